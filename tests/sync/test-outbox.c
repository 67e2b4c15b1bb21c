/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "fake-courier.h"
#include "pupitre-error.h"
#include "pupitre-outbox-private.h"
#include "pupitre-school-time.h"
#include "test-portal.h"

#include <glib/gstdio.h>

/* The outbox over a real store and a portal without a network that does what it is told: order,
 * states, what comes back and what does not. Each thing that a parent asked is in that portal once, or
 * still here. */

#define ACCOUNT "5f0c3b52-6a51-4a87-9a43-0e6a9c3f2b10"
#define CHILD "700000/1234567"
#define OTHER_CHILD "700000/7654321"
#define GRACE 40

typedef struct {
  char          *folder;
  PupitreKey    *key;
  PupitreStore  *store;
  FakeCourier   *courier;
  PupitreOutbox *outbox;
  gboolean       online_only;
  gboolean       blind;
  guint          n_confirmed;
  guint          n_returned;
} Setting;

static void
on_confirmed (PupitreOutbox *outbox, PupitreReceipt *receipt, Setting *s)
{
  s->n_confirmed++;
}

static void
on_returned (PupitreOutbox *outbox, PupitreIntent *intent, Setting *s)
{
  s->n_returned++;
}

static void
start (Setting *s)
{
  GAsyncResult *result = NULL;
  g_autoptr (GAsyncResult) opened = NULL;
  g_autoptr (GAsyncResult) loaded = NULL;
  g_autoptr (GError) error = NULL;
  PupitreOutboxPace *pace;

  s->store = pupitre_store_new (s->folder, ACCOUNT, s->key);
  pupitre_store_open_async (s->store, NULL, test_keep_result, &result);
  opened = test_wait_result (&result);
  g_assert_true (pupitre_store_open_finish (s->store, opened, NULL, &error));
  g_assert_no_error (error);
  s->outbox = pupitre_outbox_new (s->store, PUPITRE_COURIER (s->courier), s->online_only);
  pace = pupitre_outbox_get_pace (s->outbox);
  pace->grace = GRACE;
  pace->first_wait = 2;
  pace->longest_wait = 8;
  pace->blind = s->blind;
  g_signal_connect (s->outbox, "confirmed", G_CALLBACK (on_confirmed), s);
  g_signal_connect (s->outbox, "returned", G_CALLBACK (on_returned), s);
  pupitre_outbox_load_async (s->outbox, NULL, test_keep_result, &result);
  loaded = test_wait_result (&result);
  g_assert_true (pupitre_outbox_load_finish (s->outbox, loaded, &error));
  g_assert_no_error (error);
}

static gboolean
is_gone (gpointer place)
{
  return *(gpointer *) place == NULL;
}

/* As a lock does it: in the middle of whatever there is. Nothing may hold on to it. */
static void
stop (Setting *s)
{
  GAsyncResult *result = NULL;
  gpointer outbox = s->outbox;
  gpointer store = s->store;

  pupitre_outbox_stop (s->outbox);
  pupitre_store_close_async (s->store, NULL, test_keep_result, &result);
  g_object_unref (test_wait_result (&result));
  g_object_add_weak_pointer (outbox, &outbox);
  g_object_add_weak_pointer (store, &store);
  g_clear_object (&s->outbox);
  g_clear_object (&s->store);
  test_wait_until (is_gone, &outbox);
  test_wait_until (is_gone, &store);
}

static void
set_up (Setting *s, gconstpointer data)
{
  s->folder = test_make_folder ();
  s->key = pupitre_key_new_random ();
  s->courier = fake_courier_new ();
}

static void
tear_down (Setting *s, gconstpointer data)
{
  if (s->outbox != NULL)
    stop (s);
  fake_courier_settle (s->courier);
  g_assert_finalize_object (s->courier);
  pupitre_key_unref (s->key);
  test_remove_folder (s->folder);
  g_free (s->folder);
  pupitre_school_time_set_shift (0);
}

static PupitreIntent *
make_full (const char *child, PupitreIntentKind kind, const char *text, int days)
{
  g_autoptr (GDateTime) now = pupitre_school_time_now ();
  g_autoptr (GDateTime) day = g_date_time_add_days (now, days);
  g_autofree char *first_day = g_date_time_format (day, "%Y-%m-%d");

  return pupitre_intent_new (&(PupitreIntentFields) {
    .child = child,
    .kind = kind,
    .subject = kind == PUPITRE_INTENT_ANNOUNCEMENT ? NULL : "a-1",
    .first_day = first_day,
    .motive_code = "MAL",
    .text = text,
  });
}

static PupitreIntent *
make (const char *text)
{
  return make_full (CHILD, PUPITRE_INTENT_ANNOUNCEMENT, text, 1);
}

