/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pupitre-vault.h"
#include "silence.h"
#include "sync-fixture.h"

#include <string.h>

/* Locking and unlocking, with a keyring. */

#define EMAIL "parent@demo.exemple"
#define PIN "4826"

static void
lock (SyncFixture *f)
{
  GAsyncResult *result = NULL;
  g_autoptr (GAsyncResult) done = NULL;
  g_autoptr (GError) error = NULL;

  pupitre_accounts_lock_async (f->accounts, NULL, test_keep_result, &result);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (f->accounts)), ==, 0);
  g_assert_cmpint (pupitre_accounts_get_state (f->accounts), ==, PUPITRE_SESSION_LOCKED);
  done = test_wait_result (&result);
  pupitre_accounts_lock_finish (f->accounts, done, &error);
  g_assert_no_error (error);
}

/* Returns: -1 if it opened, else the code of the error */
static int
unlock (SyncFixture *f, const char *typed)
{
  GAsyncResult *result = NULL;
  g_autoptr (GAsyncResult) done = NULL;
  g_autoptr (GError) error = NULL;

  pupitre_accounts_unlock_async (f->accounts, typed, NULL, test_keep_result, &result);
  done = test_wait_result (&result);
  if (pupitre_accounts_unlock_finish (f->accounts, done, &error)) {
    g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (f->accounts)), >, 0);
    return -1;
  }
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (f->accounts)), ==, 0);
  g_assert_true (pupitre_session_state_is_locked (pupitre_accounts_get_state (f->accounts)));
  g_assert_true (error->domain == PUPITRE_ERROR);
  return error->code;
}

static PupitreAccount *
first_account (SyncFixture *f)
{
  PupitreAccount *account = g_list_model_get_item (G_LIST_MODEL (f->accounts), 0);

  g_assert_nonnull (account);
  return account;
}

static int
set_pin (SyncFixture *f, const char *typed, const char *pin)
{
  g_autoptr (PupitreAccount) account = first_account (f);
  GAsyncResult *result = NULL;
  g_autoptr (GAsyncResult) done = NULL;
  g_autoptr (GError) error = NULL;

  pupitre_accounts_set_pin_async (f->accounts, account, typed, pin, NULL, test_keep_result, &result);
  done = test_wait_result (&result);
  return pupitre_accounts_set_pin_finish (f->accounts, done, &error) ? -1 : error->code;
}

static int
identify (SyncFixture *f, const char *typed)
{
  g_autoptr (PupitreAccount) account = first_account (f);
  GAsyncResult *result = NULL;
  g_autoptr (GAsyncResult) done = NULL;
  g_autoptr (GError) error = NULL;

  pupitre_accounts_check_identity_async (f->accounts, account, typed, NULL, test_keep_result,
                                         &result);
  done = test_wait_result (&result);
  return pupitre_accounts_check_identity_finish (f->accounts, done, &error) ? -1 : error->code;
}

static guint
tries_left (SyncFixture *f)
{
  gboolean has_pin = FALSE;
  guint left = pupitre_accounts_get_tries_left (f->accounts, &has_pin);

  g_assert_true (has_pin);
  return left;
}

static void
sign_in (SyncFixture *f)
{
  g_autoptr (PupitreAccount) account = sync_sign_in_well (f, EMAIL);

  g_object_unref (sync_find_child (account, "Noé"));
  g_assert_cmpint (pupitre_accounts_get_state (f->accounts), ==, PUPITRE_SESSION_SIGNED_IN);
}

static void
forget_log (SyncFixture *f)
{
  g_free (test_portal_post (f->portal, "/demonstration/state", "{}"));
}

/* How many requests the portal has had, but those that steer it. */
static guint
count_requests (SyncFixture *f)
{
  g_autofree char *log = test_portal_get (f->portal, "/demonstration/log");
  guint count = 0;

  for (const char *p = log; (p = strstr (p, "\"operation\"")) != NULL; p++)
    count++;
  return count;
}

