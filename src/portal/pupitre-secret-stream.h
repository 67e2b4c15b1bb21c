/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define PUPITRE_TYPE_SECRET_STREAM (pupitre_secret_stream_get_type ())
G_DECLARE_FINAL_TYPE (PupitreSecretStream, pupitre_secret_stream, PUPITRE, SECRET_STREAM, GMemoryInputStream)

GInputStream *pupitre_secret_stream_new (GBytes *bytes) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
