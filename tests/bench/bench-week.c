/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bench-view.h"
#include "bench-year.h"
#include "pupitre-school-time.h"
#include "test-portal.h"

#include <stdlib.h>
#include <valgrind/callgrind.h>

/* What it costs to turn to a week of which everything is stored: "bench-week N" stores N weeks of
 * each kind, and turns to one of them. Only the turning is counted, from the sealed records to the
 * plan; with "--page" behind, to the frame in which the window shows it. */

static gboolean
is_read (gpointer year)
{
  return bench_year_is_read (year);
}

static void
turn (BenchYear *year, GDateTime *monday, PupitrePlanView *view)
{
  PupitrePlan *plan;

  CALLGRIND_START_INSTRUMENTATION;
  pupitre_week_turn_to (year->week, monday);
  test_wait_until (is_read, year);
  plan = pupitre_week_plan_make (year->week);
  if (view != NULL)
    bench_view_show (view, plan);
  CALLGRIND_STOP_INSTRUMENTATION;
  bench_year_check (plan, 1);
  if (view != NULL)
    bench_view_check (view, bench_year_count_items (1));
  else
    pupitre_plan_free (plan);
}

int
main (int argc, char **argv)
{
  g_autofree char *folder = test_make_folder ();
  g_autofree char *directory = g_build_filename (folder, "account", NULL);
  g_autoptr (PupitreKey) key = pupitre_key_new_random ();
  g_autoptr (PupitreStore) store = pupitre_store_new (directory, "bench", key);
  g_autoptr (GDateTime) first = pupitre_school_time_parse (BENCH_YEAR_BEGIN);
  g_autoptr (GDateTime) monday = NULL;
  BenchYear year = { 0 };
  GAsyncResult *result = NULL;
  int n_weeks = argc >= 2 ? atoi (argv[1]) : 0;

  g_assert_cmpint (n_weeks, >, 0);
  pupitre_store_open_async (store, NULL, test_keep_result, &result);
  g_object_unref (test_wait_result (&result));
  bench_year_init (&year, store, 0, n_weeks);
  monday = pupitre_school_time_day (first, 7 * (n_weeks / 2));
  turn (&year, monday, argc == 3 ? bench_view_open () : NULL);
  bench_year_clear (&year);
  result = NULL;
  pupitre_store_close_async (store, NULL, test_keep_result, &result);
  g_object_unref (test_wait_result (&result));
  test_remove_folder (folder);
  return 0;
}
