/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-worker"

#include "pupitre-worker.h"

/*
 * A thread with a queue. A #GTask never goes into the thread: what goes in is plain data, what
 * comes back is plain data, and the task is completed in the main context that it was made in. So
 * no object can be finalized in the thread, whoever gives up his reference last.
 *
 * When the worker is freed, the thread does what is still in the queue, frees its state and ends by
 * itself; nobody waits for it.
 */

struct _PupitreWorker {
  GAsyncQueue *queue;
};

typedef struct {
  GAsyncQueue    *queue;
  gpointer        state;
  GDestroyNotify  free_state;
  GFunc           idle;
} Thread;

typedef struct {
  GTask           *task;         /* (owned), touched in its main context alone */
  GMainContext    *context;
  int              priority;
  GCancellable    *cancellable;  /* (nullable) */
  PupitreWorkFunc  func;         /* (nullable): the piece that ends the thread has none */
  gpointer         data;
  GDestroyNotify   free_data;
  gpointer         result;
  GDestroyNotify   free_result;
  GError          *error;
} Work;

static gboolean
complete (gpointer user_data)
{
  Work *work = user_data;

  if (work->error != NULL)
    g_task_return_error (work->task, g_steal_pointer (&work->error));
  else
    g_task_return_pointer (work->task, work->result, work->free_result);
  work->result = NULL;
  return G_SOURCE_REMOVE;
}

static void
work_free (gpointer user_data)
{
  Work *work = user_data;

  if (work->result != NULL && work->free_result != NULL)
    work->free_result (work->result);
  g_clear_error (&work->error);
  g_clear_object (&work->task);
  g_clear_object (&work->cancellable);
  g_clear_pointer (&work->context, g_main_context_unref);
  g_free (work);
}

static void
hand_back (Work *work)
{
  g_autoptr (GSource) source = g_idle_source_new ();

  g_source_set_priority (source, work->priority);
  g_source_set_static_name (source, "[pupitre] work is done");
  g_source_set_callback (source, complete, work, work_free);
  g_source_attach (source, work->context);
}

static void
do_work (Thread *thread, Work *work)
{
  if (!g_cancellable_set_error_if_cancelled (work->cancellable, &work->error))
    work->result = work->func (thread->state, work->data, work->cancellable, &work->error);
  if (work->data != NULL && work->free_data != NULL)
    work->free_data (work->data);
  hand_back (work);
}

static gpointer
run (gpointer user_data)
{
  Thread *thread = user_data;
  Work *work;

  while ((work = g_async_queue_pop (thread->queue))->func != NULL) {
    do_work (thread, work);
    if (thread->idle != NULL && g_async_queue_length (thread->queue) <= 0)
      thread->idle (thread->state, NULL);
  }
  work_free (work);
  if (thread->free_state != NULL)
    thread->free_state (thread->state);
  g_async_queue_unref (thread->queue);
  g_free (thread);
  return NULL;
}

/**
 * pupitre_worker_new:
 * @name: What the thread is called, at most 15 bytes
 * @state: (transfer full): What all its work is done on
 * @free_state: (nullable): Frees @state, in the thread
 * @idle: (nullable): Called with @state, in the thread, whenever the queue ran empty
 *
 * Returns: (transfer full): a worker. Main thread.
 */
PupitreWorker *
pupitre_worker_new (const char *name, gpointer state, GDestroyNotify free_state, GFunc idle)
{
  PupitreWorker *self = g_new0 (PupitreWorker, 1);
  Thread *thread = g_new0 (Thread, 1);

  self->queue = g_async_queue_new ();
  thread->queue = g_async_queue_ref (self->queue);
  thread->state = state;
  thread->free_state = free_state;
  thread->idle = idle;
  g_thread_unref (g_thread_new (name, run, thread));
  return self;
}

/**
 * pupitre_worker_push:
 * @self: A worker
 * @task: (transfer full): What to complete with the result
 * @func: What to do
 * @data: (transfer full) (nullable): For @func
 * @free_data: (nullable): Frees @data, in the thread
 * @free_result: (nullable): Frees a result that nobody takes
 *
 * Puts a piece of work at the end of the queue. One that is cancelled before its turn is not done.
 * Main thread.
 */
void
pupitre_worker_push (PupitreWorker   *self,
                     GTask           *task,
                     PupitreWorkFunc  func,
                     gpointer         data,
                     GDestroyNotify   free_data,
                     GDestroyNotify   free_result)
{
  Work *work = g_new0 (Work, 1);
  GCancellable *cancellable = g_task_get_cancellable (task);

  work->task = task;
  work->context = g_main_context_ref (g_task_get_context (task));
  work->priority = g_task_get_priority (task);
  work->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  work->func = func;
  work->data = data;
  work->free_data = free_data;
  work->free_result = free_result;
  g_async_queue_push (self->queue, work);
}

/**
 * pupitre_worker_free:
 * @self: (nullable) (transfer full): A worker
 *
 * Lets the thread end when all that was pushed is done. Main thread.
 */
void
pupitre_worker_free (PupitreWorker *self)
{
  if (self == NULL)
    return;
  g_async_queue_push (self->queue, g_new0 (Work, 1));
  g_async_queue_unref (self->queue);
  g_free (self);
}
