/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-message-dialog"

#include "pupitre-message-dialog.h"

/* A question or a notice in a window of its own. From libadwaita 1.3 on its heading is two labels, of
 * which the large one is shown where it fits on a line, but both are measured at each width. GTK 4.18
 * warns when a label is measured at less than it needs: so both are told to need the same little. */

enum { LEAST_HEADING = 60 };  /* pixels */

static GtkWidget *
find_label (GtkWidget *widget, const char *css_class)
{
  GtkWidget *found = NULL;

  if (GTK_IS_LABEL (widget) && gtk_widget_has_css_class (widget, css_class))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_label (child, css_class);
  return found;
}

static void
mend_heading (GtkWidget *dialog)
{
  GtkWidget *large = find_label (dialog, "title-2");
  GtkWidget *small = find_label (dialog, "title-4");

  if (large != NULL && small != NULL && gtk_widget_get_parent (large) == gtk_widget_get_parent (small)) {
    gtk_label_set_ellipsize (GTK_LABEL (large), PANGO_ELLIPSIZE_END);
    gtk_widget_set_size_request (large, LEAST_HEADING, -1);
    gtk_widget_set_size_request (small, LEAST_HEADING, -1);
  }
}

/**
 * pupitre_message_dialog_new:
 * @parent: The window that asks
 * @heading: (nullable): What it is about
 * @body: (nullable): The sentences under it
 *
 * In place of adw_message_dialog_new(). Main thread.
 *
 * Returns: (transfer none): the dialog, owned by the toolkit until it is destroyed
 */
GtkWidget *
pupitre_message_dialog_new (GtkWindow *parent, const char *heading, const char *body)
{
  GtkWidget *dialog = adw_message_dialog_new (parent, heading, body);

  mend_heading (dialog);
  return dialog;
}
