/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-document-thumbnails"

#include "config.h"

#include "pupitre-document-thumbnails.h"

#include <glib/gi18n.h>

#include "pupitre-document-thumbnail.h"

/* The pages of a document, small, as a list beside it: the one that is chosen by pointer or keys is
 * shown, and the one that is read is chosen. Only those that are seen have a picture, however many
 * rows the list keeps ready.
 *
 * Asks for the actions `document.show-page` when a page is chosen, and `document.jump` when that is
 * confirmed. */

struct _PupitreDocumentThumbnails {
  GtkWidget                parent_instance;

  PupitreRenderedDocument *document;   /* (nullable) */
  GtkWidget               *window;
  GtkListView             *list;
  GtkSingleSelection      *selection;
  GPtrArray               *bound;      /* (element-type PupitreDocumentThumbnail) (unowned) */
  gboolean                 following;  /* the selection changes, but not by the parent's choice */
  guint                    update;
};

G_DEFINE_FINAL_TYPE (PupitreDocumentThumbnails, pupitre_document_thumbnails, GTK_TYPE_WIDGET)

static void
on_selected (PupitreDocumentThumbnails *self)
{
  guint page = gtk_single_selection_get_selected (self->selection);

  if (self->following || page == GTK_INVALID_LIST_POSITION)
    return;
  /* Where the page comes to stand, another one may be the one that is read: the choice stays. */
  self->following = TRUE;
  gtk_widget_activate_action (GTK_WIDGET (self), "document.show-page", "u", page);
  self->following = FALSE;
}

static void
on_activated (PupitreDocumentThumbnails *self, guint page)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "document.jump", "(ud)", page, 0.0);
}

/* --- Which are seen ------------------------------------------------------------------------ */

static gboolean
is_seen (PupitreDocumentThumbnails *self, GtkWidget *thumbnail)
{
  const float height = (float) gtk_widget_get_height (self->window);
  graphene_rect_t area;

  return gtk_widget_get_mapped (GTK_WIDGET (self)) &&
         gtk_widget_compute_bounds (thumbnail, self->window, &area) &&
         area.origin.y < height && area.origin.y + area.size.height > 0;
}

static void
on_update (gpointer data)
{
  PupitreDocumentThumbnails *self = data;

  self->update = 0;
  for (guint i = 0; i < self->bound->len; i++) {
    PupitreDocumentThumbnail *thumbnail = g_ptr_array_index (self->bound, i);

    pupitre_document_thumbnail_set_seen (thumbnail, is_seen (self, GTK_WIDGET (thumbnail)));
  }
}

/* Once the rows have their places. */
static void
update_later (PupitreDocumentThumbnails *self)
{
  if (self->update == 0)
    self->update = g_idle_add_once (on_update, self);
}

/* --- Rows ---------------------------------------------------------------------------------- */

static void
on_setup (PupitreDocumentThumbnails *self, GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *number = gtk_label_new (NULL);

  gtk_widget_add_css_class (number, "caption");
  gtk_widget_add_css_class (number, "numeric");
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 3);
  gtk_box_append (GTK_BOX (box), pupitre_document_thumbnail_new ());
  gtk_box_append (GTK_BOX (box), number);
  gtk_list_item_set_child (item, box);
}