static gboolean
add (Setting *s, PupitreIntent *intent, GError **error)
{
  GAsyncResult *result = NULL;
  g_autoptr (GAsyncResult) done = NULL;
  g_autoptr (GPtrArray) intents = g_ptr_array_new ();

  g_ptr_array_add (intents, intent);
  pupitre_outbox_add_async (s->outbox, intents, NULL, test_keep_result, &result);
  done = test_wait_result (&result);
  return pupitre_outbox_add_finish (s->outbox, done, error);
}

static void
add_well (Setting *s, PupitreIntent *intent)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (add (s, intent, &error));
  g_assert_no_error (error);
}

static gboolean
take_back (Setting *s, PupitreIntent *intent, GError **error)
{
  GAsyncResult *result = NULL;
  g_autoptr (GAsyncResult) done = NULL;

  pupitre_outbox_take_back_async (s->outbox, intent, test_keep_result, &result);
  done = test_wait_result (&result);
  return pupitre_outbox_take_back_finish (s->outbox, done, error);
}

static gboolean
is_all_settled (gpointer data)
{
  return pupitre_outbox_get_n_unsent (((Setting *) data)->outbox, NULL) == 0;
}

static gboolean
is_confirmed (gpointer data)
{
  return pupitre_intent_get_state (data) == PUPITRE_INTENT_CONFIRMED;
}

static gboolean
is_refused (gpointer data)
{
  return pupitre_intent_get_state (data) == PUPITRE_INTENT_REFUSED;
}

static gboolean
is_sent (gpointer data)
{
  return pupitre_intent_get_state (data) == PUPITRE_INTENT_SENT;
}

static gboolean
is_unknown (gpointer data)
{
  return pupitre_intent_get_state (data) == PUPITRE_INTENT_UNKNOWN;
}

static gboolean
is_undecided (gpointer data)
{
  return pupitre_intent_get_state (data) == PUPITRE_INTENT_UNDECIDED;
}

static guint
n_receipts (Setting *s)
{
  return g_list_model_get_n_items (pupitre_outbox_get_receipts (s->outbox, CHILD));
}

static guint
n_intents (Setting *s)
{
  return g_list_model_get_n_items (pupitre_outbox_get_intents (s->outbox, CHILD));
}

