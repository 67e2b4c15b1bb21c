/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-glance-list"

#include "config.h"

#include "pupitre-glance-list.h"

#include "pupitre-avatar-group.h"

#include <adwaita.h>

/* A heading and, under it, things of several children, each of which opens the page it comes from. It is
 * not there while there is nothing, unless it has something to say of that. Rows that stay the same
 * stay the same widgets, so that the focus stays where it is. */

struct _PupitreGlanceList {
  GtkBox      parent_instance;

  GPtrArray  *glances;  /* (element-type PupitreGlance), as the rows stand */

  GtkLabel   *heading;
  GtkListBox *list;
  GtkLabel   *nothing;
};

G_DEFINE_FINAL_TYPE (PupitreGlanceList, pupitre_glance_list, GTK_TYPE_BOX)

typedef enum {
  PROP_TITLE = 1,
} PupitreGlanceListProperty;

static GParamSpec *properties[PROP_TITLE + 1];

static void
update_visible (PupitreGlanceList *self)
{
  gboolean has_rows = self->glances->len > 0;
  gboolean says = *gtk_label_get_text (self->nothing) != '\0';

  gtk_widget_set_visible (GTK_WIDGET (self->list), has_rows);
  gtk_widget_set_visible (GTK_WIDGET (self->nothing), !has_rows && says);
  gtk_widget_set_visible (GTK_WIDGET (self), has_rows || says);
}

static void
pupitre_glance_list_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch ((PupitreGlanceListProperty) id) {
  case PROP_TITLE:
    g_value_set_string (value, gtk_label_get_text (PUPITRE_GLANCE_LIST (object)->heading));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
pupitre_glance_list_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch ((PupitreGlanceListProperty) id) {
  case PROP_TITLE:
    pupitre_glance_list_set_title (PUPITRE_GLANCE_LIST (object), g_value_get_string (value));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
pupitre_glance_list_finalize (GObject *object)
{
  g_ptr_array_unref (PUPITRE_GLANCE_LIST (object)->glances);

  G_OBJECT_CLASS (pupitre_glance_list_parent_class)->finalize (object);
}

static void
pupitre_glance_list_class_init (PupitreGlanceListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = pupitre_glance_list_get_property;
  object_class->set_property = pupitre_glance_list_set_property;
  object_class->finalize = pupitre_glance_list_finalize;

  /* PupitreGlanceList:title: The heading. */
  properties[PROP_TITLE] =
    g_param_spec_string ("title", NULL, NULL, "",
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

/* The arrows go from the last row of a list to the first of the next one. */
static gboolean
on_keynav_failed (GtkWidget *list, GtkDirectionType direction)
{
  GtkWidget *root = GTK_WIDGET (gtk_widget_get_root (list));

  if (root == NULL || (direction != GTK_DIR_UP && direction != GTK_DIR_DOWN))
    return FALSE;
  return gtk_widget_child_focus (root, direction == GTK_DIR_DOWN ? GTK_DIR_TAB_FORWARD
                                                                 : GTK_DIR_TAB_BACKWARD);
}

static void
pupitre_glance_list_init (PupitreGlanceList *self)
{
  self->glances = g_ptr_array_new_with_free_func ((GDestroyNotify) pupitre_glance_free);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 9);
  self->heading = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING,
                                "xalign", 0.0f, "wrap", TRUE, "margin-start", 3, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->heading), GTK_ACCESSIBLE_PROPERTY_LEVEL, 2,
                                  -1);
  gtk_widget_add_css_class (GTK_WIDGET (self->heading), "heading");
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->heading));
  self->list = g_object_new (GTK_TYPE_LIST_BOX, "selection-mode", GTK_SELECTION_NONE, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                  self->heading, NULL, -1);
  g_signal_connect (self->list, "keynav-failed", G_CALLBACK (on_keynav_failed), NULL);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->list));
  self->nothing =
    g_object_new (GTK_TYPE_LABEL, "xalign", 0.0f, "wrap", TRUE, "margin-start", 3, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->nothing), "dim-label");
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->nothing));
  update_visible (self);
}

/**
 * pupitre_glance_list_set_title:
 * @self: A list
 * @title: (nullable): Its heading
 *
 * Main thread.
 */
