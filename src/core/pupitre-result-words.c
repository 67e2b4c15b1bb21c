/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-result-words"

#include "config.h"

#include "pupitre-result-words.h"

#include "pupitre-number-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Marks in words. A letter or a remark stays what the school wrote. */

/**
 * pupitre_result_words_dup_short:
 * @result: A mark
 *
 * Returns: (transfer full): it in percent, or as the school wrote it ("82%", "B+"). Any thread.
 */
char *
pupitre_result_words_dup_short (PupitreResult *result)
{
  double percent;

  g_return_val_if_fail (PUPITRE_IS_RESULT (result), NULL);

  if (pupitre_result_get_percent (result, &percent) && fabs (percent) < 1e9)
    return pupitre_number_words_percent (percent);
  return g_strdup (pupitre_result_get_value (result));
}

/**
 * pupitre_result_words_dup_mark:
 * @result: A mark
 *
 * Returns: (transfer full): it with what it is out of and in percent ("41/50 · 82%"); in percent alone
 *   if it is out of 100; else as the school wrote it. Any thread.
 */
char *
pupitre_result_words_dup_mark (PupitreResult *result)
{
  g_autofree char *mark = NULL, *out_of = NULL, *percent = NULL;
  double number, maximum;

  g_return_val_if_fail (PUPITRE_IS_RESULT (result), NULL);

  percent = pupitre_result_words_dup_short (result);
  if (!pupitre_result_get_number (result, &number) ||
      !pupitre_result_get_maximum (result, &maximum) || fabs (maximum - 100) < 0.001 ||
      fabs (number) > 1e9 || maximum > 1e9)
    return g_steal_pointer (&percent);
  mark = pupitre_number_words_decimal (number);
  out_of = pupitre_number_words_decimal (maximum);
  /* Translators: 1 is a mark, 2 what it is out of, 3 the mark in percent */
  return g_strdup_printf (C_("mark", "%1$s/%2$s · %3$s"), mark, out_of, percent);
}

/**
 * pupitre_result_words_dup_average:
 * @result: (nullable): A mark
 *
 * Returns: (transfer full): the average of the group, or that it is not published. Any thread.
 */
char *
pupitre_result_words_dup_average (PupitreResult *result)
{
  g_autofree char *words = NULL;
  double average;

  g_return_val_if_fail (result == NULL || PUPITRE_IS_RESULT (result), NULL);

  if (result == NULL || !pupitre_result_get_average_percent (result, &average) ||
      fabs (average) > 1e9)
    return g_strdup (C_("group average", "Group average not published"));
  words = pupitre_number_words_percent (average);
  /* Translators: %s is the average of the group in percent */
  return g_strdup_printf (C_("group average", "Group average: %s"), words);
}

/**
 * pupitre_result_words_dup_weight:
 * @weight: How much something counts, in percent
 *
 * Returns: (transfer full): that ("counts for 20%"). Any thread.
 */
char *
pupitre_result_words_dup_weight (double weight)
{
  g_autofree char *words = pupitre_number_words_percent (weight);

  /* Translators: %s is a number of percent: how much a term or a competency counts */
  return g_strdup_printf (C_("weight", "counts for %s"), words);
}
