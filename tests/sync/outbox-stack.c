/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "outbox-stack.h"

#include "pupitre-registration-intent.h"
#include "pupitre-registration-parser.h"
#include "pupitre-registration-request.h"
#include "pupitre-absences-parser.h"
#include "pupitre-calendar-parser.h"
#include "pupitre-children-parser.h"
#include "pupitre-connection-private.h"
#include "pupitre-error.h"
#include "pupitre-portal-courier.h"
#include "pupitre-school-time.h"

#include <string.h>

#define ACCOUNT "5f0c3b52-6a51-4a87-9a43-0e6a9c3f2b10"
#define EMAIL "parent@demo.exemple"
#define PASSWORD "Pupitre2026"
#define MOTIVE "10"

static const guint8 key_bytes[PUPITRE_KEY_SIZE] = { 1, 2, 3, 4 };

/* The program's day becomes the portal's. */
static void
shift_day (void)
{
  g_autoptr (GDateTime) wanted = pupitre_school_time_parse (STACK_TODAY "T12:00:00");
  g_autoptr (GDateTime) now = g_date_time_new_now (pupitre_school_time_zone ());
  g_autoptr (GDateTime) noon =
    g_date_time_new (pupitre_school_time_zone (), g_date_time_get_year (now),
                     g_date_time_get_month (now), g_date_time_get_day_of_month (now), 12, 0, 0);
  gint64 hours = g_date_time_difference (wanted, noon) / G_TIME_SPAN_HOUR;

  pupitre_school_time_set_shift ((int) ((hours + (hours < 0 ? -12 : 12)) / 24));
}

static GBytes *
fetch (Stack *s, PupitreRequest *request)
{
  g_autoptr (PupitreRequest) owned = request;
  GAsyncResult *result = NULL;
  g_autoptr (GAsyncResult) done = NULL;
  g_autoptr (PupitreReply) reply = NULL;
  g_autoptr (GError) error = NULL;

  pupitre_session_keeper_fetch_async (s->keeper, owned, NULL, NULL, test_keep_result, &result);
  done = test_wait_result (&result);
  reply = pupitre_session_keeper_fetch_finish (s->keeper, done, &error);
  g_assert_no_error (error);
  return g_bytes_ref (reply->body);
}

static void
load_children (Stack *s)
{
  g_autoptr (GBytes) body = fetch (s, pupitre_request_children ());
  g_autoptr (PupitreParsed) parsed = pupitre_children_parser_split (body, NULL);

  s->children = g_list_store_new (PUPITRE_TYPE_CHILD);
  for (guint i = 0; i < parsed->items->len; i++) {
    PupitreItem *item = g_ptr_array_index (parsed->items, i);
    g_autoptr (PupitreChild) child = pupitre_children_parser_read (item->json, NULL);

    g_list_store_append (s->children, child);
    if (g_str_equal (pupitre_child_get_first_name (child), "Noé"))
      s->child = g_object_ref (child);
  }
  g_assert_nonnull (s->child);
}

void
stack_sign_in (Stack *s, const char *portal, guint timeout)
{
  g_autofree char *path = g_build_filename (SOURCEDIR, "data", "portals", "demonstration.ini", NULL);
  g_autoptr (PupitreLimiter) limiter = pupitre_limiter_new (2);
  g_autoptr (PupitreSecret) secret = NULL;
  g_autoptr (PupitreProfile) profile = NULL;
  g_autoptr (GAsyncResult) done = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *result = NULL;

  shift_day ();
  profile = pupitre_profile_new_for_demonstration (path, portal, &error);
  g_assert_no_error (error);
  s->connection = pupitre_connection_new (profile, limiter);
  pupitre_connection_set_timeout (s->connection, timeout);
  pupitre_connection_set_backoff (s->connection, 1);
  secret = pupitre_secret_new ("demonstration", EMAIL);
  s->keeper = pupitre_session_keeper_new (s->connection, secret);
  pupitre_connection_sign_in_async (s->connection, EMAIL, PASSWORD, "fr", NULL, test_keep_result,
                                    &result);
  done = test_wait_result (&result);
  pupitre_connection_sign_in_finish (s->connection, done, &error);
  g_assert_no_error (error);
  load_children (s);
}

