/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-registration-book"

#include "config.h"

#include "pupitre-registration-book.h"

#include "pupitre-registration-intent.h"
#include "pupitre-school-time.h"

/* What is known of the registration of one child, from both sides: what the portal told one parent,
 * and what that parent asked. Main thread.
 *
 * Signals: `changed`. */

struct _PupitreRegistrationBook {
  GObject             parent_instance;

  PupitreStore       *store;
  char               *child;
  PupitreFeedObjects *objects;
  GListModel         *intents;
  GListModel         *receipts;
  GPtrArray          *watched;  /* (element-type PupitreIntent) */
  guint               n_holding;   /* receipts */
  guint               received_source;
  gboolean            asks_again;  /* once what is under way is over */
};

static guint changed_signal;

G_DEFINE_FINAL_TYPE (PupitreRegistrationBook, pupitre_registration_book, G_TYPE_OBJECT)

/* A receipt holds until the portal has told of its registration again. */
static gboolean
is_holding (PupitreReceipt *receipt, gint64 received)
{
  return pupitre_receipt_get_confirmed_at (receipt) >= received;
}

static guint
count_holding (PupitreRegistrationBook *self)
{
  g_autoptr (GPtrArray) receipts = pupitre_registration_book_list_receipts (self);
  gint64 received = pupitre_feed_get_received (pupitre_registration_book_get_feed (self));
  guint n = 0;

  for (guint i = 0; i < receipts->len; i++)
    n += is_holding (receipts->pdata[i], received) ? 1 : 0;
  return n;
}

static void
on_changed (PupitreRegistrationBook *self)
{
  self->n_holding = count_holding (self);
  g_signal_emit (self, changed_signal, 0);
}

static void
on_received_due (gpointer user_data)
{
  PupitreRegistrationBook *self = user_data;

  self->received_source = 0;
  if (count_holding (self) != self->n_holding)
    on_changed (self);
}

/* After the list, which follows in a moment: that what was asked is answered is not shown with what
 * could be asked before. */
static void
on_received (PupitreRegistrationBook *self)
{
  if (self->received_source == 0)
    self->received_source = g_idle_add_once (on_received_due, self);
}

static void
unwatch (PupitreRegistrationBook *self)
{
  for (guint i = 0; i < self->watched->len; i++)
    g_signal_handlers_disconnect_by_data (self->watched->pdata[i], self);
  g_ptr_array_set_size (self->watched, 0);
}

static void
on_refreshing (PupitreRegistrationBook *self)
{
  if (!self->asks_again || pupitre_feed_is_refreshing (pupitre_registration_book_get_feed (self)))
    return;
  self->asks_again = FALSE;
  pupitre_feed_objects_refresh (self->objects);
}

/* An answer that is under way may be from before what was sent. */
static void
ask_portal (PupitreRegistrationBook *self)
{
  self->asks_again = TRUE;
  on_refreshing (self);
}

/* What is confirmed the portal tells in other words: it is asked for them. */
static void
on_intent_moved (PupitreRegistrationBook *self, GParamSpec *pspec, PupitreIntent *intent)
{
  if (pupitre_intent_get_state (intent) == PUPITRE_INTENT_CONFIRMED ||
      pupitre_intent_get_state (intent) == PUPITRE_INTENT_REFUSED)
    ask_portal (self);
  on_changed (self);
}

static void
on_intents_changed (PupitreRegistrationBook *self)
{
  unwatch (self);
  for (guint i = 0; i < g_list_model_get_n_items (self->intents); i++) {
    PupitreIntent *intent = g_list_model_get_item (self->intents, i);

    g_signal_connect_swapped (intent, "notify::state", G_CALLBACK (on_intent_moved), self);
    g_ptr_array_add (self->watched, intent);
  }
  on_changed (self);
}

static void
pupitre_registration_book_dispose (GObject *object)
{
  PupitreRegistrationBook *self = PUPITRE_REGISTRATION_BOOK (object);

  g_clear_handle_id (&self->received_source, g_source_remove);
  unwatch (self);
  g_clear_object (&self->objects);
  g_clear_object (&self->intents);
  g_clear_object (&self->receipts);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (pupitre_registration_book_parent_class)->dispose (object);
}

