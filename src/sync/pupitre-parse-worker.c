/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-parse-worker"

#include "pupitre-parse-worker.h"

/* The one thread on which answers of the portal are parsed and records are turned into objects.
 * One, not a pool: parsing then never competes with itself for the two cores of an old laptop,
 * and answers are applied in the order in which they came. */

typedef struct {
  GTask          *task;      /* (owned) */
  GTaskThreadFunc function;
} Job;

static gboolean
drop_task (gpointer task)
{
  return G_SOURCE_REMOVE;
}

/* The last reference must not go here: with it goes the task's data, which may hold objects of the
 * main thread. */
static void
drop_on_caller (GTask *task)
{
  g_autoptr (GSource) source = g_idle_source_new ();

  g_source_set_callback (source, drop_task, task, g_object_unref);
  g_source_attach (source, g_task_get_context (task));
}

static void
run_job (gpointer data, gpointer user_data)
{
  Job *job = data;

  if (!g_task_return_error_if_cancelled (job->task))
    job->function (job->task, g_task_get_source_object (job->task), g_task_get_task_data (job->task),
                   g_task_get_cancellable (job->task));
  drop_on_caller (job->task);
  g_free (job);
}

/**
 * pupitre_parse_worker_run:
 * @task: (transfer none): A task with plain data as its task data and no widget as its source
 * @function: What to do on the worker; it returns by @task
 *
 * Queues work for the parsing thread. Main thread.
 */
void
pupitre_parse_worker_run (GTask *task, GTaskThreadFunc function)
{
  static GThreadPool *pool;
  Job *job;

  g_return_if_fail (G_IS_TASK (task));

  if (pool == NULL)
    pool = g_thread_pool_new (run_job, NULL, 1, FALSE, NULL);

  job = g_new0 (Job, 1);
  job->task = g_object_ref (task);
  job->function = function;
  g_thread_pool_push (pool, job, NULL);
}
