/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "pupitre-document-marks.h"
#include "pupitre-document-place.h"
#include "pupitre-document-selection.h"
#include "pupitre-document-texts.h"

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
void     pupitre_document_canvas_fit_page     (PupitreDocumentCanvas   *self);
void     pupitre_document_canvas_keep_whole   (PupitreDocumentCanvas   *self,
                                               guint                    page);
void     pupitre_document_canvas_turn         (PupitreDocumentCanvas   *self,
                                               int                      direction);
gboolean pupitre_document_canvas_locate       (PupitreDocumentCanvas   *self,
                                               double                   x,
                                               double                   y,
                                               guint                   *page,
                                               double                  *page_x,
                                               double                  *page_y);
void     pupitre_document_canvas_show_area    (PupitreDocumentCanvas   *self,
                                               guint                    page,
                                               const graphene_rect_t   *area);
void     pupitre_document_canvas_go_to        (PupitreDocumentCanvas   *self,
                                               guint                    page,
                                               double                   y);
void     pupitre_document_canvas_get_place    (PupitreDocumentCanvas   *self,
                                               PupitreDocumentPlace    *place);
void     pupitre_document_canvas_set_place    (PupitreDocumentCanvas      *self,
                                               const PupitreDocumentPlace *place);

PupitreDocumentTexts     *pupitre_document_canvas_get_texts     (PupitreDocumentCanvas *self);
PupitreDocumentMarks     *pupitre_document_canvas_get_marks     (PupitreDocumentCanvas *self);
PupitreDocumentSelection *pupitre_document_canvas_get_selection (PupitreDocumentCanvas *self);

G_END_DECLS
