/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

GtkWidget *pupitre_finances_row_new       (const char *title,
                                           const char *subtitle,
                                           const char *amount,
                                           gboolean    opens);
void       pupitre_finances_row_empty_list (GtkListBox *list);

G_END_DECLS
