/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "pupitre-rendered-document.h"

G_BEGIN_DECLS

#define PUPITRE_TYPE_DOCUMENT_THUMBNAIL (pupitre_document_thumbnail_get_type ())
G_DECLARE_FINAL_TYPE (PupitreDocumentThumbnail, pupitre_document_thumbnail, PUPITRE, DOCUMENT_THUMBNAIL, GtkWidget)

GtkWidget *pupitre_document_thumbnail_new      (void);
void       pupitre_document_thumbnail_set_page (PupitreDocumentThumbnail *self,
                                                PupitreRenderedDocument  *document,
                                                guint                     page);
void       pupitre_document_thumbnail_set_seen (PupitreDocumentThumbnail *self,
                                                gboolean                  seen);
gboolean   pupitre_document_thumbnail_is_drawn (PupitreDocumentThumbnail *self);

G_END_DECLS
