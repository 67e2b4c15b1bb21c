/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "fixture.h"

#include <glib/gstdio.h>
#include <sqlite3.h>

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#define N_ITEMS 400
#define ETAG "\"etag\""

/* What must never be found in a file of the store. */
#define CANARY "canari"
#define CANARY_CHILD "700000/canari-fiche"

/* Without syncing, which is all that would take time here. GLib does not cut a longer file then. */
static void
write_file (const char *path, const char *content, gsize length)
{
  g_unlink (path);
  g_assert_true (g_file_set_contents_full (path, content, (gssize) length,
                                           G_FILE_SET_CONTENTS_NONE, 0600, NULL));
}

static void
run_sql (Fixture *fixture, const char *file, const char *sql)
{
  g_autofree char *path = path_in (fixture, file);
  sqlite3 *database = NULL;

  g_assert_cmpint (sqlite3_open (path, &database), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (database, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_close (database), ==, SQLITE_OK);
}

static void
assert_well_formed (Fixture *fixture, const char *file)
{
  g_autofree char *path = path_in (fixture, file);
  sqlite3_stmt *statement = NULL;
  sqlite3 *database = NULL;

  g_assert_cmpint (sqlite3_open (path, &database), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (database, "PRAGMA integrity_check", -1, &statement, NULL),
                   ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  g_assert_cmpstr ((const char *) sqlite3_column_text (statement, 0), ==, "ok");
  sqlite3_finalize (statement);
  g_assert_cmpint (sqlite3_close (database), ==, SQLITE_OK);
}

static char *
json_of (guint i)
{
  return g_strdup_printf ("{\"id\":\"item %u\",\"contenu\":\"<p>%0200u</p>\"}", i, i);
}

static gboolean
apply_items (Fixture *fixture, gint64 at, GError **error)
{
  g_autoptr (PupitreCollection) collection = messages (2026);
  g_autoptr (GPtrArray) items = items_new ();

  for (guint i = 0; i < N_ITEMS; i++) {
    g_autofree char *key = g_strdup_printf ("item %u", i);
    g_autofree char *json = json_of (i);

    add_item (items, key, i, json);
  }
  return apply (fixture, collection, items, "the same body", ETAG, at, TRUE, NULL, error);
}

static void
fill (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (apply_items (fixture, 10, &error));
  g_assert_no_error (error);
}

/* Counts the records that are whole; one that is not what was stored fails the test. */
static guint
count_whole (Fixture *fixture)
{
  g_autoptr (PupitreCollection) collection = messages (2026);
  g_autoptr (PupitreIndex) index = load_index (fixture, collection, NULL);
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) records = NULL;
  guint n = 0;

  for (guint i = 0; i < N_ITEMS; i++)
    g_ptr_array_add (keys, g_strdup_printf ("item %u", i));
  g_ptr_array_add (keys, NULL);
  records = load_records (fixture, collection, (const char * const *) keys->pdata);
  for (guint i = 0; i < records->len; i++) {
    GBytes *record = g_ptr_array_index (records, i);
    g_autofree char *json = json_of (i);

    if (record == NULL)
      continue;
    g_assert_cmpmem (g_bytes_get_data (record, NULL), g_bytes_get_size (record), json,
                     strlen (json));
    n++;
  }
  if (index != NULL)
    g_assert_cmpuint (pupitre_index_get_n_entries (index), ==, N_ITEMS);
  return index != NULL ? n : 0;
}

static char *
dup_etag (Fixture *fixture)
{
  g_autoptr (PupitreCollection) collection = messages (2026);
  g_autoptr (PupitreIndex) index = load_index (fixture, collection, NULL);

  return index != NULL ? g_strdup (pupitre_index_get_etag (index)) : g_strdup ("no index");
}

static void
open_full (Fixture *fixture)
{
  fixture_init (fixture);
  g_assert_true (fixture_open (fixture, NULL, NULL));
  fill (fixture);
}

/* Two records that stand in each other's place are both refused, and come again with the next
 * answer, though it is the same as the last: the ETag is forgotten. */
static void
test_swapped_records (void)
{
  g_auto (Fixture) fixture;
  g_autofree char *etag = NULL;
  g_autofree char *etag_after = NULL;
  g_autofree char *etag_again = NULL;

  open_full (&fixture);
  g_assert_cmpuint (count_whole (&fixture), ==, N_ITEMS);
  etag = dup_etag (&fixture);
  g_assert_cmpstr (etag, ==, ETAG);
  fixture_close (&fixture);
  run_sql (&fixture, "cache.db",
           "CREATE TEMP TABLE two AS SELECT id, text FROM record LIMIT 2;"
           "UPDATE record SET text = (SELECT text FROM two WHERE two.id <> record.id)"
           " WHERE id IN (SELECT id FROM two);");

  fixture_reopen (&fixture, NULL);
  g_assert_cmpuint (count_whole (&fixture), ==, N_ITEMS - 2);
  etag_after = dup_etag (&fixture);
  g_assert_null (etag_after);
  g_assert_cmpuint (fixture.n_rebuilt, ==, 0);

  fill (&fixture);
  g_assert_cmpuint (count_whole (&fixture), ==, N_ITEMS);
  etag_again = dup_etag (&fixture);
  g_assert_cmpstr (etag_again, ==, ETAG);
}

static void
test_lost_records (void)
{
  g_auto (Fixture) fixture;

  open_full (&fixture);
  fixture_close (&fixture);
  run_sql (&fixture, "cache.db",
           "DELETE FROM record WHERE id IN (SELECT id FROM record LIMIT 7);"
           "UPDATE record SET text = zeroblob (length (text))"
           " WHERE id IN (SELECT id FROM record LIMIT 3);"
           "UPDATE record SET text = x'' WHERE id IN (SELECT max (id) FROM record);");
  fixture_reopen (&fixture, NULL);
  g_assert_cmpuint (count_whole (&fixture), ==, N_ITEMS - 11);
  fill (&fixture);
  g_assert_cmpuint (count_whole (&fixture), ==, N_ITEMS);
}

/* A listing or head that cannot be opened: as if the collection had never been received. */
static void
test_lost_listing (void)
{
  const char * const damage[] = {
    "UPDATE listing SET text = zeroblob (length (text))", "DELETE FROM listing",
    "UPDATE collection SET text = zeroblob (length (text))", "DELETE FROM collection",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (damage); i++) {
    g_auto (Fixture) fixture;
    g_autoptr (PupitreCollection) collection = messages (2026);
    g_autoptr (GError) error = NULL;
    g_autofree char *second = NULL;

    open_full (&fixture);
    fixture_close (&fixture);
    run_sql (&fixture, "cache.db", damage[i]);
    fixture_reopen (&fixture, NULL);
    g_assert_null (load_index (&fixture, collection, &error));
    g_assert_cmpint (error->code, ==, i < 2 ? PUPITRE_ERROR_STORE_DAMAGED
                                            : PUPITRE_ERROR_NOT_STORED);
    second = describe_index (&fixture, collection);
    g_assert_cmpstr (second, ==, "not stored");
    fill (&fixture);
    g_assert_cmpuint (count_whole (&fixture), ==, N_ITEMS);
  }
}

typedef void (*DamageFunc) (char **content, gsize *length, GRand *rand);

static void
empty (char **content, gsize *length, GRand *rand)
{
  *length = 0;
}

static void
not_a_database (char **content, gsize *length, GRand *rand)
{
  memset (*content, 'x', *length);
}

static void
cut (char **content, gsize *length, GRand *rand)
{
  *length = (gsize) g_rand_int_range (rand, 1, (gint32) *length);
}

/* Anywhere but in the first page, so that it still opens. */
static void
garble (char **content, gsize *length, GRand *rand)
{
  gsize at = (gsize) g_rand_int_range (rand, 16384, (gint32) *length - 1000);

  for (gsize i = 0; i < 1000; i++)
    (*content)[at + i] = (char) g_rand_int (rand);
}

static void
garble_head (char **content, gsize *length, GRand *rand)
{
  for (gsize i = 0; i < 100; i++)
    (*content)[i] = (char) g_rand_int (rand);
}

static void
damage_file (Fixture *fixture, const char *name, DamageFunc func, GRand *rand)
{
  g_autofree char *path = path_in (fixture, name);
  g_autofree char *content = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  func (&content, &length, rand);
  write_file (path, content, length);
}

/* Whatever happened to the cache, it opens, gives nothing that is wrong, and is filled again. */
static void
check_cache_after (Fixture *fixture, gboolean must_report)
{
  g_autofree char *aside = path_in (fixture, "cache.db.set-aside");
  PupitreStoreReport report;
  guint n;

  fixture->n_rebuilt = 0;
  fixture_reopen (fixture, &report);
  n = count_whole (fixture);
  if (must_report) {
    g_assert_true (report.cache_rebuilt);
    g_assert_cmpint (report.cache_reason, ==, PUPITRE_ERROR_STORE_DAMAGED);
  }
  if (report.cache_rebuilt || fixture->n_rebuilt > 0) {
    g_assert_cmpuint (n, ==, 0);
    g_assert_true (g_file_test (aside, G_FILE_TEST_EXISTS));
  }
  fill (fixture);
  if (count_whole (fixture) < N_ITEMS) {
    /* The damage was met only now. */
    fill (fixture);
    g_assert_cmpuint (count_whole (fixture), ==, N_ITEMS);
  }
  fixture_close (fixture);
  assert_well_formed (fixture, "cache.db");
}

static void
test_cache_file (void)
{
  const struct {
    DamageFunc func;
    guint      rounds;
    gboolean   must_report;
  } cases[] = {
    { empty, 1, FALSE }, { not_a_database, 1, TRUE }, { garble_head, 2, TRUE }, { cut, 8, FALSE },
    { garble, 15, FALSE },
  };
  g_autoptr (GRand) rand = g_rand_new_with_seed (2026);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    for (guint round = 0; round < cases[i].rounds; round++) {
      g_auto (Fixture) fixture;

      g_test_message ("Case %" G_GSIZE_FORMAT ", round %u", i, round);
      open_full (&fixture);
      fixture_close (&fixture);
      damage_file (&fixture, "cache.db", cases[i].func, rand);
      check_cache_after (&fixture, cases[i].must_report);
    }
  }
}

