/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "fixture.h"
#include "pupitre-record.h"

#include <string.h>

/* What changed since the parent last looked, and what a range of dates withdraws. */

static void
open_store (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  fixture_init (fixture);
  g_assert_true (fixture_open (fixture, NULL, &error));
  g_assert_no_error (error);
}

/* An answer with one item, "a". */
static void
receive (Fixture *fixture, const PupitreCollection *collection, const char *json, gint64 at)
{
  g_autoptr (GPtrArray) items = items_new ();
  g_autoptr (GBytes) body = text_bytes (json);
  g_autoptr (PupitreAnswer) answer = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (Waiter) waiter = { NULL };

  add_item (items, "a", 1000, json);
  answer = pupitre_answer_new (collection, items, body, NULL, at, TRUE);
  answer->keeps_versions = TRUE;
  pupitre_store_apply_async (fixture->store, answer, NULL, on_ready, begin (&waiter));
  pupitre_store_apply_finish (fixture->store, wait_for (&waiter), NULL, &error);
  g_assert_no_error (error);
}

static void
look (Fixture *fixture, const PupitreCollection *collection)
{
  static const char *const KEYS[] = { "a", "never", NULL };
  g_autoptr (GError) error = NULL;
  g_auto (Waiter) waiter = { NULL };

  pupitre_store_look_at_async (fixture->store, collection, KEYS, on_ready, begin (&waiter));
  pupitre_store_look_at_finish (fixture->store, wait_for (&waiter), &error);
  g_assert_no_error (error);
}

static void
assert_versions (Fixture                 *fixture,
                 const PupitreCollection *collection,
                 const char              *now,
                 const char              *before)
{
  static const char *const KEYS[] = { "a", NULL };
  g_autoptr (GPtrArray) records = load_records (fixture, collection, KEYS);
  GBytes *record = g_ptr_array_index (records, 0);
  g_autoptr (GBytes) json = pupitre_record_get_json (record);
  g_autoptr (GBytes) old = pupitre_record_get_before (record);

  g_assert_cmpmem (g_bytes_get_data (json, NULL), g_bytes_get_size (json), now, strlen (now));
  if (before == NULL)
    g_assert_null (old);
  else
    g_assert_cmpmem (g_bytes_get_data (old, NULL), g_bytes_get_size (old), before,
                     strlen (before));
}

static void
test_versions (void)
{
  Fixture fixture;
  g_autoptr (PupitreCollection) collection =
    pupitre_collection_new (CHILD, PUPITRE_KIND_LESSONS, 2026);

  open_store (&fixture);
  receive (&fixture, collection, "{\"local\":1}", 1);
  assert_versions (&fixture, collection, "{\"local\":1}", NULL);
  /* Two changes that nobody looked at are one, from the first to the last. */
  receive (&fixture, collection, "{\"local\":2}", 2);
  assert_versions (&fixture, collection, "{\"local\":2}", "{\"local\":1}");
  receive (&fixture, collection, "{\"local\":3}", 3);
  assert_versions (&fixture, collection, "{\"local\":3}", "{\"local\":1}");
  /* Kept over an end of the program, and over the same answer once more. */
  fixture_reopen (&fixture, NULL);
  receive (&fixture, collection, "{\"local\":3}", 4);
  assert_versions (&fixture, collection, "{\"local\":3}", "{\"local\":1}");
  /* Looked at: the next change is one against what was seen. */
  look (&fixture, collection);
  assert_versions (&fixture, collection, "{\"local\":3}", NULL);
  receive (&fixture, collection, "{\"local\":4}", 5);
  assert_versions (&fixture, collection, "{\"local\":4}", "{\"local\":3}");
  /* Taken back before anybody looked: no change. */
  receive (&fixture, collection, "{\"local\":3}", 6);
  assert_versions (&fixture, collection, "{\"local\":3}", NULL);
  fixture_clear (&fixture);
}

/* What is not asked to keep versions keeps none. */
static void
test_none_kept (void)
{
  static const char *const BODIES[] = { "{\"x\":1}", "{\"x\":2}" };
  Fixture fixture;
  g_autoptr (PupitreCollection) collection = messages (2026);

  open_store (&fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (BODIES); i++) {
    g_autoptr (GPtrArray) items = items_new ();
    g_autoptr (GError) error = NULL;

    add_item (items, "a", 1000, BODIES[i]);
    g_assert_true (apply (&fixture, collection, items, BODIES[i], NULL, (gint64) i + 1, TRUE, NULL,
                          &error));
  }
  assert_versions (&fixture, collection, "{\"x\":2}", NULL);
  fixture_clear (&fixture);
}

