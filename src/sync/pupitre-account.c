/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-account"

#include "pupitre-account.h"

#include "pupitre-account-feeds.h"
#include "pupitre-child-list.h"
#include "pupitre-error.h"
#include "pupitre-feed-recipes.h"
#include "pupitre-portal-courier.h"
#include "pupitre-school-time.h"

/* One account of a parent: its stored copy, its session with the portal, and the feeds over both.
 * Being open (the stored copy can be read) and being signed in (the portal answers for this
 * parent) are two things: an open account that is not signed in is read-only on what is stored.
 * Main thread. */

struct _PupitreAccount {
  GObject            parent_instance;

  PupitreSessionKeeper *keeper;
  PupitreSecret        *secret;
  PupitreStore         *store;
  gboolean              session_only;
  GBytes               *sealed;  /* (nullable): its secret under the password, if session-only */
  gboolean              cache_rebuilt;
  gboolean              kept_salvaged;
  guint                 n_damaged;
  char                 *used_code;  /* (nullable) */

  PupitreFeed          *children_feed;
  PupitreChildList     *children;
  PupitreOutbox        *outbox;
  PupitreJournal       *journal;
  PupitreAccountFeeds  *feeds;
};

typedef enum {
  PROP_EMAIL = 1,
  PROP_SIGNED_IN,
  PROP_SESSION_ONLY,
} PupitreAccountProperty;

static GParamSpec *props[PROP_SESSION_ONLY + 1];

typedef enum {
  SIGNAL_PASSWORD_REFUSED,
  N_SIGNALS,
} PupitreAccountSignal;

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PupitreAccount, pupitre_account, G_TYPE_OBJECT)

/* --- Session ------------------------------------------------------------------------------ */

static void
on_signed_in_changed (PupitreConnection *connection, GParamSpec *pspec, PupitreAccount *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SIGNED_IN]);
  if (pupitre_connection_is_signed_in (connection) && self->children_feed != NULL) {
    pupitre_account_refresh (self);
    pupitre_account_feeds_refresh (self->feeds);
  }
}

static void
on_password_refused (PupitreAccount *self)
{
  g_signal_emit (self, signals[SIGNAL_PASSWORD_REFUSED], 0);
}

/* --- Outbox ------------------------------------------------------------------------------- */

/* A child that was not known yet may be the one that something waits for. */
static void
on_children_changed (PupitreAccount *self)
{
  pupitre_outbox_deliver (self->outbox);
}

/* What the school has now, its absences show; also where it was refused because they show it. In July
 * those of June are in the feed of the new year. */
static void
refresh_absences (PupitreAccount *self, PupitreIntent *intent)
{
  g_autoptr (GDateTime) day = pupitre_school_time_parse (pupitre_intent_get_first_day (intent));
  g_autoptr (PupitreCollection) collection = NULL;

  if (day == NULL)
    return;
  collection = pupitre_collection_new (pupitre_intent_get_child (intent), PUPITRE_KIND_ABSENCES,
                                       pupitre_school_year_of (day));
  pupitre_account_feeds_refresh_collection (self->feeds, collection);
}

static void
on_confirmed (PupitreAccount *self, PupitreReceipt *receipt)
{
  refresh_absences (self, pupitre_receipt_get_intent (receipt));
}

static void
on_returned (PupitreAccount *self, PupitreIntent *intent)
{
  if (pupitre_intent_get_reason (intent) != PUPITRE_INTENT_REASON_NOT_SENT)
    refresh_absences (self, intent);
}

