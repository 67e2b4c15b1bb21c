/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-outbox"

#include "pupitre-outbox-private.h"

#include "pupitre-error.h"
#include "pupitre-outbox-line.h"

/* What a parent asks of the school, for all children of one account: on the disk before the page
 * says that it is queued, carried to the portal as soon as there is a session, and followed until
 * the school has it or the parent has it back. One line a child, so that none waits for another's.
 * Main thread. */

/* No server works longer on one request and still answers; ours waits 20 seconds for it. */
#define GRACE (60 * 1000)
#define FIRST_WAIT 1000
#define LONGEST_WAIT (60 * 1000)

struct _PupitreOutbox {
  GObject           parent_instance;

  PupitreStore     *store;
  PupitreCourier   *courier;
  gboolean          online_only;
  PupitreOutboxPace pace;
  GHashTable       *lines;     /* the key of a child -> PupitreOutboxLine */
  GQueue            adding;    /* of GTask: the first is being written, the others come after it */
  gboolean          loaded;
  gboolean          stopped;
  guint64           last_number;
};

typedef enum {
  PROP_N_UNSENT = 1,
} PupitreOutboxProperty;

static GParamSpec *props[PROP_N_UNSENT + 1];

typedef enum {
  SIGNAL_CONFIRMED,
  SIGNAL_RETURNED,
  N_SIGNALS,
} PupitreOutboxSignal;

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PupitreOutbox, pupitre_outbox, G_TYPE_OBJECT)

/* --- Lines -------------------------------------------------------------------------------- */

static void
on_line_changed (PupitreOutbox *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_N_UNSENT]);
}

static void
on_line_confirmed (PupitreOutbox *self, PupitreReceipt *receipt)
{
  g_signal_emit (self, signals[SIGNAL_CONFIRMED], 0, receipt);
}

static void
on_line_returned (PupitreOutbox *self, PupitreIntent *intent)
{
  g_signal_emit (self, signals[SIGNAL_RETURNED], 0, intent);
}

