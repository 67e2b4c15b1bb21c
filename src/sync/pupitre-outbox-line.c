/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-outbox"

#include "pupitre-outbox-line.h"

#include "pupitre-error.h"

/* The intents of one child, in the order in which they were made: something is done about the first
 * that is not settled, and one thing at a time. Where an intent is, is on the disk before anybody
 * is shown it, and before anything is sent on the strength of it; pupitre_intent_machine_step()
 * says what may follow what. Main thread. */

struct _PupitreOutboxLine {
  GObject                  parent_instance;

  PupitreStore            *store;
  PupitreCourier          *courier;
  const PupitreOutboxPace *pace;        /* the outbox's, which holds this line */
  gboolean                 online_only;
  GListStore              *intents;     /* in order */
  GListStore              *receipts;    /* the newest first */
  GCancellable            *cancel;

  PupitreIntent           *busy;        /* (nullable) (owned): what something is under way for */
  PupitreIntent           *next;        /* (nullable) (owned): the same, where it is going to be */
  PupitreReceipt          *receipt;     /* (nullable) (owned): what is to be kept of it */
  PupitreIntentAction      action;      /* what follows when that is on the disk */
  guint                    pause;       /* milliseconds before anything follows; 0 for none */
  gboolean                 again;       /* what is being sent was sent before */
  GError                  *declined;    /* (nullable) (owned): a refusal of what may be there */
  gint64                   asked_at;    /* when the reading back began, in milliseconds */
  guint                    wait;        /* source */
  guint                    n_failures;  /* in a row */
  gint64                   not_before;  /* the portal asks to be left alone until then, in monotonic
                                         * microseconds */
};

typedef enum {
  SIGNAL_CHANGED,
  SIGNAL_CONFIRMED,
  SIGNAL_RETURNED,
  N_SIGNALS,
} PupitreOutboxLineSignal;

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PupitreOutboxLine, pupitre_outbox_line, G_TYPE_OBJECT)

static void go_on (PupitreOutboxLine *self);
static void on_sent (GObject *source, GAsyncResult *result, gpointer user_data);

/* --- Time --------------------------------------------------------------------------------- */

static gint64
now_in_milliseconds (void)
{
  return g_get_real_time () / 1000;
}

static gint64
now_in_seconds (void)
{
  return g_get_real_time () / G_USEC_PER_SEC;
}

static gboolean
on_waited (gpointer user_data)
{
  PupitreOutboxLine *self = user_data;

  self->wait = 0;
  go_on (self);
  return G_SOURCE_REMOVE;
}

static void
wait_for (PupitreOutboxLine *self, guint milliseconds)
{
  g_clear_handle_id (&self->wait, g_source_remove);
  self->wait = g_timeout_add (milliseconds, on_waited, self);
}

/* Full jitter: many programs that lost the portal at once do not come back at once. */
static guint
next_pause (PupitreOutboxLine *self, const GError *error)
{
  guint wait = self->pace->first_wait << MIN (self->n_failures, 10u);
  guint asked = pupitre_error_get_retry_after (error);

  self->n_failures++;
  if (asked > 0)
    self->not_before = g_get_monotonic_time () + asked * G_USEC_PER_SEC;
  wait = (guint) g_random_int_range (1, (gint32) MIN (wait, self->pace->longest_wait) + 1);
  return MAX (wait, asked * 1000);
}

static gboolean
is_held_off (PupitreOutboxLine *self)
{
  return g_get_monotonic_time () < self->not_before;
}

/* Whoever wants to know at once: the portal said when. */
static void
wait_until_allowed (PupitreOutboxLine *self)
{
  wait_for (self, (guint) ((self->not_before - g_get_monotonic_time ()) / 1000 + 1));
}

/* --- From state to state ------------------------------------------------------------------ */

static void
put_aside (PupitreOutboxLine *self)
{
  g_clear_object (&self->busy);
  g_clear_object (&self->next);
  g_clear_object (&self->receipt);
}