void
stack_open (Stack *s, const char *folder, guint grace)
{
  g_autoptr (PupitreKey) key = pupitre_key_new_from_bytes (key_bytes);
  g_autofree char *directory = g_build_filename (folder, ACCOUNT, NULL);
  g_autoptr (PupitreCourier) courier = NULL;
  GAsyncResult *result = NULL;
  g_autoptr (GAsyncResult) opened = NULL;
  g_autoptr (GAsyncResult) loaded = NULL;
  g_autoptr (GError) error = NULL;
  PupitreStoreReport report;
  PupitreOutboxPace *pace;

  s->store = pupitre_store_new (directory, ACCOUNT, key);
  pupitre_store_open_async (s->store, NULL, test_keep_result, &result);
  opened = test_wait_result (&result);
  g_assert_true (pupitre_store_open_finish (s->store, opened, &report, &error));
  g_assert_no_error (error);
  g_assert_false (report.kept_salvaged);
  g_assert_cmpuint (report.damaged_rows, ==, 0);
  courier = pupitre_portal_courier_new (s->keeper, G_LIST_MODEL (s->children));
  s->outbox = pupitre_outbox_new (s->store, courier, FALSE);
  pace = pupitre_outbox_get_pace (s->outbox);
  pace->grace = grace;
  pace->first_wait = 5;
  pace->longest_wait = 50;
  pupitre_outbox_load_async (s->outbox, NULL, test_keep_result, &result);
  loaded = test_wait_result (&result);
  g_assert_true (pupitre_outbox_load_finish (s->outbox, loaded, &error));
  g_assert_no_error (error);
}

void
stack_close (Stack *s)
{
  GAsyncResult *result = NULL;

  pupitre_outbox_stop (s->outbox);
  pupitre_store_close_async (s->store, NULL, test_keep_result, &result);
  g_object_unref (test_wait_result (&result));
  g_clear_object (&s->outbox);
  g_clear_object (&s->store);
}

void
stack_clear (Stack *s)
{
  g_clear_object (&s->child);
  g_clear_object (&s->children);
  g_clear_object (&s->keeper);
  g_clear_object (&s->connection);
  pupitre_school_time_set_shift (0);
}

gboolean
stack_is_settled (gpointer stack)
{
  return pupitre_outbox_get_n_unsent (((Stack *) stack)->outbox, NULL) == 0;
}

gboolean
stack_is_confirmed (gpointer intent)
{
  return pupitre_intent_get_state (intent) == PUPITRE_INTENT_CONFIRMED;
}

void
stack_add (Stack *s, PupitreIntent *intent)
{
  g_autoptr (GPtrArray) intents = g_ptr_array_new ();
  GAsyncResult *result = NULL;
  g_autoptr (GAsyncResult) done = NULL;
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (intents, intent);
  pupitre_outbox_add_async (s->outbox, intents, NULL, test_keep_result, &result);
  done = test_wait_result (&result);
  g_assert_true (pupitre_outbox_add_finish (s->outbox, done, &error));
  g_assert_no_error (error);
}

