/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

gboolean pupitre_print_pages_parse (const char  *text,
                                    guint        n_pages,
                                    GArray     **ranges) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
