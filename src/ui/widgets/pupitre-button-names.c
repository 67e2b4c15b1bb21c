/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-button-names"

#include "pupitre-button-names.h"

/* Names for the buttons that a widget of libadwaita has inside, such as the eye of a password row:
 * they show an icon and a tooltip, and a screen reader would read out the class of the icon. */

static void
on_tooltip_changed (GtkWidget *button)
{
  const char *name = gtk_widget_get_tooltip_text (button);

  if (name != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                    -1);
}

/**
 * pupitre_button_names_take:
 * @widget: What holds buttons with icons
 *
 * From now on the tooltip of each button in @widget is its name too. Main thread.
 */
void
pupitre_button_names_take (GtkWidget *widget)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  if (GTK_IS_BUTTON (widget)) {
    g_signal_connect (widget, "notify::tooltip-text", G_CALLBACK (on_tooltip_changed), NULL);
    on_tooltip_changed (widget);
    return;
  }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    pupitre_button_names_take (child);
}

/**
 * pupitre_button_names_take_list:
 * @widget: What holds a list to choose in, such as a combo row
 * @name: What is chosen
 *
 * Names the toolkit's list inside after what is chosen. Main thread.
 */
void
pupitre_button_names_take_list (GtkWidget *widget, const char *name)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  if (GTK_IS_LIST_VIEW (widget)) {
    gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
    return;
  }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    pupitre_button_names_take_list (child, name);
}
