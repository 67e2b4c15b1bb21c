/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-task-badge"

#include "config.h"

#include "pupitre-task-badge.h"

#include "pupitre-assignment.h"
#include "pupitre-plan-item-box.h"
#include "pupitre-task-popover.h"

#include <glib/gi18n.h>

/* What is to be done for a day, as one badge for each kind; a badge opens the details in a popover.
 * Main thread. */

static char *
dup_label (PupitreAssignmentKind kind, guint n)
{
  switch (kind) {
  case PUPITRE_ASSIGNMENT_KIND_HOMEWORK:
    return g_strdup_printf (ngettext ("%u homework", "%u homework", n), n);
  case PUPITRE_ASSIGNMENT_KIND_LESSON:
    /* Translators: what a child has to learn at home; in French "leçon" */
    return g_strdup_printf (ngettext ("%u to learn", "%u to learn", n), n);
  case PUPITRE_ASSIGNMENT_KIND_EVALUATION:
    /* Translators: tests; a short word */
    return g_strdup_printf (ngettext ("%u test", "%u tests", n), n);
  case PUPITRE_ASSIGNMENT_KIND_OTHER:
  default:
    return g_strdup_printf (ngettext ("%u other", "%u others", n), n);
  }
}

typedef struct {
  PupitrePlanWho *who;    /* (nullable) (owned) */
  GPtrArray      *tasks;  /* (owned) (element-type PupitreAssignment) */
} Details;

static void
details_free (gpointer data)
{
  Details *self = data;

  pupitre_plan_who_unref (self->who);
  g_ptr_array_unref (self->tasks);
  g_free (self);
}

static void
make_popover (GtkMenuButton *button, gpointer user_data)
{
  Details *details = user_data;

  gtk_menu_button_set_popover (button, pupitre_task_popover_new (details->who, details->tasks));
}

static char *
dup_spoken (PupitrePlanColumn *column, PupitrePlanWho *who, const char *label)
{
  if (who == NULL)
    return g_strdup_printf ("%s, %s", column->title, label);
  return g_strdup_printf ("%s, %s, %s", column->title, pupitre_plan_who_get_name (who), label);
}

static GtkWidget *
make_badge (PupitrePlanColumn    *column,
            PupitrePlanWho       *who,
            PupitreAssignmentKind kind,
            GPtrArray            *tasks)
{
  GtkWidget *button = gtk_menu_button_new ();
  Details *details = g_new (Details, 1);
  g_autofree char *label = dup_label (kind, tasks->len);
  g_autofree char *spoken = dup_spoken (column, who, label);

  details->who = who != NULL ? pupitre_plan_who_ref (who) : NULL;
  details->tasks = g_ptr_array_ref (tasks);
  gtk_menu_button_set_child (GTK_MENU_BUTTON (button),
                             g_object_new (GTK_TYPE_LABEL, "label", label, "ellipsize",
                                           PANGO_ELLIPSIZE_END, NULL));
  gtk_widget_add_css_class (button, "task-badge");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), make_popover, details,
                                         details_free);
  return button;
}

/* Whose the badges under it are. */
static void
add_name (GtkBox *box, PupitrePlanWho *who)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 5);
  GtkWidget *name = g_object_new (GTK_TYPE_LABEL, "label", pupitre_plan_who_get_name (who), "xalign",
                                  0.0f, "ellipsize", PANGO_ELLIPSIZE_END, "accessible-role",
                                  GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  gtk_widget_add_css_class (name, "plan-place");
  gtk_box_append (GTK_BOX (line), pupitre_plan_item_box_new_avatar (who));
  gtk_box_append (GTK_BOX (line), name);
  gtk_box_append (box, line);
}

static void
add_badges (GtkBox *box, PupitrePlanColumn *column, PupitrePlanTasks *of_child)
{
  if (of_child->who != NULL)
    add_name (box, of_child->who);
  for (int kind = PUPITRE_ASSIGNMENT_KIND_HOMEWORK; kind <= PUPITRE_ASSIGNMENT_KIND_OTHER; kind++) {
    g_autoptr (GPtrArray) tasks = g_ptr_array_new_with_free_func (g_object_unref);

    for (guint i = 0; i < of_child->tasks->len; i++) {
      if ((int) pupitre_assignment_get_kind (of_child->tasks->pdata[i]) == kind)
        g_ptr_array_add (tasks, g_object_ref (of_child->tasks->pdata[i]));
    }
    if (tasks->len > 0)
      gtk_box_append (box, make_badge (column, of_child->who, (PupitreAssignmentKind) kind, tasks));
  }
}

/**
 * pupitre_task_badge_fill:
 * @box: Where the badges go
 * @column: A day
 *
 * Adds a badge for each kind of what is to be done for that day, child by child where there are
 * several.
 */
void
pupitre_task_badge_fill (GtkBox *box, PupitrePlanColumn *column)
{
  g_return_if_fail (GTK_IS_BOX (box));
  g_return_if_fail (column != NULL);

  for (guint i = 0; i < column->tasks->len; i++)
    add_badges (box, column, column->tasks->pdata[i]);
}
