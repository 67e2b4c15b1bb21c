/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-store"

#include "pupitre-store-private.h"

/* The calls of #PupitreStore for the marks that a parent set. */

static gpointer
work_mark (gpointer state, gpointer data, GCancellable *cancellable, GError **error)
{
  PupitreDisk *disk = state;
  PupitreStoreCall *call = data;

  return pupitre_store_done (pupitre_disk_is_open (disk, error) &&
                             pupitre_kept_set_mark (disk->kept, call->collection, call->key,
                                                    (int) call->mark, call->flag, error));
}

/**
 * pupitre_store_mark_async:
 * @self: A store
 * @collection: A collection
 * @key: The key of an item of it
 * @mark: Which mark
 * @on: Whether the item has it
 * @cancellable: (nullable): A cancellable
 * @callback: Called when it is done
 * @user_data: For @callback
 *
 * Sets or takes away a mark of an item; it is on the disk when the call is done.
 * Main thread.
 */
void
pupitre_store_mark_async (PupitreStore            *self,
                          const PupitreCollection *collection,
                          const char              *key,
                          PupitreMark              mark,
                          gboolean                 on,
                          GCancellable            *cancellable,
                          GAsyncReadyCallback      callback,
                          gpointer                 user_data)
{
  PupitreStoreCall *call;

  g_return_if_fail (PUPITRE_IS_STORE (self));
  g_return_if_fail (collection != NULL && key != NULL);

  call = pupitre_store_call_new (collection);
  call->key = g_strdup (key);
  call->mark = mark;
  call->flag = on;
  pupitre_store_push (self, pupitre_store_mark_async, work_mark, call, NULL,
                      cancellable, callback, user_data);
}

/**
 * pupitre_store_mark_finish:
 * @self: A store
 * @result: What the callback got
 * @error: Return location: %PUPITRE_ERROR_STORE_IO
 *
 * Returns: whether it is stored
 */
gboolean
pupitre_store_mark_finish (PupitreStore *self, GAsyncResult *result, GError **error)
{
  return pupitre_store_take_done (self, result, error);
}

static gpointer
work_load_marks (gpointer state, gpointer data, GCancellable *cancellable, GError **error)
{
  PupitreDisk *disk = state;
  PupitreStoreCall *call = data;

  return pupitre_disk_is_open (disk, error)
           ? pupitre_kept_load_marks (disk->kept, call->collection, (int) call->mark, error)
           : NULL;
}

/**
 * pupitre_store_load_marks_async:
 * @self: A store
 * @collection: A collection
 * @mark: Which mark
 * @cancellable: (nullable): A cancellable
 * @callback: Called when it is done
 * @user_data: For @callback
 *
 * Loads which items of a collection have a mark.
 * Main thread.
 */
void
pupitre_store_load_marks_async (PupitreStore            *self,
                                const PupitreCollection *collection,
                                PupitreMark              mark,
                                GCancellable            *cancellable,
                                GAsyncReadyCallback      callback,
                                gpointer                 user_data)
{
  PupitreStoreCall *call;

  g_return_if_fail (PUPITRE_IS_STORE (self));
  g_return_if_fail (collection != NULL);

  call = pupitre_store_call_new (collection);
  call->mark = mark;
  pupitre_store_push (self, pupitre_store_load_marks_async, work_load_marks, call,
                      (GDestroyNotify) g_hash_table_unref, cancellable, callback, user_data);
}

/**
 * pupitre_store_load_marks_finish:
 * @self: A store
 * @result: What the callback got
 * @error: Return location: %PUPITRE_ERROR_STORE_IO
 *
 * Returns: (transfer full) (element-type utf8): the set of their keys, or %NULL with @error set
 */
GHashTable *
pupitre_store_load_marks_finish (PupitreStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static gpointer
work_list_marks (gpointer state, gpointer data, GCancellable *cancellable, GError **error)
{
  PupitreDisk *disk = state;
  PupitreStoreCall *call = data;

  return pupitre_disk_is_open (disk, error)
           ? pupitre_kept_list_marks (disk->kept, call->child, (int) call->mark, error)
           : NULL;
}

/**
 * pupitre_store_list_marks_async:
 * @self: A store
 * @child: The key of a child
 * @mark: Which mark
 * @cancellable: (nullable): A cancellable
 * @callback: Called when it is done
 * @user_data: For @callback
 *
 * Asks which items of a child have a mark, in all its collections. Main thread.
 */
void
pupitre_store_list_marks_async (PupitreStore       *self,
                                const char         *child,
                                PupitreMark         mark,
                                GCancellable       *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer            user_data)
{
  PupitreStoreCall *call;

  g_return_if_fail (PUPITRE_IS_STORE (self));
  g_return_if_fail (child != NULL);

  call = pupitre_store_call_new (NULL);
  call->child = g_strdup (child);
  call->mark = mark;
  pupitre_store_push (self, pupitre_store_list_marks_async, work_list_marks, call,
                      (GDestroyNotify) g_strfreev, cancellable, callback, user_data);
}

/**
 * pupitre_store_list_marks_finish:
 * @self: A store
 * @result: What the callback got
 * @error: Return location: %PUPITRE_ERROR_STORE_IO
 *
 * Returns: (transfer full): a name of each, only for pupitre_store_add_marks_async() of the store of
 *   another account with the same child; or %NULL with @error set
 */
GStrv
pupitre_store_list_marks_finish (PupitreStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static gpointer
work_add_marks (gpointer state, gpointer data, GCancellable *cancellable, GError **error)
{
  PupitreDisk *disk = state;
  PupitreStoreCall *call = data;

  return pupitre_store_done (pupitre_disk_is_open (disk, error) &&
                             pupitre_kept_add_marks (disk->kept, call->child, (int) call->mark,
                                                     (const char *const *) call->keys, error));
}

/**
 * pupitre_store_add_marks_async:
 * @self: A store
 * @child: The key of a child
 * @mark: Which mark
 * @names: What pupitre_store_list_marks_finish() gave for the same child
 * @cancellable: (nullable): A cancellable
 * @callback: Called when it is done
 * @user_data: For @callback
 *
 * Sets a mark of items, all or none; it is on the disk when the call is done. Main thread.
 */
void
pupitre_store_add_marks_async (PupitreStore       *self,
                               const char         *child,
                               PupitreMark         mark,
                               const char *const  *names,
                               GCancellable       *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer            user_data)
{
  PupitreStoreCall *call;

  g_return_if_fail (PUPITRE_IS_STORE (self));
  g_return_if_fail (child != NULL && names != NULL);

  call = pupitre_store_call_new (NULL);
  call->child = g_strdup (child);
  call->mark = mark;
  call->keys = g_strdupv ((char **) names);
  pupitre_store_push (self, pupitre_store_add_marks_async, work_add_marks, call, NULL, cancellable,
                      callback, user_data);
}

/**
 * pupitre_store_add_marks_finish:
 * @self: A store
 * @result: What the callback got
 * @error: Return location: %PUPITRE_ERROR_STORE_IO
 *
 * Returns: whether they are stored
 */
gboolean
pupitre_store_add_marks_finish (PupitreStore *self, GAsyncResult *result, GError **error)
{
  return pupitre_store_take_done (self, result, error);
}
