/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-plan-grid"

#include "config.h"

#include "pupitre-plan-grid.h"

#include "pupitre-plan-item-box.h"
#include "pupitre-task-badge.h"

#include <glib/gi18n.h>

/* A plan as a grid: days as columns of one width, hours as rows, what is to be done at the foot. The
 * keyboard comes in at one cell and the arrow keys go from cell to cell. Main thread. */

/* All units of the layout are of one width: a day of a week has two, the hours have one. Each of nine
 * or ten days has one too. */
#define UNIT_WIDTH 46
#define MANY_UNIT_WIDTH 60
#define MANY_COLUMNS 7
#define SUBHEAD_WIDTH_CHARS 10

struct _PupitrePlanGrid {
  GtkWidget  parent_instance;

  GPtrArray *cells;  /* (element-type PupitrePlanCell), by rows; one cell may be in several places */
  GPtrArray *feet;   /* (element-type GtkWidget), by columns */
  int        n_rows;
  int        n_columns;
  int        row;     /* where the keyboard is */
  int        column;
};

G_DEFINE_FINAL_TYPE (PupitrePlanGrid, pupitre_plan_grid, GTK_TYPE_WIDGET)

static void
place (PupitrePlanGrid *self, GtkWidget *widget, int column, int row, int height)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));
  const int span = self->n_columns > MANY_COLUMNS ? 1 : 2;
  GtkLayoutChild *child;

  gtk_widget_insert_before (widget, GTK_WIDGET (self), NULL);
  child = gtk_layout_manager_get_layout_child (layout, widget);
  gtk_grid_layout_child_set_column (GTK_GRID_LAYOUT_CHILD (child),
                                    column > 0 ? 1 + (column - 1) * span : 0);
  gtk_grid_layout_child_set_column_span (GTK_GRID_LAYOUT_CHILD (child), column > 0 ? span : 1);
  gtk_grid_layout_child_set_row (GTK_GRID_LAYOUT_CHILD (child), row);
  gtk_grid_layout_child_set_row_span (GTK_GRID_LAYOUT_CHILD (child), height);
}

/* @returns: (transfer floating): two lines, the second one small; read as one */
static GtkWidget *
make_head (GtkAccessibleRole role, const char *title, const char *subtitle, const char *spoken)
{
  GtkWidget *box = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL,
                                 "accessible-role", role, NULL);
  GtkWidget *first = gtk_label_new (title);

  gtk_widget_add_css_class (first, "plan-head");
  gtk_label_set_wrap (GTK_LABEL (first), TRUE);
  gtk_box_append (GTK_BOX (box), first);
  if (subtitle != NULL) {
    GtkWidget *second = gtk_label_new (subtitle);

    gtk_label_set_wrap (GTK_LABEL (second), TRUE);
    gtk_label_set_wrap_mode (GTK_LABEL (second), PANGO_WRAP_WORD_CHAR);
    gtk_label_set_justify (GTK_LABEL (second), GTK_JUSTIFY_CENTER);
    gtk_label_set_max_width_chars (GTK_LABEL (second), SUBHEAD_WIDTH_CHARS);
    gtk_widget_add_css_class (second, "plan-subhead");
    gtk_widget_add_css_class (second, "dim-label");
    gtk_box_append (GTK_BOX (box), second);
  }
  gtk_accessible_update_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  return box;
}

static void
add_column_head (PupitrePlanGrid *self, PupitrePlanColumn *column, int number)
{
  const char *subtitle = column->off != NULL ? column->off : column->subtitle;
  g_autofree char *spoken =
    subtitle != NULL ? g_strdup_printf ("%s, %s", column->title, subtitle) : g_strdup (column->title);
  GtkWidget *head;

  if (column->is_today) {
    /* Translators: said of the head of a day's column: %s is the day and what it is */
    g_autofree char *today = g_strdup_printf (_("today, %s"), spoken);

    head = make_head (GTK_ACCESSIBLE_ROLE_COLUMN_HEADER, column->short_title, subtitle, today);
    gtk_widget_add_css_class (head, "today");
  } else {
    head = make_head (GTK_ACCESSIBLE_ROLE_COLUMN_HEADER, column->short_title, subtitle, spoken);
  }
  gtk_widget_add_css_class (head, "column-head");
  gtk_widget_set_size_request (
    head, self->n_columns > MANY_COLUMNS ? MANY_UNIT_WIDTH : 2 * UNIT_WIDTH, -1);
  place (self, head, number + 1, 0, 1);
}

static void
add_row_head (PupitrePlanGrid *self, const char *title, const char *subtitle, int number)
{
  g_autofree char *spoken =
    subtitle != NULL ? g_strdup_printf ("%s, %s", title, subtitle) : g_strdup (title);
  GtkWidget *head = make_head (GTK_ACCESSIBLE_ROLE_ROW_HEADER, title, subtitle, spoken);

  gtk_widget_add_css_class (head, "row-head");
  place (self, head, 0, number + 1, 1);
}

