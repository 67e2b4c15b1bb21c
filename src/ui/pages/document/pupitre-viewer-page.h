/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-attachment.h"
#include "pupitre-page.h"

G_BEGIN_DECLS

/**
 * PupitreViewerPageFields:
 * @document_id: The portal's id of the document
 * @title: What stands in the header bar
 * @archive_title: (nullable): What it is called in the archive; @title if %NULL
 * @subtitle: (nullable): What stands under it; the child's first name if %NULL
 * @narrow_subtitle: (nullable): A shorter one for a narrow window
 * @file_name: (nullable): The name to save it under; untrusted
 * @newer_than: A stored copy that was received before this moment (seconds since 1970) is old
 * @kind: What it is, for the archive
 * @school_year: The school year that it is about, for the archive; 0 if that is not known
 * @member: (nullable): Whose it is; the child and account of the page it is opened from if %NULL
 *
 * Which document a page shows; copied by pupitre_viewer_page_new().
 */
typedef struct {
  const char    *document_id;
  const char    *title;
  const char    *archive_title;
  const char    *subtitle;
  const char    *narrow_subtitle;
  const char    *file_name;
  gint64         newer_than;
  PupitreDocumentKind kind;
  int            school_year;
  PupitreMember *member;
} PupitreViewerPageFields;

#define PUPITRE_TYPE_VIEWER_PAGE (pupitre_viewer_page_get_type ())
G_DECLARE_FINAL_TYPE (PupitreViewerPage, pupitre_viewer_page, PUPITRE, VIEWER_PAGE, PupitrePage)

PupitrePage *pupitre_viewer_page_new             (PupitrePage                   *from,
                                                  const PupitreViewerPageFields *fields) G_GNUC_WARN_UNUSED_RESULT;
void         pupitre_viewer_page_open_attachment (PupitrePage                   *from,
                                                  PupitreMember                 *member,
                                                  PupitreAttachment             *attachment,
                                                  const char                    *message);

G_END_DECLS
