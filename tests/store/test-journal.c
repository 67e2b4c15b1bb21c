/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "fixture.h"

#include <glib/gstdio.h>

#include <string.h>

/* The journal of changes: what an answer changed is there once, whatever ends the program and when. */

#define ROUNDS 200
#define N_KEYS 12
#define OTHER_CHILD "700000/7654321"

/* One list of the portal, as it stands there now: by key a number, 0 for what is not in it. */
typedef struct {
  PupitreCollection *collection;
  int                values[N_KEYS];
  gboolean           received;
} List;

static gboolean
tell_all (PupitreChangeRow *row)
{
  return TRUE;
}

static char *
dup_key (guint i)
{
  /* Of one term or the other. */
  return g_strdup_printf ("%u/work-%u", i % 2 + 1, i);
}

static void
open_store (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  fixture_init (fixture);
  g_assert_true (fixture_open (fixture, NULL, &error));
  g_assert_no_error (error);
}

/* @scope: (nullable) */
static void
receive (Fixture *fixture, const List *list, const char *scope, gint64 at)
{
  g_autoptr (GPtrArray) items = items_new ();
  g_autoptr (GString) text = g_string_new ("[");
  g_autoptr (GBytes) body = NULL;
  g_autoptr (PupitreAnswer) answer = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (Waiter) waiter = { NULL };

  for (guint i = 0; i < N_KEYS; i++) {
    g_autofree char *key = dup_key (i);
    g_autofree char *json = g_strdup_printf ("{\"v\":%d}", list->values[i]);

    if (list->values[i] == 0 || (scope != NULL && !g_str_has_prefix (key, scope)))
      continue;
    add_item (items, key, 1000 + i, json);
    g_string_append_printf (text, "%s=%s,", key, json);
  }
  body = text_bytes (text->str);
  answer = pupitre_answer_new (list->collection, items, body, NULL, at, TRUE);
  answer->tell = tell_all;
  if (scope != NULL)
    answer->scope = g_strdupv ((char *[]) { (char *) scope, NULL });
  pupitre_store_apply_async (fixture->store, answer, NULL, on_ready, begin (&waiter));
  pupitre_store_apply_finish (fixture->store, wait_for (&waiter), NULL, &error);
  g_assert_no_error (error);
}

static GPtrArray *
load_changes (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_auto (Waiter) waiter = { NULL };
  GPtrArray *rows;

  pupitre_store_load_changes_async (fixture->store, 0, NULL, on_ready, begin (&waiter));
  rows = pupitre_store_load_changes_finish (fixture->store, wait_for (&waiter), &error);
  g_assert_no_error (error);
  return rows;
}

static char *
text_of (GBytes *json)
{
  return json != NULL ? g_strndup (g_bytes_get_data (json, NULL), g_bytes_get_size (json))
                      : g_strdup ("-");
}

static char *
describe (const PupitreChangeRow *row)
{
  g_autofree char *before = text_of (row->before);
  g_autofree char *now = text_of (row->now);

  return g_strdup_printf ("%s %u %d %s %u: %s > %s", row->collection->child, row->collection->kind,
                          row->collection->year, row->key, (guint) row->what, before, now);
}

static char *
dup_json (int value)
{
  return value != 0 ? g_strdup_printf ("{\"v\":%d}", value) : g_strdup ("-");
}

