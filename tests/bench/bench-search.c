/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pupitre-message.h"
#include "pupitre-messages-parser.h"
#include "pupitre-search-batch.h"
#include "pupitre-search-words.h"
#include "test-portal.h"

#include <sqlite3.h>
#include <string.h>
#include <valgrind/callgrind.h>

/* What it costs to make the index of a search over ten thousand messages, and to look in it.
 * "fill-control FILE": FTS5 alone is given the same words, in one transaction. "fill FILE": the index
 * is given the same messages, read already. "unseal FILE": the records come from the store and become
 * messages, before any of them is put. "find-control FILE WORDS": FTS5 alone is asked, for the best
 * with a piece of their text. "find FILE WORDS": the index is asked.
 * Only the work itself is counted, see counting.py. */

#define CHILD "700000/1234567"
#define MOST 4
#define AT_A_TIME 500

typedef struct {
  PupitreParsed *parsed;
  GPtrArray     *messages;  /* (element-type PupitreMessage) */
} Messages;

static Messages
read_messages (const char *path)
{
  Messages messages = { NULL, g_ptr_array_new_with_free_func (g_object_unref) };
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) body = NULL;
  char *text = NULL;
  gsize length;

  g_file_get_contents (path, &text, &length, &error);
  g_assert_no_error (error);
  body = g_bytes_new_take (text, length);
  messages.parsed = pupitre_messages_parser_split (body, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < messages.parsed->items->len; i++) {
    PupitreItem *item = messages.parsed->items->pdata[i];

    g_ptr_array_add (messages.messages, pupitre_messages_parser_read (item->json, &error));
    g_assert_no_error (error);
  }
  g_assert_cmpuint (messages.messages->len, ==, 10000);
  return messages;
}

/* --- FTS5 alone --- */

static void
run (sqlite3 *database, const char *sql)
{
  g_assert_cmpint (sqlite3_exec (database, sql, NULL, NULL, NULL), ==, SQLITE_OK);
}

static char *
dup_sender (PupitreMessage *message)
{
  return g_strdup_printf ("%s · %s", pupitre_message_get_sender (message),
                          pupitre_message_get_sender_role (message));
}

static sqlite3 *
fill_control (const Messages *messages)
{
  sqlite3 *database = NULL;
  sqlite3_stmt *statement = NULL;

  g_assert_cmpint (sqlite3_open (":memory:", &database), ==, SQLITE_OK);
  run (database, "CREATE VIRTUAL TABLE item USING fts5(title, text, beside, who,"
                 " tokenize = \"unicode61 remove_diacritics 2\"); BEGIN");
  sqlite3_prepare_v2 (database, "INSERT INTO item VALUES (?1, ?2, ?3, ?4)", -1, &statement, NULL);
  for (guint i = 0; i < messages->messages->len; i++) {
    PupitreMessage *message = messages->messages->pdata[i];
    g_autofree char *sender = dup_sender (message);

    sqlite3_bind_text (statement, 1, pupitre_message_get_title (message), -1, SQLITE_STATIC);
    sqlite3_bind_text (statement, 2,
                       pupitre_rich_text_get_text (pupitre_message_get_content (message)), -1,
                       SQLITE_STATIC);
    sqlite3_bind_text (statement, 3, sender, -1, SQLITE_STATIC);
    sqlite3_bind_text (statement, 4, "Léa", -1, SQLITE_STATIC);
    g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_DONE);
    sqlite3_reset (statement);
  }
  sqlite3_finalize (statement);
  run (database, "COMMIT");
  return database;
}

static void
find_control (sqlite3 *database, const char *words)
{
  g_auto (GStrv) parts = g_strsplit (words, " ", -1);
  g_autofree char *joined = g_strjoinv ("\"* AND \"", parts);
  g_autofree char *query = g_strdup_printf ("\"%s\"*", joined);
  sqlite3_stmt *statement = NULL;
  guint n = 0;

  sqlite3_prepare_v2 (database, "SELECT title, snippet(item, 1, '', '', '…', 14) FROM item"
                                " WHERE item MATCH ?1 ORDER BY rank LIMIT 4", -1, &statement, NULL);
  CALLGRIND_START_INSTRUMENTATION;
  sqlite3_bind_text (statement, 1, query, -1, SQLITE_STATIC);
  while (sqlite3_step (statement) == SQLITE_ROW)
    n += sqlite3_column_text (statement, 0) != NULL && sqlite3_column_text (statement, 1) != NULL;
  CALLGRIND_STOP_INSTRUMENTATION;
  g_assert_cmpuint (n, ==, MOST);
  sqlite3_finalize (statement);
}

/* --- The index --- */