GPtrArray *
stack_list_days (Stack *s)
{
  g_autoptr (GDateTime) now = pupitre_school_time_now ();
  g_autofree char *today = g_date_time_format (now, "%Y-%m-%d");
  g_autoptr (GBytes) body =
    fetch (s, pupitre_request_calendar (s->child, pupitre_school_year_of (now)));
  g_autoptr (PupitreParsed) parsed = pupitre_calendar_parser_split (body, NULL);
  GPtrArray *days = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < parsed->items->len; i++) {
    PupitreItem *item = g_ptr_array_index (parsed->items, i);
    g_autoptr (GObject) day = pupitre_calendar_parser_read (item->json, NULL);
    g_autofree char *date = NULL;

    if (!PUPITRE_IS_DAY (day) ||
        pupitre_day_get_kind (PUPITRE_DAY (day)) != PUPITRE_DAY_KIND_CLASS)
      continue;
    date = g_date_time_format (pupitre_day_get_date (PUPITRE_DAY (day)), "%Y-%m-%d");
    if (strcmp (date, today) > 0)
      g_ptr_array_add (days, g_steal_pointer (&date));
  }
  return days;
}

GPtrArray *
stack_list_absences (Stack *s)
{
  g_autoptr (GDateTime) now = pupitre_school_time_now ();
  g_autoptr (GBytes) body =
    fetch (s, pupitre_request_absences (s->child, pupitre_school_year_of (now)));
  g_autoptr (PupitreParsed) parsed = pupitre_absences_parser_split (body, NULL);
  GPtrArray *absences = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < parsed->items->len; i++) {
    PupitreItem *item = g_ptr_array_index (parsed->items, i);
    g_autoptr (GObject) object = pupitre_absences_parser_read (item->json, NULL);

    if (PUPITRE_IS_ABSENCE (object) &&
        pupitre_absence_get_kind (PUPITRE_ABSENCE (object)) == PUPITRE_ABSENCE_KIND_ABSENT &&
        pupitre_absence_get_state (PUPITRE_ABSENCE (object)) == PUPITRE_ABSENCE_STATE_TO_MOTIVATE)
      g_ptr_array_add (absences, g_steal_pointer (&object));
  }
  return absences;
}

PupitreRegistration *
stack_see_registration (Stack *s)
{
  g_autoptr (GBytes) body = fetch (s, pupitre_request_registration (s->child));
  g_autoptr (GError) error = NULL;
  PupitreRegistration *registration = pupitre_registration_parser_read (body, &error);

  g_assert_no_error (error);
  return registration;
}

PupitreIntent *
stack_register (Stack *s)
{
  g_autoptr (PupitreRegistration) registration = stack_see_registration (s);
  g_autoptr (PupitreRegistrationAnswers) answers = pupitre_registration_answers_new ();
  GPtrArray *questions = pupitre_registration_get_questions (registration);

  for (guint i = 0; i < questions->len; i++)
    pupitre_registration_answers_add (
      answers, pupitre_registration_question_get_code (questions->pdata[i]),
      pupitre_registration_question_get_choice_code (questions->pdata[i], 0),
      pupitre_registration_question_get_title (questions->pdata[i]),
      pupitre_registration_question_get_choice_title (questions->pdata[i], 0));
  pupitre_registration_answers_set_comment (answers, "Deux maisons");
  return pupitre_registration_intent_new (registration, s->child, answers);
}

PupitreIntent *
stack_announce (Stack *s, const char *day, guint period)
{
  return pupitre_intent_new (&(PupitreIntentFields) {
    .child = pupitre_child_get_key (s->child),
    .kind = PUPITRE_INTENT_ANNOUNCEMENT,
    .first_day = day,
    .periods = period > 0 ? 1u << period : 0,
    .motive_code = MOTIVE,
    .text = "Rendez-vous",
  });
}

/* Each row has the key that came with it. */
guint
stack_count_rows (TestPortal *portal, PupitreIntent *intent)
{
  g_autofree char *rows = test_portal_get (portal, "/demonstration/attendance");
  const char *uuid = pupitre_intent_get_uuid (intent);
  guint n = 0;

  for (const char *at = rows; (at = strstr (at, uuid)) != NULL; at += strlen (uuid))
    n++;
  return n;
}

void
stack_steer (TestPortal *portal, const char *json)
{
  g_free (test_portal_post (portal, "/demonstration/state", json));
}
