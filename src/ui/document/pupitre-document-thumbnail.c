/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-document-thumbnail"

#include "pupitre-document-thumbnail.h"

/* One page of a document, small. It has a picture as long as somebody says that it is seen; before
 * the picture is there it is white paper of the right shape. */

#define WIDTH 108
#define MOST_HEIGHT 216

struct _PupitreDocumentThumbnail {
  GtkWidget                parent_instance;

  PupitreRenderedDocument *document;     /* (nullable) */
  guint                    page;         /* from 0 */
  int                      width;
  int                      height;
  GdkTexture              *texture;      /* (nullable) */
  GCancellable            *cancellable;  /* (nullable): of what is being drawn */
};

G_DEFINE_FINAL_TYPE (PupitreDocumentThumbnail, pupitre_document_thumbnail, GTK_TYPE_WIDGET)

/* A page that cannot be drawn stays white here, and says so where it is large. */
static void
on_drawn (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PupitreDocumentThumbnail) self = data;
  g_autoptr (GdkTexture) texture = NULL;

  texture = pupitre_rendered_document_draw_finish (PUPITRE_RENDERED_DOCUMENT (source), result, NULL);
  /* What was given up may have been drawn all the same. */
  if (texture == NULL || self->cancellable == NULL || source != G_OBJECT (self->document) ||
      g_task_get_cancellable (G_TASK (result)) != self->cancellable)
    return;
  g_set_object (&self->texture, texture);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
draw (PupitreDocumentThumbnail *self)
{
  const int scale = gtk_widget_get_scale_factor (GTK_WIDGET (self));
  const int width = self->width * scale;
  const int height = self->height * scale;

  if (self->document == NULL || self->texture != NULL || self->cancellable != NULL)
    return;
  self->cancellable = g_cancellable_new ();
  pupitre_rendered_document_draw_async (self->document, self->page, width, height,
                                        &(GdkRectangle) { 0, 0, width, height }, self->cancellable,
                                        on_drawn, g_object_ref (self));
}

static void
forget (PupitreDocumentThumbnail *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->texture);
}

static void
pupitre_document_thumbnail_measure (GtkWidget      *widget,
                                    GtkOrientation  orientation,
                                    int             for_size,
                                    int            *minimum,
                                    int            *natural,
                                    int            *minimum_baseline,
                                    int            *natural_baseline)
{
  PupitreDocumentThumbnail *self = PUPITRE_DOCUMENT_THUMBNAIL (widget);

  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? self->width : self->height;
  *natural = *minimum;
  *minimum_baseline = -1;
  *natural_baseline = -1;
}

static void
pupitre_document_thumbnail_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  PupitreDocumentThumbnail *self = PUPITRE_DOCUMENT_THUMBNAIL (widget);

  if (self->texture != NULL)
    gtk_snapshot_append_texture (snapshot, self->texture,
                                 &GRAPHENE_RECT_INIT (0, 0, (float) self->width,
                                                      (float) self->height));
}

static void
pupitre_document_thumbnail_dispose (GObject *object)
{
  PupitreDocumentThumbnail *self = PUPITRE_DOCUMENT_THUMBNAIL (object);

  forget (self);
  g_clear_object (&self->document);

  G_OBJECT_CLASS (pupitre_document_thumbnail_parent_class)->dispose (object);
}

static void
pupitre_document_thumbnail_class_init (PupitreDocumentThumbnailClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pupitre_document_thumbnail_dispose;
  widget_class->measure = pupitre_document_thumbnail_measure;
  widget_class->snapshot = pupitre_document_thumbnail_snapshot;
  gtk_widget_class_set_css_name (widget_class, "thumbnail");
  /* The row that it is in says which page it is. */
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
pupitre_document_thumbnail_init (PupitreDocumentThumbnail *self)
{
  self->width = WIDTH;
  self->height = WIDTH;
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
}

/**
 * pupitre_document_thumbnail_new:
 *
 * Returns: (transfer floating): no page yet. Main thread.
 */
GtkWidget *
pupitre_document_thumbnail_new (void)
{
  return g_object_new (PUPITRE_TYPE_DOCUMENT_THUMBNAIL, NULL);
}

/**
 * pupitre_document_thumbnail_set_page:
 * @self: A thumbnail
 * @document: (nullable): An open document
 * @page: One of its pages, from 0
 *
 * Shows another page, as soon as it is seen. Main thread.
 */
void
pupitre_document_thumbnail_set_page (PupitreDocumentThumbnail *self,
                                     PupitreRenderedDocument  *document,
                                     guint                     page)
{
  double points_wide;
  double points_high;

  g_return_if_fail (PUPITRE_IS_DOCUMENT_THUMBNAIL (self));
  g_return_if_fail (document == NULL || PUPITRE_IS_RENDERED_DOCUMENT (document));

  forget (self);
  g_set_object (&self->document, document);
  self->page = page;
  if (document == NULL ||
      !pupitre_rendered_document_get_page_size (document, page, &points_wide, &points_high))
    return;
  self->width = (int) CLAMP (points_wide / points_high * MOST_HEIGHT, 1, WIDTH);
  self->height = (int) CLAMP (points_high / points_wide * self->width, 1, MOST_HEIGHT);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * pupitre_document_thumbnail_set_seen:
 * @self: A thumbnail
 * @seen: Whether it is on the screen
 *
 * Draws the page, or gives up drawing it and forgets the picture. Main thread.
 */
void
pupitre_document_thumbnail_set_seen (PupitreDocumentThumbnail *self, gboolean seen)
{
  g_return_if_fail (PUPITRE_IS_DOCUMENT_THUMBNAIL (self));

  if (seen)
    draw (self);
  else
    forget (self);
}

/**
 * pupitre_document_thumbnail_is_drawn:
 * @self: A thumbnail
 *
 * Returns: whether its picture is there. Main thread.
 */
gboolean
pupitre_document_thumbnail_is_drawn (PupitreDocumentThumbnail *self)
{
  g_return_val_if_fail (PUPITRE_IS_DOCUMENT_THUMBNAIL (self), FALSE);

  return self->texture != NULL;
}
