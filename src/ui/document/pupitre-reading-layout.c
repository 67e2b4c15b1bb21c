/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-reading-layout"

#include "pupitre-reading-layout.h"

/* Puts the cells of one row of a table side by side: as wide as their columns want to be, and what is
 * left to the first. Columns are size groups. A GtkBox would ask the groups anew for each row, with the
 * height of that row, and so give the same column another width where a row is higher. */

#define GAP 12

struct _PupitreReadingLayout {
  GtkLayoutManager parent_instance;
};

G_DEFINE_FINAL_TYPE (PupitreReadingLayout, pupitre_reading_layout, GTK_TYPE_LAYOUT_MANAGER)

static guint
count_children (GtkWidget *widget)
{
  guint n = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n++;
  return n;
}

/* Returns: (transfer full): the width of each cell, in a row that is so wide */
static GtkRequestedSize *
share_out (GtkWidget *widget, int width)
{
  const guint n = count_children (widget);
  GtkRequestedSize *sizes = g_new0 (GtkRequestedSize, n + 1);
  guint i = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child), i++) {
    sizes[i].data = child;
    gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &sizes[i].minimum_size,
                        &sizes[i].natural_size, NULL, NULL);
    width -= sizes[i].minimum_size + (i > 0 ? GAP : 0);
  }
  width = gtk_distribute_natural_allocation (MAX (width, 0), n, sizes);
  sizes[0].minimum_size += width;
  return sizes;
}

static void
pupitre_reading_layout_measure (GtkLayoutManager *manager,
                                GtkWidget        *widget,
                                GtkOrientation    orientation,
                                int               for_size,
                                int              *minimum,
                                int              *natural,
                                int              *minimum_baseline,
                                int              *natural_baseline)
{
  g_autofree GtkRequestedSize *sizes = share_out (widget, MAX (for_size, 0));
  const guint n = count_children (widget);

  *minimum = *natural = 0;
  *minimum_baseline = *natural_baseline = -1;
  for (guint i = 0; i < n; i++) {
    int least;
    int wanted;

    if (orientation == GTK_ORIENTATION_HORIZONTAL) {
      gtk_widget_measure (sizes[i].data, orientation, -1, &least, &wanted, NULL, NULL);
      *minimum += least + (i > 0 ? GAP : 0);
      *natural += wanted + (i > 0 ? GAP : 0);
    } else {
      gtk_widget_measure (sizes[i].data, orientation, for_size < 0 ? -1 : sizes[i].minimum_size,
                          &least, &wanted, NULL, NULL);
      *minimum = MAX (*minimum, least);
      *natural = MAX (*natural, wanted);
    }
  }
}

static void
pupitre_reading_layout_allocate (GtkLayoutManager *manager,
                                 GtkWidget        *widget,
                                 int               width,
                                 int               height,
                                 int               baseline)
{
  g_autofree GtkRequestedSize *sizes = share_out (widget, width);
  const gboolean reversed = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  const guint n = count_children (widget);
  int x = 0;

  for (guint i = 0; i < n; i++) {
    const int size = sizes[i].minimum_size;

    gtk_widget_size_allocate (sizes[i].data,
                              &(GtkAllocation) { reversed ? width - x - size : x, 0, size, height },
                              -1);
    x += size + GAP;
  }
}

static GtkSizeRequestMode
pupitre_reading_layout_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
pupitre_reading_layout_class_init (PupitreReadingLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->measure = pupitre_reading_layout_measure;
  layout_class->allocate = pupitre_reading_layout_allocate;
  layout_class->get_request_mode = pupitre_reading_layout_get_request_mode;
}

static void
pupitre_reading_layout_init (PupitreReadingLayout *self)
{
}
