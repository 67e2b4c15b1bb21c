/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-plan-cell"

#include "config.h"

#include "pupitre-plan-cell.h"

#include "pupitre-plan-item-box.h"

#include <glib/gi18n.h>

/* The cell of a plan: one day at one hour, with what takes place then, one card under the other. It is
 * read as one sentence. Main thread. */

struct _PupitrePlanCell {
  GtkWidget parent_instance;

  GString  *name;
  gboolean  is_filled;
};

G_DEFINE_FINAL_TYPE (PupitrePlanCell, pupitre_plan_cell, GTK_TYPE_WIDGET)

static void
update_name (PupitrePlanCell *self)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  self->name->str, -1);
}

static void
pupitre_plan_cell_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (pupitre_plan_cell_parent_class)->dispose (object);
}

static void
pupitre_plan_cell_finalize (GObject *object)
{
  g_string_free (PUPITRE_PLAN_CELL (object)->name, TRUE);

  G_OBJECT_CLASS (pupitre_plan_cell_parent_class)->finalize (object);
}

static gboolean
pupitre_plan_cell_grab_focus (GtkWidget *widget)
{
  return gtk_widget_get_focusable (widget) && gtk_widget_get_root (widget) != NULL &&
         (gtk_root_set_focus (gtk_widget_get_root (widget), widget), TRUE);
}

static gboolean
pupitre_plan_cell_focus (GtkWidget *widget, GtkDirectionType direction)
{
  if (gtk_widget_is_focus (widget))
    return FALSE;
  return gtk_widget_grab_focus (widget);
}

static void
pupitre_plan_cell_class_init (PupitrePlanCellClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = pupitre_plan_cell_dispose;
  object_class->finalize = pupitre_plan_cell_finalize;
  widget_class->grab_focus = pupitre_plan_cell_grab_focus;
  widget_class->focus = pupitre_plan_cell_focus;
  gtk_widget_class_set_css_name (widget_class, "plancell");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID_CELL);
}

static void
pupitre_plan_cell_init (PupitrePlanCell *self)
{
  GtkBoxLayout *layout = GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self)));

  self->name = g_string_new (NULL);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (layout, 3);
}

/**
 * pupitre_plan_cell_new:
 * @column: Which day
 * @row: (nullable): At which hour; the whole day if not given
 *
 * Returns: (transfer floating): a cell with nothing in it.
 */
GtkWidget *
pupitre_plan_cell_new (PupitrePlanColumn *column, PupitrePlanRow *row)
{
  PupitrePlanCell *self;

  g_return_val_if_fail (column != NULL, NULL);

  self = g_object_new (PUPITRE_TYPE_PLAN_CELL, NULL);
  if (column->off != NULL) {
    gtk_widget_add_css_class (GTK_WIDGET (self), "off");
    g_string_printf (self->name, "%s, %s", column->title, column->off);
  } else if (row != NULL) {
    /* Translators: said of an empty cell of the timetable: 1 day, 2 hour */
    g_string_printf (self->name, _("%1$s, %2$s, nothing"), column->title, row->title);
  } else {
    g_string_printf (self->name, _("%s, nothing"), column->title);
  }
  update_name (self);
  return GTK_WIDGET (self);
}

/**
 * pupitre_plan_cell_add:
 * @self: A cell
 * @item: What takes place
 *
 * Puts it under what is in the cell already.
 */
void
pupitre_plan_cell_add (PupitrePlanCell *self, PupitrePlanItem *item)
{
  GtkWidget *card;

  g_return_if_fail (PUPITRE_IS_PLAN_CELL (self));
  g_return_if_fail (item != NULL);

  card = pupitre_plan_item_box_new (item);
  gtk_widget_add_css_class (card, "plan-card");
  gtk_widget_set_vexpand (card, TRUE);
  if (item->is_warning)
    gtk_widget_add_css_class (card, "warning-card");
  else
    pupitre_plan_item_box_paint (card, item);
  if (item->is_off)
    gtk_widget_add_css_class (card, "off");
  if (item->note != NULL)
    gtk_box_append (GTK_BOX (card), pupitre_plan_item_box_new_note (item));
  gtk_widget_insert_before (card, GTK_WIDGET (self), NULL);

  if (!self->is_filled)
    g_string_truncate (self->name, 0);
  else
    g_string_append (self->name, "; ");
  self->is_filled = TRUE;
  g_string_append (self->name, item->spoken);
  update_name (self);
}

/**
 * pupitre_plan_cell_get_name:
 * @self: A cell
 *
 * Returns: (transfer none): what a screen reader says of it.
 */
const char *
pupitre_plan_cell_get_name (PupitrePlanCell *self)
{
  g_return_val_if_fail (PUPITRE_IS_PLAN_CELL (self), NULL);

  return self->name->str;
}

/**
 * pupitre_plan_cell_set_current:
 * @self: A cell
 * @current: Whether the keyboard comes into the grid at this cell
 */
void
pupitre_plan_cell_set_current (PupitrePlanCell *self, gboolean current)
{
  g_return_if_fail (PUPITRE_IS_PLAN_CELL (self));

  gtk_widget_set_focusable (GTK_WIDGET (self), current);
}
