/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "outbox-stack.h"

#include "kill-point.h"
#include "pupitre-error.h"
#include "pupitre-registration-intent.h"
#include "pupitre-school-time.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The outbox against the demonstration portal, which shares no code with it: what a parent asked is
 * in the portal's own database once, whatever happens to requests, answers and this program. */

/* The shortest that a loaded machine keeps, and what the portal works beyond it. */
#define TIMEOUT 1500
#define LATE "2500"
#define GRACE_LATE 4000
#define LEAST_POINTS 50

typedef struct {
  TestPortal *portal;
  char       *folder;
  Stack       stack;
  GPtrArray  *days;
  guint       next;  /* of the days */
} Setting;

static void
set_up (Setting *s, gconstpointer data)
{
  static const char *const ARGUMENTS[] = { "--today", STACK_TODAY, NULL };

  s->portal = test_portal_start (ARGUMENTS);
  s->folder = test_make_folder ();
  stack_sign_in (&s->stack, test_portal_get_address (s->portal), TIMEOUT);
  s->days = stack_list_days (&s->stack);
  g_assert_cmpuint (s->days->len, >, 100);
  stack_open (&s->stack, s->folder, 0);
}

static void
tear_down (Setting *s, gconstpointer data)
{
  if (s->stack.outbox != NULL)
    stack_close (&s->stack);
  stack_clear (&s->stack);
  g_ptr_array_unref (s->days);
  test_portal_stop (s->portal);
  test_remove_folder (s->folder);
  g_free (s->folder);
}

static void
order_fault (Setting *s, const char *operation, const char *fault)
{
  g_autofree char *json = g_strdup_printf ("{\"faults\":[\"%s:%s:times=1\"]}", operation, fault);

  stack_steer (s->portal, json);
}

static PupitreIntent *
next_announcement (Setting *s)
{
  guint n = s->next++;

  return stack_announce (&s->stack, g_ptr_array_index (s->days, n / 4), n % 4 + 1);
}

static PupitreReceipt *
newest_receipt (Setting *s)
{
  GListModel *receipts =
    pupitre_outbox_get_receipts (s->stack.outbox, pupitre_child_get_key (s->stack.child));

  for (guint i = 0; i < g_list_model_get_n_items (receipts); i++) {
    g_autoptr (PupitreReceipt) receipt = g_list_model_get_item (receipts, i);

    if (pupitre_intent_get_kind (pupitre_receipt_get_intent (receipt)) ==
        PUPITRE_INTENT_ANNOUNCEMENT)
      return g_steal_pointer (&receipt);
  }
  g_assert_not_reached ();
}

static PupitreIntent *
withdraw_of (Setting *s, const char *reference, const char *day)
{
  return pupitre_intent_new (&(PupitreIntentFields) {
    .child = pupitre_child_get_key (s->stack.child),
    .kind = PUPITRE_INTENT_WITHDRAWAL,
    .subject = reference,
    .first_day = day,
  });
}

static PupitreIntent *
motive_of (Setting *s, PupitreAbsence *absence, const char *code)
{
  g_autofree char *day = g_date_time_format (pupitre_absence_get_date (absence), "%Y-%m-%d");

  return pupitre_intent_new (&(PupitreIntentFields) {
    .child = pupitre_child_get_key (s->stack.child),
    .kind = PUPITRE_INTENT_MOTIVE,
    .subject = pupitre_absence_get_id (absence),
    .subject_text = pupitre_absence_get_course (absence),
    .first_day = day,
    .motive_code = code,
    .text = "Grippe",
  });
}

/* --- Faults in the middle of a write ---------------------------------------------------------- */

typedef struct {
  const char         *fault;  /* (nullable) */
  guint               grace;
  gboolean            needs_keys;
  PupitreReceiptProof proof;
  guint               n_sent;  /* 0 where the portal notes it later */
} Fault;