static void
on_outbox_loaded (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (pupitre_outbox_load_finish (PUPITRE_OUTBOX (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* --- Opening ------------------------------------------------------------------------------ */

static void
on_store_opened (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  PupitreAccount *self = g_task_get_source_object (task);
  PupitreStoreReport report = { 0 };
  GError *error = NULL;

  if (!pupitre_store_open_finish (PUPITRE_STORE (source), result, &report, &error)) {
    g_task_return_error (task, error);
    return;
  }
  self->cache_rebuilt = report.cache_rebuilt;
  self->kept_salvaged = report.kept_salvaged;
  self->n_damaged = report.damaged_rows;
  self->children_feed = pupitre_feed_recipes_make_children (self->keeper, self->store);
  pupitre_child_list_set_feed (self->children, self->children_feed);
  pupitre_journal_load (self->journal);
  /* Without a session this begins one, if the parent asked to stay signed in; or finds out what
   * there is to say. */
  pupitre_account_refresh (self);
  pupitre_outbox_load_async (self->outbox, NULL, on_outbox_loaded, g_steal_pointer (&task));
}

/* --- GObject ------------------------------------------------------------------------------ */

static void
pupitre_account_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  PupitreAccount *self = PUPITRE_ACCOUNT (object);

  switch ((PupitreAccountProperty) property_id) {
  case PROP_EMAIL:
    g_value_set_string (value, pupitre_account_get_email (self));
    break;
  case PROP_SIGNED_IN:
    g_value_set_boolean (value, pupitre_account_is_signed_in (self));
    break;
  case PROP_SESSION_ONLY:
    g_value_set_boolean (value, self->session_only);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    break;
  }
}

static void
pupitre_account_dispose (GObject *object)
{
  PupitreAccount *self = PUPITRE_ACCOUNT (object);

  pupitre_account_stop (self);
  pupitre_account_feeds_clear (self->feeds);
  g_clear_object (&self->children_feed);

  G_OBJECT_CLASS (pupitre_account_parent_class)->dispose (object);
}

static void
pupitre_account_finalize (GObject *object)
{
  PupitreAccount *self = PUPITRE_ACCOUNT (object);

  g_clear_object (&self->outbox);
  g_clear_object (&self->journal);
  g_clear_object (&self->keeper);
  g_clear_object (&self->secret);
  g_clear_object (&self->store);
  g_clear_object (&self->children);
  g_free (self->used_code);
  g_clear_pointer (&self->sealed, g_bytes_unref);
  pupitre_account_feeds_free (self->feeds);

  G_OBJECT_CLASS (pupitre_account_parent_class)->finalize (object);
}

static void
pupitre_account_class_init (PupitreAccountClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = pupitre_account_get_property;
  object_class->dispose = pupitre_account_dispose;
  object_class->finalize = pupitre_account_finalize;

  /**
   * PupitreAccount:email:
   *
   * The parent's address.
   */
  props[PROP_EMAIL] = g_param_spec_string ("email", NULL, NULL, NULL, flags);
  /**
   * PupitreAccount:signed-in:
   *
   * Whether there is a session with the portal.
   */
  props[PROP_SIGNED_IN] = g_param_spec_boolean ("signed-in", NULL, NULL, FALSE, flags);
  /**
   * PupitreAccount:session-only:
   *
   * Whether nothing of it outlives the program: there is no keyring, or the computer is shared.
   */
  props[PROP_SESSION_ONLY] = g_param_spec_boolean ("session-only", NULL, NULL, FALSE, flags);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  /**
   * PupitreAccount::password-refused:
   *
   * The portal refused the kept password, which has to leave the keyring.
   */
  signals[SIGNAL_PASSWORD_REFUSED] =
    g_signal_new ("password-refused", PUPITRE_TYPE_ACCOUNT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 0);
}

static void
pupitre_account_init (PupitreAccount *self)
{
  self->children = pupitre_child_list_new ();
}

/**
 * pupitre_account_new:
 * @connection: Its session with the portal
 * @secret: What the keyring keeps of it
 * @directory: (nullable): Where its stored copy is; %NULL for one in memory
 * @session_only: Whether nothing of it outlives the program
 *
 * Returns: (transfer full): an account that is not open yet.
 */
PupitreAccount *
pupitre_account_new (PupitreConnection *connection,
                     PupitreSecret     *secret,
                     const char        *directory,
                     gboolean           session_only)
{
  g_autoptr (PupitreCourier) courier = NULL;
  PupitreAccount *self;

  g_return_val_if_fail (PUPITRE_IS_CONNECTION (connection), NULL);
  g_return_val_if_fail (PUPITRE_IS_SECRET (secret), NULL);

  self = g_object_new (PUPITRE_TYPE_ACCOUNT, NULL);
  self->keeper = pupitre_session_keeper_new (connection, secret);
  self->secret = g_object_ref (secret);
  self->store = pupitre_store_new (directory, pupitre_secret_get_id (secret),
                                   pupitre_secret_get_key (secret));
  self->feeds = pupitre_account_feeds_new (self->keeper, self->store);
  self->session_only = session_only;
  courier = pupitre_portal_courier_new (self->keeper, G_LIST_MODEL (self->children));
  self->journal = pupitre_journal_new (self->store);
  self->outbox = pupitre_outbox_new (self->store, courier, session_only);
  g_signal_connect_object (self->outbox, "confirmed", G_CALLBACK (on_confirmed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->outbox, "returned", G_CALLBACK (on_returned), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->children, "items-changed", G_CALLBACK (on_children_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (connection, "notify::signed-in", G_CALLBACK (on_signed_in_changed), self, 0);
  g_signal_connect_object (self->keeper, "password-refused", G_CALLBACK (on_password_refused), self,
                           G_CONNECT_SWAPPED);

  return self;
}

/**
 * pupitre_account_get_email:
 * @self: An account
 *
 * Returns: (transfer none): the parent's address.
 */
const char *
pupitre_account_get_email (PupitreAccount *self)
{
  g_return_val_if_fail (PUPITRE_IS_ACCOUNT (self), NULL);

  return pupitre_secret_get_email (self->secret);
}

/**
 * pupitre_account_get_profile:
 * @self: An account
 *
 * Returns: (transfer none): its portal.
 */
PupitreProfile *
pupitre_account_get_profile (PupitreAccount *self)
{
  g_return_val_if_fail (PUPITRE_IS_ACCOUNT (self), NULL);

  return pupitre_connection_get_profile (pupitre_account_get_connection (self));
}

/**
 * pupitre_account_get_secret:
 * @self: An account
 *
 * Returns: (transfer none): what the keyring keeps of it.
 */
PupitreSecret *
pupitre_account_get_secret (PupitreAccount *self)
{
  g_return_val_if_fail (PUPITRE_IS_ACCOUNT (self), NULL);

  return self->secret;
}

/**
 * pupitre_account_get_connection:
 * @self: An account
 *
 * Returns: (transfer none): its session with the portal.
 */
PupitreConnection *
pupitre_account_get_connection (PupitreAccount *self)
{
  g_return_val_if_fail (PUPITRE_IS_ACCOUNT (self), NULL);

  return pupitre_session_keeper_get_connection (self->keeper);
}

/**
 * pupitre_account_get_keeper:
 * @self: An account
 *
 * Returns: (transfer none): its way to the portal.
 */
PupitreSessionKeeper *
pupitre_account_get_keeper (PupitreAccount *self)
{
  g_return_val_if_fail (PUPITRE_IS_ACCOUNT (self), NULL);

  return self->keeper;
}

/**
 * pupitre_account_get_store:
 * @self: An account
 *
 * Returns: (transfer none): its stored copy.
 */
PupitreStore *
pupitre_account_get_store (PupitreAccount *self)
{
  g_return_val_if_fail (PUPITRE_IS_ACCOUNT (self), NULL);

  return self->store;
}

/**
 * pupitre_account_is_signed_in:
 * @self: An account
 *
 * Returns: whether there is a session with the portal.
 */
gboolean
pupitre_account_is_signed_in (PupitreAccount *self)
{
  g_return_val_if_fail (PUPITRE_IS_ACCOUNT (self), FALSE);

  return pupitre_connection_is_signed_in (pupitre_account_get_connection (self));
}

/**
 * pupitre_account_is_session_only:
 * @self: An account
 *
 * Returns: whether nothing of it outlives the program.
 */
gboolean
pupitre_account_is_session_only (PupitreAccount *self)
{
  g_return_val_if_fail (PUPITRE_IS_ACCOUNT (self), FALSE);

  return self->session_only;
}

/**
 * pupitre_account_get_sealed:
 * @self: An account
 *
 * Returns: (transfer none) (nullable): the secret of a session-only account, sealed under the
 *   password, for a lock to leave in memory. Main thread.
 */
GBytes *
pupitre_account_get_sealed (PupitreAccount *self)
{
  g_return_val_if_fail (PUPITRE_IS_ACCOUNT (self), NULL);

  return self->sealed;
}

/**
 * pupitre_account_set_sealed:
 * @self: A session-only account
 * @sealed: Its secret, sealed under the password that the portal took last
 *
 * Main thread.
 */
void
pupitre_account_set_sealed (PupitreAccount *self, GBytes *sealed)
{
  g_return_if_fail (PUPITRE_IS_ACCOUNT (self));
  g_return_if_fail (self->session_only);

  g_bytes_ref (sealed);
  g_clear_pointer (&self->sealed, g_bytes_unref);
  self->sealed = sealed;
}

/**
 * pupitre_account_was_rebuilt:
 * @self: An open account
 *
 * Returns: whether the stored copy was damaged and has been set aside for a new one.
 */
gboolean
pupitre_account_was_rebuilt (PupitreAccount *self)
{
  g_return_val_if_fail (PUPITRE_IS_ACCOUNT (self), FALSE);

  return self->cache_rebuilt;
}

/**
 * pupitre_account_take_salvaged:
 * @self: An open account
 *
 * For whoever tells the parent, now: the next time it is said no more.
 *
 * Returns: whether the file of what is kept for good was damaged or gone, and what could not be read
 *   of it is lost: what was to be sent, receipts, marks. Main thread.
 */
gboolean
pupitre_account_take_salvaged (PupitreAccount *self)
{
  gboolean salvaged;

  g_return_val_if_fail (PUPITRE_IS_ACCOUNT (self), FALSE);

  salvaged = self->kept_salvaged;
  self->kept_salvaged = FALSE;
  if (salvaged)
    pupitre_store_set_told (self->store);
  return salvaged;
}

/**
 * pupitre_account_get_n_damaged:
 * @self: An open account
 *
 * Returns: how many rows of what is kept for good can not be read.
 */
guint
pupitre_account_get_n_damaged (PupitreAccount *self)
{
  g_return_val_if_fail (PUPITRE_IS_ACCOUNT (self), 0);

  return self->n_damaged;
}

/**
 * pupitre_account_get_used_code:
 * @self: An account
 *
 * Returns: (transfer none) (nullable): the verification code with which the account was made or
 *   recovered a while ago. It is used up; parents take it for a NIP.
 */
const char *
pupitre_account_get_used_code (PupitreAccount *self)
{
  g_return_val_if_fail (PUPITRE_IS_ACCOUNT (self), NULL);

  return self->used_code;
}

/**
 * pupitre_account_set_used_code:
 * @self: An account
 * @code: (nullable): A verification code that was accepted
 */
void
pupitre_account_set_used_code (PupitreAccount *self, const char *code)
{
  char *copy;

  g_return_if_fail (PUPITRE_IS_ACCOUNT (self));

  copy = g_strdup (code);
  g_free (self->used_code);
  self->used_code = copy;
}

/**
 * pupitre_account_open_async:
 * @self: An account
 * @cancellable: (nullable): To give up
 * @callback: Called when the stored copy can be read
 * @user_data: For @callback
 *
 * Opens the stored copy, and asks the portal for the children: with a new session if the parent
 * asked to stay signed in.
 */
void
pupitre_account_open_async (PupitreAccount     *self,
                            GCancellable       *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer            user_data)
{
  GTask *task;

  g_return_if_fail (PUPITRE_IS_ACCOUNT (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, pupitre_account_open_async);
  pupitre_store_open_async (self->store, cancellable, on_store_opened, task);
}

/**
 * pupitre_account_open_finish:
 * @self: An account
 * @result: What the callback was given
 * @error: Return location
 *
 * Returns: whether the stored copy is open.
 */
gboolean
pupitre_account_open_finish (PupitreAccount *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * pupitre_account_stop:
 * @self: An account
 *
 * Gives up what its feeds have under way, and for good: it is being closed.
 */
void
pupitre_account_stop (PupitreAccount *self)
{
  g_return_if_fail (PUPITRE_IS_ACCOUNT (self));

  pupitre_session_keeper_stop (self->keeper);
  pupitre_outbox_stop (self->outbox);
  pupitre_journal_stop (self->journal);
  if (self->children_feed != NULL)
    pupitre_feed_stop (self->children_feed);
  pupitre_account_feeds_stop (self->feeds);
}

/**
 * pupitre_account_get_children:
 * @self: An account
 *
 * Returns: (transfer none): a model of #PupitreChild, the eldest first.
 */
GListModel *
pupitre_account_get_children (PupitreAccount *self)
{
  g_return_val_if_fail (PUPITRE_IS_ACCOUNT (self), NULL);

  return G_LIST_MODEL (self->children);
}

/**
 * pupitre_account_get_children_feed:
 * @self: An open account
 *
 * Returns: (transfer none) (nullable): the feed of the children, for its state; %NULL before the
 *   account is open.
 */
PupitreFeed *
pupitre_account_get_children_feed (PupitreAccount *self)
{
  g_return_val_if_fail (PUPITRE_IS_ACCOUNT (self), NULL);

  return self->children_feed;
}

/**
 * pupitre_account_refresh:
 * @self: An open account
 *
 * Asks the portal for the children again, and carries to it what waits in the outbox.
 */
void
pupitre_account_refresh (PupitreAccount *self)
{
  g_return_if_fail (PUPITRE_IS_ACCOUNT (self));
  g_return_if_fail (self->children_feed != NULL);

  pupitre_feed_refresh (self->children_feed);
  pupitre_outbox_deliver (self->outbox);
}

/**
 * pupitre_account_get_outbox:
 * @self: An account
 *
 * Returns: (transfer none): what the parent asks of the school for the children of @self; it is
 *   loaded when the account is open.
 */
PupitreOutbox *
pupitre_account_get_outbox (PupitreAccount *self)
{
  g_return_val_if_fail (PUPITRE_IS_ACCOUNT (self), NULL);

  return self->outbox;
}

/**
 * pupitre_account_get_journal:
 * @self: An account
 *
 * Returns: (transfer none): what changed for its children; it is read when the account is open.
 */
PupitreJournal *
pupitre_account_get_journal (PupitreAccount *self)
{
  g_return_val_if_fail (PUPITRE_IS_ACCOUNT (self), NULL);

  return self->journal;
}

/**
 * pupitre_account_get_feed:
 * @self: An open account
 * @child: One of its children
 * @kind: What is in it, see pupitre_feed_recipes_make()
 *
 * Gets the feed of one child and kind; pages that ask for the same one share it. From 1 July on it
 * is another one, that of the new school year.
 *
 * Returns: (transfer full): a feed that is reading its stored copy.
 */
PupitreFeed *
pupitre_account_get_feed (PupitreAccount *self, PupitreChild *child, PupitreKind kind)
{
  g_return_val_if_fail (PUPITRE_IS_ACCOUNT (self), NULL);
  g_return_val_if_fail (PUPITRE_IS_CHILD (child), NULL);
  g_return_val_if_fail (kind >= PUPITRE_KIND_MESSAGES && kind <= PUPITRE_KIND_REGISTRATION, NULL);

  return pupitre_account_feeds_get (self->feeds, child, kind);
}

/**
 * pupitre_account_list_news_feeds:
 * @self: An open account
 * @child: One of its children
 *
 * Returns: (transfer full) (element-type PupitreFeed): the feeds of what a parent is told when it
 *   changes, as far as the child's school offers it.
 */
GPtrArray *
pupitre_account_list_news_feeds (PupitreAccount *self, PupitreChild *child)
{
  GPtrArray *feeds = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint kind = PUPITRE_KIND_MESSAGES; kind <= PUPITRE_KIND_SHARED_LINKS; kind++) {
    PupitreTile tile = pupitre_change_tile_of_kind ((PupitreKind) kind);

    if (tile != PUPITRE_TILE_NONE && pupitre_child_offers (child, tile))
      g_ptr_array_add (feeds, pupitre_account_get_feed (self, child, (PupitreKind) kind));
  }
  return feeds;
}

/**
 * pupitre_account_reload_marks:
 * @self: An open account
 * @child: One of its children
 *
 * What is shown of the child follows the marks that the store was given. Main thread.
 */
void
pupitre_account_reload_marks (PupitreAccount *self, PupitreChild *child)
{
  g_return_if_fail (PUPITRE_IS_ACCOUNT (self));
  g_return_if_fail (PUPITRE_IS_CHILD (child));

  pupitre_account_feeds_reload_marks (self->feeds, child);
}
