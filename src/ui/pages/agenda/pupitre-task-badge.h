/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-plan.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void pupitre_task_badge_fill (GtkBox            *box,
                              PupitrePlanColumn *column);

G_END_DECLS
