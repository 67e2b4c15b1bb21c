/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pupitre-quiet-hours.h"

static void
assert_left (guint from, guint to, int hour, int minute, guint seconds)
{
  g_autoptr (GDateTime) now = g_date_time_new_utc (2026, 11, 27, hour, minute, 0);

  g_assert_cmpuint (pupitre_quiet_hours_seconds_left (from * 60, to * 60, now), ==, seconds);
}

static void
test_within_a_day (void)
{
  assert_left (12, 14, 11, 59, 0);
  assert_left (12, 14, 12, 0, 2 * 3600);
  assert_left (12, 14, 13, 59, 60);
  assert_left (12, 14, 14, 0, 0);
}

static void
test_over_midnight (void)
{
  assert_left (21, 7, 20, 59, 0);
  assert_left (21, 7, 21, 0, 10 * 3600);
  assert_left (21, 7, 0, 0, 7 * 3600);
  assert_left (21, 7, 6, 59, 60);
  assert_left (21, 7, 7, 0, 0);
}

/* From an hour to the same hour is never, not always. */
static void
test_none (void)
{
  assert_left (7, 7, 7, 0, 0);
  assert_left (0, 0, 12, 0, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/quiet-hours/within-a-day", test_within_a_day);
  g_test_add_func ("/quiet-hours/over-midnight", test_over_midnight);
  g_test_add_func ("/quiet-hours/none", test_none);
  return g_test_run ();
}