static void
test_lock_and_unlock (SyncFixture *f, gconstpointer data)
{
  g_autoptr (PupitreAccount) account = NULL;
  guint n_requests;

  sign_in (f);
  lock (f);
  forget_log (f);
  n_requests = count_requests (f);
  g_assert_cmpint (unlock (f, "Pupitre2025"), ==, PUPITRE_ERROR_WRONG_SECRET);
  g_assert_cmpint (unlock (f, ""), ==, PUPITRE_ERROR_WRONG_SECRET);
  g_assert_cmpuint (count_requests (f), ==, n_requests);
  g_assert_cmpint (unlock (f, SYNC_PASSWORD), ==, -1);

  /* The lock did not end the portal's session. */
  account = first_account (f);
  g_assert_true (pupitre_account_is_signed_in (account));
  g_object_unref (sync_find_child (account, "Noé"));
}

static void
test_offline (SyncFixture *f, gconstpointer data)
{
  g_autoptr (PupitreAccount) account = NULL;

  sign_in (f);
  sync_cut (f, TRUE);
  lock (f);
  g_assert_cmpint (unlock (f, SYNC_PASSWORD), ==, -1);
  account = first_account (f);
  g_object_unref (sync_find_child (account, "Noé"));
}

static void
test_nothing_is_sent (SyncFixture *f, gconstpointer data)
{
  g_autoptr (PupitreAccount) account = NULL;
  g_autoptr (PupitreChild) noe = NULL;
  g_autoptr (PupitreFeed) feed = NULL;
  g_autoptr (GAsyncResult) done = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *result = NULL;
  Silence silence;

  account = sync_sign_in_well (f, EMAIL);
  noe = sync_find_child (account, "Noé");
  feed = pupitre_account_get_feed (account, noe, PUPITRE_KIND_MESSAGES);
  silence = (Silence) { f->portal, account, feed };
  silence_assert_heard (&silence);
  pupitre_feed_refresh (feed);
  pupitre_accounts_lock_async (f->accounts, NULL, test_keep_result, &result);
  /* What was under way has ended, and what somebody still asks for is not sent. */
  silence_assert_kept (&silence);
  g_clear_object (&feed);
  g_clear_object (&account);  /* the lock waits for it */
  done = test_wait_result (&result);
  g_assert_true (pupitre_accounts_lock_finish (f->accounts, done, &error));
  g_assert_no_error (error);
}

static void
test_pin (SyncFixture *f, gconstpointer data)
{
  sign_in (f);
  g_assert_cmpint (set_pin (f, "Pupitre2025", PIN), ==, PUPITRE_ERROR_WRONG_SECRET);
  g_assert_cmpint (set_pin (f, SYNC_PASSWORD, PIN), ==, -1);
  g_assert_cmpint (identify (f, "0000"), ==, PUPITRE_ERROR_WRONG_SECRET);
  g_assert_cmpint (identify (f, PIN), ==, -1);
  g_assert_cmpint (identify (f, SYNC_PASSWORD), ==, -1);

  lock (f);
  g_assert_cmpuint (tries_left (f), ==, PUPITRE_SECRET_MAX_TRIES);
  g_assert_cmpint (unlock (f, "0000"), ==, PUPITRE_ERROR_WRONG_SECRET);
  g_assert_cmpuint (tries_left (f), ==, PUPITRE_SECRET_MAX_TRIES - 1);
  g_assert_cmpint (unlock (f, PIN), ==, -1);
  lock (f);
  g_assert_cmpuint (tries_left (f), ==, PUPITRE_SECRET_MAX_TRIES);
  g_assert_cmpint (unlock (f, SYNC_PASSWORD), ==, -1);

  g_assert_cmpint (set_pin (f, PIN, NULL), ==, -1);
  lock (f);
  g_assert_cmpint (unlock (f, PIN), ==, PUPITRE_ERROR_WRONG_SECRET);
}

/* Tries that are spent stay so when the program is closed in between. */
static void
test_five_wrong_pins (SyncFixture *f, gconstpointer data)
{
  sign_in (f);
  g_assert_cmpint (set_pin (f, SYNC_PASSWORD, PIN), ==, -1);
  sync_close_program (f);
  for (guint i = 1; i < PUPITRE_SECRET_MAX_TRIES; i++) {
    sync_start_program (f);
    g_assert_cmpint (pupitre_accounts_get_state (f->accounts), ==, PUPITRE_SESSION_LOCKED);
    g_assert_cmpint (unlock (f, "0000"), ==, PUPITRE_ERROR_WRONG_SECRET);
    sync_close_program (f);
  }
  sync_start_program (f);
  g_assert_cmpint (unlock (f, "0000"), ==, PUPITRE_ERROR_NO_TRIES);
  g_assert_cmpuint (tries_left (f), ==, 0);
  g_assert_cmpint (unlock (f, PIN), ==, PUPITRE_ERROR_NO_TRIES);
  g_assert_cmpint (unlock (f, SYNC_PASSWORD), ==, -1);
  lock (f);
  g_assert_cmpint (unlock (f, PIN), ==, -1);
}

