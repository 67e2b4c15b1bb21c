/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "fixture.h"

#include <sqlite3.h>

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/*
 * A process that stores one answer after the other is killed at a random moment, again and again.
 * Each time the store has to open, whole, at one answer and not between two: every item of an
 * answer says which one it is of, the ETag too, and so do the document and the marks.
 */

#define N_ROUNDS 20
#define N_ITEMS 300
#define DOCUMENT_SIZE 200000

/* How many contents the document has by turns. */
#define N_CONTENTS 26

static const guint8 key_bytes[PUPITRE_KEY_SIZE] = { 1, 2, 3, 4 };

static GBytes *
document_of (guint generation)
{
  return g_bytes_new_take (g_strnfill (DOCUMENT_SIZE, (char) ('a' + generation % N_CONTENTS)),
                           DOCUMENT_SIZE);
}

static GPtrArray *
items_of (guint generation)
{
  GPtrArray *items = items_new ();

  for (guint i = 0; i < N_ITEMS; i++) {
    g_autofree char *key = g_strdup_printf ("item %u", i);
    g_autofree char *json = g_strdup_printf ("%u %0300u", generation, i);

    add_item (items, key, i, json);
  }
  return items;
}

/* The process that is killed. */
G_GNUC_NORETURN static void
write_for_ever (const char *root, guint generation)
{
  g_autoptr (PupitreCollection) collection = messages (2026);
  g_autoptr (GError) error = NULL;
  Fixture fixture = { 0 };

  fixture.directory = g_build_filename (root, ACCOUNT, NULL);
  fixture.key = pupitre_key_new_from_bytes (key_bytes);
  if (!fixture_open (&fixture, NULL, &error))
    g_error ("%s", error->message);
  for (;; generation++) {
    g_autoptr (GPtrArray) items = items_of (generation);
    g_autoptr (GBytes) content = document_of (generation);
    g_autofree char *text = g_strdup_printf ("%u", generation);

    if (!apply (&fixture, collection, items, text, text, generation, TRUE, NULL, &error) ||
        !put_document (&fixture, "document", content, text, &error))
      g_error ("%s", error->message);
    set_mark (&fixture, collection, text, TRUE);
    g_print ("%u\n", generation);
  }
}

static void
check_well_formed (Fixture *fixture, const char *file)
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
  sqlite3_close (database);
}

/* Returns of which answer the store is, and that it is of one. */
static guint
check_answer (Fixture *fixture)
{
  g_autoptr (PupitreCollection) collection = messages (2026);
  g_autoptr (PupitreIndex) index = load_index (fixture, collection, NULL);
  g_autoptr (GPtrArray) keys = g_ptr_array_new ();
  g_autoptr (GPtrArray) records = NULL;
  g_autofree char *start = NULL;

  if (index == NULL)
    return 0;
  start = g_strdup_printf ("%s ", pupitre_index_get_etag (index));
  g_assert_cmpuint (pupitre_index_get_n_entries (index), ==, N_ITEMS);
  for (guint i = 0; i < N_ITEMS; i++)
    g_ptr_array_add (keys, (gpointer) pupitre_index_get_entry (index, i)->key);
  g_ptr_array_add (keys, NULL);
  records = load_records (fixture, collection, (const char * const *) keys->pdata);
  for (guint i = 0; i < N_ITEMS; i++) {
    GBytes *record = g_ptr_array_index (records, i);

    g_assert_nonnull (record);
    g_assert_true (g_str_has_prefix (g_bytes_get_data (record, NULL), start));
  }
  return (guint) atoi (pupitre_index_get_etag (index));
}

static guint
check_document (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PupitreDocument) document = get_document (fixture, "document", &error);
  g_autoptr (GBytes) content = NULL;
  g_autoptr (GBytes) expected = NULL;
  guint generation;

  if (document == NULL) {
    g_assert_error (error, PUPITRE_ERROR, PUPITRE_ERROR_NOT_STORED);
    return 0;
  }
  generation = (guint) atoi (document->file_name);
  content = read_document (document);
  expected = document_of (generation);
  g_assert_true (g_bytes_equal (content, expected));
  return generation;
}

/* Everything that the killed process said was done has been done, and at most one thing more. */
static void
check_store (Fixture *fixture, guint said)
{
  g_autoptr (PupitreCollection) collection = messages (2026);
  g_autoptr (GPtrArray) files = NULL;
  g_autofree char *folder = path_in (fixture, "documents");
  PupitreStoreReport report;
  guint generation;

  fixture_reopen (fixture, &report);
  g_assert_false (report.cache_rebuilt);
  g_assert_false (report.kept_salvaged);
  g_assert_cmpuint (report.damaged_rows, ==, 0);
  for (guint i = 1; i <= said; i++) {
    g_autofree char *text = g_strdup_printf ("%u", i);

    g_assert_true (has_mark (fixture, collection, text));
  }
  generation = check_answer (fixture);
  g_assert_cmpuint (generation, >=, said);
  g_assert_cmpuint (generation, <=, said + 1);
  generation = check_document (fixture);
  g_assert_cmpuint (generation, >=, said);
  g_assert_cmpuint (generation, <=, said + 1);
  files = all_files (folder);
  /* Each content that there was stays as an earlier version, once. */
  g_assert_cmpuint (files->len, ==, MIN (generation, N_CONTENTS + 1));
  fixture_close (fixture);
  check_well_formed (fixture, "cache.db");
  check_well_formed (fixture, "kept.db");
}

static guint
last_number (GInputStream *output)
{
  g_autoptr (GDataInputStream) lines = g_data_input_stream_new (output);
  guint number = 0;

  while (TRUE) {
    g_autofree char *line = g_data_input_stream_read_line (lines, NULL, NULL, NULL);

    if (line == NULL)
      return number;
    number = (guint) atoi (line);
  }
}

static void
test_kill (gconstpointer program)
{
  g_auto (Fixture) fixture;
  g_autoptr (GRand) rand = g_rand_new_with_seed (2026);
  guint said = 0;

  fixture_init (&fixture);
  pupitre_key_unref (fixture.key);
  fixture.key = pupitre_key_new_from_bytes (key_bytes);
  for (guint round = 0; round < N_ROUNDS; round++) {
    g_autofree char *next = g_strdup_printf ("%u", said + 1);
    g_autoptr (GSubprocess) process = NULL;
    g_autoptr (GError) error = NULL;
    guint heard;

    process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, program, "--write",
                                fixture.root, next, NULL);
    g_assert_no_error (error);
    /* The moment is what is tried here: from before the store is open to some answers later. */
    g_usleep ((gulong) g_rand_int_range (rand, 5000, 120000));
    g_subprocess_send_signal (process, SIGKILL);
    heard = last_number (g_subprocess_get_stdout_pipe (process));
    g_assert_true (g_subprocess_wait (process, NULL, &error));
    g_assert_true (g_subprocess_get_if_signaled (process));
    said = MAX (said, heard);
    g_test_message ("Round %u: killed after %u", round, said);
    check_store (&fixture, said);
  }
}

int
main (int argc, char **argv)
{
  if (argc == 4 && g_str_equal (argv[1], "--write"))
    write_for_ever (argv[2], (guint) atoi (argv[3]));

  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/kill/in-the-middle", argv[0], test_kill);
  return g_test_run ();
}