static const Fault FAULTS[] = {
  { NULL, 0, FALSE, PUPITRE_RECEIPT_ANSWERED, 1 },
  { "cut", 0, FALSE, PUPITRE_RECEIPT_READ_BACK, 1 },
  { "lost", 0, FALSE, PUPITRE_RECEIPT_ANSWERED, 2 },
  { "reset-middle", 0, FALSE, PUPITRE_RECEIPT_READ_BACK, 1 },
  { "500", 0, FALSE, PUPITRE_RECEIPT_READ_BACK, 1 },
  { "503", 0, FALSE, PUPITRE_RECEIPT_READ_BACK, 1 },
  { "html", 0, FALSE, PUPITRE_RECEIPT_READ_BACK, 1 },
  { "json-broken", 0, FALSE, PUPITRE_RECEIPT_READ_BACK, 1 },
  { "twice", 0, FALSE, PUPITRE_RECEIPT_ANSWERED, 1 },
  { "repeated", 0, TRUE, PUPITRE_RECEIPT_ANSWERED, 1 },
  { "late:ms=" LATE, 0, FALSE, PUPITRE_RECEIPT_READ_BACK, 0 },
  { "delay:ms=" LATE, GRACE_LATE, FALSE, PUPITRE_RECEIPT_READ_BACK, 0 },
};

/* How often the portal has heard of an operation. */
static guint
count_heard (Setting *s, const char *operation)
{
  g_autofree char *log = test_portal_get (s->portal, "/demonstration/log");
  g_autofree char *name = g_strdup_printf ("\"%s\"", operation);
  guint n = 0;

  for (const char *at = log; (at = strstr (at, name)) != NULL; at += strlen (name))
    n++;
  return n;
}

static void
carry_with_fault (Setting *s, PupitreIntent *intent, const char *operation, const Fault *fault)
{
  guint n_heard = count_heard (s, operation);

  if (fault->fault != NULL)
    order_fault (s, operation, fault->fault);
  pupitre_outbox_get_pace (s->stack.outbox)->grace = fault->grace;
  stack_add (&s->stack, intent);
  test_wait_until (stack_is_settled, &s->stack);
  g_test_message ("%s: %s", operation, fault->fault != NULL ? fault->fault : "none");
  g_assert_cmpint (pupitre_intent_get_state (intent), ==, PUPITRE_INTENT_CONFIRMED);
  g_assert_cmpuint (stack_count_rows (s->portal, intent), ==, 1);
  if (fault->n_sent > 0)
    g_assert_cmpuint (count_heard (s, operation) - n_heard, ==, fault->n_sent);
}

static void
check_proof (Setting *s, PupitreIntent *intent, PupitreReceiptProof proof)
{
  GListModel *receipts =
    pupitre_outbox_get_receipts (s->stack.outbox, pupitre_child_get_key (s->stack.child));

  for (guint i = 0; i < g_list_model_get_n_items (receipts); i++) {
    g_autoptr (PupitreReceipt) receipt = g_list_model_get_item (receipts, i);

    if (g_str_equal (pupitre_intent_get_uuid (pupitre_receipt_get_intent (receipt)),
                     pupitre_intent_get_uuid (intent))) {
      g_assert_cmpint (pupitre_receipt_get_proof (receipt), ==, proof);
      return;
    }
  }
  g_assert_not_reached ();
}

/* Announces, and withdraws what was announced, each with the fault. */
static void
test_faults (Setting *s, gconstpointer data)
{
  gboolean ignored = GPOINTER_TO_INT (data);

  if (ignored)
    stack_steer (s->portal, "{\"keys\":\"ignored\"}");
  for (gsize i = 0; i < G_N_ELEMENTS (FAULTS); i++) {
    g_autoptr (PupitreIntent) announcement = next_announcement (s);
    g_autoptr (PupitreIntent) withdrawal = NULL;
    g_autoptr (PupitreReceipt) receipt = NULL;

    if (ignored && FAULTS[i].needs_keys)
      continue;
    carry_with_fault (s, announcement, "announceAbsence", &FAULTS[i]);
    check_proof (s, announcement, FAULTS[i].proof);
    receipt = newest_receipt (s);
    g_assert_cmpstr (pupitre_receipt_get_reference (receipt), !=, "");
    withdrawal = withdraw_of (s, pupitre_receipt_get_reference (receipt),
                              pupitre_intent_get_first_day (announcement));
    carry_with_fault (s, withdrawal, "withdrawNotice", &FAULTS[i]);
  }
}

