/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-plan.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *pupitre_plan_item_box_new        (PupitrePlanItem *item) G_GNUC_WARN_UNUSED_RESULT;
GtkWidget *pupitre_plan_item_box_new_avatar (PupitrePlanWho  *who) G_GNUC_WARN_UNUSED_RESULT;
GtkWidget *pupitre_plan_item_box_new_note   (PupitrePlanItem *item) G_GNUC_WARN_UNUSED_RESULT;
gboolean   pupitre_plan_item_box_paint      (GtkWidget       *widget,
                                             PupitrePlanItem *item);
void       pupitre_plan_item_box_hyphenate  (GtkWidget       *root);

G_END_DECLS
