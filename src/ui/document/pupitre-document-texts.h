/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-rendered-document.h"

G_BEGIN_DECLS

#define PUPITRE_TYPE_DOCUMENT_TEXTS (pupitre_document_texts_get_type ())
G_DECLARE_FINAL_TYPE (PupitreDocumentTexts, pupitre_document_texts, PUPITRE, DOCUMENT_TEXTS, GObject)

PupitreDocumentTexts    *pupitre_document_texts_new          (PupitreRenderedDocument  *document) G_GNUC_WARN_UNUSED_RESULT;
PupitreRenderedDocument *pupitre_document_texts_get_document (PupitreDocumentTexts     *self);
PupitrePageText         *pupitre_document_texts_peek         (PupitreDocumentTexts     *self,
                                                              guint                     page);
void                     pupitre_document_texts_get_async    (PupitreDocumentTexts     *self,
                                                              guint                     page,
                                                              gboolean                  boxes,
                                                              GCancellable             *cancellable,
                                                              GAsyncReadyCallback       callback,
                                                              gpointer                  data);
PupitrePageText         *pupitre_document_texts_get_finish   (PupitreDocumentTexts     *self,
                                                              GAsyncResult             *result,
                                                              GError                  **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
