/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pupitre-accounts.h"
#include "test-portal.h"

#include <string.h>

/* "FOLDER COUNT": signs in as the family of volume, whose first child has COUNT messages, and
 * stores everything as the program would. Writes the profile of the portal, which is gone after,
 * to FOLDER/portal.ini. */

static gboolean
has_children (gpointer data)
{
  return g_list_model_get_n_items (pupitre_account_get_children (data)) > 0;
}

static gboolean
is_settled (gpointer data)
{
  return pupitre_feed_is_loaded (data) && !pupitre_feed_is_refreshing (data);
}

static PupitreProfile *
write_profile (const char *folder, TestPortal *portal)
{
  g_autofree char *template =
      g_build_filename (SOURCEDIR, "data", "portals", "demonstration.ini", NULL);
  g_autofree char *path = g_build_filename (folder, "portal.ini", NULL);
  g_autofree char *text = NULL;
  g_autofree char *port = g_strdup (strrchr (test_portal_get_address (portal), ':') + 1);
  g_autoptr (GString) profile = NULL;
  g_autoptr (GError) error = NULL;
  PupitreProfile *made;

  g_file_get_contents (template, &text, NULL, &error);
  g_assert_no_error (error);
  profile = g_string_new (text);
  g_string_replace (profile, "{port}", port, 0);
  g_file_set_contents (path, profile->str, -1, &error);
  g_assert_no_error (error);
  made = pupitre_profile_new_from_any_file (path, &error);
  g_assert_no_error (error);
  return made;
}

static void
store_children (PupitreAccount *account)
{
  GListModel *children = pupitre_account_get_children (account);

  test_wait_until (has_children, account);
  for (guint i = 0; i < g_list_model_get_n_items (children); i++) {
    g_autoptr (PupitreChild) child = g_list_model_get_item (children, i);
    g_autoptr (PupitreFeed) messages =
        pupitre_account_get_feed (account, child, PUPITRE_KIND_MESSAGES);

    pupitre_feed_refresh (messages);
    test_wait_until (is_settled, messages);
    g_assert_null (pupitre_feed_get_error (messages));
  }
}

int
main (int argc, char **argv)
{
  const char *arguments[] = { "--messages", NULL, NULL };
  g_autoptr (TestPortal) portal = NULL;
  g_autoptr (PupitreProfile) profile = NULL;
  g_autoptr (PupitreAccounts) accounts = NULL;
  g_autoptr (PupitreAccount) account = NULL;
  g_autoptr (GAsyncResult) done = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *root = NULL;
  GAsyncResult *result = NULL;

  if (argc != 3) {
    g_printerr ("Usage: bench-prepare FOLDER COUNT\n");
    return 2;
  }
  arguments[1] = argv[2];
  portal = test_portal_start (arguments);
  profile = write_profile (argv[1], portal);
  root = g_build_filename (g_get_user_data_dir (), "pupitre", NULL);
  accounts = pupitre_accounts_new (APPLICATION_ID, root, profile);
  pupitre_accounts_load_async (accounts, NULL, test_keep_result, &result);
  g_object_unref (test_wait_result (&result));

  pupitre_accounts_sign_in_async (accounts, "volume@demo.exemple", "Pupitre2026", FALSE, NULL,
                                  test_keep_result, &result);
  done = test_wait_result (&result);
  account = pupitre_accounts_sign_in_finish (accounts, done, NULL, &error);
  g_assert_no_error (error);
  g_assert_false (pupitre_account_is_session_only (account));
  store_children (account);
  g_clear_object (&account);
  g_clear_object (&done);
  pupitre_accounts_close_async (accounts, NULL, test_keep_result, &result);
  g_object_unref (test_wait_result (&result));
  return 0;
}
