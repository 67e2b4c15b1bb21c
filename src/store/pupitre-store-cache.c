/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-store"

#include "pupitre-store-private.h"

/* The calls of #PupitreStore for the copy of what the portal showed: answers that are compared and
 * stored, and what is read of them. */

/* What came of an answer, and where. */
typedef struct {
  PupitreApplied     applied;
  PupitreCollection *collection;
} Outcome;

static void
outcome_free (gpointer data)
{
  Outcome *outcome = data;

  pupitre_collection_free (outcome->collection);
  g_free (outcome);
}

static gpointer
work_apply (gpointer state, gpointer data, GCancellable *cancellable, GError **error)
{
  PupitreDisk *disk = state;
  PupitreStoreCall *call = data;
  PupitreApplied applied = { 0 };
  Outcome *outcome;

  if (!pupitre_disk_is_open (disk, error) ||
      !pupitre_cache_apply (disk->cache, call->answer, cancellable, &applied, error))
    return NULL;
  outcome = g_new0 (Outcome, 1);
  outcome->applied = applied;
  outcome->collection = pupitre_collection_copy (call->answer->collection);
  return outcome;
}

/**
 * pupitre_store_apply_async:
 * @self: A store
 * @answer: An answer, copied
 * @cancellable: (nullable): A cancellable
 * @callback: Called when it is done
 * @user_data: For @callback
 *
 * Stores an answer of the portal in one transaction: items are compared with those that are stored
 * by their keys; what is missing from a complete answer is withdrawn, and stays readable. The same
 * body as the last time writes nothing but the time of the check.
 * Main thread.
 */
void
pupitre_store_apply_async (PupitreStore        *self,
                           const PupitreAnswer *answer,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  PupitreStoreCall *call;

  g_return_if_fail (PUPITRE_IS_STORE (self));
  g_return_if_fail (answer != NULL);

  call = pupitre_store_call_new (NULL);
  call->answer = pupitre_answer_copy (answer);
  pupitre_store_push (self, pupitre_store_apply_async, work_apply, call, outcome_free,
                      cancellable, callback, user_data);
}

/**
 * pupitre_store_apply_finish:
 * @self: A store
 * @result: What the callback got
 * @applied: (out) (optional): What came of it
 * @error: Return location: %PUPITRE_ERROR_STORE_IO
 *
 * Says `stored` first, if anything is other than before.
 *
 * Returns: whether all of it is stored; if not, none is
 */
gboolean
pupitre_store_apply_finish (PupitreStore   *self,
                            GAsyncResult   *result,
                            PupitreApplied *applied,
                            GError        **error)
{
  Outcome *outcome;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  outcome = g_task_propagate_pointer (G_TASK (result), error);
  if (outcome == NULL)
    return FALSE;
  if (applied != NULL)
    *applied = outcome->applied;
  if (outcome->applied.changed)
    pupitre_store_tell_stored (self, outcome->collection);
  outcome_free (outcome);
  return TRUE;
}

/* The answers of a confirmation; not 0, which stands for an error. */
enum {
  OTHER = 1,
  SAME = 2,
};

static gpointer
work_confirm (gpointer state, gpointer data, GCancellable *cancellable, GError **error)
{
  PupitreDisk *disk = state;
  PupitreStoreCall *call = data;
  gboolean same = FALSE;

  if (!pupitre_disk_is_open (disk, error) ||
      !pupitre_cache_confirm (disk->cache, call->collection, call->content, call->flag, call->at,
                              &same, error))
    return NULL;
  return GINT_TO_POINTER (same ? SAME : OTHER);
}

/**
 * pupitre_store_confirm_async:
 * @self: A store
 * @collection: A collection
 * @body: An answer as received
 * @complete: Whether it covers the whole collection
 * @checked_at: When it came, in seconds since 1970
 * @cancellable: (nullable): A cancellable
 * @callback: Called when it is done
 * @user_data: For @callback
 *
 * Asks whether an answer is the one that is stored, before anybody takes the trouble to read it. If
 * it is, the time of the check is noted and nothing else is written.
 * Main thread.
 */
