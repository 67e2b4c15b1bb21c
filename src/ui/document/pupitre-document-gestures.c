/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-document-gestures"

#include "config.h"

#include "pupitre-document-gestures.h"

#include <math.h>

/* What pointer and fingers do to a document. */

#define WHEEL_FACTOR 1.1

typedef struct {
  PupitreDocumentCanvas *canvas;      /* not owned: it owns the controllers */
  double                 pointer_x;
  double                 pointer_y;
  double                 pinch_zoom;  /* when the fingers came down */
} Gestures;

static void
on_motion (GtkEventControllerMotion *controller, double x, double y, Gestures *self)
{
  self->pointer_x = x;
  self->pointer_y = y;
}

static gboolean
on_scroll (GtkEventControllerScroll *controller, double dx, double dy, Gestures *self)
{
  const GdkModifierType state =
    gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (controller));

  if ((state & GDK_CONTROL_MASK) == 0)
    return GDK_EVENT_PROPAGATE;
  pupitre_document_canvas_zoom_to (self->canvas,
                                   pupitre_document_canvas_get_zoom (self->canvas) *
                                   pow (WHEEL_FACTOR, -dy),
                                   self->pointer_x, self->pointer_y);

  return GDK_EVENT_STOP;
}

static void
on_pinch_begin (GtkGesture *gesture, GdkEventSequence *sequence, Gestures *self)
{
  self->pinch_zoom = pupitre_document_canvas_get_zoom (self->canvas);
}

static void
on_pinch (GtkGestureZoom *gesture, double scale, Gestures *self)
{
  double x;
  double y;

  if (gtk_gesture_get_bounding_box_center (GTK_GESTURE (gesture), &x, &y))
    pupitre_document_canvas_zoom_to (self->canvas, self->pinch_zoom * scale, x, y);
}

static void
on_pressed (GtkGestureClick *gesture, int n, double x, double y, GtkWidget *widget)
{
  gtk_widget_grab_focus (widget);
}

/**
 * pupitre_document_gestures_add:
 * @canvas: A canvas
 *
 * Lets wheel with Ctrl, two fingers and a click do what they are expected to. Main thread.
 */
void
pupitre_document_gestures_add (PupitreDocumentCanvas *canvas)
{
  Gestures *self = g_new0 (Gestures, 1);
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *scroll = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);
  GtkGesture *pinch = gtk_gesture_zoom_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  self->canvas = canvas;
  g_object_set_data_full (G_OBJECT (canvas), "pupitre-gestures", self, g_free);
  g_signal_connect (motion, "motion", G_CALLBACK (on_motion), self);
  g_signal_connect (scroll, "scroll", G_CALLBACK (on_scroll), self);
  g_signal_connect (pinch, "begin", G_CALLBACK (on_pinch_begin), self);
  g_signal_connect (pinch, "scale-changed", G_CALLBACK (on_pinch), self);
  g_signal_connect (click, "pressed", G_CALLBACK (on_pressed), canvas);
  gtk_widget_add_controller (GTK_WIDGET (canvas), motion);
  gtk_widget_add_controller (GTK_WIDGET (canvas), scroll);
  gtk_widget_add_controller (GTK_WIDGET (canvas), GTK_EVENT_CONTROLLER (pinch));
  gtk_widget_add_controller (GTK_WIDGET (canvas), GTK_EVENT_CONTROLLER (click));
}
