/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pupitre-accounts.h"
#include "pupitre-error.h"
#include "silence.h"
#include "test-portal.h"

#include <glib/gstdio.h>

#include <string.h>

/* On a shared computer, one that has a keyring: neither keyring nor disk learns anything, and
 * finishing ends the portal's session. */

#define EMAIL "parent@demo.exemple"
#define PASSWORD "Pupitre2026"

typedef struct {
  TestPortal      *portal;
  PupitreProfile  *profile;
  PupitreAccounts *accounts;
  char            *root;
} Setting;

static void
start_accounts (Setting *setting, gboolean shared)
{
  GAsyncResult *result = NULL;
  g_autoptr (GAsyncResult) done = NULL;
  g_autoptr (GError) error = NULL;

  setting->accounts =
      pupitre_accounts_new ("io.github.pupitre.Pupitre.Test", setting->root, setting->profile);
  pupitre_accounts_set_shared (setting->accounts, shared);
  pupitre_accounts_load_async (setting->accounts, NULL, test_keep_result, &result);
  done = test_wait_result (&result);
  g_assert_true (pupitre_accounts_load_finish (setting->accounts, done, &error));
  g_assert_no_error (error);
}

static void
set_up (Setting *setting, gboolean shared)
{
  g_autofree char *path = g_build_filename (SOURCEDIR, "data", "portals", "demonstration.ini", NULL);
  g_autoptr (GError) error = NULL;

  g_unlink (g_getenv ("SECRET_FILE_TEST_PATH"));
  setting->portal = test_portal_start (NULL);
  setting->root = test_make_folder ();
  setting->profile = pupitre_profile_new_for_demonstration (
    path, test_portal_get_address (setting->portal), &error);
  g_assert_no_error (error);
  start_accounts (setting, shared);
}

static void
tear_down (Setting *setting)
{
  GAsyncResult *result = NULL;

  pupitre_accounts_close_async (setting->accounts, NULL, test_keep_result, &result);
  g_object_unref (test_wait_result (&result));
  g_object_unref (setting->accounts);
  g_object_unref (setting->profile);
  test_portal_stop (setting->portal);
  test_remove_folder (setting->root);
  g_free (setting->root);
}

static PupitreAccount *
sign_in (Setting *setting, gboolean stay, GError **error)
{
  GAsyncResult *result = NULL;
  g_autoptr (GAsyncResult) done = NULL;

  pupitre_accounts_sign_in_async (setting->accounts, EMAIL, PASSWORD, stay, NULL, test_keep_result,
                                  &result);
  done = test_wait_result (&result);
  return pupitre_accounts_sign_in_finish (setting->accounts, done, NULL, error);
}

static void
finish (Setting *setting)
{
  GAsyncResult *result = NULL;
  g_autoptr (GAsyncResult) done = NULL;
  g_autoptr (GError) error = NULL;

  pupitre_accounts_finish_async (setting->accounts, test_keep_result, &result);
  done = test_wait_result (&result);
  g_assert_true (pupitre_accounts_finish_finish (setting->accounts, done, &error));
  g_assert_no_error (error);
}

static gboolean
has_children (gpointer data)
{
  return g_list_model_get_n_items (pupitre_account_get_children (data)) > 0;
}

static void
assert_untouched (Setting *setting)
{
  g_autoptr (GDir) folder = g_dir_open (setting->root, 0, NULL);

  g_assert_null (g_dir_read_name (folder));
  g_assert_false (g_file_test (g_getenv ("SECRET_FILE_TEST_PATH"), G_FILE_TEST_EXISTS));
}

static guint
count (TestPortal *portal, const char *what)
{
  g_autofree char *log = test_portal_get (portal, "/demonstration/log");
  guint n = 0;

  for (const char *at = log; (at = strstr (at, what)) != NULL; at += strlen (what))
    n++;
  return n;
}

