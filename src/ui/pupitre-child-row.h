/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "pupitre-family.h"

G_BEGIN_DECLS

#define PUPITRE_TYPE_CHILD_ROW (pupitre_child_row_get_type ())
G_DECLARE_FINAL_TYPE (PupitreChildRow, pupitre_child_row, PUPITRE, CHILD_ROW, GtkListBoxRow)

GtkWidget     *pupitre_child_row_new         (PupitreMember   *member,
                                              PupitreFamily   *family) G_GNUC_WARN_UNUSED_RESULT;
PupitreMember *pupitre_child_row_get_member  (PupitreChildRow *self);
PupitreChild  *pupitre_child_row_get_child   (PupitreChildRow *self);
void           pupitre_child_row_set_picture (PupitreChildRow *self,
                                              GdkPaintable    *picture);

G_END_DECLS
