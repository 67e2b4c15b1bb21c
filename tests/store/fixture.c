/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "fixture.h"

#include <glib/gstdio.h>

#include <string.h>
#include <unistd.h>

void
fixture_init (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  memset (fixture, 0, sizeof *fixture);
  fixture->root = g_dir_make_tmp ("pupitre-store-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->directory = g_build_filename (fixture->root, ACCOUNT, NULL);
  fixture->key = pupitre_key_new_random ();
}

void
fixture_clear (Fixture *fixture)
{
  fixture_close (fixture);
  remove_tree (fixture->root);
  g_free (fixture->root);
  g_free (fixture->directory);
  pupitre_key_unref (fixture->key);
}

static void
on_cache_rebuilt (PupitreStore *store, int reason, Fixture *fixture)
{
  fixture->n_rebuilt++;
}

PupitreStore *
fixture_make_store (Fixture *fixture)
{
  g_assert_null (fixture->store);
  fixture->store = pupitre_store_new (fixture->directory, ACCOUNT, fixture->key);
  g_signal_connect (fixture->store, "cache-rebuilt", G_CALLBACK (on_cache_rebuilt), fixture);
  return fixture->store;
}

gboolean
fixture_open (Fixture *fixture, PupitreStoreReport *report, GError **error)
{
  g_auto (Waiter) waiter = { NULL };

  pupitre_store_open_async (fixture_make_store (fixture), NULL, on_ready, begin (&waiter));
  return pupitre_store_open_finish (fixture->store, wait_for (&waiter), report, error);
}

void
fixture_close (Fixture *fixture)
{
  g_auto (Waiter) waiter = { NULL };
  g_autoptr (GError) error = NULL;

  if (fixture->store == NULL)
    return;
  pupitre_store_close_async (fixture->store, NULL, on_ready, begin (&waiter));
  g_assert_true (pupitre_store_close_finish (fixture->store, wait_for (&waiter), &error));
  g_assert_no_error (error);
  waiter_clear (&waiter);
  g_assert_finalize_object (g_steal_pointer (&fixture->store));
}

void
fixture_reopen (Fixture *fixture, PupitreStoreReport *report)
{
  g_autoptr (GError) error = NULL;

  fixture_close (fixture);
  g_assert_true (fixture_open (fixture, report, &error));
  g_assert_no_error (error);
}

PupitreCollection *
messages (int year)
{
  return pupitre_collection_new (CHILD, PUPITRE_KIND_MESSAGES, year);
}

GPtrArray *
items_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) pupitre_item_free);
}

GBytes *
text_bytes (const char *text)
{
  return g_bytes_new (text, strlen (text));
}

void
add_item (GPtrArray *items, const char *key, gint64 date, const char *json)
{
  g_autoptr (GBytes) bytes = text_bytes (json);

  g_ptr_array_add (items, pupitre_item_new (key, date, bytes));
}

gboolean
apply (Fixture                  *fixture,
       const PupitreCollection  *collection,
       GPtrArray                *items,
       const char               *body,
       const char               *etag,
       gint64                    at,
       gboolean                  complete,
       PupitreApplied           *applied,
       GError                  **error)
{
  g_autoptr (GBytes) bytes = text_bytes (body);
  g_autoptr (PupitreAnswer) answer = NULL;
  g_auto (Waiter) waiter = { NULL };

  answer = pupitre_answer_new (collection, items, bytes, etag, at, complete);
  pupitre_store_apply_async (fixture->store, answer, NULL, on_ready, begin (&waiter));
  return pupitre_store_apply_finish (fixture->store, wait_for (&waiter), applied, error);
}

PupitreIndex *
load_index (Fixture *fixture, const PupitreCollection *collection, GError **error)
{
  g_auto (Waiter) waiter = { NULL };

  pupitre_store_load_index_async (fixture->store, collection, NULL, on_ready, begin (&waiter));
  return pupitre_store_load_index_finish (fixture->store, wait_for (&waiter), error);
}

GPtrArray *
load_records (Fixture *fixture, const PupitreCollection *collection, const char * const *keys)
{
  g_auto (Waiter) waiter = { NULL };
  g_autoptr (GError) error = NULL;
  GPtrArray *records;

  pupitre_store_load_records_async (fixture->store, collection, keys, NULL, on_ready,
                                    begin (&waiter));
  records = pupitre_store_load_records_finish (fixture->store, wait_for (&waiter), &error);
  g_assert_no_error (error);
  return records;
}

