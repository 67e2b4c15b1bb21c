/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-pupil-document.h"
#include "pupitre-report-card.h"

G_BEGIN_DECLS

char *pupitre_document_words_pupil_document (PupitrePupilDocument *document) G_GNUC_WARN_UNUSED_RESULT;
char *pupitre_document_words_report_card    (PupitreReportCard    *card) G_GNUC_WARN_UNUSED_RESULT;
char *pupitre_document_words_attachment     (const char           *name,
                                             const char           *message) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
