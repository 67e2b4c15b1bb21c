/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-plan.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PUPITRE_TYPE_PLAN_CELL (pupitre_plan_cell_get_type ())
G_DECLARE_FINAL_TYPE (PupitrePlanCell, pupitre_plan_cell, PUPITRE, PLAN_CELL, GtkWidget)

GtkWidget  *pupitre_plan_cell_new         (PupitrePlanColumn *column,
                                           PupitrePlanRow    *row) G_GNUC_WARN_UNUSED_RESULT;
void        pupitre_plan_cell_add         (PupitrePlanCell   *self,
                                           PupitrePlanItem   *item);
const char *pupitre_plan_cell_get_name    (PupitrePlanCell   *self);
void        pupitre_plan_cell_set_current (PupitrePlanCell   *self,
                                           gboolean           current);

G_END_DECLS
