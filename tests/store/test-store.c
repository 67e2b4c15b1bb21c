/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "fixture.h"
#include "pupitre-error.h"
#include "pupitre-folder-lock.h"
#include "wait.h"

#include <glib/gstdio.h>
#include <sqlite3.h>

#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#define assert_index(fixture, collection, expected) \
  G_STMT_START { \
    g_autofree char *described = describe_index (fixture, collection); \
    g_assert_cmpstr (described, ==, expected); \
  } G_STMT_END

#define assert_record(fixture, collection, key, expected) \
  G_STMT_START { \
    g_autofree char *json = load_record (fixture, collection, key); \
    g_assert_cmpstr (json, ==, expected); \
  } G_STMT_END

static PupitreApplied
apply_good (Fixture                 *fixture,
            const PupitreCollection *collection,
            GPtrArray               *items,
            const char              *body,
            const char              *etag,
            gint64                   at,
            gboolean                 complete)
{
  g_autoptr (GError) error = NULL;
  PupitreApplied applied = { 0 };

  g_assert_true (apply (fixture, collection, items, body, etag, at, complete, &applied, &error));
  g_assert_no_error (error);
  return applied;
}

static void
assert_applied (PupitreApplied applied,
                gboolean       changed,
                guint          n_new,
                guint          n_changed,
                guint          n_gone)
{
  g_assert_cmpint (applied.changed, ==, changed);
  g_assert_cmpuint (applied.n_new, ==, n_new);
  g_assert_cmpuint (applied.n_changed, ==, n_changed);
  g_assert_cmpuint (applied.n_withdrawn, ==, n_gone);
}

static void
open_good (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  PupitreStoreReport report;

  fixture_init (fixture);
  g_assert_true (fixture_open (fixture, &report, &error));
  g_assert_no_error (error);
  g_assert_false (report.cache_rebuilt);
  g_assert_false (report.kept_salvaged);
  g_assert_cmpuint (report.damaged_rows, ==, 0);
}

