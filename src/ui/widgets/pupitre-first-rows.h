/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GListModel *pupitre_first_rows_new (GtkListView *list,
                                    GListModel  *entries);

G_END_DECLS
