/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-absence-book"

#include "config.h"

#include "pupitre-absence-book.h"

#include "pupitre-school-time.h"

#include <gtk/gtk.h>

/* What is known of one child's absences, from both sides: what the portal told, and what the parent
 * asked, through whichever account: what one has asked, the other need not ask again. Counts what
 * waits for the parent.
 *
 * Signals: `changed`, once for many changes at a time. */

struct _PupitreAbsenceBook {
  GObject      parent_instance;

  PupitreAccount *account;  /* (nullable), not owned: it can leave */
  GListModel  *accounts;    /* (nullable): all that are open */
  char        *child;
  PupitreFeed *feed;
  GListStore  *intent_lists;   /* (element-type GListModel): of each account */
  GListStore  *receipt_lists;  /* (element-type GListModel): of each account */
  GListModel  *intents;
  GListModel  *receipts;
  GPtrArray   *watched;   /* (element-type GObject): entries and intents */
  GPtrArray   *absences;  /* (element-type PupitreAbsence), the newest first */
  GPtrArray   *notices;   /* (element-type PupitreAbsenceNotice), the first to come first */
  guint        n_waiting;
  guint        update_source;
};

typedef enum {
  PROP_N_WAITING = 1,
} PupitreAbsenceBookProperty;

static GParamSpec *props[PROP_N_WAITING + 1];
static guint changed_signal;

G_DEFINE_FINAL_TYPE (PupitreAbsenceBook, pupitre_absence_book, G_TYPE_OBJECT)

static int
compare_notices (gconstpointer a, gconstpointer b)
{
  return g_date_time_compare (pupitre_absence_notice_get_first (*(PupitreAbsenceNotice **) a),
                              pupitre_absence_notice_get_first (*(PupitreAbsenceNotice **) b));
}

/* What was withdrawn at the school is no longer told: it is not shown either. */
static void
sort_entry (PupitreAbsenceBook *self, PupitreEntry *entry)
{
  GObject *object = pupitre_entry_get_object (entry);

  if (object == NULL || pupitre_entry_is_withdrawn (entry))
    return;
  g_ptr_array_add (PUPITRE_IS_ABSENCE_NOTICE (object) ? self->notices : self->absences,
                   g_object_ref (object));
}

/* The intent of what was confirmed goes with the program, and its receipt stays: it holds until the
 * portal has told of its absences again. */
static gboolean
has_receipt (PupitreAbsenceBook *self, const char *id)
{
  g_autoptr (PupitreReceipt) receipt =
    pupitre_absence_book_find_receipt (self, PUPITRE_INTENT_MOTIVE, id);

  return receipt != NULL && pupitre_receipt_get_confirmed_at (receipt) >=
                              pupitre_feed_get_received_of (self->feed, id);
}

static gboolean
has_answer (PupitreAbsenceBook *self, PupitreAbsence *absence)
{
  const char *id = pupitre_absence_get_id (absence);
  PupitreIntent *intent = pupitre_absence_book_find_intent (self, PUPITRE_INTENT_MOTIVE, id);

  if (intent == NULL)
    return has_receipt (self, id);
  return pupitre_intent_get_state (intent) != PUPITRE_INTENT_REFUSED &&
         pupitre_intent_get_state (intent) != PUPITRE_INTENT_UNDECIDED;
}

/* What came back to the parent, or is for the parent to decide, waits too. */
static guint
count_waiting (PupitreAbsenceBook *self)
{
  guint n = 0;

  for (guint i = 0; i < self->absences->len; i++) {
    PupitreAbsence *absence = self->absences->pdata[i];

    if (pupitre_absence_book_is_waiting (absence) && !has_answer (self, absence))
      n++;
  }
  return n;
}

static void
on_update_due (gpointer user_data)
{
  PupitreAbsenceBook *self = PUPITRE_ABSENCE_BOOK (user_data);
  guint n_waiting;

  self->update_source = 0;
  g_ptr_array_set_size (self->absences, 0);
  g_ptr_array_set_size (self->notices, 0);
  for (guint i = 0; i < self->watched->len; i++) {
    if (PUPITRE_IS_ENTRY (self->watched->pdata[i]))
      sort_entry (self, self->watched->pdata[i]);
  }
  g_ptr_array_sort (self->notices, compare_notices);
  n_waiting = count_waiting (self);
  if (n_waiting != self->n_waiting) {
    self->n_waiting = n_waiting;
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_N_WAITING]);
  }
  g_signal_emit (self, changed_signal, 0);
}

/* Records are unsealed by the slice, so that many change at once. */
static void
queue_update (PupitreAbsenceBook *self)
{
  if (self->update_source == 0)
    self->update_source = g_idle_add_once (on_update_due, self);
}

