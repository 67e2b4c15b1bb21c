/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pupitre-journal.h"
#include "pupitre-school-time.h"
#include "sync-fixture.h"

#include <string.h>

/* The journal of an account: what of it is read, when, and what is taken away. */

#define PARENT "parent@demo.exemple"
#define CHILD "Noé"
#define STATEMENT "{\"id\":\"%s\",\"description\":\"Service de garde\",\"solde\":12.5}"

static PupitreChangeRow *
new_row (PupitreChild *child, const char *key, gint64 since, gint64 at)
{
  g_autoptr (PupitreCollection) collection =
    pupitre_collection_new (pupitre_child_get_key (child), PUPITRE_KIND_STATEMENTS, 2020);
  g_autofree char *json = g_strdup_printf (STATEMENT, key);
  g_autoptr (GBytes) now = g_bytes_new (json, strlen (json));
  PupitreChangeRow *row =
    pupitre_change_row_new (collection, key, PUPITRE_CHANGE_NEW, since, NULL, now);

  row->at = at;
  return row;
}

static GPtrArray *
new_rows (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) pupitre_change_row_free);
}

static void
add (PupitreStore *store, GPtrArray *rows)
{
  g_autoptr (GAsyncResult) done = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *result = NULL;

  pupitre_store_add_changes_async (store, rows, NULL, test_keep_result, &result);
  done = test_wait_result (&result);
  g_assert_true (pupitre_store_add_changes_finish (store, done, &error));
  g_assert_no_error (error);
}

static void
see (PupitreStore *store, PupitreChild *child, const char *const *ids)
{
  g_autoptr (GAsyncResult) done = NULL;
  GAsyncResult *result = NULL;

  pupitre_store_see_changes_async (store, pupitre_child_get_key (child), ids, test_keep_result,
                                   &result);
  done = test_wait_result (&result);
  g_assert_true (pupitre_store_see_changes_finish (store, done, NULL));
}

static GPtrArray *
load (PupitreStore *store, gint64 after)
{
  g_autoptr (GAsyncResult) done = NULL;
  GAsyncResult *result = NULL;
  GPtrArray *rows;

  pupitre_store_load_changes_async (store, after, NULL, test_keep_result, &result);
  done = test_wait_result (&result);
  rows = pupitre_store_load_changes_finish (store, done, NULL);
  g_assert_nonnull (rows);
  return rows;
}

static gboolean
is_loaded (gpointer journal)
{
  return pupitre_journal_is_loaded (journal);
}

/* From when on everything is kept: this school year and the two before. */
static gint64
get_begin (void)
{
  g_autoptr (GDateTime) today = pupitre_school_time_today ();
  g_autoptr (GDateTime) begin = pupitre_school_year_begin (pupitre_school_year_of (today) - 2);

  return g_date_time_to_unix (begin);
}

static const char *
id_of (GPtrArray *rows, guint i)
{
  return ((PupitreChangeRow *) rows->pdata[i])->id;
}

/* What was seen years ago is taken away, and nothing else; the last row stays, so that what comes next
 * is not taken for it. */
static void
test_old (SyncFixture *f, gconstpointer data)
{
  g_autoptr (PupitreAccount) account = sync_sign_in_well (f, PARENT);
  g_autoptr (PupitreChild) child = sync_find_child (account, CHILD);
  PupitreStore *store = pupitre_account_get_store (account);
  g_autoptr (PupitreJournal) journal = NULL;
  g_autoptr (GPtrArray) rows = new_rows ();
  g_autoptr (GPtrArray) left = NULL;
  gint64 begin = get_begin ();

  g_ptr_array_add (rows, new_row (child, "old-seen", 0, begin - 1));
  g_ptr_array_add (rows, new_row (child, "old-unseen", 0, begin - 1));
  g_ptr_array_add (rows, new_row (child, "kept", 0, begin));
  g_ptr_array_add (rows, new_row (child, "last", 0, begin - 1));
  add (store, rows);
  const char *ids[] = { id_of (rows, 0), id_of (rows, 2), id_of (rows, 3), NULL };
  see (store, child, ids);

  journal = pupitre_journal_new (store);
  pupitre_journal_load (journal);
  test_wait_until (is_loaded, journal);
  g_assert_cmpuint (pupitre_journal_list (journal)->len, ==, 3);
  g_assert_cmpuint (pupitre_journal_list_unseen (journal)->len, ==, 1);
  left = load (store, 0);
  g_assert_cmpuint (left->len, ==, 3);
  g_assert_cmpstr (id_of (left, 0), ==, id_of (rows, 1));
  g_assert_cmpstr (id_of (left, 2), ==, id_of (rows, 3));
  pupitre_journal_stop (journal);
}

static void
on_changed (GPtrArray *grown, GPtrArray *added)
{
  for (guint i = 0; added != NULL && i < added->len; i++)
    g_ptr_array_add (grown, g_strdup (pupitre_change_get_id (added->pdata[i])));
}

static gboolean
has_grown (gpointer grown)
{
  return ((GPtrArray *) grown)->len > 0;
}

/* What comes is read alone, stands before the rest, and is counted until it was seen. */
static void
test_grows (SyncFixture *f, gconstpointer data)
{
  g_autoptr (PupitreAccount) account = sync_sign_in_well (f, PARENT);
  g_autoptr (PupitreChild) child = sync_find_child (account, CHILD);
  PupitreStore *store = pupitre_account_get_store (account);
  g_autoptr (PupitreJournal) journal = NULL;
  g_autoptr (GPtrArray) rows = new_rows ();
  g_autoptr (GPtrArray) more = new_rows ();
  g_autoptr (GPtrArray) grown = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) after = NULL;
  gint64 begin = get_begin ();

  g_ptr_array_add (rows, new_row (child, "one", 0, begin + 1));
  g_ptr_array_add (rows, new_row (child, "two", 0, begin + 2));
  add (store, rows);
  before = load (store, 0);
  journal = pupitre_journal_new (store);
  g_signal_connect_swapped (journal, "changed", G_CALLBACK (on_changed), grown);
  pupitre_journal_load (journal);
  test_wait_until (is_loaded, journal);
  g_assert_cmpuint (grown->len, ==, 0);

  /* The same as another account received it, and a new one. */
  g_ptr_array_add (more, new_row (child, "two", 5, begin + 5));
  g_ptr_array_add (more, new_row (child, "three", 0, begin + 3));
  add (store, more);
  test_wait_until (has_grown, grown);
  g_assert_cmpuint (grown->len, ==, 1);
  g_assert_cmpstr (grown->pdata[0], ==, id_of (more, 1));
  after = load (store, ((PupitreChangeRow *) before->pdata[1])->row);
  g_assert_cmpuint (after->len, ==, 1);
  g_assert_cmpstr (pupitre_change_get_id (pupitre_journal_list (journal)->pdata[0]), ==,
                   id_of (more, 1));
  g_assert_cmpuint (pupitre_journal_list (journal)->len, ==, 3);
  g_assert_cmpuint (pupitre_journal_list_unseen (journal)->len, ==, 3);
  pupitre_journal_see (journal, pupitre_journal_list (journal));
  g_assert_cmpuint (pupitre_journal_list_unseen (journal)->len, ==, 0);
  pupitre_journal_stop (journal);
}

#define CASE(path, function) g_test_add (path, SyncFixture, NULL, sync_set_up, function, sync_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  CASE ("/journal/old", test_old);
  CASE ("/journal/grows", test_grows);
  return g_test_run ();
}
