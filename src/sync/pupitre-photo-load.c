/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-photo-load"

#include "pupitre-photo-load.h"

#include "pupitre-error.h"
#include "pupitre-parse-worker.h"
#include "pupitre-photo-parser.h"
#include "pupitre-resource.h"

/* The photo of a child, as bytes that only the helper process may decode: the stored one, asked
 * for again at most once a day. */

#define DUE_SECONDS (24 * 60 * 60)

typedef struct {
  PupitreSessionKeeper *keeper;  /* (owned) */
  PupitreStore      *store;       /* (owned) */
  PupitreResource   *resource;    /* (owned) */
  gulong             handler;
  gboolean           asked;
  GBytes            *record;      /* (nullable) (owned) */
} LoadData;

static void
load_data_free (gpointer data)
{
  LoadData *load = data;

  g_clear_signal_handler (&load->handler, load->resource);
  g_object_unref (load->keeper);
  g_object_unref (load->store);
  g_object_unref (load->resource);
  g_clear_pointer (&load->record, g_bytes_unref);
  g_free (load);
}

static void
read_on_worker (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  LoadData *load = task_data;
  GError *error = NULL;
  GBytes *picture = pupitre_photo_parser_read (load->record, &error);

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, picture, (GDestroyNotify) g_bytes_unref);
}

static void
on_records (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  LoadData *load = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (GPtrArray) records =
      pupitre_store_load_records_finish (PUPITRE_STORE (source), result, &error);

  if (records == NULL) {
    g_task_return_error (task, error);
    return;
  }
  if (records->len == 0 || g_ptr_array_index (records, 0) == NULL) {
    g_task_return_pointer (task, NULL, NULL);
    return;
  }
  load->record = g_bytes_ref (g_ptr_array_index (records, 0));
  pupitre_parse_worker_run (task, read_on_worker);
}

static void
read_record (GTask *task)
{
  LoadData *load = g_task_get_task_data (task);
  PupitreIndex *index = pupitre_resource_get_index (load->resource);
  const char *keys[2] = { NULL, NULL };

  if (index == NULL || pupitre_index_get_n_entries (index) == 0) {
    g_task_return_pointer (task, NULL, NULL);
    return;
  }
  keys[0] = pupitre_index_get_entry (index, 0)->key;
  pupitre_store_load_records_async (load->store, pupitre_resource_get_collection (load->resource),
                                    keys, g_task_get_cancellable (task), on_records,
                                    g_object_ref (task));
}

static gboolean
is_due (LoadData *load)
{
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;

  if (load->asked || !pupitre_connection_is_signed_in (pupitre_session_keeper_get_connection (load->keeper)))
    return FALSE;
  return now - pupitre_resource_get_checked (load->resource) > DUE_SECONDS;
}

static void
on_resource_changed (PupitreResource *resource, GTask *task)
{
  LoadData *load = g_task_get_task_data (task);

  if (!pupitre_resource_is_loaded (resource) || pupitre_resource_is_refreshing (resource))
    return;
  if (is_due (load)) {
    load->asked = TRUE;
    pupitre_resource_refresh (resource, FALSE);
    return;
  }
  g_clear_signal_handler (&load->handler, resource);
  read_record (task);
  g_object_unref (task);
}

/**
 * pupitre_photo_load_async:
 * @keeper: The way to the portal
 * @store: The store of the same account
 * @child: Whose photo
 * @cancellable: (nullable): To give up
 * @callback: Called with the result
 * @user_data: For @callback
 *
 * Gets the photo of a child. Main thread.
 */
void
pupitre_photo_load_async (PupitreSessionKeeper *keeper,
                          PupitreStore       *store,
                          PupitreChild       *child,
                          GCancellable       *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer            user_data)
{
  g_autoptr (PupitreCollection) collection = NULL;
  g_autoptr (PupitreRequest) request = NULL;
  GTask *task;
  LoadData *load;

  g_return_if_fail (PUPITRE_IS_SESSION_KEEPER (keeper));
  g_return_if_fail (PUPITRE_IS_STORE (store));
  g_return_if_fail (PUPITRE_IS_CHILD (child));

  collection = pupitre_collection_new (pupitre_child_get_key (child), PUPITRE_KIND_PHOTO, 0);
  request = pupitre_request_photo (child);
  load = g_new0 (LoadData, 1);
  load->keeper = g_object_ref (keeper);
  load->store = g_object_ref (store);
  load->resource =
      pupitre_resource_new (keeper, store, collection, request, pupitre_photo_parser_split);

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, pupitre_photo_load_async);
  g_task_set_task_data (task, load, load_data_free);
  /* The task is kept by the handler until the resource has settled. */
  load->handler = g_signal_connect (load->resource, "changed", G_CALLBACK (on_resource_changed), task);
  pupitre_resource_load (load->resource);
}

/**
 * pupitre_photo_load_finish:
 * @result: What the callback was given
 * @error: Return location
 *
 * Returns: (transfer full) (nullable): the picture's bytes; %NULL without an error if the portal
 *   has no photo of the child
 */
GBytes *
pupitre_photo_load_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
