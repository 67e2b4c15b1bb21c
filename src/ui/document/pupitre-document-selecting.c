/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-document-selecting"

#include "config.h"

#include "pupitre-document-selecting.h"

#include "pupitre-document-clipboard.h"

/* How a text of a document is selected with pointer and keys, and copied. Fingers scroll. */

static gboolean
is_finger (GtkGesture *gesture)
{
  GdkEvent *event = gtk_gesture_get_last_event (gesture, NULL);

  return event != NULL && (gdk_event_get_event_type (event) == GDK_TOUCH_BEGIN ||
                           gdk_event_get_event_type (event) == GDK_TOUCH_UPDATE);
}

static void
extend_to (PupitreDocumentCanvas *canvas, double x, double y)
{
  PupitreDocumentSelection *selection = pupitre_document_canvas_get_selection (canvas);
  double page_x;
  double page_y;
  guint page;

  if (pupitre_document_canvas_locate (canvas, x, y, &page, &page_x, &page_y))
    pupitre_document_selection_extend (selection, page, page_x, page_y);
}

static void
on_pressed (GtkGestureClick *gesture, int n, double x, double y, PupitreDocumentCanvas *canvas)
{
  const GdkModifierType state =
    gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
  const PupitreTextUnit units[] = { PUPITRE_TEXT_LINE, PUPITRE_TEXT_CHARACTER, PUPITRE_TEXT_WORD };
  double page_x;
  double page_y;
  guint page;

  if (is_finger (GTK_GESTURE (gesture)) ||
      !pupitre_document_canvas_locate (canvas, x, y, &page, &page_x, &page_y))
    return;
  if ((state & GDK_SHIFT_MASK) != 0)
    extend_to (canvas, x, y);
  else
    pupitre_document_selection_start (pupitre_document_canvas_get_selection (canvas), page,
                                      page_x, page_y, units[n % 3]);
}

static void
on_dragged (GtkGestureDrag *gesture, double dx, double dy, PupitreDocumentCanvas *canvas)
{
  double x;
  double y;

  if (is_finger (GTK_GESTURE (gesture))) {
    gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
    return;
  }
  if (gtk_gesture_drag_get_start_point (gesture, &x, &y) &&
      gtk_drag_check_threshold (GTK_WIDGET (canvas), 0, 0, (int) dx, (int) dy)) {
    gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
    extend_to (canvas, x + dx, y + dy);
  }
}

/**
 * pupitre_document_selecting_add:
 * @canvas: A canvas
 *
 * Lets the pointer select: by dragging, a word by two clicks, a line by three. Main thread.
 */
void
pupitre_document_selecting_add (PupitreDocumentCanvas *canvas)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *drag = gtk_gesture_drag_new ();

  g_signal_connect (click, "pressed", G_CALLBACK (on_pressed), canvas);
  g_signal_connect (drag, "drag-update", G_CALLBACK (on_dragged), canvas);
  gtk_widget_add_controller (GTK_WIDGET (canvas), GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (GTK_WIDGET (canvas), GTK_EVENT_CONTROLLER (drag));
  gtk_gesture_group (click, drag);
}

static gboolean
on_select_key (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  PupitreDocumentCanvas *canvas = PUPITRE_DOCUMENT_CANVAS (widget);
  PupitreDocumentSelection *selection = pupitre_document_canvas_get_selection (canvas);
  graphene_rect_t area;
  guint page;
  int unit;
  int direction;

  g_variant_get (arguments, "(ii)", &unit, &direction);
  if (selection == NULL)
    return FALSE;
  if (pupitre_document_selection_move (selection, pupitre_document_canvas_get_page (canvas),
                                       unit, direction) &&
      pupitre_document_selection_get_end (selection, &page, &area))
    pupitre_document_canvas_show_area (canvas, page, &area);

  return TRUE;
}

static void
on_copied (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWidget) widget = data;
  g_autofree char *text = NULL;

  text = pupitre_document_selection_copy_finish (PUPITRE_DOCUMENT_SELECTION (source), result, NULL);
  if (text != NULL && *text != '\0')
    pupitre_document_clipboard_put (widget, text);
}

/**
 * pupitre_document_selecting_copy:
 * @canvas: A canvas
 *
 * Puts the text that is selected into the clipboard. Main thread.
 */
void
pupitre_document_selecting_copy (PupitreDocumentCanvas *canvas)
{
  PupitreDocumentSelection *selection = pupitre_document_canvas_get_selection (canvas);

  if (selection != NULL && !pupitre_document_selection_is_empty (selection))
    pupitre_document_selection_copy_async (selection, NULL, on_copied, g_object_ref (canvas));
}

static gboolean
on_copy_key (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  pupitre_document_selecting_copy (PUPITRE_DOCUMENT_CANVAS (widget));

  return TRUE;
}

static gboolean
on_all_key (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  PupitreDocumentSelection *selection =
    pupitre_document_canvas_get_selection (PUPITRE_DOCUMENT_CANVAS (widget));

  if (selection != NULL)
    pupitre_document_selection_select_all (selection);

  return selection != NULL;
}

/* What is selected is let go of first; only then Escape leads back. */
static gboolean
on_escape_key (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  PupitreDocumentSelection *selection =
    pupitre_document_canvas_get_selection (PUPITRE_DOCUMENT_CANVAS (widget));

  if (selection == NULL || pupitre_document_selection_is_empty (selection))
    return FALSE;
  pupitre_document_selection_clear (selection);

  return TRUE;
}

/**
 * pupitre_document_selecting_add_keys:
 * @widget_class: That of the canvas
 *
 * Lets Shift with the arrows select, Ctrl+A everything, and Ctrl+C copy. Main thread.
 */
void
pupitre_document_selecting_add_keys (GtkWidgetClass *widget_class)
{
  const struct {
    guint           key;
    guint           keypad;
    GdkModifierType modifiers;
    PupitreTextUnit unit;
    int             direction;
  } keys[] = {
    { GDK_KEY_Left, GDK_KEY_KP_Left, 0, PUPITRE_TEXT_CHARACTER, -1 },
    { GDK_KEY_Right, GDK_KEY_KP_Right, 0, PUPITRE_TEXT_CHARACTER, 1 },
    { GDK_KEY_Left, GDK_KEY_KP_Left, GDK_CONTROL_MASK, PUPITRE_TEXT_WORD, -1 },
    { GDK_KEY_Right, GDK_KEY_KP_Right, GDK_CONTROL_MASK, PUPITRE_TEXT_WORD, 1 },
    { GDK_KEY_Up, GDK_KEY_KP_Up, 0, PUPITRE_TEXT_LINE, -1 },
    { GDK_KEY_Down, GDK_KEY_KP_Down, 0, PUPITRE_TEXT_LINE, 1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++) {
    const GdkModifierType modifiers = keys[i].modifiers | GDK_SHIFT_MASK;

    gtk_widget_class_add_binding (widget_class, keys[i].key, modifiers, on_select_key,
                                  "(ii)", keys[i].unit, keys[i].direction);
    gtk_widget_class_add_binding (widget_class, keys[i].keypad, modifiers, on_select_key,
                                  "(ii)", keys[i].unit, keys[i].direction);
  }
  gtk_widget_class_add_binding (widget_class, GDK_KEY_a, GDK_CONTROL_MASK, on_all_key, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, on_copy_key, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Insert, GDK_CONTROL_MASK, on_copy_key, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, on_escape_key, NULL);
}
