/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-show-row"

#include "pupitre-show-row.h"

/* Brings a row of a page that has just come into view before the eyes. What scrolls follows the focus,
 * which has to wait until the row has its place. */

static gboolean
on_tick (GtkWidget *row, GdkFrameClock *clock, gpointer user_data)
{
  guint *n_ticks = user_data;

  /* The first tick comes before the frame in which the row gets its place. */
  if ((*n_ticks)++ == 0)
    return G_SOURCE_CONTINUE;
  gtk_widget_grab_focus (row);
  return G_SOURCE_REMOVE;
}

/**
 * pupitre_show_row:
 * @row: A row that can have the focus, of a page in front
 *
 * Gives it the focus, and so scrolls to it, with the next frames; nothing if it is gone before. Main
 * thread.
 */
void
pupitre_show_row (GtkWidget *row)
{
  g_return_if_fail (GTK_IS_WIDGET (row));

  gtk_widget_add_tick_callback (row, on_tick, g_new0 (guint, 1), g_free);
  gtk_widget_queue_draw (row);
}
