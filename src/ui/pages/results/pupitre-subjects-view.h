/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-entry-wait.h"

G_BEGIN_DECLS

#define PUPITRE_TYPE_SUBJECTS_VIEW (pupitre_subjects_view_get_type ())
G_DECLARE_FINAL_TYPE (PupitreSubjectsView, pupitre_subjects_view, PUPITRE, SUBJECTS_VIEW, AdwBin)

void pupitre_subjects_view_set_page (PupitreSubjectsView *self,
                                     PupitrePage         *page);
void pupitre_subjects_view_wait_for (PupitreSubjectsView *self,
                                     const char          *key,
                                     PupitreEntryFunc     function);
void pupitre_subjects_view_open     (PupitreSubjectsView *self,
                                     PupitreEntry        *entry);

G_END_DECLS