void
pupitre_store_confirm_async (PupitreStore            *self,
                             const PupitreCollection *collection,
                             GBytes                  *body,
                             gboolean                 complete,
                             gint64                   checked_at,
                             GCancellable            *cancellable,
                             GAsyncReadyCallback      callback,
                             gpointer                 user_data)
{
  PupitreStoreCall *call;

  g_return_if_fail (PUPITRE_IS_STORE (self));
  g_return_if_fail (collection != NULL && body != NULL);

  call = pupitre_store_call_new (collection);
  call->content = g_bytes_ref (body);
  call->flag = complete;
  call->at = checked_at;
  pupitre_store_push (self, pupitre_store_confirm_async, work_confirm, call, NULL,
                      cancellable, callback, user_data);
}

/**
 * pupitre_store_confirm_finish:
 * @self: A store
 * @result: What the callback got
 * @same: (out): Whether it is the answer that is stored, so that it need not be applied
 * @error: Return location: %PUPITRE_ERROR_STORE_IO
 *
 * Returns: whether it could be compared
 */
gboolean
pupitre_store_confirm_finish (PupitreStore *self,
                              GAsyncResult *result,
                              gboolean     *same,
                              GError      **error)
{
  int answer;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  answer = GPOINTER_TO_INT (g_task_propagate_pointer (G_TASK (result), error));
  *same = answer == SAME;
  return answer != 0;
}

static gpointer
work_touch (gpointer state, gpointer data, GCancellable *cancellable, GError **error)
{
  PupitreDisk *disk = state;
  PupitreStoreCall *call = data;

  return pupitre_store_done (pupitre_disk_is_open (disk, error) &&
                             pupitre_cache_touch (disk->cache, call->collection, call->at, error));
}

/**
 * pupitre_store_touch_async:
 * @self: A store
 * @collection: A collection
 * @checked_at: When the portal said so, in seconds since 1970
 * @cancellable: (nullable): A cancellable
 * @callback: Called when it is done
 * @user_data: For @callback
 *
 * Notes that the portal said that nothing changed (304), and writes nothing else.
 * Main thread.
 */
void
pupitre_store_touch_async (PupitreStore            *self,
                           const PupitreCollection *collection,
                           gint64                   checked_at,
                           GCancellable            *cancellable,
                           GAsyncReadyCallback      callback,
                           gpointer                 user_data)
{
  PupitreStoreCall *call;

  g_return_if_fail (PUPITRE_IS_STORE (self));
  g_return_if_fail (collection != NULL);

  call = pupitre_store_call_new (collection);
  call->at = checked_at;
  pupitre_store_push (self, pupitre_store_touch_async, work_touch, call, NULL,
                      cancellable, callback, user_data);
}

/**
 * pupitre_store_touch_finish:
 * @self: A store
 * @result: What the callback got
 * @error: Return location: %PUPITRE_ERROR_NOT_STORED if there is nothing that could be unchanged;
 *   ask the portal again, without ETag
 *
 * Returns: whether it is noted
 */
gboolean
pupitre_store_touch_finish (PupitreStore *self, GAsyncResult *result, GError **error)
{
  return pupitre_store_take_done (self, result, error);
}

static gpointer
work_load_index (gpointer state, gpointer data, GCancellable *cancellable, GError **error)
{
  PupitreDisk *disk = state;
  PupitreStoreCall *call = data;

  return pupitre_disk_is_open (disk, error)
           ? pupitre_cache_load_index (disk->cache, call->collection, error)
           : NULL;
}

/**
 * pupitre_store_load_index_async:
 * @self: A store
 * @collection: A collection
 * @cancellable: (nullable): A cancellable
 * @callback: Called when it is done
 * @user_data: For @callback
 *
 * Loads what is stored of a collection, without the contents of its items.
 * Main thread.
 */
void
pupitre_store_load_index_async (PupitreStore            *self,
                                const PupitreCollection *collection,
                                GCancellable            *cancellable,
                                GAsyncReadyCallback      callback,
                                gpointer                 user_data)
{
  g_return_if_fail (PUPITRE_IS_STORE (self));
  g_return_if_fail (collection != NULL);

  pupitre_store_push (self, pupitre_store_load_index_async, work_load_index,
                      pupitre_store_call_new (collection),
                      (GDestroyNotify) pupitre_index_unref, cancellable, callback, user_data);
}

