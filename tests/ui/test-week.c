/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "fake-portal.h"
#include "pupitre-connection-private.h"
#include "pupitre-lesson.h"
#include "pupitre-lessons-parser.h"
#include "pupitre-school-time.h"
#include "pupitre-session-keeper.h"
#include "pupitre-week.h"
#include "test-portal.h"

/* One week of a child over a portal in this process: what moves to another day is found there, and
 * what lasts for days is on each of them. */

#define ADDRESS "/api/individu/parent/enfants"
#define LESSON(first, last, hour, title, origin) \
  "{\"dateDebut\":\"" first "\",\"dateFin\":\"" last "\"," hour "\"description\":\"" title "\"," \
  "\"codeActivite\":\"" title "\",\"etat\":\"prevue\",\"origine\":" origin "}"
#define AT_NINE "\"heureDebut\":\"09:00\",\"heureFin\":\"10:00\","

typedef struct {
  FakePortal           *fake;
  PupitreLimiter       *limiter;
  PupitreConnection    *connection;
  PupitreSessionKeeper *keeper;
  PupitreStore         *store;
  PupitreFeed          *feeds[PUPITRE_WEEK_N_PARTS];
  PupitreWeek          *week;
} Fixture;

static GObject *
read_lesson (GBytes *json, GError **error)
{
  return (GObject *) pupitre_lessons_parser_read (json, error);
}

static void
open_store (Fixture *f)
{
  g_autoptr (PupitreKey) key = pupitre_key_new_random ();
  g_autoptr (GAsyncResult) done = NULL;
  GAsyncResult *place = NULL;
  g_autoptr (GError) error = NULL;

  f->store = pupitre_store_new (NULL, "5f0c3b52-6a51-4a87-9a43-0e6a9c3f2b10", key);
  pupitre_store_open_async (f->store, NULL, test_keep_result, &place);
  done = test_wait_result (&place);
  g_assert_true (pupitre_store_open_finish (f->store, done, NULL, &error));
  g_assert_no_error (error);
}

static void
sign_in (Fixture *f)
{
  g_autoptr (PupitreSecret) secret = pupitre_secret_new ("week", "parent@exemple");
  g_autoptr (GAsyncResult) done = NULL;
  GAsyncResult *place = NULL;

  f->limiter = pupitre_limiter_new (2);
  f->connection = pupitre_connection_new (f->fake->profile, f->limiter);
  f->keeper = pupitre_session_keeper_new (f->connection, secret);
  pupitre_connection_sign_in_async (f->connection, "parent@exemple", "p", "fr", NULL,
                                    test_keep_result, &place);
  done = test_wait_result (&place);
  g_assert_true (pupitre_connection_sign_in_finish (f->connection, done, NULL));
}

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autoptr (PupitreCollection) collection =
    pupitre_collection_new ("700001/1235902", PUPITRE_KIND_LESSONS, 2026);
  g_autoptr (PupitreRequest) request = pupitre_request_children ();
  g_autoptr (PupitreResource) resource = NULL;
  g_autoptr (GDateTime) date = pupitre_school_time_parse ("2026-11-23");

  f->fake = fake_portal_new ();
  sign_in (f);
  open_store (f);
  resource = pupitre_resource_new (f->keeper, f->store, collection, request,
                                   pupitre_lessons_parser_split);
  for (guint part = 0; part < PUPITRE_WEEK_N_PARTS; part++)
    f->feeds[part] = pupitre_feed_new (f->store, read_lesson);
  pupitre_feed_add_resource (f->feeds[PUPITRE_WEEK_LESSONS], resource, PUPITRE_FEED_ROLE_CURRENT);
  f->week = pupitre_week_new_for_feeds (f->feeds, date);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  GAsyncResult *place = NULL;

  g_clear_object (&f->week);
  for (guint part = 0; part < PUPITRE_WEEK_N_PARTS; part++) {
    pupitre_feed_stop (f->feeds[part]);
    g_object_unref (f->feeds[part]);
  }
  pupitre_store_close_async (f->store, NULL, test_keep_result, &place);
  g_object_unref (test_wait_result (&place));
  pupitre_connection_forget (f->connection);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_object_unref (f->store);
  g_object_unref (f->keeper);
  g_object_unref (f->connection);
  g_object_unref (f->limiter);
  fake_portal_free (f->fake);
}

static gboolean
is_settled (gpointer feed)
{
  return pupitre_feed_is_loaded (feed) && !pupitre_feed_is_refreshing (feed);
}

