/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sync-fixture.h"

#include <string.h>

/* How an account comes to a session without asking the parent, and what is said when it can not. */

#define EMAIL "parent@demo.exemple"

/* How often a password was sent to the portal so far. */
static guint
count_sign_ins (SyncFixture *f)
{
  g_autofree char *log = test_portal_get (f->portal, "/demonstration/log");
  guint count = 0;

  for (const char *p = log; (p = strstr (p, "\"submitCredentials\"")) != NULL; p++)
    count++;
  return count;
}

/* What was asked since a password was sent last. */
static const char *
since_sign_in (const char *log)
{
  const char *sent = g_strrstr (log, "\"submitCredentials\"");

  g_assert_nonnull (sent);
  return sent;
}

static void
sign_in_and_close (SyncFixture *f, gboolean stay)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PupitreAccount) account = sync_sign_in (f, EMAIL, SYNC_PASSWORD, stay, NULL, &error);

  g_assert_no_error (error);
  g_object_unref (sync_find_child (account, "Noé"));
  sync_close_program (f);
}

static PupitreAccount *
first_account (SyncFixture *f)
{
  PupitreAccount *account = g_list_model_get_item (G_LIST_MODEL (f->accounts), 0);

  g_assert_nonnull (account);
  return account;
}

static PupitreFeed *
messages_of_noe (PupitreAccount *account)
{
  g_autoptr (PupitreChild) noe = sync_find_child (account, "Noé");

  return sync_refreshed_feed (account, noe, PUPITRE_KIND_MESSAGES);
}

static void
refresh (PupitreFeed *feed)
{
  pupitre_feed_refresh (feed);
  test_wait_until (sync_is_settled, feed);
}

static void
test_kept_password_offline (SyncFixture *f, gconstpointer data)
{
  g_autoptr (PupitreAccount) account = NULL;
  g_autoptr (PupitreFeed) feed = NULL;

  sign_in_and_close (f, TRUE);
  sync_cut (f, TRUE);
  sync_start_program (f);
  account = first_account (f);
  feed = messages_of_noe (account);
  g_assert_true (pupitre_error_is_offline (pupitre_feed_get_error (feed)));
  test_wait_until (sync_is_settled, pupitre_account_get_children_feed (account));
  g_assert_true (
      pupitre_error_is_offline (pupitre_feed_get_error (pupitre_account_get_children_feed (account))));

  sync_cut (f, FALSE);
  refresh (feed);
  g_assert_null (pupitre_feed_get_error (feed));
  g_assert_true (pupitre_account_is_signed_in (account));
}

static void
test_no_password_offline (SyncFixture *f, gconstpointer data)
{
  g_autoptr (PupitreAccount) account = NULL;
  g_autoptr (PupitreFeed) feed = NULL;
  guint n_sign_ins;

  sign_in_and_close (f, FALSE);
  n_sign_ins = count_sign_ins (f);
  sync_cut (f, TRUE);
  sync_start_program (f);
  account = first_account (f);
  feed = messages_of_noe (account);
  g_assert_true (pupitre_error_is_offline (pupitre_feed_get_error (feed)));

  sync_cut (f, FALSE);
  refresh (feed);
  g_assert_error (pupitre_feed_get_error (feed), PUPITRE_ERROR, PUPITRE_ERROR_SESSION_ENDED);
  g_assert_false (pupitre_account_is_signed_in (account));
  g_assert_cmpuint (count_sign_ins (f), ==, n_sign_ins);
}

static void
test_session_ends_in_the_middle (SyncFixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PupitreAccount) account = sync_sign_in (f, EMAIL, SYNC_PASSWORD, TRUE, NULL, &error);
  g_autoptr (PupitreChild) lea = NULL;
  g_autoptr (PupitreFeed) his = NULL;
  g_autoptr (PupitreFeed) hers = NULL;
  guint n_sign_ins;

  g_assert_no_error (error);
  his = messages_of_noe (account);
  lea = sync_find_child (account, "Léa");
  hers = sync_refreshed_feed (account, lea, PUPITRE_KIND_REPORT_CARDS);
  n_sign_ins = count_sign_ins (f);
  g_free (test_portal_post (f->portal, "/demonstration/end-sessions", "{}"));

  pupitre_feed_refresh (his);
  pupitre_feed_refresh (hers);
  test_wait_until (sync_is_settled, his);
  test_wait_until (sync_is_settled, hers);
  g_assert_null (pupitre_feed_get_error (his));
  g_assert_null (pupitre_feed_get_error (hers));
  g_assert_cmpuint (count_sign_ins (f), ==, n_sign_ins + 1);
}

/* The read that comes back first begins the next session, in which the other one is asked again. */
static void
test_session_ends_under_another_read (SyncFixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PupitreAccount) account = sync_sign_in (f, EMAIL, SYNC_PASSWORD, TRUE, NULL, &error);
  g_autoptr (PupitreChild) lea = NULL;
  g_autoptr (PupitreFeed) slow = NULL;
  g_autoptr (PupitreFeed) quick = NULL;
  g_autofree char *log = NULL;

  g_assert_no_error (error);
  slow = messages_of_noe (account);
  lea = sync_find_child (account, "Léa");
  quick = sync_refreshed_feed (account, lea, PUPITRE_KIND_REPORT_CARDS);
  g_free (test_portal_post (f->portal, "/demonstration/end-sessions", "{}"));
  g_free (test_portal_post (f->portal, "/demonstration/state",
                            "{\"faults\":[\"listMessages:delay:ms=60000:times=1\"]}"));

  pupitre_feed_refresh (slow);
  test_wait_until (sync_is_one_waiting, f->portal);
  pupitre_feed_refresh (quick);
  test_wait_until (sync_is_settled, quick);
  test_wait_until (sync_is_settled, slow);
  g_assert_null (pupitre_feed_get_error (quick));
  g_assert_null (pupitre_feed_get_error (slow));
  log = test_portal_get (f->portal, "/demonstration/log");
  g_assert_nonnull (strstr (since_sign_in (log), "\"listMessages\""));
}

