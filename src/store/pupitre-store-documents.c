/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-store"

#include "pupitre-store-private.h"

/* The calls of #PupitreStore for the archive of documents. */

static PupitreDocument *
copy_description (const PupitreDocument *known)
{
  PupitreDocument bare = *known;

  bare.fd = -1;
  return pupitre_document_copy (&bare);
}

/* Whether a document came, went, or is called otherwise, of which is told. */
static gboolean
take_change (PupitreStore *self, GAsyncResult *result, GError **error)
{
  if (!pupitre_store_take_done (self, result, error))
    return FALSE;
  pupitre_store_tell_stored (self, NULL);
  return TRUE;
}

static gpointer
work_put_document (gpointer state, gpointer data, GCancellable *cancellable, GError **error)
{
  PupitreDisk *disk = state;
  PupitreStoreCall *call = data;

  return pupitre_store_done (pupitre_disk_is_open (disk, error) &&
                             pupitre_disk_put_document (disk, call->child, call->key, call->content,
                                                        call->document, cancellable, error));
}

/**
 * pupitre_store_put_document_async:
 * @self: A store
 * @child: (nullable): The key of the child that it is about
 * @document_id: The portal's id of it, or the id of an earlier version
 * @content: The document as received
 * @known: What is known of it; child, id, size and hash are not looked at, and of what the document
 *   is, what is not said stays as it was known
 * @cancellable: (nullable): A cancellable
 * @callback: Called when it is done
 * @user_data: For @callback
 *
 * Stores a document in the place of the one of the same id, which stays as an earlier version if its
 * content is another one; it is on the disk when the call is done.
 * Main thread.
 */
void
pupitre_store_put_document_async (PupitreStore          *self,
                                  const char            *child,
                                  const char            *document_id,
                                  GBytes                *content,
                                  const PupitreDocument *known,
                                  GCancellable          *cancellable,
                                  GAsyncReadyCallback    callback,
                                  gpointer               user_data)
{
  PupitreStoreCall *call;

  g_return_if_fail (PUPITRE_IS_STORE (self));
  g_return_if_fail (document_id != NULL && content != NULL && known != NULL);

  call = pupitre_store_call_new (NULL);
  call->child = g_strdup (child != NULL ? child : "");
  call->key = g_strdup (document_id);
  call->content = g_bytes_ref (content);
  call->document = copy_description (known);
  pupitre_store_push (self, pupitre_store_put_document_async, work_put_document, call, NULL,
                      cancellable, callback, user_data);
}

/**
 * pupitre_store_put_document_finish:
 * @self: A store
 * @result: What the callback got
 * @error: Return location: %PUPITRE_ERROR_STORE_IO, or %PUPITRE_ERROR_TOO_LARGE
 *
 * Returns: whether it is stored; if not, the one before is still there
 */
gboolean
pupitre_store_put_document_finish (PupitreStore *self, GAsyncResult *result, GError **error)
{
  return take_change (self, result, error);
}

static gpointer
work_get_document (gpointer state, gpointer data, GCancellable *cancellable, GError **error)
{
  PupitreDisk *disk = state;
  PupitreStoreCall *call = data;

  return pupitre_disk_is_open (disk, error)
           ? pupitre_disk_get_document (disk, call->child, call->key, cancellable, error)
           : NULL;
}

/**
 * pupitre_store_get_document_async:
 * @self: A store
 * @child: (nullable): The key of the child that it is about
 * @document_id: The portal's id of it, or the id of an earlier version
 * @cancellable: (nullable): A cancellable
 * @callback: Called when it is done
 * @user_data: For @callback
 *
 * Loads a document into memory.
 * Main thread.
 */
void
pupitre_store_get_document_async (PupitreStore       *self,
                                  const char         *child,
                                  const char         *document_id,
                                  GCancellable       *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer            user_data)
{
  PupitreStoreCall *call;

  g_return_if_fail (PUPITRE_IS_STORE (self));
  g_return_if_fail (document_id != NULL);

  call = pupitre_store_call_new (NULL);
  call->child = g_strdup (child != NULL ? child : "");
  call->key = g_strdup (document_id);
  pupitre_store_push (self, pupitre_store_get_document_async, work_get_document, call,
                      (GDestroyNotify) pupitre_document_free, cancellable, callback, user_data);
}

