/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-store"

#include "pupitre-store-private.h"

/* The calls of #PupitreStore for the journal of changes. */

static gpointer
work_load_changes (gpointer state, gpointer data, GCancellable *cancellable, GError **error)
{
  PupitreDisk *disk = state;
  PupitreStoreCall *call = data;

  return pupitre_disk_is_open (disk, error)
           ? pupitre_kept_load_changes (disk->kept, PUPITRE_MARK_SEEN, call->after, error)
           : NULL;
}

/**
 * pupitre_store_load_changes_async:
 * @self: A store
 * @after: A row of the journal: what was added later is read; 0 for all
 * @cancellable: (nullable): A cancellable
 * @callback: Called when it is done
 * @user_data: For @callback
 *
 * Reads the journal of changes. Main thread.
 */
void
pupitre_store_load_changes_async (PupitreStore        *self,
                                  gint64               after,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data)
{
  PupitreStoreCall *call;

  g_return_if_fail (PUPITRE_IS_STORE (self));

  call = pupitre_store_call_new (NULL);
  call->after = after;
  pupitre_store_push (self, pupitre_store_load_changes_async, work_load_changes, call,
                      (GDestroyNotify) g_ptr_array_unref, cancellable, callback, user_data);
}

/**
 * pupitre_store_load_changes_finish:
 * @self: A store
 * @result: What the callback got
 * @error: Return location: %PUPITRE_ERROR_STORE_IO
 *
 * Returns: (transfer full) (element-type PupitreChangeRow): the changes of all children, the oldest
 *   first, or %NULL with @error set
 */
GPtrArray *
pupitre_store_load_changes_finish (PupitreStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static gpointer
work_add_changes (gpointer state, gpointer data, GCancellable *cancellable, GError **error)
{
  PupitreDisk *disk = state;
  PupitreStoreCall *call = data;

  return pupitre_store_done (pupitre_disk_is_open (disk, error) &&
                             pupitre_disk_add_changes (disk, call->rows, error));
}

/**
 * pupitre_store_add_changes_async:
 * @self: A store
 * @rows: (element-type PupitreChangeRow): Changes from the journal of another store, left alone until
 *   it is done
 * @cancellable: (nullable): A cancellable
 * @callback: Called when it is done
 * @user_data: For @callback
 *
 * Adds to the journal those that it does not have, whenever they were received. Main thread.
 */
void
pupitre_store_add_changes_async (PupitreStore        *self,
                                 GPtrArray           *rows,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  PupitreStoreCall *call;

  g_return_if_fail (PUPITRE_IS_STORE (self));
  g_return_if_fail (rows != NULL);

  call = pupitre_store_call_new (NULL);
  call->rows = g_ptr_array_ref (rows);
  pupitre_store_push (self, pupitre_store_add_changes_async, work_add_changes, call, NULL,
                      cancellable, callback, user_data);
}

/**
 * pupitre_store_add_changes_finish:
 * @self: A store
 * @result: What the callback got
 * @error: Return location: %PUPITRE_ERROR_STORE_IO
 *
 * Returns: whether they are there
 */
gboolean
pupitre_store_add_changes_finish (PupitreStore *self, GAsyncResult *result, GError **error)
{
  return pupitre_store_take_done (self, result, error);
}

static gpointer
work_drop_changes (gpointer state, gpointer data, GCancellable *cancellable, GError **error)
{
  PupitreDisk *disk = state;
  PupitreStoreCall *call = data;

  return pupitre_store_done (pupitre_disk_is_open (disk, error) &&
                             pupitre_kept_drop_changes (disk->kept, call->child, PUPITRE_MARK_SEEN,
                                                        (const char *const *) call->keys, error));
}

static void
push_ids (PupitreStore        *self,
          gpointer             tag,
          PupitreWorkFunc      work,
          const char          *child,
          const char *const   *ids,
          GAsyncReadyCallback  callback,
          gpointer             user_data)
{
  PupitreStoreCall *call = pupitre_store_call_new (NULL);

  call->child = g_strdup (child);
  call->keys = g_strdupv ((char **) ids);
  pupitre_store_push (self, tag, work, call, NULL, NULL, callback, user_data);
}

/**
 * pupitre_store_drop_changes_async:
 * @self: A store
 * @child: The key of a child
 * @ids: (array zero-terminated=1): Changes of it
 * @callback: (nullable): Called when it is done
 * @user_data: For @callback
 *
 * Takes changes out of the journal for good. Main thread.
 */
void
pupitre_store_drop_changes_async (PupitreStore        *self,
                                  const char          *child,
                                  const char *const   *ids,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data)
{
  g_return_if_fail (PUPITRE_IS_STORE (self));
  g_return_if_fail (child != NULL && ids != NULL);

  push_ids (self, pupitre_store_drop_changes_async, work_drop_changes, child, ids, callback, user_data);
}

/**
 * pupitre_store_drop_changes_finish:
 * @self: A store
 * @result: What the callback got
 * @error: Return location: %PUPITRE_ERROR_STORE_IO
 *
 * Returns: whether they are gone
 */
gboolean
pupitre_store_drop_changes_finish (PupitreStore *self, GAsyncResult *result, GError **error)
{
  return pupitre_store_take_done (self, result, error);
}

static gpointer
work_see_changes (gpointer state, gpointer data, GCancellable *cancellable, GError **error)
{
  PupitreDisk *disk = state;
  PupitreStoreCall *call = data;

  return pupitre_store_done (pupitre_disk_is_open (disk, error) &&
                             pupitre_kept_see_changes (disk->kept, call->child, PUPITRE_MARK_SEEN,
                                                       (const char *const *) call->keys, error));
}

/**
 * pupitre_store_see_changes_async:
 * @self: A store
 * @child: The key of a child
 * @ids: (array zero-terminated=1): Changes of it
 * @callback: (nullable): Called when it is done
 * @user_data: For @callback
 *
 * Notes that the parent has seen some changes; it is on the disk when the call is done. Main thread.
 */
void
pupitre_store_see_changes_async (PupitreStore        *self,
                                 const char          *child,
                                 const char *const   *ids,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  g_return_if_fail (PUPITRE_IS_STORE (self));
  g_return_if_fail (child != NULL && ids != NULL);

  push_ids (self, pupitre_store_see_changes_async, work_see_changes, child, ids, callback, user_data);
}

/**
 * pupitre_store_see_changes_finish:
 * @self: A store
 * @result: What the callback got
 * @error: Return location: %PUPITRE_ERROR_STORE_IO
 *
 * Returns: whether it is noted
 */
gboolean
pupitre_store_see_changes_finish (PupitreStore *self, GAsyncResult *result, GError **error)
{
  return pupitre_store_take_done (self, result, error);
}