/* An empty answer that covers a range of dates. */
static guint
withdraw (Fixture                 *fixture,
          const PupitreCollection *collection,
          gint64                   from,
          gint64                   to,
          const char *const       *scope)
{
  g_autoptr (GPtrArray) none = items_new ();
  g_autoptr (GBytes) body = text_bytes ("[]");
  g_autoptr (PupitreAnswer) answer =
    pupitre_answer_new (collection, none, body, NULL, 2, TRUE);
  g_autoptr (GError) error = NULL;
  g_auto (Waiter) waiter = { NULL };
  PupitreApplied applied;

  answer->from = from;
  answer->to = to;
  answer->scope = g_strdupv ((char **) scope);
  pupitre_store_apply_async (fixture->store, answer, NULL, on_ready, begin (&waiter));
  g_assert_true (pupitre_store_apply_finish (fixture->store, wait_for (&waiter), &applied, &error));
  return applied.n_withdrawn;
}

/* Of three items, an answer that covers the dates from 1500 to before 3000 holds none: only the one
 * of these dates is withdrawn. */
static void
test_range (void)
{
  Fixture fixture;
  g_autoptr (PupitreCollection) collection =
    pupitre_collection_new (CHILD, PUPITRE_KIND_LESSONS, 2026);
  g_autoptr (GPtrArray) items = items_new ();
  g_autoptr (PupitreIndex) index = NULL;
  g_autoptr (GError) error = NULL;

  open_store (&fixture);
  add_item (items, "early", 1499, "{}");
  add_item (items, "within", 1500, "{}");
  add_item (items, "late", 3000, "{}");
  g_assert_true (apply (&fixture, collection, items, "[{}]", NULL, 1, TRUE, NULL, &error));
  g_assert_cmpuint (withdraw (&fixture, collection, 1500, 3000, NULL), ==, 1);

  index = load_index (&fixture, collection, &error);
  g_assert_cmpuint (pupitre_index_get_n_entries (index), ==, 3);
  for (guint i = 0; i < 3; i++) {
    const PupitreIndexEntry *entry = pupitre_index_get_entry (index, i);

    g_assert_cmpint (entry->state, ==,
                     g_str_equal (entry->key, "within") ? PUPITRE_ITEM_WITHDRAWN
                                                        : PUPITRE_ITEM_PRESENT);
  }
  fixture_clear (&fixture);
}

/* Work of three étapes: an answer about the second says nothing of the others, and one that is about none
 * withdraws nothing. */
static void
test_scope (void)
{
  static const char *const SECOND[] = { "2/", "~2/", NULL };
  static const char *const NOTHING[] = { NULL };
  Fixture fixture;
  g_autoptr (PupitreCollection) collection =
    pupitre_collection_new (CHILD, PUPITRE_KIND_WORK, 2026);
  g_autoptr (GPtrArray) items = items_new ();
  g_autoptr (PupitreIndex) index = NULL;
  g_autoptr (GError) error = NULL;

  open_store (&fixture);
  add_item (items, "1/a", 1, "{}");
  add_item (items, "2/b", 2, "{}");
  add_item (items, "~2/c", 3, "{}");
  add_item (items, "3/d", 4, "{}");
  add_item (items, "~22/e", 5, "{}");
  g_assert_true (apply (&fixture, collection, items, "[{}]", NULL, 1, TRUE, NULL, &error));
  g_assert_cmpuint (withdraw (&fixture, collection, 0, 0, NOTHING), ==, 0);
  g_assert_true (apply (&fixture, collection, items, "[{}]", NULL, 1, TRUE, NULL, &error));
  g_assert_cmpuint (withdraw (&fixture, collection, 0, 0, SECOND), ==, 2);

  index = load_index (&fixture, collection, &error);
  g_assert_cmpuint (pupitre_index_get_n_entries (index), ==, 5);
  for (guint i = 0; i < 5; i++) {
    const PupitreIndexEntry *entry = pupitre_index_get_entry (index, i);

    g_assert_cmpint (entry->state == PUPITRE_ITEM_WITHDRAWN, ==,
                     strstr (entry->key, "2/") != NULL && strstr (entry->key, "22/") == NULL);
  }
  fixture_clear (&fixture);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/changes/versions", test_versions);
  g_test_add_func ("/changes/none-kept", test_none_kept);
  g_test_add_func ("/changes/range", test_range);
  g_test_add_func ("/changes/scope", test_scope);

  return g_test_run ();
}
