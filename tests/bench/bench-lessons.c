/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bench-lessons.h"

#include "pupitre-lessons-parser.h"
#include "pupitre-school-time.h"
#include "test-portal.h"

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
  g_autoptr (GDateTime) first = pupitre_school_time_parse (BENCH_LESSONS_BEGIN);

  for (int i = 0; i < n_weeks * BENCH_LESSONS_A_WEEK; i++) {
    int in_week = i % BENCH_LESSONS_A_WEEK;
    g_autoptr (GDateTime) day =
      pupitre_school_time_day (first, i / BENCH_LESSONS_A_WEEK * 7 + in_week / 5);

    append_lesson (json, day, in_week % 5);
  }
  g_string_append_c (json, ']');
  return g_string_free_to_bytes (json);
}

void
bench_lessons_fill (PupitreStore *store, const PupitreCollection *collection, int n_weeks)
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

static GObject *
read_lesson (GBytes *json, GError **error)
{
  return (GObject *) pupitre_lessons_parser_read (json, error);
}

PupitreFeed *
bench_lessons_make_feed (PupitreStore *store, const PupitreCollection *collection)
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
