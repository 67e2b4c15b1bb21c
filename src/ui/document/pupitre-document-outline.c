/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-document-outline"

#include "config.h"

#include "pupitre-document-outline.h"

#include <glib/gi18n.h>

/* The headings of a document as a list beside it: each leads to its place. */

#define INDENT 16

struct _PupitreDocumentOutline {
  GtkWidget     parent_instance;

  GtkListBox   *list;
  GPtrArray    *items;       /* (nullable): PupitreOutlineItem */
  GCancellable *cancellable;
};

enum {
  PROP_EMPTY = 1,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (PupitreDocumentOutline, pupitre_document_outline, GTK_TYPE_WIDGET)

static void
on_row_activated (PupitreDocumentOutline *self, GtkListBoxRow *row)
{
  double y;
  guint page;

  if (pupitre_document_outline_get_place (self, (guint) gtk_list_box_row_get_index (row), &page, &y))
    gtk_widget_activate_action (GTK_WIDGET (self), "document.jump", "(ud)", page, y);
}

static void
pupitre_document_outline_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  PupitreDocumentOutline *self = PUPITRE_DOCUMENT_OUTLINE (object);

  switch (id) {
  case PROP_EMPTY:
    g_value_set_boolean (value, pupitre_document_outline_is_empty (self));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
pupitre_document_outline_dispose (GObject *object)
{
  PupitreDocumentOutline *self = PUPITRE_DOCUMENT_OUTLINE (object);
  GtkWidget *child;

  g_cancellable_cancel (self->cancellable);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (pupitre_document_outline_parent_class)->dispose (object);
}

static void
pupitre_document_outline_finalize (GObject *object)
{
  PupitreDocumentOutline *self = PUPITRE_DOCUMENT_OUTLINE (object);

  g_object_unref (self->cancellable);
  g_clear_pointer (&self->items, g_ptr_array_unref);

  G_OBJECT_CLASS (pupitre_document_outline_parent_class)->finalize (object);
}

static void
pupitre_document_outline_class_init (PupitreDocumentOutlineClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = pupitre_document_outline_get_property;
  object_class->dispose = pupitre_document_outline_dispose;
  object_class->finalize = pupitre_document_outline_finalize;

  /**
   * PupitreDocumentOutline:empty:
   *
   * Whether the document has no outline, as far as is known.
   */
  properties[PROP_EMPTY] =
    g_param_spec_boolean ("empty", NULL, NULL, TRUE,
                          G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
pupitre_document_outline_init (PupitreDocumentOutline *self)
{
  GtkWidget *window = gtk_scrolled_window_new ();

  self->cancellable = g_cancellable_new ();
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "navigation-sidebar");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Outline"), -1);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (on_row_activated), self);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (window), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (window), GTK_WIDGET (self->list));
  gtk_widget_set_parent (window, GTK_WIDGET (self));
}

static void
add_row (PupitreDocumentOutline *self, const PupitreOutlineItem *item)
{
  GtkWidget *row = gtk_list_box_row_new ();
  const gboolean named = item->title != NULL && *item->title != '\0';
  GtkWidget *label = gtk_label_new (named ? item->title : _("Untitled"));

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 20);
  gtk_widget_set_margin_start (label, (int) item->depth * INDENT);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), item->page != PUPITRE_NO_PAGE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  gtk_label_get_text (GTK_LABEL (label)),
                                  GTK_ACCESSIBLE_PROPERTY_LEVEL, (int) item->depth + 1, -1);
  gtk_list_box_append (self->list, row);
}

static void
show (PupitreDocumentOutline *self, GPtrArray *items)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  self->items = items;
  for (guint i = 0; items != NULL && i < items->len; i++)
    add_row (self, g_ptr_array_index (items, i));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_EMPTY]);
}

static void
on_outline (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PupitreDocumentOutline) self = data;
  g_autoptr (GError) error = NULL;
  GPtrArray *items;

  items = pupitre_rendered_document_outline_finish (PUPITRE_RENDERED_DOCUMENT (source), result,
                                                    &error);
  if (items != NULL)
    show (self, items);
}

/**
 * pupitre_document_outline_set_document:
 * @self: An outline
 * @document: (nullable): An open document
 *
 * Shows the headings of another document, as soon as they are known. Main thread.
 */
void
pupitre_document_outline_set_document (PupitreDocumentOutline  *self,
                                       PupitreRenderedDocument *document)
{
  g_return_if_fail (PUPITRE_IS_DOCUMENT_OUTLINE (self));

  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  show (self, NULL);
  if (document != NULL)
    pupitre_rendered_document_outline_async (document, self->cancellable, on_outline,
                                             g_object_ref (self));
}

/**
 * pupitre_document_outline_is_empty:
 * @self: An outline
 *
 * Returns: whether the document has none, as far as is known. Main thread.
 */
gboolean
pupitre_document_outline_is_empty (PupitreDocumentOutline *self)
{
  g_return_val_if_fail (PUPITRE_IS_DOCUMENT_OUTLINE (self), TRUE);

  return self->items == NULL || self->items->len == 0;
}

/**
 * pupitre_document_outline_get_place:
 * @self: An outline
 * @row: One of its rows, from 0
 * @page: (out): Where it leads, from 0
 * @y: (out): Where on the page, in points from its top
 *
 * Returns: whether it leads anywhere. Main thread.
 */
gboolean
pupitre_document_outline_get_place (PupitreDocumentOutline *self, guint row, guint *page, double *y)
{
  const PupitreOutlineItem *item;

  g_return_val_if_fail (PUPITRE_IS_DOCUMENT_OUTLINE (self), FALSE);

  if (self->items == NULL || row >= self->items->len)
    return FALSE;
  item = g_ptr_array_index (self->items, row);
  *page = item->page;
  *y = item->y;

  return item->page != PUPITRE_NO_PAGE;
}