static PupitreSearchIndex *
fill (const Messages *messages)
{
  g_autoptr (GError) error = NULL;
  PupitreSearchIndex *index = pupitre_search_index_new (&error);
  const guint n = messages->messages->len;

  for (guint begin = 0; begin < n; begin += AT_A_TIME) {
    pupitre_search_index_begin (index, &error);
    for (guint i = begin; i < MIN (begin + AT_A_TIME, n); i++) {
      PupitreItem *item = messages->parsed->items->pdata[i];
      gsize length;
      const void *bytes = g_bytes_get_data (item->json, &length);

      pupitre_search_index_put (index, "messages", pupitre_search_batch_hash (bytes, length),
                                pupitre_search_words_describe (PUPITRE_KIND_MESSAGES, CHILD, "Léa",
                                                               item->key,
                                                               messages->messages->pdata[i]),
                                &error);
    }
    pupitre_search_index_end (index, begin + AT_A_TIME < n, &error);
  }
  g_assert_no_error (error);
  g_assert_cmpuint (pupitre_search_index_count (index), ==, n);
  return index;
}

static void
find (PupitreSearchIndex *index, const char *words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) hits = NULL;

  CALLGRIND_START_INSTRUMENTATION;
  hits = pupitre_search_index_find (index, words, NULL, MOST, NULL, &error);
  CALLGRIND_STOP_INSTRUMENTATION;
  g_assert_no_error (error);
  g_assert_cmpuint (hits->len, ==, MOST);
}

/* --- The store --- */

static PupitreStore *
store_messages (const Messages *messages, const char *folder, PupitreCollection *collection)
{
  g_autofree char *directory = g_build_filename (folder, "account", NULL);
  g_autoptr (PupitreKey) key = pupitre_key_new_random ();
  g_autoptr (GBytes) body = g_bytes_new_static ("", 0);
  g_autoptr (GError) error = NULL;
  PupitreStore *store = pupitre_store_new (directory, "bench", key);
  const PupitreAnswer answer = {
    .collection = collection,
    .items = messages->parsed->items,
    .body = body,
    .received_at = 1795000000,
    .complete = TRUE,
  };
  g_autoptr (GAsyncResult) done = NULL;
  GAsyncResult *result = NULL;

  pupitre_store_open_async (store, NULL, test_keep_result, &result);
  g_object_unref (test_wait_result (&result));
  result = NULL;
  pupitre_store_apply_async (store, &answer, NULL, test_keep_result, &result);
  done = test_wait_result (&result);
  pupitre_store_apply_finish (store, done, NULL, &error);
  g_assert_no_error (error);
  return store;
}

static guint
unseal (PupitreStore *store, PupitreCollection *collection, const Messages *messages, guint begin)
{
  g_autoptr (GPtrArray) keys = g_ptr_array_new ();
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (GAsyncResult) done = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *result = NULL;
  guint n = 0;

  for (guint i = begin; i < begin + AT_A_TIME; i++)
    g_ptr_array_add (keys, ((PupitreItem *) messages->parsed->items->pdata[i])->key);
  g_ptr_array_add (keys, NULL);
  pupitre_store_load_records_async (store, collection, (const char *const *) keys->pdata, NULL,
                                    test_keep_result, &result);
  done = test_wait_result (&result);
  records = pupitre_store_load_records_finish (store, done, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < records->len; i++) {
    g_autoptr (PupitreMessage) message = pupitre_messages_parser_read (records->pdata[i], &error);

    n += message != NULL;
  }
  return n;
}

static void
run_unseal (const Messages *messages)
{
  g_autofree char *folder = test_make_folder ();
  g_autoptr (PupitreCollection) collection =
    pupitre_collection_new (CHILD, PUPITRE_KIND_MESSAGES, 2026);
  g_autoptr (PupitreStore) store = store_messages (messages, folder, collection);
  GAsyncResult *result = NULL;
  guint n = 0;

  CALLGRIND_START_INSTRUMENTATION;
  for (guint begin = 0; begin < messages->messages->len; begin += AT_A_TIME)
    n += unseal (store, collection, messages, begin);
  CALLGRIND_STOP_INSTRUMENTATION;
  g_assert_cmpuint (n, ==, messages->messages->len);
  pupitre_store_close_async (store, NULL, test_keep_result, &result);
  g_object_unref (test_wait_result (&result));
  test_remove_folder (folder);
}

int
main (int argc, char **argv)
{
  Messages messages;

  if (argc != 3 && argc != 4) {
    g_printerr ("Usage: bench-search fill|fill-control|unseal FILE | find|find-control FILE WORDS\n");
    return 2;
  }
  messages = read_messages (argv[2]);
  if (g_str_equal (argv[1], "fill-control")) {
    CALLGRIND_START_INSTRUMENTATION;
    sqlite3_close (fill_control (&messages));
    CALLGRIND_STOP_INSTRUMENTATION;
  } else if (g_str_equal (argv[1], "fill")) {
    CALLGRIND_START_INSTRUMENTATION;
    pupitre_search_index_free (fill (&messages));
    CALLGRIND_STOP_INSTRUMENTATION;
  } else if (g_str_equal (argv[1], "unseal")) {
    run_unseal (&messages);
  } else if (g_str_equal (argv[1], "find-control")) {
    sqlite3 *database = fill_control (&messages);

    find_control (database, argv[3]);
    sqlite3_close (database);
  } else {
    g_autoptr (PupitreSearchIndex) index = fill (&messages);

    find (index, argv[3]);
  }
  pupitre_parsed_free (messages.parsed);
  g_ptr_array_unref (messages.messages);
  return 0;
}