static void
unwatch (PupitreAbsenceBook *self)
{
  for (guint i = 0; i < self->watched->len; i++)
    g_signal_handlers_disconnect_by_data (self->watched->pdata[i], self);
  g_ptr_array_set_size (self->watched, 0);
}

static void
watch (PupitreAbsenceBook *self, GListModel *model, const char *signal)
{
  for (guint i = 0; i < g_list_model_get_n_items (model); i++) {
    GObject *item = g_list_model_get_item (model, i);

    g_signal_connect_swapped (item, signal, G_CALLBACK (queue_update), self);
    g_ptr_array_add (self->watched, item);
  }
}

static void
on_items_changed (PupitreAbsenceBook *self)
{
  unwatch (self);
  watch (self, G_LIST_MODEL (self->feed), "notify");
  watch (self, self->intents, "notify::state");
  queue_update (self);
}

/* --- Accounts ------------------------------------------------------------------------------ */

static int
compare_numbers (gconstpointer a, gconstpointer b, gpointer user_data)
{
  guint64 first = pupitre_intent_get_number (PUPITRE_INTENT ((gpointer) a));
  guint64 second = pupitre_intent_get_number (PUPITRE_INTENT ((gpointer) b));

  return (first > second) - (first < second);
}

/* The newest first. */
static int
compare_receipts (gconstpointer a, gconstpointer b, gpointer user_data)
{
  gint64 first = pupitre_receipt_get_confirmed_at (PUPITRE_RECEIPT ((gpointer) a));
  gint64 second = pupitre_receipt_get_confirmed_at (PUPITRE_RECEIPT ((gpointer) b));

  return (first < second) - (first > second);
}

/* A parent asks for other things too. */
static gboolean
is_of_absences (gpointer item, gpointer user_data)
{
  PupitreIntent *intent = PUPITRE_IS_RECEIPT (item) ? pupitre_receipt_get_intent (item) : item;

  return pupitre_intent_get_kind (intent) != PUPITRE_INTENT_REGISTRATION;
}

/* Returns: (transfer full): the items of all lists in one, as far as they are about absences */
static GListModel *
join (GListStore *lists, GCompareDataFunc compare)
{
  GtkFlattenListModel *flat = gtk_flatten_list_model_new (G_LIST_MODEL (g_object_ref (lists)));
  GtkFilterListModel *wanted = gtk_filter_list_model_new (
    G_LIST_MODEL (flat), GTK_FILTER (gtk_custom_filter_new (is_of_absences, NULL, NULL)));

  return G_LIST_MODEL (gtk_sort_list_model_new (
    G_LIST_MODEL (wanted), GTK_SORTER (gtk_custom_sorter_new (compare, NULL, NULL))));
}

static void
add_lists_of (PupitreAbsenceBook *self, PupitreAccount *account)
{
  PupitreOutbox *outbox = pupitre_account_get_outbox (account);

  g_list_store_append (self->intent_lists, pupitre_outbox_get_intents (outbox, self->child));
  g_list_store_append (self->receipt_lists, pupitre_outbox_get_receipts (outbox, self->child));
}

/* Nothing is kept of an account that has left. */
static void
list_accounts (PupitreAbsenceBook *self)
{
  g_list_store_remove_all (self->intent_lists);
  g_list_store_remove_all (self->receipt_lists);
  if (self->account != NULL)
    add_lists_of (self, self->account);
  for (guint i = 0; self->accounts != NULL && i < g_list_model_get_n_items (self->accounts); i++) {
    g_autoptr (PupitreAccount) account = g_list_model_get_item (self->accounts, i);

    if (account != self->account)
      add_lists_of (self, account);
  }
}