static PupitreOutboxLine *
get_line (PupitreOutbox *self, const char *child)
{
  PupitreOutboxLine *line = g_hash_table_lookup (self->lines, child);

  if (line != NULL)
    return line;
  line = pupitre_outbox_line_new (self->store, self->courier, &self->pace, self->online_only);
  g_signal_connect_object (line, "changed", G_CALLBACK (on_line_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (line, "confirmed", G_CALLBACK (on_line_confirmed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (line, "returned", G_CALLBACK (on_line_returned), self,
                           G_CONNECT_SWAPPED);
  g_hash_table_insert (self->lines, g_strdup (child), line);
  return line;
}

static PupitreOutboxLine *
get_line_of (PupitreOutbox *self, PupitreIntent *intent)
{
  return get_line (self, pupitre_intent_get_child (intent));
}

/* --- Loading ------------------------------------------------------------------------------ */

static void
on_loaded (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  PupitreOutbox *self = g_task_get_source_object (task);
  g_autoptr (GPtrArray) receipts = NULL;
  g_autoptr (GPtrArray) intents = NULL;
  GError *error = NULL;

  intents = pupitre_store_load_outbox_finish (PUPITRE_STORE (source), result, &receipts, &error);
  if (intents == NULL) {
    g_task_return_error (task, error);
    return;
  }
  for (guint i = 0; i < receipts->len; i++) {
    PupitreReceipt *receipt = g_ptr_array_index (receipts, i);

    pupitre_outbox_line_add_receipt (get_line_of (self, pupitre_receipt_get_intent (receipt)),
                                     receipt);
  }
  for (guint i = 0; i < intents->len; i++) {
    PupitreIntent *intent = g_ptr_array_index (intents, i);

    self->last_number = MAX (self->last_number, pupitre_intent_get_number (intent));
    pupitre_outbox_line_add (get_line_of (self, intent), intent);
  }
  self->loaded = TRUE;
  if (intents->len > 0)
    on_line_changed (self);
  pupitre_outbox_deliver (self);
  g_task_return_boolean (task, TRUE);
}

/* --- GObject ------------------------------------------------------------------------------ */

static void
pupitre_outbox_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  PupitreOutbox *self = PUPITRE_OUTBOX (object);

  switch ((PupitreOutboxProperty) property_id) {
  case PROP_N_UNSENT:
    g_value_set_uint (value, pupitre_outbox_get_n_unsent (self, NULL));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    break;
  }
}

static void
pupitre_outbox_dispose (GObject *object)
{
  pupitre_outbox_stop (PUPITRE_OUTBOX (object));

  G_OBJECT_CLASS (pupitre_outbox_parent_class)->dispose (object);
}

static void
pupitre_outbox_finalize (GObject *object)
{
  PupitreOutbox *self = PUPITRE_OUTBOX (object);

  g_hash_table_unref (self->lines);
  g_clear_object (&self->store);
  g_clear_object (&self->courier);

  G_OBJECT_CLASS (pupitre_outbox_parent_class)->finalize (object);
}

static void
pupitre_outbox_class_init (PupitreOutboxClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = pupitre_outbox_get_property;
  object_class->dispose = pupitre_outbox_dispose;
  object_class->finalize = pupitre_outbox_finalize;

  /**
   * PupitreOutbox:n-unsent:
   *
   * How many intents the school may not have yet.
   */
  props[PROP_N_UNSENT] =
    g_param_spec_uint ("n-unsent", NULL, NULL, 0, G_MAXUINT, 0,
                       G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  /**
   * PupitreOutbox::confirmed:
   * @self: An outbox
   * @receipt: A #PupitreReceipt
   *
   * The school has something, and the receipt is kept.
   */
  signals[SIGNAL_CONFIRMED] =
    g_signal_new ("confirmed", PUPITRE_TYPE_OUTBOX, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, PUPITRE_TYPE_RECEIPT);
  /**
   * PupitreOutbox::returned:
   * @self: An outbox
   * @intent: A #PupitreIntent
   *
   * Something comes back to the parent, who has to read why or to decide.
   */
  signals[SIGNAL_RETURNED] =
    g_signal_new ("returned", PUPITRE_TYPE_OUTBOX, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, PUPITRE_TYPE_INTENT);
}

static void
pupitre_outbox_init (PupitreOutbox *self)
{
  self->lines = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->pace.grace = GRACE;
  self->pace.first_wait = FIRST_WAIT;
  self->pace.longest_wait = LONGEST_WAIT;
}

/**
 * pupitre_outbox_new:
 * @store: The account's store
 * @courier: Who carries to the portal
 * @online_only: Whether nothing waits here for a session: the computer is shared, or nothing of the
 *   account outlives the program
 *
 * Returns: (transfer full): an outbox that is not loaded yet.
 */
PupitreOutbox *
pupitre_outbox_new (PupitreStore *store, PupitreCourier *courier, gboolean online_only)
{
  PupitreOutbox *self;

  g_return_val_if_fail (PUPITRE_IS_STORE (store), NULL);
  g_return_val_if_fail (PUPITRE_IS_COURIER (courier), NULL);

  self = g_object_new (PUPITRE_TYPE_OUTBOX, NULL);
  self->store = g_object_ref (store);
  self->courier = g_object_ref (courier);
  self->online_only = online_only;
  return self;
}

/* For tests: how it takes its time, to be changed before it is loaded. */
PupitreOutboxPace *
pupitre_outbox_get_pace (PupitreOutbox *self)
{
  return &self->pace;
}

/**
 * pupitre_outbox_load_async:
 * @self: An outbox whose store is open
 * @cancellable: (nullable): To give up
 * @callback: Called when it is loaded
 * @user_data: For @callback
 *
 * Loads what is kept, and takes up what was under way.
 */
void
pupitre_outbox_load_async (PupitreOutbox      *self,
                           GCancellable       *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer            user_data)
{
  GTask *task;

  g_return_if_fail (PUPITRE_IS_OUTBOX (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, pupitre_outbox_load_async);
  pupitre_store_load_outbox_async (self->store, cancellable, on_loaded, task);
}

/**
 * pupitre_outbox_load_finish:
 * @self: An outbox
 * @result: What the callback was given
 * @error: Return location
 *
 * Returns: whether it is loaded.
 */
gboolean
pupitre_outbox_load_finish (PupitreOutbox *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * pupitre_outbox_stop:
 * @self: An outbox
 *
 * Sends nothing more, for good: the account is being closed. What is kept stays, to be taken up
 * when it is opened again.
 */
void
pupitre_outbox_stop (PupitreOutbox *self)
{
  GHashTableIter iter;
  gpointer line;

  g_return_if_fail (PUPITRE_IS_OUTBOX (self));

  self->stopped = TRUE;
  g_hash_table_iter_init (&iter, self->lines);
  while (g_hash_table_iter_next (&iter, NULL, &line))
    pupitre_outbox_line_stop (line);
}

/**
 * pupitre_outbox_is_online_only:
 * @self: An outbox
 *
 * Returns: whether nothing waits here for a session.
 */
gboolean
pupitre_outbox_is_online_only (PupitreOutbox *self)
{
  g_return_val_if_fail (PUPITRE_IS_OUTBOX (self), FALSE);

  return self->online_only;
}

/**
 * pupitre_outbox_get_n_unsent:
 * @self: An outbox
 * @child: (nullable): The key of a child; %NULL for all
 *
 * Counts what the school may not have yet: queued, sent, not known yet, or for the parent to
 * decide. Whoever signs out is asked about it.
 *
 * Returns: how many.
 */
guint
pupitre_outbox_get_n_unsent (PupitreOutbox *self, const char *child)
{
  GHashTableIter iter;
  gpointer line;
  guint n_unsent = 0;

  g_return_val_if_fail (PUPITRE_IS_OUTBOX (self), 0);

  if (child != NULL)
    return pupitre_outbox_line_get_n_open (get_line (self, child));
  g_hash_table_iter_init (&iter, self->lines);
  while (g_hash_table_iter_next (&iter, NULL, &line))
    n_unsent += pupitre_outbox_line_get_n_open (line);
  return n_unsent;
}

/**
 * pupitre_outbox_may_send:
 * @self: An outbox
 *
 * Returns: whether something can be sent now, without asking the parent to sign in.
 */
gboolean
pupitre_outbox_may_send (PupitreOutbox *self)
{
  g_return_val_if_fail (PUPITRE_IS_OUTBOX (self), FALSE);

  return self->loaded && !self->stopped && pupitre_courier_is_ready (self->courier);
}

/**
 * pupitre_outbox_is_sending:
 * @self: An outbox
 *
 * Returns: whether something is under way: being written down, sent, or read back.
 */
gboolean
pupitre_outbox_is_sending (PupitreOutbox *self)
{
  GHashTableIter iter;
  gpointer line;

  g_return_val_if_fail (PUPITRE_IS_OUTBOX (self), FALSE);

  g_hash_table_iter_init (&iter, self->lines);
  while (g_hash_table_iter_next (&iter, NULL, &line)) {
    if (pupitre_outbox_line_is_busy (line))
      return TRUE;
  }
  return FALSE;
}

/**
 * pupitre_outbox_get_intents:
 * @self: An outbox
 * @child: The key of a child
 *
 * What the parent asked for this child and has not put away: each #PupitreIntent tells by notify
 * where it is. What was confirmed stays until the program ends or the parent puts it away; its
 * receipt stays for good.
 *
 * Returns: (transfer none): a model of #PupitreIntent, the first made first.
 */
GListModel *
pupitre_outbox_get_intents (PupitreOutbox *self, const char *child)
{
  g_return_val_if_fail (PUPITRE_IS_OUTBOX (self), NULL);
  g_return_val_if_fail (child != NULL, NULL);

  return pupitre_outbox_line_get_intents (get_line (self, child));
}

/**
 * pupitre_outbox_get_receipts:
 * @self: An outbox
 * @child: The key of a child
 *
 * Returns: (transfer none): a model of #PupitreReceipt, the newest first.
 */
GListModel *
pupitre_outbox_get_receipts (PupitreOutbox *self, const char *child)
{
  g_return_val_if_fail (PUPITRE_IS_OUTBOX (self), NULL);
  g_return_val_if_fail (child != NULL, NULL);

  return pupitre_outbox_line_get_receipts (get_line (self, child));
}

/* --- Adding ------------------------------------------------------------------------------- */

static gboolean
has_same (GPtrArray *list, PupitreIntent *intent)
{
  for (guint i = 0; i < list->len; i++) {
    if (pupitre_intent_is_same (g_ptr_array_index (list, i), intent))
      return TRUE;
  }
  return FALSE;
}

/* Without those that ask what another one asks that is not settled: pressing a button twice asks
 * once. */
static GPtrArray *
list_new (PupitreOutbox *self, GPtrArray *intents)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < intents->len; i++) {
    PupitreIntent *intent = g_ptr_array_index (intents, i);

    if (has_same (list, intent) ||
        pupitre_outbox_line_has_same (get_line_of (self, intent), intent))
      continue;
    self->last_number = MAX (self->last_number + 1, (guint64) g_get_real_time ());
    pupitre_intent_set_number (intent, self->last_number);
    g_ptr_array_add (list, g_object_ref (intent));
  }
  return list;
}

static void on_added (GObject *source, GAsyncResult *result, gpointer user_data);

/* One after the other: whether the second is the same as the first is known when the first is on the
 * disk, or could not be put there. */
static void
begin_add (PupitreOutbox *self)
{
  GTask *task = g_queue_peek_head (&self->adding);
  GPtrArray *list;

  if (task == NULL)
    return;
  list = list_new (self, g_task_get_task_data (task));
  g_task_set_task_data (task, list, (GDestroyNotify) g_ptr_array_unref);
  pupitre_store_put_intents_async (self->store, list, NULL, on_added, self);
}

static void
on_added (GObject *source, GAsyncResult *result, gpointer user_data)
{
  PupitreOutbox *self = user_data;  /* the task holds it */
  g_autoptr (GTask) task = g_queue_pop_head (&self->adding);
  GPtrArray *intents = g_task_get_task_data (task);
  GError *error = NULL;

  if (!pupitre_store_put_intents_finish (PUPITRE_STORE (source), result, &error)) {
    begin_add (self);
    g_task_return_error (task, error);
    return;
  }
  for (guint i = 0; i < intents->len; i++) {
    PupitreIntent *intent = g_ptr_array_index (intents, i);

    pupitre_outbox_line_add (get_line_of (self, intent), intent);
  }
  begin_add (self);
  if (intents->len > 0)
    on_line_changed (self);
  pupitre_outbox_deliver (self);
  g_task_return_boolean (task, TRUE);
}

/**
 * pupitre_outbox_add_async:
 * @self: An outbox
 * @intents: (element-type PupitreIntent): New intents, in the order in which they are to be carried
 * @cancellable: (nullable): Not used to give up half way
 * @callback: Called when all of them, or none, are on the disk
 * @user_data: For @callback
 *
 * Takes over what a parent asks. When @callback is called they are in pupitre_outbox_get_intents(),
 * queued or further: only then may a page say so. One that asks the same as another that is not
 * settled is left out.
 */
void
pupitre_outbox_add_async (PupitreOutbox      *self,
                          GPtrArray          *intents,
                          GCancellable       *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer            user_data)
{
  g_autoptr (GTask) task = NULL;
  GPtrArray *asked;

  g_return_if_fail (PUPITRE_IS_OUTBOX (self));
  g_return_if_fail (intents != NULL);

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, pupitre_outbox_add_async);
  if (self->online_only && !pupitre_courier_is_ready (self->courier)) {
    g_task_return_new_error (task, PUPITRE_ERROR, PUPITRE_ERROR_SESSION_ENDED,
                             "Nothing waits here for a session");
    return;
  }
  asked = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < intents->len; i++)
    g_ptr_array_add (asked, g_object_ref (g_ptr_array_index (intents, i)));
  g_task_set_task_data (task, asked, (GDestroyNotify) g_ptr_array_unref);
  g_queue_push_tail (&self->adding, g_steal_pointer (&task));
  if (self->adding.length == 1)
    begin_add (self);
}

/**
 * pupitre_outbox_add_finish:
 * @self: An outbox
 * @result: What the callback was given
 * @error: Return location: %PUPITRE_ERROR_STORE_IO; %PUPITRE_ERROR_SESSION_ENDED where nothing
 *   waits for a session and there is none
 *
 * Returns: whether they are kept; if not, the parent still has the form.
 */
gboolean
pupitre_outbox_add_finish (PupitreOutbox *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * pupitre_outbox_deliver:
 * @self: An outbox
 *
 * Does now what can be done: there is a session, or somebody wants to know at once.
 */
void
pupitre_outbox_deliver (PupitreOutbox *self)
{
  g_autoptr (GPtrArray) lines = NULL;
  GHashTableIter iter;
  gpointer line;

  g_return_if_fail (PUPITRE_IS_OUTBOX (self));

  if (!self->loaded || self->stopped)
    return;
  lines = g_ptr_array_new_with_free_func (g_object_unref);
  g_hash_table_iter_init (&iter, self->lines);
  while (g_hash_table_iter_next (&iter, NULL, &line))
    g_ptr_array_add (lines, g_object_ref (line));
  for (guint i = 0; i < lines->len; i++)
    pupitre_outbox_line_deliver (g_ptr_array_index (lines, i));
}

/* --- What another account of the parent keeps ----------------------------------------------- */

static void
on_adopted (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  PupitreOutbox *self = g_task_get_source_object (task);
  PupitreReceipt *receipt = g_task_get_task_data (task);
  GError *error = NULL;

  if (!pupitre_store_put_receipt_finish (PUPITRE_STORE (source), result, &error)) {
    g_task_return_error (task, error);
    return;
  }
  pupitre_outbox_line_add_receipt (get_line_of (self, pupitre_receipt_get_intent (receipt)), receipt);
  g_task_return_boolean (task, TRUE);
}

/**
 * pupitre_outbox_adopt_async:
 * @self: An outbox
 * @receipt: A receipt that is not in it, of another account of the parent
 * @callback: Called when it is kept
 * @user_data: For @callback
 *
 * Keeps a receipt that another account keeps too; nothing is sent.
 */
void
pupitre_outbox_adopt_async (PupitreOutbox      *self,
                            PupitreReceipt     *receipt,
                            GAsyncReadyCallback callback,
                            gpointer            user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (PUPITRE_IS_OUTBOX (self));
  g_return_if_fail (PUPITRE_IS_RECEIPT (receipt));

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, pupitre_outbox_adopt_async);
  g_task_set_task_data (task, g_object_ref (receipt), g_object_unref);
  pupitre_store_put_receipt_async (self->store, receipt, NULL, on_adopted, g_object_ref (task));
}

/**
 * pupitre_outbox_adopt_finish:
 * @self: An outbox
 * @result: What the callback was given
 * @error: Return location: %PUPITRE_ERROR_STORE_IO
 *
 * Returns: whether it is kept.
 */
gboolean
pupitre_outbox_adopt_finish (PupitreOutbox *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/* --- Taking back and deciding ------------------------------------------------------------- */

static void
on_dropped (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  PupitreOutbox *self = g_task_get_source_object (task);
  PupitreIntent *intent = g_task_get_task_data (task);
  GError *error = NULL;

  if (!pupitre_store_drop_intent_finish (PUPITRE_STORE (source), result, &error)) {
    pupitre_outbox_line_add (get_line_of (self, intent), intent);
    on_line_changed (self);
    g_task_return_error (task, error);
    return;
  }
  pupitre_outbox_deliver (self);
  g_task_return_boolean (task, TRUE);
}

/**
 * pupitre_outbox_take_back_async:
 * @self: An outbox
 * @intent: One of its intents: queued or undecided, which is then never sent (again); or refused or
 *   confirmed, which is then put away
 * @callback: Called when it is gone
 * @user_data: For @callback
 *
 * Does away with an intent. The object keeps what the parent typed.
 */
void
pupitre_outbox_take_back_async (PupitreOutbox      *self,
                                PupitreIntent      *intent,
                                GAsyncReadyCallback callback,
                                gpointer            user_data)
{
  g_autoptr (GTask) task = NULL;
  PupitreOutboxLine *line;

  g_return_if_fail (PUPITRE_IS_OUTBOX (self));
  g_return_if_fail (PUPITRE_IS_INTENT (intent));

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, pupitre_outbox_take_back_async);
  g_task_set_task_data (task, g_object_ref (intent), g_object_unref);
  line = get_line_of (self, intent);
  if (!pupitre_outbox_line_may_remove (line, intent)) {
    g_task_return_new_error (task, PUPITRE_ERROR, PUPITRE_ERROR_OUTCOME_UNKNOWN,
                             "It is on its way");
    return;
  }
  pupitre_outbox_line_remove (line, intent);
  on_line_changed (self);
  pupitre_store_drop_intent_async (self->store, intent, NULL, on_dropped, g_object_ref (task));
}

/**
 * pupitre_outbox_take_back_finish:
 * @self: An outbox
 * @result: What the callback was given
 * @error: Return location: %PUPITRE_ERROR_OUTCOME_UNKNOWN if it is on its way, so that nobody can
 *   say that it will not arrive; %PUPITRE_ERROR_STORE_IO
 *
 * Returns: whether it is gone.
 */
gboolean
pupitre_outbox_take_back_finish (PupitreOutbox *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * pupitre_outbox_decide:
 * @self: An outbox
 * @intent: One of its intents, %PUPITRE_INTENT_UNDECIDED
 * @decision: What the parent says
 *
 * Takes the parent's word for it. The intent moves when that is on the disk.
 *
 * Returns: whether it was there to be decided.
 */
gboolean
pupitre_outbox_decide (PupitreOutbox *self, PupitreIntent *intent, PupitreDecision decision)
{
  g_return_val_if_fail (PUPITRE_IS_OUTBOX (self), FALSE);
  g_return_val_if_fail (PUPITRE_IS_INTENT (intent), FALSE);

  return !self->stopped &&
         pupitre_outbox_line_decide (get_line_of (self, intent), intent, decision);
}