static void
on_loaded (GObject *source, GAsyncResult *result, gpointer user_data)
{
  guint *saved = user_data;
  g_autoptr (GPtrArray) secrets =
      pupitre_vault_load_all_finish (PUPITRE_VAULT (source), result, NULL, NULL);

  g_assert_cmpuint (secrets->len, ==, 1);
  *saved = pupitre_secret_get_tries_left (g_ptr_array_index (secrets, 0));
}

/* A PIN that was being looked at when the program was killed has cost a try. */
static void
test_try_is_kept_first (SyncFixture *f, gconstpointer data)
{
  g_autofree char *name = g_path_get_basename (f->root);
  g_autoptr (PupitreVault) vault = pupitre_vault_new (name);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  GAsyncResult *result = NULL;
  guint saved = 99;

  sign_in (f);
  g_assert_cmpint (set_pin (f, SYNC_PASSWORD, PIN), ==, -1);
  lock (f);
  pupitre_accounts_unlock_async (f->accounts, "0000", cancellable, test_keep_result, &result);
  while (saved != PUPITRE_SECRET_MAX_TRIES - 1 && result == NULL) {
    saved = 99;
    pupitre_vault_load_all_async (vault, NULL, on_loaded, &saved);
    while (saved == 99)
      g_main_context_iteration (NULL, TRUE);
  }
  g_cancellable_cancel (cancellable);
  g_object_unref (test_wait_result (&result));
  g_assert_cmpuint (saved, ==, PUPITRE_SECRET_MAX_TRIES - 1);
}

static void
test_two_accounts (SyncFixture *f, gconstpointer data)
{
  g_autoptr (PupitreAccount) first = NULL;
  g_autoptr (PupitreAccount) second = NULL;

  sign_in (f);
  g_assert_cmpint (set_pin (f, SYNC_PASSWORD, PIN), ==, -1);
  second = sync_sign_in_well (f, "parent2@demo.exemple");
  g_clear_object (&second);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (f->accounts)), ==, 2);

  lock (f);
  g_assert_cmpint (unlock (f, PIN), ==, -1);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (f->accounts)), ==, 1);
  first = first_account (f);
  g_assert_cmpstr (pupitre_account_get_email (first), ==, EMAIL);
  g_clear_object (&first);

  /* The same password opens both. */
  lock (f);
  g_assert_cmpint (unlock (f, SYNC_PASSWORD), ==, -1);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (f->accounts)), ==, 2);
}

static void
test_lock_during_sign_in (SyncFixture *f, gconstpointer data)
{
  GAsyncResult *result = NULL;
  g_autoptr (GAsyncResult) done = NULL;
  g_autoptr (PupitreAccount) account = NULL;
  g_autoptr (GError) error = NULL;

  sign_in (f);
  pupitre_accounts_sign_in_async (f->accounts, "parent2@demo.exemple", SYNC_PASSWORD, FALSE, NULL,
                                  test_keep_result, &result);
  lock (f);
  done = test_wait_result (&result);
  account = pupitre_accounts_sign_in_finish (f->accounts, done, NULL, &error);
  g_assert_null (account);
  g_assert_true (pupitre_error_is_cancelled (error));
  g_assert_cmpint (pupitre_accounts_get_state (f->accounts), ==, PUPITRE_SESSION_LOCKED);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (f->accounts)), ==, 0);
}

static void
test_lock_during_unlock (SyncFixture *f, gconstpointer data)
{
  GAsyncResult *result = NULL;
  g_autoptr (GAsyncResult) done = NULL;
  g_autoptr (GError) error = NULL;

  sign_in (f);
  lock (f);
  pupitre_accounts_unlock_async (f->accounts, SYNC_PASSWORD, NULL, test_keep_result, &result);
  lock (f);
  done = test_wait_result (&result);
  g_assert_false (pupitre_accounts_unlock_finish (f->accounts, done, &error));
  g_assert_true (pupitre_error_is_cancelled (error));
  g_assert_cmpint (pupitre_accounts_get_state (f->accounts), ==, PUPITRE_SESSION_LOCKED);
  g_assert_cmpint (unlock (f, SYNC_PASSWORD), ==, -1);
}

