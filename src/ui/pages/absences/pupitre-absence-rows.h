/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "pupitre-absence-book.h"

G_BEGIN_DECLS

/* What the parent wants to see of the history. */
typedef struct {
  gboolean           by_kind;
  PupitreAbsenceKind kind;
  int                term;  /* 0: all */
} PupitreHistoryFilter;

GtkWidget *pupitre_absence_rows_new_intent  (PupitreIntent        *intent,
                                             const char           *account_name);
GtkWidget *pupitre_absence_rows_new_notice  (PupitreAbsenceBook   *book,
                                             PupitreAbsenceNotice *notice);
GtkWidget *pupitre_absence_rows_new_history (PupitreAbsenceBook   *book,
                                             PupitreAbsence       *absence);
gboolean   pupitre_absence_rows_is_wanted   (const PupitreHistoryFilter *filter,
                                             PupitreAbsence             *absence);
char      *pupitre_absence_rows_dup_totals  (GPtrArray                  *absences,
                                             const PupitreHistoryFilter *filter) G_GNUC_WARN_UNUSED_RESULT;
void       pupitre_absence_rows_show        (GtkListBox           *list,
                                             GPtrArray            *rows,
                                             GCallback             on_pressed,
                                             gpointer              data);

G_END_DECLS
