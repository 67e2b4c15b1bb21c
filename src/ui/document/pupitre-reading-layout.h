/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PUPITRE_TYPE_READING_LAYOUT (pupitre_reading_layout_get_type ())
G_DECLARE_FINAL_TYPE (PupitreReadingLayout, pupitre_reading_layout, PUPITRE, READING_LAYOUT, GtkLayoutManager)

G_END_DECLS