static void
test_nothing_written (void)
{
  Setting setting = { NULL };
  g_autoptr (PupitreAccount) account = NULL;
  g_autoptr (GError) error = NULL;

  set_up (&setting, TRUE);
  g_assert_true (pupitre_accounts_is_shared (setting.accounts));
  account = sign_in (&setting, TRUE, &error);
  g_assert_no_error (error);
  g_assert_true (pupitre_account_is_session_only (account));
  g_assert_null (pupitre_secret_get_password (pupitre_account_get_secret (account)));
  test_wait_until (has_children, account);
  assert_untouched (&setting);
  tear_down (&setting);
}

static void
test_finish (void)
{
  Setting setting = { NULL };
  g_autoptr (PupitreAccount) account = NULL;
  g_autoptr (PupitreChild) child = NULL;
  g_autoptr (PupitreFeed) feed = NULL;
  g_autoptr (GError) error = NULL;
  Silence silence;

  set_up (&setting, TRUE);
  account = sign_in (&setting, FALSE, &error);
  g_assert_no_error (error);
  test_wait_until (has_children, account);
  child = g_list_model_get_item (pupitre_account_get_children (account), 0);
  feed = pupitre_account_get_feed (account, child, PUPITRE_KIND_MESSAGES);
  silence = (Silence) { setting.portal, account, feed };
  silence_assert_heard (&silence);
  finish (&setting);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (setting.accounts)), ==, 0);
  g_assert_cmpuint (count (setting.portal, "/connect/logout"), >, 0);
  silence_assert_kept (&silence);
  assert_untouched (&setting);
  g_clear_object (&feed);
  g_clear_object (&account);
  tear_down (&setting);
}

/* Of the computer's owner, who is signed out here, a shared session learns nothing. */
static void
test_owner (void)
{
  Setting setting = { NULL };
  g_autoptr (PupitreAccount) account = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *keyring = NULL;
  g_autofree char *keyring_after = NULL;
  GAsyncResult *result = NULL;

  set_up (&setting, FALSE);
  account = sign_in (&setting, FALSE, &error);
  g_assert_no_error (error);
  pupitre_accounts_sign_out_async (setting.accounts, account, FALSE, NULL, test_keep_result, &result);
  g_object_unref (test_wait_result (&result));
  g_clear_object (&account);
  g_assert_cmpint (pupitre_accounts_get_state (setting.accounts), ==, PUPITRE_SESSION_LOCKED);
  g_assert_true (g_file_get_contents (g_getenv ("SECRET_FILE_TEST_PATH"), &keyring, NULL, NULL));

  pupitre_accounts_set_shared (setting.accounts, TRUE);
  g_assert_cmpint (pupitre_accounts_get_state (setting.accounts), ==, PUPITRE_SESSION_SIGNED_OUT);
  /* Not even the stored copy opens, which a password alone would open. */
  g_free (test_portal_post (setting.portal, "/demonstration/state", "{\"cut\":true}"));
  account = sign_in (&setting, FALSE, &error);
  g_assert_null (account);
  g_assert_true (pupitre_error_is_offline (error));
  g_free (test_portal_post (setting.portal, "/demonstration/state", "{\"cut\":false}"));

  g_clear_error (&error);
  account = sign_in (&setting, FALSE, &error);
  g_assert_no_error (error);
  test_wait_until (has_children, account);
  finish (&setting);
  g_assert_true (g_file_get_contents (g_getenv ("SECRET_FILE_TEST_PATH"), &keyring_after, NULL,
                                      NULL));
  g_assert_cmpstr (keyring, ==, keyring_after);
  g_assert_true (pupitre_accounts_has_keyring (setting.accounts));
  tear_down (&setting);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/sync/shared/nothing-written", test_nothing_written);
  g_test_add_func ("/sync/shared/finish", test_finish);
  g_test_add_func ("/sync/shared/owner", test_owner);

  return g_test_run ();
}
