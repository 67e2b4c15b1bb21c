/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-report-cards-parser"

#include "pupitre-report-cards-parser.h"

#include "pupitre-school-time.h"
#include "pupitre-wire.h"

/* GET /api/evaluation/bulletins/{organisation}/{fiche}: the report cards of a child, of all schools
 * of one service centre. A card needs its id, that of its document, and a school year, which can be
 * told from the date of its last change. */

/* A year has three terms; more than this is not a term. */
#define MAX_TERM 12

static int
read_year (PupitreJson item, GDateTime *updated)
{
  g_autofree char *text = pupitre_wire_dup_line (item, "anneeScolaire");
  int year = pupitre_school_year_parse (text);

  if (year == 0 && updated != NULL)
    year = pupitre_school_year_of (updated);
  return year;
}

static gboolean
identify (PupitreJson item, char **key, gint64 *date)
{
  g_autoptr (GDateTime) updated = pupitre_wire_dup_date (item, "dateHeureMaj");
  g_autofree char *id = pupitre_wire_dup_id (item, "id");
  g_autofree char *document_id = pupitre_wire_dup_id (item, "idDocument");

  if (id == NULL || document_id == NULL || read_year (item, updated) == 0)
    return FALSE;
  *key = g_steal_pointer (&id);
  *date = updated != NULL ? g_date_time_to_unix (updated) : 0;
  return TRUE;
}

static int
read_term (PupitreJson item)
{
  gint64 term = 0;

  if (!pupitre_json_get_integer (pupitre_json_get_member (item, "etape"), &term))
    return 0;
  return term >= 0 && term <= MAX_TERM ? (int) term : 0;
}

/**
 * pupitre_report_cards_parser_split:
 * @body: The answer
 * @error: Return location
 *
 * Splits an answer into report cards, see pupitre_wire_split(). The key is the portal's id, the
 * date that of the last change.
 *
 * Returns: (transfer full) (nullable): the report cards. Any thread.
 */
PupitreParsed *
pupitre_report_cards_parser_split (GBytes *body, GError **error)
{
  return pupitre_wire_split (body, identify, error);
}

/**
 * pupitre_report_cards_parser_read:
 * @json: One report card as it was received
 * @error: Return location
 *
 * Returns: (transfer full) (nullable): the report card. Any thread.
 */
PupitreReportCard *
pupitre_report_cards_parser_read (GBytes *json, GError **error)
{
  g_autoptr (GDateTime) updated = NULL;
  g_autofree char *id = NULL, *document_id = NULL, *title = NULL, *school = NULL, *code = NULL;
  PupitreReportCardFields fields = { 0 };
  PupitreJson item;

  if (!pupitre_wire_open (json, identify, &item, error))
    return NULL;

  updated = pupitre_wire_dup_date (item, "dateHeureMaj");
  id = pupitre_wire_dup_id (item, "id");
  document_id = pupitre_wire_dup_id (item, "idDocument");
  title = pupitre_wire_dup_line (item, "titre");
  school = pupitre_wire_dup_line (item, "ecole");
  code = pupitre_wire_dup_line (item, "codeEtablissement");

  fields.id = id;
  fields.document_id = document_id;
  fields.title = title;
  fields.school_name = school;
  fields.school_code = code;
  fields.school_year = read_year (item, updated);
  fields.term = read_term (item);
  fields.updated = updated;
  fields.size = pupitre_wire_get_size (item, "taille");
  return pupitre_report_card_new (&fields);
}
