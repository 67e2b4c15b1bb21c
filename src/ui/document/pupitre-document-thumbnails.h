/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "pupitre-rendered-document.h"

G_BEGIN_DECLS

#define PUPITRE_TYPE_DOCUMENT_THUMBNAILS (pupitre_document_thumbnails_get_type ())
G_DECLARE_FINAL_TYPE (PupitreDocumentThumbnails, pupitre_document_thumbnails, PUPITRE, DOCUMENT_THUMBNAILS, GtkWidget)

void pupitre_document_thumbnails_set_document (PupitreDocumentThumbnails *self,
                                               PupitreRenderedDocument   *document);
void pupitre_document_thumbnails_set_page     (PupitreDocumentThumbnails *self,
                                               guint                      page);

G_END_DECLS
