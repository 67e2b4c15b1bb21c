/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "fixture.h"

#include <glib/gstdio.h>
#include <sqlite3.h>

#include <string.h>

/* Each version of the files that was ever given to people is in a folder here, sealed with this
 * key, and has to open with nothing lost. */

static const guint8 key_bytes[PUPITRE_KEY_SIZE] = { 1, 2, 3, 4 };

static void
restore_database (Fixture *fixture, const char *version, const char *name)
{
  g_autofree char *dump = g_strdup_printf ("%s.sql", name);
  g_autofree char *from = g_test_build_filename (G_TEST_DIST, "store", version, dump, NULL);
  g_autofree char *file = g_strdup_printf ("%s.db", name);
  g_autofree char *to = path_in (fixture, file);
  g_autofree char *sql = NULL;
  sqlite3 *database = NULL;

  g_assert_true (g_file_get_contents (from, &sql, NULL, NULL));
  g_assert_cmpint (sqlite3_open (to, &database), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (database, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (database);
}

static void
restore_documents (Fixture *fixture, const char *version)
{
  g_autofree char *from = g_test_build_filename (G_TEST_DIST, "store", version, NULL);
  g_autofree char *folder = path_in (fixture, "documents");
  g_autoptr (GDir) dumps = g_dir_open (from, 0, NULL);
  const char *dump;

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  while ((dump = g_dir_read_name (dumps)) != NULL) {
    g_autofree char *path = g_build_filename (from, dump, NULL);
    g_autofree char *name = g_strndup (dump, strcspn (dump, "."));
    g_autofree char *to = g_build_filename (folder, name, NULL);
    g_autofree char *text = NULL;
    gsize length;

    if (!g_str_has_suffix (dump, ".base64"))
      continue;
    g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
    g_base64_decode_inplace (text, &length);
    g_assert_true (g_file_set_contents (to, text, (gssize) length, NULL));
  }
}

static void
test_version (gconstpointer version)
{
  g_auto (Fixture) fixture;
  g_autoptr (PupitreCollection) collection = messages (2026);
  g_autoptr (PupitreDocument) document = NULL;
  g_autoptr (GBytes) content = NULL;
  g_autoptr (GBytes) expected = text_bytes ("%PDF-1.7 version 1");
  g_autoptr (GError) error = NULL;
  g_autofree char *index = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  PupitreStoreReport report;

  fixture_init (&fixture);
  pupitre_key_unref (fixture.key);
  fixture.key = pupitre_key_new_from_bytes (key_bytes);
  g_assert_cmpint (g_mkdir (fixture.directory, 0700), ==, 0);
  restore_database (&fixture, version, "cache");
  restore_database (&fixture, version, "kept");
  restore_documents (&fixture, version);

  fixture_reopen (&fixture, &report);
  g_assert_false (report.cache_rebuilt);
  g_assert_false (report.kept_salvaged);
  g_assert_cmpuint (report.damaged_rows, ==, 0);
  index = describe_index (&fixture, collection);
  g_assert_cmpstr (index, ==,
                   "4000/4000/\"v1\" -second@2000[3000-3000] first@1000[3000-4000]");
  first = load_record (&fixture, collection, "first");
  second = load_record (&fixture, collection, "second");
  g_assert_cmpstr (first, ==, "{\"id\":\"first\",\"titre\":\"Sortie au musée\"}");
  g_assert_cmpstr (second, ==, "{\"id\":\"second\"}");
  g_assert_true (has_mark (&fixture, collection, "first"));
  document = get_document (&fixture, "document", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (document->file_name, ==, "Bulletin.pdf");
  content = read_document (document);
  g_assert_true (g_bytes_equal (content, expected));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_data_func ("/versions/1", "v1", test_version);

  return g_test_run ();
}
