/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "pupitre-rendered-document.h"

G_BEGIN_DECLS

#define PUPITRE_TYPE_DOCUMENT_CANVAS (pupitre_document_canvas_get_type ())
G_DECLARE_FINAL_TYPE (PupitreDocumentCanvas, pupitre_document_canvas, PUPITRE, DOCUMENT_CANVAS, GtkWidget)

void     pupitre_document_canvas_set_document (PupitreDocumentCanvas   *self,
                                               PupitreRenderedDocument *document);
guint    pupitre_document_canvas_get_page     (PupitreDocumentCanvas   *self);
double   pupitre_document_canvas_get_zoom     (PupitreDocumentCanvas   *self);
gboolean pupitre_document_canvas_get_fits     (PupitreDocumentCanvas   *self);
void     pupitre_document_canvas_zoom_to      (PupitreDocumentCanvas   *self,
                                               double                   zoom,
                                               double                   x,
                                               double                   y);
void     pupitre_document_canvas_step         (PupitreDocumentCanvas   *self,
                                               int                      direction);
gboolean pupitre_document_canvas_can_step     (PupitreDocumentCanvas   *self,
                                               int                      direction);
void     pupitre_document_canvas_fit_width    (PupitreDocumentCanvas   *self);

G_END_DECLS
