/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-plan-view.h"
#include "pupitre-week-page.h"
#include "pupitre-week.h"

G_BEGIN_DECLS

#define PUPITRE_TYPE_AGENDA_PAGE (pupitre_agenda_page_get_type ())
G_DECLARE_FINAL_TYPE (PupitreAgendaPage, pupitre_agenda_page, PUPITRE, AGENDA_PAGE, PupitreWeekPage)

PupitrePlanView *pupitre_agenda_page_get_view (PupitreAgendaPage *self);
PupitreWeek     *pupitre_agenda_page_get_week (PupitreAgendaPage *self);

G_END_DECLS
