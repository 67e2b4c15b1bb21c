/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-family.h"
#include "pupitre-week-plan.h"

G_BEGIN_DECLS

#define PUPITRE_TYPE_FAMILY_WEEK (pupitre_family_week_get_type ())
G_DECLARE_FINAL_TYPE (PupitreFamilyWeek, pupitre_family_week, PUPITRE, FAMILY_WEEK, GObject)

PupitreFamilyWeek *pupitre_family_week_new        (PupitreFamily     *family) G_GNUC_WARN_UNUSED_RESULT;
guint              pupitre_family_week_get_n      (PupitreFamilyWeek *self);
PupitreMember     *pupitre_family_week_get_member (PupitreFamilyWeek *self,
                                                   guint              position);
PupitrePlanWho    *pupitre_family_week_get_who    (PupitreFamilyWeek *self,
                                                   guint              position);
PupitreWeek       *pupitre_family_week_get_week   (PupitreFamilyWeek *self,
                                                   guint              position);
void               pupitre_family_week_turn_to    (PupitreFamilyWeek *self,
                                                   GDateTime         *date);
GDateTime         *pupitre_family_week_get_monday (PupitreFamilyWeek *self);
void               pupitre_family_week_look_at    (PupitreFamilyWeek *self);
char              *pupitre_family_week_dup_nothing (PupitreFamilyWeek *self) G_GNUC_WARN_UNUSED_RESULT;
PupitrePlan       *pupitre_family_week_make_plan  (PupitreFamilyWeek *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
