/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define PUPITRE_TYPE_DOCUMENT_PILL (pupitre_document_pill_get_type ())
G_DECLARE_FINAL_TYPE (PupitreDocumentPill, pupitre_document_pill, PUPITRE, DOCUMENT_PILL, AdwBin)

void pupitre_document_pill_show_page (PupitreDocumentPill *self,
                                      guint                page,
                                      guint                n_pages);
void pupitre_document_pill_show_zoom (PupitreDocumentPill *self,
                                      double               zoom);

G_END_DECLS