static void
turn (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

/* --- One way for each thing that can happen ------------------------------------------------ */

typedef struct {
  const char         *name;
  FakeManner          manners[3];
  guint               n_manners;
  PupitreIntentState  end;
  guint               n_there;
  guint               n_sent;
  PupitreReceiptProof proof;
} Way;

static const Way WAYS[] = {
  { "answers", { FAKE_ANSWERS }, 1, PUPITRE_INTENT_CONFIRMED, 1, 1, PUPITRE_RECEIPT_ANSWERED },
  { "applies", { FAKE_APPLIES }, 1, PUPITRE_INTENT_CONFIRMED, 1, 1, PUPITRE_RECEIPT_READ_BACK },
  { "applies-late", { FAKE_APPLIES_LATE }, 1, PUPITRE_INTENT_CONFIRMED, 1, 1,
    PUPITRE_RECEIPT_READ_BACK },
  { "unavailable", { FAKE_UNAVAILABLE }, 1, PUPITRE_INTENT_CONFIRMED, 1, 1,
    PUPITRE_RECEIPT_READ_BACK },
  { "loses", { FAKE_LOSES }, 1, PUPITRE_INTENT_CONFIRMED, 1, 2, PUPITRE_RECEIPT_ANSWERED },
  { "loses-twice", { FAKE_LOSES, FAKE_LOSES }, 2, PUPITRE_INTENT_CONFIRMED, 1, 3,
    PUPITRE_RECEIPT_ANSWERED },
  { "loses-then-applies", { FAKE_LOSES, FAKE_APPLIES }, 2, PUPITRE_INTENT_CONFIRMED, 1, 2,
    PUPITRE_RECEIPT_READ_BACK },
  { "offline", { FAKE_OFFLINE, FAKE_OFFLINE }, 2, PUPITRE_INTENT_CONFIRMED, 1, 1,
    PUPITRE_RECEIPT_ANSWERED },
  { "declines", { FAKE_DECLINES }, 1, PUPITRE_INTENT_REFUSED, 0, 1, 0 },
  { "loses-then-declines", { FAKE_LOSES, FAKE_DECLINES }, 2, PUPITRE_INTENT_REFUSED, 0, 2, 0 },
  { "offline-then-declines", { FAKE_OFFLINE, FAKE_DECLINES }, 2, PUPITRE_INTENT_REFUSED, 0, 1, 0 },
};

static void
test_way (Setting *s, gconstpointer data)
{
  const Way *way = data;
  g_autoptr (PupitreIntent) intent = make ("Rendez-vous");
  g_autoptr (PupitreReceipt) receipt = NULL;

  s->courier->late = GRACE / 2;
  for (guint i = 0; i < way->n_manners; i++)
    fake_courier_next (s->courier, way->manners[i]);
  start (s);
  add_well (s, intent);
  g_assert_cmpuint (n_intents (s), ==, 1);
  test_wait_until (is_all_settled, s);
  g_assert_cmpint (pupitre_intent_get_state (intent), ==, way->end);
  g_assert_cmpuint (fake_courier_count (s->courier, intent), ==, way->n_there);
  g_assert_cmpuint (s->courier->sent->len, ==, way->n_sent);
  if (way->end == PUPITRE_INTENT_CONFIRMED) {
    g_assert_cmpuint (s->n_confirmed, ==, 1);
    g_assert_cmpuint (n_receipts (s), ==, 1);
    receipt = g_list_model_get_item (pupitre_outbox_get_receipts (s->outbox, CHILD), 0);
    g_assert_cmpint (pupitre_receipt_get_proof (receipt), ==, way->proof);
    g_assert_cmpstr (pupitre_receipt_get_reference (receipt), ==, "there-0");
  } else {
    g_assert_cmpuint (s->n_returned, ==, 1);
    g_assert_cmpint (pupitre_intent_get_reason (intent), ==, PUPITRE_INTENT_REASON_PORTAL);
    g_assert_cmpstr (pupitre_intent_get_portal_text (intent), ==, "Le délai est dépassé.");
    g_assert_cmpstr (pupitre_intent_get_text (intent), ==, "Rendez-vous");
  }

  /* The same after the program was ended: receipts stay, and so does what came back. */
  stop (s);
  start (s);
  g_assert_cmpuint (n_receipts (s), ==, way->end == PUPITRE_INTENT_CONFIRMED ? 1 : 0);
  g_assert_cmpuint (n_intents (s), ==, way->end == PUPITRE_INTENT_CONFIRMED ? 0 : 1);
  g_assert_cmpuint (fake_courier_count (s->courier, intent), ==, way->n_there);
}

/* --- Order ---------------------------------------------------------------------------------- */

static void
test_order (Setting *s, gconstpointer data)
{
  g_autoptr (GPtrArray) intents = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) mine = g_ptr_array_new ();
  GAsyncResult *result = NULL;

  for (guint i = 0; i < 10; i++) {
    g_autofree char *text = g_strdup_printf ("%u", i);

    g_ptr_array_add (intents, make_full (i % 2 == 0 ? CHILD : OTHER_CHILD,
                                         PUPITRE_INTENT_ANNOUNCEMENT, text, 1));
  }
  fake_courier_next (s->courier, FAKE_LOSES);
  fake_courier_next (s->courier, FAKE_OFFLINE);
  start (s);
  pupitre_outbox_add_async (s->outbox, intents, NULL, test_keep_result, &result);
  g_object_unref (test_wait_result (&result));
  test_wait_until (is_all_settled, s);

  g_assert_cmpuint (s->courier->there->len, ==, 10);
  g_assert_cmpuint (s->courier->most_in_flight, ==, 1);
  for (guint i = 0; i < s->courier->there->len; i++) {
    if (g_str_has_prefix (g_ptr_array_index (s->courier->there, i), CHILD))
      g_ptr_array_add (mine, g_ptr_array_index (s->courier->there, i));
  }
  g_assert_cmpuint (mine->len, ==, 5);
  for (guint i = 0; i < 5; i++) {
    g_autofree char *expected = fake_courier_describe (g_ptr_array_index (intents, 2 * i));

    g_assert_cmpstr (g_ptr_array_index (mine, i), ==, expected);
  }
  g_assert_cmpuint (n_intents (s), ==, 5);
  g_assert_cmpuint (n_receipts (s), ==, 5);
}

/* One that nobody knows about holds up its child, and no other. */
static void
test_held_up (Setting *s, gconstpointer data)
{
  g_autoptr (PupitreIntent) first = make ("first");
  g_autoptr (PupitreIntent) second = make ("second");
  g_autoptr (PupitreIntent) of_other =
    make_full (OTHER_CHILD, PUPITRE_INTENT_ANNOUNCEMENT, "other", 1);

  s->courier->read_fails = TRUE;
  fake_courier_next (s->courier, FAKE_APPLIES);
  start (s);
  add_well (s, first);
  test_wait_until (is_unknown, first);
  add_well (s, second);
  add_well (s, of_other);
  test_wait_until (is_confirmed, of_other);
  g_assert_cmpint (pupitre_intent_get_state (first), ==, PUPITRE_INTENT_UNKNOWN);
  g_assert_cmpint (pupitre_intent_get_state (second), ==, PUPITRE_INTENT_QUEUED);
  g_assert_cmpuint (pupitre_outbox_get_n_unsent (s->outbox, NULL), ==, 2);
  g_assert_cmpuint (pupitre_outbox_get_n_unsent (s->outbox, OTHER_CHILD), ==, 0);
  s->courier->read_fails = FALSE;
  test_wait_until (is_all_settled, s);
  g_assert_cmpuint (fake_courier_count (s->courier, first), ==, 1);
  g_assert_cmpuint (fake_courier_count (s->courier, second), ==, 1);
}