static void
test_sign_in_aside (SyncFixture *f, gconstpointer data)
{
  g_autoptr (PupitreAccount) account = NULL;
  g_autoptr (GError) error = NULL;

  sign_in (f);
  lock (f);
  account = sync_sign_in (f, EMAIL, SYNC_PASSWORD, FALSE, NULL, &error);
  g_assert_null (account);
  g_assert_true (pupitre_error_is_cancelled (error));
  g_clear_error (&error);

  pupitre_accounts_step_aside (f->accounts);
  account = sync_sign_in (f, EMAIL, "Pupitre2025", FALSE, NULL, &error);
  g_assert_error (error, PUPITRE_ERROR, PUPITRE_ERROR_BAD_PASSWORD);
  g_clear_error (&error);
  g_assert_cmpint (pupitre_accounts_get_state (f->accounts), ==, PUPITRE_SESSION_ASIDE);

  /* The same account again, with what was stored of it. */
  sync_cut (f, TRUE);
  account = sync_sign_in (f, EMAIL, SYNC_PASSWORD, FALSE, NULL, &error);
  g_assert_no_error (error);
  g_object_unref (sync_find_child (account, "Noé"));
  g_clear_object (&account);
  sync_cut (f, FALSE);
  lock (f);
  pupitre_accounts_step_aside (f->accounts);
  account = sync_sign_in_well (f, EMAIL);
  g_object_unref (sync_find_child (account, "Noé"));
  g_clear_object (&account);
  lock (f);
  g_assert_cmpint (unlock (f, SYNC_PASSWORD), ==, -1);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (f->accounts)), ==, 1);
}

static void
test_sign_out_while_locked (SyncFixture *f, gconstpointer data)
{
  GAsyncResult *result = NULL;
  g_autoptr (GAsyncResult) done = NULL;
  g_autoptr (PupitreAccount) account = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *log = NULL;

  sign_in (f);
  lock (f);
  pupitre_accounts_sign_out_closed_async (f->accounts, NULL, test_keep_result, &result);
  done = test_wait_result (&result);
  g_assert_true (pupitre_accounts_sign_out_closed_finish (f->accounts, done, &error));
  g_assert_no_error (error);
  g_assert_cmpint (pupitre_accounts_get_state (f->accounts), ==, PUPITRE_SESSION_LOCKED);
  g_assert_true (pupitre_accounts_is_signed_out (f->accounts));
  log = test_portal_get (f->portal, "/demonstration/log");
  g_assert_nonnull (strstr (log, "logout"));
  g_clear_object (&done);

  /* The copy opens again, also after a start; with the network, to a new session. */
  sync_close_program (f);
  sync_start_program (f);
  g_assert_cmpint (pupitre_accounts_get_state (f->accounts), ==, PUPITRE_SESSION_LOCKED);
  g_assert_cmpint (unlock (f, SYNC_PASSWORD), ==, -1);
  account = first_account (f);
  g_object_unref (sync_find_child (account, "Noé"));
}

static gboolean
is_signed_in (gpointer data)
{
  return pupitre_account_is_signed_in (data);
}

static void
test_password_signs_in (SyncFixture *f, gconstpointer data)
{
  g_autoptr (PupitreAccount) account = NULL;

  account = sync_sign_in_well (f, EMAIL);
  g_object_unref (sync_find_child (account, "Noé"));
  sync_sign_out (f, account, FALSE);
  g_clear_object (&account);
  g_assert_cmpint (pupitre_accounts_get_state (f->accounts), ==, PUPITRE_SESSION_LOCKED);
  g_assert_cmpint (unlock (f, SYNC_PASSWORD), ==, -1);
  account = first_account (f);
  test_wait_until (is_signed_in, account);
}

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

static gboolean
is_refused (gpointer account)
{
  return pupitre_secret_get_refused (pupitre_account_get_secret (account));
}

