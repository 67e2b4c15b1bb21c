/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sync-fixture.h"

#include <glib/gstdio.h>

void
sync_start_program (SyncFixture *f)
{
  GAsyncResult *result = NULL;
  /* A name of its own in the keyring for each case. */
  g_autofree char *name = g_path_get_basename (f->root);

  f->accounts = pupitre_accounts_new (name, f->root, f->profile);
  pupitre_accounts_load_async (f->accounts, NULL, test_keep_result, &result);
  g_object_unref (test_wait_result (&result));
}

void
sync_close_program (SyncFixture *f)
{
  GAsyncResult *result = NULL;

  pupitre_accounts_close_async (f->accounts, NULL, test_keep_result, &result);
  g_object_unref (test_wait_result (&result));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (f->accounts)), ==, 0);
  g_assert_finalize_object (f->accounts);
  f->accounts = NULL;
}

void
sync_set_up (SyncFixture *f, gconstpointer data)
{
  const char *const arguments[] = { "--messages", "300", NULL };
  g_autofree char *profile =
      g_build_filename (SOURCEDIR, "data", "portals", "demonstration.ini", NULL);
  g_autoptr (GError) error = NULL;

  /* What an earlier run left: libsecret refuses a file that was cut short. */
  g_unlink (g_getenv ("SECRET_FILE_TEST_PATH"));
  f->portal = test_portal_start (arguments);
  f->root = test_make_folder ();
  f->profile = pupitre_profile_new_for_demonstration (profile, test_portal_get_address (f->portal), &error);
  g_assert_no_error (error);
  sync_start_program (f);
}

void
sync_tear_down (SyncFixture *f, gconstpointer data)
{
  if (f->accounts != NULL)
    sync_close_program (f);
  g_clear_object (&f->profile);
  test_portal_stop (f->portal);
  test_remove_folder (f->root);
  g_free (f->root);
}

PupitreAccount *
sync_sign_in (SyncFixture *f, const char *email, const char *password, gboolean stay, gboolean *offline, GError **error)
{
  GAsyncResult *result = NULL;
  g_autoptr (GAsyncResult) done = NULL;

  pupitre_accounts_sign_in_async (f->accounts, email, password, stay, NULL, test_keep_result, &result);
  done = test_wait_result (&result);
  return pupitre_accounts_sign_in_finish (f->accounts, done, offline, error);
}

PupitreAccount *
sync_sign_in_well (SyncFixture *f, const char *email)
{
  g_autoptr (GError) error = NULL;
  PupitreAccount *account = sync_sign_in (f, email, SYNC_PASSWORD, FALSE, NULL, &error);

  g_assert_no_error (error);
  return account;
}

void
sync_sign_out (SyncFixture *f, PupitreAccount *account, gboolean erase)
{
  GAsyncResult *result = NULL;
  g_autoptr (GAsyncResult) done = NULL;
  g_autoptr (GError) error = NULL;
  guint n_accounts = g_list_model_get_n_items (G_LIST_MODEL (f->accounts));

  pupitre_accounts_sign_out_async (f->accounts, account, erase, NULL, test_keep_result, &result);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (f->accounts)), ==, n_accounts - 1);
  done = test_wait_result (&result);
  pupitre_accounts_sign_out_finish (f->accounts, done, &error);
  g_assert_no_error (error);
}

gboolean
sync_has_children (gpointer data)
{
  return g_list_model_get_n_items (pupitre_account_get_children (data)) > 0;
}

gboolean
sync_is_settled (gpointer data)
{
  return pupitre_feed_is_loaded (data) && !pupitre_feed_is_refreshing (data);
}

gboolean
sync_is_one_waiting (gpointer portal)
{
  g_autofree char *state = test_portal_get (portal, "/demonstration/state");

  return strstr (state, "\"waiting\":1") != NULL;
}

PupitreChild *
sync_find_child (PupitreAccount *account, const char *first_name)
{
  GListModel *children = pupitre_account_get_children (account);

  test_wait_until (sync_has_children, account);
  for (guint i = 0; i < g_list_model_get_n_items (children); i++) {
    g_autoptr (PupitreChild) child = g_list_model_get_item (children, i);

    if (g_str_equal (pupitre_child_get_first_name (child), first_name))
      return g_steal_pointer (&child);
  }
  g_assert_not_reached ();
}

PupitreFeed *
sync_refreshed_feed (PupitreAccount *account, PupitreChild *child, PupitreKind kind)
{
  PupitreFeed *feed = pupitre_account_get_feed (account, child, kind);

  pupitre_feed_refresh (feed);
  test_wait_until (sync_is_settled, feed);
  return feed;
}

void
sync_cut (SyncFixture *f, gboolean on)
{
  g_free (test_portal_post (f->portal, "/demonstration/state", on ? "{\"cut\":true}" : "{\"cut\":false}"));
}