/* --- Session, lock and start ---------------------------------------------------------------- */

/* Without a session it waits, visibly; with one it goes. */
static void
test_queue (Setting *s, gconstpointer data)
{
  g_autoptr (PupitreIntent) intent = make ("later");
  g_autoptr (PupitreIntent) kept = NULL;

  s->courier->ready = FALSE;
  start (s);
  add_well (s, intent);
  turn ();
  g_assert_cmpint (pupitre_intent_get_state (intent), ==, PUPITRE_INTENT_QUEUED);
  g_assert_cmpuint (s->courier->sent->len, ==, 0);
  stop (s);
  start (s);
  turn ();
  kept = g_list_model_get_item (pupitre_outbox_get_intents (s->outbox, CHILD), 0);
  g_assert_true (pupitre_intent_is_same (kept, intent));
  g_assert_cmpstr (pupitre_intent_get_uuid (kept), ==, pupitre_intent_get_uuid (intent));
  g_assert_cmpuint (s->courier->sent->len, ==, 0);
  s->courier->ready = TRUE;
  pupitre_outbox_deliver (s->outbox);
  test_wait_until (is_confirmed, kept);
  g_assert_cmpuint (fake_courier_count (s->courier, intent), ==, 1);
}

/* Locked while it is on its way: it is read back, and not sent again. */
static void
test_stopped_on_the_way (Setting *s, gconstpointer data)
{
  g_autoptr (PupitreIntent) intent = make ("cut");
  g_autoptr (PupitreIntent) waits = make ("waits");
  guint n_sent;

  fake_courier_next (s->courier, FAKE_HANGS);
  start (s);
  add_well (s, intent);
  add_well (s, waits);
  test_wait_until (is_sent, intent);
  stop (s);
  n_sent = s->courier->sent->len;
  turn ();
  g_assert_cmpuint (s->courier->sent->len, ==, n_sent);
  g_assert_cmpuint (n_sent, ==, 1);

  start (s);
  test_wait_until (is_all_settled, s);
  g_assert_cmpuint (fake_courier_count (s->courier, intent), ==, 1);
  g_assert_cmpuint (fake_courier_count (s->courier, waits), ==, 1);
  g_assert_cmpuint (s->courier->sent->len, ==, 2);
  g_assert_cmpuint (n_receipts (s), ==, 2);
}

/* Nothing is sent on the strength of what is not on the disk. */
static void
test_disk (Setting *s, gconstpointer data)
{
  g_autoptr (PupitreIntent) queued = make ("queued");
  g_autoptr (PupitreIntent) late = make ("late");
  g_autoptr (GError) error = NULL;
  GAsyncResult *result = NULL;

  s->courier->ready = FALSE;
  start (s);
  add_well (s, queued);
  pupitre_store_close_async (s->store, NULL, test_keep_result, &result);
  g_object_unref (test_wait_result (&result));
  s->courier->ready = TRUE;
  g_assert_false (add (s, late, &error));
  g_assert_error (error, PUPITRE_ERROR, PUPITRE_ERROR_STORE_IO);
  g_assert_cmpuint (n_intents (s), ==, 1);
  pupitre_outbox_deliver (s->outbox);
  turn ();
  g_assert_cmpint (pupitre_intent_get_state (queued), ==, PUPITRE_INTENT_QUEUED);
  g_assert_cmpuint (s->courier->sent->len, ==, 0);
}

/* --- What comes back ------------------------------------------------------------------------ */

