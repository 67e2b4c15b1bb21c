/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-window-closing"

#include "pupitre-window-closing.h"

/* What becomes of a window that the parent closes: it ends, and the program with it; or, where the parent
 * has consented to that, it is hidden, and the program goes on without it until there is nothing left for
 * which to do so. Main thread. */

struct _PupitreWindowClosing {
  GObject           parent_instance;

  GtkWindow        *window;      /* whose this is */
  PupitreContext   *context;
  PupitreLockWatch *lock_watch;
  PupitreNotifier  *notifier;
  gboolean          closed;      /* but the program goes on */
  gboolean          ending;
};

G_DEFINE_FINAL_TYPE (PupitreWindowClosing, pupitre_window_closing, G_TYPE_OBJECT)

/* Whether nothing is left for which the program goes on. What was broken off is to be told, and seen when
 * the window is opened. */
static gboolean
is_over (PupitreWindowClosing *self)
{
  PupitreAccounts *accounts = pupitre_context_get_accounts (self->context);
  PupitreBackground *background = pupitre_context_get_background (self->context);

  return self->closed && pupitre_accounts_get_state (accounts) != PUPITRE_SESSION_STARTING &&
         !pupitre_background_is_on (background) && !pupitre_background_is_broken_off (background);
}

static void
on_background_changed (PupitreWindowClosing *self)
{
  PupitreBackground *background = pupitre_context_get_background (self->context);

  if (!pupitre_window_closing_end_if_over (self))
    pupitre_notifier_set_stopped (self->notifier,
                                  self->closed && pupitre_background_is_broken_off (background));
}

static gboolean
is_guarded (PupitreWindowClosing *self)
{
  GListModel *accounts = G_LIST_MODEL (pupitre_context_get_accounts (self->context));

  for (guint i = 0; i < g_list_model_get_n_items (accounts); i++) {
    g_autoptr (PupitreAccount) account = g_list_model_get_item (accounts, i);

    if (pupitre_secret_has_pin (pupitre_account_get_secret (account)))
      return TRUE;
  }
  return FALSE;
}

static void
pupitre_window_closing_finalize (GObject *object)
{
  PupitreWindowClosing *self = PUPITRE_WINDOW_CLOSING (object);

  g_clear_object (&self->notifier);
  g_clear_object (&self->lock_watch);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (pupitre_window_closing_parent_class)->finalize (object);
}

static void
pupitre_window_closing_class_init (PupitreWindowClosingClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pupitre_window_closing_finalize;
}

static void
pupitre_window_closing_init (PupitreWindowClosing *self)
{
}

/**
 * pupitre_window_closing_new:
 * @window: The window, which owns what is returned
 * @context: What the window works with
 * @lock_watch: What locks the window, and waits while it is closed
 * @notifier: What speaks to the parent meanwhile
 *
 * Returns: (transfer full): what closes @window. Main thread.
 */
PupitreWindowClosing *
pupitre_window_closing_new (GtkWindow        *window,
                            PupitreContext   *context,
                            PupitreLockWatch *lock_watch,
                            PupitreNotifier  *notifier)
{
  PupitreWindowClosing *self;

  g_return_val_if_fail (GTK_IS_WINDOW (window), NULL);
  g_return_val_if_fail (PUPITRE_IS_CONTEXT (context), NULL);
  g_return_val_if_fail (PUPITRE_IS_LOCK_WATCH (lock_watch), NULL);
  g_return_val_if_fail (PUPITRE_IS_NOTIFIER (notifier), NULL);

  self = g_object_new (PUPITRE_TYPE_WINDOW_CLOSING, NULL);
  self->window = window;
  self->context = g_object_ref (context);
  self->lock_watch = g_object_ref (lock_watch);
  self->notifier = g_object_ref (notifier);
  g_signal_connect_object (pupitre_context_get_background (context), "changed",
                           G_CALLBACK (on_background_changed), self, G_CONNECT_SWAPPED);
  return self;
}

/**
 * pupitre_window_closing_goes_on:
 * @self: What closes a window
 *
 * Returns: whether the program goes on without the window when it is closed now. Main thread.
 */
gboolean
pupitre_window_closing_goes_on (PupitreWindowClosing *self)
{
  g_return_val_if_fail (PUPITRE_IS_WINDOW_CLOSING (self), FALSE);

  return !self->ending && pupitre_background_is_on (pupitre_context_get_background (self->context));
}

/**
 * pupitre_window_closing_hide:
 * @self: What closes a window
 *
 * The window is closed and the program goes on. Nobody can touch what is closed: the lock waits until it
 * is opened again. Main thread.
 */
void
pupitre_window_closing_hide (PupitreWindowClosing *self)
{
  g_return_if_fail (PUPITRE_IS_WINDOW_CLOSING (self));

  self->closed = TRUE;
  pupitre_lock_watch_pause (self->lock_watch);
  gtk_widget_set_visible (GTK_WIDGET (self->window), FALSE);
}

/**
 * pupitre_window_closing_open_again:
 * @self: What closes a window
 *
 * To be called before the window is shown, also where it was not closed. What would have locked itself
 * meanwhile is locked before anybody sees it.
 *
 * Returns: whether it is to be locked now, as if the program were started: a PIN is asked for. Main
 *   thread.
 */
gboolean
pupitre_window_closing_open_again (PupitreWindowClosing *self)
{
  g_return_val_if_fail (PUPITRE_IS_WINDOW_CLOSING (self), FALSE);

  if (!self->closed)
    return FALSE;
  self->closed = FALSE;
  pupitre_lock_watch_resume (self->lock_watch);
  pupitre_notifier_set_stopped (self->notifier, FALSE);
  return is_guarded (self);
}

/**
 * pupitre_window_closing_end_if_over:
 * @self: What closes a window
 *
 * Destroys a window that is closed if there is nothing left for which the program goes on.
 *
 * Returns: whether it did. Main thread.
 */
gboolean
pupitre_window_closing_end_if_over (PupitreWindowClosing *self)
{
  g_return_val_if_fail (PUPITRE_IS_WINDOW_CLOSING (self), FALSE);

  if (!is_over (self))
    return FALSE;
  gtk_window_destroy (self->window);
  return TRUE;
}

/**
 * pupitre_window_closing_end:
 * @self: What closes a window
 *
 * Closes it for good, whatever the parent wants to go on without it. Main thread.
 */
void
pupitre_window_closing_end (PupitreWindowClosing *self)
{
  g_return_if_fail (PUPITRE_IS_WINDOW_CLOSING (self));

  self->ending = TRUE;
  if (self->closed)
    gtk_window_destroy (self->window);
  else
    gtk_window_close (self->window);
}
