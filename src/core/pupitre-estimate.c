/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-estimate"

#include "pupitre-estimate.h"

/* Our own estimate of a mark, from what the portal has sent and nothing else. The rule, which is also told
 * to the parent: within a competency, the marked work that counts, by its weights; within a subject, the
 * competencies that have such work, by theirs; over the year, the étapes, by theirs, each with its
 * official mark where there is one. Where a weight that this needs was not received, there is no estimate:
 * a weight that is supposed would make a mark up. */

/* A mean that is being made. */
typedef struct {
  double sum;
  double weights;
} Mean;

static void
mean_add (Mean *mean, double percent, double weight)
{
  mean->sum += percent * weight;
  mean->weights += weight;
}

/* @returns: whether the weight was received, and can be one. */
static gboolean
is_weight (gboolean said, double weight)
{
  return said && weight >= 0;
}

static PupitreTermResult *
find_term (PupitreSubjectResult *results, int number)
{
  for (guint i = 0; results != NULL && i < pupitre_subject_result_get_n_terms (results); i++) {
    PupitreTermResult *term = pupitre_subject_result_get_term (results, i);

    if (pupitre_term_result_get_number (term) == number)
      return term;
  }
  return NULL;
}

static gboolean
find_competency_weight (PupitreTermResult *term, const char *code, double *weight)
{
  for (guint i = 0; term != NULL && i < pupitre_term_result_get_n_competencies (term); i++) {
    PupitreCompetency *competency = pupitre_term_result_get_competency (term, i);
    double said = 0;

    if (!g_str_equal (pupitre_competency_get_code (competency), code))
      continue;
    *weight = 0;
    if (!is_weight (pupitre_competency_get_weight (competency, &said), said))
      return FALSE;
    *weight = said;
    return TRUE;
  }
  return FALSE;
}

/* The mean of the marked work of one competency that counts. */
static PupitreEstimateMissing
estimate_competency (GPtrArray *works, int term, const char *code, double *percent)
{
  PupitreEstimateMissing missing = PUPITRE_ESTIMATE_MISSING_NOTHING;
  Mean mean = { 0, 0 };

  for (guint i = 0; i < works->len; i++) {
    PupitreWork *work = g_ptr_array_index (works, i);
    PupitreResult *result = pupitre_work_get_result (work);
    double mark = 0, weight = 0;

    if (pupitre_work_get_term (work) != term || result == NULL ||
        !pupitre_work_is_on_report_card (work) ||
        !g_str_equal (pupitre_work_get_competency_code (work), code))
      continue;
    if (!pupitre_result_get_percent (result, &mark))
      missing |= PUPITRE_ESTIMATE_MISSING_NUMBERS;
    else if (!is_weight (pupitre_work_get_weight (work, &weight), weight))
      missing |= PUPITRE_ESTIMATE_MISSING_WORK_WEIGHTS;
    else
      mean_add (&mean, mark, weight);
  }
  if (missing == PUPITRE_ESTIMATE_MISSING_NOTHING && mean.weights <= 0)
    missing = PUPITRE_ESTIMATE_MISSING_WORK_WEIGHTS;
  if (missing == PUPITRE_ESTIMATE_MISSING_NOTHING)
    *percent = mean.sum / mean.weights;
  return missing;
}

/* @returns: (transfer full) (element-type utf8): the codes of the competencies that have marked work that
 *   counts; the empty one is that of a subject with one result */
static GPtrArray *
list_competencies (GPtrArray *works, int term)
{
  GPtrArray *codes = g_ptr_array_new ();

  for (guint i = 0; i < works->len; i++) {
    PupitreWork *work = g_ptr_array_index (works, i);
    const char *code = pupitre_work_get_competency_code (work);

    if (pupitre_work_get_term (work) == term && pupitre_work_get_result (work) != NULL &&
        pupitre_work_is_on_report_card (work) &&
        !g_ptr_array_find_with_equal_func (codes, code, g_str_equal, NULL))
      g_ptr_array_add (codes, (gpointer) code);
  }
  return codes;
}