static void
test_motives (Setting *s, gconstpointer data)
{
  static const guint CASES[] = { 1, 2, 0 };
  g_autoptr (GPtrArray) absences = stack_list_absences (&s->stack);

  stack_steer (s->portal, "{\"keys\":\"ignored\"}");
  g_assert_cmpuint (absences->len, >, 0);
  for (guint i = 0; i < MIN (absences->len, G_N_ELEMENTS (CASES)); i++) {
    g_autoptr (PupitreIntent) intent =
      motive_of (s, g_ptr_array_index (absences, i), "10");

    carry_with_fault (s, intent, "motivateAbsence", &FAULTS[CASES[i]]);
    check_proof (s, intent, FAULTS[CASES[i]].proof);
  }
}

/* The portal has the motive, and does not say which one it has: nobody but the parent says that it is
 * another. */
static void
test_unnamed_motive (Setting *s, gconstpointer data)
{
  g_autoptr (GPtrArray) absences = stack_list_absences (&s->stack);
  g_autoptr (PupitreIntent) intent = NULL;

  g_assert_cmpuint (absences->len, >, 0);
  intent = motive_of (s, g_ptr_array_index (absences, 0), "10");
  stack_steer (s->portal, "{\"keys\":\"ignored\",\"faults\":[\"motivateAbsence:cut:times=1\","
                          "\"listAbsences:drop:member=motif\"]}");
  stack_add (&s->stack, intent);
  while (pupitre_intent_get_state (intent) != PUPITRE_INTENT_UNDECIDED) {
    g_assert_cmpint (pupitre_intent_get_state (intent), !=, PUPITRE_INTENT_REFUSED);
    g_main_context_iteration (NULL, TRUE);
  }
  g_assert_cmpuint (stack_count_rows (s->portal, intent), ==, 1);
}

/* One registration a portal: it takes no second one. */
static void
test_registration (Setting *s, gconstpointer fault)
{
  g_autoptr (PupitreIntent) intent = stack_register (&s->stack);
  g_autoptr (PupitreIntent) again = stack_register (&s->stack);
  g_autoptr (PupitreRegistration) after = NULL;
  GListModel *receipts =
    pupitre_outbox_get_receipts (s->stack.outbox, pupitre_child_get_key (s->stack.child));
  g_autoptr (PupitreReceipt) receipt = NULL;

  stack_steer (s->portal, "{\"keys\":\"ignored\"}");
  carry_with_fault (s, intent, "registerChild", fault);
  check_proof (s, intent, ((const Fault *) fault)->proof);
  receipt = g_list_model_get_item (receipts, 0);
  after = stack_see_registration (&s->stack);
  g_assert_cmpstr (pupitre_receipt_get_reference (receipt), ==,
                   pupitre_registration_get_reference (after));
  g_assert_cmpstr (pupitre_receipt_get_reference (receipt), !=, "");
  g_assert_true (pupitre_registration_intent_arrived (intent, after));
  g_assert_true (pupitre_registration_intent_arrived (again, after));
}

static gboolean
is_returned (gpointer intent)
{
  return pupitre_intent_get_state (intent) == PUPITRE_INTENT_REFUSED;
}

/* The parent has registered the child on the portal meanwhile, with other answers: what was on its
 * way comes back, and is not sent again. */
