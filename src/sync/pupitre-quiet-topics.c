/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-quiet-topics"

#include "pupitre-quiet-topics.h"

/* Of which topics of a child the parent does not want to be told. It is kept with the child, sealed, in
 * the store of each account that shows it: through whichever the child is read, the choice stays. Main
 * thread. */

typedef struct {
  GHashTable *topics;     /* (owned) (element-type utf8) */
  GError     *error;      /* (nullable) (owned): the first */
  guint       n_pending;
} Loading;

static void
loading_free (gpointer data)
{
  Loading *loading = data;

  g_hash_table_unref (loading->topics);
  g_clear_error (&loading->error);
  g_free (loading);
}

static PupitreCollection *
make_collection (PupitreMember *member)
{
  return pupitre_collection_new (pupitre_child_get_key (pupitre_member_get_child (member)),
                                 PUPITRE_KIND_CHANGES, 0);
}

static void
add_topics (Loading *loading, GHashTable *topics)
{
  GHashTableIter iter;
  gpointer topic;

  g_hash_table_iter_init (&iter, topics);
  while (g_hash_table_iter_next (&iter, &topic, NULL))
    g_hash_table_add (loading->topics, g_strdup (topic));
}

static void
on_topics (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) topics =
    pupitre_store_load_marks_finish (PUPITRE_STORE (source), result, &error);
  Loading *loading = g_task_get_task_data (task);

  if (topics != NULL)
    add_topics (loading, topics);
  else if (loading->error == NULL)
    loading->error = g_steal_pointer (&error);
  if (--loading->n_pending > 0)
    return;
  if (loading->error != NULL)
    g_task_return_error (task, g_steal_pointer (&loading->error));
  else
    g_task_return_pointer (task, g_hash_table_ref (loading->topics),
                           (GDestroyNotify) g_hash_table_unref);
}

/**
 * pupitre_quiet_topics_load_async:
 * @member: A child and the accounts that show it
 * @cancellable: (nullable): A cancellable
 * @callback: Called when it is done
 * @user_data: For @callback
 *
 * Reads what the parent chose, whichever account was asked to keep it. Main thread.
 */
void
pupitre_quiet_topics_load_async (PupitreMember       *member,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (PupitreCollection) collection = NULL;
  GPtrArray *accounts;
  Loading *loading;

  g_return_if_fail (PUPITRE_IS_MEMBER (member));

  accounts = pupitre_member_get_accounts (member);
  collection = make_collection (member);
  loading = g_new0 (Loading, 1);
  loading->topics = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  loading->n_pending = accounts->len;
  task = g_task_new (member, cancellable, callback, user_data);
  g_task_set_source_tag (task, pupitre_quiet_topics_load_async);
  g_task_set_task_data (task, loading, loading_free);
  for (guint i = 0; i < accounts->len; i++)
    pupitre_store_load_marks_async (pupitre_account_get_store (accounts->pdata[i]), collection,
                                    PUPITRE_MARK_QUIET, cancellable, on_topics, g_object_ref (task));
}

/**
 * pupitre_quiet_topics_load_finish:
 * @result: What the callback got
 * @error: Return location: %PUPITRE_ERROR_STORE_IO
 *
 * Returns: (transfer full) (element-type utf8): the names of the topics, see
 *   pupitre_change_topic_name(), or %NULL with @error set: not all stores could be read
 */
GHashTable *
pupitre_quiet_topics_load_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, pupitre_quiet_topics_load_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
on_marked (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  if (!pupitre_store_mark_finish (PUPITRE_STORE (source), result, &error))
    g_warning ("What is to be told can not be kept: %s", error->message);
}

/**
 * pupitre_quiet_topics_set:
 * @member: A child and the accounts that show it
 * @topic: A topic
 * @quiet: Whether nothing of it is to be told
 *
 * Keeps what the parent chose, with each of the accounts. Main thread.
 */
void
pupitre_quiet_topics_set (PupitreMember *member, PupitreChangeTopic topic, gboolean quiet)
{
  g_autoptr (PupitreCollection) collection = NULL;
  GPtrArray *accounts;

  g_return_if_fail (PUPITRE_IS_MEMBER (member));

  accounts = pupitre_member_get_accounts (member);
  collection = make_collection (member);
  for (guint i = 0; i < accounts->len; i++)
    pupitre_store_mark_async (pupitre_account_get_store (accounts->pdata[i]), collection,
                              pupitre_change_topic_name (topic), PUPITRE_MARK_QUIET, quiet, NULL,
                              on_marked, NULL);
}