/* Whatever was to follow does not: the intent stays where it is, to be taken up again. */
static void
stay (PupitreOutboxLine *self, const GError *error)
{
  put_aside (self);
  if (!g_cancellable_is_cancelled (self->cancel))
    wait_for (self, next_pause (self, error));
}

static void
send (PupitreOutboxLine *self)
{
  /* The disk may have taken its time. */
  pupitre_intent_set_sent_at (self->busy, now_in_milliseconds ());
  pupitre_courier_send_async (self->courier, self->busy, self->cancel, on_sent,
                              g_object_ref (self));
}

static gboolean
move_on (PupitreOutboxLine  *self,
         PupitreIntent      *intent,
         PupitreIntentEvent  event,
         PupitreIntentReason reason,
         const char         *portal_text);

static void
follow_up (PupitreOutboxLine *self, PupitreIntent *intent)
{
  guint pause = self->pause;

  self->pause = 0;
  if (pause == 0)
    go_on (self);
  else if (!self->online_only)
    wait_for (self, pause);
  else if (self->busy == NULL)
    move_on (self, intent, PUPITRE_INTENT_EVENT_MAY_NOT_WAIT, PUPITRE_INTENT_REASON_NOT_SENT, NULL);
}

/* The disk has it: now it may be shown, and acted upon. */
static void
arrive (PupitreOutboxLine *self)
{
  g_autoptr (PupitreIntent) intent = g_object_ref (self->busy);
  g_autoptr (PupitreReceipt) receipt = g_steal_pointer (&self->receipt);

  pupitre_intent_follow (intent, self->next);
  if (self->action == PUPITRE_INTENT_ACTION_SEND) {
    send (self);
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
    return;
  }
  put_aside (self);
  if (receipt != NULL)
    pupitre_outbox_line_add_receipt (self, receipt);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
  if (receipt != NULL)
    g_signal_emit (self, signals[SIGNAL_CONFIRMED], 0, receipt);
  else if (self->action == PUPITRE_INTENT_ACTION_RETURN)
    g_signal_emit (self, signals[SIGNAL_RETURNED], 0, intent);
  follow_up (self, intent);
}

static void
take_written (PupitreOutboxLine *self, gboolean written, const GError *error)
{
  if (written && !g_cancellable_is_cancelled (self->cancel)) {
    arrive (self);
    return;
  }
  if (!written)
    g_message ("The outbox can not be written: %s", error->message);
  self->pause = 0;
  stay (self, error);
}

static void
on_put (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PupitreOutboxLine) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean written = pupitre_store_put_intents_finish (PUPITRE_STORE (source), result, &error);

  take_written (self, written, error);
}

static void
on_receipt_put (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PupitreOutboxLine) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean written = pupitre_store_put_receipt_finish (PUPITRE_STORE (source), result, &error);

  take_written (self, written, error);
}

/* What a step is about, and where it leads. */
static void
prepare (PupitreOutboxLine  *self,
         PupitreIntent      *intent,
         PupitreIntentStep   step,
         PupitreIntentReason reason,
         const char         *portal_text)
{
  g_autoptr (PupitreIntent) kept = g_object_ref (intent);

  put_aside (self);
  self->busy = g_steal_pointer (&kept);
  self->next = pupitre_intent_copy (intent);
  self->action = step.action;
  pupitre_intent_set_reason (self->next, reason, portal_text);
  pupitre_intent_set_state (self->next, step.next, now_in_seconds ());
}

/* Brings an intent where an event takes it, if it takes it anywhere: first on the disk. */
static gboolean
move_on (PupitreOutboxLine  *self,
         PupitreIntent      *intent,
         PupitreIntentEvent  event,
         PupitreIntentReason reason,
         const char         *portal_text)
{
  PupitreIntentStep step = pupitre_intent_machine_step (pupitre_intent_get_state (intent), event);
  g_autoptr (GPtrArray) rows = NULL;

  if (step.action == PUPITRE_INTENT_ACTION_GIVE_UP)
    return FALSE;
  prepare (self, intent, step, reason, portal_text);
  if (step.action == PUPITRE_INTENT_ACTION_SEND) {
    self->again = pupitre_intent_get_sent_at (intent) != 0;
    pupitre_intent_set_sent_at (self->next, now_in_milliseconds ());
  }
  rows = g_ptr_array_new ();
  g_ptr_array_add (rows, self->next);
  pupitre_store_put_intents_async (self->store, rows, NULL, on_put, g_object_ref (self));
  return TRUE;
}