static void
test_registered_elsewhere (Setting *s, gconstpointer data)
{
  g_autoptr (PupitreIntent) first = stack_register (&s->stack);
  g_autoptr (PupitreRegistrationAnswers) answers = pupitre_registration_intent_dup_answers (first);
  g_autoptr (PupitreRegistrationAnswers) others = pupitre_registration_answers_new ();
  g_autoptr (PupitreRegistration) registration = stack_see_registration (&s->stack);
  g_autoptr (PupitreIntent) second = NULL;
  guint n_heard;

  for (guint i = 0; i < pupitre_registration_answers_get_n (answers); i++) {
    PupitreRegistrationQuestion *question =
      pupitre_registration_get_questions (registration)->pdata[i];

    pupitre_registration_answers_add (
      others, pupitre_registration_question_get_code (question),
      pupitre_registration_question_get_choice_code (question, 1), NULL, NULL);
  }
  second = pupitre_registration_intent_new (registration, s->stack.child, others);
  stack_add (&s->stack, first);
  test_wait_until (stack_is_confirmed, first);
  n_heard = count_heard (s, "registerChild");
  stack_add (&s->stack, second);
  test_wait_until (is_returned, second);
  g_assert_cmpint (pupitre_intent_get_reason (second), ==, PUPITRE_INTENT_REASON_PORTAL);
  g_assert_cmpstr (pupitre_intent_get_portal_text (second), ==,
                   "Une demande a déjà été reçue pour cette année scolaire.");
  g_assert_cmpuint (count_heard (s, "registerChild") - n_heard, ==, 1);
  g_assert_cmpuint (stack_count_rows (s->portal, second), ==, 0);
}

/* What the read-back is for: without it, a portal that ignores keys has it twice. */
static void
test_blind (Setting *s, gconstpointer data)
{
  g_autoptr (PupitreIntent) intent = next_announcement (s);

  stack_steer (s->portal, "{\"keys\":\"ignored\"}");
  order_fault (s, "announceAbsence", "cut");
  pupitre_outbox_get_pace (s->stack.outbox)->blind = TRUE;
  stack_add (&s->stack, intent);
  test_wait_until (stack_is_settled, &s->stack);
  g_assert_cmpuint (stack_count_rows (s->portal, intent), ==, 2);
}

/* An answer that lacks a list does not say that nothing is in it. */
static void
test_incomplete (Setting *s, gconstpointer data)
{
  g_autoptr (PupitreIntent) intent = next_announcement (s);

  stack_steer (s->portal, "{\"keys\":\"ignored\",\"faults\":[\"announceAbsence:cut:times=1\","
                          "\"listAbsences:drop:member=avisAbsences\"]}");
  stack_add (&s->stack, intent);
  while (pupitre_intent_get_state (intent) != PUPITRE_INTENT_UNDECIDED)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (stack_count_rows (s->portal, intent), ==, 1);
}

/* --- Refusals ---------------------------------------------------------------------------------- */

static gboolean
is_refused (gpointer intent)
{
  return pupitre_intent_get_state (intent) == PUPITRE_INTENT_REFUSED;
}

static void
test_refused (Setting *s, gconstpointer data)
{
  /* A Saturday. */
  g_autoptr (PupitreIntent) day_off = stack_announce (&s->stack, "2026-12-05", 0);
  g_autoptr (PupitreIntent) no_period =
    stack_announce (&s->stack, g_ptr_array_index (s->days, 50), 12);
  g_autoptr (PupitreIntent) gone = withdraw_of (s, "av-0", "2026-12-10");
  g_autoptr (PupitreIntent) good = next_announcement (s);

  stack_add (&s->stack, day_off);
  stack_add (&s->stack, no_period);
  stack_add (&s->stack, gone);
  stack_add (&s->stack, good);
  test_wait_until (stack_is_settled, &s->stack);
  g_assert_true (is_refused (day_off));
  g_assert_cmpint (pupitre_intent_get_reason (day_off), ==, PUPITRE_INTENT_REASON_PORTAL);
  g_assert_cmpstr (pupitre_intent_get_portal_text (day_off), ==,
                   "Il n’y a pas de classe ce jour-là.");
  g_assert_cmpstr (pupitre_intent_get_text (day_off), ==, "Rendez-vous");
  g_assert_true (is_refused (no_period));
  g_assert_true (is_refused (gone));
  g_assert_cmpint (pupitre_intent_get_reason (gone), ==, PUPITRE_INTENT_REASON_NOT_THERE);
  g_assert_true (stack_is_confirmed (good));
  g_assert_cmpuint (stack_count_rows (s->portal, day_off), ==, 0);
  g_assert_cmpuint (stack_count_rows (s->portal, good), ==, 1);
}

/* --- Network and session ------------------------------------------------------------------------ */

