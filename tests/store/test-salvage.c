/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "fixture.h"

#include "kill-point.h"

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

/* A process that salvages what was kept is killed at every point at which it writes anything, before
 * the write and after it, or finds no room. What could be read before can be read afterwards, no
 * document goes, and the parent is told. */

#define LEAST_POINTS 20
#define N_MARKS 5

typedef struct {
  const char *name;
  off_t       at;
  guint8      bytes[8];
  gboolean    readable;  /* whether the rows still are */
} Damage;

static const Damage DAMAGES[] = {
  /* The head names a free page that the file has not: all can be read and nothing written. */
  { "free list", 32, { 0, 0, 3, 231, 0, 0, 0, 1 }, TRUE },
  /* It is no database any more. */
  { "head", 0, "garbled", FALSE },
};

static const guint8 key_bytes[PUPITRE_KEY_SIZE] = { 1, 2, 3, 4 };

static PupitreIntent *
make (guint number)
{
  g_autofree char *subject = g_strdup_printf ("absence %u", number);
  PupitreIntent *intent = pupitre_intent_new (&(PupitreIntentFields) {
    .child = CHILD,
    .kind = PUPITRE_INTENT_MOTIVE,
    .subject = subject,
    .first_day = "2026-11-20",
    .motive_code = "MAL",
    .text = "Grippe",
  });

  pupitre_intent_set_number (intent, number);
  return intent;
}

static void
use_known_key (Fixture *fixture)
{
  fixture_init (fixture);
  pupitre_key_unref (fixture->key);
  fixture->key = pupitre_key_new_from_bytes (key_bytes);
}

/* An account with something of each kind. */
static void
fill (Fixture *fixture)
{
  g_autoptr (PupitreCollection) collection = messages (2026);
  g_autoptr (GBytes) content = text_bytes ("content");
  g_autoptr (GPtrArray) intents = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (PupitreReceipt) receipt = NULL;
  g_auto (Waiter) waiter = { NULL };

  use_known_key (fixture);
  fixture_reopen (fixture, NULL);
  for (guint i = 0; i < N_MARKS; i++) {
    g_autofree char *key = g_strdup_printf ("item %u", i);

    set_mark (fixture, collection, key, TRUE);
  }
  g_assert_true (put_document (fixture, "one", content, "a.pdf", NULL));
  g_ptr_array_add (intents, make (1));
  g_ptr_array_add (intents, make (2));
  pupitre_store_put_intents_async (fixture->store, intents, NULL, on_ready, begin (&waiter));
  g_assert_true (pupitre_store_put_intents_finish (fixture->store, wait_for (&waiter), NULL));
  receipt = pupitre_receipt_new (g_ptr_array_index (intents, 1), PUPITRE_RECEIPT_READ_BACK, "av-1",
                                 2000);
  pupitre_store_put_receipt_async (fixture->store, receipt, NULL, on_ready, begin (&waiter));
  g_assert_true (pupitre_store_put_receipt_finish (fixture->store, wait_for (&waiter), NULL));
  waiter_clear (&waiter);
  fixture_close (fixture);
}

static void
copy_folder (const char *from, const char *to)
{
  g_autoptr (GDir) folder = g_dir_open (from, 0, NULL);
  const char *name;

  g_assert_cmpint (g_mkdir_with_parents (to, 0700), ==, 0);
  while ((name = g_dir_read_name (folder)) != NULL) {
    g_autofree char *old = g_build_filename (from, name, NULL);
    g_autofree char *new = g_build_filename (to, name, NULL);
    g_autoptr (GFile) source = g_file_new_for_path (old);
    g_autoptr (GFile) target = g_file_new_for_path (new);

    if (g_file_test (old, G_FILE_TEST_IS_DIR))
      copy_folder (old, new);
    else
      g_assert_true (g_file_copy (source, target, 0, NULL, NULL, NULL, NULL));
  }
}

/* The same account, whose file is damaged. */
static void
prepare (Fixture *fixture, Fixture *whole, const Damage *damage)
{
  g_autofree char *path = NULL;
  int fd;

  use_known_key (fixture);
  copy_folder (whole->directory, fixture->directory);
  path = path_in (fixture, "kept.db");
  fd = open (path, O_WRONLY | O_CLOEXEC);
  g_assert_cmpint (pwrite (fd, damage->bytes, sizeof damage->bytes, damage->at), ==,
                   sizeof damage->bytes);
  g_assert_cmpint (close (fd), ==, 0);
}

static void
check_rows (Fixture *fixture, gboolean readable)
{
  g_autoptr (PupitreCollection) collection = messages (2026);
  g_autoptr (PupitreDocument) document = get_document (fixture, "one", NULL);
  g_autoptr (GPtrArray) receipts = NULL;
  g_autoptr (GPtrArray) intents = NULL;
  g_auto (Waiter) waiter = { NULL };

  for (guint i = 0; i < N_MARKS; i++) {
    g_autofree char *key = g_strdup_printf ("item %u", i);

    g_assert_cmpint (has_mark (fixture, collection, key), ==, readable);
  }
  g_assert_cmpint (document != NULL, ==, readable);
  pupitre_store_load_outbox_async (fixture->store, NULL, on_ready, begin (&waiter));
  intents = pupitre_store_load_outbox_finish (fixture->store, wait_for (&waiter), &receipts, NULL);
  g_assert_cmpuint (intents->len, ==, readable ? 1 : 0);
  g_assert_cmpuint (receipts->len, ==, readable ? 1 : 0);
}