/* The same, where the school has it: a receipt takes the place of the intent. */
static gboolean
confirm (PupitreOutboxLine  *self,
         PupitreIntent      *intent,
         PupitreIntentEvent  event,
         PupitreReceiptProof proof,
         const char         *reference)
{
  PupitreIntentStep step = pupitre_intent_machine_step (pupitre_intent_get_state (intent), event);

  if (step.action != PUPITRE_INTENT_ACTION_KEEP_RECEIPT)
    return FALSE;
  prepare (self, intent, step, PUPITRE_INTENT_REASON_NONE, NULL);
  g_clear_error (&self->declined);
  self->n_failures = 0;
  self->receipt = pupitre_receipt_new (self->next, proof, reference, now_in_seconds ());
  pupitre_store_put_receipt_async (self->store, self->receipt, NULL, on_receipt_put,
                                   g_object_ref (self));
  return TRUE;
}

static void
decline (PupitreOutboxLine *self, PupitreIntent *intent, const GError *error)
{
  gboolean gone = g_error_matches (error, PUPITRE_ERROR, PUPITRE_ERROR_NOT_FOUND);

  self->n_failures = 0;
  move_on (self, intent, PUPITRE_INTENT_EVENT_DECLINED,
           gone ? PUPITRE_INTENT_REASON_NOT_THERE : PUPITRE_INTENT_REASON_PORTAL,
           pupitre_error_get_portal_text (error));
}

/* --- Sending ------------------------------------------------------------------------------ */

/* What an error of the courier means for what was to be sent. What is not known for certain is not
 * known. */
static PupitreIntentEvent
event_of (const GError *error)
{
  static const struct {
    PupitreErrorCode   code;
    PupitreIntentEvent event;
  } EVENTS[] = {
    { PUPITRE_ERROR_OFFLINE, PUPITRE_INTENT_EVENT_NOT_SENT },
    { PUPITRE_ERROR_NAME, PUPITRE_INTENT_EVENT_NOT_SENT },
    { PUPITRE_ERROR_TIMEOUT, PUPITRE_INTENT_EVENT_NOT_SENT },
    { PUPITRE_ERROR_CERTIFICATE, PUPITRE_INTENT_EVENT_NOT_SENT },
    { PUPITRE_ERROR_CLOCK, PUPITRE_INTENT_EVENT_NOT_SENT },
    { PUPITRE_ERROR_PROXY, PUPITRE_INTENT_EVENT_NOT_SENT },
    { PUPITRE_ERROR_THROTTLED, PUPITRE_INTENT_EVENT_NOT_SENT },
    { PUPITRE_ERROR_SESSION_ENDED, PUPITRE_INTENT_EVENT_NOT_SENT },
    { PUPITRE_ERROR_NOT_STORED, PUPITRE_INTENT_EVENT_NOT_SENT },
    { PUPITRE_ERROR_REFUSED, PUPITRE_INTENT_EVENT_DECLINED },
    { PUPITRE_ERROR_NOT_FOUND, PUPITRE_INTENT_EVENT_DECLINED },
    { PUPITRE_ERROR_FORM_REFUSED, PUPITRE_INTENT_EVENT_DECLINED },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (EVENTS); i++) {
    if (g_error_matches (error, PUPITRE_ERROR, (int) EVENTS[i].code))
      return EVENTS[i].event;
  }
  return PUPITRE_INTENT_EVENT_LOST;
}

/* A refusal of what was sent before says nothing of what became of it then: perhaps it is refused
 * because it is there. */
