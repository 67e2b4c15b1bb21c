/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gdk/gdk.h>

#include "pupitre-document-jumps.h"
#include "pupitre-render-result.h"

G_BEGIN_DECLS

#define PUPITRE_TYPE_RENDERED_DOCUMENT (pupitre_rendered_document_get_type ())
G_DECLARE_FINAL_TYPE (PupitreRenderedDocument, pupitre_rendered_document, PUPITRE, RENDERED_DOCUMENT, GObject)

guint            pupitre_rendered_document_get_n_pages   (PupitreRenderedDocument  *self);
gboolean         pupitre_rendered_document_get_page_size (PupitreRenderedDocument  *self,
                                                          guint                     page,
                                                          double                   *width,
                                                          double                   *height);
void             pupitre_rendered_document_draw_async    (PupitreRenderedDocument  *self,
                                                          guint                     page,
                                                          int                       page_width,
                                                          int                       page_height,
                                                          const GdkRectangle       *part,
                                                          GCancellable             *cancellable,
                                                          GAsyncReadyCallback       callback,
                                                          gpointer                  data);
GdkTexture      *pupitre_rendered_document_draw_finish   (PupitreRenderedDocument  *self,
                                                          GAsyncResult             *result,
                                                          GError                  **error) G_GNUC_WARN_UNUSED_RESULT;
void             pupitre_rendered_document_text_async    (PupitreRenderedDocument  *self,
                                                          guint                     page,
                                                          gboolean                  boxes,
                                                          GCancellable             *cancellable,
                                                          GAsyncReadyCallback       callback,
                                                          gpointer                  data);
PupitrePageText *pupitre_rendered_document_text_finish   (PupitreRenderedDocument  *self,
                                                          GAsyncResult             *result,
                                                          GError                  **error) G_GNUC_WARN_UNUSED_RESULT;
void             pupitre_rendered_document_outline_async  (PupitreRenderedDocument *self,
                                                          GCancellable             *cancellable,
                                                          GAsyncReadyCallback       callback,
                                                          gpointer                  data);
GPtrArray       *pupitre_rendered_document_outline_finish (PupitreRenderedDocument *self,
                                                          GAsyncResult             *result,
                                                          GError                  **error) G_GNUC_WARN_UNUSED_RESULT;
void             pupitre_rendered_document_links_async   (PupitreRenderedDocument  *self,
                                                          guint                     page,
                                                          GCancellable             *cancellable,
                                                          GAsyncReadyCallback       callback,
                                                          gpointer                  data);
GPtrArray       *pupitre_rendered_document_links_finish  (PupitreRenderedDocument  *self,
                                                          GAsyncResult             *result,
                                                          GError                  **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
