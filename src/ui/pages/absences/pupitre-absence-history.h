/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-absence-rows.h"

G_BEGIN_DECLS

/* What a page has for the history. */
typedef struct {
  GtkLabel    *totals;
  GtkWidget   *filters;      /* around the two */
  GtkDropDown *kind_filter;
  GtkDropDown *term_filter;
  GtkListBox  *list;
} PupitreAbsenceHistoryParts;

#define PUPITRE_TYPE_ABSENCE_HISTORY (pupitre_absence_history_get_type ())
G_DECLARE_FINAL_TYPE (PupitreAbsenceHistory, pupitre_absence_history, PUPITRE, ABSENCE_HISTORY,
                      GObject)

PupitreAbsenceHistory *pupitre_absence_history_new    (PupitreAbsenceBook               *book,
                                                       const PupitreAbsenceHistoryParts *parts,
                                                       GCallback                         on_pressed,
                                                       gpointer                          data) G_GNUC_WARN_UNUSED_RESULT;
void                   pupitre_absence_history_update (PupitreAbsenceHistory            *self);
GtkWidget             *pupitre_absence_history_find_row (PupitreAbsenceHistory          *self,
                                                         const char                     *id);

G_END_DECLS
