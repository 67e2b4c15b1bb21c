/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-limiter"

#include "pupitre-limiter.h"

/* At most so many requests under way, for all accounts together: the portal is not ours, and a
 * program that asks for everything at once is a nuisance to it. First come, first served; but what
 * nobody waits for is patient: it goes one at a time, after all others. */

struct _PupitreLimiter {
  GObject parent_instance;

  guint   max;
  guint   n_running;
  guint   n_patient;  /* of those, 0 or 1 */
  GQueue  waiting;    /* (element-type Waiter) */
  GQueue  patient;    /* (element-type Waiter): wait for those above too */

  GCancellable *cancellable;  /* (owned): cancelled while nothing may be sent */
};

typedef struct {
  PupitreLimiter *limiter;      /* (owned) */
  GTask          *task;         /* (owned) */
  GQueue         *queue;        /* the one that it stands in */
  GCancellable   *cancellable;  /* (nullable) (owned) */
  GSource        *cancelled;    /* (nullable) (owned) */
} Waiter;

G_DEFINE_FINAL_TYPE (PupitreLimiter, pupitre_limiter, G_TYPE_OBJECT)

static void
waiter_free (Waiter *waiter)
{
  if (waiter->cancelled != NULL) {
    g_source_destroy (waiter->cancelled);
    g_source_unref (waiter->cancelled);
  }
  g_clear_object (&waiter->cancellable);
  g_object_unref (waiter->task);
  g_object_unref (waiter->limiter);
  g_free (waiter);
}

static void
pupitre_limiter_finalize (GObject *object)
{
  g_object_unref (PUPITRE_LIMITER (object)->cancellable);

  G_OBJECT_CLASS (pupitre_limiter_parent_class)->finalize (object);
}

static void
pupitre_limiter_class_init (PupitreLimiterClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pupitre_limiter_finalize;
}

static void
pupitre_limiter_init (PupitreLimiter *self)
{
  g_queue_init (&self->waiting);
  g_queue_init (&self->patient);
  self->cancellable = g_cancellable_new ();
}

/**
 * pupitre_limiter_set_closed:
 * @self: A limiter
 * @closed: Whether nothing may be sent
 *
 * Closes the one way out, or opens it again. What is under way, and what is tried while it is
 * closed, ends as cancelled. Main thread.
 */
void
pupitre_limiter_set_closed (PupitreLimiter *self, gboolean closed)
{
  g_return_if_fail (PUPITRE_IS_LIMITER (self));

  if (closed == g_cancellable_is_cancelled (self->cancellable))
    return;
  if (closed) {
    g_cancellable_cancel (self->cancellable);
  } else {
    g_object_unref (self->cancellable);
    self->cancellable = g_cancellable_new ();
  }
}

/**
 * pupitre_limiter_get_cancellable:
 * @self: A limiter
 *
 * Returns: (transfer none): what is cancelled when the limiter closes, until it opens again: for
 *   whoever is about to ask for a place. Main thread.
 */
GCancellable *
pupitre_limiter_get_cancellable (PupitreLimiter *self)
{
  g_return_val_if_fail (PUPITRE_IS_LIMITER (self), NULL);

  return self->cancellable;
}

/**
 * pupitre_limiter_new:
 * @max: How many may run at a time, at least 1
 *
 * Returns: (transfer full): a limiter. Main thread.
 */
PupitreLimiter *
pupitre_limiter_new (guint max)
{
  PupitreLimiter *self;

  g_return_val_if_fail (max > 0, NULL);

  self = g_object_new (PUPITRE_TYPE_LIMITER, NULL);
  self->max = max;
  return self;
}

/**
 * pupitre_limiter_get_n_running:
 * @self: A limiter
 *
 * Returns: how many places are taken. Main thread.
 */
guint
pupitre_limiter_get_n_running (PupitreLimiter *self)
{
  g_return_val_if_fail (PUPITRE_IS_LIMITER (self), 0);

  return self->n_running;
}

