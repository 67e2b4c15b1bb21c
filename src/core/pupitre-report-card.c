/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-report-card"

#include "pupitre-report-card.h"

/* A report card (*bulletin*) that the portal offers as a document. Immutable. */

struct _PupitreReportCard {
  GObject    parent_instance;

  char      *id;
  char      *document_id;
  char      *title;
  char      *school_name;
  char      *school_code;
  int        school_year;
  int        term;
  GDateTime *updated;  /* (nullable) */
  gint64     size;
};

G_DEFINE_FINAL_TYPE (PupitreReportCard, pupitre_report_card, G_TYPE_OBJECT)

static void
pupitre_report_card_finalize (GObject *object)
{
  PupitreReportCard *self = PUPITRE_REPORT_CARD (object);

  g_free (self->id);
  g_free (self->document_id);
  g_free (self->title);
  g_free (self->school_name);
  g_free (self->school_code);
  g_clear_pointer (&self->updated, g_date_time_unref);

  G_OBJECT_CLASS (pupitre_report_card_parent_class)->finalize (object);
}

static void
pupitre_report_card_class_init (PupitreReportCardClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pupitre_report_card_finalize;
}

static void
pupitre_report_card_init (PupitreReportCard *self)
{
}

/**
 * pupitre_report_card_new:
 * @fields: What the portal says; id, document and school year are required
 *
 * Returns: (transfer full): a report card. Any thread.
 */
PupitreReportCard *
pupitre_report_card_new (const PupitreReportCardFields *fields)
{
  PupitreReportCard *self;

  g_return_val_if_fail (fields != NULL, NULL);
  g_return_val_if_fail (fields->id != NULL && fields->document_id != NULL, NULL);

  self = g_object_new (PUPITRE_TYPE_REPORT_CARD, NULL);
  self->id = g_strdup (fields->id);
  self->document_id = g_strdup (fields->document_id);
  self->title = g_strdup (fields->title != NULL ? fields->title : "");
  self->school_name = g_strdup (fields->school_name != NULL ? fields->school_name : "");
  self->school_code = g_strdup (fields->school_code != NULL ? fields->school_code : "");
  self->school_year = fields->school_year;
  self->term = fields->term;
  self->updated = fields->updated != NULL ? g_date_time_ref (fields->updated) : NULL;
  self->size = fields->size;

  return self;
}

/**
 * pupitre_report_card_get_id:
 * @self: A report card
 *
 * Returns: (transfer none): the portal's id of the card. Any thread.
 */
const char *
pupitre_report_card_get_id (PupitreReportCard *self)
{
  g_return_val_if_fail (PUPITRE_IS_REPORT_CARD (self), NULL);

  return self->id;
}

/**
 * pupitre_report_card_get_document_id:
 * @self: A report card
 *
 * Returns: (transfer none): the portal's id of its PDF. Any thread.
 */
const char *
pupitre_report_card_get_document_id (PupitreReportCard *self)
{
  g_return_val_if_fail (PUPITRE_IS_REPORT_CARD (self), NULL);

  return self->document_id;
}

/**
 * pupitre_report_card_get_title:
 * @self: A report card
 *
 * Returns: (transfer none): the title in the portal's words, empty if none. Any thread.
 */
const char *
pupitre_report_card_get_title (PupitreReportCard *self)
{
  g_return_val_if_fail (PUPITRE_IS_REPORT_CARD (self), NULL);

  return self->title;
}

/**
 * pupitre_report_card_get_school_name:
 * @self: A report card
 *
 * Returns: (transfer none): the school, empty if unknown. Any thread.
 */
const char *
pupitre_report_card_get_school_name (PupitreReportCard *self)
{
  g_return_val_if_fail (PUPITRE_IS_REPORT_CARD (self), NULL);

  return self->school_name;
}

/**
 * pupitre_report_card_get_school_code:
 * @self: A report card
 *
 * Returns: (transfer none): the code of the school, empty if unknown. Any thread.
 */
const char *
pupitre_report_card_get_school_code (PupitreReportCard *self)
{
  g_return_val_if_fail (PUPITRE_IS_REPORT_CARD (self), NULL);

  return self->school_code;
}

/**
 * pupitre_report_card_get_school_year:
 * @self: A report card
 *
 * Returns: the first calendar year of the school year. Any thread.
 */
int
pupitre_report_card_get_school_year (PupitreReportCard *self)
{
  g_return_val_if_fail (PUPITRE_IS_REPORT_CARD (self), 0);

  return self->school_year;
}

/**
 * pupitre_report_card_get_term:
 * @self: A report card
 *
 * Returns: the étape, 0 for the whole year. Any thread.
 */
int
pupitre_report_card_get_term (PupitreReportCard *self)
{
  g_return_val_if_fail (PUPITRE_IS_REPORT_CARD (self), 0);

  return self->term;
}

/**
 * pupitre_report_card_get_updated:
 * @self: A report card
 *
 * Returns: (transfer none) (nullable): when the school last changed it. Any thread.
 */
GDateTime *
pupitre_report_card_get_updated (PupitreReportCard *self)
{
  g_return_val_if_fail (PUPITRE_IS_REPORT_CARD (self), NULL);

  return self->updated;
}

/**
 * pupitre_report_card_get_size:
 * @self: A report card
 *
 * Returns: the size in bytes, 0 if unknown. Any thread.
 */
gint64
pupitre_report_card_get_size (PupitreReportCard *self)
{
  g_return_val_if_fail (PUPITRE_IS_REPORT_CARD (self), 0);

  return self->size;
}
