/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-page.h"
#include "pupitre-week-switcher.h"

G_BEGIN_DECLS

#define PUPITRE_TYPE_WEEK_PAGE (pupitre_week_page_get_type ())
G_DECLARE_DERIVABLE_TYPE (PupitreWeekPage, pupitre_week_page, PUPITRE, WEEK_PAGE, PupitrePage)

/**
 * PupitreWeekPageClass:
 * @get_monday: (transfer none): The midnight at which the week that it shows begins
 * @turn_to: Shows the week of a date, if there is one
 * @show_day: Says anew what depends on which day is today, in the week that it shows
 */
struct _PupitreWeekPageClass {
  PupitrePageClass parent_class;

  GDateTime *(*get_monday) (PupitreWeekPage *self);
  void       (*turn_to)    (PupitreWeekPage *self,
                            GDateTime       *date);
  void       (*show_day)   (PupitreWeekPage *self);
};

void pupitre_week_page_bind_switchers (GtkWidgetClass  *klass);
void pupitre_week_page_show_monday    (PupitreWeekPage *self);
void pupitre_week_page_set_has_weeks  (PupitreWeekPage *self,
                                       gboolean         has_weeks);
void pupitre_week_page_turn_to        (PupitreWeekPage *self,
                                       GDateTime       *date);

G_END_DECLS
