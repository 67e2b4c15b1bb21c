/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-tab-stop"

#include "pupitre-tab-stop.h"

/* The list that it holds is one stop for Tab: arrow keys go from row to row, Tab goes past, through what
 * is in the row. A list stops at each of its rows by itself, and GTK before 4.12 knows no other way:
 * what stands below ten thousand messages would be ten thousand keys away, and where the selection
 * follows the focus each row would be chosen on the way. */

/* GTK_LIST_TAB_ITEM, which the GTK that this is built for does not have. */
#define TAB_ITEM 1

struct _PupitreTabStop {
  AdwBin parent_instance;
};

G_DEFINE_FINAL_TYPE (PupitreTabStop, pupitre_tab_stop, ADW_TYPE_BIN)

/* The row that has the focus, or has something in it that has. */
static GtkWidget *
get_row (GtkWidget *widget)
{
  for (GtkWidget *child = gtk_widget_get_focus_child (widget); child != NULL;
       child = gtk_widget_get_focus_child (child)) {
    if (GTK_IS_LIST_BOX (child) || GTK_IS_LIST_VIEW (child))
      return gtk_widget_get_focus_child (child);
  }
  return NULL;
}

/* Returns: (nullable): the first of that type that it holds */
static GtkWidget *
find_list (GtkWidget *widget, GType type)
{
  GtkWidget *list = g_type_is_a (G_OBJECT_TYPE (widget), type) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); list == NULL && child != NULL;
       child = gtk_widget_get_next_sibling (child))
    list = find_list (child, type);
  return list;
}

static gboolean
move (GtkWidget *widget, GtkDirectionType direction)
{
  GtkWidget *row = get_row (widget);

  if (row != NULL)
    return gtk_widget_child_focus (row, direction);
  return GTK_WIDGET_CLASS (pupitre_tab_stop_parent_class)->focus (widget, direction);
}

/* A list box of which nothing is chosen chooses the row that the focus comes to: whoever only passes
 * with Tab would be taken to another page. */
static gboolean
pass (GtkWidget *widget, GtkDirectionType direction)
{
  GtkWidget *box = find_list (widget, GTK_TYPE_LIST_BOX);
  GtkSelectionMode mode =
    box != NULL && gtk_list_box_get_selected_row (GTK_LIST_BOX (box)) == NULL
      ? gtk_list_box_get_selection_mode (GTK_LIST_BOX (box))
      : GTK_SELECTION_NONE;
  gboolean moved;

  if (mode == GTK_SELECTION_NONE)
    return move (widget, direction);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (box), GTK_SELECTION_NONE);
  moved = move (widget, direction);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (box), mode);
  return moved;
}

static gboolean
pupitre_tab_stop_focus (GtkWidget *widget, GtkDirectionType direction)
{
  if (direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD)
    return pass (widget, direction);
  return GTK_WIDGET_CLASS (pupitre_tab_stop_parent_class)->focus (widget, direction);
}

/* Newer lists come back from below to their last row where Tab stops at each, and to the row that had
 * the focus where it does not. */
static void
pupitre_tab_stop_root (GtkWidget *widget)
{
  GtkWidget *list = find_list (widget, GTK_TYPE_LIST_VIEW);

  if (list != NULL && g_object_class_find_property (G_OBJECT_GET_CLASS (list), "tab-behavior"))
    g_object_set (list, "tab-behavior", TAB_ITEM, NULL);
  GTK_WIDGET_CLASS (pupitre_tab_stop_parent_class)->root (widget);
}

static void
pupitre_tab_stop_class_init (PupitreTabStopClass *klass)
{
  GTK_WIDGET_CLASS (klass)->focus = pupitre_tab_stop_focus;
  GTK_WIDGET_CLASS (klass)->root = pupitre_tab_stop_root;
}

static void
pupitre_tab_stop_init (PupitreTabStop *self)
{
}
