/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-absence-notice.h"
#include "pupitre-intent.h"
#include "pupitre-receipt.h"

G_BEGIN_DECLS

char       *pupitre_absence_words_dup_what      (PupitreAbsence       *absence) G_GNUC_WARN_UNUSED_RESULT;
char       *pupitre_absence_words_dup_where     (PupitreAbsence       *absence) G_GNUC_WARN_UNUSED_RESULT;
char       *pupitre_absence_words_dup_state     (PupitreAbsence       *absence) G_GNUC_WARN_UNUSED_RESULT;
char       *pupitre_absence_words_dup_periods   (guint                 periods) G_GNUC_WARN_UNUSED_RESULT;
char       *pupitre_absence_words_dup_days      (GDateTime            *first,
                                                 GDateTime            *last) G_GNUC_WARN_UNUSED_RESULT;
char       *pupitre_absence_words_dup_intent    (PupitreIntent        *intent) G_GNUC_WARN_UNUSED_RESULT;
char       *pupitre_absence_words_dup_reason    (PupitreIntent        *intent) G_GNUC_WARN_UNUSED_RESULT;
const char *pupitre_absence_words_of_state      (PupitreIntentState    state);
const char *pupitre_absence_words_of_kind       (PupitreIntentKind     kind);

G_END_DECLS