static void
test_refused_password_is_not_tried_again (SyncFixture *f, gconstpointer data)
{
  g_autoptr (PupitreAccount) account = NULL;
  g_autoptr (PupitreFeed) feed = NULL;
  guint n_sign_ins;

  sign_in_and_close (f, TRUE);
  sync_start_program (f);
  account = first_account (f);
  feed = messages_of_noe (account);
  n_sign_ins = count_sign_ins (f);
  pupitre_secret_set_password (pupitre_account_get_secret (account), "Changed2026");
  g_free (test_portal_post (f->portal, "/demonstration/end-sessions", "{}"));

  refresh (feed);
  g_assert_error (pupitre_feed_get_error (feed), PUPITRE_ERROR, PUPITRE_ERROR_SESSION_ENDED);
  refresh (feed);
  g_assert_error (pupitre_feed_get_error (feed), PUPITRE_ERROR, PUPITRE_ERROR_SESSION_ENDED);
  g_assert_cmpuint (count_sign_ins (f), ==, n_sign_ins + 1);

  /* Nor after a new start. */
  g_clear_object (&feed);
  g_clear_object (&account);
  sync_close_program (f);
  sync_start_program (f);
  account = first_account (f);
  g_assert_null (pupitre_secret_get_password (pupitre_account_get_secret (account)));
}

static void
set_fault (SyncFixture *f, const char *fault)
{
  g_autofree char *json = g_strdup_printf ("{\"faults\":[%s]}", fault);

  g_free (test_portal_post (f->portal, "/demonstration/state", json));
}

/* A page that is not known, in answer to the password: it is told, and the password is not sent with
 * each read again. Before the password was sent, it is no answer to it. */
static void
test_unknown_page (SyncFixture *f, gconstpointer data)
{
  g_autoptr (PupitreAccount) account = NULL;
  g_autoptr (PupitreFeed) feed = NULL;
  g_autoptr (GError) error = NULL;
  guint n_sign_ins;

  sign_in_and_close (f, TRUE);
  n_sign_ins = count_sign_ins (f);
  set_fault (f, "\"authorizeB2c:html\"");
  sync_start_program (f);
  account = first_account (f);
  feed = messages_of_noe (account);
  g_assert_error (pupitre_feed_get_error (feed), PUPITRE_ERROR, PUPITRE_ERROR_UNKNOWN_PAGE);
  g_assert_cmpuint (count_sign_ins (f), ==, n_sign_ins);

  set_fault (f, "\"confirmCredentials:html\"");
  for (guint i = 0; i < 3; i++) {
    refresh (feed);
    g_assert_error (pupitre_feed_get_error (feed), PUPITRE_ERROR, PUPITRE_ERROR_UNKNOWN_PAGE);
    g_assert_cmpuint (count_sign_ins (f), ==, n_sign_ins + 1);
  }

  set_fault (f, "");
  g_object_unref (sync_sign_in (f, EMAIL, SYNC_PASSWORD, TRUE, NULL, &error));
  g_assert_no_error (error);
  refresh (feed);
  g_assert_null (pupitre_feed_get_error (feed));
}

static void
test_parent_comes_first (SyncFixture *f, gconstpointer data)
{
  g_autoptr (PupitreAccount) account = NULL;
  g_autoptr (PupitreAccount) again = NULL;
  g_autoptr (PupitreFeed) feed = NULL;
  g_autoptr (GError) error = NULL;

  sign_in_and_close (f, TRUE);
  sync_start_program (f);
  account = first_account (f);
  feed = messages_of_noe (account);
  g_free (test_portal_post (f->portal, "/demonstration/end-sessions", "{}"));

  /* An attempt of the program's own is under way when the parent signs in. */
  pupitre_feed_refresh (feed);
  again = sync_sign_in (f, EMAIL, SYNC_PASSWORD, TRUE, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (again == account);
  test_wait_until (sync_is_settled, feed);
  g_assert_null (pupitre_feed_get_error (feed));
  g_assert_true (pupitre_account_is_signed_in (account));
}

static void
test_nothing_is_sent_once_stopped (SyncFixture *f, gconstpointer data)
{
  g_autoptr (PupitreAccount) account = NULL;
  g_autoptr (PupitreFeed) feed = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  sign_in_and_close (f, TRUE);
  sync_cut (f, TRUE);
  sync_start_program (f);
  account = first_account (f);
  feed = messages_of_noe (account);
  pupitre_account_stop (account);
  sync_cut (f, FALSE);

  before = test_portal_get (f->portal, "/demonstration/log");
  refresh (feed);
  after = test_portal_get (f->portal, "/demonstration/log");
  g_assert_cmpstr (before, ==, after);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define CASE(path, function) g_test_add (path, SyncFixture, NULL, sync_set_up, function, sync_tear_down)
  CASE ("/session-keeper/offline/kept-password", test_kept_password_offline);
  CASE ("/session-keeper/offline/no-password", test_no_password_offline);
  CASE ("/session-keeper/ended", test_session_ends_in_the_middle);
  CASE ("/session-keeper/ended-under-another", test_session_ends_under_another_read);
  CASE ("/session-keeper/refused", test_refused_password_is_not_tried_again);
  CASE ("/session-keeper/unknown-page", test_unknown_page);
  CASE ("/session-keeper/parent-first", test_parent_comes_first);
  CASE ("/session-keeper/stopped", test_nothing_is_sent_once_stopped);

  return g_test_run ();
}
