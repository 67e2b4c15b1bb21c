/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "pupitre-rendered-document.h"

G_BEGIN_DECLS

#define PUPITRE_TYPE_DOCUMENT_OUTLINE (pupitre_document_outline_get_type ())
G_DECLARE_FINAL_TYPE (PupitreDocumentOutline, pupitre_document_outline, PUPITRE, DOCUMENT_OUTLINE, GtkWidget)

void     pupitre_document_outline_set_document (PupitreDocumentOutline  *self,
                                                PupitreRenderedDocument *document);
gboolean pupitre_document_outline_is_empty     (PupitreDocumentOutline  *self);
gboolean pupitre_document_outline_get_place    (PupitreDocumentOutline  *self,
                                                guint                    row,
                                                guint                   *page,
                                                double                  *y);

G_END_DECLS
