/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "pupitre-rendered-document.h"

G_BEGIN_DECLS

#define PUPITRE_TYPE_DOCUMENT_SIDEBAR (pupitre_document_sidebar_get_type ())
G_DECLARE_FINAL_TYPE (PupitreDocumentSidebar, pupitre_document_sidebar, PUPITRE, DOCUMENT_SIDEBAR, GtkWidget)

void pupitre_document_sidebar_set_document (PupitreDocumentSidebar  *self,
                                            PupitreRenderedDocument *document);
void pupitre_document_sidebar_set_page     (PupitreDocumentSidebar  *self,
                                            guint                    page);

G_END_DECLS
