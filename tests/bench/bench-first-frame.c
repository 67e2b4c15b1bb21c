/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bench-first-frame.h"

#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>
#include <valgrind/callgrind.h>

/* Where instructions are counted everything takes so many times longer, about. */
#define SLOWNESS 50

typedef struct {
  GtkWindow    *window;
  BenchIsUseful is_useful;
} Wait;

/* In the place of libc's. The clock by which the main loop and the frames go is as slow as the
 * program: what comes after a while comes after as much work as it does elsewhere. */
int
clock_gettime (clockid_t id, struct timespec *now)
{
  const int result = (int) syscall (SYS_clock_gettime, id, now);
  gint64 slow;

  if (result != 0 || id != CLOCK_MONOTONIC || !RUNNING_ON_VALGRIND)
    return result;
  slow = (now->tv_sec * G_GINT64_CONSTANT (1000000000) + now->tv_nsec) / SLOWNESS;
  now->tv_sec = slow / G_GINT64_CONSTANT (1000000000);
  now->tv_nsec = slow % G_GINT64_CONSTANT (1000000000);
  return 0;
}

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
