/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-plan-cell.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PUPITRE_TYPE_PLAN_GRID (pupitre_plan_grid_get_type ())
G_DECLARE_FINAL_TYPE (PupitrePlanGrid, pupitre_plan_grid, PUPITRE, PLAN_GRID, GtkWidget)

GtkWidget       *pupitre_plan_grid_new      (void) G_GNUC_WARN_UNUSED_RESULT;
void             pupitre_plan_grid_set_plan (PupitrePlanGrid *self,
                                             PupitrePlan     *plan);
PupitrePlanCell *pupitre_plan_grid_get_cell (PupitrePlanGrid *self,
                                             int              row,
                                             int              column);

G_END_DECLS
