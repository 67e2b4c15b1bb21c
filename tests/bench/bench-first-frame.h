/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Whether a frame that has been painted is the one to measure. */
typedef gboolean (*BenchIsUseful) (GtkWindow *window);

/* Ends the process, and the counting of callgrind, after the first painted frame of @window that
 * @is_useful (nullable: any) says is the one. */
void bench_end_at_frame (GtkWindow     *window,
                         BenchIsUseful  is_useful);

G_END_DECLS
