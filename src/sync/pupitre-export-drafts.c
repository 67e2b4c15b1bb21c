/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-export"

#include "pupitre-export-drafts.h"

#include "pupitre-json-object.h"
#include "pupitre-registration-words.h"

/* What a parent has begun to write of one child and not sent, as JSON for the parent. Main thread. */

typedef struct {
  /* Input */
  PupitreStore *store;  /* (owned) */
  char         *child;  /* (owned) */
  /* In progress */
  GStrv         names;  /* (nullable) (owned) */
  guint         next;
  GString      *text;   /* (owned) */
} DraftsData;

static void
drafts_data_free (gpointer data)
{
  DraftsData *drafts = data;

  g_object_unref (drafts->store);
  g_free (drafts->child);
  g_strfreev (drafts->names);
  g_string_free (drafts->text, TRUE);
  g_free (drafts);
}

static void
append (GString *text, const char *name, const char *draft)
{
  g_autofree char *words = pupitre_registration_words_dup_draft (name, draft);
  const PupitreJsonMember members[] = {
    { "kind", "registration", NULL },
    { "about", name, NULL },
    { "begun", words, NULL },
  };
  g_autoptr (GBytes) object = NULL;
  const char *bytes;
  gsize length;

  if (words == NULL)
    return;
  object = pupitre_json_object_write (members, G_N_ELEMENTS (members));
  bytes = g_bytes_get_data (object, &length);
  g_string_append (text, text->len > 0 ? ",\n" : "[\n");
  g_string_append_len (text, bytes, (gssize) length);
}

static void load_next (GTask *task);

static void
on_loaded (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  DraftsData *data = g_task_get_task_data (task);
  GError *error = NULL;
  g_autofree char *draft = pupitre_store_load_draft_finish (PUPITRE_STORE (source), result, &error);

  if (draft == NULL) {
    g_task_return_error (task, error);
    return;
  }
  append (data->text, data->names[data->next - 1], draft);
  load_next (task);
}

static void
load_next (GTask *task)
{
  DraftsData *data = g_task_get_task_data (task);

  if (data->names[data->next] != NULL) {
    pupitre_store_load_draft_async (data->store, data->child, data->names[data->next++],
                                    g_task_get_cancellable (task), on_loaded, g_object_ref (task));
    return;
  }
  if (data->text->len > 0)
    g_string_append (data->text, "\n]\n");
  g_task_return_pointer (task, g_bytes_new (data->text->str, data->text->len),
                         (GDestroyNotify) g_bytes_unref);
}

static void
on_listed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  DraftsData *data = g_task_get_task_data (task);
  GError *error = NULL;

  data->names = pupitre_store_list_drafts_finish (PUPITRE_STORE (source), result, &error);
  if (data->names != NULL)
    load_next (task);
  else
    g_task_return_error (task, error);
}

/**
 * pupitre_export_drafts_write_async:
 * @store: An open store
 * @child: The key of a child
 * @cancellable: (nullable): To give up
 * @callback: Called with the result
 * @user_data: For @callback
 *
 * Puts what is begun of the child into words. Main thread.
 */
void
pupitre_export_drafts_write_async (PupitreStore       *store,
                                   const char         *child,
                                   GCancellable       *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  DraftsData *data;

  g_return_if_fail (PUPITRE_IS_STORE (store));
  g_return_if_fail (child != NULL);

  g_task_set_source_tag (task, pupitre_export_drafts_write_async);
  data = g_new0 (DraftsData, 1);
  data->store = g_object_ref (store);
  data->child = g_strdup (child);
  data->text = g_string_new (NULL);
  g_task_set_task_data (task, data, drafts_data_free);
  pupitre_store_list_drafts_async (store, child, cancellable, on_listed, g_object_ref (task));
}

/**
 * pupitre_export_drafts_write_finish:
 * @result: What the callback was given
 * @error: Return location: %PUPITRE_ERROR_STORE_IO
 *
 * Returns: (transfer full): a JSON array, empty where nothing is begun; or %NULL with @error set
 */
GBytes *
pupitre_export_drafts_write_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
