/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-resource"

#include "pupitre-resource.h"

#include "pupitre-change-rules.h"
#include "pupitre-error.h"
#include "pupitre-parse-worker.h"

/* The unit of fetching: one operation of the portal for one child and range, and the collection of
 * the store that it fills. What is stored stays in force until an answer has been parsed and
 * written; a failure only adds an error beside it. Where what is stored turns out not to be whole
 * any more, the portal is asked for all of it, and not only whether it changed. Main thread. */

struct _PupitreResource {
  GObject            parent_instance;

  PupitreSessionKeeper *keeper;
  PupitreStore      *store;
  PupitreCollection *collection;
  PupitreRequest    *request;
  PupitreSplitFunc   split;
  gint64             from;
  gint64             to;
  gboolean           keeps_versions;
  GCancellable      *cancel;
  GCancellable      *asking;  /* (nullable): of the request that is under way */

  PupitreIndex      *index;  /* (nullable): %NULL: never received, or not read yet */
  GError            *error;  /* (nullable): of the last refresh */
  gint64             checked;
  guint              n_unreadable;
  gboolean           loading;
  gboolean           loaded;
  gboolean           refreshing;
  gboolean           refresh_after_load;
  gboolean           hurried;       /* what was asked patiently is given up, to be asked at once */
  gboolean           forgotten;     /* the ETag of the index stands for nothing any more */
  gboolean           asks_all;      /* the request that is under way has no ETag */
  gboolean           was_damaged;   /* said once: a disk that loses all is not asked for ever */
};

enum {
  SIGNAL_CHANGED,
  SIGNAL_INDEX_CHANGED,
  SIGNAL_DAMAGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PupitreResource, pupitre_resource, G_TYPE_OBJECT)

static void fetch (PupitreResource *self);

static void
emit_changed (PupitreResource *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* Ends a refresh. @error (nullable) (transfer full) */
static void
finish_refresh (PupitreResource *self, GError *error)
{
  self->refreshing = FALSE;
  g_clear_error (&self->error);
  if (error != NULL && pupitre_error_is_cancelled (error))
    g_error_free (error);
  else
    self->error = error;
  emit_changed (self);
}

static void
set_index (PupitreResource *self, PupitreIndex *index)
{
  g_clear_pointer (&self->index, pupitre_index_unref);
  self->index = index;
  if (index != NULL)
    self->checked = pupitre_index_get_checked_at (index);
  g_signal_emit (self, signals[SIGNAL_INDEX_CHANGED], 0);
}

static void
on_index_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PupitreResource) self = user_data;
  g_autoptr (GError) error = NULL;
  PupitreIndex *index = pupitre_store_load_index_finish (PUPITRE_STORE (source), result, &error);

  if (pupitre_error_is_cancelled (error))
    return;

  self->loading = FALSE;
  self->loaded = TRUE;
  if (index != NULL) {
    set_index (self, index);
  } else if (!g_error_matches (error, PUPITRE_ERROR, PUPITRE_ERROR_NOT_STORED)) {
    g_clear_error (&self->error);
    self->error = g_steal_pointer (&error);
  }

  if (self->refresh_after_load) {
    self->refresh_after_load = FALSE;
    fetch (self);
  }
  emit_changed (self);
}

static void
on_index_read_again (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PupitreResource) self = user_data;
  GError *error = NULL;
  PupitreIndex *index = pupitre_store_load_index_finish (PUPITRE_STORE (source), result, &error);

  if (index != NULL)
    set_index (self, index);
  finish_refresh (self, error);
}

static void
on_applied (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PupitreResource) self = user_data;
  PupitreApplied applied;
  GError *error = NULL;

  if (!pupitre_store_apply_finish (PUPITRE_STORE (source), result, &applied, &error)) {
    finish_refresh (self, error);
    return;
  }

  self->forgotten = FALSE;
  /* An answer that changed nothing moves no row, but the moment of checking it does. */
  if (!applied.changed && self->index != NULL) {
    finish_refresh (self, NULL);
    return;
  }
  pupitre_store_load_index_async (self->store, self->collection, self->cancel,
                                  on_index_read_again, g_object_ref (self));
}

