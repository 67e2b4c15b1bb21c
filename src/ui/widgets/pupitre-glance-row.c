/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-glance-row"

#include "config.h"

#include "pupitre-glance-row.h"

#include "pupitre-avatar-group.h"

/* One thing of one or several children in a list: whose it is, what, where and when, what is special about
 * it, and a figure. The same row shows one thing after the other, which costs far less than a new one:
 * a search shows others with each letter. Activating it opens the page the thing comes from. */

struct _PupitreGlanceRow {
  AdwActionRow        parent_instance;

  PupitreAvatarGroup *avatars;
  GtkLabel           *note;    /* (nullable) until there is one */
  GtkLabel           *figure;  /* (nullable) until there is one */
};

G_DEFINE_FINAL_TYPE (PupitreGlanceRow, pupitre_glance_row, ADW_TYPE_ACTION_ROW)

static void
pupitre_glance_row_class_init (PupitreGlanceRowClass *klass)
{
}

static void
pupitre_glance_row_init (PupitreGlanceRow *self)
{
  g_object_set (self, "use-markup", FALSE, "title-lines", 0, "subtitle-lines", 0, NULL);
  self->avatars = g_object_new (PUPITRE_TYPE_AVATAR_GROUP, "valign", GTK_ALIGN_CENTER, NULL);
  adw_action_row_add_prefix (ADW_ACTION_ROW (self), GTK_WIDGET (self->avatars));
}

/**
 * pupitre_glance_row_new:
 *
 * Returns: (transfer floating): a row that shows nothing yet. Main thread.
 */
GtkWidget *
pupitre_glance_row_new (void)
{
  return g_object_new (PUPITRE_TYPE_GLANCE_ROW, NULL);
}

static void
show_figure (PupitreGlanceRow *self, const char *figure)
{
  if (self->figure == NULL && figure != NULL) {
    self->figure = GTK_LABEL (gtk_label_new (NULL));
    gtk_widget_add_css_class (GTK_WIDGET (self->figure), "numeric");
    gtk_widget_add_css_class (GTK_WIDGET (self->figure), "heading");
    adw_action_row_add_suffix (ADW_ACTION_ROW (self), GTK_WIDGET (self->figure));
  }
  if (self->figure != NULL) {
    gtk_label_set_text (self->figure, figure != NULL ? figure : "");
    gtk_widget_set_visible (GTK_WIDGET (self->figure), figure != NULL);
  }
}

/* Before the figure, which stands at the edge. */
static void
add_note (PupitreGlanceRow *self)
{
  self->note = g_object_new (GTK_TYPE_LABEL, "wrap", TRUE, "valign", GTK_ALIGN_CENTER,
                             "max-width-chars", 14, "xalign", 0.5f, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->note), "plan-note");
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), GTK_WIDGET (self->note));
  if (self->figure != NULL) {
    g_object_ref (self->figure);
    adw_action_row_remove (ADW_ACTION_ROW (self), GTK_WIDGET (self->figure));
    adw_action_row_add_suffix (ADW_ACTION_ROW (self), GTK_WIDGET (self->figure));
    g_object_unref (self->figure);
  }
}

static void
show_note (PupitreGlanceRow *self, const char *note, gboolean is_warning)
{
  if (self->note == NULL && note != NULL)
    add_note (self);
  if (self->note == NULL)
    return;
  gtk_label_set_text (self->note, note != NULL ? note : "");
  gtk_widget_set_visible (GTK_WIDGET (self->note), note != NULL);
  if (is_warning)
    gtk_widget_add_css_class (GTK_WIDGET (self->note), "warning-note");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->note), "warning-note");
}

/* What stands at the end is said with the rest: the row alone has the focus. */
static void
describe (PupitreGlanceRow *self, const PupitreGlance *glance, const char *under)
{
  g_autofree char *words =
    g_strdup_printf ("%s%s%s%s%s", under, glance->note != NULL ? ", " : "",
                     glance->note != NULL ? glance->note : "", glance->figure != NULL ? ", " : "",
                     glance->figure != NULL ? glance->figure : "");

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, glance->title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);
}

/* In this order, so that at no moment an action has the target of another one. */
static void
set_open (PupitreGlanceRow *self, const PupitreGlance *glance)
{
  GtkActionable *actionable = GTK_ACTIONABLE (self);

  if (g_strcmp0 (gtk_actionable_get_action_name (actionable), glance->action) != 0)
    gtk_actionable_set_action_name (actionable, NULL);
  gtk_actionable_set_action_target_value (actionable, glance->target);
  gtk_actionable_set_action_name (actionable, glance->action);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), glance->action != NULL);
}

/**
 * pupitre_glance_row_show:
 * @self: A row
 * @family: The children of the family, which decide on colours
 * @glance: What it shows from now on
 *
 * Main thread.
 */
void
pupitre_glance_row_show (PupitreGlanceRow *self, GListModel *family, const PupitreGlance *glance)
{
  g_autofree char *under = NULL;

  g_return_if_fail (PUPITRE_IS_GLANCE_ROW (self));
  g_return_if_fail (glance != NULL);

  under = pupitre_glance_dup_under (glance);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), glance->title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), under);
  pupitre_avatar_group_set_children (self->avatars, family, glance->children);
  show_figure (self, glance->figure);
  show_note (self, glance->note, glance->is_warning);
  set_open (self, glance);
  describe (self, glance, under);
}
