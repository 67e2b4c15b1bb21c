/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-page.h"
#include "pupitre-result-book.h"

G_BEGIN_DECLS

#define PUPITRE_TYPE_SUBJECT_PAGE (pupitre_subject_page_get_type ())
G_DECLARE_FINAL_TYPE (PupitreSubjectPage, pupitre_subject_page, PUPITRE, SUBJECT_PAGE, PupitrePage)

PupitrePage *pupitre_subject_page_new      (PupitrePage        *from,
                                            PupitreResultBook  *book,
                                            const char         *code);
int          pupitre_subject_page_get_term (PupitreSubjectPage *self);

G_END_DECLS