/* A file with other tables, with a program in it, or of a later version. */
static void
test_foreign_cache (void)
{
  const char * const changes[] = {
    "DROP TABLE record", "DROP TABLE key_check", "DELETE FROM key_check",
    "PRAGMA user_version = 99", "PRAGMA user_version = -1",
    "CREATE TRIGGER t AFTER UPDATE ON collection BEGIN DELETE FROM record; END",
    "CREATE VIEW v AS SELECT * FROM record",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (changes); i++) {
    g_auto (Fixture) fixture;

    g_test_message ("%s", changes[i]);
    open_full (&fixture);
    fixture_close (&fixture);
    run_sql (&fixture, "cache.db", changes[i]);
    check_cache_after (&fixture, i > 0);
  }
}

static void
test_wrong_key (void)
{
  g_auto (Fixture) fixture;
  g_autoptr (PupitreCollection) collection = messages (2026);
  g_autoptr (GBytes) content = text_bytes ("content");
  g_autoptr (PupitreKey) right = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *described = NULL;
  PupitreStoreReport report;

  open_full (&fixture);
  set_mark (&fixture, collection, "item 1", TRUE);
  g_assert_true (put_document (&fixture, "id", content, "a.pdf", NULL));
  right = g_steal_pointer (&fixture.key);
  fixture.key = pupitre_key_new_random ();

  fixture_reopen (&fixture, &report);
  g_assert_true (report.cache_rebuilt);
  g_assert_cmpint (report.cache_reason, ==, PUPITRE_ERROR_STORE_KEY);
  g_assert_cmpuint (report.damaged_rows, ==, 2);
  described = describe_index (&fixture, collection);
  g_assert_cmpstr (described, ==, "not stored");
  g_assert_false (has_mark (&fixture, collection, "item 1"));
  g_assert_null (get_document (&fixture, "id", &error));
  g_assert_error (error, PUPITRE_ERROR, PUPITRE_ERROR_NOT_STORED);

  /* What the parent did is still there for the right key. */
  fixture_close (&fixture);
  pupitre_key_unref (fixture.key);
  fixture.key = g_steal_pointer (&right);
  fixture_reopen (&fixture, &report);
  g_assert_cmpuint (report.damaged_rows, ==, 0);
  g_assert_true (has_mark (&fixture, collection, "item 1"));
  {
    g_autoptr (PupitreDocument) document = get_document (&fixture, "id", NULL);

    g_assert_nonnull (document);
  }
}