static void
test_past (Setting *s, gconstpointer data)
{
  g_autoptr (PupitreIntent) motive = make_full (CHILD, PUPITRE_INTENT_MOTIVE, "motive", -3);
  g_autoptr (PupitreIntent) today = make_full (CHILD, PUPITRE_INTENT_ANNOUNCEMENT, "today", 0);
  g_autoptr (PupitreIntent) later = make_full (CHILD, PUPITRE_INTENT_ANNOUNCEMENT, "later", 2);

  s->courier->ready = FALSE;
  start (s);
  add_well (s, motive);
  add_well (s, today);
  add_well (s, later);
  pupitre_school_time_set_shift (1);
  pupitre_outbox_deliver (s->outbox);
  test_wait_until (is_refused, today);  /* also without a session */
  g_assert_cmpint (pupitre_intent_get_reason (today), ==, PUPITRE_INTENT_REASON_DATE_PASSED);
  g_assert_cmpstr (pupitre_intent_get_text (today), ==, "today");
  g_assert_cmpuint (s->n_returned, ==, 1);
  s->courier->ready = TRUE;
  pupitre_outbox_deliver (s->outbox);
  test_wait_until (is_all_settled, s);
  g_assert_cmpint (pupitre_intent_get_state (motive), ==, PUPITRE_INTENT_CONFIRMED);
  g_assert_cmpint (pupitre_intent_get_state (later), ==, PUPITRE_INTENT_CONFIRMED);
  g_assert_cmpuint (fake_courier_count (s->courier, today), ==, 0);
}

/* What may have arrived before midnight is looked for first. */
static void
test_past_and_unknown (Setting *s, gconstpointer data)
{
  g_autoptr (PupitreIntent) there = make_full (CHILD, PUPITRE_INTENT_ANNOUNCEMENT, "there", 0);
  g_autoptr (PupitreIntent) lost =
    make_full (OTHER_CHILD, PUPITRE_INTENT_ANNOUNCEMENT, "lost", 0);

  s->courier->read_fails = TRUE;
  fake_courier_next (s->courier, FAKE_APPLIES);
  start (s);
  add_well (s, there);
  test_wait_until (is_unknown, there);
  fake_courier_next (s->courier, FAKE_LOSES);
  add_well (s, lost);
  test_wait_until (is_unknown, lost);
  pupitre_school_time_set_shift (1);
  s->courier->read_fails = FALSE;
  pupitre_outbox_deliver (s->outbox);
  test_wait_until (is_all_settled, s);
  g_assert_cmpint (pupitre_intent_get_state (there), ==, PUPITRE_INTENT_CONFIRMED);
  g_assert_cmpint (pupitre_intent_get_state (lost), ==, PUPITRE_INTENT_REFUSED);
  g_assert_cmpint (pupitre_intent_get_reason (lost), ==, PUPITRE_INTENT_REASON_DATE_PASSED);
  g_assert_cmpuint (s->courier->sent->len, ==, 2);
}

/* A portal that refuses what it has already done: that is not a refusal. */
static void
test_declines_same (Setting *s, gconstpointer data)
{
  g_autoptr (PupitreIntent) intent = make ("same");

  s->courier->late = GRACE * 4;  /* later than anybody thinks possible */
  fake_courier_next (s->courier, FAKE_APPLIES_LATE);
  fake_courier_next (s->courier, FAKE_LOSES);
  fake_courier_next (s->courier, FAKE_LOSES);
  for (guint i = 0; i < 20; i++)
    fake_courier_next (s->courier, FAKE_DECLINES_SAME);
  start (s);
  pupitre_outbox_get_pace (s->outbox)->grace = GRACE * 2;
  add_well (s, intent);
  test_wait_until (is_all_settled, s);
  g_assert_cmpint (pupitre_intent_get_state (intent), ==, PUPITRE_INTENT_CONFIRMED);
  g_assert_cmpuint (fake_courier_count (s->courier, intent), ==, 1);
}

static void
test_subject_gone (Setting *s, gconstpointer data)
{
  g_autoptr (PupitreIntent) intent = make_full (CHILD, PUPITRE_INTENT_MOTIVE, "gone", -1);

  s->courier->subject_gone = TRUE;
  fake_courier_next (s->courier, FAKE_LOSES);
  start (s);
  add_well (s, intent);
  test_wait_until (is_refused, intent);
  g_assert_cmpint (pupitre_intent_get_reason (intent), ==, PUPITRE_INTENT_REASON_NOT_THERE);
  g_assert_cmpuint (s->courier->sent->len, ==, 1);
}

/* An answer that does not tell: the parent decides. */
static void
test_unreadable (Setting *s, gconstpointer data)
{
  g_autoptr (PupitreIntent) intent = make ("unreadable");

  s->courier->unreadable = TRUE;
  fake_courier_next (s->courier, FAKE_LOSES);
  start (s);
  add_well (s, intent);
  test_wait_until (is_undecided, intent);
  g_assert_cmpuint (s->courier->sent->len, ==, 1);
  g_assert_cmpuint (pupitre_outbox_get_n_unsent (s->outbox, CHILD), ==, 1);
}

/* --- The parent decides ---------------------------------------------------------------------- */

