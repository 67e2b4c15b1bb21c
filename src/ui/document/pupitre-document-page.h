/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "pupitre-document-marks.h"
#include "pupitre-document-texts.h"

G_BEGIN_DECLS

#define PUPITRE_TYPE_DOCUMENT_PAGE (pupitre_document_page_get_type ())
G_DECLARE_FINAL_TYPE (PupitreDocumentPage, pupitre_document_page, PUPITRE, DOCUMENT_PAGE, GtkWidget)

GtkWidget *pupitre_document_page_new        (PupitreDocumentTexts *texts,
                                             PupitreDocumentMarks *marks,
                                             guint                 page) G_GNUC_WARN_UNUSED_RESULT;
void       pupitre_document_page_set_turns  (PupitreDocumentPage  *self,
                                             guint                 turns);
void       pupitre_document_page_draw       (PupitreDocumentPage     *self,
                                             int                      width,
                                             int                      height,
                                             const GdkRectangle      *visible,
                                             gsize                    most_pixels);
void       pupitre_document_page_give_up  (PupitreDocumentPage     *self);
gboolean   pupitre_document_page_is_sharp   (PupitreDocumentPage     *self);
gsize      pupitre_document_page_get_memory (PupitreDocumentPage     *self);
gboolean   pupitre_document_page_has_failed (PupitreDocumentPage     *self);

G_END_DECLS
