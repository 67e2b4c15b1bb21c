/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pupitre-messages-parser.h"
#include "pupitre-store.h"
#include "test-portal.h"

#include <json-glib/json-glib.h>
#include <string.h>
#include <valgrind/callgrind.h>

/* What it costs to take in one large answer. "control FILE": json-glib's parse of it, and no more.
 * "subject FILE": what the program does with it, from the bytes to the committed transaction.
 * Only the work itself is counted, see run-bench.py. */

static void
run_control (const char *text, gsize length)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (GError) error = NULL;

  CALLGRIND_START_INSTRUMENTATION;
  json_parser_load_from_data (parser, text, (gssize) length, &error);
  CALLGRIND_STOP_INSTRUMENTATION;
  g_assert_no_error (error);
}

static void
open_store (PupitreStore *store)
{
  GAsyncResult *result = NULL;
  g_autoptr (GAsyncResult) done = NULL;
  g_autoptr (GError) error = NULL;
  PupitreStoreReport report;

  pupitre_store_open_async (store, NULL, test_keep_result, &result);
  done = test_wait_result (&result);
  pupitre_store_open_finish (store, done, &report, &error);
  g_assert_no_error (error);
}

static void
close_store (PupitreStore *store)
{
  GAsyncResult *result = NULL;

  pupitre_store_close_async (store, NULL, test_keep_result, &result);
  g_object_unref (test_wait_result (&result));
}

static void
run_subject (const char *text, gsize length)
{
  g_autofree char *folder = test_make_folder ();
  g_autofree char *directory = g_build_filename (folder, "account", NULL);
  g_autoptr (PupitreKey) key = pupitre_key_new_random ();
  g_autoptr (PupitreStore) store = pupitre_store_new (directory, "bench", key);
  g_autoptr (PupitreCollection) collection =
      pupitre_collection_new ("700000/1234567", PUPITRE_KIND_MESSAGES, 2026);
  g_autoptr (GBytes) body = g_bytes_new_static (text, length);
  g_autoptr (PupitreParsed) parsed = NULL;
  g_autoptr (GAsyncResult) done = NULL;
  g_autoptr (GError) error = NULL;
  PupitreAnswer answer = { 0 };
  PupitreApplied applied = { 0 };
  GAsyncResult *result = NULL;

  open_store (store);
  CALLGRIND_START_INSTRUMENTATION;
  parsed = pupitre_messages_parser_split (body, &error);
  g_assert_no_error (error);
  answer.collection = collection;
  answer.items = parsed->items;
  answer.body = body;
  answer.received_at = 1795000000;
  answer.complete = TRUE;
  pupitre_store_apply_async (store, &answer, NULL, test_keep_result, &result);
  done = test_wait_result (&result);
  CALLGRIND_STOP_INSTRUMENTATION;

  pupitre_store_apply_finish (store, done, &applied, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (applied.n_new, ==, parsed->items->len);
  g_assert_cmpuint (applied.n_new, >, 1000);
  close_store (store);
  test_remove_folder (folder);
}

int
main (int argc, char **argv)
{
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  if (argc != 3) {
    g_printerr ("Usage: bench-ingest control|subject FILE\n");
    return 2;
  }
  g_file_get_contents (argv[2], &text, &length, &error);
  g_assert_no_error (error);
  if (g_str_equal (argv[1], "control"))
    run_control (text, length);
  else
    run_subject (text, length);
  return 0;
}
