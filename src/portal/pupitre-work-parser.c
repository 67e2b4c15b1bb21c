/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-work-parser"

#include "pupitre-work-parser.h"

#include "pupitre-result-reader.h"
#include "pupitre-wire.h"

#include <stdlib.h>

/* GET /api/evaluation/resultats/{etab}/{annee}/eleves/{fiche}/travaux/visibleParentEleve: the work of a
 * child, marked or not. The portal sends that of the active étape only, so an answer says nothing of the
 * others: the étape comes first in a key, and only the étapes that an answer holds are covered by it. */

#define MAX_TERM 12

static char *
dup_or_empty (PupitreJson item, const char *name)
{
  g_autofree char *text = pupitre_wire_dup_line (item, name);

  return text != NULL ? g_steal_pointer (&text) : g_strdup ("");
}

static gboolean
identify (PupitreJson item, char **key, gint64 *date)
{
  g_autoptr (GDateTime) day = pupitre_wire_dup_day (item, "dateTravail");
  g_autofree char *title = pupitre_wire_dup_line (item, "descriptionTravail");
  g_autofree char *id = pupitre_wire_dup_id (item, "idTravail");
  int term = pupitre_wire_get_number (item, "codeEtape", MAX_TERM);

  if (day == NULL || title == NULL)
    return FALSE;
  *date = g_date_time_to_unix (day);
  if (id != NULL) {
    *key = g_strdup_printf ("%d/%s", term, id);
  } else {
    g_autofree char *subject = dup_or_empty (item, "codeMatiere");
    g_autofree char *text = g_date_time_format (day, "%Y-%m-%d");

    *key = g_strdup_printf (PUPITRE_WIRE_NO_ID "%d/%s/%s/%s", term, subject, text, title);
  }
  return TRUE;
}

/* What the keys of the étapes of an answer begin with. */
static char **
find_scope (PupitreParsed *parsed)
{
  g_autoptr (GStrvBuilder) scope = g_strv_builder_new ();
  guint met = 0;

  for (guint i = 0; i < parsed->items->len; i++) {
    const char *key = ((PupitreItem *) g_ptr_array_index (parsed->items, i))->key;
    int term = atoi (g_str_has_prefix (key, PUPITRE_WIRE_NO_ID) ? key + 1 : key);
    g_autofree char *with_id = g_strdup_printf ("%d/", term);
    g_autofree char *without = g_strconcat (PUPITRE_WIRE_NO_ID, with_id, NULL);

    if ((met & 1u << term) != 0)
      continue;
    met |= 1u << term;
    g_strv_builder_add_many (scope, with_id, without, NULL);
  }
  return g_strv_builder_end (scope);
}

/**
 * pupitre_work_parser_split:
 * @body: The answer
 * @error: Return location
 *
 * Splits an answer into work items, see pupitre_wire_split(). The key is that of étape and portal's id,
 * else that of étape, subject, day and title; the date is the day of the work. The answer covers its own
 * étapes only.
 *
 * Returns: (transfer full) (nullable): the work. Any thread.
 */
PupitreParsed *
pupitre_work_parser_split (GBytes *body, GError **error)
{
  PupitreParsed *parsed = pupitre_wire_split (body, identify, error);

  if (parsed != NULL)
    parsed->scope = find_scope (parsed);
  return parsed;
}

/**
 * pupitre_work_parser_read_with:
 * @json: One work item as it was received
 * @before: (nullable): What it was when the parent last looked
 * @error: Return location
 *
 * Returns: (transfer full) (nullable): the work item. Any thread.
 */
PupitreWork *
pupitre_work_parser_read_with (GBytes *json, PupitreWork *before, GError **error)
{
  g_autofree char *id = NULL, *code = NULL, *subject = NULL, *title = NULL, *remark = NULL;
  g_autofree char *competency_code = NULL, *competency = NULL;
  g_autoptr (PupitreResult) result = NULL;
  g_autoptr (GDateTime) day = NULL, updated = NULL;
  PupitreWorkFields fields = { 0 };
  PupitreJson item, evaluated, counts;
  double weight;
  gint64 date;

  if (!pupitre_wire_open (json, identify, &item, error))
    return NULL;

  identify (item, &id, &date);
  code = pupitre_wire_dup_line (item, "codeMatiere");
  subject = pupitre_wire_dup_line (item, "descriptionMatiere");
  title = pupitre_wire_dup_line (item, "descriptionTravail");
  day = pupitre_wire_dup_day (item, "dateTravail");
  updated = pupitre_wire_dup_date (item, "dateHeureMajResultat");
  result = pupitre_result_reader_read (pupitre_json_get_member (item, "resultat"));
  evaluated = pupitre_json_get_member (item, "competence");
  competency_code = pupitre_wire_dup_line (evaluated, "code");
  competency = pupitre_wire_dup_line (evaluated, "description");
  counts = pupitre_json_get_member (item, "porteeAuBulletin");
  remark = pupitre_wire_dup_line (item, "commentaire");

  fields.id = id;
  fields.subject_code = code;
  fields.subject_title = subject;
  fields.title = title;
  fields.term = pupitre_wire_get_number (item, "codeEtape", MAX_TERM);
  fields.date = day;
  fields.updated = updated;
  fields.result = result;
  fields.competency_code = competency_code;
  fields.competency = competency;
  fields.on_report_card = pupitre_json_get_type (counts) == PUPITRE_JSON_ABSENT ||
                          pupitre_json_get_type (counts) == PUPITRE_JSON_NULL ||
                          pupitre_json_is_true (counts);
  fields.weight = pupitre_wire_get_decimal (item, "ponderation", &weight) ? &weight : NULL;
  fields.remark = remark;
  fields.freshly_marked = before != NULL && result != NULL &&
                          !pupitre_result_equal (result, pupitre_work_get_result (before));
  return pupitre_work_new (&fields);
}

/**
 * pupitre_work_parser_read:
 * @json: One work item as it was received
 * @error: Return location
 *
 * Returns: (transfer full) (nullable): the work item. Any thread.
 */
PupitreWork *
pupitre_work_parser_read (GBytes *json, GError **error)
{
  return pupitre_work_parser_read_with (json, NULL, error);
}