/**
 * pupitre_estimate_term:
 * @works: (element-type PupitreWork): The work of one subject
 * @results: (nullable): What is published of it
 * @term: An étape
 * @percent: (out): the estimate in percent, finite; left alone if there is none
 *
 * Estimates the mark of a subject in one étape from the work that is marked.
 *
 * Returns: what is missing for it. Any thread.
 */
PupitreEstimateMissing
pupitre_estimate_term (GPtrArray            *works,
                       PupitreSubjectResult *results,
                       int                   term,
                       double               *percent)
{
  g_autoptr (GPtrArray) codes = NULL;
  PupitreEstimateMissing missing = PUPITRE_ESTIMATE_MISSING_NOTHING;
  Mean mean = { 0, 0 };

  g_return_val_if_fail (works != NULL && percent != NULL, PUPITRE_ESTIMATE_MISSING_MARKS);

  codes = list_competencies (works, term);
  for (guint i = 0; i < codes->len; i++) {
    const char *code = g_ptr_array_index (codes, i);
    double mark = 0, weight = 1;

    missing |= estimate_competency (works, term, code, &mark);
    /* A subject with one result has no competency to weigh. */
    if ((*code != '\0' || codes->len > 1) &&
        !find_competency_weight (find_term (results, term), code, &weight))
      missing |= PUPITRE_ESTIMATE_MISSING_COMPETENCY_WEIGHTS;
    mean_add (&mean, mark, weight);
  }
  if (codes->len == 0)
    return PUPITRE_ESTIMATE_MISSING_MARKS;
  if (missing == PUPITRE_ESTIMATE_MISSING_NOTHING && mean.weights <= 0)
    missing = PUPITRE_ESTIMATE_MISSING_COMPETENCY_WEIGHTS;
  if (missing == PUPITRE_ESTIMATE_MISSING_NOTHING)
    *percent = mean.sum / mean.weights;
  return missing;
}

/**
 * pupitre_estimate_year:
 * @works: (element-type PupitreWork): The work of one subject
 * @results: (nullable): What is published of it
 * @percent: (out): the estimate in percent, finite; left alone if there is none
 *
 * Estimates the mark of a subject over the étapes that have one so far: the official mark of an étape,
 * else our own estimate of it.
 *
 * Returns: what is missing for it. Any thread.
 */
PupitreEstimateMissing
pupitre_estimate_year (GPtrArray *works, PupitreSubjectResult *results, double *percent)
{
  PupitreEstimateMissing missing = PUPITRE_ESTIMATE_MISSING_NOTHING;
  Mean mean = { 0, 0 };
  guint n_terms;
  guint n_met = 0;

  g_return_val_if_fail (works != NULL && percent != NULL, PUPITRE_ESTIMATE_MISSING_MARKS);

  n_terms = results != NULL ? pupitre_subject_result_get_n_terms (results) : 0;
  for (guint i = 0; i < n_terms; i++) {
    PupitreTermResult *term = pupitre_subject_result_get_term (results, i);
    PupitreResult *official = pupitre_term_result_get_result (term);
    PupitreEstimateMissing here = PUPITRE_ESTIMATE_MISSING_NOTHING;
    double mark = 0, weight = 0;

    if (official == NULL)
      here = pupitre_estimate_term (works, results, pupitre_term_result_get_number (term), &mark);
    else if (!pupitre_result_get_percent (official, &mark))
      here = PUPITRE_ESTIMATE_MISSING_NUMBERS;
    if (here == PUPITRE_ESTIMATE_MISSING_MARKS)  /* it has not begun */
      continue;
    if (!is_weight (pupitre_term_result_get_weight (term, &weight), weight))
      here |= PUPITRE_ESTIMATE_MISSING_TERM_WEIGHTS;
    missing |= here;
    mean_add (&mean, mark, weight);
    n_met++;
  }
  if (n_met == 0)
    return PUPITRE_ESTIMATE_MISSING_MARKS;
  if (missing == PUPITRE_ESTIMATE_MISSING_NOTHING && mean.weights <= 0)
    missing = PUPITRE_ESTIMATE_MISSING_TERM_WEIGHTS;
  if (missing == PUPITRE_ESTIMATE_MISSING_NOTHING)
    *percent = mean.sum / mean.weights;
  return missing;
}