static void
test_kept_rows (void)
{
  g_auto (Fixture) fixture;
  g_autoptr (PupitreCollection) collection = messages (2026);
  g_autoptr (GBytes) content = text_bytes ("content");
  g_autofree char *folder = NULL;
  g_autoptr (GPtrArray) files = NULL;
  PupitreStoreReport report;
  guint n = 0;

  open_full (&fixture);
  for (guint i = 0; i < 10; i++) {
    g_autofree char *key = g_strdup_printf ("item %u", i);

    set_mark (&fixture, collection, key, TRUE);
  }
  g_assert_true (put_document (&fixture, "one", content, "a.pdf", NULL));
  g_assert_true (put_document (&fixture, "two", content, "b.pdf", NULL));
  fixture_close (&fixture);
  run_sql (&fixture, "kept.db",
           "UPDATE mark SET text = zeroblob (length (text)) WHERE rowid = 3;"
           "UPDATE mark SET family = zeroblob (16) WHERE rowid = 4;"
           "UPDATE mark SET id = zeroblob (16) WHERE rowid = 5;"
           "UPDATE mark SET text = (SELECT text FROM mark WHERE rowid = 1) WHERE rowid = 6;"
           "UPDATE document SET id = x'00' WHERE rowid = 2;");

  fixture_reopen (&fixture, &report);
  g_assert_false (report.cache_rebuilt);
  g_assert_false (report.kept_salvaged);
  g_assert_cmpuint (report.damaged_rows, ==, 5);
  for (guint i = 0; i < 10; i++) {
    g_autofree char *key = g_strdup_printf ("item %u", i);

    n += has_mark (&fixture, collection, key);
  }
  g_assert_cmpuint (n, ==, 6);
  /* A file goes only if it is sure that no row names it. */
  folder = path_in (&fixture, "documents");
  files = all_files (folder);
  g_assert_cmpuint (files->len, ==, 2);
}

