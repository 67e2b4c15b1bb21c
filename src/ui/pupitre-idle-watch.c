/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-idle-watch"

#include "pupitre-idle-watch.h"

#include <time.h>

/* Notices that nobody has touched any of our windows for a while: no key, no pointer, no scrolling.
 * The time during which the computer slept counts. A pointer that stays where it is does not touch
 * anything, though GTK tells of it again when what lies under it changes, and when that is another
 * window.
 *
 * Signals: `idle`, each time the limit is reached; `warning`, with the seconds that are left, each
 * second of the last part of the time, and with 0 when a touch has ended it: that touch does nothing
 * else. */

struct _PupitreIdleWatch {
  GObject     parent_instance;

  GListModel *toplevels;  /* (owned) */
  guint       limit;      /* milliseconds, 0: never */
  guint       warning;    /* milliseconds before the limit, 0: none */
  gboolean    paused;
  gboolean    warned;
  gboolean    was_touched;
  gpointer    surface;    /* (nullable), not owned, only compared: on what the pointer was, */
  double      x, y;       /* and where */
  gint64      touched;    /* milliseconds of the clock that does not stop */
  guint       source;
};

G_DEFINE_FINAL_TYPE (PupitreIdleWatch, pupitre_idle_watch, G_TYPE_OBJECT)

static guint idle_signal, warning_signal;

/* Marks, with the watch's own address, the windows that are watched already. */
#define CONTROLLER_KEY "pupitre-idle-watch"

static gint64
get_now (void)
{
  struct timespec now;

  clock_gettime (CLOCK_BOOTTIME, &now);
  return (gint64) now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static void start (PupitreIdleWatch *self, gint64 milliseconds);

static gboolean
on_due (gpointer user_data)
{
  PupitreIdleWatch *self = user_data;
  gint64 left = self->touched + self->limit - get_now ();

  self->source = 0;
  if (self->paused)
    return G_SOURCE_REMOVE;
  if (left > self->warning) {
    start (self, left - self->warning);
    return G_SOURCE_REMOVE;
  }
  if (left > 0) {
    self->warned = TRUE;
    start (self, (left - 1) % 1000 + 1);
    g_signal_emit (self, warning_signal, 0, (guint) ((left + 999) / 1000));
    return G_SOURCE_REMOVE;
  }
  self->warned = FALSE;
  start (self, self->limit - self->warning);
  self->touched = get_now ();
  g_signal_emit (self, idle_signal, 0);
  return G_SOURCE_REMOVE;
}

static void
start (PupitreIdleWatch *self, gint64 milliseconds)
{
  self->source = g_timeout_add ((guint) milliseconds, on_due, self);
}

static gboolean
has_moved (PupitreIdleWatch *self, GdkEvent *event)
{
  double x = 0, y = 0;
  gboolean same;

  gdk_event_get_position (event, &x, &y);
  same = gdk_event_get_surface (event) != self->surface ||
         (ABS (x - self->x) < 0.5 && ABS (y - self->y) < 0.5);
  self->surface = gdk_event_get_surface (event);
  self->x = x;
  self->y = y;
  return !same;
}

static void
end_warning (PupitreIdleWatch *self)
{
  self->warned = FALSE;
  g_clear_handle_id (&self->source, g_source_remove);
  start (self, self->limit - self->warning);
  g_signal_emit (self, warning_signal, 0, 0);
}

static gboolean
on_event (GtkEventController *controller, GdkEvent *event, gpointer user_data)
{
  PupitreIdleWatch *self = PUPITRE_IDLE_WATCH (user_data);
  gint64 now;

  switch (gdk_event_get_event_type (event)) {
  case GDK_MOTION_NOTIFY:
    if (!has_moved (self, event))
      return GDK_EVENT_PROPAGATE;
    break;
  case GDK_BUTTON_PRESS:
  case GDK_BUTTON_RELEASE:
  case GDK_KEY_PRESS:
  case GDK_KEY_RELEASE:
  case GDK_SCROLL:
  case GDK_TOUCH_BEGIN:
  case GDK_TOUCH_UPDATE:
  case GDK_TOUCH_END:
  case GDK_TOUCHPAD_SWIPE:
  case GDK_TOUCHPAD_PINCH:
  case GDK_TOUCHPAD_HOLD:
    break;
  case GDK_DELETE:
  case GDK_ENTER_NOTIFY:
  case GDK_LEAVE_NOTIFY:
  case GDK_FOCUS_CHANGE:
  case GDK_PROXIMITY_IN:
  case GDK_PROXIMITY_OUT:
  case GDK_DRAG_ENTER:
  case GDK_DRAG_LEAVE:
  case GDK_DRAG_MOTION:
  case GDK_DROP_START:
  case GDK_GRAB_BROKEN:
  case GDK_TOUCH_CANCEL:
  case GDK_PAD_BUTTON_PRESS:
  case GDK_PAD_BUTTON_RELEASE:
  case GDK_PAD_RING:
  case GDK_PAD_STRIP:
  case GDK_PAD_GROUP_MODE:
  case GDK_EVENT_LAST:
  default:
    return GDK_EVENT_PROPAGATE;
  }
  self->was_touched = TRUE;
  now = get_now ();
  if (self->limit == 0 || now - self->touched < self->limit) {
    self->touched = now;
    if (!self->warned)
      return GDK_EVENT_PROPAGATE;
    end_warning (self);
    return GDK_EVENT_STOP;
  }
  /* The computer slept past the limit, and this woke it: too late. */
  self->touched = now;
  self->warned = FALSE;
  g_signal_emit (self, idle_signal, 0);
  return GDK_EVENT_STOP;
}

static gboolean
is_watched (PupitreIdleWatch *self, GtkWidget *window)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (window);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++) {
    g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

    if (g_object_get_data (G_OBJECT (controller), CONTROLLER_KEY) == self)
      return TRUE;
  }
  return FALSE;
}