/* Two starts after whatever happened; the second knows that the first told. */
static void
check_afterwards (Fixture *fixture, const Damage *damage)
{
  g_autofree char *folder = path_in (fixture, "documents");
  g_autofree char *aside = path_in (fixture, "kept.db.damaged-1");
  PupitreStoreReport report;

  for (guint start = 0; start < 2; start++) {
    g_autoptr (GPtrArray) files = NULL;

    fixture_reopen (fixture, &report);
    g_assert_cmpint (report.kept_salvaged, ==, start == 0);
    g_assert_cmpuint (report.damaged_rows, ==, 0);
    check_rows (fixture, damage->readable);
    pupitre_store_set_told (fixture->store);
    files = all_files (folder);
    g_assert_cmpuint (files->len, ==, 1);
  }
  g_assert_true (g_file_test (aside, G_FILE_TEST_EXISTS));
}

/* --- Killed ----------------------------------------------------------------------------------- */

static int
open_only (const char *directory, guint n, gboolean after)
{
  Fixture fixture = { 0 };

  fixture.directory = (char *) directory;
  fixture.key = pupitre_key_new_from_bytes (key_bytes);
  kill_point_arm (n, after);
  if (!fixture_open (&fixture, NULL, NULL))
    return 1;
  printf ("%u\n", kill_point_count ());
  fflush (stdout);
  _exit (0);
}

/* Returns whether the process came to the point and was killed there. */
static gboolean
run (Fixture *fixture, const char *program, guint n, gboolean after, guint *n_points)
{
  g_autofree char *point = g_strdup_printf ("%u", n);
  g_autofree char *output = NULL;
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;

  process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, program, "--open",
                              fixture->directory, point, after ? "after" : "before", NULL);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_communicate_utf8 (process, NULL, NULL, &output, NULL, &error));
  if (g_subprocess_get_if_signaled (process)) {
    g_assert_cmpint (g_subprocess_get_term_sig (process), ==, SIGKILL);
    return TRUE;
  }
  g_assert_cmpint (g_subprocess_get_exit_status (process), ==, 0);
  *n_points = (guint) atoi (output);
  return FALSE;
}

static void
test_killed (gconstpointer program)
{
  g_auto (Fixture) whole;

  fill (&whole);
  for (gsize i = 0; i < G_N_ELEMENTS (DAMAGES); i++) {
    for (guint after = 0; after < 2; after++) {
      gboolean killed = TRUE;
      guint n_points = 0;

      for (guint n = 1; killed; n++) {
        g_auto (Fixture) fixture;

        prepare (&fixture, &whole, &DAMAGES[i]);
        killed = run (&fixture, program, n, after, &n_points);
        check_afterwards (&fixture, &DAMAGES[i]);
      }
      g_test_message ("%s, %s: %u points", DAMAGES[i].name, after ? "after" : "before", n_points);
      g_assert_cmpuint (n_points, >=, LEAST_POINTS);
    }
  }
}

/* --- No room ---------------------------------------------------------------------------------- */

static gboolean
open_within (Fixture *fixture, rlim_t size)
{
  struct rlimit before;
  struct rlimit limit;
  g_autoptr (GError) error = NULL;
  gboolean good;

  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &before), ==, 0);
  limit = before;
  limit.rlim_cur = size;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  good = fixture_open (fixture, NULL, &error);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &before), ==, 0);
  if (!good)
    g_assert_error (error, PUPITRE_ERROR, PUPITRE_ERROR_STORE_IO);
  /* Dropped, as by a program that ends there. */
  g_clear_object (&fixture->store);
  return good;
}

static void
test_no_room (void)
{
  g_auto (Fixture) whole;
  guint n_failed = 0;
  gboolean good = FALSE;

  fill (&whole);
  signal (SIGXFSZ, SIG_IGN);
  for (rlim_t size = 33 * 1024; !good; size += 2048) {
    g_auto (Fixture) fixture;

    prepare (&fixture, &whole, &DAMAGES[0]);
    good = open_within (&fixture, size);
    n_failed += !good;
    check_afterwards (&fixture, &DAMAGES[0]);
  }
  g_test_message ("%u sizes were too small", n_failed);
  g_assert_cmpuint (n_failed, >=, 3);
}

int
main (int argc, char **argv)
{
  if (argc == 5 && g_str_equal (argv[1], "--open"))
    return open_only (argv[2], (guint) atoi (argv[3]), g_str_equal (argv[4], "after"));

  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/salvage/killed", argv[0], test_killed);
  g_test_add_func ("/salvage/no-room", test_no_room);
  return g_test_run ();
}