static void
test_kept_file (void)
{
  const struct {
    DamageFunc func;
    guint      rounds;
    gboolean   must_report;
  } cases[] = {
    { not_a_database, 1, TRUE }, { garble_head, 2, TRUE }, { cut, 6, FALSE },
    { garble, 8, FALSE },
  };
  g_autoptr (GRand) rand = g_rand_new_with_seed (2027);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    for (guint round = 0; round < cases[i].rounds; round++) {
      g_auto (Fixture) fixture;
      g_autoptr (PupitreCollection) collection = messages (2026);
      g_autofree char *aside = NULL;
      PupitreStoreReport report;

      g_test_message ("Case %" G_GSIZE_FORMAT ", round %u", i, round);
      fixture_init (&fixture);
      g_assert_true (fixture_open (&fixture, NULL, NULL));
      for (guint mark = 0; mark < 25; mark++) {
        g_autofree char *key = g_strdup_printf ("item %u", mark);

        set_mark (&fixture, collection, key, TRUE);
      }
      fixture_close (&fixture);
      damage_file (&fixture, "kept.db", cases[i].func, rand);

      fixture_reopen (&fixture, &report);
      aside = path_in (&fixture, "kept.db.damaged-1");
      g_assert_cmpint (report.kept_salvaged, ==, g_file_test (aside, G_FILE_TEST_EXISTS));
      if (cases[i].must_report)
        g_assert_true (report.kept_salvaged);
      set_mark (&fixture, collection, "later", TRUE);
      pupitre_store_set_told (fixture.store);
      fixture_reopen (&fixture, &report);
      g_assert_false (report.kept_salvaged);
      g_assert_true (has_mark (&fixture, collection, "later"));
      fixture_close (&fixture);
      assert_well_formed (&fixture, "kept.db");
    }
  }
}

/* The rows are lost, and with them what the files of the documents are; but no file goes, then or
 * later, and it is said until the parent was told. */