static void
take_failure (PupitreOutboxLine *self, PupitreIntent *intent, const GError *error)
{
  PupitreIntentEvent event = event_of (error);

  if (event == PUPITRE_INTENT_EVENT_DECLINED && !self->again) {
    decline (self, intent, error);
    return;
  }
  if (event == PUPITRE_INTENT_EVENT_DECLINED) {
    self->declined = g_error_copy (error);
    event = PUPITRE_INTENT_EVENT_LOST;
  }
  if (event == PUPITRE_INTENT_EVENT_NOT_SENT)
    self->pause = next_pause (self, error);
  move_on (self, intent, event, PUPITRE_INTENT_REASON_NONE, NULL);
}

static void
on_sent (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PupitreOutboxLine) self = user_data;
  g_autoptr (PupitreIntent) intent = g_object_ref (self->busy);
  g_autoptr (GError) error = NULL;
  g_autofree char *reference = NULL;
  gboolean done = pupitre_courier_send_finish (self->courier, result, &reference, &error);

  g_clear_error (&self->declined);
  if (g_cancellable_is_cancelled (self->cancel))
    put_aside (self);  /* what the disk says of it holds: it was on its way */
  else if (done)
    confirm (self, intent, PUPITRE_INTENT_EVENT_DONE, PUPITRE_RECEIPT_ANSWERED, reference);
  else
    take_failure (self, intent, error);
}

/* --- Reading back ------------------------------------------------------------------------- */

/* Not there. Unless the portal said no, it may still be at work on what it got a moment ago. */
static void
take_missing (PupitreOutboxLine *self, PupitreIntent *intent)
{
  g_autoptr (GError) declined = g_steal_pointer (&self->declined);
  gint64 passed = self->asked_at - pupitre_intent_get_sent_at (intent);

  if (declined != NULL) {
    decline (self, intent, declined);
    return;
  }
  if (passed < 0) {  /* the clock was set back: it is counted from here */
    pupitre_intent_set_sent_at (intent, self->asked_at);
    passed = 0;
  }
  if (passed < self->pace->grace) {
    put_aside (self);
    wait_for (self, self->pace->grace - (guint) passed);
    return;
  }
  move_on (self, intent, PUPITRE_INTENT_EVENT_MISSING, PUPITRE_INTENT_REASON_NONE, NULL);
}

static void
take_finding (PupitreOutboxLine *self,
              PupitreIntent     *intent,
              PupitreFinding     finding,
              const char        *reference)
{
  switch (finding) {
  case PUPITRE_FINDING_FOUND:
    confirm (self, intent, PUPITRE_INTENT_EVENT_FOUND, PUPITRE_RECEIPT_READ_BACK, reference);
    break;
  case PUPITRE_FINDING_IMPOSSIBLE:
    g_clear_error (&self->declined);
    move_on (self, intent, PUPITRE_INTENT_EVENT_DECLINED, PUPITRE_INTENT_REASON_NOT_THERE, NULL);
    break;
  case PUPITRE_FINDING_MISSING:
    take_missing (self, intent);
    break;
  case PUPITRE_FINDING_UNREADABLE:
    move_on (self, intent, PUPITRE_INTENT_EVENT_NO_READ_BACK, PUPITRE_INTENT_REASON_NONE, NULL);
    break;
  default:
    g_assert_not_reached ();
  }
}

static void
on_read_back (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PupitreOutboxLine) self = user_data;
  g_autoptr (PupitreIntent) intent = g_object_ref (self->busy);
  g_autoptr (GError) error = NULL;
  g_autofree char *reference = NULL;
  PupitreFinding finding = PUPITRE_FINDING_MISSING;
  gboolean looked = pupitre_courier_read_back_finish (PUPITRE_COURIER (source), result, &finding,
                                                      &reference, &error);

  if (g_cancellable_is_cancelled (self->cancel))
    put_aside (self);
  else if (looked)
    take_finding (self, intent, finding, reference);
  else
    stay (self, error);
}

/* What other intents of this child are known to be in the portal. */
static GHashTable *
list_claimed (PupitreOutboxLine *self)
{
  GHashTable *claimed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->receipts)); i++) {
    g_autoptr (PupitreReceipt) receipt = g_list_model_get_item (G_LIST_MODEL (self->receipts), i);

    g_hash_table_add (claimed, g_strdup (pupitre_receipt_get_reference (receipt)));
  }
  return claimed;
}