static void
on_bind (PupitreDocumentThumbnails *self, GtkListItem *item)
{
  const guint page = gtk_list_item_get_position (item);
  GtkWidget *box = gtk_list_item_get_child (item);
  GtkWidget *thumbnail = gtk_widget_get_first_child (box);
  GtkWidget *row = gtk_widget_get_parent (box);
  g_autofree char *text = g_strdup_printf ("%u", page + 1);
  g_autofree char *spoken = g_strdup_printf (_("Page %u"), page + 1);

  gtk_label_set_text (GTK_LABEL (gtk_widget_get_last_child (box)), text);
  /* The focus is on what the list holds the page in. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (row != NULL ? row : box),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  pupitre_document_thumbnail_set_page (PUPITRE_DOCUMENT_THUMBNAIL (thumbnail), self->document, page);
  g_ptr_array_add (self->bound, thumbnail);
  update_later (self);
}

static void
on_unbind (PupitreDocumentThumbnails *self, GtkListItem *item)
{
  GtkWidget *thumbnail = gtk_widget_get_first_child (gtk_list_item_get_child (item));

  pupitre_document_thumbnail_set_page (PUPITRE_DOCUMENT_THUMBNAIL (thumbnail), NULL, 0);
  g_ptr_array_remove_fast (self->bound, thumbnail);
}

static void
pupitre_document_thumbnails_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (pupitre_document_thumbnails_parent_class)->map (widget);

  update_later (PUPITRE_DOCUMENT_THUMBNAILS (widget));
}

static void
pupitre_document_thumbnails_unmap (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (pupitre_document_thumbnails_parent_class)->unmap (widget);

  update_later (PUPITRE_DOCUMENT_THUMBNAILS (widget));
}

static gboolean
pupitre_document_thumbnails_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (PUPITRE_DOCUMENT_THUMBNAILS (widget)->list));
}

/* Not by way of grab_focus(), as GTK goes about it: what stands before could not be reached. */
static gboolean
pupitre_document_thumbnails_focus (GtkWidget *widget, GtkDirectionType direction)
{
  return gtk_widget_child_focus (PUPITRE_DOCUMENT_THUMBNAILS (widget)->window, direction);
}

static void
pupitre_document_thumbnails_dispose (GObject *object)
{
  PupitreDocumentThumbnails *self = PUPITRE_DOCUMENT_THUMBNAILS (object);

  g_clear_pointer (&self->window, gtk_widget_unparent);
  g_clear_handle_id (&self->update, g_source_remove);
  g_clear_object (&self->selection);
  g_clear_object (&self->document);

  G_OBJECT_CLASS (pupitre_document_thumbnails_parent_class)->dispose (object);
}

static void
pupitre_document_thumbnails_finalize (GObject *object)
{
  g_ptr_array_unref (PUPITRE_DOCUMENT_THUMBNAILS (object)->bound);

  G_OBJECT_CLASS (pupitre_document_thumbnails_parent_class)->finalize (object);
}

static void
pupitre_document_thumbnails_class_init (PupitreDocumentThumbnailsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pupitre_document_thumbnails_dispose;
  G_OBJECT_CLASS (klass)->finalize = pupitre_document_thumbnails_finalize;
  widget_class->map = pupitre_document_thumbnails_map;
  widget_class->unmap = pupitre_document_thumbnails_unmap;
  widget_class->grab_focus = pupitre_document_thumbnails_grab_focus;
  widget_class->focus = pupitre_document_thumbnails_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static GtkListItemFactory *
create_factory (PupitreDocumentThumbnails *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect_object (factory, "setup", G_CALLBACK (on_setup), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (on_bind), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (on_unbind), self, G_CONNECT_SWAPPED);
  return factory;
}

static void
pupitre_document_thumbnails_init (PupitreDocumentThumbnails *self)
{
  GtkAdjustment *place;

  self->bound = g_ptr_array_new ();
  self->selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  g_signal_connect_object (self->selection, "notify::selected", G_CALLBACK (on_selected), self,
                           G_CONNECT_SWAPPED);
  self->list = GTK_LIST_VIEW (
    gtk_list_view_new (GTK_SELECTION_MODEL (g_object_ref (self->selection)), create_factory (self)));
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "navigation-sidebar");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Pages"), -1);
  g_signal_connect_swapped (self->list, "activate", G_CALLBACK (on_activated), self);
  self->window = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->window), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->window), GTK_WIDGET (self->list));
  gtk_widget_set_parent (self->window, GTK_WIDGET (self));
  place = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->window));
  g_signal_connect_object (place, "value-changed", G_CALLBACK (update_later), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (place, "changed", G_CALLBACK (update_later), self, G_CONNECT_SWAPPED);
}

/**
 * pupitre_document_thumbnails_set_document:
 * @self: Thumbnails
 * @document: (nullable): An open document
 *
 * Shows the pages of another document; nothing is drawn before it is seen. Main thread.
 */
void
pupitre_document_thumbnails_set_document (PupitreDocumentThumbnails *self,
                                          PupitreRenderedDocument   *document)
{
  g_autoptr (GtkStringList) numbers = gtk_string_list_new (NULL);

  g_return_if_fail (PUPITRE_IS_DOCUMENT_THUMBNAILS (self));
  g_return_if_fail (document == NULL || PUPITRE_IS_RENDERED_DOCUMENT (document));

  self->following = TRUE;
  gtk_single_selection_set_model (self->selection, NULL);
  g_set_object (&self->document, document);
  for (guint i = 0; document != NULL && i < pupitre_rendered_document_get_n_pages (document); i++)
    gtk_string_list_append (numbers, "");
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (numbers));
  self->following = FALSE;
}

/**
 * pupitre_document_thumbnails_set_page:
 * @self: Thumbnails
 * @page: The page that is being read, from 0
 *
 * Marks it, and scrolls to it. Main thread.
 */
void
pupitre_document_thumbnails_set_page (PupitreDocumentThumbnails *self, guint page)
{
  g_return_if_fail (PUPITRE_IS_DOCUMENT_THUMBNAILS (self));

  if (self->following || self->document == NULL ||
      gtk_single_selection_get_selected (self->selection) == page)
    return;
  self->following = TRUE;
  gtk_single_selection_set_selected (self->selection, page);
  gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", page);
  self->following = FALSE;
}
