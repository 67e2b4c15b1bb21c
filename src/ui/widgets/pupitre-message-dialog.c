/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-message-dialog"

#include "config.h"

#include "pupitre-message-dialog.h"

#include <glib/gi18n.h>

/* A question or a notice in a window of its own. From libadwaita 1.3 on its heading is two labels, of
 * which the large one is shown where it fits on a line, but both are measured at each width. GTK 4.18
 * warns when a label is measured at less than it needs, and when a narrower window needs less height:
 * so both are told to need the same little, in letters of the same size. */

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
    gtk_widget_remove_css_class (large, "title-2");
    gtk_widget_add_css_class (large, "title-4");
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

static void
on_response (AdwMessageDialog *dialog, const char *response, const char *topic)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (dialog));

  if (parent != NULL && g_str_equal (response, PUPITRE_MESSAGE_DIALOG_HELP))
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.help-topic", "s", topic);
}

/**
 * pupitre_message_dialog_add_help:
 * @dialog: A dialog that says what went wrong
 * @topic: (transfer none): The page of the help about it, a text that stays
 *
 * Adds the response %PUPITRE_MESSAGE_DIALOG_HELP, which shows the help and answers nothing. Main thread.
 */
void
pupitre_message_dialog_add_help (GtkWidget *dialog, const char *topic)
{
  g_return_if_fail (ADW_IS_MESSAGE_DIALOG (dialog));
  g_return_if_fail (topic != NULL);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), PUPITRE_MESSAGE_DIALOG_HELP,
                                   _("_Help"));
  g_signal_connect (dialog, "response", G_CALLBACK (on_response), (gpointer) topic);
}
