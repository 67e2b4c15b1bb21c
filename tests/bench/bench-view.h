/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-plan-view.h"

G_BEGIN_DECLS

/* Opens a window with a view of plans in it, as the pages of the agenda have one, and waits for its
 * first frame. */
PupitrePlanView *bench_view_open  (void);

/* Shows a plan, and waits until it has been drawn. @plan: (transfer full) */
void             bench_view_show  (PupitrePlanView *view,
                                   PupitrePlan     *plan);

/* Fails if there is not a card for each item. */
void             bench_view_check (PupitrePlanView *view,
                                   guint            n_items);

G_END_DECLS
