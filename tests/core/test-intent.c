/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pupitre-absence-words.h"
#include "pupitre-receipt.h"
#include "pupitre-school-time.h"

/* What a parent asks of the school: each pair of a state and an event has to be thought of; then what
 * must hold whatever happens, and what an intent says. */

#define CHILD "700000/1234567"

static void
test_every_pair (gconstpointer data)
{
  PupitreIntentState state = (PupitreIntentState) (GPOINTER_TO_INT (data) / PUPITRE_N_INTENT_EVENTS);
  PupitreIntentEvent event = (PupitreIntentEvent) (GPOINTER_TO_INT (data) % PUPITRE_N_INTENT_EVENTS);
  PupitreIntentStep step = pupitre_intent_machine_step (state, event);

  g_assert_cmpint (step.action, !=, PUPITRE_INTENT_ACTION_FORGOTTEN);
  g_assert_cmpint (step.next, <, PUPITRE_N_INTENT_STATES);
  if (step.action == PUPITRE_INTENT_ACTION_GIVE_UP)
    g_assert_cmpint (step.next, ==, state);
  /* It is sent from the queue alone, and is on its way before it goes. */
  if (step.action == PUPITRE_INTENT_ACTION_SEND) {
    g_assert_cmpint (state, ==, PUPITRE_INTENT_QUEUED);
    g_assert_cmpint (step.next, ==, PUPITRE_INTENT_SENT);
  }
  /* What may have arrived comes back to the queue only if it did not, or the parent says so. */
  if (state != PUPITRE_INTENT_QUEUED && step.next == PUPITRE_INTENT_QUEUED)
    g_assert_true (event == PUPITRE_INTENT_EVENT_NOT_SENT ||
                   event == PUPITRE_INTENT_EVENT_MISSING ||
                   event == PUPITRE_INTENT_EVENT_SAID_AGAIN);
  /* Confirmed is what somebody saw there, and then there is a receipt. */
  if (state != PUPITRE_INTENT_CONFIRMED && step.next == PUPITRE_INTENT_CONFIRMED) {
    g_assert_cmpint (step.action, ==, PUPITRE_INTENT_ACTION_KEEP_RECEIPT);
    g_assert_true (event == PUPITRE_INTENT_EVENT_DONE || event == PUPITRE_INTENT_EVENT_FOUND ||
                   event == PUPITRE_INTENT_EVENT_SAID_DONE);
  }
  /* Nobody takes back what may be arriving at this moment. */
  if (step.action == PUPITRE_INTENT_ACTION_REMOVE)
    g_assert_true (event == PUPITRE_INTENT_EVENT_TAKEN_BACK && state != PUPITRE_INTENT_SENT &&
                   state != PUPITRE_INTENT_UNKNOWN);
  /* What comes back is told. */
  if (state != PUPITRE_INTENT_REFUSED && step.next == PUPITRE_INTENT_REFUSED)
    g_assert_cmpint (step.action, ==, PUPITRE_INTENT_ACTION_RETURN);
  /* After an end of the program nothing is lost, and nothing is on its way unseen. */
  if (event == PUPITRE_INTENT_EVENT_RESUMED)
    g_assert_cmpint (step.next, ==,
                     state == PUPITRE_INTENT_SENT ? PUPITRE_INTENT_UNKNOWN : state);
}