static void
test_cut_network (Setting *s, gconstpointer data)
{
  g_autoptr (PupitreIntent) intent = next_announcement (s);

  stack_steer (s->portal, "{\"cut\":true}");
  stack_add (&s->stack, intent);
  g_assert_cmpuint (pupitre_outbox_get_n_unsent (s->stack.outbox, NULL), ==, 1);
  for (guint i = 0; i < 50; i++)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (pupitre_intent_get_state (intent), !=, PUPITRE_INTENT_CONFIRMED);
  g_assert_cmpuint (stack_count_rows (s->portal, intent), ==, 0);
  stack_steer (s->portal, "{\"cut\":false}");
  test_wait_until (stack_is_confirmed, intent);
  g_assert_cmpuint (stack_count_rows (s->portal, intent), ==, 1);
}

static gboolean
is_signed_out (gpointer connection)
{
  return !pupitre_connection_is_signed_in (connection);
}

/* The portal ended the session: it waits for the parent to sign in, and goes then. */
static void
test_session_ended (Setting *s, gconstpointer data)
{
  g_autoptr (PupitreIntent) intent = next_announcement (s);
  g_autoptr (GAsyncResult) done = NULL;
  GAsyncResult *result = NULL;

  g_free (test_portal_post (s->portal, "/demonstration/end-sessions", "{}"));
  stack_add (&s->stack, intent);
  test_wait_until (is_signed_out, s->stack.connection);
  for (guint i = 0; i < 20; i++)
    g_main_context_iteration (NULL, FALSE);
  g_assert_cmpuint (stack_count_rows (s->portal, intent), ==, 0);
  g_assert_cmpuint (pupitre_outbox_get_n_unsent (s->stack.outbox, NULL), ==, 1);

  pupitre_connection_sign_in_async (s->stack.connection, "parent@demo.exemple", "Pupitre2026", "fr",
                                    NULL, test_keep_result, &result);
  done = test_wait_result (&result);
  g_assert_true (pupitre_connection_sign_in_finish (s->stack.connection, done, NULL));
  pupitre_outbox_deliver (s->stack.outbox);
  test_wait_until (stack_is_confirmed, intent);
  g_assert_cmpuint (stack_count_rows (s->portal, intent), ==, 1);
}

/* --- Killed -------------------------------------------------------------------------------------- */

static int
carry (const char *address, const char *folder, const char *day, guint period, guint n)
{
  Stack stack = { NULL };
  g_autoptr (PupitreIntent) intent = NULL;

  stack_sign_in (&stack, address, TIMEOUT * 4);
  kill_point_arm (n, FALSE);
  stack_open (&stack, folder, 0);
  intent = stack_announce (&stack, day, period);
  stack_add (&stack, intent);
  puts ("saved");
  fflush (stdout);
  test_wait_until (stack_is_settled, &stack);
  stack_close (&stack);
  printf ("points %u\n", kill_point_count ());
  fflush (stdout);
  return 0;
}

typedef struct {
  gboolean saved;
  guint    n_points;
} Heard;

static Heard
run_and_kill (Setting *s, const char *program, const char *day, guint period, guint n)
{
  g_autofree char *period_text = g_strdup_printf ("%u", period);
  g_autofree char *n_text = g_strdup_printf ("%u", n);
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GDataInputStream) lines = NULL;
  g_autoptr (GError) error = NULL;
  Heard heard = { FALSE, 0 };

  process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, program, "--carry",
                              test_portal_get_address (s->portal), s->folder, day, period_text,
                              n_text, NULL);
  g_assert_no_error (error);
  lines = g_data_input_stream_new (g_subprocess_get_stdout_pipe (process));
  while (TRUE) {
    g_autofree char *line = g_data_input_stream_read_line (lines, NULL, NULL, NULL);

    if (line == NULL)
      break;
    heard.saved |= g_str_equal (line, "saved");
    if (g_str_has_prefix (line, "points "))
      heard.n_points = (guint) atoi (line + strlen ("points "));
  }
  g_assert_true (g_subprocess_wait (process, NULL, &error));
  g_assert_cmpint (g_subprocess_get_if_signaled (process), ==, heard.n_points == 0);
  return heard;
}

