/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-upright-layout"

#include "pupitre-upright-layout.h"

/* Its one child fills the widget, whose width does not depend on its height. A stack asks what it
 * holds how narrow it could be at the height that there is, and each label that wraps looks for the
 * answer by breaking its text into lines a dozen times over. What is read from top to bottom is as
 * narrow as it can be at any height. */

struct _PupitreUprightLayout {
  GtkLayoutManager parent_instance;
};

G_DEFINE_FINAL_TYPE (PupitreUprightLayout, pupitre_upright_layout, GTK_TYPE_LAYOUT_MANAGER)

static GtkSizeRequestMode
pupitre_upright_layout_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
pupitre_upright_layout_measure (GtkLayoutManager *manager,
                                GtkWidget        *widget,
                                GtkOrientation    orientation,
                                int               for_size,
                                int              *minimum,
                                int              *natural,
                                int              *minimum_baseline,
                                int              *natural_baseline)
{
  GtkWidget *child = gtk_widget_get_first_child (widget);

  if (child != NULL && gtk_widget_should_layout (child))
    gtk_widget_measure (child, orientation,
                        orientation == GTK_ORIENTATION_HORIZONTAL ? -1 : for_size, minimum, natural,
                        minimum_baseline, natural_baseline);
}

static void
pupitre_upright_layout_allocate (GtkLayoutManager *manager,
                                 GtkWidget        *widget,
                                 int               width,
                                 int               height,
                                 int               baseline)
{
  GtkWidget *child = gtk_widget_get_first_child (widget);

  if (child != NULL && gtk_widget_should_layout (child))
    gtk_widget_allocate (child, width, height, baseline, NULL);
}

static void
pupitre_upright_layout_class_init (PupitreUprightLayoutClass *klass)
{
  GtkLayoutManagerClass *manager_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  manager_class->get_request_mode = pupitre_upright_layout_get_request_mode;
  manager_class->measure = pupitre_upright_layout_measure;
  manager_class->allocate = pupitre_upright_layout_allocate;
}

static void
pupitre_upright_layout_init (PupitreUprightLayout *self)
{
}
