/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pupitre-decimal.h"
#include "pupitre-estimate.h"
#include "pupitre-number-words.h"
#include "pupitre-school-time.h"

#include <math.h>

/* Numbers as the portal writes them and as they are shown, and our own estimate of a mark. */

static void
test_decimal (void)
{
  static const struct {
    const char *text;
    gboolean    is_number;
    double      number;
  } CASES[] = {
    { "37", TRUE, 37 },      { "7,5", TRUE, 7.5 },    { " 7.5 ", TRUE, 7.5 }, { "-2", TRUE, -2 },
    { "1e2", TRUE, 100 },    { "0", TRUE, 0 },        { NULL, FALSE, 0 },     { "", FALSE, 0 },
    { "A+", FALSE, 0 },      { "NaN", FALSE, 0 },     { "inf", FALSE, 0 },    { "1e999", FALSE, 0 },
    { "0x1p4", FALSE, 0 },   { "1,234.5", FALSE, 0 }, { "7 sur 10", FALSE, 0 }, { "82 %", FALSE, 0 },
    { "e", FALSE, 0 },       { ",", FALSE, 0 },       { "--1", FALSE, 0 },    { "1.2.3", FALSE, 0 },
    { "1111111111111111111111111111111111", FALSE, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (CASES); i++) {
    double number = 0;

    g_test_message ("%s", CASES[i].text);
    g_assert_cmpint (pupitre_decimal_parse (CASES[i].text, &number), ==, CASES[i].is_number);
    g_assert_cmpfloat_with_epsilon (number, CASES[i].number, 1e-9);
  }
}

static void
test_words (void)
{
  static const struct {
    char      *(*write) (double);
    double      number;
    const char *words;
  } CASES[] = {
    { pupitre_number_words_decimal, 37, "37" },     { pupitre_number_words_decimal, 7.5, "7.5" },
    { pupitre_number_words_decimal, 7.25, "7.25" }, { pupitre_number_words_decimal, 100, "100" },
    { pupitre_number_words_decimal, -0.001, "0" },  { pupitre_number_words_decimal, 0, "0" },
    { pupitre_number_words_percent, 82.5, "83%" },  { pupitre_number_words_percent, 82.4, "82%" },
    { pupitre_number_words_percent, 100, "100%" },  { pupitre_number_words_percent, 0, "0%" },
  };
  static const struct {
    gint64      cents;
    const char *words;
  } SUMS[] = {
    { 0, "$0.00" },          { 5, "$0.05" },
    { 123450, "$1,234.50" }, { 100000000, "$1,000,000.00" },
    { -2000, "\342\210\222$20.00" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (CASES); i++) {
    g_autofree char *words = CASES[i].write (CASES[i].number);

    g_assert_cmpstr (words, ==, CASES[i].words);
  }
  for (gsize i = 0; i < G_N_ELEMENTS (SUMS); i++) {
    g_autofree char *words = pupitre_number_words_money (SUMS[i].cents);

    g_assert_cmpstr (words, ==, SUMS[i].words);
  }
}

/* @mark: (nullable), @weight: below 0 if it is not said */
static void
add_work (GPtrArray *works, int term, const char *code, const char *mark, double weight)
{
  g_autoptr (GDateTime) day = pupitre_school_time_parse ("2026-11-02");
  g_autoptr (PupitreResult) result = mark != NULL ? pupitre_result_new (mark, "20", NULL) : NULL;

  g_ptr_array_add (works, pupitre_work_new (&(PupitreWorkFields) {
    .id = "w", .title = "Travail", .term = term, .date = day, .result = result,
    .competency_code = code, .competency = code, .on_report_card = TRUE,
    .weight = weight >= 0 ? &weight : NULL,
  }));
}

static PupitreCompetency *
competency (const char *code, double weight)
{
  return pupitre_competency_new (&(PupitreCompetencyFields) {
    .code = code, .title = code, .weight = weight >= 0 ? &weight : NULL,
  });
}

/* @mark: (nullable); @first, @second: weights of the competencies, below 0 if they are not said */
static PupitreTermResult *
term (int number, double weight, const char *mark, double first, double second)
{
  g_autoptr (GPtrArray) competencies = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (PupitreResult) result = mark != NULL ? pupitre_result_new (mark, NULL, NULL) : NULL;

  g_ptr_array_add (competencies, competency ("C1", first));
  g_ptr_array_add (competencies, competency ("C2", second));
  return pupitre_term_result_new (&(PupitreTermResultFields) {
    .number = number, .weight = weight >= 0 ? &weight : NULL, .result = result,
    .competencies = competencies,
  });
}

static PupitreSubjectResult *
subject (PupitreTermResult *first, PupitreTermResult *second)
{
  g_autoptr (GPtrArray) terms = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (terms, first);
  g_ptr_array_add (terms, second);
  return pupitre_subject_result_new (&(PupitreSubjectResultFields) {
    .code = "1", .title = "Mathématique", .terms = terms,
  });
}

/* Mathematics: 30 % and 70 %. */
static void
test_estimate (void)
{
  g_autoptr (GPtrArray) works = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (PupitreSubjectResult) results =
    subject (term (1, 20, "60", 30, 70), term (2, 20, NULL, 30, 70));
  double percent = -1;

  g_assert_cmpint (pupitre_estimate_term (works, results, 2, &percent), ==,
                   PUPITRE_ESTIMATE_MISSING_MARKS);
  add_work (works, 2, "C1", "16", 10);  /* 80 % */
  add_work (works, 2, "C1", "10", 30);  /* 50 %: C1 has 57.5 */
  add_work (works, 2, "C1", NULL, -1);  /* not marked yet: nothing is wanted of it */
  g_assert_cmpint (pupitre_estimate_term (works, results, 2, &percent), ==,
                   PUPITRE_ESTIMATE_MISSING_NOTHING);
  g_assert_cmpfloat_with_epsilon (percent, 57.5, 1e-9);
  add_work (works, 2, "C2", "18", 5);   /* 90 % */
  add_work (works, 1, "C2", "1", 5);    /* of another étape */
  g_assert_cmpint (pupitre_estimate_term (works, results, 2, &percent), ==,
                   PUPITRE_ESTIMATE_MISSING_NOTHING);
  g_assert_cmpfloat_with_epsilon (percent, 0.3 * 57.5 + 0.7 * 90, 1e-9);
  /* The official 60 of the first étape stands for it, whatever its work says. */
  g_assert_cmpint (pupitre_estimate_year (works, results, &percent), ==,
                   PUPITRE_ESTIMATE_MISSING_NOTHING);
  g_assert_cmpfloat_with_epsilon (percent, (60 + 0.3 * 57.5 + 0.7 * 90) / 2, 1e-9);
}

/* What was not received is named, and no number comes of it. */
static void
test_missing (void)
{
  static const struct {
    const char            *mark, *code;
    double                 work, competency, term;
    PupitreEstimateMissing missing, over_year;
  } CASES[] = {
    { "16", "C1", -1, 30, 20, PUPITRE_ESTIMATE_MISSING_WORK_WEIGHTS,
      PUPITRE_ESTIMATE_MISSING_WORK_WEIGHTS },
    { "16", "C1", 0, 30, 20, PUPITRE_ESTIMATE_MISSING_WORK_WEIGHTS,
      PUPITRE_ESTIMATE_MISSING_WORK_WEIGHTS },
    { "16", "C1", 5, -1, 20, PUPITRE_ESTIMATE_MISSING_COMPETENCY_WEIGHTS,
      PUPITRE_ESTIMATE_MISSING_COMPETENCY_WEIGHTS },
    { "16", "C1", 5, 0, 20, PUPITRE_ESTIMATE_MISSING_COMPETENCY_WEIGHTS,
      PUPITRE_ESTIMATE_MISSING_COMPETENCY_WEIGHTS },
    { "16", "C9", 5, 30, 20, PUPITRE_ESTIMATE_MISSING_COMPETENCY_WEIGHTS,
      PUPITRE_ESTIMATE_MISSING_COMPETENCY_WEIGHTS },
    { "B+", "C1", 5, 30, 20, PUPITRE_ESTIMATE_MISSING_NUMBERS, PUPITRE_ESTIMATE_MISSING_NUMBERS },
    { "16", "C1", 5, 30, -1, PUPITRE_ESTIMATE_MISSING_NOTHING,
      PUPITRE_ESTIMATE_MISSING_TERM_WEIGHTS },
    { "16", "C1", -1, -1, 20,
      PUPITRE_ESTIMATE_MISSING_WORK_WEIGHTS | PUPITRE_ESTIMATE_MISSING_COMPETENCY_WEIGHTS,
      PUPITRE_ESTIMATE_MISSING_WORK_WEIGHTS | PUPITRE_ESTIMATE_MISSING_COMPETENCY_WEIGHTS },
    { NULL, "C1", 5, 30, 20, PUPITRE_ESTIMATE_MISSING_MARKS, PUPITRE_ESTIMATE_MISSING_NOTHING },
    /* A subject with one result. */
    { "16", "", 5, -1, 20, PUPITRE_ESTIMATE_MISSING_NOTHING, PUPITRE_ESTIMATE_MISSING_NOTHING },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (CASES); i++) {
    g_autoptr (GPtrArray) works = g_ptr_array_new_with_free_func (g_object_unref);
    g_autoptr (PupitreSubjectResult) results =
      subject (term (1, 20, "60", 30, 70), term (2, CASES[i].term, NULL, CASES[i].competency, 70));
    double percent = 1234, year = 1234;

    g_test_message ("Case %zu", i);
    add_work (works, 2, CASES[i].code, CASES[i].mark, CASES[i].work);
    g_assert_cmpint (pupitre_estimate_term (works, results, 2, &percent), ==, CASES[i].missing);
    g_assert_cmpint (pupitre_estimate_year (works, results, &year), ==, CASES[i].over_year);
    g_assert_true (isfinite (percent) && isfinite (year));
    g_assert_cmpint (percent < 1000, ==, CASES[i].missing == PUPITRE_ESTIMATE_MISSING_NOTHING);
    g_assert_cmpint (year < 1000, ==, CASES[i].over_year == PUPITRE_ESTIMATE_MISSING_NOTHING);
  }
}

/* Before anything is published. */
static void
test_nothing (void)
{
  g_autoptr (GPtrArray) works = g_ptr_array_new_with_free_func (g_object_unref);
  double percent = -1;

  g_assert_cmpint (pupitre_estimate_year (works, NULL, &percent), ==,
                   PUPITRE_ESTIMATE_MISSING_MARKS);
  add_work (works, 1, "C1", "16", 5);
  g_assert_cmpint (pupitre_estimate_term (works, NULL, 1, &percent), ==,
                   PUPITRE_ESTIMATE_MISSING_COMPETENCY_WEIGHTS);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/results/decimal", test_decimal);
  g_test_add_func ("/results/words", test_words);
  g_test_add_func ("/results/estimate", test_estimate);
  g_test_add_func ("/results/missing", test_missing);
  g_test_add_func ("/results/nothing", test_nothing);

  return g_test_run ();
}