/* What is known of the intent of one round, wherever it is. */
static PupitreIntent *
find_by_time (Setting *s, const char *day, guint period)
{
  const char *child = pupitre_child_get_key (s->stack.child);
  GListModel *intents = pupitre_outbox_get_intents (s->stack.outbox, child);
  GListModel *receipts = pupitre_outbox_get_receipts (s->stack.outbox, child);

  for (guint i = 0; i < g_list_model_get_n_items (intents); i++) {
    g_autoptr (PupitreIntent) intent = g_list_model_get_item (intents, i);

    if (g_str_equal (pupitre_intent_get_first_day (intent), day) &&
        pupitre_intent_get_periods (intent) == 1u << period)
      return g_steal_pointer (&intent);
  }
  for (guint i = 0; i < g_list_model_get_n_items (receipts); i++) {
    g_autoptr (PupitreReceipt) receipt = g_list_model_get_item (receipts, i);
    PupitreIntent *intent = pupitre_receipt_get_intent (receipt);

    if (g_str_equal (pupitre_intent_get_first_day (intent), day) &&
        pupitre_intent_get_periods (intent) == 1u << period)
      return g_object_ref (intent);
  }
  return NULL;
}

/* A process that carries an announcement is killed before each write of it, to disk or network; this
 * one takes up what it left. The portal knows no keys. */
static void
test_kill (Setting *s, gconstpointer program)
{
  guint n;

  stack_steer (s->portal, "{\"keys\":\"ignored\"}");
  stack_close (&s->stack);
  for (n = 1;; n++) {
    const char *day = g_ptr_array_index (s->days, s->next / 4);
    guint period = s->next++ % 4 + 1;
    Heard heard = run_and_kill (s, program, day, period, n);
    g_autoptr (PupitreIntent) intent = NULL;

    stack_open (&s->stack, s->folder, 0);
    test_wait_until (stack_is_settled, &s->stack);
    intent = find_by_time (s, day, period);
    if (heard.saved)
      g_assert_nonnull (intent);
    if (intent != NULL)
      g_assert_cmpuint (stack_count_rows (s->portal, intent), ==, 1);
    stack_close (&s->stack);
    if (heard.n_points > 0)
      break;
  }
  g_test_message ("Killed before each of %u writes: each announcement is in the portal once", n - 1);
  g_assert_cmpuint (n - 1, >, LEAST_POINTS);
}

int
main (int argc, char **argv)
{
  if (argc == 7 && g_str_equal (argv[1], "--carry"))
    return carry (argv[2], argv[3], argv[4], (guint) atoi (argv[5]), (guint) atoi (argv[6]));

  g_test_init (&argc, &argv, NULL);

#define ADD(path, data, func) g_test_add (path, Setting, data, set_up, func, tear_down)
  ADD ("/outbox-portal/faults/keys-honoured", GINT_TO_POINTER (FALSE), test_faults);
  ADD ("/outbox-portal/faults/keys-ignored", GINT_TO_POINTER (TRUE), test_faults);
  ADD ("/outbox-portal/motives", NULL, test_motives);
  for (gsize i = 0; i < G_N_ELEMENTS (FAULTS); i++) {
    g_autofree char *path = g_strdup_printf ("/outbox-portal/registration/%s",
                                             FAULTS[i].fault != NULL ? FAULTS[i].fault : "none");

    if (!FAULTS[i].needs_keys)
      ADD (path, &FAULTS[i], test_registration);
  }
  ADD ("/outbox-portal/registered-elsewhere", NULL, test_registered_elsewhere);
  ADD ("/outbox-portal/unnamed-motive", NULL, test_unnamed_motive);
  ADD ("/outbox-portal/blind", NULL, test_blind);
  ADD ("/outbox-portal/incomplete", NULL, test_incomplete);
  ADD ("/outbox-portal/refused", NULL, test_refused);
  ADD ("/outbox-portal/cut-network", NULL, test_cut_network);
  ADD ("/outbox-portal/session-ended", NULL, test_session_ended);
  ADD ("/outbox-portal/kill", argv[0], test_kill);

  return g_test_run ();
}