typedef struct {
  /* Input */
  GBytes          *body;      /* (owned) */
  PupitreSplitFunc split;
  /* For the caller */
  PupitreResource *resource;  /* (owned) */
  char            *etag;      /* (nullable) (owned) */
  gint64           received_at;
} SplitData;

static void
split_data_free (gpointer data)
{
  SplitData *split = data;

  g_bytes_unref (split->body);
  g_object_unref (split->resource);
  g_free (split->etag);
  g_free (split);
}

static void
split_on_worker (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  SplitData *data = task_data;
  GError *error = NULL;
  PupitreParsed *parsed = data->split (data->body, &error);

  if (parsed != NULL)
    g_task_return_pointer (task, parsed, (GDestroyNotify) pupitre_parsed_free);
  else
    g_task_return_error (task, error);
}

static void
on_split (GObject *source, GAsyncResult *result, gpointer user_data)
{
  SplitData *data = g_task_get_task_data (G_TASK (result));
  PupitreResource *self = data->resource;
  GError *error = NULL;
  g_autoptr (PupitreParsed) parsed = g_task_propagate_pointer (G_TASK (result), &error);
  PupitreAnswer answer = { 0 };

  if (parsed == NULL) {
    if (error != NULL)
      finish_refresh (self, error);
    return;
  }

  self->n_unreadable = parsed->n_unreadable;
  answer.collection = self->collection;
  answer.items = parsed->items;
  answer.etag = data->etag;
  answer.body = data->body;
  answer.received_at = data->received_at;
  /* An item that could not be read was not withdrawn: only a whole answer withdraws. */
  answer.complete = parsed->n_unreadable == 0;
  answer.from = self->from;
  answer.to = self->to;
  answer.scope = parsed->scope;
  answer.keeps_versions = self->keeps_versions;
  answer.tell = pupitre_change_rules_find (self->collection->kind);
  answer.tells_known_days = pupitre_change_rules_known_days (self->collection->kind);
  pupitre_store_apply_async (self->store, &answer, self->cancel, on_applied, g_object_ref (self));
}

static void
on_touched (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PupitreResource) self = user_data;
  GError *error = NULL;

  if (!pupitre_store_touch_finish (PUPITRE_STORE (source), result, &error) && !self->asks_all &&
      g_error_matches (error, PUPITRE_ERROR, PUPITRE_ERROR_NOT_STORED)) {
    g_error_free (error);
    self->forgotten = TRUE;
    fetch (self);
    return;
  }
  finish_refresh (self, error);
}

static void
on_confirmed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  SplitData *data = g_task_get_task_data (task);
  PupitreResource *self = data->resource;
  gboolean same = FALSE;
  GError *error = NULL;

  if (!pupitre_store_confirm_finish (PUPITRE_STORE (source), result, &same, &error) || same) {
    finish_refresh (self, error);
    g_task_return_pointer (task, NULL, NULL);
    return;
  }
  pupitre_parse_worker_run (task, split_on_worker);
}

/* Half of the portal's operations have no ETag: the same bytes as last time need no parsing. */
static void
take_reply (PupitreResource *self, PupitreReply *reply)
{
  g_autoptr (GTask) task = NULL;
  SplitData *data = g_new0 (SplitData, 1);

  data->resource = g_object_ref (self);
  data->body = g_bytes_ref (reply->body);
  data->split = self->split;
  data->etag = g_strdup (reply->etag);
  data->received_at = reply->received_at;
  self->checked = reply->received_at;
  task = g_task_new (NULL, self->cancel, on_split, NULL);
  g_task_set_source_tag (task, take_reply);
  g_task_set_task_data (task, data, split_data_free);
  pupitre_store_confirm_async (self->store, self->collection, reply->body, self->n_unreadable == 0,
                               reply->received_at, self->cancel, on_confirmed, g_object_ref (task));
}