static void
read_back (PupitreOutboxLine *self, PupitreIntent *intent)
{
  g_autoptr (GHashTable) claimed = list_claimed (self);

  self->busy = g_object_ref (intent);
  self->asked_at = now_in_milliseconds ();
  pupitre_courier_read_back_async (self->courier, intent, claimed, self->cancel, on_read_back,
                                   g_object_ref (self));
}

/* --- In order ----------------------------------------------------------------------------- */

static void
go_on_with_unknown (PupitreOutboxLine *self, PupitreIntent *intent)
{
  if (self->pace->blind)
    move_on (self, intent, PUPITRE_INTENT_EVENT_MISSING, PUPITRE_INTENT_REASON_NONE, NULL);
  else if (!pupitre_courier_can_read_back (self->courier, pupitre_intent_get_kind (intent)))
    move_on (self, intent, PUPITRE_INTENT_EVENT_NO_READ_BACK, PUPITRE_INTENT_REASON_NONE, NULL);
  else if (is_held_off (self))
    wait_until_allowed (self);
  else if (pupitre_courier_is_ready (self->courier))
    read_back (self, intent);
}

static void
go_on_with_queued (PupitreOutboxLine *self, PupitreIntent *intent)
{
  gboolean held_off = is_held_off (self);

  if (!held_off && pupitre_courier_is_ready (self->courier))
    move_on (self, intent, PUPITRE_INTENT_EVENT_SEND, PUPITRE_INTENT_REASON_NONE, NULL);
  else if (self->online_only)
    move_on (self, intent, PUPITRE_INTENT_EVENT_MAY_NOT_WAIT, PUPITRE_INTENT_REASON_NOT_SENT, NULL);
  else if (held_off)
    wait_until_allowed (self);
}

static void
go_on_with (PupitreOutboxLine *self, PupitreIntent *intent)
{
  switch (pupitre_intent_get_state (intent)) {
  case PUPITRE_INTENT_QUEUED:
    go_on_with_queued (self, intent);
    break;
  case PUPITRE_INTENT_SENT:  /* what became of it could not be noted */
    move_on (self, intent, PUPITRE_INTENT_EVENT_LOST, PUPITRE_INTENT_REASON_NONE, NULL);
    break;
  case PUPITRE_INTENT_UNKNOWN:
    go_on_with_unknown (self, intent);
    break;
  case PUPITRE_INTENT_UNDECIDED:
  case PUPITRE_INTENT_CONFIRMED:
  case PUPITRE_INTENT_REFUSED:
  default:
    break;
  }
}

/* Whose day is over comes back, also if its turn has not come. */
static gboolean
return_past (PupitreOutboxLine *self)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->intents)); i++) {
    g_autoptr (PupitreIntent) intent = g_list_model_get_item (G_LIST_MODEL (self->intents), i);

    if (pupitre_intent_is_past (intent) &&
        move_on (self, intent, PUPITRE_INTENT_EVENT_DATE_PASSED, PUPITRE_INTENT_REASON_DATE_PASSED,
                 NULL))
      return TRUE;
  }
  return FALSE;
}

static void
go_on (PupitreOutboxLine *self)
{
  if (self->busy != NULL || g_cancellable_is_cancelled (self->cancel) || return_past (self))
    return;
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->intents)); i++) {
    g_autoptr (PupitreIntent) intent = g_list_model_get_item (G_LIST_MODEL (self->intents), i);

    if (pupitre_intent_state_is_open (pupitre_intent_get_state (intent))) {
      go_on_with (self, intent);
      return;
    }
  }
}

/* --- GObject ------------------------------------------------------------------------------ */

static void
pupitre_outbox_line_dispose (GObject *object)
{
  PupitreOutboxLine *self = PUPITRE_OUTBOX_LINE (object);

  pupitre_outbox_line_stop (self);

  G_OBJECT_CLASS (pupitre_outbox_line_parent_class)->dispose (object);
}

