/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-document-place.h"

#include <glib-object.h>

G_BEGIN_DECLS

#define PUPITRE_DOCUMENT_HASH_SIZE 32
#define PUPITRE_DOCUMENT_MAX_SIZE (100 * 1024 * 1024)

/**
 * PupitreDocumentKind:
 * @PUPITRE_DOCUMENT_KIND_OTHER: Nobody has said
 * @PUPITRE_DOCUMENT_KIND_REPORT_CARD: A report card
 * @PUPITRE_DOCUMENT_KIND_STATEMENT: A statement of account
 * @PUPITRE_DOCUMENT_KIND_TAX_SLIP: A tax slip
 * @PUPITRE_DOCUMENT_KIND_RECORD: A document of the child's record, such as an intervention plan
 * @PUPITRE_DOCUMENT_KIND_TIMETABLE: The school's own timetable
 * @PUPITRE_DOCUMENT_KIND_ATTACHMENT: What was attached to a message or a task
 * @PUPITRE_DOCUMENT_KIND_MESSAGE: A message that the parent kept, as it is on paper
 *
 * What a document of the archive is. The numbers are stored.
 */
typedef enum {
  PUPITRE_DOCUMENT_KIND_OTHER,
  PUPITRE_DOCUMENT_KIND_REPORT_CARD,
  PUPITRE_DOCUMENT_KIND_STATEMENT,
  PUPITRE_DOCUMENT_KIND_TAX_SLIP,
  PUPITRE_DOCUMENT_KIND_RECORD,
  PUPITRE_DOCUMENT_KIND_TIMETABLE,
  PUPITRE_DOCUMENT_KIND_ATTACHMENT,
  PUPITRE_DOCUMENT_KIND_MESSAGE,
} PupitreDocumentKind;

#define PUPITRE_N_DOCUMENT_KINDS (PUPITRE_DOCUMENT_KIND_MESSAGE + 1)

/**
 * PupitreDocument:
 * @fd: A sealed memfd with the content, at offset 0 when it was made; -1 if there is none, or it was
 *   moved out by pupitre_document_steal_fd()
 * @size: Bytes of the content
 * @child: (nullable): The key of the child that it is about
 * @id: (nullable): The portal's id of it, or pupitre_document_dup_version_id()
 * @file_name: The name that the portal gave; untrusted, never a path of this computer
 * @etag: (nullable): What the portal calls this state of it
 * @received_at: When it came, in seconds since 1970
 * @sha256: The hash of the content
 * @kind: What it is
 * @title: (nullable): What it is called above its pages
 * @school_year: The school year that it is about; 0 if nobody has said
 * @source: (nullable): The address that it came from
 * @place: Where the parent left it
 *
 * A document of the archive; with its content, it is unsealed in memory.
 */
typedef struct {
  int                  fd;
  guint64              size;
  char                *child;
  char                *id;
  char                *file_name;
  char                *etag;
  gint64               received_at;
  guint8               sha256[PUPITRE_DOCUMENT_HASH_SIZE];
  PupitreDocumentKind  kind;
  char                *title;
  int                  school_year;
  char                *source;
  PupitreDocumentPlace place;
} PupitreDocument;

#define PUPITRE_TYPE_DOCUMENT (pupitre_document_get_type ())
GType            pupitre_document_get_type (void);

PupitreDocument *pupitre_document_copy     (const PupitreDocument *self) G_GNUC_WARN_UNUSED_RESULT;
void             pupitre_document_free     (PupitreDocument       *self);
int              pupitre_document_steal_fd (PupitreDocument       *self) G_GNUC_WARN_UNUSED_RESULT;
char            *pupitre_document_dup_hash (const PupitreDocument *self) G_GNUC_WARN_UNUSED_RESULT;
char            *pupitre_document_dup_version_id (const PupitreDocument *self) G_GNUC_WARN_UNUSED_RESULT;
const char      *pupitre_document_find_original (const char            *id);
char            *pupitre_document_dup_message_id
                                         (const char            *message_id) G_GNUC_WARN_UNUSED_RESULT;
gboolean         pupitre_document_is_local (const char          *id);
gboolean         pupitre_document_is_version (const char            *id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PupitreDocument, pupitre_document_free)

G_END_DECLS