static void
on_fetched (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PupitreResource) self = user_data;
  GError *error = NULL;
  g_autoptr (PupitreReply) reply =
      pupitre_session_keeper_fetch_finish (PUPITRE_SESSION_KEEPER (source), result, &error);

  const gboolean hurried = self->hurried;

  self->hurried = FALSE;
  g_clear_object (&self->asking);
  if (reply != NULL) {
    take_reply (self, reply);
  } else if (g_error_matches (error, PUPITRE_ERROR, PUPITRE_ERROR_NOT_MODIFIED)) {
    g_clear_error (&error);
    self->checked = g_get_real_time () / G_USEC_PER_SEC;
    pupitre_store_touch_async (self->store, self->collection, self->checked, self->cancel,
                               on_touched, g_object_ref (self));
  } else if (hurried && pupitre_error_is_cancelled (error) &&
             !g_cancellable_is_cancelled (self->cancel)) {
    g_clear_error (&error);
    fetch (self);
  } else {
    finish_refresh (self, error);
  }
}

static void
fetch (PupitreResource *self)
{
  const char *etag = self->index != NULL && !self->forgotten
                       ? pupitre_index_get_etag (self->index) : NULL;

  self->asks_all = etag == NULL;
  self->asking = g_cancellable_new ();
  pupitre_session_keeper_fetch_async (self->keeper, self->request, etag, self->asking, on_fetched,
                                      g_object_ref (self));
}

/* Somebody waits now for what was asked patiently. */
static void
hurry (PupitreResource *self)
{
  if (!pupitre_request_is_patient (self->request))
    return;
  pupitre_request_set_patient (self->request, FALSE);
  self->hurried = self->asking != NULL;
  g_cancellable_cancel (self->asking);
}

static void
on_cache_rebuilt (PupitreResource *self)
{
  if (self->index != NULL)
    pupitre_resource_set_damaged (self);
}

static void
pupitre_resource_dispose (GObject *object)
{
  PupitreResource *self = PUPITRE_RESOURCE (object);

  pupitre_resource_stop (self);
  g_clear_object (&self->keeper);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (pupitre_resource_parent_class)->dispose (object);
}

static void
pupitre_resource_finalize (GObject *object)
{
  PupitreResource *self = PUPITRE_RESOURCE (object);

  g_clear_object (&self->cancel);
  g_clear_object (&self->asking);
  g_clear_pointer (&self->collection, pupitre_collection_free);
  g_clear_pointer (&self->request, pupitre_request_free);
  g_clear_pointer (&self->index, pupitre_index_unref);
  g_clear_error (&self->error);

  G_OBJECT_CLASS (pupitre_resource_parent_class)->finalize (object);
}

