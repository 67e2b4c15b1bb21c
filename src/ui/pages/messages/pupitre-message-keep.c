/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-message-keep"

#include "config.h"

#include "pupitre-message-keep.h"

#include "pupitre-school-time.h"

/* A message that a parent keeps becomes a document of the archive, as it is on paper: there it stays
 * when the portal removes it, is found, exported and printed like any document. Main thread. */

static void
on_kept (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (pupitre_store_put_document_finish (PUPITRE_STORE (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * pupitre_message_keep_async:
 * @account: The account that it was read through
 * @child: Whose message it is
 * @message: A message
 * @pdf: The same on paper
 * @cancellable: (nullable): A cancellable
 * @callback: Called when it is done
 * @user_data: For @callback
 *
 * Puts it into the archive.
 */
void
pupitre_message_keep_async (PupitreAccount      *account,
                            PupitreChild        *child,
                            PupitreMessage      *message,
                            GBytes              *pdf,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);
  g_autofree char *id = pupitre_document_dup_message_id (pupitre_message_get_id (message));
  g_autofree char *file_name = g_strdup_printf ("%s.pdf", pupitre_message_get_title (message));
  GDateTime *date = pupitre_message_get_date (message);
  const PupitreDocument known = {
    .file_name = file_name,
    .received_at = g_get_real_time () / G_USEC_PER_SEC,
    .kind = PUPITRE_DOCUMENT_KIND_MESSAGE,
    .title = (char *) pupitre_message_get_title (message),
    .school_year = date != NULL ? pupitre_school_year_of (date) : 0,
  };

  g_task_set_source_tag (task, pupitre_message_keep_async);
  pupitre_store_put_document_async (pupitre_account_get_store (account),
                                    pupitre_child_get_key (child), id, pdf, &known, cancellable,
                                    on_kept, task);
}

/**
 * pupitre_message_keep_finish:
 * @result: What the callback got
 * @error: Return location
 *
 * Returns: whether it is kept.
 */
gboolean
pupitre_message_keep_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
on_listed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  g_auto (GStrv) ids = pupitre_store_list_documents_finish (PUPITRE_STORE (source), result, &error);

  if (ids != NULL)
    g_task_return_boolean (task, g_strv_contains ((const char *const *) ids,
                                                  g_task_get_task_data (task)));
  else
    g_task_return_error (task, error);
}

/**
 * pupitre_message_keep_check_async:
 * @account: The account that it was read through
 * @child: Whose message it is
 * @message: A message
 * @cancellable: (nullable): A cancellable
 * @callback: Called when it is done
 * @user_data: For @callback
 *
 * Looks whether it is kept already.
 */
void
pupitre_message_keep_check_async (PupitreAccount      *account,
                                  PupitreChild        *child,
                                  PupitreMessage      *message,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, pupitre_message_keep_check_async);
  g_task_set_task_data (task, pupitre_document_dup_message_id (pupitre_message_get_id (message)),
                        g_free);
  pupitre_store_list_documents_async (pupitre_account_get_store (account),
                                      pupitre_child_get_key (child), cancellable, on_listed, task);
}

/**
 * pupitre_message_keep_check_finish:
 * @result: What the callback got
 * @error: Return location
 *
 * Returns: whether it is kept already; %FALSE with @error set if that cannot be known.
 */
gboolean
pupitre_message_keep_check_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
