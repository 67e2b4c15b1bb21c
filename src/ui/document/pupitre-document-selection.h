/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-document-marks.h"
#include "pupitre-document-texts.h"

G_BEGIN_DECLS

#define PUPITRE_TYPE_DOCUMENT_SELECTION (pupitre_document_selection_get_type ())
G_DECLARE_FINAL_TYPE (PupitreDocumentSelection, pupitre_document_selection, PUPITRE, DOCUMENT_SELECTION, GObject)

PupitreDocumentSelection *pupitre_document_selection_new         (PupitreDocumentTexts     *texts,
                                                                  PupitreDocumentMarks     *marks) G_GNUC_WARN_UNUSED_RESULT;
gboolean                  pupitre_document_selection_is_empty    (PupitreDocumentSelection *self);
void                      pupitre_document_selection_clear       (PupitreDocumentSelection *self);
void                      pupitre_document_selection_start       (PupitreDocumentSelection *self,
                                                                  guint                     page,
                                                                  double                    x,
                                                                  double                    y,
                                                                  PupitreTextUnit           unit);
void                      pupitre_document_selection_extend      (PupitreDocumentSelection *self,
                                                                  guint                     page,
                                                                  double                    x,
                                                                  double                    y);
void                      pupitre_document_selection_set         (PupitreDocumentSelection *self,
                                                                  guint                     page,
                                                                  PupitreTextRange          range);
void                      pupitre_document_selection_select_all  (PupitreDocumentSelection *self);
gboolean                  pupitre_document_selection_move        (PupitreDocumentSelection *self,
                                                                  guint                     page,
                                                                  PupitreTextUnit           unit,
                                                                  int                       direction);
gboolean                  pupitre_document_selection_get_end     (PupitreDocumentSelection *self,
                                                                  guint                    *page,
                                                                  graphene_rect_t          *area);
void                      pupitre_document_selection_copy_async  (PupitreDocumentSelection *self,
                                                                  GCancellable             *cancellable,
                                                                  GAsyncReadyCallback       callback,
                                                                  gpointer                  data);
char                     *pupitre_document_selection_copy_finish (PupitreDocumentSelection *self,
                                                                  GAsyncResult             *result,
                                                                  GError                  **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
