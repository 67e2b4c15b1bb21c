/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-render-sheet.h"
#include "pupitre-rendered-document.h"

G_BEGIN_DECLS

/**
 * PupitreExportPage:
 * @document: Not owned
 * @page: From 0
 */
typedef struct {
  PupitreRenderedDocument *document;
  guint                    page;
} PupitreExportPage;

#define PUPITRE_TYPE_RENDERER (pupitre_renderer_get_type ())
G_DECLARE_FINAL_TYPE (PupitreRenderer, pupitre_renderer, PUPITRE, RENDERER, GObject)

PupitreRenderer         *pupitre_renderer_new            (void) G_GNUC_WARN_UNUSED_RESULT;
void                     pupitre_renderer_rest           (PupitreRenderer          *self);
void                     pupitre_renderer_open_async     (PupitreRenderer          *self,
                                                          int                       fd,
                                                          GCancellable             *cancellable,
                                                          GAsyncReadyCallback       callback,
                                                          gpointer                  data);
void                     pupitre_renderer_unlock_async   (PupitreRenderer          *self,
                                                          int                       fd,
                                                          int                       password,
                                                          GCancellable             *cancellable,
                                                          GAsyncReadyCallback       callback,
                                                          gpointer                  data);
PupitreRenderedDocument *pupitre_renderer_open_finish    (PupitreRenderer          *self,
                                                          GAsyncResult             *result,
                                                          GError                  **error) G_GNUC_WARN_UNUSED_RESULT;
void                     pupitre_renderer_picture_async  (PupitreRenderer          *self,
                                                          GBytes                   *picture,
                                                          int                       longest,
                                                          GCancellable             *cancellable,
                                                          GAsyncReadyCallback       callback,
                                                          gpointer                  data);
GdkTexture              *pupitre_renderer_picture_finish (PupitreRenderer          *self,
                                                          GAsyncResult             *result,
                                                          GError                  **error) G_GNUC_WARN_UNUSED_RESULT;
void                     pupitre_renderer_export_async   (PupitreRenderer          *self,
                                                          const PupitreRenderSheet *sheet,
                                                          const PupitreExportPage  *pages,
                                                          gsize                     n_pages,
                                                          GCancellable             *cancellable,
                                                          GAsyncReadyCallback       callback,
                                                          gpointer                  data);
int                      pupitre_renderer_export_finish  (PupitreRenderer          *self,
                                                          GAsyncResult             *result,
                                                          GError                  **error);

G_END_DECLS
