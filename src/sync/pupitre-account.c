/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-account"

#include "pupitre-account.h"

#include "pupitre-children-parser.h"
#include "pupitre-document-load.h"
#include "pupitre-error.h"
#include "pupitre-messages-parser.h"
#include "pupitre-photo-load.h"
#include "pupitre-report-cards-parser.h"
#include "pupitre-school-time.h"

#include <string.h>

/* One account of a parent: its stored copy, its session with the portal, and the feeds over both.
 * Being open (the stored copy can be read) and being signed in (the portal answers for this
 * parent) are two things: an open account that is not signed in is read-only on what is stored.
 * Main thread. */

struct _PupitreAccount {
  GObject            parent_instance;

  PupitreConnection *connection;
  PupitreSecret     *secret;
  PupitreStore      *store;
  GCancellable      *cancel;
  gboolean           session_only;
  gboolean           cache_rebuilt;
  guint              n_damaged;

  PupitreFeed       *children_feed;
  GListStore        *children;  /* (element-type PupitreChild) */
  GHashTable        *feeds;     /* "kind|child" -> PupitreFeed, those that a page holds (not owned) */
};

typedef enum {
  PROP_EMAIL = 1,
  PROP_SIGNED_IN,
  PROP_SESSION_ONLY,
} PupitreAccountProperty;

static GParamSpec *props[PROP_SESSION_ONLY + 1];

G_DEFINE_FINAL_TYPE (PupitreAccount, pupitre_account, G_TYPE_OBJECT)

/* --- Children ----------------------------------------------------------------------------- */

static GObject *
read_child (GBytes *json, GError **error)
{
  return (GObject *) pupitre_children_parser_read (json, error);
}

/* The eldest first, so that Ctrl+1 is the same child tomorrow. */
static int
compare_children (gconstpointer a, gconstpointer b)
{
  PupitreChild *left = *(PupitreChild *const *) a;
  PupitreChild *right = *(PupitreChild *const *) b;
  int order = g_strcmp0 (pupitre_child_get_birth_date (left), pupitre_child_get_birth_date (right));

  if (order == 0)
    order = g_utf8_collate (pupitre_child_get_first_name (left), pupitre_child_get_first_name (right));
  return order != 0 ? order
                    : strcmp (pupitre_child_get_key (left), pupitre_child_get_key (right));
}

static gboolean
same_children (GListModel *model, GPtrArray *children)
{
  if (g_list_model_get_n_items (model) != children->len)
    return FALSE;
  for (guint i = 0; i < children->len; i++) {
    g_autoptr (GObject) item = g_list_model_get_item (model, i);

    if (item != g_ptr_array_index (children, i))
      return FALSE;
  }
  return TRUE;
}

/* Children appear together, once every record has been unsealed: one after the other would move
 * the rows under the pointer. */
static void
update_children (PupitreAccount *self)
{
  GListModel *feed = G_LIST_MODEL (self->children_feed);
  guint n = g_list_model_get_n_items (feed);
  g_autoptr (GPtrArray) children = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < n; i++) {
    g_autoptr (PupitreEntry) entry = g_list_model_get_item (feed, i);
    GObject *child = pupitre_entry_get_object (entry);

    if (child == NULL && !pupitre_entry_is_damaged (entry))
      return;
    if (child != NULL && !pupitre_entry_is_withdrawn (entry))
      g_ptr_array_add (children, g_object_ref (child));
  }
  g_ptr_array_sort (children, compare_children);
  if (!same_children (G_LIST_MODEL (self->children), children))
    g_list_store_splice (self->children, 0, g_list_model_get_n_items (G_LIST_MODEL (self->children)),
                         children->pdata, children->len);
}

static void
on_child_notify (PupitreEntry *entry, GParamSpec *pspec, PupitreAccount *self)
{
  update_children (self);
}

static void
on_children_items_changed (GListModel     *feed,
                           guint           position,
                           guint           removed,
                           guint           added,
                           PupitreAccount *self)
{
  for (guint i = position; i < position + added; i++) {
    g_autoptr (PupitreEntry) entry = g_list_model_get_item (feed, i);

    g_signal_handlers_disconnect_by_func (entry, on_child_notify, self);
    g_signal_connect_object (entry, "notify::object", G_CALLBACK (on_child_notify), self, 0);
    g_signal_connect_object (entry, "notify::is-withdrawn", G_CALLBACK (on_child_notify), self, 0);
  }
  update_children (self);
}

