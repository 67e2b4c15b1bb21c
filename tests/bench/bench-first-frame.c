/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bench-first-frame.h"

#include <unistd.h>
#include <valgrind/callgrind.h>

typedef struct {
  GtkWindow    *window;
  BenchIsUseful is_useful;
} Wait;

static void
on_after_paint (GdkFrameClock *clock, Wait *wait)
{
  if (wait->is_useful != NULL && !wait->is_useful (wait->window))
    return;
  CALLGRIND_DUMP_STATS;
  _exit (0);
}

static void
on_map (GtkWidget *window, Wait *wait)
{
  g_signal_connect (gtk_widget_get_frame_clock (window), "after-paint", G_CALLBACK (on_after_paint),
                    wait);
}

void
bench_end_at_frame (GtkWindow *window, BenchIsUseful is_useful)
{
  Wait *wait = g_new0 (Wait, 1);

  wait->window = window;
  wait->is_useful = is_useful;
  g_signal_connect (window, "map", G_CALLBACK (on_map), wait);
}
