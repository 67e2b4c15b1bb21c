/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-document-marks.h"
#include "pupitre-document-texts.h"

G_BEGIN_DECLS

/* More is not counted. */
#define PUPITRE_DOCUMENT_MOST_FOUND 9999

#define PUPITRE_TYPE_DOCUMENT_FINDER (pupitre_document_finder_get_type ())
G_DECLARE_FINAL_TYPE (PupitreDocumentFinder, pupitre_document_finder, PUPITRE, DOCUMENT_FINDER, GObject)

PupitreDocumentFinder *pupitre_document_finder_new          (PupitreDocumentTexts  *texts,
                                                             PupitreDocumentMarks  *marks) G_GNUC_WARN_UNUSED_RESULT;
void                   pupitre_document_finder_search       (PupitreDocumentFinder *self,
                                                             const char            *text,
                                                             guint                  from);
void                   pupitre_document_finder_move         (PupitreDocumentFinder *self,
                                                             int                    direction);
gboolean               pupitre_document_finder_is_searching (PupitreDocumentFinder *self);
guint                  pupitre_document_finder_get_n_found  (PupitreDocumentFinder *self);
guint                  pupitre_document_finder_get_position (PupitreDocumentFinder *self);
gboolean               pupitre_document_finder_get_current  (PupitreDocumentFinder *self,
                                                             guint                 *page,
                                                             PupitreTextRange      *range,
                                                             graphene_rect_t       *area);

G_END_DECLS
