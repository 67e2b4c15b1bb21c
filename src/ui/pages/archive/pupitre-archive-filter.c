/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-archive-filter"

#include "config.h"

#include "pupitre-archive-filter.h"

#include "pupitre-archive-words.h"
#include "pupitre-choices.h"
#include "pupitre-words.h"

#include <glib/gi18n.h>
#include <string.h>

/* By child, by school year and by kind, whichever of them there are in the archive. What was chosen
 * stays chosen as long as there is such a document.
 *
 * Signals: `changed` when the parent has chosen something else. */

/* One of the three: what may be chosen, after the first choice, which is all. */
typedef struct {
  GtkDropDown *drop_down;
  GPtrArray   *values;  /* (element-type utf8): the first is NULL */
  char        *chosen;  /* (nullable) */
} Choice;

enum {
  CHILD,
  YEAR,
  KIND,
  N_CHOICES,
};

struct _PupitreArchiveFilter {
  GtkWidget parent_instance;

  GtkWidget *box;
  Choice     choices[N_CHOICES];
  gboolean   filling;
};

G_DEFINE_FINAL_TYPE (PupitreArchiveFilter, pupitre_archive_filter, GTK_TYPE_WIDGET)

enum {
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static char *
dup_value (PupitreArchiveItem *item, int which)
{
  const PupitreDocument *document = pupitre_archive_item_get_document (item);

  switch (which) {
  case CHILD:
    return g_strdup (document->child);
  case YEAR:
    return g_strdup_printf ("%d", pupitre_archive_item_get_school_year (item));
  case KIND:
  default:
    return g_strdup_printf ("%u", (guint) document->kind);
  }
}

static char *
dup_label (const char *value, int which, PupitreFamily *family)
{
  switch (which) {
  case CHILD:
    return pupitre_archive_words_child (family, value);
  case YEAR:
    return pupitre_words_school_year ((int) g_ascii_strtoll (value, NULL, 10));
  case KIND:
  default:
    return g_strdup (pupitre_archive_words_kind (
      (PupitreDocumentKind) g_ascii_strtoll (value, NULL, 10)));
  }
}

static const char *
get_all_label (int which)
{
  switch (which) {
  case CHILD:
    return _("All children");
  case YEAR:
    return _("All years");
  case KIND:
  default:
    return _("All kinds");
  }
}

static const char *
get_name (int which)
{
  switch (which) {
  case CHILD:
    return _("Child");
  case YEAR:
    return _("School Year");
  case KIND:
  default:
    return _("Kind");
  }
}

/* The newest year first; children and kinds in the order of their keys and numbers. */
static int
compare_values (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static int
compare_values_back (gconstpointer a, gconstpointer b)
{
  return compare_values (b, a);
}

static GPtrArray *
list_values (GPtrArray *items, int which)
{
  GPtrArray *values = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < items->len; i++) {
    g_autofree char *value = dup_value (items->pdata[i], which);

    if (!g_ptr_array_find_with_equal_func (values, value, g_str_equal, NULL))
      g_ptr_array_add (values, g_steal_pointer (&value));
  }
  g_ptr_array_sort (values, which == YEAR ? compare_values_back : compare_values);
  g_ptr_array_insert (values, 0, NULL);
  return values;
}

static guint
find_chosen (Choice *choice)
{
  guint position = 0;

  for (guint i = 1; choice->chosen != NULL && i < choice->values->len; i++) {
    if (g_str_equal (choice->values->pdata[i], choice->chosen))
      position = i;
  }
  return position;
}

static void
fill (PupitreArchiveFilter *self, int which, GPtrArray *items, PupitreFamily *family)
{
  Choice *choice = &self->choices[which];
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  g_ptr_array_unref (choice->values);
  choice->values = list_values (items, which);
  gtk_string_list_append (labels, get_all_label (which));
  for (guint i = 1; i < choice->values->len; i++)
    gtk_string_list_take (labels, dup_label (choice->values->pdata[i], which, family));
  pupitre_choices_offer (choice->drop_down, labels, find_chosen (choice));
  /* Nothing to choose from: all and the one that there is. */
  gtk_widget_set_visible (gtk_widget_get_parent (GTK_WIDGET (choice->drop_down)),
                          choice->values->len > 2);
}

static void
on_selected (PupitreArchiveFilter *self)
{
  if (self->filling)
    return;
  for (int which = 0; which < N_CHOICES; which++) {
    Choice *choice = &self->choices[which];
    guint position = gtk_drop_down_get_selected (choice->drop_down);

    g_free (choice->chosen);
    choice->chosen = position < choice->values->len ? g_strdup (choice->values->pdata[position])
                                                    : NULL;
  }
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
pupitre_archive_filter_dispose (GObject *object)
{
  PupitreArchiveFilter *self = PUPITRE_ARCHIVE_FILTER (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (pupitre_archive_filter_parent_class)->dispose (object);
}

static void
pupitre_archive_filter_finalize (GObject *object)
{
  PupitreArchiveFilter *self = PUPITRE_ARCHIVE_FILTER (object);

  for (int which = 0; which < N_CHOICES; which++) {
    g_ptr_array_unref (self->choices[which].values);
    g_free (self->choices[which].chosen);
  }

  G_OBJECT_CLASS (pupitre_archive_filter_parent_class)->finalize (object);
}

static void
pupitre_archive_filter_class_init (PupitreArchiveFilterClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = pupitre_archive_filter_dispose;
  object_class->finalize = pupitre_archive_filter_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
pupitre_archive_filter_init (PupitreArchiveFilter *self)
{
  self->filling = TRUE;
  self->box = g_object_new (GTK_TYPE_FLOW_BOX, "selection-mode", GTK_SELECTION_NONE,
                            "max-children-per-line", 3, "column-spacing", 6, "row-spacing", 6, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->box), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Filter"), -1);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  for (int which = 0; which < N_CHOICES; which++) {
    Choice *choice = &self->choices[which];
    GtkWidget *child = gtk_flow_box_child_new ();

    choice->values = g_ptr_array_new_with_free_func (g_free);
    choice->drop_down = GTK_DROP_DOWN (gtk_drop_down_new (NULL, NULL));
    gtk_widget_set_tooltip_text (GTK_WIDGET (choice->drop_down), get_name (which));
    gtk_accessible_update_property (GTK_ACCESSIBLE (choice->drop_down),
                                    GTK_ACCESSIBLE_PROPERTY_LABEL, get_name (which), -1);
    g_signal_connect_object (choice->drop_down, "notify::selected", G_CALLBACK (on_selected), self,
                             G_CONNECT_SWAPPED);
    gtk_widget_set_focusable (child, FALSE);
    gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), GTK_WIDGET (choice->drop_down));
    gtk_flow_box_append (GTK_FLOW_BOX (self->box), child);
  }
  self->filling = FALSE;
}

/**
 * pupitre_archive_filter_set_items:
 * @self: A filter
 * @items: (element-type PupitreArchiveItem): What there is in the archive
 * @family: The children of the open accounts
 *
 * Offers what there is. Main thread.
 */
void
pupitre_archive_filter_set_items (PupitreArchiveFilter *self,
                                  GPtrArray            *items,
                                  PupitreFamily        *family)
{
  g_return_if_fail (PUPITRE_IS_ARCHIVE_FILTER (self));
  g_return_if_fail (items != NULL && PUPITRE_IS_FAMILY (family));

  self->filling = TRUE;
  for (int which = 0; which < N_CHOICES; which++)
    fill (self, which, items, family);
  self->filling = FALSE;
}

/**
 * pupitre_archive_filter_choose_child:
 * @self: A filter
 * @key: (nullable): The key of a child; %NULL for all
 *
 * Main thread.
 */
void
pupitre_archive_filter_choose_child (PupitreArchiveFilter *self, const char *key)
{
  Choice *choice;

  g_return_if_fail (PUPITRE_IS_ARCHIVE_FILTER (self));

  choice = &self->choices[CHILD];
  g_free (choice->chosen);
  choice->chosen = g_strdup (key);
  self->filling = TRUE;
  gtk_drop_down_set_selected (choice->drop_down, find_chosen (choice));
  self->filling = FALSE;
}

/**
 * pupitre_archive_filter_matches:
 * @self: A filter
 * @item: A document of the archive
 *
 * Returns: whether it is one of those that are asked for. Main thread.
 */
gboolean
pupitre_archive_filter_matches (PupitreArchiveFilter *self, PupitreArchiveItem *item)
{
  g_return_val_if_fail (PUPITRE_IS_ARCHIVE_FILTER (self), FALSE);
  g_return_val_if_fail (PUPITRE_IS_ARCHIVE_ITEM (item), FALSE);

  for (int which = 0; which < N_CHOICES; which++) {
    g_autofree char *value = dup_value (item, which);

    if (self->choices[which].chosen != NULL && !g_str_equal (self->choices[which].chosen, value))
      return FALSE;
  }
  return TRUE;
}

/**
 * pupitre_archive_filter_is_open:
 * @self: A filter
 *
 * Returns: whether everything is asked for. Main thread.
 */
gboolean
pupitre_archive_filter_is_open (PupitreArchiveFilter *self)
{
  g_return_val_if_fail (PUPITRE_IS_ARCHIVE_FILTER (self), TRUE);

  for (int which = 0; which < N_CHOICES; which++) {
    if (self->choices[which].chosen != NULL)
      return FALSE;
  }
  return TRUE;
}
