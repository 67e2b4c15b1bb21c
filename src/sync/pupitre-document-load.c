/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-document-load"

#include "pupitre-document-load.h"

#include "pupitre-error.h"
#include "pupitre-request.h"

#include <string.h>

/* One document from the archive or the portal: the kept copy at once where it is as new as the
 * portal says, else the portal's, kept before it is shown. When the portal does not answer, the
 * kept copy is better than nothing, and the caller learns why it may be old. */

/* Where a whole PDF says that it ends, whatever a server has added. */
#define PDF_TAIL_BYTES (64 * 1024)

/* No id of the portal has a control character, so this begins the name of something else. */
#define TIMETABLE "\001timetable/"

typedef struct {
  /* Input */
  PupitreSessionKeeper *keeper;   /* (owned) */
  PupitreStore      *store;        /* (owned) */
  PupitreChild      *child;        /* (owned) */
  char              *document_id;  /* (owned) */
  gint64             newer_than;
  /* In progress */
  PupitreDocument   *copy;         /* (nullable) (owned) */
  GError            *stale;        /* (nullable) (owned) */
  /* Output */
  gboolean           from_copy;
} LoadData;

static void
load_data_free (gpointer data)
{
  LoadData *load = data;

  g_object_unref (load->keeper);
  g_object_unref (load->store);
  g_object_unref (load->child);
  g_free (load->document_id);
  g_clear_pointer (&load->copy, pupitre_document_free);
  g_clear_error (&load->stale);
  g_free (load);
}

static PupitreRequest *
make_request (LoadData *load)
{
  if (!g_str_has_prefix (load->document_id, TIMETABLE))
    return pupitre_request_document (load->document_id);
  return pupitre_request_timetable (load->child,
                                    (int) g_ascii_strtoll (load->document_id + strlen (TIMETABLE),
                                                           NULL, 10));
}

static void
return_copy (GTask *task)
{
  LoadData *load = g_task_get_task_data (task);

  load->from_copy = TRUE;
  g_task_return_pointer (task, g_steal_pointer (&load->copy), (GDestroyNotify) pupitre_document_free);
}

static void
on_kept_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  PupitreDocument *document =
      pupitre_store_get_document_finish (PUPITRE_STORE (source), result, &error);

  if (document != NULL)
    g_task_return_pointer (task, document, (GDestroyNotify) pupitre_document_free);
  else
    g_task_return_error (task, error);
}

static void
on_kept (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  LoadData *load = g_task_get_task_data (task);
  GError *error = NULL;

  if (!pupitre_store_put_document_finish (PUPITRE_STORE (source), result, &error)) {
    g_task_return_error (task, error);
    return;
  }
  pupitre_store_get_document_async (load->store, pupitre_child_get_key (load->child),
                                    load->document_id,
                                    g_task_get_cancellable (task), on_kept_read,
                                    g_object_ref (task));
}

/* Whether nothing shows that a part is missing. */
static gboolean
looks_whole (GBytes *body)
{
  gsize size;
  const char *data = g_bytes_get_data (body, &size);
  gsize tail = MIN (size, PDF_TAIL_BYTES);

  return size < strlen ("%PDF-") || memcmp (data, "%PDF-", strlen ("%PDF-")) != 0 ||
         memmem (data + size - tail, tail, "%%EOF", strlen ("%%EOF")) != NULL;
}

/* What came takes the place of the copy, unless the copy is better. */
static gboolean
is_worth_keeping (LoadData *load, PupitreReply *reply, GError **error)
{
  if (load->copy == NULL || load->newer_than == PUPITRE_DOCUMENT_ANEW || looks_whole (reply->body))
    return TRUE;
  g_set_error_literal (error, PUPITRE_ERROR, PUPITRE_ERROR_TRUNCATED, "The document was cut");
  return FALSE;
}

static char *
dup_source (LoadData *load)
{
  PupitreProfile *profile =
    pupitre_connection_get_profile (pupitre_session_keeper_get_connection (load->keeper));
  g_autoptr (PupitreRequest) request = make_request (load);

  g_autofree char *path = pupitre_request_dup_path (request);

  return g_strconcat (pupitre_profile_get_api_origin (profile), path, NULL);
}

static void
keep (GTask *task, PupitreReply *reply)
{
  LoadData *load = g_task_get_task_data (task);
  g_autofree char *source = dup_source (load);
  const PupitreDocument known = {
    .file_name = reply->file_name,
    .etag = reply->etag,
    .received_at = reply->received_at,
    .source = source,
  };

  pupitre_store_put_document_async (load->store, pupitre_child_get_key (load->child),
                                    load->document_id, reply->body, &known,
                                    g_task_get_cancellable (task), on_kept, g_object_ref (task));
}

