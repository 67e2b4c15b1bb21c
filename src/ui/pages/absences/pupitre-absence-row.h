/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define PUPITRE_TYPE_ABSENCE_ROW (pupitre_absence_row_get_type ())
G_DECLARE_FINAL_TYPE (PupitreAbsenceRow, pupitre_absence_row, PUPITRE, ABSENCE_ROW, GtkListBoxRow)

GtkWidget  *pupitre_absence_row_new         (GObject           *subject,
                                             const char        *title,
                                             const char        *detail) G_GNUC_WARN_UNUSED_RESULT;
void        pupitre_absence_row_set_state   (PupitreAbsenceRow *self,
                                             const char        *icon_name,
                                             const char        *text);
void        pupitre_absence_row_add_button  (PupitreAbsenceRow *self,
                                             const char        *id,
                                             const char        *label);
gpointer    pupitre_absence_row_get_subject (PupitreAbsenceRow *self);
const char *pupitre_absence_row_get_words   (PupitreAbsenceRow *self);
guint       pupitre_absence_row_get_n_buttons (PupitreAbsenceRow *self);

G_END_DECLS
