/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-search-thread"

#include "pupitre-search-thread.h"

#include "pupitre-error.h"
#include "pupitre-worker.h"

/* The thread in which the index of the search lives, in memory alone: what is put and what is asked goes
 * there one after the other, and the index is gone with the thread. Main thread.
 *
 * Signals: `changed`, when something was put that nobody waits for. */

struct _PupitreSearchThread {
  GObject        parent_instance;

  PupitreWorker *worker;  /* (nullable): until it is stopped */
  GCancellable  *cancel;
};

static guint changed_signal;

G_DEFINE_FINAL_TYPE (PupitreSearchThread, pupitre_search_thread, G_TYPE_OBJECT)

/* --- Within the thread --------------------------------------------------------------------- */

/* What the thread has. */
typedef struct {
  PupitreSearchIndex *index;  /* (nullable): made with the first piece of work */
} Shelf;

static void
shelf_free (gpointer data)
{
  Shelf *shelf = data;

  pupitre_search_index_free (shelf->index);
  g_free (shelf);
}

static gboolean
ensure_index (Shelf *shelf, GError **error)
{
  if (shelf->index == NULL)
    shelf->index = pupitre_search_index_new (error);
  return shelf->index != NULL;
}

static gpointer
work_put (gpointer state, gpointer data, GCancellable *cancellable, GError **error)
{
  Shelf *shelf = state;

  return ensure_index (shelf, error) &&
                 pupitre_search_batch_put (data, shelf->index, cancellable, error)
           ? GINT_TO_POINTER (1)
           : NULL;
}

typedef struct {
  char  *typed;
  GStrv  children;
  guint  most;
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  g_free (question->typed);
  g_strfreev (question->children);
  g_free (question);
}

static gpointer
work_find (gpointer state, gpointer data, GCancellable *cancellable, GError **error)
{
  Shelf *shelf = state;
  Question *question = data;

  return ensure_index (shelf, error)
           ? pupitre_search_index_find (shelf->index, question->typed,
                                        (const char *const *) question->children, question->most,
                                        cancellable, error)
           : NULL;
}

/* --- From without -------------------------------------------------------------------------- */

static void
pupitre_search_thread_dispose (GObject *object)
{
  PupitreSearchThread *self = PUPITRE_SEARCH_THREAD (object);

  g_cancellable_cancel (self->cancel);
  /* With it goes the index. */
  g_clear_pointer (&self->worker, pupitre_worker_free);

  G_OBJECT_CLASS (pupitre_search_thread_parent_class)->dispose (object);
}

static void
pupitre_search_thread_finalize (GObject *object)
{
  g_object_unref (PUPITRE_SEARCH_THREAD (object)->cancel);

  G_OBJECT_CLASS (pupitre_search_thread_parent_class)->finalize (object);
}

static void
pupitre_search_thread_class_init (PupitreSearchThreadClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = pupitre_search_thread_dispose;
  object_class->finalize = pupitre_search_thread_finalize;

  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

static void
pupitre_search_thread_init (PupitreSearchThread *self)
{
  self->worker = pupitre_worker_new ("pupitre-search", g_new0 (Shelf, 1), shelf_free, NULL);
  self->cancel = g_cancellable_new ();
}

/**
 * pupitre_search_thread_new:
 *
 * Returns: (transfer full): a thread with an empty index.
 */
PupitreSearchThread *
pupitre_search_thread_new (void)
{
  return g_object_new (PUPITRE_TYPE_SEARCH_THREAD, NULL);
}

/**
 * pupitre_search_thread_stop:
 * @self: A thread
 *
 * Gives up what is under way and ends it, for good.
 */
void
pupitre_search_thread_stop (PupitreSearchThread *self)
{
  g_return_if_fail (PUPITRE_IS_SEARCH_THREAD (self));

  g_object_run_dispose (G_OBJECT (self));
}

/**
 * pupitre_search_thread_get_cancellable:
 * @self: A thread
 *
 * Returns: (transfer none): what is cancelled when it stops.
 */
GCancellable *
pupitre_search_thread_get_cancellable (PupitreSearchThread *self)
{
  g_return_val_if_fail (PUPITRE_IS_SEARCH_THREAD (self), NULL);

  return self->cancel;
}

/**
 * pupitre_search_thread_put:
 * @self: A thread
 * @batch: (transfer full): What is put
 * @task: (transfer full): Returns a pointer that is not %NULL when it is in the index, or an error:
 *   only cancellation, if the thread has stopped
 */
void
pupitre_search_thread_put (PupitreSearchThread *self, PupitreSearchBatch *batch, GTask *task)
{
  g_return_if_fail (PUPITRE_IS_SEARCH_THREAD (self));

  if (self->worker == NULL) {
    pupitre_search_batch_free (batch);
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "The search has stopped");
    g_object_unref (task);
    return;
  }
  pupitre_worker_push (self->worker, task, work_put, batch,
                       (GDestroyNotify) pupitre_search_batch_free, NULL);
}

static void
on_put (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  if (g_task_propagate_pointer (G_TASK (result), &error) != NULL)
    g_signal_emit (source, changed_signal, 0);
  else if (!pupitre_error_is_cancelled (error))
    g_warning ("What is stored cannot be put into the search: %s", error->message);
}

/**
 * pupitre_search_thread_hand_over:
 * @self: A thread
 * @batch: (transfer full): What is put
 *
 * The same when nobody waits for it: see `changed`.
 */
void
pupitre_search_thread_hand_over (PupitreSearchThread *self, PupitreSearchBatch *batch)
{
  GTask *task;

  g_return_if_fail (PUPITRE_IS_SEARCH_THREAD (self));

  task = g_task_new (self, self->cancel, on_put, NULL);
  g_task_set_source_tag (task, pupitre_search_thread_hand_over);
  pupitre_search_thread_put (self, batch, task);
}

/**
 * pupitre_search_thread_find:
 * @self: A thread that was not stopped
 * @typed: What a parent typed
 * @children: (transfer full): The keys of the children in the order of the answer
 * @most: How many of each kind and child to tell
 * @task: (transfer full): Returns what pupitre_search_index_find() does
 *
 * Looks in what was put so far.
 */
void
pupitre_search_thread_find (PupitreSearchThread *self,
                            const char          *typed,
                            GStrv                children,
                            guint                most,
                            GTask               *task)
{
  Question *question;

  g_return_if_fail (PUPITRE_IS_SEARCH_THREAD (self));
  g_return_if_fail (self->worker != NULL);

  question = g_new0 (Question, 1);
  question->typed = g_strdup (typed);
  question->children = children;
  question->most = most;
  pupitre_worker_push (self->worker, task, work_find, question, question_free,
                       (GDestroyNotify) g_ptr_array_unref);
}