/* What opens the copy is no longer the portal's password: it is sent once, not at each unlocking. */
static void
test_former_password (SyncFixture *f, gconstpointer data)
{
  g_autoptr (PupitreAccount) account = NULL;
  g_autoptr (GAsyncResult) done = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *result = NULL;
  PupitreSecret *secret;
  guint n_before;

  account = sync_sign_in_well (f, EMAIL);
  g_object_unref (sync_find_child (account, "Noé"));
  secret = pupitre_account_get_secret (account);
  pupitre_secret_learn_password_async (secret, "Former2025", NULL, test_keep_result, &result);
  done = test_wait_result (&result);
  g_assert_true (pupitre_secret_learn_password_finish (secret, done, &error));
  n_before = count_sign_ins (f);
  sync_sign_out (f, account, FALSE);
  g_clear_object (&account);

  g_assert_cmpint (unlock (f, "Former2025"), ==, -1);
  account = first_account (f);
  test_wait_until (is_refused, account);
  g_assert_cmpuint (count_sign_ins (f), ==, n_before + 1);
  for (guint i = 0; i < 2; i++) {
    g_clear_object (&account);
    lock (f);
    g_assert_cmpint (unlock (f, "Former2025"), ==, -1);
    account = first_account (f);
    /* A read that needs a session has come and gone. */
    g_object_unref (sync_find_child (account, "Noé"));
    g_assert_cmpuint (count_sign_ins (f), ==, n_before + 1);
  }

  /* Until the parent signs in with the new one, which then opens the copy too. */
  g_object_unref (sync_sign_in_well (f, EMAIL));
  g_assert_false (is_refused (account));
  g_clear_object (&account);
  lock (f);
  g_assert_cmpint (unlock (f, "Former2025"), ==, PUPITRE_ERROR_WRONG_SECRET);
  g_assert_cmpint (unlock (f, SYNC_PASSWORD), ==, -1);
}

static gboolean
is_kept_out (gpointer account)
{
  return pupitre_secret_get_kept_out (pupitre_account_get_secret (account));
}

/* The portal answers the password with a page that is not known: that says nothing against it, and it
 * is sent once all the same, until the parent signs in. */
static void
test_unknown_page (SyncFixture *f, gconstpointer data)
{
  g_autoptr (PupitreAccount) account = sync_sign_in_well (f, EMAIL);
  guint n_before;

  g_object_unref (sync_find_child (account, "Noé"));
  sync_sign_out (f, account, FALSE);
  g_clear_object (&account);
  g_free (test_portal_post (f->portal, "/demonstration/state",
                            "{\"faults\":[\"confirmCredentials:html\"]}"));
  n_before = count_sign_ins (f);
  for (guint i = 0; i < 3; i++) {
    g_assert_cmpint (unlock (f, SYNC_PASSWORD), ==, -1);
    account = first_account (f);
    test_wait_until (is_kept_out, account);
    g_assert_false (is_refused (account));
    g_object_unref (sync_find_child (account, "Noé"));
    g_assert_cmpuint (count_sign_ins (f), ==, n_before + 1);
    g_clear_object (&account);
    lock (f);
  }

  g_free (test_portal_post (f->portal, "/demonstration/state", "{\"faults\":[]}"));
  g_assert_cmpint (unlock (f, SYNC_PASSWORD), ==, -1);
  account = sync_sign_in_well (f, EMAIL);
  g_assert_false (is_kept_out (account));
}

#define CASE(path, func) g_test_add (path, SyncFixture, NULL, sync_set_up, func, sync_tear_down)

#define SECOND "parent2@demo.exemple"

static int
set_pin_of (SyncFixture *f, const char *email, const char *pin)
{
  g_autoptr (PupitreAccount) account = pupitre_accounts_dup_open (f->accounts, email);
  GAsyncResult *result = NULL;
  g_autoptr (GAsyncResult) done = NULL;
  g_autoptr (GError) error = NULL;

  pupitre_accounts_set_pin_async (f->accounts, account, SYNC_PASSWORD, pin, NULL, test_keep_result,
                                  &result);
  done = test_wait_result (&result);
  return pupitre_accounts_set_pin_finish (f->accounts, done, &error) ? -1 : error->code;
}

static gboolean
is_open (SyncFixture *f, const char *email)
{
  g_autoptr (PupitreAccount) account = pupitre_accounts_dup_open (f->accounts, email);

  return account != NULL;
}

