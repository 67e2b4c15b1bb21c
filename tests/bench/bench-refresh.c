/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pupitre-accounts.h"
#include "test-portal.h"

#include <stdio.h>

/* "PROFILE EMAIL": signs in, and asks the portal of that profile for all that a parent is told of, of
 * all children; says "stored", and once it gets a line asks again, while nothing has changed. Says what
 * of what is shown was touched by that, and is there until it gets another line. */

typedef struct {
  GPtrArray *feeds;    /* (element-type PupitreFeed) */
  GPtrArray *entries;  /* (element-type PupitreEntry): every row */
  guint      n_touched;
} Shown;

static gboolean
has_children (gpointer data)
{
  return g_list_model_get_n_items (pupitre_account_get_children (data)) > 0;
}

static gboolean
are_settled (gpointer data)
{
  GPtrArray *feeds = data;

  for (guint i = 0; i < feeds->len; i++) {
    if (!pupitre_feed_is_loaded (feeds->pdata[i]) || pupitre_feed_is_refreshing (feeds->pdata[i]))
      return FALSE;
  }
  return TRUE;
}

static gboolean
are_read (gpointer entries)
{
  return pupitre_entry_all_read (entries);
}

static void
refresh (GPtrArray *feeds)
{
  for (guint i = 0; i < feeds->len; i++)
    pupitre_feed_refresh_patiently (feeds->pdata[i]);
  test_wait_until (are_settled, feeds);
  for (guint i = 0; i < feeds->len; i++)
    g_assert_null (pupitre_feed_get_error (feeds->pdata[i]));
}

static void
on_touched (Shown *shown)
{
  shown->n_touched++;
}

/* Every row is shown, as lists do that bind it. */
static void
show (Shown *shown)
{
  for (guint i = 0; i < shown->feeds->len; i++) {
    GListModel *feed = shown->feeds->pdata[i];

    g_signal_connect_swapped (feed, "items-changed", G_CALLBACK (on_touched), shown);
    g_ptr_array_extend_and_steal (
      shown->entries,
      pupitre_feed_get_entries (PUPITRE_FEED (feed), 0, g_list_model_get_n_items (feed)));
  }
  test_wait_until (are_read, shown->entries);
  for (guint i = 0; i < shown->entries->len; i++)
    g_signal_connect_swapped (shown->entries->pdata[i], "notify", G_CALLBACK (on_touched), shown);
}

static GPtrArray *
list_feeds (PupitreAccount *account)
{
  GListModel *children = pupitre_account_get_children (account);
  GPtrArray *feeds = g_ptr_array_new_with_free_func (g_object_unref);

  test_wait_until (has_children, account);
  for (guint i = 0; i < g_list_model_get_n_items (children); i++) {
    g_autoptr (PupitreChild) child = g_list_model_get_item (children, i);

    g_ptr_array_extend_and_steal (feeds, pupitre_account_list_news_feeds (account, child));
  }
  return feeds;
}

static PupitreAccount *
sign_in (PupitreAccounts *accounts, const char *email)
{
  g_autoptr (GAsyncResult) done = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *result = NULL;
  PupitreAccount *account;

  pupitre_accounts_load_async (accounts, NULL, test_keep_result, &result);
  g_object_unref (test_wait_result (&result));
  pupitre_accounts_sign_in_async (accounts, email, "Pupitre2026", FALSE, NULL, test_keep_result,
                                  &result);
  done = test_wait_result (&result);
  account = pupitre_accounts_sign_in_finish (accounts, done, NULL, &error);
  g_assert_no_error (error);
  return account;
}

/* Says something, and waits for an answer. */
static void
say (const char *text)
{
  char line[8];

  g_print ("%s\n", text);
  fflush (stdout);
  g_assert_nonnull (fgets (line, sizeof line, stdin));
}

int
main (int argc, char **argv)
{
  g_autoptr (PupitreProfile) profile = NULL;
  g_autoptr (PupitreAccounts) accounts = NULL;
  g_autoptr (PupitreAccount) account = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *root = g_build_filename (g_get_user_data_dir (), "pupitre", NULL);
  g_autofree char *told = NULL;
  GAsyncResult *result = NULL;
  Shown shown = { NULL, g_ptr_array_new_with_free_func (g_object_unref), 0 };

  if (argc != 3) {
    g_printerr ("Usage: bench-refresh PROFILE EMAIL\n");
    return 2;
  }
  profile = pupitre_profile_new_from_any_file (argv[1], &error);
  g_assert_no_error (error);
  accounts = pupitre_accounts_new (APPLICATION_ID, root, profile);
  account = sign_in (accounts, argv[2]);
  shown.feeds = list_feeds (account);
  refresh (shown.feeds);
  show (&shown);
  say ("stored");
  shown.n_touched = 0;
  refresh (shown.feeds);
  told = g_strdup_printf ("%u %u %u", shown.n_touched, shown.entries->len, shown.feeds->len);
  say (told);
  g_ptr_array_unref (shown.entries);
  g_ptr_array_unref (shown.feeds);
  g_clear_object (&account);
  pupitre_accounts_close_async (accounts, NULL, test_keep_result, &result);
  g_object_unref (test_wait_result (&result));
  return 0;
}
