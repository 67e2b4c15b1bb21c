/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * PupitrePupilDocumentKind:
 * @PUPITRE_PUPIL_DOCUMENT_PLAN: An intervention plan
 * @PUPITRE_PUPIL_DOCUMENT_LETTER: A letter
 * @PUPITRE_PUPIL_DOCUMENT_OTHER: Anything else, see pupitre_pupil_document_get_kind_text()
 *
 * What a document of a record is.
 */
typedef enum {
  PUPITRE_PUPIL_DOCUMENT_PLAN,
  PUPITRE_PUPIL_DOCUMENT_LETTER,
  PUPITRE_PUPIL_DOCUMENT_OTHER,
} PupitrePupilDocumentKind;

/**
 * PupitrePupilDocumentFields:
 *
 * What the portal says of a document of a record; copied or referenced by
 * pupitre_pupil_document_new().
 */
typedef struct {
  const char              *id;
  const char              *document_id;
  PupitrePupilDocumentKind kind;
  const char              *kind_text;    /* (nullable) in the portal's words */
  const char              *title;        /* (nullable) */
  int                      school_year;  /* first calendar year, 0: unknown */
  GDateTime               *date;         /* (nullable) its midnight */
  GDateTime               *updated;      /* (nullable) */
  gint64                   size;         /* bytes, 0: not said */
} PupitrePupilDocumentFields;

#define PUPITRE_TYPE_PUPIL_DOCUMENT (pupitre_pupil_document_get_type ())
G_DECLARE_FINAL_TYPE (PupitrePupilDocument, pupitre_pupil_document, PUPITRE, PUPIL_DOCUMENT, GObject)

PupitrePupilDocument    *pupitre_pupil_document_new             (const PupitrePupilDocumentFields *fields) G_GNUC_WARN_UNUSED_RESULT;
const char              *pupitre_pupil_document_get_id          (PupitrePupilDocument *self);
const char              *pupitre_pupil_document_get_document_id (PupitrePupilDocument *self);
PupitrePupilDocumentKind pupitre_pupil_document_get_kind        (PupitrePupilDocument *self);
const char              *pupitre_pupil_document_get_kind_text   (PupitrePupilDocument *self);
const char              *pupitre_pupil_document_get_title       (PupitrePupilDocument *self);
int                      pupitre_pupil_document_get_school_year (PupitrePupilDocument *self);
GDateTime               *pupitre_pupil_document_get_date        (PupitrePupilDocument *self);
GDateTime               *pupitre_pupil_document_get_updated     (PupitrePupilDocument *self);
gint64                   pupitre_pupil_document_get_size        (PupitrePupilDocument *self);

G_END_DECLS
