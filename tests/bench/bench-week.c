/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bench-lessons.h"
#include "pupitre-feed-range.h"
#include "pupitre-school-time.h"
#include "test-portal.h"

#include <stdlib.h>
#include <valgrind/callgrind.h>

/* What it costs to turn to a week of which everything is stored: "bench-week N" stores N weeks of 24
 * lessons, and turns to one of them. Only the turning is counted, until each lesson can be shown. */

static gboolean
is_shown (gpointer range)
{
  for (guint i = 0; i < g_list_model_get_n_items (range); i++) {
    g_autoptr (PupitreEntry) entry = g_list_model_get_item (range, i);

    if (pupitre_entry_get_object (entry) == NULL)
      return FALSE;
  }
  return TRUE;
}

static void
turn (PupitreFeed *feed, int week)
{
  g_autoptr (PupitreFeedRange) range = pupitre_feed_range_new (feed);
  g_autoptr (GDateTime) first = pupitre_school_time_parse (BENCH_LESSONS_BEGIN);
  g_autoptr (GDateTime) monday = pupitre_school_time_day (first, 7 * week);
  g_autoptr (GDateTime) next = pupitre_school_time_day (monday, 7);

  CALLGRIND_START_INSTRUMENTATION;
  pupitre_feed_range_set (range, g_date_time_to_unix (monday), g_date_time_to_unix (next));
  test_wait_until (is_shown, range);
  CALLGRIND_STOP_INSTRUMENTATION;
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (range)), ==, BENCH_LESSONS_A_WEEK);
}

int
main (int argc, char **argv)
{
  g_autofree char *folder = test_make_folder ();
  g_autofree char *directory = g_build_filename (folder, "account", NULL);
  g_autoptr (PupitreKey) key = pupitre_key_new_random ();
  g_autoptr (PupitreStore) store = pupitre_store_new (directory, "bench", key);
  g_autoptr (PupitreCollection) collection =
    pupitre_collection_new ("700000/1234567", PUPITRE_KIND_LESSONS, 2026);
  g_autoptr (PupitreFeed) feed = NULL;
  GAsyncResult *result = NULL;
  int n_weeks = argc == 2 ? atoi (argv[1]) : 0;

  g_assert_cmpint (n_weeks, >, 0);
  pupitre_store_open_async (store, NULL, test_keep_result, &result);
  g_object_unref (test_wait_result (&result));
  bench_lessons_fill (store, collection, n_weeks);
  feed = bench_lessons_make_feed (store, collection);
  turn (feed, n_weeks / 2);
  pupitre_feed_stop (feed);
  result = NULL;
  pupitre_store_close_async (store, NULL, test_keep_result, &result);
  g_object_unref (test_wait_result (&result));
  test_remove_folder (folder);
  return 0;
}
