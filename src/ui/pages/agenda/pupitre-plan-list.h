/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-plan.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PUPITRE_TYPE_PLAN_LIST (pupitre_plan_list_get_type ())
G_DECLARE_FINAL_TYPE (PupitrePlanList, pupitre_plan_list, PUPITRE, PLAN_LIST, GtkWidget)

GtkWidget *pupitre_plan_list_new       (void) G_GNUC_WARN_UNUSED_RESULT;
void       pupitre_plan_list_set_plan  (PupitrePlanList *self,
                                        PupitrePlan     *plan);
GtkWidget *pupitre_plan_list_get_today (PupitrePlanList *self);

G_END_DECLS
