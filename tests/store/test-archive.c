/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "fixture.h"

#include <glib/gstdio.h>

#include <string.h>

/* The archive: what is known of each document, its earlier versions, and what is removed. */

#define OTHER_CHILD "700000/7654321"

static void
open_good (Fixture *fixture)
{
  fixture_init (fixture);
  g_assert_true (fixture_open (fixture, NULL, NULL));
}

static void
put (Fixture *fixture, const char *child, const char *id, const char *text, gint64 at)
{
  g_autoptr (GBytes) content = text_bytes (text);
  g_autoptr (GError) error = NULL;
  g_auto (Waiter) waiter = { NULL };
  const PupitreDocument known = {
    .file_name = (char *) "bulletin.pdf",
    .received_at = at,
    .source = (char *) "https://portail.exemple/api/document/1",
  };

  pupitre_store_put_document_async (fixture->store, child, id, content, &known, NULL, on_ready,
                                    begin (&waiter));
  g_assert_true (pupitre_store_put_document_finish (fixture->store, wait_for (&waiter), &error));
  g_assert_no_error (error);
}

static void
describe (Fixture *fixture, const char *id, const PupitreDocument *about)
{
  g_autoptr (GError) error = NULL;
  g_auto (Waiter) waiter = { NULL };

  pupitre_store_describe_document_async (fixture->store, CHILD, id, about, NULL, on_ready,
                                         begin (&waiter));
  g_assert_true (pupitre_store_describe_document_finish (fixture->store, wait_for (&waiter),
                                                         &error));
  g_assert_no_error (error);
}

static void
remove_one (Fixture *fixture, const char *child, const char *id)
{
  const char *ids[] = { id, NULL };
  g_autoptr (GError) error = NULL;
  g_auto (Waiter) waiter = { NULL };

  pupitre_store_remove_documents_async (fixture->store, child, ids, NULL, on_ready,
                                        begin (&waiter));
  g_assert_true (pupitre_store_remove_documents_finish (fixture->store, wait_for (&waiter),
                                                        &error));
  g_assert_no_error (error);
}

static int
compare_received (gconstpointer a, gconstpointer b)
{
  const PupitreDocument *one = *(PupitreDocument **) a, *other = *(PupitreDocument **) b;

  return (one->received_at > other->received_at) - (one->received_at < other->received_at);
}

/* In the order in which they came. */
static GPtrArray *
list (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_auto (Waiter) waiter = { NULL };
  GPtrArray *documents;

  pupitre_store_list_archive_async (fixture->store, NULL, on_ready, begin (&waiter));
  documents = pupitre_store_list_archive_finish (fixture->store, wait_for (&waiter), &error);
  g_assert_no_error (error);
  g_ptr_array_sort (documents, compare_received);
  return documents;
}

static void
assert_content (Fixture *fixture, const char *id, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PupitreDocument) document = get_document (fixture, id, &error);
  g_autoptr (GBytes) expected = text_bytes (text);
  g_autoptr (GBytes) read = NULL;

  g_assert_no_error (error);
  read = read_document (document);
  g_assert_true (g_bytes_equal (read, expected));
}

static guint
count_files (Fixture *fixture)
{
  g_autofree char *folder = path_in (fixture, "documents");
  g_autoptr (GPtrArray) files = all_files (folder);

  return files->len;
}

