/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-subject-results-parser"

#include "pupitre-subject-results-parser.h"

#include "pupitre-result-reader.h"
#include "pupitre-wire.h"

/* GET /api/evaluation/resultats/{etab}/{annee}/eleves/{fiche}/matieresEleves: what is published of each
 * subject, étape by étape. A subject needs its code and its name; an étape needs its number, a competency
 * its name. */

#define MAX_TERM 12

static gboolean
identify (PupitreJson item, char **key, gint64 *date)
{
  g_autofree char *title = pupitre_wire_dup_line (item, "descriptionMatiere");

  if (title == NULL)
    return FALSE;
  *key = pupitre_wire_dup_id (item, "codeMatiere");
  return *key != NULL;
}

/* @returns: (transfer full) (nullable) */
static PupitreCompetency *
read_competency (PupitreJson item)
{
  g_autofree char *code = pupitre_wire_dup_line (item, "code");
  g_autofree char *title = pupitre_wire_dup_line (item, "description");
  g_autoptr (PupitreResult) result =
    pupitre_result_reader_read (pupitre_json_get_member (item, "resultat"));
  PupitreCompetencyFields fields = { 0 };
  double weight;

  fields.code = code;
  fields.title = title;
  fields.weight = pupitre_wire_get_decimal (item, "ponderation", &weight) ? &weight : NULL;
  fields.result = result;
  return title != NULL ? pupitre_competency_new (&fields) : NULL;
}

/* @returns: (transfer full) (element-type PupitreCompetency) */
static GPtrArray *
read_competencies (PupitreJson list, guint *n_unreadable)
{
  GPtrArray *competencies = g_ptr_array_new_with_free_func (g_object_unref);
  PupitreJson element = { NULL, 0 };

  while (competencies->len < PUPITRE_WIRE_MAX_LIST && pupitre_json_next_element (list, &element)) {
    PupitreCompetency *competency = read_competency (element);

    if (competency != NULL)
      g_ptr_array_add (competencies, competency);
    else
      (*n_unreadable)++;
  }
  return competencies;
}

/* @returns: (transfer full) (nullable) */
static PupitreTermResult *
read_term (PupitreJson item, guint *n_unreadable)
{
  g_autofree char *remark = pupitre_wire_dup_line (item, "commentaire");
  g_autoptr (GDateTime) updated = pupitre_wire_dup_date (item, "dateHeureMajResultat");
  g_autoptr (PupitreResult) result =
    pupitre_result_reader_read (pupitre_json_get_member (item, "resultat"));
  g_autoptr (GPtrArray) competencies =
    read_competencies (pupitre_json_get_member (item, "competences"), n_unreadable);
  PupitreTermResultFields fields = { 0 };
  double weight;

  fields.number = pupitre_wire_get_number (item, "sequenceEtapeAnnee", MAX_TERM);
  fields.weight = pupitre_wire_get_decimal (item, "ponderation", &weight) ? &weight : NULL;
  fields.result = result;
  fields.competencies = competencies;
  fields.remark = remark;
  fields.updated = updated;
  return fields.number > 0 ? pupitre_term_result_new (&fields) : NULL;
}

static int
compare_terms (gconstpointer a, gconstpointer b)
{
  return pupitre_term_result_get_number (*(PupitreTermResult *const *) a) -
         pupitre_term_result_get_number (*(PupitreTermResult *const *) b);
}

/* @returns: (transfer full) (element-type PupitreTermResult): in the order of the year */
static GPtrArray *
read_terms (PupitreJson item, guint *n_unreadable)
{
  PupitreJson list = pupitre_json_get_member (item, "etapes");
  PupitreJson element = { NULL, 0 };
  GPtrArray *terms = g_ptr_array_new_with_free_func (g_object_unref);

  while (terms->len < PUPITRE_WIRE_MAX_LIST && pupitre_json_next_element (list, &element)) {
    PupitreTermResult *term = read_term (element, n_unreadable);

    if (term != NULL)
      g_ptr_array_add (terms, term);
    else
      (*n_unreadable)++;
  }
  g_ptr_array_sort (terms, compare_terms);
  return terms;
}

/**
 * pupitre_subject_results_parser_split:
 * @body: The answer
 * @error: Return location
 *
 * Splits an answer into subjects, see pupitre_wire_split_in_order(). The key is the code of the subject.
 * Étapes and competencies that can not be read are counted.
 *
 * Returns: (transfer full) (nullable): the subjects. Any thread.
 */
PupitreParsed *
pupitre_subject_results_parser_split (GBytes *body, GError **error)
{
  PupitreParsed *parsed = pupitre_wire_split_in_order (body, identify, error);

  for (guint i = 0; parsed != NULL && i < parsed->items->len; i++) {
    PupitreItem *item = g_ptr_array_index (parsed->items, i);
    g_autoptr (GPtrArray) terms = NULL;
    PupitreJson subject;

    if (pupitre_json_parse (item->json, &subject, NULL))
      terms = read_terms (subject, &parsed->n_unreadable);
  }
  return parsed;
}

/**
 * pupitre_subject_results_parser_read_with:
 * @json: One subject as it was received
 * @before: (nullable): What it was when the parent last looked
 * @error: Return location
 *
 * Returns: (transfer full) (nullable): the subject, without the étapes and competencies that can not be
 *   read. Any thread.
 */
PupitreSubjectResult *
pupitre_subject_results_parser_read_with (GBytes               *json,
                                          PupitreSubjectResult *before,
                                          GError              **error)
{
  g_autofree char *code = NULL, *title = NULL;
  g_autoptr (PupitreResult) final = NULL;
  g_autoptr (GPtrArray) terms = NULL;
  PupitreSubjectResultFields fields = { 0 };
  PupitreJson item;
  guint n_unreadable = 0;

  if (!pupitre_wire_open (json, identify, &item, error))
    return NULL;

  code = pupitre_wire_dup_id (item, "codeMatiere");
  title = pupitre_wire_dup_line (item, "descriptionMatiere");
  terms = read_terms (item, &n_unreadable);
  final = pupitre_result_reader_read (pupitre_json_get_member (item, "resultatFinal"));

  fields.code = code;
  fields.title = title;
  fields.terms = terms;
  fields.final = final;
  fields.before = before;
  return pupitre_subject_result_new (&fields);
}

/**
 * pupitre_subject_results_parser_read:
 * @json: One subject as it was received
 * @error: Return location
 *
 * Returns: (transfer full) (nullable): the subject, see pupitre_subject_results_parser_read_with(). Any
 *   thread.
 */
PupitreSubjectResult *
pupitre_subject_results_parser_read (GBytes *json, GError **error)
{
  return pupitre_subject_results_parser_read_with (json, NULL, error);
}