static void
on_fetched (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  LoadData *load = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (PupitreReply) reply =
      pupitre_session_keeper_fetch_finish (PUPITRE_SESSION_KEEPER (source), result, &error);

  if (reply != NULL && is_worth_keeping (load, reply, &error)) {
    keep (task, reply);
    return;
  }
  if (load->copy == NULL || pupitre_error_is_cancelled (error)) {
    g_task_return_error (task, error);
    return;
  }
  if (g_error_matches (error, PUPITRE_ERROR, PUPITRE_ERROR_NOT_MODIFIED))
    g_clear_error (&error);
  load->stale = error;
  return_copy (task);
}

static void
on_copy (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  LoadData *load = g_task_get_task_data (task);
  g_autoptr (PupitreRequest) request = NULL;
  g_autoptr (GError) error = NULL;

  load->copy = pupitre_store_get_document_finish (PUPITRE_STORE (source), result, &error);
  if (pupitre_error_is_cancelled (error)) {
    g_task_return_error (task, g_steal_pointer (&error));
    return;
  }
  if (load->copy != NULL && (load->copy->received_at >= load->newer_than ||
                             pupitre_document_is_local (load->document_id))) {
    return_copy (task);
    return;
  }
  if (load->copy == NULL && pupitre_document_is_local (load->document_id)) {
    g_task_return_error (task, g_steal_pointer (&error));
    return;
  }
  /* A copy that can not be read is fetched anew like one that is not there. */
  if (load->copy == NULL && !g_error_matches (error, PUPITRE_ERROR, PUPITRE_ERROR_NOT_STORED))
    g_warning ("A kept document can not be read: %s", error->message);

  request = make_request (load);
  pupitre_session_keeper_fetch_async (load->keeper, request,
                                  load->copy != NULL && load->newer_than != PUPITRE_DOCUMENT_ANEW
                                    ? load->copy->etag : NULL,
                                  g_task_get_cancellable (task), on_fetched, g_object_ref (task));
}

/**
 * pupitre_document_load_dup_timetable_id:
 * @school_year: The first calendar year of a school year
 *
 * The school's own timetable of a child has no id: this stands for it, on this computer alone.
 *
 * Returns: (transfer full): what to load it by. Any thread.
 */
char *
pupitre_document_load_dup_timetable_id (int school_year)
{
  g_return_val_if_fail (school_year > 0, NULL);

  return g_strdup_printf (TIMETABLE "%d", school_year);
}

/**
 * pupitre_document_load_async:
 * @keeper: The way to the portal
 * @store: The store of the same account
 * @child: The child that the document belongs to
 * @document_id: The portal's id of the document, pupitre_document_load_dup_timetable_id(), or the id
 *   of an earlier version, for which nobody but this computer is asked
 * @newer_than: A kept copy that was received before this moment (seconds since 1970) is asked for
 *   again, unless it is still the portal's; 0 for a document that does not change;
 *   %PUPITRE_DOCUMENT_ANEW where the copy is of no use
 * @cancellable: (nullable): To give up
 * @callback: Called when there is a document or none
 * @user_data: For @callback
 *
 * Gets a document. Main thread.
 */
void
pupitre_document_load_async (PupitreSessionKeeper *keeper,
                             PupitreStore       *store,
                             PupitreChild       *child,
                             const char         *document_id,
                             gint64              newer_than,
                             GCancellable       *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer            user_data)
{
  g_autoptr (GTask) task = NULL;
  LoadData *load;

  g_return_if_fail (PUPITRE_IS_SESSION_KEEPER (keeper));
  g_return_if_fail (PUPITRE_IS_STORE (store));
  g_return_if_fail (PUPITRE_IS_CHILD (child) && document_id != NULL);

  load = g_new0 (LoadData, 1);
  load->keeper = g_object_ref (keeper);
  load->store = g_object_ref (store);
  load->child = g_object_ref (child);
  load->document_id = g_strdup (document_id);
  load->newer_than = newer_than;

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, pupitre_document_load_async);
  g_task_set_task_data (task, load, load_data_free);
  pupitre_store_get_document_async (store, pupitre_child_get_key (child), document_id, cancellable,
                                    on_copy,
                                    g_object_ref (task));
}

/**
 * pupitre_document_load_finish:
 * @result: What the callback was given
 * @from_copy: (out) (optional): whether it is the copy that was kept before
 * @stale: (out) (optional) (nullable): why the portal could not be asked for a newer one
 * @error: Return location
 *
 * Returns: (transfer full) (nullable): the document, in a sealed memory file
 */
PupitreDocument *
pupitre_document_load_finish (GAsyncResult *result,
                              gboolean     *from_copy,
                              GError      **stale,
                              GError      **error)
{
  LoadData *load;
  PupitreDocument *document;

  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  load = g_task_get_task_data (G_TASK (result));
  document = g_task_propagate_pointer (G_TASK (result), error);
  if (from_copy != NULL)
    *from_copy = load->from_copy;
  if (stale != NULL)
    *stale = g_steal_pointer (&load->stale);
  return document;
}
