/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-attachment-list"

#include "config.h"

#include "pupitre-attachment-list.h"

#include "pupitre-open-row.h"
#include "pupitre-viewer-page.h"
#include "pupitre-words.h"

/* The attachments of what a page shows, under their heading; nothing where there are none. One that
 * is activated opens over the page that this is in. */

struct _PupitreAttachmentList {
  GtkBox      parent_instance;

  GPtrArray  *attachments;  /* (element-type PupitreAttachment): as in the list */
  char       *message;      /* (nullable): the title of the message that they came with */

  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (PupitreAttachmentList, pupitre_attachment_list, GTK_TYPE_BOX)

static void
on_row_activated (PupitreAttachmentList *self, GtkListBoxRow *row)
{
  GtkWidget *page = gtk_widget_get_ancestor (GTK_WIDGET (self), PUPITRE_TYPE_PAGE);

  pupitre_viewer_page_open_attachment (PUPITRE_PAGE (page), NULL,
                                       self->attachments->pdata[gtk_list_box_row_get_index (row)],
                                       self->message);
}

static void
pupitre_attachment_list_finalize (GObject *object)
{
  PupitreAttachmentList *self = PUPITRE_ATTACHMENT_LIST (object);

  g_ptr_array_unref (self->attachments);
  g_free (self->message);

  G_OBJECT_CLASS (pupitre_attachment_list_parent_class)->finalize (object);
}

static void
pupitre_attachment_list_class_init (PupitreAttachmentListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = pupitre_attachment_list_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/ui/pupitre-attachment-list.ui");
  gtk_widget_class_bind_template_child (widget_class, PupitreAttachmentList, list);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
}

static void
pupitre_attachment_list_init (PupitreAttachmentList *self)
{
  self->attachments = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * pupitre_attachment_list_add:
 * @self: A list
 * @attachment: What stands at its end from now on
 *
 * Main thread.
 */
void
pupitre_attachment_list_add (PupitreAttachmentList *self, PupitreAttachment *attachment)
{
  g_autofree char *size = NULL;

  g_return_if_fail (PUPITRE_IS_ATTACHMENT_LIST (self));
  g_return_if_fail (PUPITRE_IS_ATTACHMENT (attachment));

  if (pupitre_attachment_get_size (attachment) > 0)
    size = pupitre_words_size (pupitre_attachment_get_size (attachment));
  g_ptr_array_add (self->attachments, g_object_ref (attachment));
  gtk_list_box_append (self->list, pupitre_open_row_new ("x-office-document-symbolic",
                                                         pupitre_attachment_get_name (attachment),
                                                         size));
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
}

/**
 * pupitre_attachment_list_set_message:
 * @self: A list
 * @title: The title of the message that the attachments came with
 *
 * The archive names it with each of them. Main thread.
 */
void
pupitre_attachment_list_set_message (PupitreAttachmentList *self, const char *title)
{
  g_return_if_fail (PUPITRE_IS_ATTACHMENT_LIST (self));

  g_free (self->message);
  self->message = g_strdup (title);
}