static void
pupitre_resource_class_init (PupitreResourceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = pupitre_resource_dispose;
  object_class->finalize = pupitre_resource_finalize;

  /**
   * PupitreResource::changed:
   *
   * State, moments or error changed.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", PUPITRE_TYPE_RESOURCE, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
  /**
   * PupitreResource::index-changed:
   *
   * Items came, changed or went.
   */
  signals[SIGNAL_INDEX_CHANGED] = g_signal_new ("index-changed", PUPITRE_TYPE_RESOURCE,
                                                G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                                G_TYPE_NONE, 0);
  /**
   * PupitreResource::damaged:
   *
   * What is stored is not whole any more; a refresh brings all of it. Said once.
   */
  signals[SIGNAL_DAMAGED] = g_signal_new ("damaged", PUPITRE_TYPE_RESOURCE, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
pupitre_resource_init (PupitreResource *self)
{
  self->cancel = g_cancellable_new ();
}

/**
 * pupitre_resource_new:
 * @keeper: The way to the portal
 * @store: The store of the same account
 * @collection: What the answer fills
 * @request: What to ask
 * @split: How an answer becomes items
 *
 * Returns: (transfer full): a resource that has read and asked nothing yet.
 */
PupitreResource *
pupitre_resource_new (PupitreSessionKeeper    *keeper,
                      PupitreStore            *store,
                      const PupitreCollection *collection,
                      const PupitreRequest    *request,
                      PupitreSplitFunc         split)
{
  PupitreResource *self;

  g_return_val_if_fail (PUPITRE_IS_SESSION_KEEPER (keeper), NULL);
  g_return_val_if_fail (PUPITRE_IS_STORE (store), NULL);
  g_return_val_if_fail (collection != NULL && request != NULL && split != NULL, NULL);

  self = g_object_new (PUPITRE_TYPE_RESOURCE, NULL);
  self->keeper = g_object_ref (keeper);
  self->store = g_object_ref (store);
  self->collection = pupitre_collection_copy (collection);
  self->request = pupitre_request_copy (request);
  self->split = split;
  g_signal_connect_object (store, "cache-rebuilt", G_CALLBACK (on_cache_rebuilt), self,
                           G_CONNECT_SWAPPED);

  return self;
}

/**
 * pupitre_resource_set_range:
 * @self: A resource that has asked nothing yet
 * @from: The first moment, in seconds since 1970
 * @to: The moment after the last
 *
 * Says which dates an answer covers: what has another is not withdrawn by it.
 */
void
pupitre_resource_set_range (PupitreResource *self, gint64 from, gint64 to)
{
  g_return_if_fail (PUPITRE_IS_RESOURCE (self));
  g_return_if_fail (from <= to);

  self->from = from;
  self->to = to;
}

/**
 * pupitre_resource_set_keeps_versions:
 * @self: A resource that has asked nothing yet
 * @keeps_versions: Whether what an item was when the parent last looked is kept
 *
 * For kinds of which a parent has to see what changed.
 */
void
pupitre_resource_set_keeps_versions (PupitreResource *self, gboolean keeps_versions)
{
  g_return_if_fail (PUPITRE_IS_RESOURCE (self));

  self->keeps_versions = keeps_versions;
}

/**
 * pupitre_resource_get_keeps_versions:
 * @self: A resource
 *
 * Returns: whether a parent has to see what changed in it. Main thread.
 */
gboolean
pupitre_resource_get_keeps_versions (PupitreResource *self)
{
  g_return_val_if_fail (PUPITRE_IS_RESOURCE (self), FALSE);

  return self->keeps_versions;
}

/**
 * pupitre_resource_load:
 * @self: A resource
 *
 * Reads what is stored, once.
 */
void
pupitre_resource_load (PupitreResource *self)
{
  g_return_if_fail (PUPITRE_IS_RESOURCE (self));

  if (self->loading || self->loaded)
    return;
  self->loading = TRUE;
  pupitre_store_load_index_async (self->store, self->collection, self->cancel, on_index_read,
                                  g_object_ref (self));
}

/**
 * pupitre_resource_refresh:
 * @self: A resource
 * @patiently: Whether nobody waits for it
 *
 * Asks the portal, after what is stored has been read. While it is already asking, that goes on; but
 * what was asked patiently is so no longer when somebody waits for it.
 */
void
pupitre_resource_refresh (PupitreResource *self, gboolean patiently)
{
  g_return_if_fail (PUPITRE_IS_RESOURCE (self));

  if (self->refreshing) {
    if (!patiently)
      hurry (self);
    return;
  }
  self->refreshing = TRUE;
  pupitre_request_set_patient (self->request, patiently);
  if (self->loaded) {
    fetch (self);
  } else {
    self->refresh_after_load = TRUE;
    pupitre_resource_load (self);
  }
  emit_changed (self);
}

/**
 * pupitre_resource_set_damaged:
 * @self: A resource
 *
 * Something of what is stored was found to be missing or damaged: the next refresh asks for all of
 * it. Says so to whoever may want that refresh now.
 */
void
pupitre_resource_set_damaged (PupitreResource *self)
{
  g_return_if_fail (PUPITRE_IS_RESOURCE (self));

  self->forgotten = TRUE;
  if (self->was_damaged || g_cancellable_is_cancelled (self->cancel))
    return;
  self->was_damaged = TRUE;
  g_signal_emit (self, signals[SIGNAL_DAMAGED], 0);
}

/**
 * pupitre_resource_stop:
 * @self: A resource
 *
 * Gives up what is under way, and for good: the account is being closed.
 */
void
pupitre_resource_stop (PupitreResource *self)
{
  g_return_if_fail (PUPITRE_IS_RESOURCE (self));

  g_cancellable_cancel (self->cancel);
  g_cancellable_cancel (self->asking);
}

/**
 * pupitre_resource_get_collection:
 * @self: A resource
 *
 * Returns: (transfer none): what it fills.
 */
const PupitreCollection *
pupitre_resource_get_collection (PupitreResource *self)
{
  g_return_val_if_fail (PUPITRE_IS_RESOURCE (self), NULL);

  return self->collection;
}

/**
 * pupitre_resource_get_index:
 * @self: A resource
 *
 * Returns: (transfer none) (nullable): the stored index; %NULL if nothing was ever received.
 */
PupitreIndex *
pupitre_resource_get_index (PupitreResource *self)
{
  g_return_val_if_fail (PUPITRE_IS_RESOURCE (self), NULL);

  return self->index;
}

/**
 * pupitre_resource_is_loaded:
 * @self: A resource
 *
 * Returns: whether the store has been read.
 */
gboolean
pupitre_resource_is_loaded (PupitreResource *self)
{
  g_return_val_if_fail (PUPITRE_IS_RESOURCE (self), FALSE);

  return self->loaded;
}

/**
 * pupitre_resource_is_refreshing:
 * @self: A resource
 *
 * Returns: whether the portal is being asked.
 */
gboolean
pupitre_resource_is_refreshing (PupitreResource *self)
{
  g_return_val_if_fail (PUPITRE_IS_RESOURCE (self), FALSE);

  return self->refreshing;
}

/**
 * pupitre_resource_get_received:
 * @self: A resource
 *
 * Returns: when what is shown came from the portal, in seconds since 1970; 0 for never.
 */
gint64
pupitre_resource_get_received (PupitreResource *self)
{
  g_return_val_if_fail (PUPITRE_IS_RESOURCE (self), 0);

  return self->index != NULL ? pupitre_index_get_received_at (self->index) : 0;
}

/**
 * pupitre_resource_get_checked:
 * @self: A resource
 *
 * Returns: when the portal last confirmed what is shown, in seconds since 1970; 0 for never.
 */
gint64
pupitre_resource_get_checked (PupitreResource *self)
{
  g_return_val_if_fail (PUPITRE_IS_RESOURCE (self), 0);

  return self->checked;
}

/**
 * pupitre_resource_get_error:
 * @self: A resource
 *
 * Returns: (transfer none) (nullable): why the last refresh failed.
 */
const GError *
pupitre_resource_get_error (PupitreResource *self)
{
  g_return_val_if_fail (PUPITRE_IS_RESOURCE (self), NULL);

  return self->error;
}

/**
 * pupitre_resource_get_n_unreadable:
 * @self: A resource
 *
 * Returns: how many items of the last answer could not be read and were left out.
 */
guint
pupitre_resource_get_n_unreadable (PupitreResource *self)
{
  g_return_val_if_fail (PUPITRE_IS_RESOURCE (self), 0);

  return self->n_unreadable;
}