static void
make_children_feed (PupitreAccount *self)
{
  g_autoptr (PupitreCollection) collection = pupitre_collection_new (NULL, PUPITRE_KIND_CHILDREN, 0);
  g_autoptr (PupitreRequest) request = pupitre_request_children ();
  g_autoptr (PupitreResource) resource =
      pupitre_resource_new (self->connection, self->store, collection, request,
                            pupitre_children_parser_split);

  self->children_feed = pupitre_feed_new (self->store, read_child);
  g_signal_connect_object (self->children_feed, "items-changed",
                           G_CALLBACK (on_children_items_changed), self, 0);
  pupitre_feed_add_resource (self->children_feed, resource, FALSE);
}

/* --- Feeds of a child --------------------------------------------------------------------- */

static GObject *
read_message (GBytes *json, GError **error)
{
  return (GObject *) pupitre_messages_parser_read (json, error);
}

static GObject *
read_report_card (GBytes *json, GError **error)
{
  return (GObject *) pupitre_report_cards_parser_read (json, error);
}

static void
add_messages (PupitreAccount *self, PupitreFeed *feed, PupitreChild *child, int year, gboolean settled)
{
  g_autoptr (PupitreCollection) collection =
      pupitre_collection_new (pupitre_child_get_key (child), PUPITRE_KIND_MESSAGES, year);
  g_autoptr (PupitreRequest) request = pupitre_request_messages (child, year);
  g_autoptr (PupitreResource) resource =
      pupitre_resource_new (self->connection, self->store, collection, request,
                            pupitre_messages_parser_split);

  pupitre_feed_add_resource (feed, resource, settled);
}

static void
add_report_cards (PupitreAccount *self, PupitreFeed *feed, PupitreChild *child)
{
  g_autoptr (PupitreCollection) collection =
      pupitre_collection_new (pupitre_child_get_key (child), PUPITRE_KIND_REPORT_CARDS, 0);
  g_autoptr (PupitreRequest) request = pupitre_request_report_cards (child);
  g_autoptr (PupitreResource) resource =
      pupitre_resource_new (self->connection, self->store, collection, request,
                            pupitre_report_cards_parser_split);

  pupitre_feed_add_resource (feed, resource, FALSE);
}

static PupitreFeed *
make_feed (PupitreAccount *self, PupitreChild *child, PupitreKind kind)
{
  PupitreFeed *feed;

  if (kind == PUPITRE_KIND_MESSAGES) {
    g_autoptr (GDateTime) now = pupitre_school_time_now ();
    int year = pupitre_school_year_of (now);

    feed = pupitre_feed_new (self->store, read_message);
    add_messages (self, feed, child, year, FALSE);
    add_messages (self, feed, child, year - 1, TRUE);
  } else {
    feed = pupitre_feed_new (self->store, read_report_card);
    add_report_cards (self, feed, child);
  }
  return feed;
}

static void
on_feed_gone (gpointer user_data, GObject *where_it_was)
{
  PupitreAccount *self = user_data;
  GHashTableIter iter;
  gpointer feed;

  g_hash_table_iter_init (&iter, self->feeds);
  while (g_hash_table_iter_next (&iter, NULL, &feed)) {
    if (feed == where_it_was)
      g_hash_table_iter_remove (&iter);
  }
}

/* --- Session ------------------------------------------------------------------------------ */

static void
refresh_all (PupitreAccount *self)
{
  GHashTableIter iter;
  gpointer feed;

  pupitre_account_refresh (self);
  g_hash_table_iter_init (&iter, self->feeds);
  while (g_hash_table_iter_next (&iter, NULL, &feed))
    pupitre_feed_refresh (feed);
}

static void
on_signed_in_changed (PupitreConnection *connection, GParamSpec *pspec, PupitreAccount *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SIGNED_IN]);
  if (pupitre_connection_is_signed_in (connection) && self->children_feed != NULL)
    refresh_all (self);
}

static void
on_signed_in (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  PupitreAccount *self = g_task_get_source_object (task);
  GError *error = NULL;

  if (pupitre_connection_sign_in_finish (PUPITRE_CONNECTION (source), result, &error)) {
    g_task_return_boolean (task, TRUE);
    return;
  }
  /* A kept password that was refused once is never tried again. */
  if (g_error_matches (error, PUPITRE_ERROR, PUPITRE_ERROR_BAD_PASSWORD))
    pupitre_secret_set_password (self->secret, NULL);
  g_task_return_error (task, error);
}

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
  self->n_damaged = report.damaged_rows;
  make_children_feed (self);
  if (pupitre_account_is_signed_in (self))
    pupitre_account_refresh (self);
  g_task_return_boolean (task, TRUE);
}

/* --- Documents and photos ------------------------------------------------------------------ */

/* The work is done by tasks that know nothing of the account, as part of it runs on other threads;
 * whoever asked gets the account as the source. */
static void
on_part_done (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;

  g_task_return_pointer (task, g_object_ref (result), g_object_unref);
}

