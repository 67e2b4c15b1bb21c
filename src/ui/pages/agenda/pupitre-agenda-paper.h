/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-cycle.h"
#include "pupitre-family-week.h"

G_BEGIN_DECLS

/**
 * PupitreAgendaPaper:
 * @title: Which week, or that it is the cycle
 * @file_name: Under which name to save it; untrusted
 * @pdf: The pages
 *
 * What a parent prints of an agenda.
 */
typedef struct {
  char   *title;
  char   *file_name;
  GBytes *pdf;
} PupitreAgendaPaper;

PupitreAgendaPaper *pupitre_agenda_paper_new_week  (PupitreChild        *child,
                                                    PupitreWeek         *week,
                                                    GError             **error) G_GNUC_WARN_UNUSED_RESULT;
PupitreAgendaPaper *pupitre_agenda_paper_new_family (PupitreFamilyWeek  *week,
                                                     GError            **error) G_GNUC_WARN_UNUSED_RESULT;
PupitreAgendaPaper *pupitre_agenda_paper_new_cycle (PupitreChild        *child,
                                                    PupitreCycle        *cycle,
                                                    gint64               received,
                                                    GError             **error) G_GNUC_WARN_UNUSED_RESULT;
void                pupitre_agenda_paper_free      (PupitreAgendaPaper  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PupitreAgendaPaper, pupitre_agenda_paper_free)

G_END_DECLS
