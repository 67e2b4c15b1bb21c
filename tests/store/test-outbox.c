/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "fixture.h"

#include <glib/gstdio.h>
#include <sqlite3.h>

#include <fcntl.h>
#include <string.h>
#include <unistd.h>

/* What a parent asked of the school is kept, with its receipts, whatever happens to the file. */

#define OTHER_CHILD "700000/7654321"

static PupitreIntent *
make (const char *child, guint number)
{
  g_autofree char *subject = g_strdup_printf ("absence %u", number);
  PupitreIntent *intent = pupitre_intent_new (&(PupitreIntentFields) {
    .child = child,
    .child_name = "Léa Exemple",
    .kind = PUPITRE_INTENT_MOTIVE,
    .subject = subject,
    .subject_text = "Français",
    .first_day = "2026-11-20",
    .last_day = "2026-11-21",
    .periods = 6,
    .late = TRUE,
    .motive_code = "MAL",
    .motive_text = "Maladie",
    .text = "Grippe, « forte »",
    .made_at = 1000,
  });

  pupitre_intent_set_number (intent, number);
  return intent;
}

static gboolean
put (Fixture *fixture, PupitreIntent *first, PupitreIntent *second, GError **error)
{
  g_auto (Waiter) waiter = { NULL };
  g_autoptr (GPtrArray) intents = g_ptr_array_new ();

  g_ptr_array_add (intents, first);
  if (second != NULL)
    g_ptr_array_add (intents, second);
  pupitre_store_put_intents_async (fixture->store, intents, NULL, on_ready, begin (&waiter));
  return pupitre_store_put_intents_finish (fixture->store, wait_for (&waiter), error);
}

static void
put_well (Fixture *fixture, PupitreIntent *first, PupitreIntent *second)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (put (fixture, first, second, &error));
  g_assert_no_error (error);
}

static void
put_receipt (Fixture *fixture, PupitreIntent *intent, const char *reference)
{
  g_auto (Waiter) waiter = { NULL };
  g_autoptr (PupitreReceipt) receipt =
    pupitre_receipt_new (intent, PUPITRE_RECEIPT_READ_BACK, reference, 2000);
  g_autoptr (GError) error = NULL;

  pupitre_store_put_receipt_async (fixture->store, receipt, NULL, on_ready, begin (&waiter));
  g_assert_true (pupitre_store_put_receipt_finish (fixture->store, wait_for (&waiter), &error));
  g_assert_no_error (error);
}

static GPtrArray *
load (Fixture *fixture, GPtrArray **receipts)
{
  g_auto (Waiter) waiter = { NULL };
  g_autoptr (GError) error = NULL;
  GPtrArray *intents;

  pupitre_store_load_outbox_async (fixture->store, NULL, on_ready, begin (&waiter));
  intents = pupitre_store_load_outbox_finish (fixture->store, wait_for (&waiter), receipts, &error);
  g_assert_no_error (error);
  return intents;
}