static void
pupitre_absence_book_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch ((PupitreAbsenceBookProperty) id) {
  case PROP_N_WAITING:
    g_value_set_uint (value, PUPITRE_ABSENCE_BOOK (object)->n_waiting);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
pupitre_absence_book_dispose (GObject *object)
{
  PupitreAbsenceBook *self = PUPITRE_ABSENCE_BOOK (object);

  g_clear_handle_id (&self->update_source, g_source_remove);
  unwatch (self);
  g_clear_weak_pointer (&self->account);
  g_clear_object (&self->accounts);
  g_clear_object (&self->feed);
  g_clear_object (&self->intents);
  g_clear_object (&self->receipts);

  G_OBJECT_CLASS (pupitre_absence_book_parent_class)->dispose (object);
}

static void
pupitre_absence_book_finalize (GObject *object)
{
  PupitreAbsenceBook *self = PUPITRE_ABSENCE_BOOK (object);

  g_free (self->child);
  g_object_unref (self->intent_lists);
  g_object_unref (self->receipt_lists);
  g_ptr_array_unref (self->watched);
  g_ptr_array_unref (self->absences);
  g_ptr_array_unref (self->notices);

  G_OBJECT_CLASS (pupitre_absence_book_parent_class)->finalize (object);
}

static void
pupitre_absence_book_class_init (PupitreAbsenceBookClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = pupitre_absence_book_get_property;
  object_class->dispose = pupitre_absence_book_dispose;
  object_class->finalize = pupitre_absence_book_finalize;

  /* PupitreAbsenceBook:n-waiting: How many absences and late arrivals wait for the parent. */
  props[PROP_N_WAITING] =
    g_param_spec_uint ("n-waiting", NULL, NULL, 0, G_MAXUINT, 0,
                       G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  changed_signal = g_signal_new ("changed", PUPITRE_TYPE_ABSENCE_BOOK, G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

static void
pupitre_absence_book_init (PupitreAbsenceBook *self)
{
  self->intent_lists = g_list_store_new (G_TYPE_LIST_MODEL);
  self->receipt_lists = g_list_store_new (G_TYPE_LIST_MODEL);
  self->intents = join (self->intent_lists, compare_numbers);
  self->receipts = join (self->receipt_lists, compare_receipts);
  self->watched = g_ptr_array_new_with_free_func (g_object_unref);
  self->absences = g_ptr_array_new_with_free_func (g_object_unref);
  self->notices = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * pupitre_absence_book_new:
 * @family: (nullable): The children and accounts among which those are
 * @account: An open account
 * @child: One of its children
 *
 * Returns: (transfer full): what is known of the absences of @child: what the portal tells @account,
 *   and what any account of @family asked. Main thread.
 */
PupitreAbsenceBook *
pupitre_absence_book_new (PupitreFamily *family, PupitreAccount *account, PupitreChild *child)
{
  PupitreAbsenceBook *self;

  g_return_val_if_fail (PUPITRE_IS_ACCOUNT (account), NULL);
  g_return_val_if_fail (PUPITRE_IS_CHILD (child), NULL);

  self = g_object_new (PUPITRE_TYPE_ABSENCE_BOOK, NULL);
  g_set_weak_pointer (&self->account, account);
  self->child = g_strdup (pupitre_child_get_key (child));
  self->feed = pupitre_account_get_feed (account, child, PUPITRE_KIND_ABSENCES);
  if (family != NULL) {
    self->accounts = g_object_ref (pupitre_family_get_accounts (family));
    g_signal_connect_object (self->accounts, "items-changed", G_CALLBACK (list_accounts), self,
                             G_CONNECT_SWAPPED);
  }
  list_accounts (self);
  g_signal_connect_object (self->feed, "items-changed", G_CALLBACK (on_items_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->intents, "items-changed", G_CALLBACK (on_items_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->receipts, "items-changed", G_CALLBACK (queue_update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->feed, "notify::received", G_CALLBACK (queue_update), self,
                           G_CONNECT_SWAPPED);
  on_items_changed (self);
  return self;
}

/**
 * pupitre_absence_book_get_feed:
 * @self: A book
 *
 * Returns: (transfer none): what the portal told. Main thread.
 */
PupitreFeed *
pupitre_absence_book_get_feed (PupitreAbsenceBook *self)
{
  g_return_val_if_fail (PUPITRE_IS_ABSENCE_BOOK (self), NULL);

  return self->feed;
}

/**
 * pupitre_absence_book_get_absences:
 * @self: A book
 *
 * Returns: (transfer none) (element-type PupitreAbsence): absences and late arrivals, the newest
 *   first. Main thread.
 */
GPtrArray *
pupitre_absence_book_get_absences (PupitreAbsenceBook *self)
{
  g_return_val_if_fail (PUPITRE_IS_ABSENCE_BOOK (self), NULL);

  return self->absences;
}

/**
 * pupitre_absence_book_get_notices:
 * @self: A book
 *
 * Returns: (transfer none) (element-type PupitreAbsenceNotice): what was announced, the first to
 *   come first. Main thread.
 */
GPtrArray *
pupitre_absence_book_get_notices (PupitreAbsenceBook *self)
{
  g_return_val_if_fail (PUPITRE_IS_ABSENCE_BOOK (self), NULL);

  return self->notices;
}

/**
 * pupitre_absence_book_get_n_waiting:
 * @self: A book
 *
 * Returns: how many absences and late arrivals wait for the parent. Main thread.
 */
guint
pupitre_absence_book_get_n_waiting (PupitreAbsenceBook *self)
{
  g_return_val_if_fail (PUPITRE_IS_ABSENCE_BOOK (self), 0);

  return self->n_waiting;
}

/**
 * pupitre_absence_book_day_changed:
 * @self: A book
 *
 * Another day has begun: a deadline may be over. Main thread.
 */
void
pupitre_absence_book_day_changed (PupitreAbsenceBook *self)
{
  g_return_if_fail (PUPITRE_IS_ABSENCE_BOOK (self));

  queue_update (self);
}

/**
 * pupitre_absence_book_is_waiting:
 * @absence: An absence or a late arrival
 *
 * Returns: whether the school still takes a motive for it. Any thread.
 */
gboolean
pupitre_absence_book_is_waiting (PupitreAbsence *absence)
{
  g_autoptr (GDateTime) today = pupitre_school_time_today ();
  GDateTime *deadline = pupitre_absence_get_deadline (absence);

  return pupitre_absence_get_state (absence) == PUPITRE_ABSENCE_STATE_TO_MOTIVATE &&
         (deadline == NULL || g_date_time_compare (today, deadline) <= 0);
}

/**
 * pupitre_absence_book_may_motivate:
 * @self: A book
 * @absence: One of its absences or late arrivals
 *
 * Returns: whether the parent can send a motive for it: the school takes one, and none is on its way
 *   or confirmed. Main thread.
 */
gboolean
pupitre_absence_book_may_motivate (PupitreAbsenceBook *self, PupitreAbsence *absence)
{
  PupitreIntent *intent;

  g_return_val_if_fail (PUPITRE_IS_ABSENCE_BOOK (self), FALSE);
  g_return_val_if_fail (PUPITRE_IS_ABSENCE (absence), FALSE);

  intent = pupitre_absence_book_find_intent (self, PUPITRE_INTENT_MOTIVE,
                                             pupitre_absence_get_id (absence));
  return pupitre_absence_book_is_waiting (absence) && !has_answer (self, absence) &&
         (intent == NULL || pupitre_intent_get_state (intent) == PUPITRE_INTENT_REFUSED);
}

/**
 * pupitre_absence_book_get_intents:
 * @self: A book
 *
 * Returns: (transfer none): a model of #PupitreIntent. Main thread.
 */
GListModel *
pupitre_absence_book_get_intents (PupitreAbsenceBook *self)
{
  g_return_val_if_fail (PUPITRE_IS_ABSENCE_BOOK (self), NULL);

  return self->intents;
}

/**
 * pupitre_absence_book_get_receipts:
 * @self: A book
 *
 * Returns: (transfer none): a model of #PupitreReceipt, the newest first. Main thread.
 */
GListModel *
pupitre_absence_book_get_receipts (PupitreAbsenceBook *self)
{
  g_return_val_if_fail (PUPITRE_IS_ABSENCE_BOOK (self), NULL);

  return self->receipts;
}

/**
 * pupitre_absence_book_find_intent:
 * @self: A book
 * @kind: What is asked
 * @subject: The portal's id of what it is about
 *
 * Returns: (transfer none) (nullable): the last one that asks this. Main thread.
 */
PupitreIntent *
pupitre_absence_book_find_intent (PupitreAbsenceBook *self,
                                  PupitreIntentKind   kind,
                                  const char         *subject)
{
  g_return_val_if_fail (PUPITRE_IS_ABSENCE_BOOK (self), NULL);

  for (guint i = self->watched->len; i > 0; i--) {
    PupitreIntent *intent = self->watched->pdata[i - 1];

    if (PUPITRE_IS_INTENT (intent) && pupitre_intent_get_kind (intent) == kind &&
        g_str_equal (pupitre_intent_get_subject (intent), subject))
      return intent;
  }
  return NULL;
}

/**
 * pupitre_absence_book_find_receipt:
 * @self: A book
 * @kind: What was asked
 * @id: The portal's id of what it was about, or of what it made of it
 *
 * Returns: (transfer full) (nullable): its receipt. Main thread.
 */
PupitreReceipt *
pupitre_absence_book_find_receipt (PupitreAbsenceBook *self, PupitreIntentKind kind, const char *id)
{
  g_return_val_if_fail (PUPITRE_IS_ABSENCE_BOOK (self), NULL);

  for (guint i = 0; i < g_list_model_get_n_items (self->receipts); i++) {
    g_autoptr (PupitreReceipt) receipt = g_list_model_get_item (self->receipts, i);
    PupitreIntent *intent = pupitre_receipt_get_intent (receipt);

    if (pupitre_intent_get_kind (intent) == kind &&
        (g_str_equal (pupitre_receipt_get_reference (receipt), id) ||
         g_str_equal (pupitre_intent_get_subject (intent), id)))
      return g_steal_pointer (&receipt);
  }
  return NULL;
}
