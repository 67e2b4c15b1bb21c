/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-store"

#include "pupitre-store-private.h"

#include <string.h>

/* The calls of #PupitreStore for what a parent has begun to write. */

static PupitreStoreCall *
call_new (const char *child, const char *name, const char *text)
{
  PupitreStoreCall *call = pupitre_store_call_new (NULL);

  call->child = g_strdup (child);
  call->key = g_strdup (name);
  call->content = text != NULL ? g_bytes_new (text, strlen (text) + 1) : NULL;
  return call;
}

static gpointer
work_put_draft (gpointer state, gpointer data, GCancellable *cancellable, GError **error)
{
  PupitreDisk *disk = state;
  PupitreStoreCall *call = data;
  const char *text = call->content != NULL ? g_bytes_get_data (call->content, NULL) : NULL;

  return pupitre_store_done (pupitre_disk_is_open (disk, error) &&
                             pupitre_kept_put_draft (disk->kept, call->child, call->key, text,
                                                     error));
}

/**
 * pupitre_store_put_draft_async:
 * @self: A store
 * @child: The key of a child
 * @name: Which draft of it
 * @text: (nullable): What was written so far; %NULL to keep it no longer
 * @cancellable: (nullable): A cancellable
 * @callback: (nullable): Called when it is done
 * @user_data: For @callback
 *
 * Keeps a draft in the place of what was kept of it before; it is on the disk when the call is done.
 * Main thread.
 */
void
pupitre_store_put_draft_async (PupitreStore       *self,
                               const char         *child,
                               const char         *name,
                               const char         *text,
                               GCancellable       *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer            user_data)
{
  g_return_if_fail (PUPITRE_IS_STORE (self));
  g_return_if_fail (child != NULL && name != NULL);

  pupitre_store_push (self, pupitre_store_put_draft_async, work_put_draft,
                      call_new (child, name, text), NULL, cancellable, callback, user_data);
}

/**
 * pupitre_store_put_draft_finish:
 * @self: A store
 * @result: What the callback got
 * @error: Return location: %PUPITRE_ERROR_STORE_IO
 *
 * Returns: whether it is kept, or gone
 */
gboolean
pupitre_store_put_draft_finish (PupitreStore *self, GAsyncResult *result, GError **error)
{
  return pupitre_store_take_done (self, result, error);
}

static gpointer
work_load_draft (gpointer state, gpointer data, GCancellable *cancellable, GError **error)
{
  PupitreDisk *disk = state;
  PupitreStoreCall *call = data;

  return pupitre_disk_is_open (disk, error)
           ? pupitre_kept_get_draft (disk->kept, call->child, call->key, error)
           : NULL;
}

/**
 * pupitre_store_load_draft_async:
 * @self: A store
 * @child: The key of a child
 * @name: Which draft of it
 * @cancellable: (nullable): A cancellable
 * @callback: Called when it is done
 * @user_data: For @callback
 *
 * Loads what was written so far. Main thread.
 */
void
pupitre_store_load_draft_async (PupitreStore       *self,
                                const char         *child,
                                const char         *name,
                                GCancellable       *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer            user_data)
{
  g_return_if_fail (PUPITRE_IS_STORE (self));
  g_return_if_fail (child != NULL && name != NULL);

  pupitre_store_push (self, pupitre_store_load_draft_async, work_load_draft,
                      call_new (child, name, NULL), g_free, cancellable, callback, user_data);
}

/**
 * pupitre_store_load_draft_finish:
 * @self: A store
 * @result: What the callback got
 * @error: Return location: %PUPITRE_ERROR_STORE_IO
 *
 * Returns: (transfer full): the draft, empty if there is none; or %NULL with @error set
 */
char *
pupitre_store_load_draft_finish (PupitreStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static gpointer
work_list_drafts (gpointer state, gpointer data, GCancellable *cancellable, GError **error)
{
  PupitreDisk *disk = state;
  PupitreStoreCall *call = data;

  return pupitre_disk_is_open (disk, error)
           ? pupitre_kept_list_drafts (disk->kept, call->child, error)
           : NULL;
}

/**
 * pupitre_store_list_drafts_async:
 * @self: A store
 * @child: The key of a child
 * @cancellable: (nullable): A cancellable
 * @callback: Called when it is done
 * @user_data: For @callback
 *
 * Lists what the parent has begun to write of the child. Main thread.
 */
void
pupitre_store_list_drafts_async (PupitreStore       *self,
                                 const char         *child,
                                 GCancellable       *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer            user_data)
{
  g_return_if_fail (PUPITRE_IS_STORE (self));
  g_return_if_fail (child != NULL);

  pupitre_store_push (self, pupitre_store_list_drafts_async, work_list_drafts,
                      call_new (child, NULL, NULL), (GDestroyNotify) g_strfreev, cancellable,
                      callback, user_data);
}

/**
 * pupitre_store_list_drafts_finish:
 * @self: A store
 * @result: What the callback got
 * @error: Return location: %PUPITRE_ERROR_STORE_IO
 *
 * Returns: (transfer full): which drafts there are, for pupitre_store_load_draft_async(); or %NULL with
 *   @error set
 */
GStrv
pupitre_store_list_drafts_finish (PupitreStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
