/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-document-keys"

#include "config.h"

#include "pupitre-document-keys.h"

/* The keys that move through a document. */

static gboolean
on_scroll_key (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  GtkScrollable *scrollable = GTK_SCROLLABLE (widget);
  const char *name;
  int direction;
  int orientation;
  GtkAdjustment *adjustment;
  double value;

  g_variant_get (arguments, "(&sii)", &name, &orientation, &direction);
  adjustment = orientation == GTK_ORIENTATION_HORIZONTAL ? gtk_scrollable_get_hadjustment (scrollable)
                                                         : gtk_scrollable_get_vadjustment (scrollable);
  if (adjustment == NULL)
    return FALSE;
  value = gtk_adjustment_get_value (adjustment);
  if (g_str_equal (name, "end"))
    value = direction > 0 ? gtk_adjustment_get_upper (adjustment) : 0;
  else if (g_str_equal (name, "page"))
    value += direction * gtk_adjustment_get_page_increment (adjustment);
  else
    value += direction * gtk_adjustment_get_step_increment (adjustment);
  gtk_adjustment_set_value (adjustment, value);

  return TRUE;
}

/**
 * pupitre_document_keys_add:
 * @widget_class: The class of a #GtkScrollable
 *
 * Lets arrows, Page Up and Down, the space bar, Home and End scroll. Main thread.
 */
void
pupitre_document_keys_add (GtkWidgetClass *widget_class)
{
  const struct {
    guint           key;
    guint           keypad;
    GdkModifierType modifiers;
    const char     *name;
    GtkOrientation  orientation;
    int             direction;
  } keys[] = {
    { GDK_KEY_Up, GDK_KEY_KP_Up, 0, "step", GTK_ORIENTATION_VERTICAL, -1 },
    { GDK_KEY_Down, GDK_KEY_KP_Down, 0, "step", GTK_ORIENTATION_VERTICAL, 1 },
    { GDK_KEY_Left, GDK_KEY_KP_Left, 0, "step", GTK_ORIENTATION_HORIZONTAL, -1 },
    { GDK_KEY_Right, GDK_KEY_KP_Right, 0, "step", GTK_ORIENTATION_HORIZONTAL, 1 },
    { GDK_KEY_Page_Up, GDK_KEY_KP_Page_Up, 0, "page", GTK_ORIENTATION_VERTICAL, -1 },
    { GDK_KEY_Page_Down, GDK_KEY_KP_Page_Down, 0, "page", GTK_ORIENTATION_VERTICAL, 1 },
    { GDK_KEY_space, GDK_KEY_KP_Space, 0, "page", GTK_ORIENTATION_VERTICAL, 1 },
    { GDK_KEY_space, GDK_KEY_KP_Space, GDK_SHIFT_MASK, "page", GTK_ORIENTATION_VERTICAL, -1 },
    { GDK_KEY_Home, GDK_KEY_KP_Home, 0, "end", GTK_ORIENTATION_VERTICAL, -1 },
    { GDK_KEY_End, GDK_KEY_KP_End, 0, "end", GTK_ORIENTATION_VERTICAL, 1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++) {
    gtk_widget_class_add_binding (widget_class, keys[i].key, keys[i].modifiers, on_scroll_key,
                                  "(sii)", keys[i].name, keys[i].orientation, keys[i].direction);
    gtk_widget_class_add_binding (widget_class, keys[i].keypad, keys[i].modifiers, on_scroll_key,
                                  "(sii)", keys[i].name, keys[i].orientation, keys[i].direction);
  }
}
