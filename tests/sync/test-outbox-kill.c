/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "fake-courier.h"
#include "kill-point.h"
#include "pupitre-error.h"
#include "pupitre-outbox-private.h"
#include "pupitre-school-time.h"
#include "test-portal.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A process that takes over what a parent asks and carries it is killed at every point at which it
 * writes anything, before the write and after it. Whatever the parent saw as saved is in the portal
 * once or still here, and in the portal once when the program has been started again. */

#define ACCOUNT "5f0c3b52-6a51-4a87-9a43-0e6a9c3f2b10"
#define CHILD "700000/1234567"
#define OTHER_CHILD "700000/7654321"
#define LEAST_POINTS 50

static const guint8 key_bytes[PUPITRE_KEY_SIZE] = { 1, 2, 3, 4 };
static const char *const CHILDREN[] = { CHILD, OTHER_CHILD };

typedef struct {
  PupitreStore  *store;
  FakeCourier   *courier;
  PupitreOutbox *outbox;
} Program;

static void
start (Program *p, const char *folder, gboolean ready, gboolean blind)
{
  g_autoptr (PupitreKey) key = pupitre_key_new_from_bytes (key_bytes);
  g_autofree char *account = g_build_filename (folder, ACCOUNT, NULL);
  g_autofree char *portal = g_build_filename (folder, "portal", NULL);
  GAsyncResult *result = NULL;
  g_autoptr (GAsyncResult) opened = NULL;
  g_autoptr (GAsyncResult) loaded = NULL;
  g_autoptr (GError) error = NULL;
  PupitreStoreReport report;

  p->store = pupitre_store_new (account, ACCOUNT, key);
  pupitre_store_open_async (p->store, NULL, test_keep_result, &result);
  opened = test_wait_result (&result);
  g_assert_true (pupitre_store_open_finish (p->store, opened, &report, &error));
  g_assert_no_error (error);
  g_assert_false (report.kept_salvaged);
  g_assert_cmpuint (report.damaged_rows, ==, 0);
  p->courier = fake_courier_new_with_file (portal);
  p->courier->ready = ready;
  p->outbox = pupitre_outbox_new (p->store, PUPITRE_COURIER (p->courier), FALSE);
  /* Nothing of it is late: what the file says is what the portal has. */
  pupitre_outbox_get_pace (p->outbox)->grace = 0;
  pupitre_outbox_get_pace (p->outbox)->blind = blind;
  pupitre_outbox_load_async (p->outbox, NULL, test_keep_result, &result);
  loaded = test_wait_result (&result);
  g_assert_true (pupitre_outbox_load_finish (p->outbox, loaded, &error));
  g_assert_no_error (error);
}

static void
stop (Program *p)
{
  GAsyncResult *result = NULL;

  pupitre_outbox_stop (p->outbox);
  pupitre_store_close_async (p->store, NULL, test_keep_result, &result);
  g_object_unref (test_wait_result (&result));
  g_clear_object (&p->outbox);
  g_clear_object (&p->store);
  g_clear_object (&p->courier);
}

static gboolean
is_all_settled (gpointer data)
{
  return pupitre_outbox_get_n_unsent (data, NULL) == 0;
}

static PupitreIntent *
make (const char *child, const char *text)
{
  return pupitre_intent_new (&(PupitreIntentFields) {
    .child = child,
    .kind = PUPITRE_INTENT_MOTIVE,
    .subject = text,
    .first_day = "2026-11-20",
    .motive_code = "MAL",
    .text = text,
  });
}

/* --- The process that is killed -------------------------------------------------------------- */

static void
say (const char *text)
{
  puts (text);
  fflush (stdout);
}

static void
ask (Program *p, const char *child, const char *text)
{
  g_autoptr (GPtrArray) intents = g_ptr_array_new_with_free_func (g_object_unref);
  GAsyncResult *result = NULL;
  g_autoptr (GAsyncResult) done = NULL;
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (intents, make (child, text));
  pupitre_outbox_add_async (p->outbox, intents, NULL, test_keep_result, &result);
  done = test_wait_result (&result);
  g_assert_true (pupitre_outbox_add_finish (p->outbox, done, &error));
  g_assert_no_error (error);
  say (text);
}

static int
carry (const char *folder, guint n, gboolean after)
{
  Program program = { NULL };
  g_autofree char *count = NULL;

  kill_point_arm (n, after);
  start (&program, folder, TRUE, FALSE);
  ask (&program, CHILD, "one");
  ask (&program, OTHER_CHILD, "two");
  ask (&program, CHILD, "three");
  test_wait_until (is_all_settled, program.outbox);
  stop (&program);
  count = g_strdup_printf ("points %u", kill_point_count ());
  say (count);
  return 0;
}

/* --- Afterwards ------------------------------------------------------------------------------- */

typedef struct {
  GHashTable *said;      /* what the parent saw as saved */
  guint       n_points;  /* 0 if it was killed */
} Heard;

