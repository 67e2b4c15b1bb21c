/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-account-loads"

#include "pupitre-account.h"

#include "pupitre-document-load.h"
#include "pupitre-photo-load.h"

/* What an account loads once for whoever asks, beside its feeds: documents, and the photos of children. */

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

/**
 * pupitre_account_load_document_async:
 * @self: An open account
 * @child: Whose document it is
 * @document_id: The portal's id of it, or pupitre_document_load_dup_timetable_id()
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

  pupitre_document_load_async (pupitre_account_get_keeper (self), pupitre_account_get_store (self),
                               child, document_id, newer_than, cancellable, on_part_done,
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

  pupitre_photo_load_async (pupitre_account_get_keeper (self), pupitre_account_get_store (self),
                            child, cancellable, on_part_done,
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
