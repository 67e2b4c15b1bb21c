/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pupitre-school-time.h"
#include "silence.h"
#include "sync-fixture.h"

#include <string.h>

/* The outbox of an account as the window uses it: nothing leaves while it is locked or signed out,
 * nothing is lost by either, and on a shared computer nothing waits. What is asked is about an
 * absence that the portal does not have: its answer shows that the question arrived. */

#define EMAIL "parent@demo.exemple"

/* Whether the portal heard of it: was asked to do it, or whether it had done it. */
static gboolean
was_asked (SyncFixture *f)
{
  g_autofree char *log = test_portal_get (f->portal, "/demonstration/log");

  return strstr (log, "\"motivateAbsence\"") != NULL || strstr (log, "\"listAbsences\"") != NULL;
}

static PupitreIntent *
make (PupitreAccount *account)
{
  g_autoptr (PupitreChild) noe = sync_find_child (account, "Noé");

  return pupitre_intent_new (&(PupitreIntentFields) {
    .child = pupitre_child_get_key (noe),
    .kind = PUPITRE_INTENT_MOTIVE,
    .subject = "abs-none",
    .first_day = "2026-11-20",
    .motive_code = "10",
    .text = "Grippe",
  });
}

static gboolean
add (PupitreAccount *account, PupitreIntent *intent, GError **error)
{
  g_autoptr (GPtrArray) intents = g_ptr_array_new ();
  GAsyncResult *result = NULL;
  g_autoptr (GAsyncResult) done = NULL;

  g_ptr_array_add (intents, intent);
  pupitre_outbox_add_async (pupitre_account_get_outbox (account), intents, NULL, test_keep_result,
                            &result);
  done = test_wait_result (&result);
  return pupitre_outbox_add_finish (pupitre_account_get_outbox (account), done, error);
}

static PupitreIntent *
find (PupitreAccount *account, PupitreIntent *intent)
{
  GListModel *intents = pupitre_outbox_get_intents (pupitre_account_get_outbox (account),
                                                    pupitre_intent_get_child (intent));
  PupitreIntent *found = g_list_model_get_item (intents, 0);

  g_assert_nonnull (found);
  g_assert_cmpstr (pupitre_intent_get_uuid (found), ==, pupitre_intent_get_uuid (intent));
  return found;
}

static gboolean
is_refused (gpointer intent)
{
  return pupitre_intent_get_state (intent) == PUPITRE_INTENT_REFUSED;
}

