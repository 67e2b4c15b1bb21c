/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>
#include <poppler.h>

#include "pupitre-render-canvas.h"
#include "pupitre-render-protocol.h"

G_BEGIN_DECLS

typedef struct {
  guint document;
  guint page;
} PupitreRenderPageId;

typedef struct {
  PupitreRenderPageId id;
  guint               page_width;   /* pixels, of the page drawn whole */
  guint               page_height;
  guint               x;            /* the part of it to draw */
  guint               y;
  guint               width;
  guint               height;
} PupitreRenderPart;

typedef gboolean (*PupitreRenderGoOn) (gpointer data);

typedef struct _PupitreRenderDocuments PupitreRenderDocuments;

PupitreRenderDocuments *pupitre_render_documents_new    (void) G_GNUC_WARN_UNUSED_RESULT;
void                    pupitre_render_documents_free   (PupitreRenderDocuments    *self);
PupitreRenderStatus     pupitre_render_documents_expect (PupitreRenderDocuments    *self,
                                                         int                        fd);
PupitreRenderStatus     pupitre_render_documents_open   (PupitreRenderDocuments    *self,
                                                         int                        fd,
                                                         GVariant                 **opened);
PopplerDocument        *pupitre_render_documents_get    (PupitreRenderDocuments    *self,
                                                         guint                      number);
PopplerPage            *pupitre_render_documents_get_page (PupitreRenderDocuments    *self,
                                                           const PupitreRenderPageId *id,
                                                           double                    *width,
                                                           double                    *height) G_GNUC_WARN_UNUSED_RESULT;
PupitreRenderStatus     pupitre_render_documents_draw   (PupitreRenderDocuments    *self,
                                                         const PupitreRenderPart   *part,
                                                         PupitreRenderCanvas       *canvas,
                                                         guint                     *stride);
PupitreRenderStatus     pupitre_render_documents_text   (PupitreRenderDocuments    *self,
                                                         const PupitreRenderPageId *id,
                                                         gboolean                   boxes,
                                                         PupitreRenderCanvas       *canvas);
PupitreRenderStatus     pupitre_render_documents_export (PupitreRenderDocuments    *self,
                                                         const PupitreRenderSheet  *sheet,
                                                         const PupitreRenderPageId *pages,
                                                         gsize                      n_pages,
                                                         PupitreRenderGoOn          go_on,
                                                         gpointer                   go_on_data,
                                                         PupitreRenderCanvas       *canvas);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PupitreRenderDocuments, pupitre_render_documents_free)

G_END_DECLS