static void
pupitre_outbox_line_finalize (GObject *object)
{
  PupitreOutboxLine *self = PUPITRE_OUTBOX_LINE (object);

  put_aside (self);
  g_clear_error (&self->declined);
  g_object_unref (self->store);
  g_object_unref (self->courier);
  g_object_unref (self->intents);
  g_object_unref (self->receipts);
  g_object_unref (self->cancel);

  G_OBJECT_CLASS (pupitre_outbox_line_parent_class)->finalize (object);
}

static void
pupitre_outbox_line_class_init (PupitreOutboxLineClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pupitre_outbox_line_dispose;
  G_OBJECT_CLASS (klass)->finalize = pupitre_outbox_line_finalize;

  /**
   * PupitreOutboxLine::changed:
   *
   * Some intent is where it was not before.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", PUPITRE_TYPE_OUTBOX_LINE, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
  /**
   * PupitreOutboxLine::confirmed:
   * @receipt: A #PupitreReceipt
   *
   * The school has it.
   */
  signals[SIGNAL_CONFIRMED] =
    g_signal_new ("confirmed", PUPITRE_TYPE_OUTBOX_LINE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, PUPITRE_TYPE_RECEIPT);
  /**
   * PupitreOutboxLine::returned:
   * @intent: A #PupitreIntent
   *
   * The parent has to look at it.
   */
  signals[SIGNAL_RETURNED] =
    g_signal_new ("returned", PUPITRE_TYPE_OUTBOX_LINE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, PUPITRE_TYPE_INTENT);
}

static void
pupitre_outbox_line_init (PupitreOutboxLine *self)
{
  self->intents = g_list_store_new (PUPITRE_TYPE_INTENT);
  self->receipts = g_list_store_new (PUPITRE_TYPE_RECEIPT);
  self->cancel = g_cancellable_new ();
}

/**
 * pupitre_outbox_line_new:
 * @store: Where it is kept
 * @courier: Who carries
 * @pace: How it takes its time; has to outlive the line
 * @online_only: Whether what cannot be sent comes back instead of waiting
 *
 * Returns: (transfer full): the line of a child, with nothing in it.
 */
PupitreOutboxLine *
pupitre_outbox_line_new (PupitreStore            *store,
                         PupitreCourier          *courier,
                         const PupitreOutboxPace *pace,
                         gboolean                 online_only)
{
  PupitreOutboxLine *self = g_object_new (PUPITRE_TYPE_OUTBOX_LINE, NULL);

  self->store = g_object_ref (store);
  self->courier = g_object_ref (courier);
  self->pace = pace;
  self->online_only = online_only;
  return self;
}

/* Returns: (transfer none): a model of #PupitreIntent, the first made first */
GListModel *
pupitre_outbox_line_get_intents (PupitreOutboxLine *self)
{
  return G_LIST_MODEL (self->intents);
}

/* Returns: (transfer none): a model of #PupitreReceipt, the newest first */
GListModel *
pupitre_outbox_line_get_receipts (PupitreOutboxLine *self)
{
  return G_LIST_MODEL (self->receipts);
}

/* How many intents are not settled. */
guint
pupitre_outbox_line_get_n_open (PupitreOutboxLine *self)
{
  guint n_open = 0;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->intents)); i++) {
    g_autoptr (PupitreIntent) intent = g_list_model_get_item (G_LIST_MODEL (self->intents), i);

    if (pupitre_intent_state_is_open (pupitre_intent_get_state (intent)))
      n_open++;
  }
  return n_open;
}

/* Whether something is under way for one of them. */
gboolean
pupitre_outbox_line_is_busy (PupitreOutboxLine *self)
{
  return self->busy != NULL;
}

/* Whether something that asks the same is not settled. */
gboolean
pupitre_outbox_line_has_same (PupitreOutboxLine *self, PupitreIntent *intent)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->intents)); i++) {
    g_autoptr (PupitreIntent) other = g_list_model_get_item (G_LIST_MODEL (self->intents), i);

    if (pupitre_intent_state_is_open (pupitre_intent_get_state (other)) &&
        pupitre_intent_is_same (other, intent))
      return TRUE;
  }
  return FALSE;
}