/* How often a row of the cache was written, as SQLite counts it; the store has to be closed. */
static int
read_pragma (Fixture *fixture, const char *file, const char *pragma)
{
  g_autofree char *path = path_in (fixture, file);
  sqlite3_stmt *statement = NULL;
  sqlite3 *database = NULL;
  int number;

  g_assert_cmpint (sqlite3_open (path, &database), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (database, pragma, -1, &statement, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  number = sqlite3_column_int (statement, 0);
  sqlite3_finalize (statement);
  sqlite3_close (database);
  return number;
}

static char *
hash_rows (Fixture *fixture, const char *table)
{
  g_autofree char *path = path_in (fixture, "cache.db");
  g_autofree char *sql = g_strdup_printf ("SELECT id, text FROM %s ORDER BY id", table);
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  sqlite3_stmt *statement = NULL;
  sqlite3 *database = NULL;

  g_assert_cmpint (sqlite3_open (path, &database), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (database, sql, -1, &statement, NULL), ==, SQLITE_OK);
  while (sqlite3_step (statement) == SQLITE_ROW) {
    g_checksum_update (checksum, sqlite3_column_blob (statement, 1),
                       sqlite3_column_bytes (statement, 1));
  }
  sqlite3_finalize (statement);
  sqlite3_close (database);
  return g_strdup (g_checksum_get_string (checksum));
}

static void
test_apply (void)
{
  g_auto (Fixture) fixture;
  g_autoptr (PupitreCollection) collection = messages (2026);
  g_autoptr (GPtrArray) first = items_new ();
  g_autoptr (GPtrArray) second = items_new ();
  g_autoptr (GPtrArray) third = items_new ();

  open_good (&fixture);
  assert_index (&fixture, collection, "not stored");

  add_item (first, "b", 20, "{\"b\":1}");
  add_item (first, "a", 20, "{\"a\":1}");
  add_item (first, "c", 30, "{\"c\":1}");
  assert_applied (apply_good (&fixture, collection, first, "[1]", "\"x\"", 100, TRUE),
                  TRUE, 3, 0, 0);
  assert_index (&fixture, collection,
                "100/100/\"x\" c@30[100-100] a@20[100-100] b@20[100-100]");
  assert_record (&fixture, collection, "b", "{\"b\":1}");
  assert_record (&fixture, collection, "z", NULL);

  /* One changes, one goes, one is new. */
  add_item (second, "a", 20, "{\"a\":1}");
  add_item (second, "b", 20, "{\"b\":2}");
  add_item (second, "d", 40, "{\"d\":1}");
  assert_applied (apply_good (&fixture, collection, second, "[2]", NULL, 200, TRUE),
                  TRUE, 1, 1, 1);
  assert_index (&fixture, collection,
                "200/200/(null) d@40[200-200] -c@30[100-100] a@20[100-200] b@20[100-200]");
  assert_record (&fixture, collection, "b", "{\"b\":2}");
  assert_record (&fixture, collection, "c", "{\"c\":1}");

  /* It comes back, and another has a new date. */
  add_item (third, "a", 50, "{\"a\":1}");
  add_item (third, "b", 20, "{\"b\":2}");
  add_item (third, "c", 30, "{\"c\":1}");
  add_item (third, "d", 40, "{\"d\":1}");
  assert_applied (apply_good (&fixture, collection, third, "[3]", NULL, 300, TRUE),
                  TRUE, 0, 2, 0);
  assert_index (&fixture, collection,
                "300/300/(null) a@50[100-300] d@40[200-300] c@30[100-300] b@20[100-300]");

  fixture_reopen (&fixture, NULL);
  assert_index (&fixture, collection,
                "300/300/(null) a@50[100-300] d@40[200-300] c@30[100-300] b@20[100-300]");
  assert_record (&fixture, collection, "a", "{\"a\":1}");
}

/* A page or a range withdraws nothing, and has no ETag that stands for all. */
static void
test_scope (void)
{
  g_auto (Fixture) fixture;
  g_autoptr (PupitreCollection) collection = messages (2026);
  g_autoptr (GPtrArray) all = items_new ();
  g_autoptr (GPtrArray) page = items_new ();
  g_autoptr (GPtrArray) none = items_new ();

  open_good (&fixture);
  add_item (all, "a", 1, "1");
  add_item (all, "b", 2, "2");
  apply_good (&fixture, collection, all, "[1,2]", "e", 10, TRUE);

  add_item (page, "b", 2, "3");
  assert_applied (apply_good (&fixture, collection, page, "[3]", "f", 20, FALSE), TRUE, 0, 1, 0);
  assert_index (&fixture, collection, "20/20/(null) b@2[10-20] a@1[10-10]");
  assert_applied (apply_good (&fixture, collection, none, "[]", NULL, 30, FALSE), FALSE, 0, 0, 0);
  /* The same body, but now of the whole collection. */
  assert_applied (apply_good (&fixture, collection, none, "[]", NULL, 40, TRUE), TRUE, 0, 0, 2);
  assert_index (&fixture, collection, "40/40/(null) -b@2[10-20] -a@1[10-10]");
  assert_record (&fixture, collection, "a", "1");
}

static void
test_empty_and_double (void)
{
  g_auto (Fixture) fixture;
  g_autoptr (PupitreCollection) collection = messages (2026);
  g_autoptr (GPtrArray) items = items_new ();

  open_good (&fixture);
  assert_applied (apply_good (&fixture, collection, items, "[]", NULL, 10, TRUE), TRUE, 0, 0, 0);
  assert_index (&fixture, collection, "10/10/(null)");

  add_item (items, "a", 1, "first");
  add_item (items, "a", 2, "second");
  assert_applied (apply_good (&fixture, collection, items, "[a,a]", NULL, 20, TRUE), TRUE, 1, 0, 0);
  assert_index (&fixture, collection, "20/20/(null) a@1[20-20]");
  assert_record (&fixture, collection, "a", "first");
}

/* The resolved year is in the key: July does not overwrite June. Nor one child another. */
static void
test_collections (void)
{
  g_auto (Fixture) fixture;
  g_autoptr (PupitreCollection) june = messages (2025);
  g_autoptr (PupitreCollection) july = messages (2026);
  g_autoptr (PupitreCollection) other = pupitre_collection_new ("700000/7654321",
                                                                PUPITRE_KIND_MESSAGES, 2026);
  g_autoptr (PupitreCollection) cards = pupitre_collection_new (CHILD, PUPITRE_KIND_REPORT_CARDS,
                                                                2026);
  g_autoptr (GPtrArray) items = items_new ();
  g_autoptr (GPtrArray) changed = items_new ();

  open_good (&fixture);
  add_item (items, "a", 1, "june");
  apply_good (&fixture, june, items, "[june]", NULL, 10, TRUE);
  add_item (changed, "a", 2, "july");
  apply_good (&fixture, july, changed, "[july]", NULL, 20, TRUE);
  assert_index (&fixture, june, "10/10/(null) a@1[10-10]");
  assert_index (&fixture, july, "20/20/(null) a@2[20-20]");
  assert_record (&fixture, june, "a", "june");
  assert_record (&fixture, july, "a", "july");
  assert_index (&fixture, other, "not stored");
  assert_index (&fixture, cards, "not stored");
  assert_record (&fixture, other, "a", NULL);
}

/* 304 and an equal body write the one small row that holds the time of the check. */
static void
test_nothing_new (void)
{
  g_auto (Fixture) fixture;
  g_autoptr (PupitreCollection) collection = messages (2026);
  g_autoptr (PupitreCollection) unknown = messages (1999);
  g_autoptr (GPtrArray) items = items_new ();
  g_autoptr (GBytes) body = text_bytes ("[1]");
  g_autoptr (GBytes) other_body = text_bytes ("[2]");
  g_autofree char *records = NULL;
  g_autofree char *listings = NULL;
  g_autofree char *records_after = NULL;
  g_autofree char *listings_after = NULL;
  g_auto (Waiter) waiter = { NULL };
  g_autoptr (GError) error = NULL;
  gboolean same = FALSE;
  int n_pages;

  open_good (&fixture);
  for (guint i = 0; i < 300; i++) {
    g_autofree char *key = g_strdup_printf ("key %u", i);

    add_item (items, key, i, "{\"contenu\":\"…\"}");
  }
  apply_good (&fixture, collection, items, "[1]", "x", 10, TRUE);
  fixture_close (&fixture);
  records = hash_rows (&fixture, "record");
  listings = hash_rows (&fixture, "listing");
  n_pages = read_pragma (&fixture, "cache.db", "PRAGMA page_count");

  fixture_reopen (&fixture, NULL);
  assert_applied (apply_good (&fixture, collection, items, "[1]", "y", 20, TRUE), FALSE, 0, 0, 0);
  pupitre_store_touch_async (fixture.store, collection, 30, NULL, on_ready, begin (&waiter));
  g_assert_true (pupitre_store_touch_finish (fixture.store, wait_for (&waiter), &error));
  g_assert_no_error (error);
  pupitre_store_confirm_async (fixture.store, collection, other_body, TRUE, 40, NULL, on_ready,
                               begin (&waiter));
  g_assert_true (pupitre_store_confirm_finish (fixture.store, wait_for (&waiter), &same, &error));
  g_assert_false (same);
  pupitre_store_confirm_async (fixture.store, collection, body, TRUE, 50, NULL, on_ready,
                               begin (&waiter));
  g_assert_true (pupitre_store_confirm_finish (fixture.store, wait_for (&waiter), &same, &error));
  g_assert_true (same);
  {
    g_autofree char *path = path_in (&fixture, "cache.db-wal");
    g_autoptr (PupitreIndex) index = load_index (&fixture, collection, NULL);
    GStatBuf wal;

    g_assert_cmpint (pupitre_index_get_received_at (index), ==, 10);
    g_assert_cmpint (pupitre_index_get_checked_at (index), ==, 50);
    g_assert_cmpstr (pupitre_index_get_etag (index), ==, "y");
    /* Three commits of one page each. */
    g_assert_cmpint (g_stat (path, &wal), ==, 0);
    g_assert_cmpint (wal.st_size, <=, 32 + 3 * (16384 + 24));
  }

  /* Another body with the same items in it: the head again, and nothing else. */
  assert_applied (apply_good (&fixture, collection, items, "[1] ", "z", 60, TRUE), FALSE, 0, 0, 0);
  waiter_clear (&waiter);
  fixture_close (&fixture);
  records_after = hash_rows (&fixture, "record");
  listings_after = hash_rows (&fixture, "listing");
  g_assert_cmpstr (records, ==, records_after);
  g_assert_cmpstr (listings, ==, listings_after);
  g_assert_cmpint (read_pragma (&fixture, "cache.db", "PRAGMA page_count"), ==, n_pages);

  fixture_reopen (&fixture, NULL);
  pupitre_store_touch_async (fixture.store, unknown, 30, NULL, on_ready, begin (&waiter));
  g_assert_false (pupitre_store_touch_finish (fixture.store, wait_for (&waiter), &error));
  g_assert_error (error, PUPITRE_ERROR, PUPITRE_ERROR_NOT_STORED);
}

/* One item of many changes: one record is written. */
static void
test_one_of_many (void)
{
  g_auto (Fixture) fixture;
  g_autoptr (PupitreCollection) collection = messages (2026);
  g_autoptr (GPtrArray) items = items_new ();
  g_autoptr (GBytes) other = text_bytes ("other");
  PupitreItem *item;

  open_good (&fixture);
  for (guint i = 0; i < 2000; i++) {
    g_autofree char *key = g_strdup_printf ("key %u", i);

    add_item (items, key, i, key);
  }
  assert_applied (apply_good (&fixture, collection, items, "[1]", NULL, 10, TRUE),
                  TRUE, 2000, 0, 0);
  item = g_ptr_array_index (items, 1000);
  g_bytes_unref (item->json);
  item->json = g_bytes_ref (other);
  assert_applied (apply_good (&fixture, collection, items, "[2]", NULL, 20, TRUE), TRUE, 0, 1, 0);
  assert_record (&fixture, collection, "key 1000", "other");
  assert_record (&fixture, collection, "key 1001", "key 1001");
}

static void
test_records (void)
{
  g_auto (Fixture) fixture;
  g_autoptr (PupitreCollection) collection = messages (2026);
  g_autoptr (GPtrArray) items = items_new ();
  const char *keys[] = { "c", "nothing", "a", "c", NULL };
  const char *none[] = { NULL };
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (GPtrArray) empty = NULL;
  g_autofree char *large = g_strnfill (300000, 'x');
  g_autofree char *read = NULL;

  open_good (&fixture);
  add_item (items, "a", 1, "A");
  add_item (items, "b", 1, "");
  add_item (items, "c", 1, "C");
  add_item (items, "large", 1, large);
  apply_good (&fixture, collection, items, "[]", "e", 1, TRUE);
  records = load_records (&fixture, collection, keys);
  g_assert_cmpuint (records->len, ==, 4);
  g_assert_cmpmem (g_bytes_get_data (g_ptr_array_index (records, 0), NULL), 1, "C", 1);
  g_assert_null (g_ptr_array_index (records, 1));
  g_assert_cmpmem (g_bytes_get_data (g_ptr_array_index (records, 2), NULL), 1, "A", 1);
  g_assert_cmpmem (g_bytes_get_data (g_ptr_array_index (records, 3), NULL), 1, "C", 1);
  empty = load_records (&fixture, collection, none);
  g_assert_cmpuint (empty->len, ==, 0);
  read = load_record (&fixture, collection, "large");
  g_assert_cmpstr (read, ==, large);
  assert_record (&fixture, collection, "b", "");
  /* A key that was never there is no reason to ask the portal for all of it. */
  assert_index (&fixture, collection, "1/1/e a@1[1-1] b@1[1-1] c@1[1-1] large@1[1-1]");
}

static void
test_marks (void)
{
  g_auto (Fixture) fixture;
  g_autoptr (PupitreCollection) collection = messages (2026);
  g_autoptr (PupitreCollection) other = messages (2025);

  open_good (&fixture);
  g_assert_false (has_mark (&fixture, collection, "a"));
  set_mark (&fixture, collection, "a", TRUE);
  set_mark (&fixture, collection, "a", TRUE);
  set_mark (&fixture, collection, "b", TRUE);
  set_mark (&fixture, collection, "b", FALSE);
  set_mark (&fixture, collection, "never", FALSE);
  fixture_reopen (&fixture, NULL);
  g_assert_true (has_mark (&fixture, collection, "a"));
  g_assert_false (has_mark (&fixture, collection, "b"));
  g_assert_false (has_mark (&fixture, other, "a"));
}

static void
set_done (Fixture *fixture, const PupitreCollection *collection, const char *key)
{
  g_auto (Waiter) waiter = { NULL };

  pupitre_store_mark_async (fixture->store, collection, key, PUPITRE_MARK_DONE, TRUE, NULL, on_ready,
                            begin (&waiter));
  g_assert_true (pupitre_store_mark_finish (fixture->store, wait_for (&waiter), NULL));
}

static GHashTable *
load_done (Fixture *fixture, const PupitreCollection *collection)
{
  g_auto (Waiter) waiter = { NULL };
  g_autoptr (GError) error = NULL;
  GHashTable *keys;

  pupitre_store_load_marks_async (fixture->store, collection, PUPITRE_MARK_DONE, NULL, on_ready,
                                  begin (&waiter));
  keys = pupitre_store_load_marks_finish (fixture->store, wait_for (&waiter), &error);
  g_assert_no_error (error);
  return keys;
}

/* What is done and what was seen are two things. */
static void
test_done_marks (void)
{
  g_auto (Fixture) fixture;
  g_autoptr (PupitreCollection) collection =
    pupitre_collection_new (CHILD, PUPITRE_KIND_HOMEWORK, 2026);
  g_autoptr (PupitreCollection) other =
    pupitre_collection_new ("another child", PUPITRE_KIND_HOMEWORK, 2026);
  g_autoptr (GHashTable) done = NULL;
  g_autoptr (GHashTable) of_other = NULL;

  open_good (&fixture);
  set_mark (&fixture, collection, "seen", TRUE);
  set_done (&fixture, collection, "done");
  fixture_reopen (&fixture, NULL);
  done = load_done (&fixture, collection);
  of_other = load_done (&fixture, other);
  g_assert_cmpuint (g_hash_table_size (done), ==, 1);
  g_assert_true (g_hash_table_contains (done, "done"));
  g_assert_cmpuint (g_hash_table_size (of_other), ==, 0);
  g_assert_true (has_mark (&fixture, collection, "seen"));
  g_assert_false (has_mark (&fixture, collection, "done"));
}

static void
test_document (void)
{
  const gsize sizes[] = { 0, 1, 255, 256, 257, 65535, 65536, 65537, 131072, 1000000 };
  g_auto (Fixture) fixture;
  g_autoptr (GError) error = NULL;

  open_good (&fixture);
  g_assert_null (get_document (&fixture, "missing", &error));
  g_assert_error (error, PUPITRE_ERROR, PUPITRE_ERROR_NOT_STORED);
  g_clear_error (&error);

  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++) {
    g_autofree char *id = g_strdup_printf ("document %" G_GSIZE_FORMAT, i);
    g_autofree char *bytes = g_malloc (sizes[i] + 1);
    g_autoptr (GBytes) content = NULL;
    g_autoptr (GBytes) read = NULL;
    g_autoptr (PupitreDocument) document = NULL;
    g_autoptr (PupitreDocument) copy = NULL;
    g_autofree char *hash = NULL;

    for (gsize at = 0; at < sizes[i]; at++)
      bytes[at] = (char) (at * 31 + i);
    content = g_bytes_new (bytes, sizes[i]);
    hash = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, content);
    g_assert_true (put_document (&fixture, id, content, "Bulletin été.pdf", &error));
    g_assert_no_error (error);
    if (i % 2 == 0)
      fixture_reopen (&fixture, NULL);
    document = get_document (&fixture, id, &error);
    g_assert_no_error (error);
    g_assert_cmpuint (document->size, ==, sizes[i]);
    g_assert_cmpstr (document->file_name, ==, "Bulletin été.pdf");
    g_assert_cmpstr (document->etag, ==, "\"e\"");
    g_assert_cmpint (document->received_at, ==, 7);
    for (guint at = 0; at < PUPITRE_DOCUMENT_HASH_SIZE; at++) {
      g_autofree char *hex = g_strdup_printf ("%02x", document->sha256[at]);

      g_assert_true (strncmp (hash + 2 * at, hex, 2) == 0);
    }
    read = read_document (document);
    g_assert_true (g_bytes_equal (read, content));

    /* Nobody can change it any more. */
    g_assert_cmpint (fcntl (document->fd, F_GET_SEALS), ==,
                     F_SEAL_SEAL | F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE);
    g_assert_cmpint (write (document->fd, "x", 1), ==, -1);
    copy = pupitre_document_copy (document);
    g_assert_cmpint (copy->fd, !=, document->fd);
    g_close (pupitre_document_steal_fd (copy), NULL);
    g_assert_cmpint (copy->fd, ==, -1);
  }
}

