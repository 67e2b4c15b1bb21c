/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-entry-reader"

#include "pupitre-entry-reader.h"

#include "pupitre-error.h"
#include "pupitre-parse-worker.h"

/* Gives entries what is stored of them: unseals their records on the store's thread, reads those
 * that changed on the parsing thread, and hands the objects over on the main thread. */

typedef struct {
  /* Input */
  PupitreReadFunc read;
  PupitreResource *resource;  /* (owned): the main thread's alone */
  GPtrArray      *entries;  /* (owned) (element-type PupitreEntry): the main thread's alone */
  /* In progress */
  GPtrArray      *records;  /* (owned) (element-type GBytes), %NULL: damaged */
  /* Output */
  GPtrArray      *objects;  /* (owned) (element-type GObject), %NULL: could not be read */
} ReadData;

static void
unref_if_any (gpointer object)
{
  if (object != NULL)
    g_object_unref (object);
}

static void
read_data_free (gpointer data)
{
  ReadData *read = data;

  g_object_unref (read->resource);
  g_ptr_array_unref (read->entries);
  g_clear_pointer (&read->records, g_ptr_array_unref);
  g_clear_pointer (&read->objects, g_ptr_array_unref);
  g_free (read);
}

static void
read_on_worker (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  ReadData *data = task_data;

  data->objects = g_ptr_array_new_with_free_func (unref_if_any);
  for (guint i = 0; i < data->records->len; i++) {
    GBytes *record = g_ptr_array_index (data->records, i);
    g_autoptr (GError) error = NULL;

    g_ptr_array_add (data->objects, record != NULL ? data->read (record, &error) : NULL);
    if (error != NULL)
      g_debug ("A record can not be read: %s", error->message);
  }
  g_task_return_boolean (task, TRUE);
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  ReadData *data = g_task_get_task_data (G_TASK (result));

  if (!g_task_propagate_boolean (G_TASK (result), NULL))
    return;

  for (guint i = 0; i < data->objects->len; i++) {
    GObject *object = g_ptr_array_index (data->objects, i);
    PupitreEntry *entry = g_ptr_array_index (data->entries, i);

    if (object != NULL)
      pupitre_entry_set_record (entry, g_ptr_array_index (data->records, i), object);
    else if (pupitre_entry_get_object (entry) == NULL)
      pupitre_entry_set_damaged (entry);
  }
}

/* Leaves out the records from which an entry was read already: its row is left alone. */
static void
drop_unchanged (ReadData *data)
{
  for (guint i = data->entries->len; i > 0; i--) {
    PupitreEntry *entry = g_ptr_array_index (data->entries, i - 1);
    GBytes *record = g_ptr_array_index (data->records, i - 1);

    if (record != NULL && pupitre_entry_has_record (entry, record)) {
      g_ptr_array_remove_index (data->entries, i - 1);
      g_ptr_array_remove_index (data->records, i - 1);
    }
  }
}

static gboolean
is_any_damaged (ReadData *data)
{
  for (guint i = 0; i < data->records->len; i++) {
    if (g_ptr_array_index (data->records, i) == NULL)
      return TRUE;
  }
  return FALSE;
}

static void
on_records (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  ReadData *data = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  data->records = pupitre_store_load_records_finish (PUPITRE_STORE (source), result, &error);
  if (data->records == NULL) {
    if (!pupitre_error_is_cancelled (error))
      g_warning ("Records can not be unsealed: %s", error->message);
    g_task_return_boolean (task, FALSE);
    return;
  }
  if (is_any_damaged (data))
    pupitre_resource_set_damaged (data->resource);
  drop_unchanged (data);
  pupitre_parse_worker_run (task, read_on_worker);
}

/**
 * pupitre_entry_reader_read:
 * @store: The store of the account
 * @read: How a record becomes an object
 * @resource: What fills the collection where the records are; it is told of damage
 * @entries: (element-type PupitreEntry) (transfer full): Whose records
 * @cancellable: (nullable): To give up
 *
 * Gives each of @entries its object, or marks it as damaged. Entries whose record is the one that
 * they have are left alone. Main thread.
 */
void
pupitre_entry_reader_read (PupitreStore            *store,
                           PupitreReadFunc          read,
                           PupitreResource         *resource,
                           GPtrArray               *entries,
                           GCancellable            *cancellable)
{
  g_autoptr (GPtrArray) keys = g_ptr_array_sized_new (entries->len + 1);
  ReadData *data;
  GTask *task;

  g_return_if_fail (PUPITRE_IS_STORE (store));
  g_return_if_fail (read != NULL);
  g_return_if_fail (PUPITRE_IS_RESOURCE (resource));

  for (guint i = 0; i < entries->len; i++)
    g_ptr_array_add (keys, (gpointer) pupitre_entry_get_key (g_ptr_array_index (entries, i)));
  g_ptr_array_add (keys, NULL);

  data = g_new0 (ReadData, 1);
  data->read = read;
  data->resource = g_object_ref (resource);
  data->entries = entries;
  task = g_task_new (NULL, cancellable, on_read, NULL);
  g_task_set_source_tag (task, pupitre_entry_reader_read);
  g_task_set_task_data (task, data, read_data_free);
  pupitre_store_load_records_async (store, pupitre_resource_get_collection (resource),
                                    (const char *const *) keys->pdata, cancellable, on_records,
                                    task);
}