static void
test_documents_after_loss (void)
{
  const DamageFunc damage[] = { garble_head, not_a_database, empty };
  g_autoptr (GRand) rand = g_rand_new_with_seed (2028);

  for (gsize i = 0; i < G_N_ELEMENTS (damage); i++) {
    g_auto (Fixture) fixture;
    g_autoptr (GBytes) content = text_bytes ("content");
    g_autofree char *folder = NULL;
    g_autofree char *begun = NULL;
    PupitreStoreReport report;

    g_test_message ("Case %" G_GSIZE_FORMAT, i);
    open_full (&fixture);
    g_assert_true (put_document (&fixture, "one", content, "a.pdf", NULL));
    g_assert_true (put_document (&fixture, "two", content, "b.pdf", NULL));
    fixture_close (&fixture);
    damage_file (&fixture, "kept.db", damage[i], rand);
    folder = path_in (&fixture, "documents");
    begun = path_in (&fixture, "documents/new-0123");
    write_file (begun, "cut off", 7);

    for (guint start = 0; start < 3; start++) {
      g_autoptr (GPtrArray) files = NULL;

      fixture_reopen (&fixture, &report);
      g_assert_cmpint (report.kept_salvaged, ==, start < 2);
      g_assert_cmpuint (report.damaged_rows, ==, 0);
      if (start == 1)
        pupitre_store_set_told (fixture.store);
      files = all_files (folder);
      g_assert_cmpuint (files->len, ==, 2);
    }
    g_assert_true (put_document (&fixture, "one", content, "a.pdf", NULL));
    fixture_reopen (&fixture, NULL);
    {
      g_autoptr (PupitreDocument) document = get_document (&fixture, "one", NULL);

      g_assert_nonnull (document);
    }
  }
}

/* What an earlier version cannot understand it leaves alone. */
static void
test_kept_of_later_version (void)
{
  g_auto (Fixture) fixture;
  g_autoptr (PupitreCollection) collection = messages (2026);
  g_autoptr (GError) error = NULL;

  open_full (&fixture);
  set_mark (&fixture, collection, "a", TRUE);
  fixture_close (&fixture);
  run_sql (&fixture, "kept.db", "PRAGMA user_version = 99");
  g_assert_false (fixture_open (&fixture, NULL, &error));
  g_assert_error (error, PUPITRE_ERROR, PUPITRE_ERROR_FAILED);
  fixture_close (&fixture);
  run_sql (&fixture, "kept.db", "PRAGMA user_version = 1");
  fixture_reopen (&fixture, NULL);
  g_assert_true (has_mark (&fixture, collection, "a"));
}

/* A document of which one byte is other than it was, or missing, or too many. */
static void
test_document_file (void)
{
  g_auto (Fixture) fixture;
  g_autoptr (GBytes) content = text_bytes ("%PDF-1.7 one");
  g_autoptr (GPtrArray) files = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *whole = NULL;
  gsize length;
  const char *path;

  fixture_init (&fixture);
  g_assert_true (fixture_open (&fixture, NULL, NULL));
  g_assert_true (put_document (&fixture, "one", content, "a.pdf", NULL));
  folder = path_in (&fixture, "documents");
  files = all_files (folder);
  path = g_ptr_array_index (files, 0);
  g_assert_true (g_file_get_contents (path, &whole, &length, NULL));

  for (gsize i = 0; i <= 2 * length; i++) {
    g_autofree char *changed = g_malloc (length + 1);
    g_autoptr (GError) error = NULL;
    gsize new_length = i < length ? length : i == 2 * length ? length + 1 : i - length;

    memcpy (changed, whole, length);
    changed[length] = 0;
    if (i < length)
      changed[i] = (char) (changed[i] ^ 1);
    write_file (path, changed, new_length);
    g_assert_null (get_document (&fixture, "one", &error));
    g_assert_error (error, PUPITRE_ERROR, PUPITRE_ERROR_STORE_DAMAGED);
  }
  g_unlink (path);
  {
    g_autoptr (GError) error = NULL;

    g_assert_null (get_document (&fixture, "one", &error));
    g_assert_error (error, PUPITRE_ERROR, PUPITRE_ERROR_NOT_STORED);
  }
}

