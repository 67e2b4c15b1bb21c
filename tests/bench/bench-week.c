/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pupitre-feed-range.h"
#include "pupitre-lessons-parser.h"
#include "pupitre-school-time.h"
#include "test-portal.h"

#include <stdlib.h>
#include <valgrind/callgrind.h>

/* What it costs to turn to a week of which everything is stored: "bench-week N" stores N weeks of 24
 * lessons, and turns to one of them. Only the turning is counted, until each lesson can be shown. */

#define LESSONS_A_WEEK 24

static void
append_lesson (GString *json, GDateTime *day, int place)
{
  g_autofree char *date = g_date_time_format (day, "%Y-%m-%d");

  g_string_append_printf (
    json,
    "%s{\"dateDebut\":\"%s\",\"dateFin\":\"%s\",\"heureDebut\":\"%02d:15\",\"heureFin\":\"%02d:30\","
    "\"description\":\"Fran\u00e7ais\",\"codeActivite\":\"FRA4SE\",\"locaux\":[\"B-214\"],"
    "\"intervenants\":[{\"prenom\":\"Alex\",\"nom\":\"Exemple\"}],\"typeActivite\":\"cours\","
    "\"periode\":%d,\"jourCycle\":5,\"etat\":\"prevue\",\"origine\":null}",
    json->len > 1 ? "," : "", date, date, 8 + place, 9 + place, place + 1);
}

static GBytes *
make_answer (int n_weeks)
{
  GString *json = g_string_new ("[");
  g_autoptr (GDateTime) first = pupitre_school_time_parse ("2026-08-31");

  for (int i = 0; i < n_weeks * LESSONS_A_WEEK; i++) {
    int in_week = i % LESSONS_A_WEEK;
    g_autoptr (GDateTime) day =
      pupitre_school_time_day (first, i / LESSONS_A_WEEK * 7 + in_week / 5);

    append_lesson (json, day, in_week % 5);
  }
  g_string_append_c (json, ']');
  return g_string_free_to_bytes (json);
}

static void
fill (PupitreStore *store, const PupitreCollection *collection, int n_weeks)
{
  g_autoptr (GBytes) body = make_answer (n_weeks);
  g_autoptr (GError) error = NULL;
  g_autoptr (PupitreParsed) parsed = pupitre_lessons_parser_split (body, &error);
  g_autoptr (PupitreAnswer) answer = NULL;
  GAsyncResult *result = NULL;
  g_autoptr (GAsyncResult) done = NULL;

  g_assert_no_error (error);
  answer = pupitre_answer_new (collection, parsed->items, body, NULL, 1795000000, TRUE);
  pupitre_store_apply_async (store, answer, NULL, test_keep_result, &result);
  done = test_wait_result (&result);
  pupitre_store_apply_finish (store, done, NULL, &error);
  g_assert_no_error (error);
}

static gboolean
is_loaded (gpointer feed)
{
  return pupitre_feed_is_loaded (feed);
}

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

static GObject *
read_lesson (GBytes *json, GError **error)
{
  return (GObject *) pupitre_lessons_parser_read (json, error);
}

static void
turn (PupitreFeed *feed, int week)
{
  g_autoptr (PupitreFeedRange) range = pupitre_feed_range_new (feed);
  g_autoptr (GDateTime) first = pupitre_school_time_parse ("2026-08-31");
  g_autoptr (GDateTime) monday = pupitre_school_time_day (first, 7 * week);
  g_autoptr (GDateTime) next = pupitre_school_time_day (monday, 7);

  CALLGRIND_START_INSTRUMENTATION;
  pupitre_feed_range_set (range, g_date_time_to_unix (monday), g_date_time_to_unix (next));
  test_wait_until (is_shown, range);
  CALLGRIND_STOP_INSTRUMENTATION;
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (range)), ==, LESSONS_A_WEEK);
}

static PupitreFeed *
make_feed (PupitreStore *store, const PupitreCollection *collection)
{
  g_autofree char *path = g_build_filename (SOURCEDIR, "data", "portals", "demonstration.ini", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (PupitreProfile) profile =
    pupitre_profile_new_for_demonstration (path, "http://127.0.0.1:1", &error);
  g_autoptr (PupitreLimiter) limiter = pupitre_limiter_new (2);
  g_autoptr (PupitreRequest) request = pupitre_request_children ();
  g_autoptr (PupitreConnection) connection = NULL;
  g_autoptr (PupitreSessionKeeper) keeper = NULL;
  g_autoptr (PupitreSecret) secret = NULL;
  g_autoptr (PupitreResource) resource = NULL;
  PupitreFeed *feed;

  g_assert_no_error (error);
  connection = pupitre_connection_new (profile, limiter);
  secret = pupitre_secret_new ("bench", "parent@demo.exemple");
  keeper = pupitre_session_keeper_new (connection, secret);
  resource = pupitre_resource_new (keeper, store, collection, request, pupitre_lessons_parser_split);
  feed = pupitre_feed_new (store, read_lesson);
  pupitre_feed_add_resource (feed, resource, PUPITRE_FEED_ROLE_CURRENT);
  test_wait_until (is_loaded, feed);
  return feed;
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
  fill (store, collection, n_weeks);
  feed = make_feed (store, collection);
  turn (feed, n_weeks / 2);
  pupitre_feed_stop (feed);
  result = NULL;
  pupitre_store_close_async (store, NULL, test_keep_result, &result);
  g_object_unref (test_wait_result (&result));
  test_remove_folder (folder);
  return 0;
}