static int
compare_numbers (gconstpointer a, gconstpointer b, gpointer user_data)
{
  guint64 first = pupitre_intent_get_number (PUPITRE_INTENT ((gpointer) a));
  guint64 second = pupitre_intent_get_number (PUPITRE_INTENT ((gpointer) b));

  return (first > second) - (first < second);
}

/* The newest first; of the same second, the one that was asked last. */
static int
compare_receipts (gconstpointer a, gconstpointer b, gpointer user_data)
{
  PupitreReceipt *one = PUPITRE_RECEIPT ((gpointer) a);
  PupitreReceipt *two = PUPITRE_RECEIPT ((gpointer) b);
  gint64 first = pupitre_receipt_get_confirmed_at (one);
  gint64 second = pupitre_receipt_get_confirmed_at (two);

  if (first != second)
    return first < second ? 1 : -1;
  return compare_numbers (pupitre_receipt_get_intent (two), pupitre_receipt_get_intent (one), NULL);
}

/* Adds an intent that is on the disk, at its place. One that was on its way when the program ended
 * may have arrived. */
void
pupitre_outbox_line_add (PupitreOutboxLine *self, PupitreIntent *intent)
{
  PupitreIntentStep step = pupitre_intent_machine_step (pupitre_intent_get_state (intent),
                                                        PUPITRE_INTENT_EVENT_RESUMED);

  if (step.next != pupitre_intent_get_state (intent))
    pupitre_intent_set_state (intent, step.next, pupitre_intent_get_changed_at (intent));
  g_list_store_insert_sorted (self->intents, intent, compare_numbers, NULL);
}

/* Adds a receipt that is on the disk. */
void
pupitre_outbox_line_add_receipt (PupitreOutboxLine *self, PupitreReceipt *receipt)
{
  g_list_store_insert_sorted (self->receipts, receipt, compare_receipts, NULL);
}

/* Does now what can be done. A portal that asked to be left alone is, whoever asks. */
void
pupitre_outbox_line_deliver (PupitreOutboxLine *self)
{
  g_clear_handle_id (&self->wait, g_source_remove);
  if (!is_held_off (self))
    self->n_failures = 0;
  go_on (self);
}

/* Whether the parent may do away with an intent: nothing is under way for it. */
gboolean
pupitre_outbox_line_may_remove (PupitreOutboxLine *self, PupitreIntent *intent)
{
  PupitreIntentStep step = pupitre_intent_machine_step (pupitre_intent_get_state (intent),
                                                        PUPITRE_INTENT_EVENT_TAKEN_BACK);

  return self->busy != intent && step.action == PUPITRE_INTENT_ACTION_REMOVE &&
         g_list_store_find (self->intents, intent, NULL);
}

/* Takes an intent out, before it is taken from the disk. */
void
pupitre_outbox_line_remove (PupitreOutboxLine *self, PupitreIntent *intent)
{
  guint position;

  if (g_list_store_find (self->intents, intent, &position))
    g_list_store_remove (self->intents, position);
}

/* Returns: whether the decision could be taken up */
gboolean
pupitre_outbox_line_decide (PupitreOutboxLine *self,
                            PupitreIntent     *intent,
                            PupitreDecision    decision)
{
  if (self->busy != NULL)
    return FALSE;
  if (decision == PUPITRE_DECISION_DONE)
    return confirm (self, intent, PUPITRE_INTENT_EVENT_SAID_DONE, PUPITRE_RECEIPT_PARENT, NULL);
  return move_on (self, intent, PUPITRE_INTENT_EVENT_SAID_AGAIN, PUPITRE_INTENT_REASON_NONE, NULL);
}

/* Gives up what is under way, for good: what the disk says of it holds. */
void
pupitre_outbox_line_stop (PupitreOutboxLine *self)
{
  g_clear_handle_id (&self->wait, g_source_remove);
  g_cancellable_cancel (self->cancel);
}