static void
add_cells (PupitrePlanGrid *self, PupitrePlan *plan, int number)
{
  PupitrePlanColumn *column = g_ptr_array_index (plan->columns, number);
  GtkWidget *cell = NULL;

  for (int row = 0; row < self->n_rows; row++) {
    PupitrePlanRow *head = row < (int) plan->rows->len ? g_ptr_array_index (plan->rows, row) : NULL;

    /* A day off without anything is one cell over all hours. */
    if (cell == NULL || column->off == NULL || column->items->len > 0) {
      cell = pupitre_plan_cell_new (column, head);
      gtk_widget_set_hexpand (cell, TRUE);
      gtk_widget_set_vexpand (cell, TRUE);
      place (self, cell, number + 1, row + 1,
             column->off != NULL && column->items->len == 0 ? self->n_rows : 1);
    }
    self->cells->pdata[row * self->n_columns + number] = cell;
  }
  for (guint i = 0; i < column->items->len; i++) {
    PupitrePlanItem *item = g_ptr_array_index (column->items, i);

    pupitre_plan_cell_add (self->cells->pdata[item->row * self->n_columns + number], item);
  }
  for (int row = 0; self->n_columns > MANY_COLUMNS && row < self->n_rows; row++)
    pupitre_plan_item_box_hyphenate (self->cells->pdata[row * self->n_columns + number]);
}

static void
add_foot (PupitrePlanGrid *self, PupitrePlanColumn *column, int number)
{
  GtkWidget *foot = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  gtk_widget_add_css_class (foot, "plan-foot");
  pupitre_task_badge_fill (GTK_BOX (foot), column);
  place (self, foot, number + 1, self->n_rows + 1, 1);
  g_ptr_array_add (self->feet, foot);
}

/* --- Keyboard ------------------------------------------------------------------------------ */

static void
go_to (PupitrePlanGrid *self, int row, int column, gboolean with_focus)
{
  PupitrePlanCell *old = pupitre_plan_grid_get_cell (self, self->row, self->column);
  PupitrePlanCell *cell = pupitre_plan_grid_get_cell (self, row, column);

  self->row = row;
  self->column = column;
  pupitre_plan_cell_set_current (cell, TRUE);
  if (with_focus)
    gtk_widget_grab_focus (GTK_WIDGET (cell));
  if (old != NULL && old != cell)
    pupitre_plan_cell_set_current (old, FALSE);
}

/* In the row of what is to be done the keyboard is on a badge, if the day has one. */
static gboolean
go_to_foot (PupitrePlanGrid *self, int column)
{
  if (column >= (int) self->feet->len ||
      !gtk_widget_child_focus (self->feet->pdata[column], GTK_DIR_TAB_FORWARD))
    return FALSE;
  go_to (self, self->n_rows - 1, column, FALSE);
  return TRUE;
}

static int
find_focused_foot (PupitrePlanGrid *self)
{
  for (guint i = 0; i < self->feet->len; i++) {
    if (gtk_widget_get_focus_child (self->feet->pdata[i]) != NULL)
      return (int) i;
  }
  return -1;
}

static gboolean
move_in_feet (PupitrePlanGrid *self, int foot, int columns, int rows)
{
  if (rows < 0) {
    if (!gtk_widget_child_focus (self->feet->pdata[foot], GTK_DIR_UP))
      go_to (self, self->n_rows - 1, foot, TRUE);
    return TRUE;
  }
  if (rows > 0)
    return gtk_widget_child_focus (self->feet->pdata[foot], GTK_DIR_DOWN) || TRUE;
  for (int i = foot + columns; i >= 0 && i < self->n_columns; i += columns) {
    if (go_to_foot (self, i))
      break;
  }
  return TRUE;
}

static gboolean
move (PupitrePlanGrid *self, int columns, int rows)
{
  int foot = find_focused_foot (self);
  PupitrePlanCell *cell = pupitre_plan_grid_get_cell (self, self->row, self->column);
  int row = self->row + rows;
  int column = self->column + columns;

  if (cell == NULL)
    return FALSE;
  if (foot >= 0)
    return move_in_feet (self, foot, columns, rows);
  /* Out of a cell that spans hours. */
  while (rows != 0 && row >= 0 && row < self->n_rows &&
         pupitre_plan_grid_get_cell (self, row, column) == cell)
    row += rows;
  if (row >= self->n_rows) {
    go_to_foot (self, column);
    return TRUE;
  }
  if (row >= 0 && column >= 0 && column < self->n_columns)
    go_to (self, row, column, TRUE);
  return TRUE;
}

