/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-document-canvas.h"
#include "pupitre-document-reader.h"

G_BEGIN_DECLS

#define PUPITRE_TYPE_DOCUMENT_FIND_BAR (pupitre_document_find_bar_get_type ())
G_DECLARE_FINAL_TYPE (PupitreDocumentFindBar, pupitre_document_find_bar, PUPITRE, DOCUMENT_FIND_BAR, GtkWidget)

void pupitre_document_find_bar_set_canvas (PupitreDocumentFindBar *self,
                                           PupitreDocumentCanvas  *canvas);
void pupitre_document_find_bar_set_reader (PupitreDocumentFindBar *self,
                                           PupitreDocumentReader  *reader);
void pupitre_document_find_bar_open       (PupitreDocumentFindBar *self);
void pupitre_document_find_bar_close      (PupitreDocumentFindBar *self);
void pupitre_document_find_bar_reset      (PupitreDocumentFindBar *self);
void pupitre_document_find_bar_move       (PupitreDocumentFindBar *self,
                                           int                     direction);

G_END_DECLS
