/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-glance-list"

#include "config.h"

#include "pupitre-glance-list.h"

#include "pupitre-glance-row.h"

/* A heading and, under it, things of several children, each of which opens the page it comes from. It is
 * not there while there is nothing, unless it has something to say of that. Rows at the beginning and
 * at the end that stay the same stay the same widgets, so that the focus stays where it is. */

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

/* How many are the same at the beginning of both lists, or at their end. */
static guint
count_same (GPtrArray *before, GPtrArray *after, gboolean from_end, guint most)
{
  guint n = 0;

  while (n < most &&
         pupitre_glance_equal (before->pdata[from_end ? before->len - 1 - n : n],
                               after->pdata[from_end ? after->len - 1 - n : n]))
    n++;
  return n;
}

static void
remove_row (PupitreGlanceList *self, guint position)
{
  gtk_list_box_remove (
    self->list, GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, (int) position)));
}

static void
insert_row (PupitreGlanceList *self, guint position, GListModel *family, const PupitreGlance *glance)
{
  GtkWidget *row = pupitre_glance_row_new ();

  pupitre_glance_row_show (PUPITRE_GLANCE_ROW (row), family, glance);
  gtk_list_box_insert (self->list, row, (int) position);
}

/* What has the focus, or is being pressed, does not become something else under the hand of whoever is
 * about to open it. */
static void
replace_row (PupitreGlanceList *self, guint position, GListModel *family, const PupitreGlance *glance)
{
  GtkWidget *row = GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, (int) position));

  if (gtk_widget_is_focus (row) ||
      (gtk_widget_get_state_flags (row) & GTK_STATE_FLAG_ACTIVE) != 0) {
    remove_row (self, position);
    insert_row (self, position, family, glance);
  } else {
    pupitre_glance_row_show (PUPITRE_GLANCE_ROW (row), family, glance);
  }
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
  guint n_least, n_same, n_same_end, n_replaced;

  g_return_if_fail (PUPITRE_IS_GLANCE_LIST (self));
  g_return_if_fail (glances != NULL);

  n_least = MIN (self->glances->len, glances->len);
  n_same = count_same (self->glances, glances, FALSE, n_least);
  n_same_end = count_same (self->glances, glances, TRUE, n_least - n_same);
  n_replaced = n_least - n_same - n_same_end;
  for (guint i = n_same; i < n_same + n_replaced; i++)
    replace_row (self, i, family, glances->pdata[i]);
  for (guint i = glances->len; i < self->glances->len; i++)
    remove_row (self, n_same + n_replaced);
  for (guint i = self->glances->len; i < glances->len; i++) {
    const guint position = n_same + n_replaced + i - self->glances->len;

    insert_row (self, position, family, glances->pdata[position]);
  }
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