static void
make_undecided (Setting *s, PupitreIntent *intent, FakeManner manner)
{
  s->courier->can_read_back = FALSE;
  fake_courier_next (s->courier, manner);
  start (s);
  add_well (s, intent);
  test_wait_until (is_undecided, intent);
  g_assert_cmpuint (s->courier->n_reads, ==, 0);
  g_assert_cmpuint (s->n_returned, ==, 1);
  pupitre_outbox_deliver (s->outbox);
  turn ();
  g_assert_cmpuint (s->courier->sent->len, ==, 1);
}

static void
test_decide_done (Setting *s, gconstpointer data)
{
  g_autoptr (PupitreIntent) intent = make ("done");
  g_autoptr (PupitreReceipt) receipt = NULL;

  make_undecided (s, intent, FAKE_APPLIES);
  g_assert_true (pupitre_outbox_decide (s->outbox, intent, PUPITRE_DECISION_DONE));
  test_wait_until (is_confirmed, intent);
  receipt = g_list_model_get_item (pupitre_outbox_get_receipts (s->outbox, CHILD), 0);
  g_assert_cmpint (pupitre_receipt_get_proof (receipt), ==, PUPITRE_RECEIPT_PARENT);
  g_assert_cmpuint (fake_courier_count (s->courier, intent), ==, 1);
  g_assert_false (pupitre_outbox_decide (s->outbox, intent, PUPITRE_DECISION_SEND_AGAIN));
}

static void
test_decide_again (Setting *s, gconstpointer data)
{
  g_autoptr (PupitreIntent) intent = make ("again");

  make_undecided (s, intent, FAKE_LOSES);
  g_assert_true (pupitre_outbox_decide (s->outbox, intent, PUPITRE_DECISION_SEND_AGAIN));
  test_wait_until (is_confirmed, intent);
  g_assert_cmpuint (fake_courier_count (s->courier, intent), ==, 1);
  g_assert_cmpuint (s->courier->sent->len, ==, 2);
}