/* What is typed opens what it is of, and nothing else; nor does it cost the other one a try. */
static void
test_two_pins (SyncFixture *f, gconstpointer data)
{
  g_autoptr (PupitreAccount) second = NULL;
  g_auto (GStrv) closed = NULL;
  g_autoptr (GError) error = NULL;
  gboolean offline = FALSE;

  sign_in (f);
  g_object_unref (sync_sign_in_well (f, SECOND));
  g_assert_cmpint (set_pin_of (f, EMAIL, "1111"), ==, -1);
  g_assert_cmpint (set_pin_of (f, SECOND, "2222"), ==, -1);
  g_assert_cmpuint (pupitre_accounts_get_n_locked (f->accounts), ==, 0);
  lock (f);
  g_assert_cmpint (unlock (f, "2222"), ==, -1);
  g_assert_true (is_open (f, SECOND));
  g_assert_false (is_open (f, EMAIL));
  g_assert_cmpuint (pupitre_accounts_get_n_locked (f->accounts), ==, 1);
  closed = pupitre_accounts_list_closed (f->accounts);
  g_assert_cmpuint (g_strv_length (closed), ==, 1);
  g_assert_cmpstr (closed[0], ==, EMAIL);
  g_assert_true (pupitre_accounts_is_locked (f->accounts, EMAIL));
  g_assert_cmpuint (tries_left (f), ==, PUPITRE_SECRET_MAX_TRIES);

  /* Locked again, both wait again; the other one opens as well as before. */
  lock (f);
  g_assert_cmpint (unlock (f, "1111"), ==, -1);
  g_assert_true (is_open (f, EMAIL));
  g_assert_false (is_open (f, SECOND));

  /* Its own password opens the one that stayed closed, beside the one that is open, also without a
   * network. */
  sync_cut (f, TRUE);
  second = sync_sign_in (f, SECOND, SYNC_PASSWORD, FALSE, &offline, &error);
  g_assert_no_error (error);
  g_assert_true (offline);
  g_assert_true (is_open (f, EMAIL) && is_open (f, SECOND));
  g_clear_object (&second);
  sync_cut (f, FALSE);
  g_object_unref (sync_sign_in_well (f, SECOND));
  g_assert_true (is_open (f, EMAIL) && is_open (f, SECOND));
  g_assert_cmpuint (pupitre_accounts_get_n_locked (f->accounts), ==, 0);
}

static int
open_beside (SyncFixture *f, const char *email, const char *typed)
{
  GAsyncResult *result = NULL;
  g_autoptr (GAsyncResult) done = NULL;
  g_autoptr (GError) error = NULL;

  pupitre_accounts_open_beside_async (f->accounts, email, typed, NULL, test_keep_result, &result);
  done = test_wait_result (&result);
  if (pupitre_accounts_open_beside_finish (f->accounts, done, &error))
    return -1;
  return error->domain == PUPITRE_ERROR ? error->code : -2;
}

static guint
count_calls (SyncFixture *f)
{
  g_autofree char *log = test_portal_get (f->portal, "/demonstration/log");
  guint n = 0;

  for (const char *line = log; (line = strchr (line, '\n')) != NULL; line++)
    n++;
  return n;
}

static gboolean
is_first_open (gpointer data)
{
  return is_open (data, EMAIL);
}

/* Two parents, both with a PIN; the first is open. */
static void
open_first_of_two (SyncFixture *f)
{
  sign_in (f);
  g_object_unref (sync_sign_in_well (f, SECOND));
  g_assert_cmpint (set_pin_of (f, EMAIL, "1111"), ==, -1);
  g_assert_cmpint (set_pin_of (f, SECOND, "2222"), ==, -1);
  sync_close_program (f);
  sync_start_program (f);
  g_assert_cmpint (unlock (f, "1111"), ==, -1);
  g_assert_true (is_open (f, EMAIL));
  g_assert_false (is_open (f, SECOND));
}

/* The PIN of the one that stayed closed opens it, without the portal, and the one that is open stays
 * what it is. */
