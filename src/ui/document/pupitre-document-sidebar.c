/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-document-sidebar"

#include "config.h"

#include "pupitre-document-sidebar.h"

#include "pupitre-document-outline.h"
#include "pupitre-document-thumbnails.h"

/* What stands beside a document: its pages, small, and its headings where it has some. */

struct _PupitreDocumentSidebar {
  GtkWidget                  parent_instance;

  GtkWidget                 *box;
  GtkWidget                 *switcher;
  GtkStack                  *stack;
  PupitreDocumentThumbnails *thumbnails;
  PupitreDocumentOutline    *outline;
};

G_DEFINE_FINAL_TYPE (PupitreDocumentSidebar, pupitre_document_sidebar, GTK_TYPE_WIDGET)

/* Headings say more than pages, where there are some. */
static void
on_outline_changed (PupitreDocumentSidebar *self)
{
  const gboolean empty = pupitre_document_outline_is_empty (self->outline);

  gtk_widget_set_visible (self->switcher, !empty);
  gtk_stack_set_visible_child_name (self->stack, empty ? "pages" : "outline");
}

static gboolean
pupitre_document_sidebar_grab_focus (GtkWidget *widget)
{
  PupitreDocumentSidebar *self = PUPITRE_DOCUMENT_SIDEBAR (widget);
  GtkWidget *shown = gtk_stack_get_visible_child (self->stack);

  if (shown == GTK_WIDGET (self->thumbnails))
    return gtk_widget_grab_focus (shown);

  return gtk_widget_child_focus (shown, GTK_DIR_TAB_FORWARD);
}

/* Not by way of grab_focus(), as GTK goes about it: what stands before could not be reached. */
static gboolean
pupitre_document_sidebar_focus (GtkWidget *widget, GtkDirectionType direction)
{
  return gtk_widget_child_focus (PUPITRE_DOCUMENT_SIDEBAR (widget)->box, direction);
}

static void
pupitre_document_sidebar_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), PUPITRE_TYPE_DOCUMENT_SIDEBAR);

  G_OBJECT_CLASS (pupitre_document_sidebar_parent_class)->dispose (object);
}

static void
pupitre_document_sidebar_class_init (PupitreDocumentSidebarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pupitre_document_sidebar_dispose;
  widget_class->grab_focus = pupitre_document_sidebar_grab_focus;
  widget_class->focus = pupitre_document_sidebar_focus;

  g_type_ensure (PUPITRE_TYPE_DOCUMENT_OUTLINE);
  g_type_ensure (PUPITRE_TYPE_DOCUMENT_THUMBNAILS);
  gtk_widget_class_set_template_from_resource (
    widget_class, RESOURCE_PATH "/document/pupitre-document-sidebar.ui");
  gtk_widget_class_bind_template_child (widget_class, PupitreDocumentSidebar, box);
  gtk_widget_class_bind_template_child (widget_class, PupitreDocumentSidebar, switcher);
  gtk_widget_class_bind_template_child (widget_class, PupitreDocumentSidebar, stack);
  gtk_widget_class_bind_template_child (widget_class, PupitreDocumentSidebar, thumbnails);
  gtk_widget_class_bind_template_child (widget_class, PupitreDocumentSidebar, outline);
}

static void
pupitre_document_sidebar_init (PupitreDocumentSidebar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_swapped (self->outline, "notify::empty", G_CALLBACK (on_outline_changed), self);
}

/**
 * pupitre_document_sidebar_set_document:
 * @self: A sidebar
 * @document: (nullable): An open document
 *
 * Shows another document, its headings as soon as they are known. Main thread.
 */
void
pupitre_document_sidebar_set_document (PupitreDocumentSidebar  *self,
                                       PupitreRenderedDocument *document)
{
  g_return_if_fail (PUPITRE_IS_DOCUMENT_SIDEBAR (self));

  pupitre_document_thumbnails_set_document (self->thumbnails, document);
  pupitre_document_outline_set_document (self->outline, document);
}

/**
 * pupitre_document_sidebar_set_page:
 * @self: A sidebar
 * @page: The page that is being read, from 0
 *
 * Main thread.
 */
void
pupitre_document_sidebar_set_page (PupitreDocumentSidebar *self, guint page)
{
  g_return_if_fail (PUPITRE_IS_DOCUMENT_SIDEBAR (self));

  pupitre_document_thumbnails_set_page (self->thumbnails, page);
}
