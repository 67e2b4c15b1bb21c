/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-pupil-documents-parser"

#include "pupitre-pupil-documents-parser.h"

#include "pupitre-school-time.h"
#include "pupitre-wire.h"

/* GET /api/document/eleves/{etab}/{fiche}: the documents of a child's record. One needs its id and that
 * of its file. */

static const PupitreWireWord KINDS[] = {
  { "planIntervention", PUPITRE_PUPIL_DOCUMENT_PLAN },
  { "lettre", PUPITRE_PUPIL_DOCUMENT_LETTER },
};

static gboolean
identify (PupitreJson item, char **key, gint64 *date)
{
  g_autoptr (GDateTime) updated = pupitre_wire_dup_date (item, "dateHeureMaj");
  g_autoptr (GDateTime) day = pupitre_wire_dup_day (item, "dateDocument");
  g_autofree char *document = pupitre_wire_dup_id (item, "idDocument");

  if (document == NULL)
    return FALSE;
  if (updated != NULL || day != NULL)
    *date = g_date_time_to_unix (updated != NULL ? updated : day);
  *key = pupitre_wire_dup_id (item, "id");
  return *key != NULL;
}

/**
 * pupitre_pupil_documents_parser_split:
 * @body: The answer
 * @error: Return location
 *
 * Splits an answer into documents, see pupitre_wire_split(). The key is the portal's id, the date that
 * of the last change.
 *
 * Returns: (transfer full) (nullable): the documents. Any thread.
 */
PupitreParsed *
pupitre_pupil_documents_parser_split (GBytes *body, GError **error)
{
  return pupitre_wire_split (body, identify, error);
}

/**
 * pupitre_pupil_documents_parser_read:
 * @json: One document as it was received
 * @error: Return location
 *
 * Returns: (transfer full) (nullable): the document. Any thread.
 */
PupitrePupilDocument *
pupitre_pupil_documents_parser_read (GBytes *json, GError **error)
{
  g_autofree char *id = NULL, *document = NULL, *kind = NULL, *title = NULL, *year = NULL;
  g_autoptr (GDateTime) day = NULL, updated = NULL;
  PupitrePupilDocumentFields fields = { 0 };
  PupitreJson item;

  if (!pupitre_wire_open (json, identify, &item, error))
    return NULL;

  id = pupitre_wire_dup_id (item, "id");
  document = pupitre_wire_dup_id (item, "idDocument");
  kind = pupitre_wire_dup_line (item, "type");
  title = pupitre_wire_dup_line (item, "titre");
  year = pupitre_wire_dup_line (item, "anneeScolaire");
  day = pupitre_wire_dup_day (item, "dateDocument");
  updated = pupitre_wire_dup_date (item, "dateHeureMaj");

  fields.id = id;
  fields.document_id = document;
  fields.kind = (PupitrePupilDocumentKind) pupitre_wire_get_word (
    item, "type", KINDS, G_N_ELEMENTS (KINDS), PUPITRE_PUPIL_DOCUMENT_OTHER,
    PUPITRE_PUPIL_DOCUMENT_OTHER);
  fields.kind_text = kind;
  fields.title = title;
  fields.school_year = pupitre_school_year_parse (year);
  fields.date = day;
  fields.updated = updated;
  fields.size = pupitre_wire_get_size (item, "taille");
  return pupitre_pupil_document_new (&fields);
}
