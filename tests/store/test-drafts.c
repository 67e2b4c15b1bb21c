/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "fixture.h"

#include <sqlite3.h>

#include <string.h>

/* What a parent has begun to write stays as it is, for that child alone, sealed. */

#define OTHER_CHILD "700000/7654321"
#define DRAFT "registration-2027"
#define TEXT "Deux maisons, une semaine sur deux"

static void
put (Fixture *fixture, const char *child, const char *text)
{
  g_auto (Waiter) waiter = { NULL };
  g_autoptr (GError) error = NULL;

  pupitre_store_put_draft_async (fixture->store, child, DRAFT, text, NULL, on_ready,
                                 begin (&waiter));
  g_assert_true (pupitre_store_put_draft_finish (fixture->store, wait_for (&waiter), &error));
  g_assert_no_error (error);
}

static char *
load (Fixture *fixture, const char *child, const char *name)
{
  g_auto (Waiter) waiter = { NULL };
  g_autoptr (GError) error = NULL;
  char *text;

  pupitre_store_load_draft_async (fixture->store, child, name, NULL, on_ready, begin (&waiter));
  text = pupitre_store_load_draft_finish (fixture->store, wait_for (&waiter), &error);
  g_assert_no_error (error);
  return text;
}

static void
assert_draft (Fixture *fixture, const char *child, const char *name, const char *expected)
{
  g_autofree char *text = load (fixture, child, name);

  g_assert_cmpstr (text, ==, expected);
}

static void
run_sql (Fixture *fixture, const char *sql)
{
  g_autofree char *path = path_in (fixture, "kept.db");
  sqlite3 *database = NULL;

  fixture_close (fixture);
  g_assert_cmpint (sqlite3_open (path, &database), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (database, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (database);
}

/* One place for each draft of each child, also after the program was closed. */
static void
test_round_trip (void)
{
  g_auto (Fixture) fixture;
  PupitreStoreReport report;

  fixture_init (&fixture);
  fixture_reopen (&fixture, &report);
  assert_draft (&fixture, CHILD, DRAFT, "");
  put (&fixture, CHILD, "first");
  put (&fixture, OTHER_CHILD, "of another child");
  put (&fixture, CHILD, TEXT);
  fixture_close (&fixture);
  fixture_reopen (&fixture, &report);
  g_assert_cmpuint (report.damaged_rows, ==, 0);
  assert_draft (&fixture, CHILD, DRAFT, TEXT);
  assert_draft (&fixture, CHILD, "registration-2028", "");
  assert_draft (&fixture, OTHER_CHILD, DRAFT, "of another child");
  put (&fixture, CHILD, NULL);
  assert_draft (&fixture, CHILD, DRAFT, "");
  assert_draft (&fixture, OTHER_CHILD, DRAFT, "of another child");
}

/* No file of the account shows what was typed, nor for whom. */
static void
test_sealed (void)
{
  g_auto (Fixture) fixture;
  g_autoptr (GPtrArray) files = NULL;
  PupitreStoreReport report;

  fixture_init (&fixture);
  fixture_reopen (&fixture, &report);
  put (&fixture, CHILD, TEXT);
  fixture_close (&fixture);
  files = all_files (fixture.directory);
  g_assert_cmpuint (files->len, >, 0);
  for (guint i = 0; i < files->len; i++) {
    g_autofree char *bytes = NULL;
    gsize length;

    g_assert_true (g_file_get_contents (files->pdata[i], &bytes, &length, NULL));
    g_assert_null (memmem (bytes, length, "une semaine", strlen ("une semaine")));
    g_assert_null (memmem (bytes, length, CHILD, strlen (CHILD)));
    g_assert_null (memmem (bytes, length, DRAFT, strlen (DRAFT)));
  }
}

/* A row that was put in another's place opens as nobody's, and is counted. */
static void
test_moved (void)
{
  g_auto (Fixture) fixture;
  PupitreStoreReport report;

  fixture_init (&fixture);
  fixture_reopen (&fixture, &report);
  put (&fixture, CHILD, TEXT);
  put (&fixture, OTHER_CHILD, "of another child");
  run_sql (&fixture, "UPDATE draft SET text = (SELECT text FROM draft ORDER BY rowid LIMIT 1)");
  fixture_reopen (&fixture, &report);
  g_assert_cmpuint (report.damaged_rows, ==, 1);
  assert_draft (&fixture, CHILD, DRAFT, TEXT);
  assert_draft (&fixture, OTHER_CHILD, DRAFT, "");
}

/* A file from before there were drafts. */
static void
test_earlier (void)
{
  g_auto (Fixture) fixture;
  PupitreStoreReport report;

  fixture_init (&fixture);
  fixture_reopen (&fixture, &report);
  run_sql (&fixture, "DROP TABLE draft; PRAGMA user_version = 3");
  fixture_reopen (&fixture, &report);
  g_assert_false (report.kept_salvaged);
  put (&fixture, CHILD, TEXT);
  assert_draft (&fixture, CHILD, DRAFT, TEXT);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/drafts/round-trip", test_round_trip);
  g_test_add_func ("/drafts/sealed", test_sealed);
  g_test_add_func ("/drafts/moved", test_moved);
  g_test_add_func ("/drafts/earlier", test_earlier);

  return g_test_run ();
}