static void
test_undecided_stays (Setting *s, gconstpointer data)
{
  g_autoptr (PupitreIntent) intent = make ("stays");
  g_autoptr (PupitreIntent) kept = NULL;
  g_autoptr (GError) error = NULL;

  make_undecided (s, intent, FAKE_LOSES);
  stop (s);
  start (s);
  turn ();
  kept = g_list_model_get_item (pupitre_outbox_get_intents (s->outbox, CHILD), 0);
  g_assert_cmpint (pupitre_intent_get_state (kept), ==, PUPITRE_INTENT_UNDECIDED);
  g_assert_cmpuint (s->courier->sent->len, ==, 1);
  g_assert_true (take_back (s, kept, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n_intents (s), ==, 0);
  stop (s);
  start (s);
  g_assert_cmpuint (n_intents (s), ==, 0);
}

static void
test_take_back (Setting *s, gconstpointer data)
{
  g_autoptr (PupitreIntent) hangs = make ("hangs");
  g_autoptr (PupitreIntent) queued = make ("queued");
  g_autoptr (GError) error = NULL;

  fake_courier_next (s->courier, FAKE_HANGS);
  start (s);
  add_well (s, hangs);
  add_well (s, queued);
  test_wait_until (is_sent, hangs);
  g_assert_false (take_back (s, hangs, &error));
  g_assert_error (error, PUPITRE_ERROR, PUPITRE_ERROR_OUTCOME_UNKNOWN);
  g_clear_error (&error);
  g_assert_true (take_back (s, queued, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n_intents (s), ==, 1);
  stop (s);
  start (s);
  test_wait_until (is_all_settled, s);
  g_assert_cmpuint (fake_courier_count (s->courier, hangs), ==, 1);
  g_assert_cmpuint (fake_courier_count (s->courier, queued), ==, 0);
}

/* Pressed twice. */
static void
test_twice (Setting *s, gconstpointer data)
{
  g_autoptr (PupitreIntent) one = make ("twice");
  g_autoptr (PupitreIntent) two = make ("twice");
  g_autoptr (PupitreIntent) three = make ("twice");

  s->courier->ready = FALSE;
  start (s);
  add_well (s, one);
  add_well (s, two);
  g_assert_cmpuint (n_intents (s), ==, 1);
  s->courier->ready = TRUE;
  pupitre_outbox_deliver (s->outbox);
  test_wait_until (is_confirmed, one);
  g_assert_cmpuint (fake_courier_count (s->courier, one), ==, 1);

  /* Asked anew when the first is settled, it is another one: what is there is not taken for it. */
  fake_courier_next (s->courier, FAKE_LOSES);
  add_well (s, three);
  test_wait_until (is_confirmed, three);
  g_assert_cmpuint (fake_courier_count (s->courier, one), ==, 2);
  g_assert_cmpuint (n_receipts (s), ==, 2);
}

/* Pressed twice before the first is on the disk; and where it can not be put there. */
static void
test_twice_at_once (Setting *s, gconstpointer data)
{
  g_autoptr (GPtrArray) one = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) two = g_ptr_array_new_with_free_func (g_object_unref);
  GAsyncResult *result = NULL;

  g_ptr_array_add (one, make ("twice"));
  g_ptr_array_add (one, make ("twice"));
  g_ptr_array_add (two, make ("twice"));
  s->courier->ready = FALSE;
  start (s);
  for (guint round = 0; round < 2; round++) {
    GAsyncResult *places[2] = { NULL };
    g_autoptr (GAsyncResult) first = NULL;
    g_autoptr (GAsyncResult) second = NULL;

    pupitre_outbox_add_async (s->outbox, one, NULL, test_keep_result, &places[0]);
    pupitre_outbox_add_async (s->outbox, two, NULL, test_keep_result, &places[1]);
    first = test_wait_result (&places[0]);
    second = test_wait_result (&places[1]);
    g_assert_cmpint (pupitre_outbox_add_finish (s->outbox, first, NULL), ==, round == 0);
    g_assert_cmpint (pupitre_outbox_add_finish (s->outbox, second, NULL), ==, round == 0);
    g_assert_cmpuint (n_intents (s), ==, round == 0 ? 1 : 0);
    if (round == 0) {
      g_autoptr (PupitreIntent) kept =
        g_list_model_get_item (pupitre_outbox_get_intents (s->outbox, CHILD), 0);

      g_assert_true (take_back (s, kept, NULL));
      pupitre_store_close_async (s->store, NULL, test_keep_result, &result);
      g_object_unref (test_wait_result (&result));
    }
  }
}

/* A portal that asks for an hour gets it, whoever presses what. */
static void
test_throttled (Setting *s, gconstpointer data)
{
  g_autoptr (PupitreIntent) first = make ("first");
  g_autoptr (PupitreIntent) second = make ("second");
  g_autoptr (PupitreIntent) of_other =
    make_full (OTHER_CHILD, PUPITRE_INTENT_ANNOUNCEMENT, "other", 1);

  fake_courier_next (s->courier, FAKE_THROTTLES);
  start (s);
  add_well (s, first);
  while (s->courier->sent->len == 0 || pupitre_outbox_is_sending (s->outbox))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (pupitre_intent_get_state (first), ==, PUPITRE_INTENT_QUEUED);
  pupitre_outbox_deliver (s->outbox);
  g_assert_false (pupitre_outbox_is_sending (s->outbox));
  add_well (s, second);
  g_assert_false (pupitre_outbox_is_sending (s->outbox));
  g_assert_cmpuint (s->courier->sent->len, ==, 1);
  add_well (s, of_other);  /* what the portal says to one child's request is of that one */
  test_wait_until (is_confirmed, of_other);
  g_assert_cmpint (pupitre_intent_get_state (first), ==, PUPITRE_INTENT_QUEUED);
  g_assert_cmpuint (s->courier->sent->len, ==, 2);
}

/* --- A shared computer ----------------------------------------------------------------------- */

static void
test_online_only (Setting *s, gconstpointer data)
{
  g_autoptr (PupitreIntent) early = make ("early");
  g_autoptr (PupitreIntent) good = make ("good");
  g_autoptr (PupitreIntent) stranded = make ("stranded");
  g_autoptr (PupitreIntent) lost = make ("lost");
  g_autoptr (GError) error = NULL;

  s->online_only = TRUE;
  g_clear_pointer (&s->folder, g_free);
  s->courier->ready = FALSE;
  start (s);
  g_assert_true (pupitre_outbox_is_online_only (s->outbox));
  g_assert_false (add (s, early, &error));
  g_assert_error (error, PUPITRE_ERROR, PUPITRE_ERROR_SESSION_ENDED);
  g_assert_cmpuint (n_intents (s), ==, 0);

  s->courier->ready = TRUE;
  add_well (s, good);
  test_wait_until (is_confirmed, good);
  fake_courier_next (s->courier, FAKE_OFFLINE);
  add_well (s, stranded);
  test_wait_until (is_refused, stranded);
  g_assert_cmpint (pupitre_intent_get_reason (stranded), ==, PUPITRE_INTENT_REASON_NOT_SENT);
  g_assert_cmpstr (pupitre_intent_get_text (stranded), ==, "stranded");
  fake_courier_next (s->courier, FAKE_APPLIES);
  add_well (s, lost);
  test_wait_until (is_confirmed, lost);
  g_assert_cmpuint (s->courier->there->len, ==, 2);
  s->folder = test_make_folder ();
}

/* --- At random -------------------------------------------------------------------------------- */

#define N_SEEDS 40u
#define N_EACH 6

static void
live_through (Setting *s, guint seed)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);

  s->courier->rand = g_rand_new_with_seed (seed + 1000);
  s->courier->late = GRACE / 8;
  start (s);
  for (guint i = 0; i < N_EACH; i++) {
    g_autofree char *text = g_strdup_printf ("%u", i);
    g_autoptr (PupitreIntent) intent =
      make_full (g_rand_boolean (rand) ? CHILD : OTHER_CHILD, PUPITRE_INTENT_ANNOUNCEMENT, text, 1);

    add_well (s, intent);
    for (int j = g_rand_int_range (rand, 0, 30); j > 0; j--)
      g_main_context_iteration (NULL, FALSE);
    if (g_rand_boolean (rand)) {
      stop (s);
      start (s);
    }
  }
  /* From here on the portal behaves. */
  g_clear_pointer (&s->courier->rand, g_rand_free);
  pupitre_outbox_deliver (s->outbox);
  test_wait_until (is_all_settled, s);
  fake_courier_settle (s->courier);
}

