/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char     *demo_password_hash    (const char *password) G_GNUC_WARN_UNUSED_RESULT;
gboolean  demo_password_matches (const char *password,
                                 const char *hash);

G_END_DECLS