static void
check_counts (Fixture *fixture, guint n_intents, guint n_receipts)
{
  g_autoptr (GPtrArray) receipts = NULL;
  g_autoptr (GPtrArray) intents = load (fixture, &receipts);

  g_assert_cmpuint (intents->len, ==, n_intents);
  g_assert_cmpuint (receipts->len, ==, n_receipts);
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

/* The head of the file names a free page that it has not: it can be read and not be written. */
static void
damage_free_list (Fixture *fixture)
{
  static const guint8 LIST[8] = { 0, 0, 3, 231, 0, 0, 0, 1 };
  g_autofree char *path = path_in (fixture, "kept.db");
  int fd;

  fixture_close (fixture);
  fd = g_open (path, O_WRONLY | O_CLOEXEC, 0);
  g_assert_cmpint (pwrite (fd, LIST, sizeof LIST, 32), ==, sizeof LIST);
  g_assert_cmpint (close (fd), ==, 0);
}

static void
test_round_trip (void)
{
  g_auto (Fixture) fixture;
  g_autoptr (PupitreIntent) intent = make (CHILD, 7);
  g_autoptr (GPtrArray) receipts = NULL;
  g_autoptr (GPtrArray) intents = NULL;
  PupitreIntent *read;

  fixture_init (&fixture);
  fixture_reopen (&fixture, NULL);
  pupitre_intent_set_reason (intent, PUPITRE_INTENT_REASON_PORTAL, "Délai dépassé.");
  pupitre_intent_set_state (intent, PUPITRE_INTENT_REFUSED, 1500);
  pupitre_intent_set_sent_at (intent, 1400123);
  put_well (&fixture, intent, NULL);
  fixture_reopen (&fixture, NULL);

  intents = load (&fixture, &receipts);
  g_assert_cmpuint (intents->len, ==, 1);
  read = g_ptr_array_index (intents, 0);
  g_assert_true (pupitre_intent_is_same (read, intent));
  g_assert_cmpstr (pupitre_intent_get_uuid (read), ==, pupitre_intent_get_uuid (intent));
  g_assert_cmpstr (pupitre_intent_get_child_name (read), ==, "Léa Exemple");
  g_assert_cmpstr (pupitre_intent_get_subject_text (read), ==, "Français");
  g_assert_cmpstr (pupitre_intent_get_last_day (read), ==, "2026-11-21");
  g_assert_cmpuint (pupitre_intent_get_periods (read), ==, 6);
  g_assert_true (pupitre_intent_is_late (read));
  g_assert_cmpstr (pupitre_intent_get_motive_text (read), ==, "Maladie");
  g_assert_cmpstr (pupitre_intent_get_text (read), ==, "Grippe, « forte »");
  g_assert_cmpint (pupitre_intent_get_made_at (read), ==, 1000);
  g_assert_cmpint (pupitre_intent_get_state (read), ==, PUPITRE_INTENT_REFUSED);
  g_assert_cmpint (pupitre_intent_get_reason (read), ==, PUPITRE_INTENT_REASON_PORTAL);
  g_assert_cmpstr (pupitre_intent_get_portal_text (read), ==, "Délai dépassé.");
  g_assert_cmpint (pupitre_intent_get_changed_at (read), ==, 1500);
  g_assert_cmpint (pupitre_intent_get_sent_at (read), ==, 1400123);
  g_assert_cmpuint (pupitre_intent_get_number (read), ==, 7);
}

static void
test_receipt (void)
{
  g_auto (Fixture) fixture;
  g_autoptr (PupitreIntent) first = make (CHILD, 1);
  g_autoptr (PupitreIntent) second = make (CHILD, 2);
  g_autoptr (GPtrArray) receipts = NULL;
  g_autoptr (GPtrArray) intents = NULL;
  PupitreReceipt *receipt;

  fixture_init (&fixture);
  fixture_reopen (&fixture, NULL);
  put_well (&fixture, first, second);
  put_receipt (&fixture, first, "av-7");
  fixture_reopen (&fixture, NULL);

  intents = load (&fixture, &receipts);
  g_assert_cmpuint (intents->len, ==, 1);
  g_assert_cmpstr (pupitre_intent_get_uuid (g_ptr_array_index (intents, 0)), ==,
                   pupitre_intent_get_uuid (second));
  g_assert_cmpuint (receipts->len, ==, 1);
  receipt = g_ptr_array_index (receipts, 0);
  g_assert_cmpstr (pupitre_receipt_get_reference (receipt), ==, "av-7");
  g_assert_cmpint (pupitre_receipt_get_proof (receipt), ==, PUPITRE_RECEIPT_READ_BACK);
  g_assert_cmpint (pupitre_receipt_get_confirmed_at (receipt), ==, 2000);
  g_assert_true (pupitre_intent_is_same (pupitre_receipt_get_intent (receipt), first));
}

static void
test_again_and_drop (void)
{
  g_auto (Fixture) fixture;
  g_auto (Waiter) waiter = { NULL };
  g_autoptr (PupitreIntent) intent = make (CHILD, 1);
  g_autoptr (PupitreIntent) of_other = make (OTHER_CHILD, 1);
  g_autoptr (GError) error = NULL;

  fixture_init (&fixture);
  fixture_reopen (&fixture, NULL);
  put_well (&fixture, intent, of_other);
  put_well (&fixture, intent, NULL);
  check_counts (&fixture, 2, 0);
  pupitre_store_drop_intent_async (fixture.store, intent, NULL, on_ready, begin (&waiter));
  g_assert_true (pupitre_store_drop_intent_finish (fixture.store, wait_for (&waiter), &error));
  g_assert_no_error (error);
  check_counts (&fixture, 1, 0);
}

/* Nothing of it lies in the clear, log and all. */
static void
test_sealed (void)
{
  static const char *const WORDS[] = { "Exemple", "Grippe", "Maladie", "MAL", "1234567", "absence 1",
                                       "2026-11-20" };
  g_auto (Fixture) fixture;
  g_autoptr (PupitreIntent) intent = make (CHILD, 1);
  g_autoptr (GPtrArray) files = NULL;

  fixture_init (&fixture);
  fixture_reopen (&fixture, NULL);
  put_well (&fixture, intent, NULL);
  put_receipt (&fixture, intent, "av-7");
  files = all_files (fixture.directory);
  for (guint i = 0; i < files->len; i++) {
    g_autofree char *content = NULL;
    gsize length;

    g_assert_true (g_file_get_contents (g_ptr_array_index (files, i), &content, &length, NULL));
    for (gsize j = 0; j < G_N_ELEMENTS (WORDS); j++)
      g_assert_null (memmem (content, length, WORDS[j], strlen (WORDS[j])));
    g_assert_null (memmem (content, length, pupitre_intent_get_uuid (intent), 36));
  }
}

/* A row that is not what was sealed, or stands in another's place or table, is counted and left. */
static void
test_damaged_rows (void)
{
  static const struct {
    const char *sql;
    guint       n_damaged;
    guint       n_intents;
    guint       n_receipts;
  } CASES[] = {
    { "UPDATE intent SET text = zeroblob (length (text)) WHERE rowid = 1", 1, 2, 1 },
    { "UPDATE intent SET family = zeroblob (16) WHERE rowid = 1", 1, 2, 1 },
    { "UPDATE intent SET id = x'00' WHERE rowid = 1", 1, 2, 1 },
    { "UPDATE intent SET family = (SELECT family FROM intent WHERE rowid = 3) WHERE rowid = 1", 1, 2,
      1 },
    { "UPDATE intent SET text = (SELECT text FROM intent WHERE rowid = 2) WHERE rowid = 1", 1, 2, 1 },
    { "UPDATE receipt SET text = substr (text, 1, 40)", 1, 3, 0 },
    { "INSERT INTO receipt SELECT id, family, text FROM intent WHERE rowid = 1", 1, 3, 1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (CASES); i++) {
    g_auto (Fixture) fixture;
    g_autoptr (PupitreIntent) first = make (CHILD, 1);
    g_autoptr (PupitreIntent) second = make (CHILD, 2);
    g_autoptr (PupitreIntent) of_other = make (OTHER_CHILD, 3);
    g_autoptr (PupitreIntent) done = make (CHILD, 4);
    PupitreStoreReport report;

    g_test_message ("%s", CASES[i].sql);
    fixture_init (&fixture);
    fixture_reopen (&fixture, NULL);
    put_well (&fixture, first, second);
    put_well (&fixture, of_other, NULL);
    put_receipt (&fixture, done, NULL);
    run_sql (&fixture, CASES[i].sql);
    fixture_reopen (&fixture, &report);
    g_assert_false (report.kept_salvaged);
    g_assert_cmpuint (report.damaged_rows, ==, CASES[i].n_damaged);
    check_counts (&fixture, CASES[i].n_intents, CASES[i].n_receipts);
  }
}

/* A file that is not well formed any more: what can be read is carried over. */
static void
test_salvage (void)
{
  g_auto (Fixture) fixture;
  g_autoptr (PupitreIntent) intent = make (CHILD, 1);
  g_autoptr (PupitreIntent) done = make (CHILD, 2);
  PupitreStoreReport report;

  fixture_init (&fixture);
  fixture_reopen (&fixture, NULL);
  put_well (&fixture, intent, done);
  put_receipt (&fixture, done, "av-1");
  damage_free_list (&fixture);
  fixture_reopen (&fixture, &report);
  g_assert_true (report.kept_salvaged);
  g_assert_cmpuint (report.damaged_rows, ==, 0);
  check_counts (&fixture, 1, 1);
}

/* The same, of the version that had no outbox, in a file that takes no new tables: its marks are
 * there, and the outbox works. */
static void
test_salvage_first_version (void)
{
  g_auto (Fixture) fixture;
  g_autoptr (PupitreCollection) collection = messages (2026);
  g_autoptr (PupitreIntent) intent = make (CHILD, 1);
  PupitreStoreReport report;

  fixture_init (&fixture);
  fixture_reopen (&fixture, NULL);
  set_mark (&fixture, collection, "item", TRUE);
  run_sql (&fixture, "DROP TABLE intent; DROP TABLE receipt; DROP TABLE change; DROP TABLE draft; "
                     "PRAGMA user_version = 1; VACUUM;");
  damage_free_list (&fixture);
  fixture_reopen (&fixture, &report);
  g_assert_true (report.kept_salvaged);
  g_assert_true (has_mark (&fixture, collection, "item"));
  put_well (&fixture, intent, NULL);
  check_counts (&fixture, 1, 0);
}

/* Another account's key opens nothing of it. */
static void
test_other_account (void)
{
  g_auto (Fixture) fixture;
  g_autoptr (PupitreIntent) intent = make (CHILD, 1);
  g_autoptr (PupitreStore) store = NULL;
  g_auto (Waiter) waiter = { NULL };
  g_autoptr (GPtrArray) receipts = NULL;
  g_autoptr (GPtrArray) intents = NULL;
  PupitreStoreReport report;

  fixture_init (&fixture);
  fixture_reopen (&fixture, NULL);
  put_well (&fixture, intent, NULL);
  fixture_close (&fixture);
  store = pupitre_store_new (fixture.directory, "00000000-0000-4000-8000-000000000000", fixture.key);
  pupitre_store_open_async (store, NULL, on_ready, begin (&waiter));
  g_assert_true (pupitre_store_open_finish (store, wait_for (&waiter), &report, NULL));
  g_assert_cmpuint (report.damaged_rows, ==, 1);
  pupitre_store_load_outbox_async (store, NULL, on_ready, begin (&waiter));
  intents = pupitre_store_load_outbox_finish (store, wait_for (&waiter), &receipts, NULL);
  g_assert_cmpuint (intents->len, ==, 0);
  pupitre_store_close_async (store, NULL, on_ready, begin (&waiter));
  wait_for (&waiter);
}

static void
test_closed (void)
{
  g_auto (Fixture) fixture;
  g_autoptr (PupitreIntent) intent = make (CHILD, 1);
  g_autoptr (GError) error = NULL;

  fixture_init (&fixture);
  fixture_make_store (&fixture);
  g_assert_false (put (&fixture, intent, NULL, &error));
  g_assert_error (error, PUPITRE_ERROR, PUPITRE_ERROR_STORE_IO);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/outbox/round-trip", test_round_trip);
  g_test_add_func ("/outbox/receipt", test_receipt);
  g_test_add_func ("/outbox/again-and-drop", test_again_and_drop);
  g_test_add_func ("/outbox/sealed", test_sealed);
  g_test_add_func ("/outbox/damaged-rows", test_damaged_rows);
  g_test_add_func ("/outbox/salvage", test_salvage);
  g_test_add_func ("/outbox/salvage-first-version", test_salvage_first_version);
  g_test_add_func ("/outbox/other-account", test_other_account);
  g_test_add_func ("/outbox/closed", test_closed);

  return g_test_run ();
}
