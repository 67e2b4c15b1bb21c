/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-pupil-document"

#include "pupitre-pupil-document.h"

/* A document of a child's record: the intervention plan, a letter. Immutable. */

struct _PupitrePupilDocument {
  GObject                  parent_instance;

  char                    *id;
  char                    *document_id;
  PupitrePupilDocumentKind kind;
  char                    *kind_text;
  char                    *title;
  int                      school_year;
  GDateTime               *date;     /* (nullable) */
  GDateTime               *updated;  /* (nullable) */
  gint64                   size;
};

G_DEFINE_FINAL_TYPE (PupitrePupilDocument, pupitre_pupil_document, G_TYPE_OBJECT)

static void
pupitre_pupil_document_finalize (GObject *object)
{
  PupitrePupilDocument *self = PUPITRE_PUPIL_DOCUMENT (object);

  g_free (self->id);
  g_free (self->document_id);
  g_free (self->kind_text);
  g_free (self->title);
  g_clear_pointer (&self->date, g_date_time_unref);
  g_clear_pointer (&self->updated, g_date_time_unref);

  G_OBJECT_CLASS (pupitre_pupil_document_parent_class)->finalize (object);
}

static void
pupitre_pupil_document_class_init (PupitrePupilDocumentClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pupitre_pupil_document_finalize;
}

static void
pupitre_pupil_document_init (PupitrePupilDocument *self)
{
}

/**
 * pupitre_pupil_document_new:
 * @fields: What the portal says; id and document id are required
 *
 * Returns: (transfer full): a document of a record. Any thread.
 */
PupitrePupilDocument *
pupitre_pupil_document_new (const PupitrePupilDocumentFields *fields)
{
  PupitrePupilDocument *self;

  g_return_val_if_fail (fields != NULL, NULL);
  g_return_val_if_fail (fields->id != NULL && fields->document_id != NULL, NULL);

  self = g_object_new (PUPITRE_TYPE_PUPIL_DOCUMENT, NULL);
  self->id = g_strdup (fields->id);
  self->document_id = g_strdup (fields->document_id);
  self->kind = fields->kind;
  self->kind_text = g_strdup (fields->kind_text != NULL ? fields->kind_text : "");
  self->title = g_strdup (fields->title != NULL ? fields->title : "");
  self->school_year = fields->school_year;
  self->date = fields->date != NULL ? g_date_time_ref (fields->date) : NULL;
  self->updated = fields->updated != NULL ? g_date_time_ref (fields->updated) : NULL;
  self->size = fields->size;

  return self;
}

/**
 * pupitre_pupil_document_get_id:
 * @self: A document of a record
 *
 * Returns: (transfer none): the portal's id. Any thread.
 */
const char *
pupitre_pupil_document_get_id (PupitrePupilDocument *self)
{
  g_return_val_if_fail (PUPITRE_IS_PUPIL_DOCUMENT (self), NULL);

  return self->id;
}

/**
 * pupitre_pupil_document_get_document_id:
 * @self: A document of a record
 *
 * Returns: (transfer none): the portal's id of its file. Any thread.
 */
const char *
pupitre_pupil_document_get_document_id (PupitrePupilDocument *self)
{
  g_return_val_if_fail (PUPITRE_IS_PUPIL_DOCUMENT (self), NULL);

  return self->document_id;
}

/**
 * pupitre_pupil_document_get_kind:
 * @self: A document of a record
 *
 * Returns: what it is. Any thread.
 */
PupitrePupilDocumentKind
pupitre_pupil_document_get_kind (PupitrePupilDocument *self)
{
  g_return_val_if_fail (PUPITRE_IS_PUPIL_DOCUMENT (self), PUPITRE_PUPIL_DOCUMENT_OTHER);

  return self->kind;
}

/**
 * pupitre_pupil_document_get_kind_text:
 * @self: A document of a record
 *
 * Returns: (transfer none): what it is in the portal's words. Any thread.
 */
const char *
pupitre_pupil_document_get_kind_text (PupitrePupilDocument *self)
{
  g_return_val_if_fail (PUPITRE_IS_PUPIL_DOCUMENT (self), NULL);

  return self->kind_text;
}

/**
 * pupitre_pupil_document_get_title:
 * @self: A document of a record
 *
 * Returns: (transfer none): the title in the portal's words, empty if none. Any thread.
 */
const char *
pupitre_pupil_document_get_title (PupitrePupilDocument *self)
{
  g_return_val_if_fail (PUPITRE_IS_PUPIL_DOCUMENT (self), NULL);

  return self->title;
}

/**
 * pupitre_pupil_document_get_school_year:
 * @self: A document of a record
 *
 * Returns: the first calendar year of the school year, 0 if unknown. Any thread.
 */
int
pupitre_pupil_document_get_school_year (PupitrePupilDocument *self)
{
  g_return_val_if_fail (PUPITRE_IS_PUPIL_DOCUMENT (self), 0);

  return self->school_year;
}

/**
 * pupitre_pupil_document_get_date:
 * @self: A document of a record
 *
 * Returns: (transfer none) (nullable): the day of the document. Any thread.
 */
GDateTime *
pupitre_pupil_document_get_date (PupitrePupilDocument *self)
{
  g_return_val_if_fail (PUPITRE_IS_PUPIL_DOCUMENT (self), NULL);

  return self->date;
}

/**
 * pupitre_pupil_document_get_updated:
 * @self: A document of a record
 *
 * Returns: (transfer none) (nullable): when the school last changed it. Any thread.
 */
GDateTime *
pupitre_pupil_document_get_updated (PupitrePupilDocument *self)
{
  g_return_val_if_fail (PUPITRE_IS_PUPIL_DOCUMENT (self), NULL);

  return self->updated;
}

/**
 * pupitre_pupil_document_get_size:
 * @self: A document of a record
 *
 * Returns: the size in bytes, 0 if unknown. Any thread.
 */
gint64
pupitre_pupil_document_get_size (PupitrePupilDocument *self)
{
  g_return_val_if_fail (PUPITRE_IS_PUPIL_DOCUMENT (self), 0);

  return self->size;
}
