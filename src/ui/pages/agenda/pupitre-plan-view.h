/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-plan-grid.h"
#include "pupitre-plan-list.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PUPITRE_TYPE_PLAN_VIEW (pupitre_plan_view_get_type ())
G_DECLARE_FINAL_TYPE (PupitrePlanView, pupitre_plan_view, PUPITRE, PLAN_VIEW, AdwBin)

void             pupitre_plan_view_set_plan (PupitrePlanView *self,
                                             PupitrePlan     *plan);
void             pupitre_plan_view_set_nothing (PupitrePlanView *self,
                                                const char      *description);
const char      *pupitre_plan_view_get_nothing (PupitrePlanView *self);
void             pupitre_plan_view_set_list (PupitrePlanView *self,
                                             gboolean         always);
gboolean         pupitre_plan_view_is_list  (PupitrePlanView *self);
PupitrePlanGrid *pupitre_plan_view_get_grid (PupitrePlanView *self);
PupitrePlanList *pupitre_plan_view_get_list (PupitrePlanView *self);

G_END_DECLS
