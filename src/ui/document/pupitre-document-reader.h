/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "pupitre-document-texts.h"

G_BEGIN_DECLS

#define PUPITRE_TYPE_DOCUMENT_READER (pupitre_document_reader_get_type ())
G_DECLARE_FINAL_TYPE (PupitreDocumentReader, pupitre_document_reader, PUPITRE, DOCUMENT_READER, GtkWidget)

void     pupitre_document_reader_set_texts  (PupitreDocumentReader *self,
                                             PupitreDocumentTexts  *texts);
gboolean pupitre_document_reader_is_reading (PupitreDocumentReader *self);

GPtrArray *pupitre_document_reader_list_labels (PupitreDocumentReader *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean pupitre_document_reader_read_on    (PupitreDocumentReader *self);
void     pupitre_document_reader_show_place (PupitreDocumentReader *self,
                                             GtkLabel              *label,
                                             guint                  place);

G_END_DECLS
