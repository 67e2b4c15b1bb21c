/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bench-volume.h"

/* The messages of the family of volume, in the window of the program. */

#define VOLUMINOUS "Alice"  /* see src/demo/demo-families.c */

static gboolean
is_voluminous (PupitreChild *child)
{
  return child != NULL && g_str_equal (pupitre_child_get_first_name (child), VOLUMINOUS);
}

void
bench_volume_turn (PupitreWindow *window)
{
  PupitreFamily *family = pupitre_context_get_family (pupitre_window_get_context (window));
  GListModel *children = pupitre_family_get_children (family);

  for (guint i = 0; i < g_list_model_get_n_items (children); i++) {
    g_autoptr (PupitreChild) child = g_list_model_get_item (children, i);

    if (is_voluminous (child))
      gtk_widget_activate_action (GTK_WIDGET (window), "win.show-tile", "(su)",
                                  pupitre_child_get_key (child), (guint32) PUPITRE_TILE_MESSAGES);
  }
}

gboolean
bench_volume_is_turned (PupitreWindow *window)
{
  PupitrePage *page = pupitre_window_get_page (window);

  return page != NULL && is_voluminous (pupitre_page_get_pupil (page));
}

GtkWidget *
bench_volume_find_list (GtkWidget *widget)
{
  if (GTK_IS_LIST_VIEW (widget) && gtk_widget_get_mapped (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = bench_volume_find_list (child);

    if (found != NULL)
      return found;
  }
  return NULL;
}