/* The way of what goes well, and of what is cut in the middle. */
static void
test_ways (void)
{
  static const struct {
    PupitreIntentEvent events[8];
    guint              n;
    PupitreIntentState end;
  } WAYS[] = {
    { { PUPITRE_INTENT_EVENT_SEND, PUPITRE_INTENT_EVENT_DONE }, 2, PUPITRE_INTENT_CONFIRMED },
    { { PUPITRE_INTENT_EVENT_SEND, PUPITRE_INTENT_EVENT_DECLINED }, 2, PUPITRE_INTENT_REFUSED },
    { { PUPITRE_INTENT_EVENT_SEND, PUPITRE_INTENT_EVENT_NOT_SENT, PUPITRE_INTENT_EVENT_SEND,
        PUPITRE_INTENT_EVENT_DONE }, 4, PUPITRE_INTENT_CONFIRMED },
    { { PUPITRE_INTENT_EVENT_SEND, PUPITRE_INTENT_EVENT_LOST, PUPITRE_INTENT_EVENT_FOUND }, 3,
      PUPITRE_INTENT_CONFIRMED },
    { { PUPITRE_INTENT_EVENT_SEND, PUPITRE_INTENT_EVENT_RESUMED, PUPITRE_INTENT_EVENT_MISSING,
        PUPITRE_INTENT_EVENT_SEND, PUPITRE_INTENT_EVENT_DONE }, 5, PUPITRE_INTENT_CONFIRMED },
    { { PUPITRE_INTENT_EVENT_SEND, PUPITRE_INTENT_EVENT_LOST, PUPITRE_INTENT_EVENT_SEND }, 3,
      PUPITRE_INTENT_UNKNOWN },
    { { PUPITRE_INTENT_EVENT_SEND, PUPITRE_INTENT_EVENT_LOST, PUPITRE_INTENT_EVENT_NO_READ_BACK,
        PUPITRE_INTENT_EVENT_SEND, PUPITRE_INTENT_EVENT_SAID_DONE }, 5, PUPITRE_INTENT_CONFIRMED },
    { { PUPITRE_INTENT_EVENT_DATE_PASSED, PUPITRE_INTENT_EVENT_SEND }, 2, PUPITRE_INTENT_REFUSED },
    { { PUPITRE_INTENT_EVENT_MAY_NOT_WAIT }, 1, PUPITRE_INTENT_REFUSED },
    { { PUPITRE_INTENT_EVENT_SEND, PUPITRE_INTENT_EVENT_DATE_PASSED }, 2, PUPITRE_INTENT_SENT },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (WAYS); i++) {
    PupitreIntentState state = PUPITRE_INTENT_QUEUED;

    g_test_message ("Way %zu", i);
    for (guint j = 0; j < WAYS[i].n; j++)
      state = pupitre_intent_machine_step (state, WAYS[i].events[j]).next;
    g_assert_cmpint (state, ==, WAYS[i].end);
  }
}

static PupitreIntent *
make_range (PupitreIntentKind kind, const char *first, const char *last)
{
  return pupitre_intent_new (&(PupitreIntentFields) {
    .child = CHILD,
    .kind = kind,
    .subject = kind == PUPITRE_INTENT_ANNOUNCEMENT ? NULL : "a-1",
    .first_day = first,
    .last_day = last,
    .motive_code = "MAL",
    .text = "Grippe",
  });
}

static PupitreIntent *
make (PupitreIntentKind kind, const char *day)
{
  return make_range (kind, day, NULL);
}

static char *
day_from_today (int days)
{
  g_autoptr (GDateTime) now = pupitre_school_time_now ();
  g_autoptr (GDateTime) day = g_date_time_add_days (now, days);

  return g_date_time_format (day, "%Y-%m-%d");
}