char *
load_record (Fixture *fixture, const PupitreCollection *collection, const char *key)
{
  const char *keys[] = { key, NULL };
  g_autoptr (GPtrArray) records = load_records (fixture, collection, keys);
  gsize length;
  const char *json;

  g_assert_cmpuint (records->len, ==, 1);
  if (g_ptr_array_index (records, 0) == NULL)
    return NULL;
  json = g_bytes_get_data (g_ptr_array_index (records, 0), &length);
  return g_strndup (json, length);
}

/* An index in one line: "received/checked/etag key@date[first-last]", a withdrawn one with '-'. */
char *
describe_index (Fixture *fixture, const PupitreCollection *collection)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PupitreIndex) index = load_index (fixture, collection, &error);
  GString *text = g_string_new (NULL);

  if (index == NULL) {
    g_assert_true (error->domain == PUPITRE_ERROR);
    return g_string_free (g_string_append (text, error->code == PUPITRE_ERROR_NOT_STORED
                                                   ? "not stored"
                                                   : error->message), FALSE);
  }
  g_string_printf (text, "%d/%d/%s", (int) pupitre_index_get_received_at (index),
                   (int) pupitre_index_get_checked_at (index), pupitre_index_get_etag (index));
  for (guint i = 0; i < pupitre_index_get_n_entries (index); i++) {
    const PupitreIndexEntry *entry = pupitre_index_get_entry (index, i);

    g_string_append_printf (text, " %s%s@%d[%d-%d]",
                            entry->state == PUPITRE_ITEM_WITHDRAWN ? "-" : "", entry->key,
                            (int) entry->date, (int) entry->first_seen, (int) entry->last_seen);
  }
  return g_string_free (text, FALSE);
}

void
set_mark (Fixture *fixture, const PupitreCollection *collection, const char *key, gboolean on)
{
  g_auto (Waiter) waiter = { NULL };
  g_autoptr (GError) error = NULL;

  pupitre_store_mark_async (fixture->store, collection, key, PUPITRE_MARK_SEEN, on, NULL, on_ready,
                            begin (&waiter));
  g_assert_true (pupitre_store_mark_finish (fixture->store, wait_for (&waiter), &error));
  g_assert_no_error (error);
}

gboolean
has_mark (Fixture *fixture, const PupitreCollection *collection, const char *key)
{
  g_auto (Waiter) waiter = { NULL };
  g_autoptr (GHashTable) keys = NULL;
  g_autoptr (GError) error = NULL;

  pupitre_store_load_marks_async (fixture->store, collection, PUPITRE_MARK_SEEN, NULL, on_ready,
                                  begin (&waiter));
  keys = pupitre_store_load_marks_finish (fixture->store, wait_for (&waiter), &error);
  g_assert_no_error (error);
  return g_hash_table_contains (keys, key);
}

gboolean
put_document (Fixture     *fixture,
              const char  *id,
              GBytes      *content,
              const char  *file_name,
              GError     **error)
{
  g_auto (Waiter) waiter = { NULL };
  const PupitreDocument known = {
    .file_name = (char *) file_name,
    .etag = (char *) "\"e\"",
    .received_at = 7,
  };

  pupitre_store_put_document_async (fixture->store, CHILD, id, content, &known, NULL,
                                    on_ready, begin (&waiter));
  return pupitre_store_put_document_finish (fixture->store, wait_for (&waiter), error);
}

PupitreDocument *
get_document (Fixture *fixture, const char *id, GError **error)
{
  g_auto (Waiter) waiter = { NULL };

  pupitre_store_get_document_async (fixture->store, CHILD, id, NULL, on_ready, begin (&waiter));
  return pupitre_store_get_document_finish (fixture->store, wait_for (&waiter), error);
}

GBytes *
read_document (PupitreDocument *document)
{
  g_autofree char *bytes = g_malloc (document->size + 1);

  g_assert_cmpint (pread (document->fd, bytes, document->size + 1, 0), ==, document->size);
  return g_bytes_new (bytes, document->size);
}

char *
path_in (Fixture *fixture, const char *name)
{
  return g_build_filename (fixture->directory, name, NULL);
}

static void
collect_files (const char *directory, GPtrArray *files)
{
  g_autoptr (GDir) folder = g_dir_open (directory, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL) {
    g_autofree char *path = g_build_filename (directory, name, NULL);

    if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
      collect_files (path, files);
    else
      g_ptr_array_add (files, g_steal_pointer (&path));
  }
}

GPtrArray *
all_files (const char *directory)
{
  GPtrArray *files = g_ptr_array_new_with_free_func (g_free);

  collect_files (directory, files);
  return files;
}

void
remove_tree (const char *directory)
{
  g_autoptr (GDir) folder = g_dir_open (directory, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL) {
    g_autofree char *path = g_build_filename (directory, name, NULL);

    if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
      remove_tree (path);
    else
      g_unlink (path);
  }
  g_rmdir (directory);
}
