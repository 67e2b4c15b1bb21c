/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-absence-book.h"
#include "pupitre-glance.h"
#include "pupitre-message.h"
#include "pupitre-plan.h"
#include "pupitre-pupil-document.h"
#include "pupitre-registration.h"
#include "pupitre-report-card.h"
#include "pupitre-statement.h"
#include "pupitre-tile.h"
#include "pupitre-work.h"

G_BEGIN_DECLS

void           pupitre_family_words_open_tile   (PupitreGlance       *glance,
                                                 PupitreTile          tile);
PupitreGlance *pupitre_family_words_absences    (PupitreChild        *child,
                                                 PupitreAbsenceBook  *book) G_GNUC_WARN_UNUSED_RESULT;
PupitreGlance *pupitre_family_words_message     (PupitreChild        *child,
                                                 PupitreMessage      *message) G_GNUC_WARN_UNUSED_RESULT;
PupitreGlance *pupitre_family_words_work        (PupitreChild        *child,
                                                 PupitreWork         *work) G_GNUC_WARN_UNUSED_RESULT;
PupitreGlance *pupitre_family_words_card        (PupitreChild        *child,
                                                 PupitreReportCard   *card) G_GNUC_WARN_UNUSED_RESULT;
PupitreGlance *pupitre_family_words_document    (PupitreChild        *child,
                                                 PupitrePupilDocument *document) G_GNUC_WARN_UNUSED_RESULT;
PupitreGlance *pupitre_family_words_registration (PupitreChild       *child,
                                                 PupitreRegistration *registration) G_GNUC_WARN_UNUSED_RESULT;
PupitreGlance *pupitre_family_words_statement   (PupitreChild        *child,
                                                 PupitreStatement    *statement,
                                                 const char          *account) G_GNUC_WARN_UNUSED_RESULT;
PupitreGlance *pupitre_family_words_more        (PupitreChild        *child,
                                                 guint                n,
                                                 PupitreTile          tile) G_GNUC_WARN_UNUSED_RESULT;
void           pupitre_family_words_add_day     (GPtrArray           *glances,
                                                 PupitrePlanColumn   *column,
                                                 GPtrArray           *family);

G_END_DECLS
