/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bench-first-frame.h"
#include "pupitre-application.h"

/* The start of the program itself, up to the first frame that shows rows of the stored copy. */

/* Whether a text below @widget has words. */
static gboolean
has_words (GtkWidget *widget)
{
  const char *words =
    GTK_IS_INSCRIPTION (widget) ? gtk_inscription_get_text (GTK_INSCRIPTION (widget)) : NULL;

  if (words != NULL && *words != '\0' && gtk_widget_get_mapped (widget))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    if (has_words (child))
      return TRUE;
  }
  return FALSE;
}

static GtkWidget *
find_list (GtkWidget *widget)
{
  if (GTK_IS_LIST_VIEW (widget) && gtk_widget_get_mapped (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = find_list (child);

    if (found != NULL)
      return found;
  }
  return NULL;
}

static gboolean
shows_rows (GtkWindow *window)
{
  GtkWidget *list = find_list (GTK_WIDGET (window));

  return list != NULL && gtk_widget_get_first_child (list) != NULL &&
         has_words (gtk_widget_get_first_child (list));
}

static void
on_window_added (GtkApplication *application, GtkWindow *window, gpointer user_data)
{
  bench_end_at_frame (window, shows_rows);
}

int
main (int argc, char **argv)
{
  g_autoptr (PupitreApplication) application = pupitre_application_new ();

  g_signal_connect (application, "window-added", G_CALLBACK (on_window_added), NULL);
  return g_application_run (G_APPLICATION (application), argc, argv);
}
