/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-plan-list"

#include "config.h"

#include "pupitre-plan-list.h"

#include "pupitre-plan-item-box.h"
#include "pupitre-task-badge.h"

#include <glib/gi18n.h>

/* A plan as a list of days, each with its lessons in a box: for narrow windows, and for pupils who
 * have one teacher all day. Main thread. */

#define TIME_WIDTH_CHARS 8

struct _PupitrePlanList {
  GtkWidget  parent_instance;

  GtkWidget *today;  /* (nullable): the head of that day */
};

G_DEFINE_FINAL_TYPE (PupitrePlanList, pupitre_plan_list, GTK_TYPE_WIDGET)

static GtkWidget *
make_row (GtkWidget *box, const char *spoken)
{
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_widget_add_css_class (box, "plan-row");
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  if (spoken != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  return row;
}

static GtkWidget *
make_item_row (PupitrePlanItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *time = gtk_label_new (item->time);
  GtkWidget *stripe = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *words = pupitre_plan_item_box_new (item);
  GtkWidget *row;

  gtk_label_set_xalign (GTK_LABEL (time), 0);
  gtk_label_set_width_chars (GTK_LABEL (time), TIME_WIDTH_CHARS);
  gtk_widget_add_css_class (time, "dim-label");
  gtk_widget_add_css_class (time, "plan-time");
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), time);
  gtk_widget_add_css_class (stripe, "plan-stripe");
  gtk_widget_set_visible (stripe, pupitre_plan_item_box_paint (stripe, item));
  gtk_box_append (GTK_BOX (box), stripe);
  gtk_box_append (GTK_BOX (box), words);
  if (item->note != NULL) {
    GtkWidget *note = pupitre_plan_item_box_new_note (item);

    /* There is room for whole words. */
    gtk_label_set_wrap_mode (GTK_LABEL (note), PANGO_WRAP_WORD);
    gtk_box_append (GTK_BOX (box), note);
  }
  row = make_row (box, item->spoken);
  if (item->is_off)
    gtk_widget_add_css_class (row, "off");
  return row;
}

static GtkWidget *
make_text_row (PupitrePlanColumn *column, const char *text, gboolean off)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *label = gtk_label_new (text);
  GtkWidget *row;
  g_autofree char *spoken = g_strdup_printf ("%s, %s", column->title, text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_box_append (GTK_BOX (box), label);
  row = make_row (box, spoken);
  gtk_widget_add_css_class (off ? row : label, off ? "off" : "dim-label");
  return row;
}

/* The badges of one child stand side by side, those of several each under their child. */
static GtkWidget *
make_task_row (PupitrePlanColumn *column)
{
  PupitrePlanTasks *first = column->tasks->pdata[0];
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *badges = gtk_box_new (first->who != NULL ? GTK_ORIENTATION_VERTICAL
                                                      : GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *icon = gtk_image_new_from_icon_name ("document-edit-symbolic");
  GtkWidget *row;
  g_autofree char *spoken = g_strdup_printf ("%s, %s", column->title, _("To do"));

  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_widget_set_margin_top (icon, 8);
  gtk_box_append (GTK_BOX (box), icon);
  pupitre_task_badge_fill (GTK_BOX (badges), column);
  gtk_box_append (GTK_BOX (box), badges);
  row = make_row (box, spoken);
  gtk_widget_set_focusable (row, FALSE);
  return row;
}

static GtkWidget *
make_head (PupitrePlanColumn *column)
{
  g_autofree char *title = column->is_today
                             /* Translators: the head of a day in a list: %s is the day */
                             ? g_strdup_printf (_("%s · today"), column->title)
                             : g_strdup (column->title);
  g_autofree char *markup =
    column->subtitle != NULL
      ? g_markup_printf_escaped ("<b>%s</b> · %s", title, column->subtitle)
      : g_markup_printf_escaped ("<b>%s</b>", title);
  GtkWidget *head = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING,
                                  "xalign", 0.0f, "wrap", TRUE, NULL);

  gtk_label_set_markup (GTK_LABEL (head), markup);
  gtk_widget_add_css_class (head, "plan-day");
  if (column->is_today)
    gtk_widget_add_css_class (head, "today");
  return head;
}

static void
add_day (PupitrePlanList *self, PupitrePlanColumn *column)
{
  GtkWidget *head = make_head (column);
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_relation (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_RELATION_LABELLED_BY, head,
                                  NULL, -1);
  if (column->off != NULL)
    gtk_list_box_append (GTK_LIST_BOX (list), make_text_row (column, column->off, TRUE));
  for (guint i = 0; i < column->items->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (list),
                         make_item_row (g_ptr_array_index (column->items, i)));
  if (column->off == NULL && column->items->len == 0)
    gtk_list_box_append (GTK_LIST_BOX (list), make_text_row (column, _("No lesson"), FALSE));
  if (column->tasks->len > 0)
    gtk_list_box_append (GTK_LIST_BOX (list), make_task_row (column));
  if (column->is_today)
    self->today = head;
  gtk_widget_insert_before (head, GTK_WIDGET (self), NULL);
  gtk_widget_insert_before (list, GTK_WIDGET (self), NULL);
}

static void
clear (PupitrePlanList *self)
{
  GtkWidget *child;

  self->today = NULL;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
}

static void
pupitre_plan_list_dispose (GObject *object)
{
  clear (PUPITRE_PLAN_LIST (object));

  G_OBJECT_CLASS (pupitre_plan_list_parent_class)->dispose (object);
}

static void
pupitre_plan_list_class_init (PupitrePlanListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pupitre_plan_list_dispose;
  gtk_widget_class_set_css_name (widget_class, "planlist");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
pupitre_plan_list_init (PupitrePlanList *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);
}

/**
 * pupitre_plan_list_new:
 *
 * Returns: (transfer floating): a list that shows nothing.
 */
GtkWidget *
pupitre_plan_list_new (void)
{
  return g_object_new (PUPITRE_TYPE_PLAN_LIST, NULL);
}

/**
 * pupitre_plan_list_set_plan:
 * @self: A list
 * @plan: What to show; not kept
 */
void
pupitre_plan_list_set_plan (PupitrePlanList *self, PupitrePlan *plan)
{
  g_return_if_fail (PUPITRE_IS_PLAN_LIST (self));
  g_return_if_fail (plan != NULL);

  clear (self);
  for (guint i = 0; i < plan->columns->len; i++)
    add_day (self, g_ptr_array_index (plan->columns, i));
}

/**
 * pupitre_plan_list_get_today:
 * @self: A list
 *
 * Returns: (transfer none) (nullable): the head of today, %NULL if the plan has no such day.
 */
GtkWidget *
pupitre_plan_list_get_today (PupitrePlanList *self)
{
  g_return_val_if_fail (PUPITRE_IS_PLAN_LIST (self), NULL);

  return self->today;
}
