/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-result-news"

#include "pupitre-result-news.h"

/* Which marks of a subject came, or became others, since the parent last looked. A mark that was taken
 * back is no new mark, and neither is another average of the group. */

static PupitreTermResult *
find_term (PupitreSubjectResult *results, int number)
{
  for (guint i = 0; i < pupitre_subject_result_get_n_terms (results); i++) {
    PupitreTermResult *term = pupitre_subject_result_get_term (results, i);

    if (pupitre_term_result_get_number (term) == number)
      return term;
  }
  return NULL;
}

/* Schools may send a competency without a code. */
static gboolean
is_same (PupitreCompetency *a, PupitreCompetency *b)
{
  return g_str_equal (pupitre_competency_get_code (a), pupitre_competency_get_code (b)) &&
         (pupitre_competency_get_code (a)[0] != '\0' ||
          g_str_equal (pupitre_competency_get_title (a), pupitre_competency_get_title (b)));
}

/* @returns: (nullable) */
static PupitreResult *
find_competency_result (PupitreTermResult *term, PupitreCompetency *competency)
{
  for (guint i = 0; term != NULL && i < pupitre_term_result_get_n_competencies (term); i++) {
    PupitreCompetency *other = pupitre_term_result_get_competency (term, i);

    if (is_same (other, competency))
      return pupitre_competency_get_result (other);
  }
  return NULL;
}

/**
 * pupitre_result_news_in_mark:
 * @term: An étape of a subject
 * @before: (nullable): The subject at the last look; %NULL: as it is now
 *
 * Returns: whether its mark is new. Any thread.
 */
gboolean
pupitre_result_news_in_mark (PupitreTermResult *term, PupitreSubjectResult *before)
{
  PupitreTermResult *then;

  g_return_val_if_fail (PUPITRE_IS_TERM_RESULT (term), FALSE);
  g_return_val_if_fail (before == NULL || PUPITRE_IS_SUBJECT_RESULT (before), FALSE);

  if (before == NULL || pupitre_term_result_get_result (term) == NULL)
    return FALSE;
  then = find_term (before, pupitre_term_result_get_number (term));

  return !pupitre_result_equal (pupitre_term_result_get_result (term),
                                then != NULL ? pupitre_term_result_get_result (then) : NULL);
}

/**
 * pupitre_result_news_in_competency:
 * @term: An étape of a subject
 * @position: Which of its competencies, from 0
 * @before: (nullable): The subject at the last look; %NULL: as it is now
 *
 * Returns: whether the mark of the competency is new. Any thread.
 */
gboolean
pupitre_result_news_in_competency (PupitreTermResult    *term,
                                   guint                 position,
                                   PupitreSubjectResult *before)
{
  PupitreCompetency *competency;
  PupitreResult *result;

  g_return_val_if_fail (PUPITRE_IS_TERM_RESULT (term), FALSE);
  g_return_val_if_fail (before == NULL || PUPITRE_IS_SUBJECT_RESULT (before), FALSE);

  if (before == NULL)
    return FALSE;
  competency = pupitre_term_result_get_competency (term, position);
  result = pupitre_competency_get_result (competency);

  return result != NULL &&
         !pupitre_result_equal (
           result, find_competency_result (
                     find_term (before, pupitre_term_result_get_number (term)), competency));
}

/**
 * pupitre_result_news_in_term:
 * @term: An étape of a subject
 * @before: (nullable): The subject at the last look; %NULL: as it is now
 *
 * Returns: whether its mark, or that of one of its competencies, is new. Any thread.
 */
gboolean
pupitre_result_news_in_term (PupitreTermResult *term, PupitreSubjectResult *before)
{
  g_return_val_if_fail (PUPITRE_IS_TERM_RESULT (term), FALSE);

  if (pupitre_result_news_in_mark (term, before))
    return TRUE;
  for (guint i = 0; i < pupitre_term_result_get_n_competencies (term); i++) {
    if (pupitre_result_news_in_competency (term, i, before))
      return TRUE;
  }
  return FALSE;
}

/**
 * pupitre_result_news_in_final:
 * @now: A subject
 * @before: (nullable): The subject at the last look; %NULL: as it is now
 *
 * Returns: whether the mark of the whole year is new. Any thread.
 */
gboolean
pupitre_result_news_in_final (PupitreSubjectResult *now, PupitreSubjectResult *before)
{
  g_return_val_if_fail (PUPITRE_IS_SUBJECT_RESULT (now), FALSE);
  g_return_val_if_fail (before == NULL || PUPITRE_IS_SUBJECT_RESULT (before), FALSE);

  return before != NULL && pupitre_subject_result_get_final (now) != NULL &&
         !pupitre_result_equal (pupitre_subject_result_get_final (now),
                                pupitre_subject_result_get_final (before));
}

/**
 * pupitre_result_news_count:
 * @now: A subject
 * @before: (nullable): The subject at the last look; %NULL: as it is now
 *
 * Returns: how many étapes have something new; the whole year counts as one. Any thread.
 */
guint
pupitre_result_news_count (PupitreSubjectResult *now, PupitreSubjectResult *before)
{
  guint n;

  g_return_val_if_fail (PUPITRE_IS_SUBJECT_RESULT (now), 0);

  n = pupitre_result_news_in_final (now, before) ? 1 : 0;
  for (guint i = 0; i < pupitre_subject_result_get_n_terms (now); i++)
    n += pupitre_result_news_in_term (pupitre_subject_result_get_term (now, i), before) ? 1 : 0;
  return n;
}