static guint
count_refused (Setting *s, const char *child)
{
  GListModel *intents = pupitre_outbox_get_intents (s->outbox, child);
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (intents); i++) {
    g_autoptr (PupitreIntent) intent = g_list_model_get_item (intents, i);

    if (is_refused (intent)) {
      g_assert_cmpuint (fake_courier_count (s->courier, intent), ==, 0);
      n++;
    }
  }
  return n;
}

static guint
count_twice (Setting *s)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  guint n = 0;

  for (guint i = 0; i < s->courier->there->len; i++)
    n += !g_hash_table_add (seen, g_ptr_array_index (s->courier->there, i));
  return n;
}

static void
test_random (void)
{
  guint n_there = 0, n_refused = 0;

  for (guint seed = 0; seed < N_SEEDS; seed++) {
    Setting s = { NULL };
    guint refused;

    g_test_message ("Seed %u", seed);
    set_up (&s, NULL);
    live_through (&s, seed);
    refused = count_refused (&s, CHILD) + count_refused (&s, OTHER_CHILD);
    g_assert_cmpuint (count_twice (&s), ==, 0);
    g_assert_cmpuint (s.courier->there->len + refused, ==, N_EACH);
    g_assert_cmpuint (s.courier->most_in_flight, <=, 1);
    n_there += s.courier->there->len;
    n_refused += refused;
    tear_down (&s, NULL);
  }
  g_test_message ("%u seeds: %u there once, %u refused", N_SEEDS, n_there, n_refused);
}

/* What the test above is worth: without reading back it fails. */
static void
test_random_blind (void)
{
  guint n_twice = 0;

  for (guint seed = 0; seed < N_SEEDS; seed++) {
    Setting s = { NULL };

    set_up (&s, NULL);
    s.blind = TRUE;
    live_through (&s, seed);
    n_twice += count_twice (&s);
    tear_down (&s, NULL);
  }
  g_test_message ("%u seeds without reading back: %u there twice", N_SEEDS, n_twice);
  g_assert_cmpuint (n_twice, >, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add (path, Setting, NULL, set_up, func, tear_down)
  for (gsize i = 0; i < G_N_ELEMENTS (WAYS); i++) {
    g_autofree char *path = g_strdup_printf ("/outbox/way/%s", WAYS[i].name);

    g_test_add (path, Setting, &WAYS[i], set_up, test_way, tear_down);
  }
  ADD ("/outbox/order", test_order);
  ADD ("/outbox/held-up", test_held_up);
  ADD ("/outbox/queue", test_queue);
  ADD ("/outbox/stopped-on-the-way", test_stopped_on_the_way);
  ADD ("/outbox/disk", test_disk);
  ADD ("/outbox/past", test_past);
  ADD ("/outbox/past-and-unknown", test_past_and_unknown);
  ADD ("/outbox/declines-same", test_declines_same);
  ADD ("/outbox/subject-gone", test_subject_gone);
  ADD ("/outbox/unreadable", test_unreadable);
  ADD ("/outbox/decide-done", test_decide_done);
  ADD ("/outbox/decide-again", test_decide_again);
  ADD ("/outbox/undecided-stays", test_undecided_stays);
  ADD ("/outbox/take-back", test_take_back);
  ADD ("/outbox/twice", test_twice);
  ADD ("/outbox/twice-at-once", test_twice_at_once);
  ADD ("/outbox/throttled", test_throttled);
  ADD ("/outbox/online-only", test_online_only);
  g_test_add_func ("/outbox/random", test_random);
  g_test_add_func ("/outbox/random-blind", test_random_blind);

  return g_test_run ();
}
