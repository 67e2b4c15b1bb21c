/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-two-columns"

#include "config.h"

#include "pupitre-two-columns.h"

/* Lays two widgets out side by side where there is room for both, and one below the other where there
 * is not. The reading order is theirs in both cases. */

#define SPACING 24
/* Below this a name and its button no longer stand in one line. */
#define COLUMN_WIDTH 300

struct _PupitreTwoColumns {
  GtkLayoutManager parent_instance;
};

G_DEFINE_FINAL_TYPE (PupitreTwoColumns, pupitre_two_columns, GTK_TYPE_LAYOUT_MANAGER)

static gboolean
is_shown (GtkWidget *child)
{
  return child != NULL && gtk_widget_should_layout (child);
}

/* Whether there are two columns in @width. */
static gboolean
has_two (GtkWidget *widget, int width)
{
  GtkWidget *first = gtk_widget_get_first_child (widget);

  return width >= 2 * COLUMN_WIDTH + SPACING && is_shown (first) &&
         is_shown (gtk_widget_get_next_sibling (first));
}

static int
column_width (GtkWidget *widget, int width)
{
  return has_two (widget, width) ? (width - SPACING) / 2 : width;
}

static GtkSizeRequestMode
pupitre_two_columns_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
measure_width (GtkWidget *widget, int *minimum, int *natural)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    int child_minimum = 0, child_natural = 0;

    if (!is_shown (child))
      continue;
    gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &child_minimum, &child_natural, NULL,
                        NULL);
    *minimum = MAX (*minimum, child_minimum);
    *natural += child_natural + (*natural > 0 ? SPACING : 0);
  }
  *natural = MAX (*natural, *minimum);
}

static void
measure_height (GtkWidget *widget, int width, int *minimum, int *natural)
{
  gboolean two = has_two (widget, width);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    int child_minimum = 0, child_natural = 0;

    if (!is_shown (child))
      continue;
    gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL,
                        width < 0 ? -1 : column_width (widget, width), &child_minimum, &child_natural,
                        NULL, NULL);
    *minimum = two ? MAX (*minimum, child_minimum)
                   : *minimum + child_minimum + (*minimum > 0 ? SPACING : 0);
    *natural = two ? MAX (*natural, child_natural)
                   : *natural + child_natural + (*natural > 0 ? SPACING : 0);
  }
}

static void
pupitre_two_columns_measure (GtkLayoutManager *manager,
                             GtkWidget        *widget,
                             GtkOrientation    orientation,
                             int               for_size,
                             int              *minimum,
                             int              *natural,
                             int              *minimum_baseline,
                             int              *natural_baseline)
{
  *minimum = *natural = 0;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    measure_width (widget, minimum, natural);
  else
    measure_height (widget, for_size, minimum, natural);
}

static void
pupitre_two_columns_allocate (GtkLayoutManager *manager,
                              GtkWidget        *widget,
                              int               width,
                              int               height,
                              int               baseline)
{
  gboolean two = has_two (widget, width);
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int column = column_width (widget, width);
  int x = two && mirrored ? width - column : 0;
  int y = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    int child_minimum = 0, child_height = height;

    if (!is_shown (child))
      continue;
    if (!two)
      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, column, &child_minimum, &child_height,
                          NULL, NULL);
    gtk_widget_size_allocate (child, &(GtkAllocation) { x, y, column, child_height }, -1);
    if (two)
      x = mirrored ? 0 : column + SPACING;
    else
      y += child_height + SPACING;
  }
}

static void
pupitre_two_columns_class_init (PupitreTwoColumnsClass *klass)
{
  GtkLayoutManagerClass *manager_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  manager_class->get_request_mode = pupitre_two_columns_get_request_mode;
  manager_class->measure = pupitre_two_columns_measure;
  manager_class->allocate = pupitre_two_columns_allocate;
}

static void
pupitre_two_columns_init (PupitreTwoColumns *self)
{
}
