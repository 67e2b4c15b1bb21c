/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-list-names"

#include "pupitre-list-names.h"

/* The lists of which the toolkit makes a row that unfolds have no names of their own. */

/**
 * pupitre_list_names_set:
 * @widget: A row that unfolds
 * @name: What is in it
 *
 * Names the lists in it for a screen reader. Main thread.
 */
void
pupitre_list_names_set (GtkWidget *widget, const char *name)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (name != NULL);

  if (GTK_IS_LIST_BOX (widget))
    gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    pupitre_list_names_set (child, name);
}
