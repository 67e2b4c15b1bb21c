/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-absence-notice.h"
#include "pupitre-family.h"

G_BEGIN_DECLS

#define PUPITRE_TYPE_ABSENCE_BOOK (pupitre_absence_book_get_type ())
G_DECLARE_FINAL_TYPE (PupitreAbsenceBook, pupitre_absence_book, PUPITRE, ABSENCE_BOOK, GObject)

PupitreAbsenceBook *pupitre_absence_book_new          (PupitreFamily      *family,
                                                       PupitreAccount     *account,
                                                       PupitreChild       *child) G_GNUC_WARN_UNUSED_RESULT;
PupitreFeed        *pupitre_absence_book_get_feed     (PupitreAbsenceBook *self);
GPtrArray          *pupitre_absence_book_get_absences (PupitreAbsenceBook *self);
GPtrArray          *pupitre_absence_book_get_notices  (PupitreAbsenceBook *self);
guint               pupitre_absence_book_get_n_waiting (PupitreAbsenceBook *self);
void                pupitre_absence_book_day_changed (PupitreAbsenceBook *self);
gboolean            pupitre_absence_book_is_waiting   (PupitreAbsence     *absence);
gboolean            pupitre_absence_book_may_motivate (PupitreAbsenceBook *self,
                                                       PupitreAbsence     *absence);
GListModel         *pupitre_absence_book_get_intents  (PupitreAbsenceBook *self);
GListModel         *pupitre_absence_book_get_receipts (PupitreAbsenceBook *self);
PupitreIntent      *pupitre_absence_book_find_intent  (PupitreAbsenceBook *self,
                                                       PupitreIntentKind   kind,
                                                       const char         *subject);
PupitreReceipt     *pupitre_absence_book_find_receipt (PupitreAbsenceBook *self,
                                                       PupitreIntentKind   kind,
                                                       const char         *id);

G_END_DECLS