static void
watch_window (PupitreIdleWatch *self, GtkWidget *window)
{
  GtkEventController *controller;

  if (is_watched (self, window))
    return;
  controller = gtk_event_controller_legacy_new ();
  g_object_set_data (G_OBJECT (controller), CONTROLLER_KEY, self);
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect_object (controller, "event", G_CALLBACK (on_event), self, 0);
  gtk_widget_add_controller (window, controller);
}

static void
on_toplevels_changed (GListModel       *toplevels,
                      guint             position,
                      guint             removed,
                      guint             added,
                      PupitreIdleWatch *self)
{
  for (guint i = position; i < position + added; i++) {
    g_autoptr (GtkWidget) window = g_list_model_get_item (toplevels, i);

    watch_window (self, window);
  }
}

static void
pupitre_idle_watch_dispose (GObject *object)
{
  PupitreIdleWatch *self = PUPITRE_IDLE_WATCH (object);

  g_clear_handle_id (&self->source, g_source_remove);
  if (self->toplevels != NULL)
    g_signal_handlers_disconnect_by_data (self->toplevels, self);
  g_clear_object (&self->toplevels);

  G_OBJECT_CLASS (pupitre_idle_watch_parent_class)->dispose (object);
}

static void
pupitre_idle_watch_class_init (PupitreIdleWatchClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pupitre_idle_watch_dispose;

  idle_signal = g_signal_new ("idle", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                              NULL, G_TYPE_NONE, 0);
  warning_signal = g_signal_new ("warning", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
pupitre_idle_watch_init (PupitreIdleWatch *self)
{
  self->toplevels = g_object_ref (gtk_window_get_toplevels ());
  self->touched = get_now ();
  g_signal_connect (self->toplevels, "items-changed", G_CALLBACK (on_toplevels_changed), self);
  on_toplevels_changed (self->toplevels, 0, 0, g_list_model_get_n_items (self->toplevels), self);
}

/**
 * pupitre_idle_watch_new:
 *
 * Returns: (transfer full): a watch over all our windows, without a limit. Main thread.
 */
PupitreIdleWatch *
pupitre_idle_watch_new (void)
{
  return g_object_new (PUPITRE_TYPE_IDLE_WATCH, NULL);
}

/**
 * pupitre_idle_watch_set_limit:
 * @self: A watch
 * @milliseconds: After how long without a touch, or 0 for never
 *
 * The time begins anew. Main thread.
 */
void
pupitre_idle_watch_set_limit (PupitreIdleWatch *self, guint milliseconds)
{
  g_return_if_fail (PUPITRE_IS_IDLE_WATCH (self));

  g_clear_handle_id (&self->source, g_source_remove);
  self->limit = milliseconds;
  self->warned = FALSE;
  self->touched = get_now ();
  if (milliseconds > 0)
    start (self, milliseconds - MIN (milliseconds, self->warning));
}

/**
 * pupitre_idle_watch_get_limit:
 * @self: A watch
 *
 * Returns: after how long without a touch it says so, in milliseconds; 0 for never. Main thread.
 */
guint
pupitre_idle_watch_get_limit (PupitreIdleWatch *self)
{
  g_return_val_if_fail (PUPITRE_IS_IDLE_WATCH (self), 0);

  return self->limit;
}

/**
 * pupitre_idle_watch_set_warning:
 * @self: A watch
 * @milliseconds: The last part of the time, during which it warns, or 0 for none
 *
 * Before the limit is set. Main thread.
 */
void
pupitre_idle_watch_set_warning (PupitreIdleWatch *self, guint milliseconds)
{
  g_return_if_fail (PUPITRE_IS_IDLE_WATCH (self));

  self->warning = milliseconds;
}

/**
 * pupitre_idle_watch_pause:
 * @self: A watch
 *
 * Says nothing until pupitre_idle_watch_resume(), although the time goes on: there is no window that
 * could be touched, or seen. Main thread.
 */
void
pupitre_idle_watch_pause (PupitreIdleWatch *self)
{
  g_return_if_fail (PUPITRE_IS_IDLE_WATCH (self));

  self->paused = TRUE;
}

/**
 * pupitre_idle_watch_resume:
 * @self: A watch that pauses
 *
 * If the limit was reached meanwhile, it says so before this returns. Main thread.
 */
void
pupitre_idle_watch_resume (PupitreIdleWatch *self)
{
  g_return_if_fail (PUPITRE_IS_IDLE_WATCH (self));

  self->paused = FALSE;
  g_clear_handle_id (&self->source, g_source_remove);
  if (self->limit > 0)
    on_due (self);
}

/**
 * pupitre_idle_watch_was_touched:
 * @self: A watch
 *
 * Returns: whether anybody has ever touched one of our windows. Main thread.
 */
gboolean
pupitre_idle_watch_was_touched (PupitreIdleWatch *self)
{
  g_return_val_if_fail (PUPITRE_IS_IDLE_WATCH (self), TRUE);

  return self->was_touched;
}