/* A file in another's place, and a large one without its last chunk. */
static void
test_document_places (void)
{
  g_auto (Fixture) fixture;
  g_autofree char *bytes = g_strnfill (3 * 65536 - 1, 'd');
  g_autoptr (GBytes) content = g_bytes_new (bytes, 3 * 65536 - 1);
  g_autoptr (GPtrArray) files = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  gsize first_length;
  gsize second_length;

  fixture_init (&fixture);
  g_assert_true (fixture_open (&fixture, NULL, NULL));
  g_assert_true (put_document (&fixture, "one", content, "a.pdf", NULL));
  g_assert_true (put_document (&fixture, "two", content, "b.pdf", NULL));
  folder = path_in (&fixture, "documents");
  files = all_files (folder);
  g_assert_cmpuint (files->len, ==, 2);
  g_assert_true (g_file_get_contents (files->pdata[0], &first, &first_length, NULL));
  g_assert_true (g_file_get_contents (files->pdata[1], &second, &second_length, NULL));
  write_file (files->pdata[0], second, second_length);
  write_file (files->pdata[1], first, first_length - (65536 + 17));
  for (guint i = 0; i < 2; i++) {
    g_autoptr (GError) error = NULL;

    g_assert_null (get_document (&fixture, i == 0 ? "one" : "two", &error));
    g_assert_error (error, PUPITRE_ERROR, PUPITRE_ERROR_STORE_DAMAGED);
  }
}

static void
scan (Fixture *fixture)
{
  g_autoptr (GPtrArray) files = all_files (fixture->root);

  g_assert_cmpuint (files->len, >=, 4);
  for (guint i = 0; i < files->len; i++) {
    const char *path = g_ptr_array_index (files, i);
    g_autofree char *content = NULL;
    gsize length;

    g_assert_true (g_file_get_contents (path, &content, &length, NULL));
    if (memmem (content, length, CANARY, strlen (CANARY)) != NULL ||
        strstr (path + strlen (fixture->root), CANARY) != NULL)
      g_error ("%s holds what is sealed", path);
  }
}

/* Nothing of a family is in a name or a content of any file, while the store is open (its logs are
 * there then) or closed, nor after it was damaged. */
static void
test_canaries (void)
{
  g_auto (Fixture) fixture;
  g_autoptr (PupitreCollection) collection = pupitre_collection_new (CANARY_CHILD,
                                                                     PUPITRE_KIND_MESSAGES, 2026);
  g_autoptr (GPtrArray) items = items_new ();
  g_autoptr (GBytes) content = text_bytes ("%PDF canari");
  g_auto (Waiter) waiter = { NULL };
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);
  const PupitreDocument known = {
    .file_name = (char *) "canari.pdf",
    .etag = (char *) "canari",
    .received_at = 1,
    .title = (char *) "canari",
    .source = (char *) "https://canari.exemple/canari",
  };

  fixture_init (&fixture);
  g_assert_true (fixture_open (&fixture, NULL, NULL));
  for (guint i = 0; i < 300; i++) {
    g_autofree char *key = g_strdup_printf ("canari-%u", i);

    add_item (items, key, i, "{\"courriel\":\"canari@demo.exemple\"}");
  }
  g_assert_true (apply (&fixture, collection, items, "canari", "canari-etag", 1, TRUE, NULL, NULL));
  set_mark (&fixture, collection, "canari-1", TRUE);
  g_assert_true (put_document (&fixture, "canari-document", content, "canari.pdf", NULL));
  pupitre_store_put_document_async (fixture.store, CANARY_CHILD, "canari", content, &known, NULL,
                                    on_ready, begin (&waiter));
  g_assert_true (pupitre_store_put_document_finish (fixture.store, wait_for (&waiter), NULL));
  waiter_clear (&waiter);
  scan (&fixture);
  g_ptr_array_remove_range (items, 0, 100);
  g_assert_true (apply (&fixture, collection, items, "canari 2", "canari", 2, TRUE, NULL, NULL));
  set_mark (&fixture, collection, "canari-1", FALSE);
  scan (&fixture);
  fixture_close (&fixture);
  scan (&fixture);
  damage_file (&fixture, "cache.db", garble_head, rand);
  damage_file (&fixture, "kept.db", garble_head, rand);
  fixture_reopen (&fixture, NULL);
  scan (&fixture);
}

static void
assert_io_error (const GError *error)
{
  g_assert_error (error, PUPITRE_ERROR, PUPITRE_ERROR_STORE_IO);
}

static void
test_no_directory (void)
{
  g_auto (Fixture) fixture;
  g_autoptr (GError) error = NULL;

  fixture_init (&fixture);
  write_file (fixture.directory, "a file", 6);
  g_assert_false (fixture_open (&fixture, NULL, &error));
  assert_io_error (error);
  fixture_close (&fixture);
  g_unlink (fixture.directory);
  g_assert_true (fixture_open (&fixture, NULL, NULL));
}