static void
test_pin_beside (SyncFixture *f, gconstpointer data)
{
  g_autoptr (PupitreAccount) before = NULL;
  g_autoptr (PupitreAccount) after = NULL;
  g_autoptr (PupitreAccount) second = NULL;
  gboolean has_pin = FALSE;
  guint n_calls;

  open_first_of_two (f);
  before = pupitre_accounts_dup_open (f->accounts, EMAIL);
  g_assert_cmpuint (pupitre_accounts_get_tries_left_of (f->accounts, SECOND, &has_pin), ==,
                    PUPITRE_SECRET_MAX_TRIES);
  g_assert_true (has_pin);
  n_calls = count_calls (f);
  sync_cut (f, TRUE);

  /* The other one's PIN opens nothing here, and costs the right account a try. */
  g_assert_cmpint (open_beside (f, SECOND, "1111"), ==, PUPITRE_ERROR_WRONG_SECRET);
  g_assert_false (is_open (f, SECOND));
  g_assert_cmpuint (pupitre_accounts_get_tries_left_of (f->accounts, SECOND, &has_pin), ==,
                    PUPITRE_SECRET_MAX_TRIES - 1);
  g_assert_cmpint (open_beside (f, SECOND, "2222"), ==, -1);
  g_assert_true (is_open (f, SECOND));
  g_assert_cmpuint (pupitre_accounts_get_n_locked (f->accounts), ==, 0);
  second = pupitre_accounts_dup_open (f->accounts, SECOND);
  g_object_unref (sync_find_child (second, "Noé"));
  after = pupitre_accounts_dup_open (f->accounts, EMAIL);
  g_assert_true (before == after);
  sync_cut (f, FALSE);
  g_assert_cmpuint (count_calls (f), ==, n_calls);

  /* Once more there is nothing to open. */
  g_assert_cmpint (open_beside (f, SECOND, "2222"), ==, PUPITRE_ERROR_NOT_STORED);
}

/* Five wrong PINs, and only its password opens it; the other account has all its tries. */
static void
test_five_wrong_beside (SyncFixture *f, gconstpointer data)
{
  gboolean has_pin = FALSE;

  open_first_of_two (f);
  for (guint i = 0; i + 1 < PUPITRE_SECRET_MAX_TRIES; i++)
    g_assert_cmpint (open_beside (f, SECOND, "9999"), ==, PUPITRE_ERROR_WRONG_SECRET);
  g_assert_cmpint (open_beside (f, SECOND, "9999"), ==, PUPITRE_ERROR_NO_TRIES);
  g_assert_cmpint (open_beside (f, SECOND, "2222"), ==, PUPITRE_ERROR_NO_TRIES);
  g_assert_cmpuint (pupitre_accounts_get_tries_left_of (f->accounts, SECOND, &has_pin), ==, 0);
  g_assert_true (has_pin);
  g_assert_cmpint (open_beside (f, SECOND, SYNC_PASSWORD), ==, -1);
  g_assert_true (is_open (f, EMAIL) && is_open (f, SECOND));
}

/* The second is asked for while the comparison that opened the first still looks at it: they do not
 * take each other's tries. */
static void
test_beside_at_once (SyncFixture *f, gconstpointer data)
{
  GAsyncResult *result = NULL;
  g_autoptr (GAsyncResult) done = NULL;
  g_autoptr (GError) error = NULL;
  gboolean has_pin = FALSE;

  open_first_of_two (f);
  lock (f);
  pupitre_accounts_unlock_async (f->accounts, "1111", NULL, test_keep_result, &result);
  test_wait_until (is_first_open, f);
  g_assert_null (result);
  g_assert_cmpint (open_beside (f, SECOND, "9999"), ==, PUPITRE_ERROR_WRONG_SECRET);
  done = test_wait_result (&result);
  g_assert_true (pupitre_accounts_unlock_finish (f->accounts, done, &error));
  g_assert_cmpuint (pupitre_accounts_get_tries_left_of (f->accounts, SECOND, &has_pin), ==,
                    PUPITRE_SECRET_MAX_TRIES - 1);
  g_assert_cmpint (open_beside (f, SECOND, "2222"), ==, -1);
}

