/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

GSettings *pupitre_settings_new (gboolean demonstration) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
