/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-focus-through"

#include "pupitre-focus-through.h"

/* A page says by its grab_focus() where one begins in it. GTK calls that also as Tab comes to the
 * page, and as it leaves it backward: what stands before would be skipped forward, and could not be
 * left backward. */

/**
 * pupitre_focus_through:
 * @widget: A widget with one child, that has a grab_focus() of its own
 * @direction: Where the focus goes
 *
 * The focus() of such a class: it goes through what is in the widget from one edge to the other.
 *
 * Returns: whether something in @widget has the focus now. Main thread.
 */
gboolean
pupitre_focus_through (GtkWidget *widget, GtkDirectionType direction)
{
  GtkWidget *child;

  g_return_val_if_fail (GTK_IS_WIDGET (widget), FALSE);

  child = gtk_widget_get_first_child (widget);
  return child != NULL && gtk_widget_child_focus (child, direction);
}
