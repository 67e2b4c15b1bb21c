/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * PupitreReportCardFields:
 *
 * What the portal says of a report card (*bulletin*); copied by pupitre_report_card_new().
 */
typedef struct {
  const char *id;
  const char *document_id;
  const char *title;        /* (nullable) */
  const char *school_name;  /* (nullable) */
  const char *school_code;  /* (nullable) */
  int         school_year;  /* first calendar year: 2026 is 2026-2027 */
  int         term;         /* étape, 0: the whole year */
  GDateTime  *updated;      /* (nullable) */
  gint64      size;         /* bytes, 0: not said */
} PupitreReportCardFields;

#define PUPITRE_TYPE_REPORT_CARD (pupitre_report_card_get_type ())
G_DECLARE_FINAL_TYPE (PupitreReportCard, pupitre_report_card, PUPITRE, REPORT_CARD, GObject)

PupitreReportCard *pupitre_report_card_new             (const PupitreReportCardFields *fields) G_GNUC_WARN_UNUSED_RESULT;
const char        *pupitre_report_card_get_id          (PupitreReportCard *self);
const char        *pupitre_report_card_get_document_id (PupitreReportCard *self);
const char        *pupitre_report_card_get_title       (PupitreReportCard *self);
const char        *pupitre_report_card_get_school_name (PupitreReportCard *self);
const char        *pupitre_report_card_get_school_code (PupitreReportCard *self);
int                pupitre_report_card_get_school_year (PupitreReportCard *self);
int                pupitre_report_card_get_term        (PupitreReportCard *self);
GDateTime         *pupitre_report_card_get_updated     (PupitreReportCard *self);
gint64             pupitre_report_card_get_size        (PupitreReportCard *self);

G_END_DECLS
