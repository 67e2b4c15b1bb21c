/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-window.h"

G_BEGIN_DECLS

/* Turns to the messages of the child of the family of volume that has so many, who need not stand
 * first. Nothing happens while @window does not have the family yet. */
void       bench_volume_turn      (PupitreWindow *window);

/* Whether it is that child's page that is in front. */
gboolean   bench_volume_is_turned (PupitreWindow *window);

/* The first list that is shown in @widget; %NULL if there is none. */
GtkWidget *bench_volume_find_list (GtkWidget     *widget);

G_END_DECLS
