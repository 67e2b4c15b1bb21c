/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-first-sight"

#include "pupitre-first-sight.h"

/* A window that opens is presented when it has something to show: to draw it empty first would only
 * keep what it is waiting for waiting. It is looked at again whenever the main loop has done
 * something, until a person would take the program for stuck. */

/* Long enough for a keyring that is unlocked and a stored copy; hardly longer than the eye notices. */
#define PATIENCE_US (400 * 1000)

typedef struct {
  GSource        source;
  GtkWindow     *window;    /* (owned) */
  PupitreIsReady is_ready;
} FirstSight;

static gboolean
first_sight_is_due (GSource *source)
{
  FirstSight *self = (FirstSight *) source;

  return gtk_widget_get_visible (GTK_WIDGET (self->window)) || self->is_ready (self->window);
}

static gboolean
first_sight_prepare (GSource *source, int *timeout)
{
  *timeout = -1;
  return first_sight_is_due (source);
}

static gboolean
first_sight_dispatch (GSource *source, GSourceFunc callback, gpointer user_data)
{
  FirstSight *self = (FirstSight *) source;

  /* Whoever started the program again meanwhile has seen to it. */
  if (!gtk_widget_get_visible (GTK_WIDGET (self->window)))
    gtk_window_present (self->window);
  return G_SOURCE_REMOVE;
}

static void
first_sight_finalize (GSource *source)
{
  g_object_unref (((FirstSight *) source)->window);
}

/**
 * pupitre_first_sight_present:
 * @window: A window that is not shown yet
 * @is_ready: Whether it has something to show
 *
 * Presents @window as soon as it is ready, and after 400 ms in any case. Main thread.
 */
void
pupitre_first_sight_present (GtkWindow *window, PupitreIsReady is_ready)
{
  static GSourceFuncs funcs = {
    .prepare = first_sight_prepare,
    .dispatch = first_sight_dispatch,
    .finalize = first_sight_finalize,
  };
  GSource *source;
  FirstSight *self;

  g_return_if_fail (GTK_IS_WINDOW (window));
  g_return_if_fail (is_ready != NULL);

  source = g_source_new (&funcs, sizeof (FirstSight));
  self = (FirstSight *) source;
  self->window = g_object_ref (window);
  self->is_ready = is_ready;
  g_source_set_static_name (source, "pupitre-first-sight");
  g_source_set_ready_time (source, g_get_monotonic_time () + PATIENCE_US);
  g_source_attach (source, NULL);
  g_source_unref (source);
}