static gboolean
on_key (PupitrePlanGrid *self, guint key, guint code, GdkModifierType modifiers)
{
  if (modifiers & gtk_accelerator_get_default_mod_mask ())
    return FALSE;
  switch (key) {
  case GDK_KEY_Left:
  case GDK_KEY_KP_Left:
    return move (self, -1, 0);
  case GDK_KEY_Right:
  case GDK_KEY_KP_Right:
    return move (self, 1, 0);
  case GDK_KEY_Up:
  case GDK_KEY_KP_Up:
    return move (self, 0, -1);
  case GDK_KEY_Down:
  case GDK_KEY_KP_Down:
    return move (self, 0, 1);
  default:
    return FALSE;
  }
}

/* --- GObject ------------------------------------------------------------------------------- */

static void
clear (PupitrePlanGrid *self)
{
  GtkWidget *child;

  g_ptr_array_set_size (self->cells, 0);
  g_ptr_array_set_size (self->feet, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
}

static void
pupitre_plan_grid_dispose (GObject *object)
{
  clear (PUPITRE_PLAN_GRID (object));

  G_OBJECT_CLASS (pupitre_plan_grid_parent_class)->dispose (object);
}

static void
pupitre_plan_grid_finalize (GObject *object)
{
  PupitrePlanGrid *self = PUPITRE_PLAN_GRID (object);

  g_ptr_array_unref (self->cells);
  g_ptr_array_unref (self->feet);

  G_OBJECT_CLASS (pupitre_plan_grid_parent_class)->finalize (object);
}

static void
pupitre_plan_grid_class_init (PupitrePlanGridClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = pupitre_plan_grid_dispose;
  object_class->finalize = pupitre_plan_grid_finalize;
  gtk_widget_class_set_css_name (widget_class, "plangrid");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_GRID_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID);
}

static void
pupitre_plan_grid_init (PupitrePlanGrid *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_grid_layout_set_column_homogeneous (GTK_GRID_LAYOUT (layout), TRUE);
  self->cells = g_ptr_array_new ();
  self->feet = g_ptr_array_new ();
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/**
 * pupitre_plan_grid_new:
 *
 * Returns: (transfer floating): a grid that shows nothing.
 */
GtkWidget *
pupitre_plan_grid_new (void)
{
  return g_object_new (PUPITRE_TYPE_PLAN_GRID, NULL);
}

/**
 * pupitre_plan_grid_set_plan:
 * @self: A grid
 * @plan: What to show; not kept
 *
 * The keyboard stays where it is, if that place is still there.
 */
void
pupitre_plan_grid_set_plan (PupitrePlanGrid *self, PupitrePlan *plan)
{
  gboolean had_focus;

  g_return_if_fail (PUPITRE_IS_PLAN_GRID (self));
  g_return_if_fail (plan != NULL);

  had_focus = gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL;
  clear (self);
  self->n_rows = (int) MAX (plan->rows->len, 1);
  self->n_columns = (int) plan->columns->len;
  g_ptr_array_set_size (self->cells, self->n_rows * self->n_columns);
  if (self->n_columns > MANY_COLUMNS)
    gtk_widget_add_css_class (GTK_WIDGET (self), "many");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "many");

  for (int i = 0; i < self->n_columns; i++)
    add_column_head (self, g_ptr_array_index (plan->columns, i), i);
  for (int i = 0; i < (int) plan->rows->len; i++) {
    PupitrePlanRow *row = g_ptr_array_index (plan->rows, i);

    add_row_head (self, row->title, row->subtitle, i);
  }
  for (int i = 0; i < self->n_columns; i++)
    add_cells (self, plan, i);
  if (plan->has_tasks) {
    add_row_head (self, _("To do"), NULL, self->n_rows);
    for (int i = 0; i < self->n_columns; i++)
      add_foot (self, g_ptr_array_index (plan->columns, i), i);
  }
  if (self->n_columns > 0)
    go_to (self, MIN (self->row, self->n_rows - 1), MIN (self->column, self->n_columns - 1),
           had_focus);
}

/**
 * pupitre_plan_grid_get_cell:
 * @self: A grid
 * @row: A row, from 0
 * @column: A column, from 0
 *
 * Returns: (transfer none) (nullable): the cell there.
 */
PupitrePlanCell *
pupitre_plan_grid_get_cell (PupitrePlanGrid *self, int row, int column)
{
  g_return_val_if_fail (PUPITRE_IS_PLAN_GRID (self), NULL);

  if (row < 0 || row >= self->n_rows || column < 0 || column >= self->n_columns ||
      self->cells->len == 0)
    return NULL;
  return self->cells->pdata[row * self->n_columns + column];
}
