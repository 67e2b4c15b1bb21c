/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-task-badge"

#include "config.h"

#include "pupitre-task-badge.h"

#include "pupitre-assignment.h"

#include <glib/gi18n.h>

/* What is to be done for a day, as one badge for each kind; a badge opens the details in a popover.
 * Main thread. */

#define POPOVER_WIDTH 320
#define POPOVER_HEIGHT 360

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

static GtkWidget *
add_label (GtkWidget *box, const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 36);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static GtkWidget *
make_task (PupitreAssignment *task)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  PupitreRichText *content = pupitre_assignment_get_content (task);
  const char *kind = pupitre_assignment_get_kind_text (task);

  add_label (box, pupitre_assignment_get_title (task), "heading");
  if (pupitre_assignment_get_course (task) != NULL)
    add_label (box, pupitre_assignment_get_course (task), "dim-label");
  if (pupitre_assignment_get_kind (task) == PUPITRE_ASSIGNMENT_KIND_OTHER && kind != NULL)
    add_label (box, kind, "dim-label");
  if (content != NULL) {
    GtkWidget *label = add_label (box, pupitre_rich_text_get_text (content), NULL);

    gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  }
  return box;
}

static void
make_popover (GtkMenuButton *button, gpointer user_data)
{
  GPtrArray *tasks = user_data;
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);

  for (guint i = 0; i < tasks->len; i++)
    gtk_box_append (GTK_BOX (box), make_task (tasks->pdata[i]));
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_widget_set_margin_start (box, 6);
  gtk_widget_set_margin_end (box, 6);
  g_object_set (scrolled, "child", box, "hscrollbar-policy", GTK_POLICY_NEVER,
                "propagate-natural-height", TRUE, "propagate-natural-width", TRUE,
                "max-content-height", POPOVER_HEIGHT, "max-content-width", POPOVER_WIDTH, NULL);
  gtk_popover_set_child (GTK_POPOVER (popover), scrolled);
  gtk_menu_button_set_popover (button, popover);
}

static GtkWidget *
make_badge (PupitrePlanColumn    *column,
            PupitreAssignmentKind kind,
            GPtrArray            *tasks,
            gboolean              wrap)
{
  GtkWidget *button = gtk_menu_button_new ();
  g_autofree char *label = dup_label (kind, tasks->len);
  g_autofree char *spoken = g_strdup_printf ("%s, %s", column->title, label);
  GtkWidget *words = gtk_label_new (label);

  gtk_label_set_wrap (GTK_LABEL (words), wrap);
  gtk_label_set_wrap_mode (GTK_LABEL (words), PANGO_WRAP_WORD_CHAR);
  gtk_menu_button_set_child (GTK_MENU_BUTTON (button), words);
  gtk_widget_add_css_class (button, "task-badge");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), make_popover,
                                         g_ptr_array_ref (tasks),
                                         (GDestroyNotify) g_ptr_array_unref);
  return button;
}

/**
 * pupitre_task_badge_fill:
 * @box: Where the badges go
 * @column: A day
 * @wrap: Whether a badge may have two lines, so that a narrow column does not grow
 *
 * Adds a badge for each kind of what is to be done for that day.
 */
void
pupitre_task_badge_fill (GtkBox *box, PupitrePlanColumn *column, gboolean wrap)
{
  g_return_if_fail (GTK_IS_BOX (box));
  g_return_if_fail (column != NULL);

  for (int kind = PUPITRE_ASSIGNMENT_KIND_HOMEWORK; kind <= PUPITRE_ASSIGNMENT_KIND_OTHER; kind++) {
    g_autoptr (GPtrArray) tasks = g_ptr_array_new_with_free_func (g_object_unref);

    for (guint i = 0; i < column->tasks->len; i++) {
      if ((int) pupitre_assignment_get_kind (column->tasks->pdata[i]) == kind)
        g_ptr_array_add (tasks, g_object_ref (column->tasks->pdata[i]));
    }
    if (tasks->len > 0)
      gtk_box_append (box, make_badge (column, (PupitreAssignmentKind) kind, tasks, wrap));
  }
}