/* A newer one takes the place of an older one, which stays as an earlier version. */
static void
test_document_again (void)
{
  g_auto (Fixture) fixture;
  g_autoptr (GBytes) old = text_bytes ("old");
  g_autoptr (GBytes) new = text_bytes ("new");
  g_autoptr (GBytes) read = NULL;
  g_autoptr (PupitreDocument) document = NULL;
  g_autoptr (GPtrArray) files = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *orphan = NULL;
  g_autoptr (GError) error = NULL;
  GStatBuf status;

  open_good (&fixture);
  g_assert_true (put_document (&fixture, "id", old, "a.pdf", &error));
  g_assert_true (put_document (&fixture, "id", new, "b.pdf", &error));
  g_assert_no_error (error);
  folder = path_in (&fixture, "documents");
  files = all_files (folder);
  g_assert_cmpuint (files->len, ==, 2);
  g_assert_cmpint (g_stat (g_ptr_array_index (files, 0), &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
  g_assert_cmpint (g_stat (fixture.directory, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0700);

  /* What was cut off is swept away, what a row names is not. */
  orphan = g_build_filename (folder, "new-0123", NULL);
  g_assert_true (g_file_set_contents (orphan, "x", 1, &error));
  fixture_reopen (&fixture, NULL);
  g_assert_false (g_file_test (orphan, G_FILE_TEST_EXISTS));
  document = get_document (&fixture, "id", &error);
  g_assert_no_error (error);
  read = read_document (document);
  g_assert_true (g_bytes_equal (read, new));
  g_assert_cmpstr (document->file_name, ==, "b.pdf");
}

static void
test_files_are_private (void)
{
  g_auto (Fixture) fixture;
  g_autoptr (GPtrArray) files = NULL;

  fixture_init (&fixture);
  g_assert_cmpint (g_mkdir (fixture.directory, 0755), ==, 0);
  g_assert_true (fixture_open (&fixture, NULL, NULL));
  files = all_files (fixture.directory);
  g_assert_cmpuint (files->len, >=, 2);
  for (guint i = 0; i < files->len; i++) {
    GStatBuf status;

    g_assert_cmpint (g_stat (g_ptr_array_index (files, i), &status), ==, 0);
    g_assert_cmpint (status.st_mode & 0077, ==, 0);
  }
}

/* Cancelled before its turn, a call does nothing; cancelled in the middle, all of it or nothing. */
static void
test_cancelled (void)
{
  g_auto (Fixture) fixture;
  g_autoptr (PupitreCollection) collection = messages (2026);
  g_autoptr (GPtrArray) items = items_new ();
  g_autoptr (GBytes) body = text_bytes ("[]");
  g_autoptr (PupitreAnswer) answer = NULL;
  g_auto (Waiter) waiter = { NULL };

  open_good (&fixture);
  for (guint i = 0; i < 1000; i++) {
    g_autofree char *key = g_strdup_printf ("%u", i);

    add_item (items, key, i, key);
  }
  answer = pupitre_answer_new (collection, items, body, NULL, 1, TRUE);

  for (guint before = 0; before < 2; before++) {
    g_autoptr (GCancellable) cancellable = g_cancellable_new ();
    g_autoptr (PupitreIndex) index = NULL;
    g_autoptr (GError) error = NULL;

    if (before == 0)
      g_cancellable_cancel (cancellable);
    pupitre_store_apply_async (fixture.store, answer, cancellable, on_ready, begin (&waiter));
    g_cancellable_cancel (cancellable);
    g_assert_false (pupitre_store_apply_finish (fixture.store, wait_for (&waiter), NULL, &error));
    g_assert_true (pupitre_error_is_cancelled (error));
    index = load_index (&fixture, collection, NULL);
    if (before == 0)
      g_assert_null (index);
    else if (index != NULL)
      g_assert_cmpuint (pupitre_index_get_n_entries (index), ==, 1000);
  }
}

/* Calls are done in the order in which they were made, and answered where they were made. */
static void
test_order (void)
{
  g_auto (Fixture) fixture;
  g_autoptr (PupitreCollection) collection = messages (2026);
  Waiter waiters[100] = { 0 };

  open_good (&fixture);
  for (guint i = 0; i < G_N_ELEMENTS (waiters); i++) {
    pupitre_store_mark_async (fixture.store, collection, "a", PUPITRE_MARK_SEEN, i % 2 == 1, NULL,
                              on_ready, begin (&waiters[i]));
  }
  g_assert_true (has_mark (&fixture, collection, "a"));
  for (guint i = 0; i < G_N_ELEMENTS (waiters); i++) {
    g_assert_true (pupitre_store_mark_finish (fixture.store, wait_for (&waiters[i]), NULL));
    waiter_clear (&waiters[i]);
  }
}

/* A store that is dropped does what was asked of it; nothing is answered from another thread. */
static void
test_dropped (void)
{
  g_auto (Fixture) fixture;
  g_autoptr (PupitreCollection) collection = messages (2026);
  g_autoptr (GPtrArray) items = items_new ();
  g_autoptr (GBytes) body = text_bytes ("[]");
  g_autoptr (PupitreAnswer) answer = NULL;
  g_auto (Waiter) waiter = { NULL };
  PupitreStore *store;

  open_good (&fixture);
  add_item (items, "a", 1, "A");
  answer = pupitre_answer_new (collection, items, body, NULL, 1, TRUE);
  store = g_steal_pointer (&fixture.store);
  pupitre_store_apply_async (store, answer, NULL, on_ready, begin (&waiter));
  g_object_unref (store);
  g_assert_true (pupitre_store_apply_finish (store, wait_for (&waiter), NULL, NULL));
  waiter_clear (&waiter);

  g_assert_true (fixture_open (&fixture, NULL, NULL));
  assert_record (&fixture, collection, "a", "A");
}

static void
test_closed (void)
{
  g_auto (Fixture) fixture;
  g_autoptr (PupitreCollection) collection = messages (2026);
  g_auto (Waiter) waiter = { NULL };
  g_autoptr (GError) error = NULL;

  fixture_init (&fixture);
  fixture_make_store (&fixture);
  assert_index (&fixture, collection, "The store is not open");
  pupitre_store_open_async (fixture.store, NULL, on_ready, begin (&waiter));
  g_assert_true (pupitre_store_open_finish (fixture.store, wait_for (&waiter), NULL, &error));
  pupitre_store_open_async (fixture.store, NULL, on_ready, begin (&waiter));
  g_assert_false (pupitre_store_open_finish (fixture.store, wait_for (&waiter), NULL, &error));
  g_assert_error (error, PUPITRE_ERROR, PUPITRE_ERROR_STORE_IO);
  pupitre_store_close_async (fixture.store, NULL, on_ready, begin (&waiter));
  g_assert_true (pupitre_store_close_finish (fixture.store, wait_for (&waiter), NULL));
  assert_index (&fixture, collection, "The store is not open");
}

static void
test_erase (void)
{
  g_auto (Fixture) fixture;
  g_autoptr (PupitreCollection) collection = messages (2026);
  g_autoptr (GBytes) content = text_bytes ("content");
  g_autofree char *outside = NULL;
  g_autofree char *link = NULL;
  g_auto (Waiter) waiter = { NULL };
  g_auto (GStrv) accounts = NULL;
  g_auto (GStrv) accounts_after = NULL;
  g_autoptr (GError) error = NULL;

  open_good (&fixture);
  set_mark (&fixture, collection, "a", TRUE);
  g_assert_true (put_document (&fixture, "id", content, "a.pdf", &error));
  outside = g_build_filename (fixture.root, "outside", NULL);
  link = path_in (&fixture, "link");
  g_assert_cmpint (g_mkdir (outside, 0700), ==, 0);
  g_assert_cmpint (symlink (outside, link), ==, 0);

  accounts = pupitre_store_list_accounts (fixture.root);
  g_assert_cmpstrv (accounts, ((const char *[]) { ACCOUNT, NULL }));
  pupitre_store_erase_async (fixture.store, NULL, on_ready, begin (&waiter));
  g_assert_true (pupitre_store_erase_finish (fixture.store, wait_for (&waiter), &error));
  g_assert_no_error (error);
  g_assert_false (g_file_test (fixture.directory, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (outside, G_FILE_TEST_IS_DIR));
  accounts_after = pupitre_store_list_accounts (fixture.root);
  g_assert_cmpuint (g_strv_length (accounts_after), ==, 0);
  assert_index (&fixture, collection, "The store is not open");

  pupitre_store_erase_async (fixture.store, NULL, on_ready, begin (&waiter));
  g_assert_true (pupitre_store_erase_finish (fixture.store, wait_for (&waiter), &error));
}

static void
test_list_accounts (void)
{
  g_auto (Fixture) fixture;
  g_autofree char *missing = NULL;
  g_autofree char *file = NULL;
  g_autofree char *stranger = NULL;
  g_auto (GStrv) none = NULL;
  g_auto (GStrv) accounts = NULL;

  open_good (&fixture);
  missing = g_build_filename (fixture.root, "missing", NULL);
  none = pupitre_store_list_accounts (missing);
  g_assert_cmpuint (g_strv_length (none), ==, 0);
  file = g_build_filename (fixture.root, "00000000-0000-4000-8000-000000000000", NULL);
  g_assert_true (g_file_set_contents (file, "", 0, NULL));
  stranger = g_build_filename (fixture.root, "documents", NULL);
  g_assert_cmpint (g_mkdir (stranger, 0700), ==, 0);
  accounts = pupitre_store_list_accounts (fixture.root);
  g_assert_cmpstrv (accounts, ((const char *[]) { ACCOUNT, NULL }));
}

/* The folder of an account is open once; whoever comes second takes nothing from the first, and may come
 * in after it. What a process holds goes with it. */
static void
test_open_once (void)
{
  Fixture fixture;
  Fixture second;
  PupitreStoreReport report = { 0 };
  g_autoptr (GError) error = NULL;
  g_auto (Waiter) waiter = { NULL };
  g_autofree char *kept = NULL;
  pid_t process;
  int status = 0, held;

  fixture_init (&fixture);
  g_assert_true (fixture_open (&fixture, &report, &error));
  second = fixture;
  second.store = NULL;
  g_assert_false (fixture_open (&second, &report, &error));
  g_assert_error (error, PUPITRE_ERROR, PUPITRE_ERROR_STORE_BUSY);
  g_clear_error (&error);

  /* Nor is it erased. */
  g_clear_object (&second.store);
  second.store = fixture_make_store (&second);
  pupitre_store_erase_async (second.store, NULL, on_ready, begin (&waiter));
  g_assert_false (pupitre_store_erase_finish (second.store, wait_for (&waiter), &error));
  g_assert_error (error, PUPITRE_ERROR, PUPITRE_ERROR_STORE_BUSY);
  g_clear_error (&error);
  kept = g_build_filename (fixture.directory, "kept.db", NULL);
  g_assert_true (g_file_test (kept, G_FILE_TEST_EXISTS));
  g_clear_object (&second.store);

  fixture_close (&fixture);
  process = fork ();
  g_assert_cmpint (process, >=, 0);
  if (process == 0) {
    held = pupitre_folder_lock_take (fixture.directory, NULL);
    if (held >= 0)
      raise (SIGKILL);
    _exit (1);
  }
  g_assert_cmpint (waitpid (process, &status, 0), ==, process);
  g_assert_true (WIFSIGNALED (status));
  g_assert_true (fixture_open (&fixture, &report, &error));
  g_assert_no_error (error);
  fixture_close (&fixture);
  fixture_clear (&fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/store/apply", test_apply);
  g_test_add_func ("/store/scope", test_scope);
  g_test_add_func ("/store/empty-and-double", test_empty_and_double);
  g_test_add_func ("/store/collections", test_collections);
  g_test_add_func ("/store/nothing-new", test_nothing_new);
  g_test_add_func ("/store/one-of-many", test_one_of_many);
  g_test_add_func ("/store/records", test_records);
  g_test_add_func ("/store/marks", test_marks);
  g_test_add_func ("/store/done-marks", test_done_marks);
  g_test_add_func ("/store/document", test_document);
  g_test_add_func ("/store/document-again", test_document_again);
  g_test_add_func ("/store/files-are-private", test_files_are_private);
  g_test_add_func ("/store/cancelled", test_cancelled);
  g_test_add_func ("/store/order", test_order);
  g_test_add_func ("/store/dropped", test_dropped);
  g_test_add_func ("/store/closed", test_closed);
  g_test_add_func ("/store/erase", test_erase);
  g_test_add_func ("/store/open-once", test_open_once);
  g_test_add_func ("/store/list-accounts", test_list_accounts);

  return g_test_run ();
}
