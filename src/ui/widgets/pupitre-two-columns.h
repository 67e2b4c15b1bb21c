/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PUPITRE_TYPE_TWO_COLUMNS (pupitre_two_columns_get_type ())
G_DECLARE_FINAL_TYPE (PupitreTwoColumns, pupitre_two_columns, PUPITRE, TWO_COLUMNS, GtkLayoutManager)

G_END_DECLS
