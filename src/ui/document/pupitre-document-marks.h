/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>
#include <graphene.h>

G_BEGIN_DECLS

/**
 * PupitreDocumentMark:
 * @PUPITRE_DOCUMENT_MARK_FOUND: What was searched is here
 * @PUPITRE_DOCUMENT_MARK_CURRENT: That of it which is looked at
 * @PUPITRE_DOCUMENT_MARK_SELECTED: Text that can be copied
 */
typedef enum {
  PUPITRE_DOCUMENT_MARK_FOUND,
  PUPITRE_DOCUMENT_MARK_CURRENT,
  PUPITRE_DOCUMENT_MARK_SELECTED,
  PUPITRE_DOCUMENT_N_MARKS,
} PupitreDocumentMark;

#define PUPITRE_TYPE_DOCUMENT_MARKS (pupitre_document_marks_get_type ())
G_DECLARE_FINAL_TYPE (PupitreDocumentMarks, pupitre_document_marks, PUPITRE, DOCUMENT_MARKS, GObject)

PupitreDocumentMarks *pupitre_document_marks_new   (void) G_GNUC_WARN_UNUSED_RESULT;
void                  pupitre_document_marks_set   (PupitreDocumentMarks *self,
                                                    PupitreDocumentMark   mark,
                                                    guint                 page,
                                                    GArray               *areas);
void                  pupitre_document_marks_clear (PupitreDocumentMarks *self,
                                                    PupitreDocumentMark   mark);
GArray               *pupitre_document_marks_get   (PupitreDocumentMarks *self,
                                                    PupitreDocumentMark   mark,
                                                    guint                 page);

G_END_DECLS