static void
add_offline (SyncFixture *f, PupitreAccount *account, PupitreIntent *intent)
{
  g_autoptr (GError) error = NULL;

  sync_cut (f, TRUE);
  g_assert_true (add (account, intent, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (pupitre_outbox_get_n_unsent (pupitre_account_get_outbox (account), NULL), ==, 1);
}

static void
wait_refused (PupitreAccount *account, PupitreIntent *intent)
{
  g_autoptr (PupitreIntent) kept = find (account, intent);

  test_wait_until (is_refused, kept);
  g_assert_cmpint (pupitre_intent_get_reason (kept), ==, PUPITRE_INTENT_REASON_NOT_THERE);
  g_assert_cmpstr (pupitre_intent_get_text (kept), ==, "Grippe");
  g_assert_cmpuint (pupitre_outbox_get_n_unsent (pupitre_account_get_outbox (account), NULL), ==, 0);
}

/* Opens the stored copy, and begins a session. */
static PupitreAccount *
reenter (SyncFixture *f)
{
  GAsyncResult *result = NULL;
  g_autoptr (GAsyncResult) done = NULL;
  g_autoptr (GError) error = NULL;

  pupitre_accounts_unlock_async (f->accounts, SYNC_PASSWORD, NULL, test_keep_result, &result);
  done = test_wait_result (&result);
  g_assert_true (pupitre_accounts_unlock_finish (f->accounts, done, &error));
  g_assert_no_error (error);
  return sync_sign_in_well (f, EMAIL);
}

/* A page that was forgotten, with what it holds. */
static void
hold (SyncFixture *f, PupitreAccount *account, Silence *silence)
{
  g_autoptr (PupitreChild) noe = sync_find_child (account, "Noé");

  silence->portal = f->portal;
  silence->account = g_object_ref (account);
  silence->feed = pupitre_account_get_feed (account, noe, PUPITRE_KIND_MESSAGES);
}

static void
let_go (Silence *silence)
{
  g_object_unref (silence->feed);
  g_object_unref (silence->account);
}

/* What waits is due at any moment, and a page asks for more: nothing of it leaves. */
static void
test_locked (SyncFixture *f, gconstpointer data)
{
  g_autoptr (PupitreAccount) account = sync_sign_in_well (f, EMAIL);
  g_autoptr (PupitreIntent) intent = make (account);
  g_autoptr (GAsyncResult) done = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *result = NULL;
  Silence silence;

  hold (f, account, &silence);
  silence_assert_heard (&silence);
  add_offline (f, account, intent);
  g_clear_object (&account);
  pupitre_accounts_lock_async (f->accounts, NULL, test_keep_result, &result);
  sync_cut (f, FALSE);
  silence_assert_kept (&silence);
  let_go (&silence);  /* the lock waits for it */
  done = test_wait_result (&result);
  g_assert_true (pupitre_accounts_lock_finish (f->accounts, done, &error));
  g_assert_no_error (error);
  g_assert_false (was_asked (f));

  account = reenter (f);
  wait_refused (account, intent);
  g_assert_true (was_asked (f));
}

static void
test_signed_out (SyncFixture *f, gconstpointer data)
{
  g_autoptr (PupitreAccount) account = sync_sign_in_well (f, EMAIL);
  g_autoptr (PupitreIntent) intent = make (account);
  g_autoptr (GAsyncResult) done = NULL;
  GAsyncResult *result = NULL;
  Silence silence;

  hold (f, account, &silence);
  silence_assert_heard (&silence);
  add_offline (f, account, intent);
  /* While the network is cut, so that no attempt of before is under way; whether the portal could be
   * told is no matter here. */
  pupitre_accounts_sign_out_async (f->accounts, account, FALSE, NULL, test_keep_result, &result);
  done = test_wait_result (&result);
  g_clear_object (&account);
  sync_cut (f, FALSE);
  silence_assert_kept (&silence);
  g_assert_false (was_asked (f));
  let_go (&silence);

  account = reenter (f);
  wait_refused (account, intent);
  g_assert_true (was_asked (f));
}

/* The program ends and starts again: the stored copy opens without a session, and what waits is shown
 * and waits for the parent to sign in. */
static void
test_next_day (SyncFixture *f, gconstpointer data)
{
  g_autoptr (PupitreAccount) account = sync_sign_in_well (f, EMAIL);
  g_autoptr (PupitreIntent) intent = make (account);
  g_autoptr (PupitreIntent) kept = NULL;

  add_offline (f, account, intent);
  g_clear_object (&account);
  sync_close_program (f);
  sync_cut (f, FALSE);
  sync_start_program (f);
  account = g_list_model_get_item (G_LIST_MODEL (f->accounts), 0);
  kept = find (account, intent);
  g_assert_cmpint (pupitre_intent_get_state (kept), !=, PUPITRE_INTENT_REFUSED);
  g_assert_false (was_asked (f));
  g_clear_object (&kept);
  g_clear_object (&account);

  account = sync_sign_in_well (f, EMAIL);
  wait_refused (account, intent);
  g_assert_true (was_asked (f));
}

static gboolean
is_unknown (gpointer intent)
{
  return pupitre_intent_get_state (intent) == PUPITRE_INTENT_UNKNOWN;
}

/* On a shared computer nothing waits for a session; what may have left is followed all the same. */
static void
test_shared (SyncFixture *f, gconstpointer data)
{
  g_autoptr (PupitreAccount) account = NULL;
  g_autoptr (PupitreIntent) cut_off = NULL;
  g_autoptr (PupitreIntent) arrives = NULL;
  g_autoptr (GError) error = NULL;

  pupitre_accounts_set_shared (f->accounts, TRUE);
  account = sync_sign_in_well (f, EMAIL);
  g_assert_true (pupitre_outbox_is_online_only (pupitre_account_get_outbox (account)));
  arrives = make (account);
  g_assert_true (add (account, arrives, &error));
  test_wait_until (is_refused, arrives);
  g_assert_cmpint (pupitre_intent_get_reason (arrives), ==, PUPITRE_INTENT_REASON_NOT_THERE);

  cut_off = make (account);
  sync_cut (f, TRUE);
  g_assert_true (add (account, cut_off, &error));
  test_wait_until (is_unknown, cut_off);
  g_assert_cmpuint (pupitre_outbox_get_n_unsent (pupitre_account_get_outbox (account), NULL), ==, 1);
  sync_cut (f, FALSE);
  pupitre_account_refresh (account);
  test_wait_until (is_refused, cut_off);
}

/* How often the absences of a school year were asked for, by its name in the address. */
static guint
count_lists (SyncFixture *f, const char *year)
{
  g_autofree char *log = test_portal_get (f->portal, "/demonstration/log");
  g_auto (GStrv) requests = g_strsplit (log, "\"path\"", -1);
  guint n = 0;

  for (guint i = 1; i < g_strv_length (requests); i++) {
    *strstr (requests[i], "\"operation\"") = '\0';
    n += strstr (requests[i], "assiduite") != NULL && strstr (requests[i], year) != NULL;
  }
  return n;
}

typedef struct {
  SyncFixture *f;
  const char  *year;
  guint        n;
} ListWait;

static gboolean
has_lists (gpointer data)
{
  ListWait *wait = data;

  return count_lists (wait->f, wait->year) >= wait->n;
}

/* In July the school still waits for motives of June: they are asked for, and again when something
 * was sent about one of them. */
static void
test_summer (SyncFixture *f, gconstpointer data)
{
  g_autoptr (GDateTime) today = pupitre_school_time_today ();
  int year = pupitre_school_year_of (today);
  g_autoptr (GDateTime) july = pupitre_school_year_begin (year + 1);
  g_autoptr (GDateTime) june = g_date_time_add_days (july, -10);
  g_autofree char *day = g_date_time_format (june, "%Y-%m-%d");
  int days = (int) (g_date_time_difference (july, today) / G_TIME_SPAN_DAY) + 3;
  g_autofree char *year_before = g_strdup_printf ("/%d/", year);
  g_autofree char *state = g_strdup_printf ("{\"day\":%d}", days);
  g_autoptr (PupitreAccount) account = NULL;
  g_autoptr (PupitreChild) noe = NULL;
  g_autoptr (PupitreFeed) feed = NULL;
  g_autoptr (PupitreIntent) intent = NULL;
  g_autoptr (GError) error = NULL;
  ListWait wait = { f, year_before, 2 };

  g_free (test_portal_post (f->portal, "/demonstration/state", state));
  pupitre_school_time_set_shift (days);
  account = sync_sign_in_well (f, EMAIL);
  noe = sync_find_child (account, "Noé");
  feed = sync_refreshed_feed (account, noe, PUPITRE_KIND_ABSENCES);
  g_assert_cmpuint (count_lists (f, "/anneeCourante/"), ==, 1);
  g_assert_cmpuint (count_lists (f, year_before), ==, 1);

  intent = pupitre_intent_new (&(PupitreIntentFields) {
    .child = pupitre_child_get_key (noe),
    .kind = PUPITRE_INTENT_MOTIVE,
    .subject = "abs-none",
    .first_day = day,
    .motive_code = "10",
  });
  g_assert_true (add (account, intent, &error));
  g_assert_no_error (error);
  test_wait_until (is_refused, intent);
  test_wait_until (has_lists, &wait);
  test_wait_until (sync_is_settled, feed);
  pupitre_school_time_set_shift (0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add (path, SyncFixture, NULL, sync_set_up, func, sync_tear_down)
  ADD ("/outbox-account/locked", test_locked);
  ADD ("/outbox-account/signed-out", test_signed_out);
  ADD ("/outbox-account/next-day", test_next_day);
  ADD ("/outbox-account/shared", test_shared);
  ADD ("/outbox-account/summer", test_summer);

  return g_test_run ();
}