/**
 * pupitre_store_load_index_finish:
 * @self: A store
 * @result: What the callback got
 * @error: Return location: %PUPITRE_ERROR_NOT_STORED, or %PUPITRE_ERROR_STORE_DAMAGED if what was
 *   stored cannot be opened; it is not stored any more then
 *
 * Returns: (transfer full): the index, or %NULL with @error set
 */
PupitreIndex *
pupitre_store_load_index_finish (PupitreStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static gpointer
work_load_records (gpointer state, gpointer data, GCancellable *cancellable, GError **error)
{
  PupitreDisk *disk = state;
  PupitreStoreCall *call = data;

  return pupitre_disk_is_open (disk, error)
           ? pupitre_cache_load_records (disk->cache, call->collection,
                                         (const char * const *) call->keys, cancellable, error)
           : NULL;
}

/**
 * pupitre_store_load_records_async:
 * @self: A store
 * @collection: A collection
 * @keys: (array zero-terminated=1): Keys of items of it
 * @cancellable: (nullable): A cancellable
 * @callback: Called when it is done
 * @user_data: For @callback
 *
 * Loads the contents of some items. A record that cannot be opened is missing from the result, and
 * is stored anew with the next answer of the portal: the ETag of the collection is forgotten.
 * Main thread.
 */
void
pupitre_store_load_records_async (PupitreStore            *self,
                                  const PupitreCollection *collection,
                                  const char * const      *keys,
                                  GCancellable            *cancellable,
                                  GAsyncReadyCallback      callback,
                                  gpointer                 user_data)
{
  PupitreStoreCall *call;

  g_return_if_fail (PUPITRE_IS_STORE (self));
  g_return_if_fail (collection != NULL && keys != NULL);

  call = pupitre_store_call_new (collection);
  call->keys = g_strdupv ((char **) keys);
  pupitre_store_push (self, pupitre_store_load_records_async, work_load_records, call,
                      (GDestroyNotify) g_ptr_array_unref, cancellable, callback, user_data);
}

/**
 * pupitre_store_load_records_finish:
 * @self: A store
 * @result: What the callback got
 * @error: Return location: %PUPITRE_ERROR_STORE_IO
 *
 * Returns: (transfer full) (element-type GBytes): the record of each item, in the order of the keys,
 *   with %NULL where there is none; or %NULL with @error set. It is the JSON of the item; where
 *   versions are kept, see pupitre_record_get_json()
 */
GPtrArray *
pupitre_store_load_records_finish (PupitreStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static gpointer
work_look_at (gpointer state, gpointer data, GCancellable *cancellable, GError **error)
{
  PupitreDisk *disk = state;
  PupitreStoreCall *call = data;

  return pupitre_store_done (pupitre_disk_is_open (disk, error) &&
                             pupitre_cache_look_at (disk->cache, call->collection,
                                                    (const char * const *) call->keys, error));
}

/**
 * pupitre_store_look_at_async:
 * @self: A store
 * @collection: A collection that keeps versions
 * @keys: (array zero-terminated=1): Keys of items of it
 * @callback: (nullable): Called when it is done
 * @user_data: For @callback
 *
 * The parent has looked at some items: what they were before is forgotten, and the next change is
 * one against what they are now. Main thread.
 */
void
pupitre_store_look_at_async (PupitreStore            *self,
                             const PupitreCollection *collection,
                             const char * const      *keys,
                             GAsyncReadyCallback      callback,
                             gpointer                 user_data)
{
  PupitreStoreCall *call;

  g_return_if_fail (PUPITRE_IS_STORE (self));
  g_return_if_fail (collection != NULL && keys != NULL);

  call = pupitre_store_call_new (collection);
  call->keys = g_strdupv ((char **) keys);
  pupitre_store_push (self, pupitre_store_look_at_async, work_look_at, call, NULL, NULL, callback,
                      user_data);
}

/**
 * pupitre_store_look_at_finish:
 * @self: A store
 * @result: What the callback got
 * @error: Return location: %PUPITRE_ERROR_STORE_IO
 *
 * Returns: whether it is noted
 */
gboolean
pupitre_store_look_at_finish (PupitreStore *self, GAsyncResult *result, GError **error)
{
  return pupitre_store_take_done (self, result, error);
}
