/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pupitre-accounts.h"
#include "test-portal.h"

#include <libsecret/secret.h>
#include <valgrind/callgrind.h>

/* How long the copy on this computer can still be read after the parent asked to erase it:
 * "bench-erase PROFILE" opens what bench-prepare stored, erases it, and counts until the keyring has
 * no key any more. */

static const SecretSchema SCHEMA = {
  .name = "io.github.pupitre.Pupitre",
  .flags = SECRET_SCHEMA_DONT_MATCH_NAME,
  .attributes = {
    { "application", SECRET_SCHEMA_ATTRIBUTE_STRING },
    { NULL, 0 },
  },
};

static gboolean
has_key (void)
{
  g_autoptr (GError) error = NULL;
  GList *items = secret_password_search_sync (&SCHEMA, SECRET_SEARCH_ALL, NULL, &error,
                                              "application", APPLICATION_ID, NULL);
  gboolean found = items != NULL;

  g_assert_no_error (error);
  g_list_free_full (items, g_object_unref);
  return found;
}

static gboolean
has_children (gpointer account)
{
  return g_list_model_get_n_items (pupitre_account_get_children (account)) > 0;
}

static gboolean
is_loaded (gpointer feed)
{
  return pupitre_feed_is_loaded (feed);
}

static PupitreAccounts *
open_accounts (const char *path, const char *root)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PupitreProfile) profile = pupitre_profile_new_from_any_file (path, &error);
  g_autoptr (GAsyncResult) done = NULL;
  PupitreAccounts *accounts;
  GAsyncResult *result = NULL;

  g_assert_no_error (error);
  accounts = pupitre_accounts_new (APPLICATION_ID, root, profile);
  pupitre_accounts_load_async (accounts, NULL, test_keep_result, &result);
  done = test_wait_result (&result);
  pupitre_accounts_load_finish (accounts, done, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (accounts)), ==, 1);
  return accounts;
}

/* A page of messages is open, as it is when a parent leaves. */
static PupitreFeed *
open_messages (PupitreAccount *account)
{
  g_autoptr (PupitreChild) child = NULL;
  PupitreFeed *messages;

  test_wait_until (has_children, account);
  child = g_list_model_get_item (pupitre_account_get_children (account), 0);
  messages = pupitre_account_get_feed (account, child, PUPITRE_KIND_MESSAGES);
  test_wait_until (is_loaded, messages);
  return messages;
}

static void
erase (PupitreAccounts *accounts, PupitreAccount *account)
{
  g_autoptr (GAsyncResult) done = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *result = NULL;

  g_assert_true (has_key ());
  CALLGRIND_START_INSTRUMENTATION;
  pupitre_accounts_sign_out_async (accounts, account, TRUE, NULL, test_keep_result, &result);
  CALLGRIND_STOP_INSTRUMENTATION;
  while (has_key ()) {
    CALLGRIND_START_INSTRUMENTATION;
    g_main_context_iteration (NULL, TRUE);
    CALLGRIND_STOP_INSTRUMENTATION;
  }
  done = test_wait_result (&result);
  pupitre_accounts_sign_out_finish (accounts, done, &error);
  g_assert_no_error (error);
}

int
main (int argc, char **argv)
{
  g_autofree char *root = g_build_filename (g_get_user_data_dir (), "pupitre", NULL);
  g_autoptr (PupitreAccounts) accounts = NULL;
  g_autoptr (PupitreAccount) account = NULL;
  g_autoptr (PupitreFeed) messages = NULL;
  g_autoptr (GDir) folder = NULL;
  GAsyncResult *result = NULL;

  if (argc != 2) {
    g_printerr ("Usage: bench-erase PROFILE\n");
    return 2;
  }
  accounts = open_accounts (argv[1], root);
  account = g_list_model_get_item (G_LIST_MODEL (accounts), 0);
  messages = open_messages (account);
  erase (accounts, account);

  folder = g_dir_open (root, 0, NULL);
  g_assert_true (folder == NULL || g_dir_read_name (folder) == NULL);
  pupitre_accounts_close_async (accounts, NULL, test_keep_result, &result);
  g_object_unref (test_wait_result (&result));
  return 0;
}