/* Runs the rest of a test in a process of its own; returns whether this is that one. */
static gboolean
is_alone (void)
{
  if (g_test_subprocess ())
    return TRUE;
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
  g_test_trap_assert_passed ();
  return FALSE;
}

static void
check_read_only (void)
{
  g_auto (Fixture) fixture;
  g_autoptr (GError) error = NULL;
  PupitreStoreReport report;

  if (geteuid () == 0)
    g_assert_cmpint (setresuid (65534, 65534, 65534), ==, 0);
  open_full (&fixture);
  fixture_close (&fixture);
  g_chmod (fixture.root, 0500);
  g_chmod (fixture.directory, 0500);
  /* The owner may, so the store makes its own folder writable again. */
  fixture_reopen (&fixture, &report);
  g_assert_cmpuint (count_whole (&fixture), ==, N_ITEMS);
  fixture_close (&fixture);

  /* But not the one above it. */
  g_free (fixture.directory);
  fixture.directory = g_build_filename (fixture.root, "missing", NULL);
  g_assert_false (fixture_open (&fixture, &report, &error));
  assert_io_error (error);
  g_chmod (fixture.root, 0700);
}

/* In a process that nothing of root's power is left to. */
static void
test_read_only (void)
{
  if (is_alone ())
    check_read_only ();
}

/* A full disk, as a limit of the size of files. What was there before stays as it was. */
static void
check_full_disk (void)
{
  g_auto (Fixture) fixture;
  g_autoptr (PupitreCollection) collection = messages (2025);
  g_autoptr (GPtrArray) items = items_new ();
  g_autofree char *bytes = g_strnfill (400000, 'd');
  g_autoptr (GBytes) content = g_bytes_new (bytes, 400000);
  g_autoptr (GBytes) small = text_bytes ("small");
  g_autoptr (PupitreDocument) document = NULL;
  g_autoptr (GPtrArray) files = NULL;
  g_autofree char *folder = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) document_error = NULL;
  struct rlimit limit = { 300000, 300000 };

  open_full (&fixture);
  g_assert_true (put_document (&fixture, "small", small, "a.pdf", NULL));
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);

  for (guint i = 0; i < 2000; i++) {
    g_autofree char *key = g_strdup_printf ("%u", i);

    add_item (items, key, i, bytes + 399000);
  }
  g_assert_false (apply (&fixture, collection, items, "body", NULL, 1, TRUE, NULL, &error));
  assert_io_error (error);
  g_assert_false (put_document (&fixture, "large", content, "b.pdf", &document_error));
  assert_io_error (document_error);
  folder = path_in (&fixture, "documents");
  files = all_files (folder);
  g_assert_cmpuint (files->len, ==, 1);

  g_assert_cmpuint (count_whole (&fixture), ==, N_ITEMS);
  document = get_document (&fixture, "small", NULL);
  g_assert_nonnull (document);
  g_assert_cmpuint (fixture.n_rebuilt, ==, 0);
}

static void
test_full_disk (void)
{
  if (is_alone ())
    check_full_disk ();
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  /* That a file is set aside is said in the log; here it is what is wanted. */
  g_log_set_always_fatal (G_LOG_LEVEL_CRITICAL | G_LOG_FATAL_MASK);

  g_test_add_func ("/damage/swapped-records", test_swapped_records);
  g_test_add_func ("/damage/lost-records", test_lost_records);
  g_test_add_func ("/damage/lost-listing", test_lost_listing);
  g_test_add_func ("/damage/cache-file", test_cache_file);
  g_test_add_func ("/damage/foreign-cache", test_foreign_cache);
  g_test_add_func ("/damage/wrong-key", test_wrong_key);
  g_test_add_func ("/damage/kept-rows", test_kept_rows);
  g_test_add_func ("/damage/kept-file", test_kept_file);
  g_test_add_func ("/damage/documents-after-loss", test_documents_after_loss);
  g_test_add_func ("/damage/kept-of-later-version", test_kept_of_later_version);
  g_test_add_func ("/damage/document-file", test_document_file);
  g_test_add_func ("/damage/document-places", test_document_places);
  g_test_add_func ("/damage/canaries", test_canaries);
  g_test_add_func ("/damage/no-directory", test_no_directory);
  g_test_add_func ("/damage/read-only", test_read_only);
  g_test_add_func ("/damage/full-disk", test_full_disk);

  return g_test_run ();
}
