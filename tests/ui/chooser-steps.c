/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "chooser-steps.h"

#include "test-portal.h"

/* @returns: (nullable): the window of a type that is open */
gpointer
chooser_find_window (GType type)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++) {
    g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

    if (g_type_is_a (G_OBJECT_TYPE (window), type) && gtk_widget_get_visible (GTK_WIDGET (window)))
      return window;
  }
  return NULL;
}

static gboolean
is_open (gpointer data)
{
  return chooser_find_window (GTK_TYPE_FILE_CHOOSER_DIALOG) != NULL;
}

static gboolean
is_closed (gpointer data)
{
  return !is_open (data);
}

GtkFileChooser *
chooser_wait (void)
{
  test_wait_until (is_open, NULL);
  return GTK_FILE_CHOOSER (chooser_find_window (GTK_TYPE_FILE_CHOOSER_DIALOG));
}

/* @returns: (nullable): what lies under a widget and has a type of that name */
static GtkWidget *
find_part (GtkWidget *widget, const char *type)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = g_str_equal (G_OBJECT_TYPE_NAME (child), type) ? child
                                                                      : find_part (child, type);

    if (found != NULL)
      return found;
  }
  return NULL;
}

/* That of GTK 4.18 writes into its bar of folders when it has looked at them, whether or not it is
 * closed by then. */
static gboolean
knows_its_folders (gpointer dialog)
{
  GtkWidget *bar = find_part (dialog, "GtkPathBar");

  return bar == NULL || !gtk_widget_get_mapped (bar) || find_part (bar, "GtkToggleButton") != NULL;
}

void
chooser_answer (GtkResponseType response)
{
  test_wait_until (knows_its_folders, chooser_find_window (GTK_TYPE_FILE_CHOOSER_DIALOG));
  gtk_dialog_response (chooser_find_window (GTK_TYPE_FILE_CHOOSER_DIALOG), response);
  test_wait_until (is_closed, NULL);
}

/* The dialog takes no name before it has looked into its folder, and can forget one that it was given
 * meanwhile: it is typed until it stands. */
static gboolean
is_to_be_saved_as (gpointer path)
{
  GtkFileChooser *chooser = chooser_wait ();
  g_autoptr (GFile) wanted = g_file_new_for_path (path);
  g_autoptr (GFile) file = gtk_file_chooser_get_file (chooser);

  if (file != NULL && g_file_equal (file, wanted))
    return TRUE;
  gtk_file_chooser_set_current_name (chooser, path);
  return FALSE;
}

/* Types where to, and presses the button of the dialog that does. */
void
chooser_save_as (const char *path)
{
  test_wait_until (is_to_be_saved_as, (gpointer) path);
  chooser_answer (GTK_RESPONSE_ACCEPT);
}