static void
answer_with (Fixture *f, const char *lessons)
{
  g_autofree char *action = g_strdup_printf ("json [%s]", lessons);
  PupitreFeed *feed = f->feeds[PUPITRE_WEEK_LESSONS];

  fake_portal_script (f->fake, ADDRESS, action, NULL);
  pupitre_feed_refresh (feed);
  test_wait_until (is_settled, feed);
  g_assert_no_error (pupitre_feed_get_error (feed));
}

static void
turn_to (Fixture *f, const char *day)
{
  g_autoptr (GDateTime) date = pupitre_school_time_parse (day);

  pupitre_week_turn_to (f->week, date);
}

static gboolean
is_read (gpointer feed)
{
  for (guint i = 0; i < g_list_model_get_n_items (feed); i++) {
    g_autoptr (PupitreEntry) entry = g_list_model_get_item (feed, i);

    if (pupitre_entry_get_object (entry) == NULL)
      return FALSE;
  }
  return TRUE;
}

/* The first letters of what is on the days of the week, a word each. */
static char *
describe (Fixture *f)
{
  GString *text = g_string_new (NULL);

  test_wait_until (is_read, f->feeds[PUPITRE_WEEK_LESSONS]);
  for (int day = 0; day < 7; day++) {
    g_autoptr (GPtrArray) lessons = pupitre_week_get_day (f->week, PUPITRE_WEEK_LESSONS, day);

    for (guint i = 0; i < lessons->len; i++)
      g_string_append_c (text, pupitre_lesson_get_title (lessons->pdata[i])[0]);
    g_string_append (text, day < 6 ? "|" : "");
  }
  return g_string_free (text, FALSE);
}

#define ASSERT_WEEK(f, day, expected) \
  G_STMT_START { \
    g_autofree char *found = NULL; \
\
    turn_to (f, day); \
    found = describe (f); \
    g_assert_cmpstr (found, ==, expected); \
  } G_STMT_END

/* It passes no other one on its way: the rows of the feed stay where they are. */
static void
test_moved (Fixture *f, gconstpointer data)
{
  static const char ORIGIN[] = "{\"date\":\"2026-11-27\",\"heureDebut\":\"09:00\"}";
  g_autofree char *moved = g_strdup_printf (
    LESSON ("2026-11-30", "2026-11-30", AT_NINE, "Art", "%s"), ORIGIN);
  g_autoptr (PupitreEntry) before = NULL;
  g_autoptr (PupitreEntry) after = NULL;

  answer_with (f, LESSON ("2026-11-27", "2026-11-27", AT_NINE, "Art", "null"));
  before = g_list_model_get_item (G_LIST_MODEL (f->feeds[PUPITRE_WEEK_LESSONS]), 0);
  ASSERT_WEEK (f, "2026-11-23", "||||A||");
  ASSERT_WEEK (f, "2026-11-30", "||||||");
  answer_with (f, moved);
  ASSERT_WEEK (f, "2026-11-30", "A||||||");
  after = g_list_model_get_item (G_LIST_MODEL (f->feeds[PUPITRE_WEEK_LESSONS]), 0);
  g_assert_true (before == after);
  ASSERT_WEEK (f, "2026-11-23", "||||||");
  answer_with (f, LESSON ("2026-11-27", "2026-11-27", AT_NINE, "Art", "null"));
  ASSERT_WEEK (f, "2026-11-23", "||||A||");
}

/* From Thursday to Tuesday, or for weeks; what is of hours is on the day on which it begins. */
static void
test_days (Fixture *f, gconstpointer data)
{
  answer_with (f, LESSON ("2026-11-26", "2026-12-01", "", "Camp", "null") ","
                  LESSON ("2026-11-26", "2026-11-27", AT_NINE, "Nuit", "null") ","
                  LESSON ("2026-11-30", "2026-11-30", "", "Sortie", "null") ","
                  LESSON ("2026-11-16", "2026-11-16", "", "Visite", "null") ","
                  LESSON ("2026-10-15", "2026-11-24", "", "Stage", "null") ","
                  LESSON ("2026-10-15", "2026-10-15", AT_NINE, "Danse", "null"));
  ASSERT_WEEK (f, "2026-10-12", "|||SD|S|S|S");
  ASSERT_WEEK (f, "2026-11-16", "SV|S|S|S|S|S|S");
  ASSERT_WEEK (f, "2026-11-23", "S|S||CN|C|C|C");
  ASSERT_WEEK (f, "2026-11-30", "CS|C|||||");
  ASSERT_WEEK (f, "2026-12-07", "||||||");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/week/moved", Fixture, NULL, set_up, test_moved, tear_down);
  g_test_add ("/week/days", Fixture, NULL, set_up, test_days, tear_down);

  return g_test_run ();
}