/* A lock while what was typed is being compared: nothing is open then. */
static void
test_lock_while_beside (SyncFixture *f, gconstpointer data)
{
  GAsyncResult *result = NULL;
  g_autoptr (GAsyncResult) done = NULL;
  g_autoptr (GError) error = NULL;

  open_first_of_two (f);
  pupitre_accounts_open_beside_async (f->accounts, SECOND, "2222", NULL, test_keep_result, &result);
  lock (f);
  done = test_wait_result (&result);
  g_assert_false (pupitre_accounts_open_beside_finish (f->accounts, done, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (pupitre_accounts_get_state (f->accounts), ==, PUPITRE_SESSION_LOCKED);
  g_assert_false (is_open (f, SECOND));

  /* Nor does it open anything while all is locked. */
  g_assert_cmpint (open_beside (f, SECOND, "2222"), ==, -2);
  g_assert_cmpint (unlock (f, "2222"), ==, -1);
  g_assert_true (is_open (f, SECOND));
}

static gboolean
has_account (gpointer data)
{
  return g_list_model_get_n_items (G_LIST_MODEL (((SyncFixture *) data)->accounts)) == 1;
}

/* A second program on the same folder and keyring, which starts while the first has the account open:
 * it opens nothing, takes nothing away, and gets in when the first is gone. */
static void
test_second_program (SyncFixture *f, gconstpointer data)
{
  SyncFixture second = *f;
  g_autoptr (PupitreAccount) account = NULL;
  g_autoptr (PupitreChild) child = NULL;
  g_auto (GStrv) closed = NULL;

  sign_in (f);
  account = first_account (f);
  child = sync_find_child (account, "Noé");
  second.accounts = NULL;
  sync_start_program (&second);
  g_assert_cmpint (pupitre_accounts_get_state (second.accounts), ==, PUPITRE_SESSION_LOCKED);
  closed = pupitre_accounts_list_closed (second.accounts);
  g_assert_cmpstr (closed[0], ==, EMAIL);
  g_assert_cmpint (unlock (&second, SYNC_PASSWORD), ==, PUPITRE_ERROR_STORE_BUSY);
  g_assert_cmpint (pupitre_accounts_get_state (second.accounts), ==, PUPITRE_SESSION_LOCKED);

  /* The first works on as before. */
  g_object_unref (sync_refreshed_feed (account, child, PUPITRE_KIND_MESSAGES));
  g_clear_object (&child);
  g_clear_object (&account);
  sync_close_program (f);
  g_assert_cmpint (unlock (&second, SYNC_PASSWORD), ==, -1);
  g_assert_true (has_account (&second));
  account = pupitre_accounts_dup_open (second.accounts, EMAIL);
  g_object_unref (sync_find_child (account, "Noé"));
  g_clear_object (&account);
  sync_close_program (&second);
  sync_start_program (f);
  g_assert_true (has_account (f));
}

/* One parent who leaves is not opened by what the other one types. */
static void
test_signed_out_stays_closed (SyncFixture *f, gconstpointer data)
{
  g_autoptr (PupitreAccount) second = NULL;

  sign_in (f);
  second = sync_sign_in_well (f, SECOND);
  sync_sign_out (f, second, FALSE);
  g_clear_object (&second);
  g_assert_cmpint (pupitre_accounts_get_state (f->accounts), ==, PUPITRE_SESSION_SIGNED_IN);
  g_assert_cmpuint (pupitre_accounts_get_n_locked (f->accounts), ==, 0);
  lock (f);
  g_assert_cmpint (unlock (f, SYNC_PASSWORD), ==, -1);
  g_assert_true (is_open (f, EMAIL));
  g_assert_false (is_open (f, SECOND));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  CASE ("/lock/unlock", test_lock_and_unlock);
  CASE ("/lock/offline", test_offline);
  CASE ("/lock/nothing-is-sent", test_nothing_is_sent);
  CASE ("/lock/pin", test_pin);
  CASE ("/lock/five-wrong-pins", test_five_wrong_pins);
  CASE ("/lock/try-is-kept-first", test_try_is_kept_first);
  CASE ("/lock/two-accounts", test_two_accounts);
  CASE ("/lock/two-pins", test_two_pins);
  CASE ("/lock/pin-beside", test_pin_beside);
  CASE ("/lock/five-wrong-beside", test_five_wrong_beside);
  CASE ("/lock/beside-at-once", test_beside_at_once);
  CASE ("/lock/second-program", test_second_program);
  CASE ("/lock/lock-while-beside", test_lock_while_beside);
  CASE ("/lock/signed-out-stays-closed", test_signed_out_stays_closed);
  CASE ("/lock/during-sign-in", test_lock_during_sign_in);
  CASE ("/lock/during-unlock", test_lock_during_unlock);
  CASE ("/lock/sign-in-aside", test_sign_in_aside);
  CASE ("/lock/sign-out", test_sign_out_while_locked);
  CASE ("/lock/password-signs-in", test_password_signs_in);
  CASE ("/lock/former-password", test_former_password);
  CASE ("/lock/unknown-page", test_unknown_page);

  return g_test_run ();
}
