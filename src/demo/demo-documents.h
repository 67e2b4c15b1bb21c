/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "demo-families.h"
#include "demo-ledger.h"
#include "demo-template.h"

G_BEGIN_DECLS

typedef struct _DemoDocuments DemoDocuments;

/**
 * DemoDocumentKind:
 * @DEMO_DOCUMENT_CARD: A report card
 * @DEMO_DOCUMENT_PAPER: What the school gives to everybody
 * @DEMO_DOCUMENT_STATEMENT: A statement of account
 * @DEMO_DOCUMENT_SLIP: A tax slip
 * @DEMO_DOCUMENT_PLAN: An intervention plan
 * @DEMO_DOCUMENT_CERTIFICATE: That the child attends the school
 *
 * What a document is.
 */
typedef enum {
  DEMO_DOCUMENT_CARD,
  DEMO_DOCUMENT_PAPER,
  DEMO_DOCUMENT_STATEMENT,
  DEMO_DOCUMENT_SLIP,
  DEMO_DOCUMENT_PLAN,
  DEMO_DOCUMENT_CERTIFICATE,
} DemoDocumentKind;

/**
 * DemoDocument:
 * @id: How the portal names it
 * @kind: What it is
 * @families: Who is who
 * @child: (nullable): Whose it is, %NULL for a paper
 * @school: The school that gives it
 * @school_year: First calendar year; the calendar year of a tax slip
 * @stage: 1 to 3 of a report card
 * @paper: Which paper
 * @account: Of a statement
 * @month: 1 to 12, for which month, of a paper or a statement
 * @amended: Whether a tax slip that comes after another one
 * @reissued: Whether a report card is given out a second time, under the same id
 *
 * Something that can be drawn.
 */
typedef struct {
  char             *id;
  DemoDocumentKind  kind;
  DemoFamilies     *families;
  const DemoChild  *child;
  const DemoSchool *school;
  int               school_year;
  int               stage;
  DemoPaper         paper;
  DemoAccount       account;
  int               month;
  gboolean          amended;
  gboolean          reissued;
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
const DemoDocument *demo_documents_find_statement (DemoDocuments  *self,
                                               const DemoChild    *child,
                                               int                 school_year,
                                               DemoAccount         account,
                                               int                 month);
const DemoDocument *demo_documents_find_slip  (DemoDocuments      *self,
                                               const DemoChild    *child,
                                               int                 year,
                                               gboolean            amended);
const DemoDocument *demo_documents_find_of_file (DemoDocuments    *self,
                                                 const DemoChild  *child,
                                                 int               school_year,
                                                 DemoDocumentKind  kind);
void                demo_documents_reissue    (DemoDocuments      *self,
                                               gboolean            reissued);
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
