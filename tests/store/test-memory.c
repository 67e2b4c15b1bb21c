/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "fixture.h"

#include <glib/gstdio.h>

#include <string.h>

/* The store of a shared computer: it does all that the other does, and there is no file. */

static Fixture
open_in_memory (void)
{
  Fixture fixture;
  g_autoptr (GError) error = NULL;

  fixture_init (&fixture);
  g_clear_pointer (&fixture.directory, g_free);
  g_assert_true (fixture_open (&fixture, NULL, &error));
  g_assert_no_error (error);
  return fixture;
}

/* What this process has open, as the system names it. */
static GHashTable *
open_names (void)
{
  GHashTable *names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GDir) folder = g_dir_open ("/proc/self/fd", 0, NULL);
  const char *number;

  g_assert_nonnull (folder);
  while ((number = g_dir_read_name (folder)) != NULL) {
    g_autofree char *path = g_build_filename ("/proc/self/fd", number, NULL);
    char *name = g_file_read_link (path, NULL);

    if (name != NULL)
      g_hash_table_add (names, name);
  }
  return names;
}

/* Nothing is open that lies on a disk and was not open before. */
static void
assert_no_file (GHashTable *before)
{
  g_autoptr (GHashTable) now = open_names ();
  GHashTableIter iter;
  gpointer name;

  g_hash_table_iter_init (&iter, now);
  while (g_hash_table_iter_next (&iter, &name, NULL)) {
    if (g_hash_table_contains (before, name) || g_str_has_prefix (name, "/memfd:") ||
        g_str_has_prefix (name, "/proc/") || ((const char *) name)[0] != '/')
      continue;
    g_test_message ("%s is open", (const char *) name);
    g_test_fail ();
  }
}

static void
assert_empty (const char *folder)
{
  g_autoptr (GPtrArray) files = all_files (folder);

  for (guint i = 0; i < files->len; i++) {
    g_test_message ("%s was made", (const char *) g_ptr_array_index (files, i));
    g_test_fail ();
  }
}

static void
test_same (void)
{
  g_auto (Fixture) fixture = open_in_memory ();
  g_autoptr (PupitreCollection) collection = messages (2026);
  g_autoptr (GPtrArray) items = items_new ();
  g_autofree char *index = NULL;
  g_autofree char *record = NULL;
  g_autoptr (GBytes) old = text_bytes ("old");
  g_autoptr (GBytes) new = text_bytes ("new");
  g_autoptr (GBytes) read = NULL;
  g_autoptr (PupitreDocument) document = NULL;
  g_autoptr (PupitreDocument) again = NULL;
  g_autoptr (GError) error = NULL;

  add_item (items, "a", 10, "{\"a\":1}");
  add_item (items, "b", 20, "{\"b\":2}");
  g_assert_true (apply (&fixture, collection, items, "body", "\"1\"", 100, TRUE, NULL, &error));
  g_assert_no_error (error);
  index = describe_index (&fixture, collection);
  g_assert_cmpstr (index, ==, "100/100/\"1\" b@20[100-100] a@10[100-100]");
  record = load_record (&fixture, collection, "a");
  g_assert_cmpstr (record, ==, "{\"a\":1}");

  set_mark (&fixture, collection, "a", TRUE);
  g_assert_true (has_mark (&fixture, collection, "a"));

  g_assert_null (get_document (&fixture, "id", &error));
  g_assert_error (error, PUPITRE_ERROR, PUPITRE_ERROR_NOT_STORED);
  g_clear_error (&error);
  g_assert_true (put_document (&fixture, "id", old, "a.pdf", &error));
  g_assert_true (put_document (&fixture, "id", new, "b.pdf", &error));
  g_assert_no_error (error);
  document = get_document (&fixture, "id", &error);
  g_assert_no_error (error);
  read = read_document (document);
  g_assert_true (g_bytes_equal (read, new));
  again = get_document (&fixture, "id", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (again->size, ==, 3);
}

/* A large document, a large answer, and a damaged one: whatever SQLite spills stays in memory. */
static void
test_no_file (void)
{
  g_autoptr (GHashTable) before = open_names ();
  g_auto (Fixture) fixture = open_in_memory ();
  g_autoptr (PupitreCollection) collection = messages (2026);
  g_autoptr (GPtrArray) items = items_new ();
  g_autofree char *padding = g_strnfill (2000, 'x');
  g_autofree char *large = g_strnfill (3000000, 'y');
  g_autoptr (GBytes) content = g_bytes_new (large, 3000000);
  g_autofree char *home = g_build_filename (fixture.root, "home", NULL);
  g_autofree char *was = g_get_current_dir ();
  g_autoptr (GError) error = NULL;

  /* What the folders of a person are for this process; nothing of it may be used. */
  g_assert_cmpint (g_mkdir (home, 0700), ==, 0);
  g_assert_cmpint (g_chdir (home), ==, 0);
  for (guint i = 0; i < 3000; i++) {
    g_autofree char *key = g_strdup_printf ("%u", i);
    g_autofree char *json = g_strdup_printf ("{\"n\":%u,\"text\":\"%s\"}", i, padding);

    add_item (items, key, i, json);
  }
  g_assert_true (apply (&fixture, collection, items, "body", NULL, 100, TRUE, NULL, &error));
  g_assert_no_error (error);
  set_mark (&fixture, collection, "7", TRUE);
  g_assert_true (put_document (&fixture, "id", content, "a.pdf", &error));
  g_assert_no_error (error);

  assert_no_file (before);
  assert_empty (fixture.root);
  g_assert_cmpint (g_chdir (was), ==, 0);
}

/* Closed or erased, it is gone. */
static void
test_gone (void)
{
  g_auto (Fixture) fixture = open_in_memory ();
  g_autoptr (PupitreCollection) collection = messages (2026);
  g_autoptr (GPtrArray) items = items_new ();
  g_autofree char *index = NULL;
  g_auto (Waiter) waiter = { NULL };
  g_autoptr (GError) error = NULL;

  add_item (items, "a", 10, "{}");
  g_assert_true (apply (&fixture, collection, items, "body", NULL, 100, TRUE, NULL, &error));
  fixture_reopen (&fixture, NULL);
  index = describe_index (&fixture, collection);
  g_assert_cmpstr (index, ==, "not stored");

  pupitre_store_erase_async (fixture.store, NULL, on_ready, begin (&waiter));
  g_assert_true (pupitre_store_erase_finish (fixture.store, wait_for (&waiter), &error));
  g_assert_no_error (error);
  g_assert_null (load_index (&fixture, collection, &error));
  g_assert_error (error, PUPITRE_ERROR, PUPITRE_ERROR_STORE_IO);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/store/memory/same", test_same);
  g_test_add_func ("/store/memory/no-file", test_no_file);
  g_test_add_func ("/store/memory/gone", test_gone);

  return g_test_run ();
}
