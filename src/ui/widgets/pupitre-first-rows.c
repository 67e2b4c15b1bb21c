/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-first-rows"

#include "pupitre-first-rows.h"

#include "pupitre-entry.h"

/* A screenful first, the rest once it has been seen. GtkListView makes two hundred rows at once
 * where there are that many, and the first frame would wait for all of them. */

/* More than the window shows when it is first opened. */
#define SCREENFUL 16

typedef struct {
  GtkWidget         *list;   /* which owns @shown */
  GtkSliceListModel *shown;  /* which owns this */
  GSignalGroup      *first;  /* its first entry, until that has been read */
  guint              n_ticks;
} FirstRows;

static void
first_rows_free (gpointer data)
{
  FirstRows *self = data;

  g_object_unref (self->first);
  g_free (self);
}

/* The first tick comes before the frame that shows the rows is painted, the second one after. */
static gboolean
on_tick (GtkWidget *list, GdkFrameClock *clock, gpointer user_data)
{
  FirstRows *self = user_data;

  if (self->n_ticks++ == 0)
    return G_SOURCE_CONTINUE;
  gtk_slice_list_model_set_size (self->shown, G_MAXUINT);
  return G_SOURCE_REMOVE;
}

static void
on_first_read (FirstRows *self)
{
  g_signal_group_set_target (self->first, NULL);
  g_signal_handlers_disconnect_by_data (self->shown, self);
  gtk_widget_add_tick_callback (self->list, on_tick, self, NULL);
}

/* A heading may stand above it. Returns: (transfer full) (nullable) */
static PupitreEntry *
find_first (FirstRows *self)
{
  for (guint i = 0; i < 2; i++) {
    g_autoptr (GObject) item = g_list_model_get_item (G_LIST_MODEL (self->shown), i);

    if (PUPITRE_IS_ENTRY (item))
      return PUPITRE_ENTRY (g_steal_pointer (&item));
  }
  return NULL;
}

static void
on_changed (FirstRows *self)
{
  g_autoptr (PupitreEntry) entry = find_first (self);

  if (entry != NULL &&
      (pupitre_entry_get_object (entry) != NULL || pupitre_entry_is_damaged (entry)))
    on_first_read (self);
  else
    g_signal_group_set_target (self->first, entry);
}

/**
 * pupitre_first_rows_new:
 * @list: A list that is being made
 * @entries: The #PupitreEntry objects that it is to show, and headings
 *
 * Returns: (transfer full): the model for @list, which no one else may keep: as many entries as
 *   can be seen until they have been painted, then all of @entries. Main thread.
 */
GListModel *
pupitre_first_rows_new (GtkListView *list, GListModel *entries)
{
  FirstRows *self;

  g_return_val_if_fail (GTK_IS_LIST_VIEW (list), NULL);
  g_return_val_if_fail (G_IS_LIST_MODEL (entries), NULL);

  self = g_new0 (FirstRows, 1);
  self->list = GTK_WIDGET (list);
  self->shown = gtk_slice_list_model_new (g_object_ref (entries), 0, SCREENFUL);
  self->first = g_signal_group_new (PUPITRE_TYPE_ENTRY);
  g_object_set_data_full (G_OBJECT (self->shown), "pupitre-first-rows", self, first_rows_free);
  g_signal_group_connect_swapped (self->first, "notify", G_CALLBACK (on_changed), self);
  g_signal_connect_swapped (self->shown, "items-changed", G_CALLBACK (on_changed), self);
  on_changed (self);

  return G_LIST_MODEL (self->shown);
}