void
pupitre_glance_list_set_title (PupitreGlanceList *self, const char *title)
{
  g_return_if_fail (PUPITRE_IS_GLANCE_LIST (self));

  gtk_label_set_text (self->heading, title != NULL ? title : "");
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
}

/**
 * pupitre_glance_list_set_nothing:
 * @self: A list
 * @nothing: (nullable): What it says when there is nothing in it; %NULL to be out of sight then
 *
 * Main thread.
 */
void
pupitre_glance_list_set_nothing (PupitreGlanceList *self, const char *nothing)
{
  g_return_if_fail (PUPITRE_IS_GLANCE_LIST (self));

  gtk_label_set_text (self->nothing, nothing != NULL ? nothing : "");
  update_visible (self);
}

static GtkWidget *
make_note (const PupitreGlance *glance)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", glance->note, "wrap", TRUE, "valign",
                                   GTK_ALIGN_CENTER, "max-width-chars", 14, "xalign", 0.5f, NULL);

  gtk_widget_add_css_class (label, "plan-note");
  if (glance->is_warning)
    gtk_widget_add_css_class (label, "warning-note");
  return label;
}

static GtkWidget *
make_figure (const PupitreGlance *glance)
{
  GtkWidget *label = gtk_label_new (glance->figure);

  gtk_widget_add_css_class (label, "numeric");
  gtk_widget_add_css_class (label, "heading");
  return label;
}

/* What stands at the end is said with the rest: the row alone has the focus. */
static void
describe (GtkWidget *row, const PupitreGlance *glance, const char *under)
{
  g_autofree char *words =
    g_strdup_printf ("%s%s%s%s%s", under, glance->note != NULL ? ", " : "",
                     glance->note != NULL ? glance->note : "", glance->figure != NULL ? ", " : "",
                     glance->figure != NULL ? glance->figure : "");

  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, glance->title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);
}

static GtkWidget *
make_row (GListModel *family, const PupitreGlance *glance)
{
  g_autofree char *under = pupitre_glance_dup_under (glance);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *avatars = g_object_new (PUPITRE_TYPE_AVATAR_GROUP, "valign", GTK_ALIGN_CENTER, NULL);

  g_object_set (row, "use-markup", FALSE, "title", glance->title, "subtitle", under, "title-lines", 0,
                "subtitle-lines", 0, NULL);
  pupitre_avatar_group_set_children (PUPITRE_AVATAR_GROUP (avatars), family, glance->children);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), avatars);
  if (glance->note != NULL)
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_note (glance));
  if (glance->figure != NULL)
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_figure (glance));
  if (glance->action != NULL) {
    gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
    gtk_actionable_set_action_target_value (GTK_ACTIONABLE (row), glance->target);
    gtk_actionable_set_action_name (GTK_ACTIONABLE (row), glance->action);
  }
  describe (row, glance, under);
  return row;
}

static guint
count_same (PupitreGlanceList *self, GPtrArray *glances)
{
  guint n = 0;

  while (n < self->glances->len && n < glances->len &&
         pupitre_glance_equal (self->glances->pdata[n], glances->pdata[n]))
    n++;
  return n;
}

/**
 * pupitre_glance_list_set:
 * @self: A list
 * @family: The children of the family, which decide on colours
 * @glances: (transfer full) (element-type PupitreGlance): What is in the list
 *
 * Main thread.
 */
void
pupitre_glance_list_set (PupitreGlanceList *self, GListModel *family, GPtrArray *glances)
{
  guint n_same;
  GtkListBoxRow *row;

  g_return_if_fail (PUPITRE_IS_GLANCE_LIST (self));
  g_return_if_fail (glances != NULL);

  n_same = count_same (self, glances);
  while ((row = gtk_list_box_get_row_at_index (self->list, (int) n_same)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  for (guint i = n_same; i < glances->len; i++)
    gtk_list_box_append (self->list, make_row (family, glances->pdata[i]));
  g_ptr_array_unref (self->glances);
  self->glances = glances;
  update_visible (self);
}

/**
 * pupitre_glance_list_get_first_row:
 * @self: A list
 *
 * Returns: (transfer none) (nullable): the row that stands first. Main thread.
 */
GtkWidget *
pupitre_glance_list_get_first_row (PupitreGlanceList *self)
{
  g_return_val_if_fail (PUPITRE_IS_GLANCE_LIST (self), NULL);

  return GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, 0));
}