static void
test_past (void)
{
  static const struct {
    PupitreIntentKind kind;
    int               first;  /* days from today */
    int               last;
    gboolean          past;
  } CASES[] = {
    { PUPITRE_INTENT_ANNOUNCEMENT, -1, -1, TRUE }, { PUPITRE_INTENT_ANNOUNCEMENT, 0, 0, FALSE },
    { PUPITRE_INTENT_ANNOUNCEMENT, 1, 1, FALSE },  { PUPITRE_INTENT_ANNOUNCEMENT, -1, 1, TRUE },
    { PUPITRE_INTENT_WITHDRAWAL, -1, -1, TRUE },   { PUPITRE_INTENT_WITHDRAWAL, 0, 0, FALSE },
    { PUPITRE_INTENT_WITHDRAWAL, -2, 0, FALSE },   { PUPITRE_INTENT_WITHDRAWAL, -1, 2, FALSE },
    { PUPITRE_INTENT_REGISTRATION, -9, 0, FALSE }, { PUPITRE_INTENT_REGISTRATION, -9, -1, TRUE },
    { PUPITRE_INTENT_MOTIVE, -30, -30, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (CASES); i++) {
    g_autofree char *first = day_from_today (CASES[i].first);
    g_autofree char *last = day_from_today (CASES[i].last);
    g_autoptr (PupitreIntent) intent = make_range (CASES[i].kind, first, last);

    g_test_message ("Case %zu", i);
    g_assert_cmpint (pupitre_intent_is_past (intent), ==, CASES[i].past);
  }
}

static void
test_same (void)
{
  g_autoptr (PupitreIntent) one = make (PUPITRE_INTENT_ANNOUNCEMENT, "2026-12-03");
  g_autoptr (PupitreIntent) two = make (PUPITRE_INTENT_ANNOUNCEMENT, "2026-12-03");
  g_autoptr (PupitreIntent) later = make (PUPITRE_INTENT_ANNOUNCEMENT, "2026-12-04");
  g_autoptr (PupitreIntent) motive = make (PUPITRE_INTENT_MOTIVE, "2026-12-03");
  g_autoptr (PupitreIntent) of_other = pupitre_intent_new (&(PupitreIntentFields) {
    .child = "700000/7654321",
    .kind = PUPITRE_INTENT_ANNOUNCEMENT,
    .first_day = "2026-12-03",
    .motive_code = "MAL",
    .text = "Grippe",
  });

  g_assert_cmpstr (pupitre_intent_get_uuid (one), !=, pupitre_intent_get_uuid (two));
  g_assert_true (g_uuid_string_is_valid (pupitre_intent_get_uuid (one)));
  g_assert_true (pupitre_intent_is_same (one, two));
  g_assert_false (pupitre_intent_is_same (one, later));
  g_assert_false (pupitre_intent_is_same (one, motive));
  g_assert_false (pupitre_intent_is_same (one, of_other));
  g_assert_cmpstr (pupitre_intent_get_last_day (one), ==, "2026-12-03");
}

static void
count (GObject *object, GParamSpec *pspec, gpointer user_data)
{
  guint *n = user_data;

  (*n)++;
}

/* A copy goes ahead; the intent itself is where it was until it follows. */
static void
test_follow (void)
{
  g_autoptr (PupitreIntent) intent = make (PUPITRE_INTENT_MOTIVE, "2026-11-20");
  g_autoptr (PupitreIntent) copy = pupitre_intent_copy (intent);
  guint n_notified = 0;

  g_signal_connect (intent, "notify::state", G_CALLBACK (count), &n_notified);
  pupitre_intent_set_reason (copy, PUPITRE_INTENT_REASON_PORTAL, "Non.");
  pupitre_intent_set_state (copy, PUPITRE_INTENT_REFUSED, 77);
  g_assert_cmpint (pupitre_intent_get_state (intent), ==, PUPITRE_INTENT_QUEUED);
  g_assert_cmpuint (n_notified, ==, 0);
  g_assert_cmpstr (pupitre_intent_get_uuid (copy), ==, pupitre_intent_get_uuid (intent));

  pupitre_intent_follow (intent, copy);
  g_assert_cmpint (pupitre_intent_get_state (intent), ==, PUPITRE_INTENT_REFUSED);
  g_assert_cmpint (pupitre_intent_get_reason (intent), ==, PUPITRE_INTENT_REASON_PORTAL);
  g_assert_cmpstr (pupitre_intent_get_portal_text (intent), ==, "Non.");
  g_assert_cmpint (pupitre_intent_get_changed_at (intent), ==, 77);
  g_assert_cmpstr (pupitre_intent_get_text (intent), ==, "Grippe");
  g_assert_cmpuint (n_notified, ==, 1);
}

/* A refusal without a sentence of the portal has words all the same. */
static void
test_refusal_words (void)
{
  g_autoptr (PupitreIntent) intent = make (PUPITRE_INTENT_MOTIVE, "2026-11-20");
  g_autofree char *silent = NULL, *said = NULL;

  pupitre_intent_set_reason (intent, PUPITRE_INTENT_REASON_PORTAL, "");
  g_assert_null (pupitre_intent_get_portal_text (intent));
  silent = pupitre_absence_words_dup_reason (intent);
  g_assert_cmpstr (silent, ==, "The portal refused it, and does not say why.");
  pupitre_intent_set_reason (intent, PUPITRE_INTENT_REASON_PORTAL, "Non.");
  said = pupitre_absence_words_dup_reason (intent);
  g_assert_cmpstr (said, ==, "The portal refused it: Non.");
}

int
main (int argc, char **argv)
{
  g_autoptr (GEnumClass) states = g_type_class_ref (PUPITRE_TYPE_INTENT_STATE);
  g_autoptr (GEnumClass) events = g_type_class_ref (PUPITRE_TYPE_INTENT_EVENT);

  g_test_init (&argc, &argv, NULL);

  g_assert_cmpuint (states->n_values, ==, PUPITRE_N_INTENT_STATES);
  g_assert_cmpuint (events->n_values, ==, PUPITRE_N_INTENT_EVENTS);
  for (guint i = 0; i < states->n_values; i++) {
    for (guint j = 0; j < events->n_values; j++) {
      g_autofree char *path = g_strdup_printf ("/intent/%s/%s", states->values[i].value_nick,
                                               events->values[j].value_nick);
      int pair = states->values[i].value * PUPITRE_N_INTENT_EVENTS + events->values[j].value;

      g_test_add_data_func (path, GINT_TO_POINTER (pair), test_every_pair);
    }
  }
  g_test_add_func ("/intent/ways", test_ways);
  g_test_add_func ("/intent/past", test_past);
  g_test_add_func ("/intent/same", test_same);
  g_test_add_func ("/intent/follow", test_follow);
  g_test_add_func ("/intent/refusal-words", test_refusal_words);

  return g_test_run ();
}
