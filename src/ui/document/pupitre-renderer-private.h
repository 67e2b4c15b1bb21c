/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-render-process.h"
#include "pupitre-rendered-document.h"
#include "pupitre-renderer.h"

G_BEGIN_DECLS

/* Between the renderer and its documents, and for tests. */

PupitreRenderer         *pupitre_renderer_new_with_settings    (const char              *program,
                                                                const char * const      *environment,
                                                                guint                    time_limit,
                                                                guint                    start_limit) G_GNUC_WARN_UNUSED_RESULT;
gboolean                 pupitre_renderer_is_ready             (PupitreRenderer         *self);
PupitreRenderProcess    *pupitre_renderer_take_process         (PupitreRenderer         *self,
                                                                GError                 **error) G_GNUC_WARN_UNUSED_RESULT;

PupitreRenderedDocument *pupitre_rendered_document_new         (PupitreRenderer         *renderer,
                                                                int                      fd) G_GNUC_WARN_UNUSED_RESULT;
int                      pupitre_rendered_document_get_fd      (PupitreRenderedDocument *self);
void                     pupitre_rendered_document_give_password (PupitreRenderedDocument *self,
                                                                  int                      fd);
gboolean                 pupitre_rendered_document_is_locked   (PupitreRenderedDocument *self);
void                     pupitre_rendered_document_export_async (PupitreRenderedDocument *self,
                                                                 GVariant                *body,
                                                                 GCancellable            *cancellable,
                                                                 GAsyncReadyCallback      callback,
                                                                 gpointer                 data);
int                      pupitre_rendered_document_export_finish (PupitreRenderedDocument *self,
                                                                  GAsyncResult            *result,
                                                                  GError                 **error);
void                     pupitre_rendered_document_open_async  (PupitreRenderedDocument *self,
                                                                GCancellable            *cancellable,
                                                                GAsyncReadyCallback      callback,
                                                                gpointer                 data);
gboolean                 pupitre_rendered_document_open_finish (PupitreRenderedDocument *self,
                                                                GAsyncResult            *result,
                                                                GError                 **error);

G_END_DECLS