static void
pupitre_registration_book_finalize (GObject *object)
{
  PupitreRegistrationBook *self = PUPITRE_REGISTRATION_BOOK (object);

  g_free (self->child);
  g_ptr_array_unref (self->watched);

  G_OBJECT_CLASS (pupitre_registration_book_parent_class)->finalize (object);
}

static void
pupitre_registration_book_class_init (PupitreRegistrationBookClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pupitre_registration_book_dispose;
  G_OBJECT_CLASS (klass)->finalize = pupitre_registration_book_finalize;

  changed_signal = g_signal_new ("changed", PUPITRE_TYPE_REGISTRATION_BOOK, G_SIGNAL_RUN_LAST, 0,
                                 NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
pupitre_registration_book_init (PupitreRegistrationBook *self)
{
  self->watched = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * pupitre_registration_book_new:
 * @account: An open account
 * @child: One of its children
 *
 * Returns: (transfer full): what the portal tells @account of the registration of @child, and what
 *   @account asked.
 */
PupitreRegistrationBook *
pupitre_registration_book_new (PupitreAccount *account, PupitreChild *child)
{
  g_autoptr (PupitreFeed) feed = NULL;
  PupitreRegistrationBook *self;
  PupitreOutbox *outbox;

  g_return_val_if_fail (PUPITRE_IS_ACCOUNT (account), NULL);
  g_return_val_if_fail (PUPITRE_IS_CHILD (child), NULL);

  self = g_object_new (PUPITRE_TYPE_REGISTRATION_BOOK, NULL);
  self->store = g_object_ref (pupitre_account_get_store (account));
  self->child = g_strdup (pupitre_child_get_key (child));
  feed = pupitre_account_get_feed (account, child, PUPITRE_KIND_REGISTRATION);
  self->objects = pupitre_feed_objects_new (feed);
  outbox = pupitre_account_get_outbox (account);
  self->intents = g_object_ref (pupitre_outbox_get_intents (outbox, self->child));
  self->receipts = g_object_ref (pupitre_outbox_get_receipts (outbox, self->child));
  g_signal_connect_object (self->objects, "changed", G_CALLBACK (on_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (feed, "notify::received", G_CALLBACK (on_received), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (feed, "notify::refreshing", G_CALLBACK (on_refreshing), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->intents, "items-changed", G_CALLBACK (on_intents_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->receipts, "items-changed", G_CALLBACK (on_changed), self,
                           G_CONNECT_SWAPPED);
  on_intents_changed (self);
  return self;
}

/**
 * pupitre_registration_book_get_feed:
 * @self: A book
 *
 * Returns: (transfer none): what the portal told.
 */
PupitreFeed *
pupitre_registration_book_get_feed (PupitreRegistrationBook *self)
{
  g_return_val_if_fail (PUPITRE_IS_REGISTRATION_BOOK (self), NULL);

  return pupitre_feed_objects_get_feed (self->objects);
}

/**
 * pupitre_registration_book_get_registration:
 * @self: A book
 *
 * Returns: (transfer none) (nullable): the registration as the portal told it last.
 */
PupitreRegistration *
pupitre_registration_book_get_registration (PupitreRegistrationBook *self)
{
  GPtrArray *list;

  g_return_val_if_fail (PUPITRE_IS_REGISTRATION_BOOK (self), NULL);

  list = pupitre_feed_objects_list (self->objects);
  return list->len > 0 ? list->pdata[0] : NULL;
}

/* Whether the portal shows what became of a confirmed intent. */
static gboolean
is_told (PupitreRegistrationBook *self, PupitreIntent *intent)
{
  PupitreRegistration *registration = pupitre_registration_book_get_registration (self);

  return pupitre_intent_get_state (intent) == PUPITRE_INTENT_CONFIRMED && registration != NULL &&
         pupitre_registration_intent_arrived (intent, registration);
}

/**
 * pupitre_registration_book_list_intents:
 * @self: A book
 *
 * Returns: (transfer full) (element-type PupitreIntent): the registrations that the parent asked for
 *   and has not put away, but for what the portal itself tells by now.
 */
GPtrArray *
pupitre_registration_book_list_intents (PupitreRegistrationBook *self)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (g_object_unref);

  g_return_val_if_fail (PUPITRE_IS_REGISTRATION_BOOK (self), list);

  for (guint i = 0; i < self->watched->len; i++) {
    PupitreIntent *intent = self->watched->pdata[i];

    if (pupitre_intent_get_kind (intent) == PUPITRE_INTENT_REGISTRATION && !is_told (self, intent))
      g_ptr_array_add (list, g_object_ref (intent));
  }
  return list;
}

/**
 * pupitre_registration_book_list_receipts:
 * @self: A book
 *
 * Returns: (transfer full) (element-type PupitreReceipt): those of registrations, the newest first.
 */
GPtrArray *
pupitre_registration_book_list_receipts (PupitreRegistrationBook *self)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (g_object_unref);

  g_return_val_if_fail (PUPITRE_IS_REGISTRATION_BOOK (self), list);

  for (guint i = 0; i < g_list_model_get_n_items (self->receipts); i++) {
    g_autoptr (PupitreReceipt) receipt = g_list_model_get_item (self->receipts, i);

    if (pupitre_intent_get_kind (pupitre_receipt_get_intent (receipt)) ==
        PUPITRE_INTENT_REGISTRATION)
      g_ptr_array_add (list, g_steal_pointer (&receipt));
  }
  return list;
}

/* Of this registration one is on its way, or the school has it. */
static gboolean
is_asked (PupitreRegistrationBook *self, PupitreRegistration *registration)
{
  g_autoptr (GPtrArray) receipts = pupitre_registration_book_list_receipts (self);
  gint64 received = pupitre_feed_get_received (pupitre_registration_book_get_feed (self));

  for (guint i = 0; i < self->watched->len; i++) {
    PupitreIntent *intent = self->watched->pdata[i];

    if (pupitre_registration_intent_is_about (intent, registration) &&
        pupitre_intent_get_state (intent) != PUPITRE_INTENT_REFUSED)
      return TRUE;
  }
  for (guint i = 0; i < receipts->len; i++) {
    if (pupitre_registration_intent_is_about (pupitre_receipt_get_intent (receipts->pdata[i]),
                                              registration) &&
        is_holding (receipts->pdata[i], received))
      return TRUE;
  }
  return FALSE;
}

/**
 * pupitre_registration_book_may_fill:
 * @self: A book
 *
 * Returns: whether the parent can fill in the form: it is open, and nothing is on its way or confirmed.
 */
gboolean
pupitre_registration_book_may_fill (PupitreRegistrationBook *self)
{
  g_autoptr (GDateTime) now = pupitre_school_time_now ();
  PupitreRegistration *registration;

  g_return_val_if_fail (PUPITRE_IS_REGISTRATION_BOOK (self), FALSE);

  registration = pupitre_registration_book_get_registration (self);
  return registration != NULL &&
         pupitre_registration_get_state (registration, now) == PUPITRE_REGISTRATION_STATE_OPEN &&
         !is_asked (self, registration);
}

/**
 * pupitre_registration_book_make_draft:
 * @self: A book whose registration is known
 *
 * Returns: (transfer full): what the parent has begun to fill in, of this school year and of what this
 *   parent may do.
 */
PupitreDraft *
pupitre_registration_book_make_draft (PupitreRegistrationBook *self)
{
  PupitreRegistration *registration;
  g_autofree char *name = NULL;

  g_return_val_if_fail (PUPITRE_IS_REGISTRATION_BOOK (self), NULL);

  registration = pupitre_registration_book_get_registration (self);
  g_return_val_if_fail (registration != NULL, NULL);

  name = pupitre_registration_dup_draft_name (registration);
  return pupitre_draft_new (self->store, self->child, name);
}
