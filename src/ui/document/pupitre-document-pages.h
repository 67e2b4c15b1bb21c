/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "pupitre-document-layout.h"
#include "pupitre-document-marks.h"
#include "pupitre-document-texts.h"

G_BEGIN_DECLS

typedef struct _PupitreDocumentPages PupitreDocumentPages;

PupitreDocumentPages *pupitre_document_pages_new          (GtkWidget               *parent) G_GNUC_WARN_UNUSED_RESULT;
void                  pupitre_document_pages_free         (PupitreDocumentPages    *self);
void                  pupitre_document_pages_set_document (PupitreDocumentPages    *self,
                                                           PupitreDocumentTexts    *texts,
                                                           PupitreDocumentMarks    *marks,
                                                           PupitreDocumentLayout   *layout);
void                  pupitre_document_pages_set_turns    (PupitreDocumentPages    *self,
                                                           guint                    turns);
void                  pupitre_document_pages_show         (PupitreDocumentPages    *self,
                                                           const GdkRectangle      *seen);
void                  pupitre_document_pages_allocate     (PupitreDocumentPages    *self,
                                                           const GdkRectangle      *seen);

G_END_DECLS