static void
expect (GPtrArray *expected, const List *list, guint i, int before, int now)
{
  g_autofree char *key = dup_key (i);
  g_autofree char *old = dup_json (before);
  g_autofree char *new = dup_json (now);
  PupitreChangeWhat what = before == 0 ? PUPITRE_CHANGE_NEW
                           : now == 0  ? PUPITRE_CHANGE_WITHDRAWN
                                       : PUPITRE_CHANGE_CHANGED;

  g_ptr_array_add (expected,
                   g_strdup_printf ("%s %u %d %s %u: %s > %s", list->collection->child,
                                    list->collection->kind, list->collection->year, key, (guint) what,
                                    old, new));
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

/* Both in the same order: within one answer that of the journal is of no meaning. */
static void
assert_journal (Fixture *fixture, GPtrArray *expected)
{
  g_autoptr (GPtrArray) rows = load_changes (fixture);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();

  for (guint i = 0; i < rows->len; i++)
    g_ptr_array_add (texts, describe (rows->pdata[i]));
  for (guint i = 0; i < expected->len; i++)
    g_ptr_array_add (sorted, expected->pdata[i]);
  g_ptr_array_sort (texts, compare_texts);
  g_ptr_array_sort (sorted, compare_texts);
  for (guint i = 0; i < MIN (texts->len, sorted->len); i++)
    g_assert_cmpstr (texts->pdata[i], ==, sorted->pdata[i]);
  g_assert_cmpuint (texts->len, ==, sorted->len);
}

/* What the portal does between two answers: some items come, go, or say something else. */
static void
change_list (GRand *rand, List *list, const char *scope, GPtrArray *expected)
{
  for (guint i = 0; i < N_KEYS; i++) {
    g_autofree char *key = dup_key (i);
    int before = list->values[i];
    int now = before;

    if (g_rand_int_range (rand, 0, 4) != 0 || (scope != NULL && !g_str_has_prefix (key, scope)))
      continue;
    now = before != 0 && g_rand_boolean (rand) ? 0 : g_rand_int_range (rand, 1, 4);
    list->values[i] = now;
    if (list->received && now != before)
      expect (expected, list, i, before, now);
  }
}

/* The program ended after the journal was written and before the answer was: the copy of the portal's
 * data is what it was. */
static void
lose_answer (Fixture *fixture, const List *list, const char *scope, gint64 at)
{
  static const char *const NAMES[] = { "cache.db", "cache.db-wal", "cache.db-shm" };
  char *contents[G_N_ELEMENTS (NAMES)] = { NULL };
  gsize lengths[G_N_ELEMENTS (NAMES)] = { 0 };

  fixture_close (fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (NAMES); i++) {
    g_autofree char *path = path_in (fixture, NAMES[i]);

    g_file_get_contents (path, &contents[i], &lengths[i], NULL);
  }
  fixture_reopen (fixture, NULL);
  receive (fixture, list, scope, at);
  fixture_close (fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (NAMES); i++) {
    g_autofree char *path = path_in (fixture, NAMES[i]);
    g_autoptr (GError) error = NULL;

    if (contents[i] != NULL)
      g_assert_true (g_file_set_contents (path, contents[i], (gssize) lengths[i], &error));
    else
      g_unlink (path);
    g_free (contents[i]);
  }
  fixture_reopen (fixture, NULL);
}

static void
clear_lists (List *lists, gsize n_lists)
{
  for (gsize i = 0; i < n_lists; i++)
    pupitre_collection_free (lists[i].collection);
}

static void
test_random (void)
{
  List lists[] = {
    { pupitre_collection_new (CHILD, PUPITRE_KIND_WORK, 2025), { 0 }, FALSE },
    { pupitre_collection_new (CHILD, PUPITRE_KIND_WORK, 2026), { 0 }, FALSE },
    { pupitre_collection_new (OTHER_CHILD, PUPITRE_KIND_WORK, 2026), { 0 }, FALSE },
    { pupitre_collection_new (CHILD, PUPITRE_KIND_ABSENCES, 2026), { 0 }, FALSE },
  };
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261127);
  g_autoptr (GPtrArray) expected = g_ptr_array_new_with_free_func (g_free);
  Fixture fixture;

  open_store (&fixture);
  for (gint64 round = 1; round <= ROUNDS; round++) {
    List *list = &lists[g_rand_int_range (rand, 0, G_N_ELEMENTS (lists))];
    const char *scope = NULL;
    gint64 at = 1000 * round;

    /* An answer may be of one term: it says nothing about the other. */
    if (list->received && g_rand_int_range (rand, 0, 3) == 0)
      scope = g_rand_boolean (rand) ? "1/" : "2/";
    change_list (rand, list, scope, expected);
    if (g_rand_int_range (rand, 0, 5) == 0)
      lose_answer (&fixture, list, scope, at);
    receive (&fixture, list, scope, at + g_rand_int_range (rand, 0, 900));
    list->received = TRUE;
    if (g_rand_int_range (rand, 0, 4) == 0)
      fixture_reopen (&fixture, NULL);
    assert_journal (&fixture, expected);
  }
  g_assert_cmpuint (expected->len, >, ROUNDS);
  clear_lists (lists, G_N_ELEMENTS (lists));
  fixture_clear (&fixture);
}

/* Seen once, seen for ever: of one child, and no other. */
static void
test_seen (void)
{
  List lists[] = {
    { pupitre_collection_new (CHILD, PUPITRE_KIND_WORK, 2026), { 1 }, FALSE },
    { pupitre_collection_new (OTHER_CHILD, PUPITRE_KIND_WORK, 2026), { 1 }, FALSE },
  };
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (Waiter) waiter = { NULL };
  Fixture fixture;

  open_store (&fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (lists); i++) {
    receive (&fixture, &lists[i], NULL, 1);
    lists[i].values[0] = 2;
    receive (&fixture, &lists[i], NULL, 2);
  }
  rows = load_changes (&fixture);
  g_assert_cmpuint (rows->len, ==, 2);
  g_assert_false (((PupitreChangeRow *) rows->pdata[0])->seen);
  const char *ids[] = { ((PupitreChangeRow *) rows->pdata[0])->id, NULL };
  pupitre_store_see_changes_async (fixture.store, CHILD, ids, on_ready, begin (&waiter));
  g_assert_true (pupitre_store_see_changes_finish (fixture.store, wait_for (&waiter), &error));
  g_assert_no_error (error);
  waiter_clear (&waiter);
  fixture_reopen (&fixture, NULL);
  g_clear_pointer (&rows, g_ptr_array_unref);
  rows = load_changes (&fixture);
  g_assert_true (((PupitreChangeRow *) rows->pdata[0])->seen);
  g_assert_false (((PupitreChangeRow *) rows->pdata[1])->seen);
  clear_lists (lists, G_N_ELEMENTS (lists));
  fixture_clear (&fixture);
}

/* A copy of the portal's data that is begun anew knows nothing of what was before, and tells nothing. */
static void
test_rebuilt (void)
{
  List list = { pupitre_collection_new (CHILD, PUPITRE_KIND_WORK, 2026), { 1, 1 }, FALSE };
  g_autoptr (GPtrArray) expected = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *path = NULL;
  Fixture fixture;

  open_store (&fixture);
  receive (&fixture, &list, NULL, 1);
  fixture_close (&fixture);
  path = path_in (&fixture, "cache.db");
  g_assert_true (g_file_set_contents (path, "no database", -1, NULL));
  fixture_reopen (&fixture, NULL);
  list.values[0] = 0;
  list.values[5] = 3;
  receive (&fixture, &list, NULL, 2);
  assert_journal (&fixture, expected);
  list.values[5] = 2;
  receive (&fixture, &list, NULL, 3);
  expect (expected, &list, 5, 3, 2);
  assert_journal (&fixture, expected);
  clear_lists (&list, 1);
  fixture_clear (&fixture);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/journal/random", test_random);
  g_test_add_func ("/journal/seen", test_seen);
  g_test_add_func ("/journal/rebuilt", test_rebuilt);
  return g_test_run ();
}
