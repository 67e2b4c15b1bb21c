/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-family-week.h"
#include "pupitre-plan-view.h"
#include "pupitre-week-page.h"

G_BEGIN_DECLS

#define PUPITRE_TYPE_FAMILY_AGENDA_PAGE (pupitre_family_agenda_page_get_type ())
G_DECLARE_FINAL_TYPE (PupitreFamilyAgendaPage, pupitre_family_agenda_page, PUPITRE, FAMILY_AGENDA_PAGE, PupitreWeekPage)

PupitrePlanView   *pupitre_family_agenda_page_get_view (PupitreFamilyAgendaPage *self);
PupitreFamilyWeek *pupitre_family_agenda_page_get_week (PupitreFamilyAgendaPage *self);

G_END_DECLS
