/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pupitre-accounts.h"
#include "pupitre-error.h"
#include "test-portal.h"

#include <glib/gstdio.h>

#define UUID_LEFT "3f0c1d2e-0000-4000-8000-00000000000a"
#define UUID_KEPT "3f0c1d2e-0000-4000-8000-00000000000b"

/* On a computer without a keyring (the build takes the bus away): this session only, and nothing
 * of it stays. */

static PupitreAccounts *
load (const char *root, PupitreProfile *profile, GError **error)
{
  PupitreAccounts *accounts = pupitre_accounts_new ("io.github.pupitre.Pupitre.Test", root, profile);
  GAsyncResult *result = NULL;
  g_autoptr (GAsyncResult) done = NULL;

  pupitre_accounts_load_async (accounts, NULL, test_keep_result, &result);
  done = test_wait_result (&result);
  pupitre_accounts_load_finish (accounts, done, error);
  return accounts;
}

static void
close_all (PupitreAccounts *accounts)
{
  GAsyncResult *result = NULL;

  pupitre_accounts_close_async (accounts, NULL, test_keep_result, &result);
  g_object_unref (test_wait_result (&result));
}

static void
lock (PupitreAccounts *accounts)
{
  GAsyncResult *result = NULL;
  g_autoptr (GAsyncResult) done = NULL;
  g_autoptr (GError) error = NULL;

  pupitre_accounts_lock_async (accounts, NULL, test_keep_result, &result);
  done = test_wait_result (&result);
  pupitre_accounts_lock_finish (accounts, done, &error);
  g_assert_no_error (error);
  g_assert_cmpint (pupitre_accounts_get_state (accounts), ==, PUPITRE_SESSION_LOCKED);
}

static gboolean
unlock (PupitreAccounts *accounts, const char *password)
{
  GAsyncResult *result = NULL;
  g_autoptr (GAsyncResult) done = NULL;
  g_autoptr (GError) error = NULL;

  pupitre_accounts_unlock_async (accounts, password, NULL, test_keep_result, &result);
  done = test_wait_result (&result);
  if (pupitre_accounts_unlock_finish (accounts, done, &error))
    return TRUE;
  g_assert_error (error, PUPITRE_ERROR, PUPITRE_ERROR_WRONG_SECRET);
  return FALSE;
}

static gboolean
has_children (gpointer data)
{
  return g_list_model_get_n_items (pupitre_account_get_children (data)) > 0;
}

static void
assert_empty (const char *root)
{
  g_autoptr (GDir) dir = g_dir_open (root, 0, NULL);

  g_assert_null (g_dir_read_name (dir));
}

static void
test_session_only (void)
{
  g_autoptr (TestPortal) portal = test_portal_start (NULL);
  g_autofree char *root = test_make_folder ();
  g_autofree char *path = g_build_filename (SOURCEDIR, "data", "portals", "demonstration.ini", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (PupitreProfile) profile =
      pupitre_profile_new_for_demonstration (path, test_portal_get_address (portal), &error);
  g_autoptr (PupitreAccounts) accounts = NULL;
  g_autoptr (PupitreAccount) account = NULL;
  g_autoptr (GAsyncResult) done = NULL;
  GAsyncResult *result = NULL;

  g_assert_no_error (error);
  accounts = load (root, profile, &error);
  g_assert_error (error, PUPITRE_ERROR, PUPITRE_ERROR_VAULT_ABSENT);
  g_clear_error (&error);
  g_assert_false (pupitre_accounts_has_keyring (accounts));

  pupitre_accounts_sign_in_async (accounts, "parent@demo.exemple", "Pupitre2026", TRUE, NULL,
                                  test_keep_result, &result);
  done = test_wait_result (&result);
  account = pupitre_accounts_sign_in_finish (accounts, done, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (pupitre_account_is_session_only (account));
  test_wait_until (has_children, account);

  g_clear_object (&done);
  g_clear_object (&account);
  lock (accounts);
  g_assert_false (unlock (accounts, "Pupitre2025"));
  g_assert_true (unlock (accounts, "Pupitre2026"));
  account = g_list_model_get_item (G_LIST_MODEL (accounts), 0);
  g_assert_true (pupitre_account_is_session_only (account));
  g_assert_true (pupitre_account_is_signed_in (account));
  test_wait_until (has_children, account);
  g_clear_object (&account);

  /* Also from under the lock nothing of it outlives the program. */
  lock (accounts);
  close_all (accounts);
  assert_empty (root);
  test_remove_folder (root);
}

static void
test_leftovers (void)
{
  g_autofree char *root = test_make_folder ();
  g_autofree char *left = g_build_filename (root, "session", UUID_LEFT, NULL);
  g_autofree char *kept = g_build_filename (root, UUID_KEPT, NULL);
  g_autofree char *file = g_build_filename (left, "cache.db", NULL);
  g_autofree char *path = g_build_filename (SOURCEDIR, "data", "portals", "demonstration.ini", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (PupitreProfile) profile =
      pupitre_profile_new_for_demonstration (path, "http://127.0.0.1:9", &error);
  g_autoptr (PupitreAccounts) accounts = NULL;

  g_assert_no_error (error);
  g_mkdir_with_parents (left, 0700);
  g_mkdir (kept, 0700);
  g_file_set_contents (file, "sealed with a key that is gone", -1, &error);
  g_assert_no_error (error);

  accounts = load (root, profile, &error);
  /* What a session that ended badly left goes; a copy whose key may be in a keyring stays. */
  g_assert_false (g_file_test (left, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (kept, G_FILE_TEST_IS_DIR));
  test_remove_folder (root);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/sync/no-keyring/session-only", test_session_only);
  g_test_add_func ("/sync/no-keyring/leftovers", test_leftovers);

  return g_test_run ();
}
