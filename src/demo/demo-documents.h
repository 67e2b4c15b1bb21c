/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "demo-families.h"
#include "demo-template.h"

G_BEGIN_DECLS

typedef struct _DemoDocuments DemoDocuments;

/**
 * DemoDocument:
 * @id: How the portal names it
 * @child: (nullable): Whose report card it is
 * @school: The school that gives it
 * @school_year: First calendar year
 * @stage: 1 to 3 of a report card
 * @paper: What it is otherwise
 * @month: 1 to 12, for which month
 *
 * Something that can be drawn.
 */
typedef struct {
  char             *id;
  const DemoChild  *child;
  const DemoSchool *school;
  int               school_year;
  int               stage;
  DemoPaper         paper;
  int               month;
} DemoDocument;

DemoDocuments      *demo_documents_new        (DemoFamilies       *families)
                                              G_GNUC_WARN_UNUSED_RESULT;
void                demo_documents_free       (DemoDocuments      *self);
const DemoDocument *demo_documents_find       (DemoDocuments      *self,
                                               const char         *id);
const DemoDocument *demo_documents_find_card  (DemoDocuments      *self,
                                               const DemoChild    *child,
                                               int                 school_year,
                                               int                 stage);
const DemoDocument *demo_documents_find_paper (DemoDocuments      *self,
                                               const DemoSchool   *school,
                                               DemoPaper           paper,
                                               int                 school_year,
                                               int                 month);
GBytes             *demo_documents_draw       (DemoDocuments      *self,
                                               const DemoDocument *document)
                                              G_GNUC_WARN_UNUSED_RESULT;
char               *demo_document_dup_name    (const DemoDocument *document)
                                              G_GNUC_WARN_UNUSED_RESULT;
gboolean            demo_document_is_out      (const DemoDocument *document);
GDateTime          *demo_document_get_date    (const DemoDocument *document)
                                              G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DemoDocuments, demo_documents_free)

G_END_DECLS
