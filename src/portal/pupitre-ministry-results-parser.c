/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-ministry-results-parser"

#include "pupitre-ministry-results-parser.h"

#include "pupitre-result-reader.h"
#include "pupitre-school-time.h"
#include "pupitre-wire.h"

/* GET /api/evaluation/resultats/{etab}/eleves/{fiche}/ministeriels: what the Ministry certifies. One
 * needs the name of its subject; its key is that of subject, session and kind. */

#define MAX_UNITS 100

static char *
dup_or_empty (PupitreJson item, const char *name)
{
  g_autofree char *text = pupitre_wire_dup_line (item, name);

  return text != NULL ? g_steal_pointer (&text) : g_strdup ("");
}

/* "2026-06": the first day of that month. */
static GDateTime *
dup_session (PupitreJson item)
{
  g_autofree char *text = pupitre_wire_dup_line (item, "session");
  g_autofree char *day = text != NULL ? g_strconcat (text, "-01", NULL) : NULL;
  GDateTime *session = pupitre_school_time_parse (day);

  return session != NULL ? session : pupitre_school_time_parse (text);
}

static gboolean
identify (PupitreJson item, char **key, gint64 *date)
{
  g_autofree char *title = pupitre_wire_dup_line (item, "descriptionMatiere");
  g_autofree char *code = dup_or_empty (item, "codeMatiere");
  g_autofree char *session = dup_or_empty (item, "session");
  g_autofree char *kind = dup_or_empty (item, "typeEpreuve");
  g_autoptr (GDateTime) month = dup_session (item);

  if (title == NULL)
    return FALSE;
  *key = g_strjoin ("/", PUPITRE_WIRE_NO_ID, *code != '\0' ? code : title, session, kind, NULL);
  *date = month != NULL ? g_date_time_to_unix (month) : 0;
  return TRUE;
}

static PupitrePassed
read_passed (PupitreJson item)
{
  PupitreJson value = pupitre_json_get_member (item, "reussi");

  if (pupitre_json_get_type (value) == PUPITRE_JSON_ABSENT ||
      pupitre_json_get_type (value) == PUPITRE_JSON_NULL)
    return PUPITRE_PASSED_UNKNOWN;
  return pupitre_json_is_true (value) ? PUPITRE_PASSED_YES : PUPITRE_PASSED_NO;
}

/**
 * pupitre_ministry_results_parser_split:
 * @body: The answer
 * @error: Return location
 *
 * Splits an answer into results, see pupitre_wire_split(). The date is that of the session.
 *
 * Returns: (transfer full) (nullable): the results. Any thread.
 */
PupitreParsed *
pupitre_ministry_results_parser_split (GBytes *body, GError **error)
{
  return pupitre_wire_split (body, identify, error);
}

/**
 * pupitre_ministry_results_parser_read:
 * @json: One result as it was received
 * @error: Return location
 *
 * Returns: (transfer full) (nullable): the result. Any thread.
 */
PupitreMinistryResult *
pupitre_ministry_results_parser_read (GBytes *json, GError **error)
{
  g_autofree char *id = NULL, *code = NULL, *title = NULL, *kind = NULL;
  g_autoptr (PupitreResult) school = NULL, moderated = NULL, examination = NULL, final = NULL;
  g_autoptr (GDateTime) session = NULL, published = NULL;
  PupitreMinistryResultFields fields = { 0 };
  PupitreJson item;
  gint64 date;

  if (!pupitre_wire_open (json, identify, &item, error))
    return NULL;

  identify (item, &id, &date);
  code = pupitre_wire_dup_line (item, "codeMatiere");
  title = pupitre_wire_dup_line (item, "descriptionMatiere");
  kind = pupitre_wire_dup_line (item, "typeEpreuve");
  session = dup_session (item);
  school = pupitre_result_reader_read (pupitre_json_get_member (item, "resultatEcole"));
  moderated = pupitre_result_reader_read (pupitre_json_get_member (item, "resultatModere"));
  examination = pupitre_result_reader_read (pupitre_json_get_member (item, "resultatEpreuve"));
  final = pupitre_result_reader_read (pupitre_json_get_member (item, "resultatFinal"));
  published = pupitre_wire_dup_day (item, "datePublication");

  fields.id = id;
  fields.code = code;
  fields.title = title;
  fields.session = session;
  fields.kind = kind;
  fields.school = school;
  fields.moderated = moderated;
  fields.examination = examination;
  fields.final = final;
  fields.units = pupitre_wire_get_number (item, "nombreUnites", MAX_UNITS);
  fields.passed = read_passed (item);
  fields.published = published;
  return pupitre_ministry_result_new (&fields);
}