/**
 * pupitre_store_get_document_finish:
 * @self: A store
 * @result: What the callback got
 * @error: Return location: %PUPITRE_ERROR_NOT_STORED, %PUPITRE_ERROR_STORE_DAMAGED or
 *   %PUPITRE_ERROR_STORE_IO
 *
 * Returns: (transfer full): the document, or %NULL with @error set
 */
PupitreDocument *
pupitre_store_get_document_finish (PupitreStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static gpointer
work_list_documents (gpointer state, gpointer data, GCancellable *cancellable, GError **error)
{
  PupitreDisk *disk = state;
  PupitreStoreCall *call = data;

  return pupitre_disk_is_open (disk, error)
           ? pupitre_kept_list_documents (disk->kept, call->child, error)
           : NULL;
}

/**
 * pupitre_store_list_documents_async:
 * @self: A store
 * @child: (nullable): The key of the child that they are about
 * @cancellable: (nullable): A cancellable
 * @callback: Called when it is done
 * @user_data: For @callback
 *
 * Asks which documents are stored. Main thread.
 */
void
pupitre_store_list_documents_async (PupitreStore       *self,
                                    const char         *child,
                                    GCancellable       *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer            user_data)
{
  PupitreStoreCall *call;

  g_return_if_fail (PUPITRE_IS_STORE (self));

  call = pupitre_store_call_new (NULL);
  call->child = g_strdup (child != NULL ? child : "");
  pupitre_store_push (self, pupitre_store_list_documents_async, work_list_documents, call,
                      (GDestroyNotify) g_strfreev, cancellable, callback, user_data);
}

/**
 * pupitre_store_list_documents_finish:
 * @self: A store
 * @result: What the callback got
 * @error: Return location: %PUPITRE_ERROR_STORE_IO
 *
 * Returns: (transfer full): the ids of them and of their earlier versions, or %NULL with @error set
 */
GStrv
pupitre_store_list_documents_finish (PupitreStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static gpointer
work_describe_document (gpointer       state,
                        gpointer       data,
                        GCancellable  *cancellable,
                        GError       **error)
{
  PupitreDisk *disk = state;
  PupitreStoreCall *call = data;

  return pupitre_store_done (pupitre_disk_is_open (disk, error) &&
                             pupitre_disk_describe_document (disk, call->child, call->key,
                                                             call->document, error));
}

/* Where nobody asks what came of it, somebody may follow what is kept. */
static void
on_described (GObject *source, GAsyncResult *result, gpointer user_data)
{
  pupitre_store_describe_document_finish (PUPITRE_STORE (source), result, NULL);
}

/**
 * pupitre_store_describe_document_async:
 * @self: A store
 * @child: (nullable): The key of the child that it is about
 * @document_id: The id of a document that is stored
 * @about: What is known of it: its kind, title, school year, source and place; what is not said
 *   stays as it was known
 * @cancellable: (nullable): A cancellable
 * @callback: (nullable): Called when it is done
 * @user_data: For @callback
 *
 * Notes what a document is, without touching its content. Main thread.
 */
void
pupitre_store_describe_document_async (PupitreStore          *self,
                                       const char            *child,
                                       const char            *document_id,
                                       const PupitreDocument *about,
                                       GCancellable          *cancellable,
                                       GAsyncReadyCallback    callback,
                                       gpointer               user_data)
{
  PupitreStoreCall *call;

  g_return_if_fail (PUPITRE_IS_STORE (self));
  g_return_if_fail (document_id != NULL && about != NULL);

  call = pupitre_store_call_new (NULL);
  call->child = g_strdup (child != NULL ? child : "");
  call->key = g_strdup (document_id);
  call->document = copy_description (about);
  pupitre_store_push (self, pupitre_store_describe_document_async, work_describe_document, call,
                      NULL, cancellable, callback != NULL ? callback : on_described, user_data);
}

/**
 * pupitre_store_describe_document_finish:
 * @self: A store
 * @result: What the callback got
 * @error: Return location: %PUPITRE_ERROR_NOT_STORED, %PUPITRE_ERROR_STORE_DAMAGED or
 *   %PUPITRE_ERROR_STORE_IO
 *
 * Returns: whether it is noted
 */
gboolean
pupitre_store_describe_document_finish (PupitreStore *self, GAsyncResult *result, GError **error)
{
  return take_change (self, result, error);
}

static gpointer
work_remove_documents (gpointer state, gpointer data, GCancellable *cancellable, GError **error)
{
  PupitreDisk *disk = state;
  PupitreStoreCall *call = data;
  gboolean good = pupitre_disk_is_open (disk, error);

  for (gsize i = 0; good && call->keys[i] != NULL; i++)
    good = !g_cancellable_set_error_if_cancelled (cancellable, error) &&
           pupitre_disk_remove_document (disk, call->child, call->keys[i], error);
  return pupitre_store_done (good);
}

/**
 * pupitre_store_remove_documents_async:
 * @self: A store
 * @child: (nullable): The key of the child that they are about
 * @document_ids: The ids of documents, or of earlier versions
 * @cancellable: (nullable): A cancellable; what was removed before stays removed
 * @callback: Called when it is done
 * @user_data: For @callback
 *
 * Removes documents, each with its file. Main thread.
 */
void
pupitre_store_remove_documents_async (PupitreStore       *self,
                                      const char         *child,
                                      const char *const  *document_ids,
                                      GCancellable       *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer            user_data)
{
  PupitreStoreCall *call;

  g_return_if_fail (PUPITRE_IS_STORE (self));
  g_return_if_fail (document_ids != NULL);

  call = pupitre_store_call_new (NULL);
  call->child = g_strdup (child != NULL ? child : "");
  call->keys = g_strdupv ((char **) document_ids);
  pupitre_store_push (self, pupitre_store_remove_documents_async, work_remove_documents, call, NULL,
                      cancellable, callback, user_data);
}

/**
 * pupitre_store_remove_documents_finish:
 * @self: A store
 * @result: What the callback got
 * @error: Return location: %PUPITRE_ERROR_STORE_IO
 *
 * Returns: whether all of them are gone
 */
gboolean
pupitre_store_remove_documents_finish (PupitreStore *self, GAsyncResult *result, GError **error)
{
  return take_change (self, result, error);
}

static gpointer
work_list_archive (gpointer state, gpointer data, GCancellable *cancellable, GError **error)
{
  PupitreDisk *disk = state;

  return pupitre_disk_is_open (disk, error) ? pupitre_kept_list_archive (disk->kept, error) : NULL;
}

/**
 * pupitre_store_list_archive_async:
 * @self: A store
 * @cancellable: (nullable): A cancellable
 * @callback: Called when it is done
 * @user_data: For @callback
 *
 * Asks what is known of all documents of all children. Main thread.
 */
void
pupitre_store_list_archive_async (PupitreStore       *self,
                                  GCancellable       *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer            user_data)
{
  g_return_if_fail (PUPITRE_IS_STORE (self));

  pupitre_store_push (self, pupitre_store_list_archive_async, work_list_archive,
                      pupitre_store_call_new (NULL), (GDestroyNotify) g_ptr_array_unref,
                      cancellable, callback, user_data);
}

/**
 * pupitre_store_list_archive_finish:
 * @self: A store
 * @result: What the callback got
 * @error: Return location: %PUPITRE_ERROR_STORE_IO
 *
 * Returns: (transfer full) (element-type PupitreDocument): the documents and their earlier versions,
 *   without content, or %NULL with @error set
 */
GPtrArray *
pupitre_store_list_archive_finish (PupitreStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
