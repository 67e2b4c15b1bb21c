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

  return pupitre_disk_is_open (disk, error)
           ? pupitre_kept_load_changes (disk->kept, PUPITRE_MARK_SEEN, error)
           : NULL;
}

/**
 * pupitre_store_load_changes_async:
 * @self: A store
 * @cancellable: (nullable): A cancellable
 * @callback: Called when it is done
 * @user_data: For @callback
 *
 * Reads the journal of changes. Main thread.
 */
void
pupitre_store_load_changes_async (PupitreStore        *self,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data)
{
  g_return_if_fail (PUPITRE_IS_STORE (self));

  pupitre_store_push (self, pupitre_store_load_changes_async, work_load_changes, NULL,
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
  PupitreStoreCall *call;

  g_return_if_fail (PUPITRE_IS_STORE (self));
  g_return_if_fail (child != NULL && ids != NULL);

  call = pupitre_store_call_new (NULL);
  call->child = g_strdup (child);
  call->keys = g_strdupv ((char **) ids);
  pupitre_store_push (self, pupitre_store_see_changes_async, work_see_changes, call, NULL, NULL,
                      callback, user_data);
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
