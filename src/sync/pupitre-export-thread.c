/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-export-thread"

#include "pupitre-export-thread.h"

/* How what writes a folder works: each step in a thread of its own, and all of it undone where one does
 * not go well. */

/**
 * pupitre_export_thread_run:
 * @task: What is under way
 * @work: Called in the thread with @data, which it may fill
 * @data: (transfer full): For @work
 * @free_data: Frees it
 * @done: Called with a reference to @task, then
 *
 * Main thread.
 */
void
pupitre_export_thread_run (GTask               *task,
                           GTaskThreadFunc      work,
                           gpointer             data,
                           GDestroyNotify       free_data,
                           GAsyncReadyCallback  done)
{
  g_autoptr (GTask) job = NULL;

  g_return_if_fail (G_IS_TASK (task));

  job = g_task_new (NULL, g_task_get_cancellable (task), done, g_object_ref (task));
  /* What a thread has made is taken over and removed, not left where it is. */
  g_task_set_check_cancellable (job, FALSE);
  g_task_set_task_data (job, data, free_data);
  g_task_run_in_thread (job, work);
}

static void
undo (GTask *job, gpointer source, gpointer data, GCancellable *cancellable)
{
  pupitre_export_folder_undo (data);
  g_task_return_boolean (job, TRUE);
}

typedef struct {
  GTask  *task;
  GError *error;
} Failure;

static void
on_undone (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Failure *failure = user_data;

  g_task_return_error (failure->task, failure->error);
  g_object_unref (failure->task);
  g_free (failure);
}

/**
 * pupitre_export_thread_give_up:
 * @task: What is under way
 * @folder: (transfer full) (nullable): What has been written so far
 * @error: (transfer full): Why
 *
 * Ends @task with the error once nothing of the folder is left. Main thread.
 */
void
pupitre_export_thread_give_up (GTask *task, PupitreExportFolder *folder, GError *error)
{
  g_autoptr (GTask) job = NULL;
  Failure *failure;

  g_return_if_fail (G_IS_TASK (task));
  g_return_if_fail (error != NULL);

  if (folder == NULL) {
    g_task_return_error (task, error);
    return;
  }
  failure = g_new0 (Failure, 1);
  failure->task = g_object_ref (task);
  failure->error = error;
  job = g_task_new (NULL, NULL, on_undone, failure);
  g_task_set_task_data (job, folder, (GDestroyNotify) pupitre_export_folder_free);
  g_task_run_in_thread (job, undo);
}