static void
listen (Heard *heard, GInputStream *output)
{
  g_autoptr (GDataInputStream) lines = g_data_input_stream_new (output);

  heard->said = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  while (TRUE) {
    g_autofree char *line = g_data_input_stream_read_line (lines, NULL, NULL, NULL);

    if (line == NULL)
      return;
    if (g_str_has_prefix (line, "points "))
      heard->n_points = (guint) atoi (line + strlen ("points "));
    else
      g_hash_table_add (heard->said, g_steal_pointer (&line));
  }
}

static void
run (Heard *heard, const char *program, const char *folder, guint n, gboolean after)
{
  g_autofree char *point = g_strdup_printf ("%u", n);
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;

  process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, program, "--carry", folder,
                              point, after ? "after" : "before", NULL);
  g_assert_no_error (error);
  listen (heard, g_subprocess_get_stdout_pipe (process));
  g_assert_true (g_subprocess_wait (process, NULL, &error));
  g_assert_cmpint (g_subprocess_get_if_signaled (process), ==, heard->n_points == 0);
  if (heard->n_points == 0)
    g_assert_cmpint (g_subprocess_get_term_sig (process), ==, SIGKILL);
}

static guint
count_here (Program *p, const char *child, const char *text)
{
  GListModel *intents = pupitre_outbox_get_intents (p->outbox, child);
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (intents); i++) {
    g_autoptr (PupitreIntent) intent = g_list_model_get_item (intents, i);

    n += g_str_equal (pupitre_intent_get_text (intent), text) &&
         pupitre_intent_state_is_open (pupitre_intent_get_state (intent));
  }
  return n;
}

static guint
count_there (Program *p, const char *child, const char *text)
{
  g_autoptr (PupitreIntent) intent = make (child, text);

  return fake_courier_count (p->courier, intent);
}

static const char *const TEXTS[] = { "one", "two", "three" };

static const char *
child_of (guint i)
{
  return CHILDREN[i % G_N_ELEMENTS (CHILDREN)];
}

/* As it is found, before anything is sent. */
static void
check_found (const char *folder, Heard *heard)
{
  Program program = { NULL };

  start (&program, folder, FALSE, FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (TEXTS); i++) {
    guint here = count_here (&program, child_of (i), TEXTS[i]);
    guint there = count_there (&program, child_of (i), TEXTS[i]);

    g_assert_cmpuint (here, <=, 1);
    g_assert_cmpuint (there, <=, 1);
    if (g_hash_table_contains (heard->said, TEXTS[i]))
      g_assert_cmpuint (here + there, >=, 1);
  }
  stop (&program);
}

/* When all has been carried. Returns how many are there more than once. */
static guint
check_carried (const char *folder, Heard *heard, gboolean blind)
{
  Program program = { NULL };
  guint n_twice = 0;

  start (&program, folder, TRUE, blind);
  test_wait_until (is_all_settled, program.outbox);
  for (guint i = 0; i < G_N_ELEMENTS (TEXTS); i++) {
    guint there = count_there (&program, child_of (i), TEXTS[i]);

    g_assert_cmpuint (count_here (&program, child_of (i), TEXTS[i]), ==, 0);
    if (g_hash_table_contains (heard->said, TEXTS[i]))
      g_assert_cmpuint (there, >=, 1);
    n_twice += there > 1;
  }
  stop (&program);
  return n_twice;
}

/* Kills at every point; without reading back, until that is seen. Returns how many there are. */
static guint
sweep (const char *program, gboolean after, gboolean blind, guint *n_twice)
{
  for (guint n = 1;; n++) {
    g_autofree char *folder = test_make_folder ();
    Heard heard = { NULL };
    guint n_points;

    run (&heard, program, folder, n, after);
    check_found (folder, &heard);
    *n_twice += check_carried (folder, &heard, blind);
    n_points = heard.n_points;
    g_hash_table_unref (heard.said);
    test_remove_folder (folder);
    if (n_points > 0 || (blind && *n_twice > 0))
      return n - 1;
  }
}

static void
check_sweep (const char *program, gboolean after)
{
  guint n_twice = 0;
  guint n = sweep (program, after, FALSE, &n_twice);

  g_test_message ("Killed %s each of %u writes: none there twice, none lost",
                  after ? "after" : "before", n);
  g_assert_cmpuint (n, >, LEAST_POINTS);
  g_assert_cmpuint (n_twice, ==, 0);
}

static void
test_before (gconstpointer program)
{
  check_sweep (program, FALSE);
}

static void
test_after (gconstpointer program)
{
  check_sweep (program, TRUE);
}

/* What that is worth: without reading back it fails. */
static void
test_blind (gconstpointer program)
{
  guint n_twice = 0;
  guint n = sweep (program, TRUE, TRUE, &n_twice);

  g_test_message ("Without reading back: %u there twice after %u", n_twice, n + 1);
  g_assert_cmpuint (n_twice, >, 0);
}

int
main (int argc, char **argv)
{
  if (argc == 5 && g_str_equal (argv[1], "--carry"))
    return carry (argv[2], (guint) atoi (argv[3]), g_str_equal (argv[4], "after"));

  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/outbox-kill/before", argv[0], test_before);
  g_test_add_data_func ("/outbox-kill/after", argv[0], test_after);
  g_test_add_data_func ("/outbox-kill/blind", argv[0], test_blind);
  return g_test_run ();
}
