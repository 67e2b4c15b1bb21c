/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-cycle.h"
#include "pupitre-family-week.h"
#include "pupitre-page.h"

G_BEGIN_DECLS

#define PUPITRE_TYPE_AGENDA_MENU (pupitre_agenda_menu_get_type ())
G_DECLARE_FINAL_TYPE (PupitreAgendaMenu, pupitre_agenda_menu, PUPITRE, AGENDA_MENU, AdwBin)

void pupitre_agenda_menu_set_page  (PupitreAgendaMenu *self,
                                    PupitrePage       *page,
                                    PupitreWeek       *week);
void pupitre_agenda_menu_set_family (PupitreAgendaMenu *self,
                                    PupitrePage       *page,
                                    PupitreFamilyWeek *week);
void pupitre_agenda_menu_update    (PupitreAgendaMenu *self);
void pupitre_agenda_menu_set_cycle (PupitreAgendaMenu *self,
                                    gboolean           in_front,
                                    PupitreCycle      *cycle,
                                    gint64             received);
void pupitre_agenda_menu_look_for_timetable (PupitreAgendaMenu *self);

G_END_DECLS
