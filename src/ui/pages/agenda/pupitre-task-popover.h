/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-plan.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *pupitre_task_popover_new (PupitrePlanWho *who,
                                     GPtrArray      *tasks) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
