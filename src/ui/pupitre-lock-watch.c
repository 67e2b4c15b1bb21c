/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-lock-watch"

#include "pupitre-lock-watch.h"

#include "pupitre-screen-watch.h"

/* Notices when the program is to lock by itself: nobody has touched it for as long as the parent allows,
 * or the screen is being locked, or the computer goes to sleep. On a shared computer only the latter two
 * count here: it has a watch of its own, with a warning.
 *
 * Signal: `due`, after which pupitre_lock_watch_done() is to be called. Main thread. */

struct _PupitreLockWatch {
  GObject             parent_instance;

  PupitreContext     *context;
  PupitreIdleWatch   *idle;
  PupitreScreenWatch *screen;
};

G_DEFINE_FINAL_TYPE (PupitreLockWatch, pupitre_lock_watch, G_TYPE_OBJECT)

static guint due_signal;

static void
on_due (PupitreLockWatch *self)
{
  g_signal_emit (self, due_signal, 0);
}

static void
update_idle_limit (PupitreLockWatch *self)
{
  GSettings *settings = pupitre_context_get_settings (self->context);

  pupitre_idle_watch_set_limit (
    self->idle, settings != NULL && !pupitre_context_is_shared (self->context)
                  ? g_settings_get_uint (settings, "lock-minutes") * 60 * 1000
                  : 0);
}

static void
pupitre_lock_watch_finalize (GObject *object)
{
  PupitreLockWatch *self = PUPITRE_LOCK_WATCH (object);

  g_clear_object (&self->idle);
  g_clear_object (&self->screen);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (pupitre_lock_watch_parent_class)->finalize (object);
}

static void
pupitre_lock_watch_class_init (PupitreLockWatchClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pupitre_lock_watch_finalize;

  /* PupitreLockWatch::due: the program is to be locked now. */
  due_signal = g_signal_new ("due", PUPITRE_TYPE_LOCK_WATCH, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                             G_TYPE_NONE, 0);
}

static void
pupitre_lock_watch_init (PupitreLockWatch *self)
{
  self->idle = pupitre_idle_watch_new ();
  g_signal_connect_object (self->idle, "idle", G_CALLBACK (on_due), self, G_CONNECT_SWAPPED);
  self->screen = pupitre_screen_watch_new ();
  g_signal_connect_object (self->screen, "locked", G_CALLBACK (on_due), self, G_CONNECT_SWAPPED);
}

/**
 * pupitre_lock_watch_new:
 * @context: Whose settings say how long the program may be left alone
 *
 * Returns: (transfer full): a watch that has begun. Main thread.
 */
PupitreLockWatch *
pupitre_lock_watch_new (PupitreContext *context)
{
  PupitreLockWatch *self;
  GSettings *settings;

  g_return_val_if_fail (PUPITRE_IS_CONTEXT (context), NULL);

  self = g_object_new (PUPITRE_TYPE_LOCK_WATCH, NULL);
  self->context = g_object_ref (context);
  settings = pupitre_context_get_settings (context);
  if (settings != NULL)
    g_signal_connect_object (settings, "changed::lock-minutes", G_CALLBACK (update_idle_limit), self,
                             G_CONNECT_SWAPPED);
  g_signal_connect_object (pupitre_context_get_accounts (context), "notify::shared",
                           G_CALLBACK (update_idle_limit), self, G_CONNECT_SWAPPED);
  update_idle_limit (self);
  return self;
}

/**
 * pupitre_lock_watch_pause:
 * @self: A watch
 *
 * Nobody can touch the program: that it is left alone does not count until
 * pupitre_lock_watch_resume(). Main thread.
 */
void
pupitre_lock_watch_pause (PupitreLockWatch *self)
{
  g_return_if_fail (PUPITRE_IS_LOCK_WATCH (self));

  pupitre_idle_watch_pause (self->idle);
}

/**
 * pupitre_lock_watch_resume:
 * @self: A watch that is paused
 *
 * Locks at once if the program was left alone for too long meanwhile. Main thread.
 */
void
pupitre_lock_watch_resume (PupitreLockWatch *self)
{
  g_return_if_fail (PUPITRE_IS_LOCK_WATCH (self));

  pupitre_idle_watch_resume (self->idle);
}

/**
 * pupitre_lock_watch_done:
 * @self: A watch
 *
 * The program is locked: the computer may sleep. Main thread.
 */
void
pupitre_lock_watch_done (PupitreLockWatch *self)
{
  g_return_if_fail (PUPITRE_IS_LOCK_WATCH (self));

  pupitre_screen_watch_done (self->screen);
}

/**
 * pupitre_lock_watch_get_idle_watch:
 * @self: A watch
 *
 * Returns: (transfer none): what notices that nobody touches the program. Main thread.
 */
PupitreIdleWatch *
pupitre_lock_watch_get_idle_watch (PupitreLockWatch *self)
{
  g_return_val_if_fail (PUPITRE_IS_LOCK_WATCH (self), NULL);

  return self->idle;
}
