/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-plan.h"
#include "pupitre-week.h"

G_BEGIN_DECLS

/**
 * PupitreWeekPlanChild:
 * @week: A week of a child
 * @who: (nullable): Whose it is
 *
 * One child of a plan.
 */
typedef struct {
  PupitreWeek    *week;
  PupitrePlanWho *who;
} PupitreWeekPlanChild;

PupitrePlan *pupitre_week_plan_make        (PupitreWeek                *week) G_GNUC_WARN_UNUSED_RESULT;
PupitrePlan *pupitre_week_plan_make_family (GDateTime                  *monday,
                                            const PupitreWeekPlanChild *children,
                                            guint                       n_children) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