/* What a document is stays known, also when it comes anew and the one who stores it does not know. */
static void
test_described (void)
{
  g_auto (Fixture) fixture;
  g_autoptr (GPtrArray) documents = NULL;
  g_autofree char *hash = NULL;
  const PupitreDocument *document;
  const PupitreDocument about = {
    .kind = PUPITRE_DOCUMENT_KIND_REPORT_CARD,
    .title = (char *) "Bulletin · étape 1",
    .school_year = 2026,
  };
  const PupitreDocument left = { .place = { .page = 3, .offset = 250, .zoom = 1500, .turn = 1 } };

  open_good (&fixture);
  put (&fixture, CHILD, "1", "abc", 7);
  describe (&fixture, "1", &about);
  describe (&fixture, "1", &left);
  put (&fixture, CHILD, "1", "abc", 8);
  fixture_reopen (&fixture, NULL);

  documents = list (&fixture);
  g_assert_cmpuint (documents->len, ==, 1);
  document = documents->pdata[0];
  hash = pupitre_document_dup_hash (document);
  g_assert_cmpstr (document->child, ==, CHILD);
  g_assert_cmpstr (document->id, ==, "1");
  g_assert_cmpint (document->received_at, ==, 8);
  g_assert_cmpint (document->kind, ==, PUPITRE_DOCUMENT_KIND_REPORT_CARD);
  g_assert_cmpstr (document->title, ==, "Bulletin · étape 1");
  g_assert_cmpint (document->school_year, ==, 2026);
  g_assert_cmpstr (document->source, ==, "https://portail.exemple/api/document/1");
  g_assert_cmpint (document->place.page, ==, 3);
  g_assert_cmpint (document->place.zoom, ==, 1500);
  g_assert_cmpint (document->place.turn, ==, 1);
  /* As sha256sum says of "abc". */
  g_assert_cmpstr (hash, ==,
                   "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

/* A document that the portal issues anew keeps what it was, byte for byte and described. */
static void
test_versions (void)
{
  g_auto (Fixture) fixture;
  g_autoptr (GPtrArray) documents = NULL;
  const PupitreDocument *first, *second, *third;
  const PupitreDocument about = {
    .kind = PUPITRE_DOCUMENT_KIND_REPORT_CARD,
    .title = (char *) "Bulletin",
  };

  open_good (&fixture);
  put (&fixture, CHILD, "1", "un", 1);
  describe (&fixture, "1", &about);
  put (&fixture, CHILD, "1", "deux", 2);
  put (&fixture, CHILD, "1", "deux", 3);
  put (&fixture, CHILD, "1", "trois", 4);
  fixture_reopen (&fixture, NULL);

  documents = list (&fixture);
  g_assert_cmpuint (documents->len, ==, 3);
  first = documents->pdata[0];
  second = documents->pdata[1];
  third = documents->pdata[2];
  g_assert_cmpint (first->received_at, ==, 1);
  g_assert_true (pupitre_document_is_version (first->id));
  g_assert_cmpstr (pupitre_document_find_original (first->id), ==, "1");
  g_assert_cmpstr (first->title, ==, "Bulletin");
  g_assert_cmpint (second->received_at, ==, 3);
  g_assert_true (pupitre_document_is_version (second->id));
  g_assert_cmpstr (third->id, ==, "1");
  g_assert_cmpint (third->kind, ==, PUPITRE_DOCUMENT_KIND_REPORT_CARD);
  assert_content (&fixture, first->id, "un");
  assert_content (&fixture, second->id, "deux");
  assert_content (&fixture, "1", "trois");
  g_assert_cmpuint (count_files (&fixture), ==, 3);
}

/* There and back: no content is kept twice as an earlier version. */
static void
test_back_and_forth (void)
{
  g_auto (Fixture) fixture;
  g_autoptr (GPtrArray) documents = NULL;

  open_good (&fixture);
  put (&fixture, CHILD, "1", "un", 1);
  put (&fixture, CHILD, "1", "deux", 2);
  put (&fixture, CHILD, "1", "un", 3);
  put (&fixture, CHILD, "1", "deux", 4);
  documents = list (&fixture);
  g_assert_cmpuint (documents->len, ==, 3);
  g_assert_cmpuint (count_files (&fixture), ==, 3);
  assert_content (&fixture, "1", "deux");
}

/* A school makes its timetable anew whenever it is asked. */
static void
test_timetable (void)
{
  g_auto (Fixture) fixture;
  const PupitreDocument about = { .kind = PUPITRE_DOCUMENT_KIND_TIMETABLE };

  open_good (&fixture);
  put (&fixture, CHILD, "horaire", "un", 1);
  describe (&fixture, "horaire", &about);
  put (&fixture, CHILD, "horaire", "deux", 2);
  g_assert_cmpuint (count_files (&fixture), ==, 1);
  assert_content (&fixture, "horaire", "deux");
}

/* One is removed with its file; the same id of another child stays. */
static void
test_removed (void)
{
  g_auto (Fixture) fixture;
  g_autoptr (GPtrArray) documents = NULL;
  g_autoptr (PupitreDocument) document = NULL;
  g_autoptr (GError) error = NULL;

  open_good (&fixture);
  put (&fixture, CHILD, "1", "celui de l’un", 1);
  put (&fixture, OTHER_CHILD, "1", "celui de l’autre", 2);
  remove_one (&fixture, CHILD, "1");
  remove_one (&fixture, CHILD, "1");
  g_assert_cmpuint (count_files (&fixture), ==, 1);
  document = get_document (&fixture, "1", &error);
  g_assert_error (error, PUPITRE_ERROR, PUPITRE_ERROR_NOT_STORED);
  documents = list (&fixture);
  g_assert_cmpuint (documents->len, ==, 1);
  document = pupitre_document_copy (documents->pdata[0]);
  g_assert_cmpstr (document->child, ==, OTHER_CHILD);
  g_assert_cmpstr (document->id, ==, "1");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/archive/described", test_described);
  g_test_add_func ("/archive/versions", test_versions);
  g_test_add_func ("/archive/back-and-forth", test_back_and_forth);
  g_test_add_func ("/archive/timetable", test_timetable);
  g_test_add_func ("/archive/removed", test_removed);
  return g_test_run ();
}
