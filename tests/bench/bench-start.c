/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bench-first-frame.h"
#include "bench-volume.h"
#include "pupitre-application.h"

/* "first …": the start of the program itself, up to the first frame that shows rows of the stored copy.
 * "voluminous …": the same, and on to the rows of the child that has so many messages. What stands for
 * … is for the program. */

static gboolean is_to_turn;

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

static gboolean
shows_rows (GtkWindow *window)
{
  PupitrePage *page = pupitre_window_get_page (PUPITRE_WINDOW (window));
  GtkWidget *list;

  if (page == NULL)
    return FALSE;
  if (is_to_turn && !bench_volume_is_turned (PUPITRE_WINDOW (window))) {
    bench_volume_turn (PUPITRE_WINDOW (window));
    return FALSE;
  }
  list = bench_volume_find_list (GTK_WIDGET (page));
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
  g_autoptr (PupitreApplication) application = NULL;

  if (argc < 2) {
    g_printerr ("Usage: bench-start first|voluminous …\n");
    return 2;
  }
  is_to_turn = g_str_equal (argv[1], "voluminous");
  argv[1] = argv[0];
  application = pupitre_application_new ();
  g_signal_connect (application, "window-added", G_CALLBACK (on_window_added), NULL);
  return g_application_run (G_APPLICATION (application), argc - 1, argv + 1);
}