/**
 * pupitre_limiter_get_n_waiting:
 * @self: A limiter
 *
 * Returns: how many wait for a place. Main thread.
 */
guint
pupitre_limiter_get_n_waiting (PupitreLimiter *self)
{
  g_return_val_if_fail (PUPITRE_IS_LIMITER (self), 0);

  return self->waiting.length + self->patient.length;
}

static gboolean
on_cancelled (GCancellable *cancellable, gpointer user_data)
{
  Waiter *waiter = user_data;

  g_queue_remove (waiter->queue, waiter);
  g_task_return_error_if_cancelled (waiter->task);
  waiter_free (waiter);
  return G_SOURCE_REMOVE;
}

static gboolean
has_place (PupitreLimiter *self, gboolean patient)
{
  return self->n_running < self->max && (!patient || self->n_patient == 0);
}

static void
take_place (PupitreLimiter *self, gboolean patient)
{
  self->n_running++;
  self->n_patient += patient ? 1 : 0;
}

/**
 * pupitre_limiter_acquire_async:
 * @self: A limiter
 * @patient: Whether nobody waits for it
 * @cancellable: (nullable): Gives up the wait
 * @callback: Called when there is a place
 * @user_data: For @callback
 *
 * Waits for a place. Main thread.
 */
void
pupitre_limiter_acquire_async (PupitreLimiter     *self,
                               gboolean            patient,
                               GCancellable       *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer            user_data)
{
  g_autoptr (GTask) task = NULL;
  Waiter *waiter;

  g_return_if_fail (PUPITRE_IS_LIMITER (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, pupitre_limiter_acquire_async);
  /* A place that was given is given: whoever holds it looks at the cancellable anyway. */
  g_task_set_check_cancellable (task, FALSE);
  if (g_task_return_error_if_cancelled (task))
    return;
  if (has_place (self, patient)) {
    take_place (self, patient);
    g_task_return_boolean (task, TRUE);
    return;
  }

  waiter = g_new0 (Waiter, 1);
  waiter->limiter = g_object_ref (self);
  waiter->task = g_object_ref (task);
  waiter->queue = patient ? &self->patient : &self->waiting;
  if (cancellable != NULL) {
    waiter->cancellable = g_object_ref (cancellable);
    waiter->cancelled = g_cancellable_source_new (cancellable);
    g_source_set_callback (waiter->cancelled, G_SOURCE_FUNC (on_cancelled), waiter, NULL);
    g_source_attach (waiter->cancelled, g_main_context_get_thread_default ());
  }
  g_queue_push_tail (waiter->queue, waiter);
}

/**
 * pupitre_limiter_acquire_finish:
 * @self: A limiter
 * @result: The result
 * @error: Return location; only cancellation
 *
 * Returns: whether the caller has a place, which it has to give back by
 *   pupitre_limiter_release(). Main thread.
 */
gboolean
pupitre_limiter_acquire_finish (PupitreLimiter *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/* One whose wait was given up is still in its queue until its source is dispatched. */
static void
admit_from (PupitreLimiter *self, GQueue *queue)
{
  const gboolean patient = queue == &self->patient;
  Waiter *waiter;

  while (has_place (self, patient) && (waiter = g_queue_pop_head (queue)) != NULL) {
    if (!g_task_return_error_if_cancelled (waiter->task)) {
      take_place (self, patient);
      g_task_return_boolean (waiter->task, TRUE);
    }
    waiter_free (waiter);
  }
}

/**
 * pupitre_limiter_release:
 * @self: A limiter
 * @patient: As when the place was asked for
 *
 * Gives back a place: to whoever waits longest, if anyone does. Main thread.
 */
void
pupitre_limiter_release (PupitreLimiter *self, gboolean patient)
{
  g_return_if_fail (PUPITRE_IS_LIMITER (self));
  g_return_if_fail (self->n_running > 0);
  g_return_if_fail (!patient || self->n_patient > 0);

  self->n_running--;
  self->n_patient -= patient ? 1 : 0;
  admit_from (self, &self->waiting);
  admit_from (self, &self->patient);
}