static GTask *
new_task (PupitreAccount *self, GAsyncReadyCallback callback, gpointer user_data, gpointer tag)
{
  GTask *task = g_task_new (self, NULL, callback, user_data);

  g_task_set_source_tag (task, tag);
  return task;
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
  GHashTableIter iter;
  gpointer feed;

  pupitre_account_stop (self);
  g_hash_table_iter_init (&iter, self->feeds);
  while (g_hash_table_iter_next (&iter, NULL, &feed))
    g_object_weak_unref (feed, on_feed_gone, self);
  g_hash_table_remove_all (self->feeds);
  g_clear_object (&self->children_feed);

  G_OBJECT_CLASS (pupitre_account_parent_class)->dispose (object);
}

static void
pupitre_account_finalize (GObject *object)
{
  PupitreAccount *self = PUPITRE_ACCOUNT (object);

  g_clear_object (&self->connection);
  g_clear_object (&self->secret);
  g_clear_object (&self->store);
  g_clear_object (&self->cancel);
  g_clear_object (&self->children);
  g_hash_table_unref (self->feeds);

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
   * Whether nothing of it outlives the program, for lack of a keyring.
   */
  props[PROP_SESSION_ONLY] = g_param_spec_boolean ("session-only", NULL, NULL, FALSE, flags);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
pupitre_account_init (PupitreAccount *self)
{
  self->cancel = g_cancellable_new ();
  self->children = g_list_store_new (PUPITRE_TYPE_CHILD);
  self->feeds = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/**
 * pupitre_account_new:
 * @connection: Its session with the portal
 * @secret: What the keyring keeps of it
 * @directory: Where its stored copy is
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
  PupitreAccount *self;

  g_return_val_if_fail (PUPITRE_IS_CONNECTION (connection), NULL);
  g_return_val_if_fail (PUPITRE_IS_SECRET (secret), NULL);
  g_return_val_if_fail (directory != NULL, NULL);

  self = g_object_new (PUPITRE_TYPE_ACCOUNT, NULL);
  self->connection = g_object_ref (connection);
  self->secret = g_object_ref (secret);
  self->store = pupitre_store_new (directory, pupitre_secret_get_id (secret),
                                   pupitre_secret_get_key (secret));
  self->session_only = session_only;
  g_signal_connect_object (connection, "notify::signed-in", G_CALLBACK (on_signed_in_changed), self, 0);

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

  return pupitre_connection_get_profile (self->connection);
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

  return self->connection;
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

  return pupitre_connection_is_signed_in (self->connection);
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
 * pupitre_account_open_async:
 * @self: An account
 * @cancellable: (nullable): To give up
 * @callback: Called when the stored copy can be read
 * @user_data: For @callback
 *
 * Opens the stored copy.
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
 * pupitre_account_sign_in_async:
 * @self: An account
 * @password: (nullable): The portal's password; %NULL for the one that the parent asked to keep
 * @cancellable: (nullable): To give up
 * @callback: Called with the result
 * @user_data: For @callback
 *
 * Begins a session with the portal for this account. What is shown stays, and is refreshed after.
 */
void
pupitre_account_sign_in_async (PupitreAccount     *self,
                               const char         *password,
                               GCancellable       *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer            user_data)
{
  g_autoptr (GTask) task = NULL;
  const char *kept;

  g_return_if_fail (PUPITRE_IS_ACCOUNT (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, pupitre_account_sign_in_async);

  kept = password != NULL ? password : pupitre_secret_get_password (self->secret);
  if (kept == NULL) {
    g_task_return_new_error (task, PUPITRE_ERROR, PUPITRE_ERROR_SESSION_ENDED,
                             "No password is kept for this account");
    return;
  }
  pupitre_connection_sign_in_async (self->connection, pupitre_account_get_email (self), kept,
                                    pupitre_account_language (), cancellable, on_signed_in,
                                    g_object_ref (task));
}

/**
 * pupitre_account_sign_in_finish:
 * @self: An account
 * @result: What the callback was given
 * @error: Return location
 *
 * Returns: whether the portal let the parent in.
 */
gboolean
pupitre_account_sign_in_finish (PupitreAccount *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * pupitre_account_language:
 *
 * Returns: (transfer none): the language in which the portal is asked to speak: `fr` or `en`.
 */
const char *
pupitre_account_language (void)
{
  const char *const *names = g_get_language_names ();

  /* "C", and "C.UTF-8" too: no other language begins with a capital. */
  return g_str_has_prefix (names[0], "en") || names[0][0] == 'C' ? "en" : "fr";
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
  GHashTableIter iter;
  gpointer feed;

  g_return_if_fail (PUPITRE_IS_ACCOUNT (self));

  g_cancellable_cancel (self->cancel);
  if (self->children_feed != NULL)
    pupitre_feed_stop (self->children_feed);
  g_hash_table_iter_init (&iter, self->feeds);
  while (g_hash_table_iter_next (&iter, NULL, &feed))
    pupitre_feed_stop (feed);
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
 * Asks the portal for the children again.
 */
void
pupitre_account_refresh (PupitreAccount *self)
{
  g_return_if_fail (PUPITRE_IS_ACCOUNT (self));
  g_return_if_fail (self->children_feed != NULL);

  pupitre_feed_refresh (self->children_feed);
}

/**
 * pupitre_account_get_feed:
 * @self: An open account
 * @child: One of its children
 * @kind: %PUPITRE_KIND_MESSAGES (this school year and the one before) or
 *   %PUPITRE_KIND_REPORT_CARDS (all that the portal offers)
 *
 * Gets the feed of one child and kind; pages that ask for the same one share it.
 *
 * Returns: (transfer full): a feed that is reading its stored copy.
 */
PupitreFeed *
pupitre_account_get_feed (PupitreAccount *self, PupitreChild *child, PupitreKind kind)
{
  g_autofree char *name = NULL;
  PupitreFeed *feed;

  g_return_val_if_fail (PUPITRE_IS_ACCOUNT (self), NULL);
  g_return_val_if_fail (PUPITRE_IS_CHILD (child), NULL);
  g_return_val_if_fail (kind == PUPITRE_KIND_MESSAGES || kind == PUPITRE_KIND_REPORT_CARDS, NULL);

  name = g_strdup_printf ("%d|%s", (int) kind, pupitre_child_get_key (child));
  feed = g_hash_table_lookup (self->feeds, name);
  if (feed != NULL)
    return g_object_ref (feed);

  feed = make_feed (self, child, kind);
  g_object_weak_ref (G_OBJECT (feed), on_feed_gone, self);
  g_hash_table_insert (self->feeds, g_steal_pointer (&name), feed);
  return feed;
}

/**
 * pupitre_account_load_document_async:
 * @self: An open account
 * @child: Whose document it is
 * @document_id: The portal's id of it
 * @newer_than: See pupitre_document_load_async()
 * @cancellable: (nullable): To give up
 * @callback: Called with the result
 * @user_data: For @callback
 *
 * Gets a document, from the archive or the portal.
 */
void
pupitre_account_load_document_async (PupitreAccount     *self,
                                     PupitreChild       *child,
                                     const char         *document_id,
                                     gint64              newer_than,
                                     GCancellable       *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer            user_data)
{
  g_return_if_fail (PUPITRE_IS_ACCOUNT (self));
  g_return_if_fail (PUPITRE_IS_CHILD (child));

  pupitre_document_load_async (self->connection, self->store, pupitre_child_get_key (child),
                               document_id, newer_than, cancellable, on_part_done,
                               new_task (self, callback, user_data,
                                         pupitre_account_load_document_async));
}

/**
 * pupitre_account_load_document_finish:
 * @self: An account
 * @result: What the callback was given
 * @from_copy: (out) (optional): whether it is the copy that was kept before
 * @stale: (out) (optional) (nullable): why the portal could not be asked for a newer one
 * @error: Return location
 *
 * Returns: (transfer full) (nullable): the document.
 */
PupitreDocument *
pupitre_account_load_document_finish (PupitreAccount *self,
                                      GAsyncResult   *result,
                                      gboolean       *from_copy,
                                      GError        **stale,
                                      GError        **error)
{
  g_autoptr (GAsyncResult) part = NULL;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  part = g_task_propagate_pointer (G_TASK (result), error);
  return part != NULL ? pupitre_document_load_finish (part, from_copy, stale, error) : NULL;
}

/**
 * pupitre_account_load_photo_async:
 * @self: An open account
 * @child: Whose photo
 * @cancellable: (nullable): To give up
 * @callback: Called with the result
 * @user_data: For @callback
 *
 * Gets the photo of a child.
 */
void
pupitre_account_load_photo_async (PupitreAccount     *self,
                                  PupitreChild       *child,
                                  GCancellable       *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer            user_data)
{
  g_return_if_fail (PUPITRE_IS_ACCOUNT (self));

  pupitre_photo_load_async (self->connection, self->store, child, cancellable, on_part_done,
                            new_task (self, callback, user_data, pupitre_account_load_photo_async));
}

/**
 * pupitre_account_load_photo_finish:
 * @self: An account
 * @result: What the callback was given
 * @error: Return location
 *
 * Returns: (transfer full) (nullable): bytes that only the helper process may decode; %NULL
 *   without an error if there is no photo.
 */
GBytes *
pupitre_account_load_photo_finish (PupitreAccount *self, GAsyncResult *result, GError **error)
{
  g_autoptr (GAsyncResult) part = NULL;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  part = g_task_propagate_pointer (G_TASK (result), error);
  return part != NULL ? pupitre_photo_load_finish (part, error) : NULL;
}
