/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-message-keep"

#include "config.h"

#include "pupitre-message-keep.h"

#include "pupitre-document-words.h"
#include "pupitre-school-time.h"

/* A message that a parent keeps becomes a document of the archive, as it is on paper: there it stays
 * when the portal removes it, is found, exported and printed like any document. Its attachments become
 * documents too, which name the message; they come first, so that what was kept last, the message,
 * stands above them. Main thread. */

typedef struct {
  PupitreAccount *account;
  PupitreChild   *child;
  PupitreMessage *message;
  GBytes         *pdf;        /* (nullable) */
  guint           next;       /* of the attachments */
  guint           n_missing;  /* attachments that could not be had */
} Keeping;

static void
keeping_free (gpointer data)
{
  Keeping *keeping = data;

  g_object_unref (keeping->account);
  g_object_unref (keeping->child);
  g_object_unref (keeping->message);
  g_clear_pointer (&keeping->pdf, g_bytes_unref);
  g_free (keeping);
}

/* @pdf: (nullable) */
static GTask *
create_task (PupitreAccount      *account,
             PupitreChild        *child,
             PupitreMessage      *message,
             GBytes              *pdf,
             GCancellable        *cancellable,
             GAsyncReadyCallback  callback,
             gpointer             user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);
  Keeping *keeping = g_new0 (Keeping, 1);

  keeping->account = g_object_ref (account);
  keeping->child = g_object_ref (child);
  keeping->message = g_object_ref (message);
  keeping->pdf = pdf != NULL ? g_bytes_ref (pdf) : NULL;
  g_task_set_task_data (task, keeping, keeping_free);
  return task;
}

/* Returns: (nullable): the portal's id of an attachment; %NULL for a name alone */
static const char *
get_document (Keeping *keeping, guint position)
{
  const char *id = pupitre_attachment_get_document_id (
    pupitre_message_get_attachment (keeping->message, position));

  return id != NULL && *id != '\0' ? id : NULL;
}

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

/* @task: (transfer full) */
static void
keep_message (GTask *task)
{
  Keeping *keeping = g_task_get_task_data (task);
  PupitreMessage *message = keeping->message;
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

  pupitre_store_put_document_async (pupitre_account_get_store (keeping->account),
                                    pupitre_child_get_key (keeping->child), id, keeping->pdf,
                                    &known, g_task_get_cancellable (task), on_kept, task);
}

static void
describe (Keeping *keeping, guint position)
{
  PupitreAttachment *attachment = pupitre_message_get_attachment (keeping->message, position);
  GDateTime *date = pupitre_message_get_date (keeping->message);
  g_autofree char *title = pupitre_document_words_attachment (
    pupitre_attachment_get_name (attachment), pupitre_message_get_title (keeping->message));
  const PupitreDocument about = {
    .kind = PUPITRE_DOCUMENT_KIND_ATTACHMENT,
    .title = title,
    .school_year = date != NULL ? pupitre_school_year_of (date) : 0,
  };

  pupitre_store_describe_document_async (pupitre_account_get_store (keeping->account),
                                         pupitre_child_get_key (keeping->child),
                                         get_document (keeping, position), &about, NULL, NULL,
                                         NULL);
}

/* The portal may have lost it, or may not answer: the message is kept all the same. */
static void
note_missing (Keeping *keeping, const GError *error)
{
  g_debug ("An attachment cannot be kept: %s", error->message);
  keeping->n_missing++;
}

static void keep_next (GTask *task);

static void
on_attachment_loaded (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  Keeping *keeping = g_task_get_task_data (task);
  g_autoptr (PupitreDocument) document = NULL;
  g_autoptr (GError) stale = NULL;
  g_autoptr (GError) error = NULL;

  document = pupitre_account_load_document_finish (PUPITRE_ACCOUNT (source), result, NULL, &stale,
                                                   &error);
  if (document != NULL)
    describe (keeping, keeping->next);
  else
    note_missing (keeping, error);
  keeping->next++;
  keep_next (task);
}

/* One after the other: a portal is not asked for thirty at once.
 *
 * @task: (transfer full) */
static void
keep_next (GTask *task)
{
  Keeping *keeping = g_task_get_task_data (task);
  const guint n = pupitre_message_get_n_attachments (keeping->message);

  while (keeping->next < n && get_document (keeping, keeping->next) == NULL)
    keeping->next++;
  if (g_task_return_error_if_cancelled (task)) {
    g_object_unref (task);
    return;
  }
  if (keeping->next == n)
    keep_message (task);
  else
    pupitre_account_load_document_async (keeping->account, keeping->child,
                                         get_document (keeping, keeping->next), 0,
                                         g_task_get_cancellable (task), on_attachment_loaded, task);
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
 * Puts it into the archive, and what is attached to it; what is there already is not asked for again.
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
  GTask *task = create_task (account, child, message, pdf, cancellable, callback, user_data);

  g_task_set_source_tag (task, pupitre_message_keep_async);
  keep_next (task);
}

static gboolean
finish (GAsyncResult *result, guint *n_missing, GError **error)
{
  *n_missing = ((Keeping *) g_task_get_task_data (G_TASK (result)))->n_missing;
  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * pupitre_message_keep_finish:
 * @result: What the callback got
 * @n_missing: (out): How many of its attachments are not kept
 * @error: Return location
 *
 * Returns: whether it is kept.
 */
gboolean
pupitre_message_keep_finish (GAsyncResult *result, guint *n_missing, GError **error)
{
  return finish (result, n_missing, error);
}

static void
on_listed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Keeping *keeping = g_task_get_task_data (task);
  GError *error = NULL;
  g_auto (GStrv) ids = pupitre_store_list_documents_finish (PUPITRE_STORE (source), result, &error);
  g_autofree char *id =
    pupitre_document_dup_message_id (pupitre_message_get_id (keeping->message));

  if (ids == NULL) {
    g_task_return_error (task, error);
    return;
  }
  for (guint i = 0; i < pupitre_message_get_n_attachments (keeping->message); i++) {
    const char *document = get_document (keeping, i);

    keeping->n_missing +=
      document != NULL && !g_strv_contains ((const char *const *) ids, document);
  }
  g_task_return_boolean (task, g_strv_contains ((const char *const *) ids, id));
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
  GTask *task = create_task (account, child, message, NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, pupitre_message_keep_check_async);
  pupitre_store_list_documents_async (pupitre_account_get_store (account),
                                      pupitre_child_get_key (child), cancellable, on_listed, task);
}

/**
 * pupitre_message_keep_check_finish:
 * @result: What the callback got
 * @n_missing: (out): How many of its attachments are not kept
 * @error: Return location
 *
 * Returns: whether it is kept already; %FALSE with @error set if that cannot be known.
 */
gboolean
pupitre_message_keep_check_finish (GAsyncResult *result, guint *n_missing, GError **error)
{
  return finish (result, n_missing, error);
}
