/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pupitre-identity-parser.h"
#include "pupitre-ministry-results-parser.h"
#include "pupitre-pupil-documents-parser.h"
#include "pupitre-result-news.h"
#include "pupitre-statements-parser.h"
#include "pupitre-subject-results-parser.h"
#include "pupitre-subjects-parser.h"
#include "pupitre-tax-slips-parser.h"
#include "pupitre-transport-parser.h"
#include "pupitre-work-parser.h"

#include <gio/gio.h>
#include <string.h>

/* The parsers of results, finances and the record: what they make of the answers that are known, in every
 * odd shape of a mark. */

typedef PupitreParsed *(*Split) (GBytes *body, GError **error);

static PupitreParsed *
split (Split parser, const char *text)
{
  g_autoptr (GBytes) body = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  PupitreParsed *parsed = parser (body, &error);

  g_assert_no_error (error);
  g_assert_nonnull (parsed);
  return parsed;
}

static PupitreItem *
get_item (PupitreParsed *parsed, guint position)
{
  g_assert_cmpuint (position, <, parsed->items->len);
  return g_ptr_array_index (parsed->items, position);
}

#define READ(parser, parsed, position) \
  (parser ##_read (get_item (parsed, position)->json, NULL))

static void
assert_day (GDateTime *day, const char *expected)
{
  g_autofree char *text = day != NULL ? g_date_time_format (day, "%Y-%m-%d") : NULL;

  g_assert_cmpstr (text, ==, expected);
}

/* A work item with this result. */
static PupitreWork *
read_work (const char *result)
{
  g_autofree char *text =
    g_strdup_printf ("[{\"descriptionTravail\":\" Dictée  1 \",\"dateTravail\":\"2026-11-02\","
                     "\"codeEtape\":2,\"resultat\":%s}]", result);
  g_autoptr (PupitreParsed) parsed = split (pupitre_work_parser_split, text);
  PupitreWork *work = READ (pupitre_work_parser, parsed, 0);

  g_assert_nonnull (work);
  return work;
}

static void
test_marks (void)
{
  static const struct {
    const char *result;
    const char *value;    /* NULL: not marked yet */
    double      percent;  /* -1: none */
    double      average;  /* -1: none */
  } CASES[] = {
    { "{\"valeur\":\"37\",\"noteMaximale\":50,\"moyenne\":35}", "37", 74, 70 },
    { "{\"valeur\":\"7,5\",\"noteMaximale\":10}", "7,5", 75, -1 },
    { "{\"valeur\":7.5,\"noteMaximale\":\"10\",\"moyenne\":\"6,5\"}", "7.5", 75, 65 },
    { "{\"valeur\":\"82\",\"noteMaximale\":null,\"moyenne\":null}", "82", 82, -1 },
    { "{\"VALEUR\":\" 82 \"}", "82", 82, -1 },
    { "{\"valeur\":\"A+\",\"noteMaximale\":null,\"moyenne\":74}", "A+", -1, 74 },
    { "{\"valeur\":\"NE\"}", "NE", -1, -1 },
    { "{\"valeur\":\"NaN\",\"moyenne\":\"NaN\"}", "NaN", -1, -1 },
    { "{\"valeur\":\"inf\",\"moyenne\":\"1e999\"}", "inf", -1, -1 },
    { "{\"valeur\":\"0x10\"}", "0x10", -1, -1 },
    { "{\"valeur\":\"8\",\"noteMaximale\":0,\"moyenne\":5}", "8", -1, -1 },
    { "{\"valeur\":\"8\",\"noteMaximale\":-5}", "8", -1, -1 },
    { "{\"valeur\":\"8\",\"noteMaximale\":\"dix\"}", "8", -1, -1 },
    { "{\"valeur\":0,\"noteMaximale\":20,\"moyenne\":0}", "0", 0, 0 },
    { "{\"valeur\":\"11\",\"noteMaximale\":10}", "11", 110, -1 },
    { "{\"valeur\":null,\"noteMaximale\":20,\"moyenne\":12}", NULL, -1, -1 },
    { "{\"valeur\":\"\"}", NULL, -1, -1 },
    { "{\"valeur\":{}}", NULL, -1, -1 },
    { "{}", NULL, -1, -1 },
    { "null", NULL, -1, -1 },
    { "[]", NULL, -1, -1 },
    { "true", NULL, -1, -1 },
    { "\"65\"", "65", 65, -1 },
    { "65", "65", 65, -1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (CASES); i++) {
    g_autoptr (PupitreWork) work = read_work (CASES[i].result);
    PupitreResult *result = pupitre_work_get_result (work);
    double percent = -1, average = -1;

    g_test_message ("%s", CASES[i].result);
    if (CASES[i].value == NULL) {
      g_assert_null (result);
      continue;
    }
    g_assert_nonnull (result);
    g_assert_cmpstr (pupitre_result_get_value (result), ==, CASES[i].value);
    g_assert_cmpint (pupitre_result_get_percent (result, &percent), ==, CASES[i].percent >= 0);
    g_assert_cmpint (pupitre_result_get_average_percent (result, &average), ==,
                     CASES[i].average >= 0);
    g_assert_cmpfloat_with_epsilon (percent, CASES[i].percent, 1e-9);
    g_assert_cmpfloat_with_epsilon (average, CASES[i].average, 1e-9);
  }
}

static void
test_work (void)
{
  static const char text[] =
    "[{\"idTravail\":71,\"codeMatiere\":\"063414\",\"descriptionMatiere\":\" Mathématique \","
    "\"descriptionTravail\":\" Examen \",\"codeEtape\":2,\"dateTravail\":\"2026-11-20\","
    "\"dateHeureMajResultat\":\"2026-11-24T15:00:00-05:00\",\"resultat\":{\"valeur\":\"37\","
    "\"noteMaximale\":50},\"competence\":{\"code\":\"C2\",\"description\":\"Raisonner\"},"
    "\"porteeAuBulletin\":false,\"ponderation\":\"7,5\",\"commentaire\":\"Bravo\"},"
    "{\"codeMatiere\":\"063414\",\"descriptionTravail\":\"Devoir\",\"codeEtape\":\"2\","
    "\"dateTravail\":\"2026-11-19\"},{\"codeMatiere\":\"063414\",\"descriptionTravail\":\"Devoir \","
    "\"codeEtape\":\"2\",\"dateTravail\":\"2026-11-19\"},{\"descriptionTravail\":\"Sans date\"}]";
  g_autoptr (PupitreParsed) parsed = split (pupitre_work_parser_split, text);
  g_autoptr (PupitreWork) exam = READ (pupitre_work_parser, parsed, 0);
  g_autoptr (PupitreWork) bare = READ (pupitre_work_parser, parsed, 1);
  double weight = 0;

  g_assert_cmpuint (parsed->items->len, ==, 3);
  g_assert_cmpuint (parsed->n_unreadable, ==, 1);
  g_assert_cmpstr (get_item (parsed, 0)->key, ==, "2/71");
  g_assert_cmpstr (get_item (parsed, 1)->key, ==, "~2/063414/2026-11-19/Devoir/1");
  g_assert_cmpstr (get_item (parsed, 2)->key, ==, "~2/063414/2026-11-19/Devoir/2");
  /* It speaks of the second étape, and of no other. */
  g_assert_cmpuint (g_strv_length (parsed->scope), ==, 2);
  g_assert_true (g_strv_contains ((const char *const *) parsed->scope, "2/"));
  g_assert_true (g_strv_contains ((const char *const *) parsed->scope, "~2/"));
  g_assert_cmpstr (pupitre_work_get_title (exam), ==, "Examen");
  g_assert_cmpstr (pupitre_work_get_subject_title (exam), ==, "Mathématique");
  g_assert_cmpint (pupitre_work_get_term (exam), ==, 2);
  assert_day (pupitre_work_get_date (exam), "2026-11-20");
  g_assert_cmpstr (pupitre_work_get_competency_code (exam), ==, "C2");
  g_assert_false (pupitre_work_is_on_report_card (exam));
  g_assert_true (pupitre_work_get_weight (exam, &weight));
  g_assert_cmpfloat_with_epsilon (weight, 7.5, 1e-9);
  g_assert_cmpstr (pupitre_work_get_remark (exam), ==, "Bravo");
  g_assert_true (pupitre_work_is_on_report_card (bare));
  g_assert_false (pupitre_work_get_weight (bare, &weight));
  g_assert_cmpstr (pupitre_work_get_competency (bare), ==, "");
}

/* What is marked since the parent last looked, and what was marked before. */
static void
test_freshly_marked (void)
{
  static const struct {
    const char *before, *after;
    gboolean    fresh;
  } CASES[] = {
    { "null", "{\"valeur\":\"8\",\"noteMaximale\":10}", TRUE },
    { "{\"valeur\":\"7\",\"noteMaximale\":10}", "{\"valeur\":\"8\",\"noteMaximale\":10}", TRUE },
    { "{\"valeur\":\"8\",\"noteMaximale\":10}", "{\"valeur\":\"8\",\"noteMaximale\":20}", TRUE },
    { "{\"valeur\":\"8\"}", "{\"valeur\":\"8\",\"moyenne\":70}", FALSE },
    { "{\"valeur\":\"8\"}", "null", FALSE },
    { "null", "{\"valeur\":null}", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (CASES); i++) {
    g_autoptr (PupitreWork) before = read_work (CASES[i].before);
    g_autofree char *text =
      g_strdup_printf ("{\"descriptionTravail\":\"D\",\"dateTravail\":\"2026-11-02\",\"resultat\":%s}",
                       CASES[i].after);
    g_autoptr (GBytes) json = g_bytes_new (text, strlen (text));
    g_autoptr (PupitreWork) after = pupitre_work_parser_read_with (json, before, NULL);

    g_test_message ("Case %zu", i);
    g_assert_cmpint (pupitre_work_is_freshly_marked (after), ==, CASES[i].fresh);
  }
}

static void
test_subject_results (void)
{
  static const char text[] =
    "[{\"codeMatiere\":63414,\"descriptionMatiere\":\"Mathématique\",\"etapes\":["
    "{\"sequenceEtapeAnnee\":\"2\",\"resultat\":null,\"ponderation\":20,\"competences\":[]},"
    "{\"sequenceEtapeAnnee\":1,\"resultat\":{\"valeur\":78,\"moyenne\":74},\"ponderation\":\"20\","
    "\"competences\":[{\"code\":\"C1\",\"description\":\"Résoudre\",\"ponderation\":30,\"resultat\":"
    "{\"valeur\":\"80\"}},{\"code\":\"C2\"}],\"commentaire\":\"Bon travail\"},{\"resultat\":null}],"
    "\"resultatFinal\":{\"valeur\":null}},{\"codeMatiere\":\"2\",\"descriptionMatiere\":\"Art\","
    "\"etapes\":null},{\"codeMatiere\":\"3\"}]";
  g_autoptr (PupitreParsed) parsed = split (pupitre_subject_results_parser_split, text);
  g_autoptr (PupitreSubjectResult) mathematics = READ (pupitre_subject_results_parser, parsed, 0);
  g_autoptr (PupitreSubjectResult) art = READ (pupitre_subject_results_parser, parsed, 1);
  PupitreTermResult *first;
  double number;

  g_assert_cmpuint (parsed->items->len, ==, 2);
  /* A subject without a name, an étape without a number, a competency without a name. */
  g_assert_cmpuint (parsed->n_unreadable, ==, 3);
  g_assert_null (parsed->scope);
  g_assert_cmpint (get_item (parsed, 0)->date, >, get_item (parsed, 1)->date);
  g_assert_cmpuint (pupitre_subject_result_get_n_terms (mathematics), ==, 2);
  first = pupitre_subject_result_get_term (mathematics, 0);
  g_assert_cmpint (pupitre_term_result_get_number (first), ==, 1);
  g_assert_true (pupitre_term_result_get_weight (first, &number));
  g_assert_cmpfloat_with_epsilon (number, 20, 1e-9);
  g_assert_true (pupitre_result_get_average (pupitre_term_result_get_result (first), &number));
  g_assert_cmpuint (pupitre_term_result_get_n_competencies (first), ==, 1);
  g_assert_cmpstr (pupitre_term_result_get_remark (first), ==, "Bon travail");
  g_assert_null (pupitre_term_result_get_result (pupitre_subject_result_get_term (mathematics, 1)));
  g_assert_null (pupitre_subject_result_get_final (mathematics));
  g_assert_cmpuint (pupitre_subject_result_get_n_terms (art), ==, 0);
}

/* @terms: étape 1, étape 2 and the whole year, as JSON values, then the only competency of étape 2 */
static PupitreSubjectResult *
read_results (const char *const *marks, PupitreSubjectResult *before)
{
  g_autofree char *text = g_strdup_printf (
    "{\"codeMatiere\":\"1\",\"descriptionMatiere\":\"Art\",\"etapes\":["
    "{\"sequenceEtapeAnnee\":1,\"resultat\":{\"valeur\":%s,\"moyenne\":70}},"
    "{\"sequenceEtapeAnnee\":2,\"resultat\":{\"valeur\":%s},\"competences\":[{\"description\":\"C\","
    "\"resultat\":{\"valeur\":%s}}]}],\"resultatFinal\":{\"valeur\":%s}}",
    marks[0], marks[1], marks[3], marks[2]);
  g_autoptr (GBytes) json = g_bytes_new (text, strlen (text));
  PupitreSubjectResult *results = pupitre_subject_results_parser_read_with (json, before, NULL);

  g_assert_nonnull (results);
  return results;
}

/* Which marks of a subject are new: those that came and those that are others now, nothing else. */
static void
test_result_news (void)
{
  static const struct {
    const char *before[4];  /* étape 1, étape 2, the year, a competency of étape 2 */
    const char *now[4];
    gboolean    is_new[4];
  } CASES[] = {
    { { "70", "null", "null", "null" }, { "70", "null", "null", "null" }, { 0, 0, 0, 0 } },
    { { "70", "null", "null", "null" }, { "70", "80", "null", "null" }, { 0, 1, 0, 0 } },
    { { "70", "80", "null", "null" }, { "71", "80", "null", "null" }, { 1, 0, 0, 0 } },
    { { "70", "80", "null", "null" }, { "null", "80", "null", "null" }, { 0, 0, 0, 0 } },
    { { "70", "80", "null", "\"A\"" }, { "70", "80", "75", "\"B+\"" }, { 0, 0, 1, 1 } },
    { { "70", "80", "null", "null" }, { "\"70\"", "80", "null", "null" }, { 0, 0, 0, 0 } },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (CASES); i++) {
    g_autoptr (PupitreSubjectResult) before = read_results (CASES[i].before, NULL);
    g_autoptr (PupitreSubjectResult) now = read_results (CASES[i].now, before);
    PupitreTermResult *first = pupitre_subject_result_get_term (now, 0);
    PupitreTermResult *second = pupitre_subject_result_get_term (now, 1);
    const gboolean in_second = CASES[i].is_new[1] || CASES[i].is_new[3];

    g_test_message ("Case %zu", i);
    g_assert_true (pupitre_subject_result_get_before (now) == before);
    g_assert_cmpint (pupitre_result_news_in_mark (first, before), ==, CASES[i].is_new[0]);
    g_assert_cmpint (pupitre_result_news_in_mark (second, before), ==, CASES[i].is_new[1]);
    g_assert_cmpint (pupitre_result_news_in_final (now, before), ==, CASES[i].is_new[2]);
    g_assert_cmpint (pupitre_result_news_in_competency (second, 0, before), ==, CASES[i].is_new[3]);
    g_assert_cmpint (pupitre_result_news_in_term (second, before), ==, in_second);
    g_assert_cmpuint (pupitre_result_news_count (now, before), ==,
                      (guint) (CASES[i].is_new[0] + in_second + CASES[i].is_new[2]));
    g_assert_cmpuint (pupitre_result_news_count (now, NULL), ==, 0);
  }
}

static void
test_subjects (void)
{
  static const char text[] =
    "[{\"codeMatiere\":\"1\",\"descriptionMatiere\":\"Français\",\"nombreUnites\":\"8\",\"codeGroupe\":"
    "\"41\",\"enseignants\":[{\"prenom\":\"Alex\",\"nom\":\"Exemple\",\"courriel\":"
    "\"alex@ecole.exemple\"},{\"nom\":\"Exemple\",\"courriel\":\"a@b?bcc=c@d\"},{\"prenom\":null}]},"
    "{\"codeMatiere\":\"2\",\"descriptionMatiere\":\"Art\",\"nombreUnites\":null}]";
  g_autoptr (PupitreParsed) parsed = split (pupitre_subjects_parser_split, text);
  g_autoptr (PupitreSubject) french = READ (pupitre_subjects_parser, parsed, 0);
  g_autoptr (PupitreSubject) art = READ (pupitre_subjects_parser, parsed, 1);

  g_assert_cmpint (pupitre_subject_get_units (french), ==, 8);
  g_assert_cmpuint (pupitre_subject_get_n_teachers (french), ==, 2);
  g_assert_cmpstr (pupitre_teacher_get_name (pupitre_subject_get_teacher (french, 0)), ==,
                   "Alex Exemple");
  g_assert_cmpstr (pupitre_teacher_get_email (pupitre_subject_get_teacher (french, 0)), ==,
                   "alex@ecole.exemple");
  /* What would add a recipient is no address. */
  g_assert_null (pupitre_teacher_get_email (pupitre_subject_get_teacher (french, 1)));
  g_assert_cmpint (pupitre_subject_get_units (art), ==, 0);
  g_assert_cmpuint (pupitre_subject_get_n_teachers (art), ==, 0);
}

/* Before anything is published the portal's lists are empty; later a mark may lack all but its value. */
static void
test_as_observed (void)
{
  static const char results[] =
    "[{\"codeMatiere\":\"055306\",\"descriptionMatiere\":\"Science et technologie\",\"etapes\":[]},"
    "{\"codeMatiere\":\"132308\",\"descriptionMatiere\":\"Français\",\"etapes\":[{\"sequenceEtapeAnnee\":1,"
    "\"resultat\":{\"valeur\":78,\"noteMaximale\":null}},{\"sequenceEtapeAnnee\":2,\"resultat\":"
    "{\"valeur\":null,\"noteMaximale\":100}}]}]";
  g_autoptr (PupitreParsed) no_work = split (pupitre_work_parser_split, "[]");
  g_autoptr (PupitreParsed) no_results = split (pupitre_subject_results_parser_split, "[]");
  g_autoptr (PupitreParsed) no_subjects = split (pupitre_subjects_parser_split, "[]");
  g_autoptr (PupitreParsed) parsed = split (pupitre_subject_results_parser_split, results);
  g_autoptr (PupitreSubjectResult) science = READ (pupitre_subject_results_parser, parsed, 0);
  g_autoptr (PupitreSubjectResult) french = READ (pupitre_subject_results_parser, parsed, 1);
  double percent = 0;

  g_assert_cmpuint (no_work->items->len + no_results->items->len + no_subjects->items->len, ==, 0);
  g_assert_cmpuint (parsed->n_unreadable, ==, 0);
  g_assert_cmpuint (pupitre_subject_result_get_n_terms (science), ==, 0);
  g_assert_cmpstr (pupitre_subject_result_get_code (science), ==, "055306");
  g_assert_true (pupitre_result_get_percent (
    pupitre_term_result_get_result (pupitre_subject_result_get_term (french, 0)), &percent));
  g_assert_cmpfloat_with_epsilon (percent, 78, 1e-9);
  g_assert_null (pupitre_term_result_get_result (pupitre_subject_result_get_term (french, 1)));
}

static void
test_ministry_results (void)
{
  static const char text[] =
    "[{\"codeMatiere\":\"063414\",\"descriptionMatiere\":\"Mathématique\",\"session\":\"2026-06\","
    "\"typeEpreuve\":\"unique\",\"resultatEcole\":\"71\",\"resultatModere\":\"69,5\","
    "\"resultatEpreuve\":74,\"resultatFinal\":\"72\",\"nombreUnites\":6,\"reussi\":true,"
    "\"datePublication\":\"2026-07-10\"},{\"codeMatiere\":\"132406\",\"descriptionMatiere\":"
    "\"Français\",\"session\":\"2027-06\",\"typeEpreuve\":\"unique\",\"resultatEcole\":null,"
    "\"reussi\":null}]";
  g_autoptr (PupitreParsed) parsed = split (pupitre_ministry_results_parser_split, text);
  g_autoptr (PupitreMinistryResult) known = READ (pupitre_ministry_results_parser, parsed, 0);
  g_autoptr (PupitreMinistryResult) pending = READ (pupitre_ministry_results_parser, parsed, 1);
  double number;

  g_assert_cmpstr (pupitre_ministry_result_get_id (known), ==, "~/063414/2026-06/unique");
  assert_day (pupitre_ministry_result_get_session (known), "2026-06-01");
  g_assert_true (pupitre_result_get_number (pupitre_ministry_result_get_moderated (known), &number));
  g_assert_cmpfloat_with_epsilon (number, 69.5, 1e-9);
  g_assert_cmpint (pupitre_ministry_result_get_passed (known), ==, PUPITRE_PASSED_YES);
  g_assert_null (pupitre_ministry_result_get_final (pending));
  g_assert_cmpint (pupitre_ministry_result_get_passed (pending), ==, PUPITRE_PASSED_UNKNOWN);
}

static void
test_statements (void)
{
  static const struct {
    const char *balance;
    gboolean    said;
    gint64      cents;
  } CASES[] = {
    { "131.4", TRUE, 13140 }, { "\"131,40\"", TRUE, 13140 }, { "-20.00", TRUE, -2000 },
    { "0", TRUE, 0 },         { "0.1", TRUE, 10 },           { "1.005e2", TRUE, 10050 },
    { "null", FALSE, 0 },     { "\"beaucoup\"", FALSE, 0 },  { "1e300", FALSE, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (CASES); i++) {
    g_autofree char *text =
      g_strdup_printf ("[{\"id\":\"s1\",\"type\":\"servicegarde\",\"description\":\"Garde\","
                       "\"anneeScolaire\":\"2026-2027\",\"solde\":%s,\"dateDocument\":\"2026-11-15\","
                       "\"dateEcheance\":null,\"idDocument\":null}]", CASES[i].balance);
    g_autoptr (PupitreParsed) parsed = split (pupitre_statements_parser_split, text);
    g_autoptr (PupitreStatement) statement = READ (pupitre_statements_parser, parsed, 0);
    gint64 cents = 0;

    g_test_message ("%s", CASES[i].balance);
    g_assert_cmpint (pupitre_statement_get_balance (statement, &cents), ==, CASES[i].said);
    g_assert_cmpint (cents, ==, CASES[i].cents);
    g_assert_cmpint (pupitre_statement_get_kind (statement), ==, PUPITRE_STATEMENT_DAYCARE);
    g_assert_cmpint (pupitre_statement_get_school_year (statement), ==, 2026);
    assert_day (pupitre_statement_get_date (statement), "2026-11-15");
    g_assert_null (pupitre_statement_get_due (statement));
    g_assert_null (pupitre_statement_get_document_id (statement));
  }
}

static void
test_tax_slips (void)
{
  static const char text[] =
    "[{\"id\":\"r1\",\"type\":\"RL-24\",\"annee\":\"2025\",\"description\":\"Garde\",\"codeReleve\":\"a\","
    "\"numeroReleve\":\"123\",\"payeur\":\"Camille Exemple\",\"emetteur\":\"CSS\",\"montantCaseC\":"
    "1234.5,\"montantCaseD\":\"234,50\",\"montantCaseE\":null,\"dateDocument\":\"2026-02-20\","
    "\"idDocument\":\"d1\",\"taille\":1000},{\"id\":\"r2\",\"annee\":25}]";
  g_autoptr (PupitreParsed) parsed = split (pupitre_tax_slips_parser_split, text);
  g_autoptr (PupitreTaxSlip) slip = READ (pupitre_tax_slips_parser, parsed, 0);
  gint64 cents;

  g_assert_cmpuint (parsed->n_unreadable, ==, 1);
  g_assert_cmpint (pupitre_tax_slip_get_year (slip), ==, 2025);
  g_assert_cmpint (pupitre_tax_slip_get_state (slip), ==, PUPITRE_TAX_SLIP_AMENDED);
  g_assert_true (pupitre_tax_slip_get_box_c (slip, &cents));
  g_assert_cmpint (cents, ==, 123450);
  g_assert_true (pupitre_tax_slip_get_box_d (slip, &cents));
  g_assert_cmpint (cents, ==, 23450);
  g_assert_false (pupitre_tax_slip_get_box_e (slip, &cents));
}

static void
test_identity (void)
{
  static const char text[] =
    "{\"fiche\":1234567,\"nom\":\"Exemple\",\"prenom\":\"Noé\",\"dateNaissance\":\"2011-05-14\","
    "\"codePermanent\":null,\"groupeRepere\":\"41\",\"titulaire\":{\"prenom\":\"Alex\",\"nom\":"
    "\"Exemple\",\"courriel\":null,\"role\":\"tuteur\"}}";
  g_autoptr (PupitreParsed) parsed = split (pupitre_identity_parser_split, text);
  g_autoptr (PupitreIdentity) identity = READ (pupitre_identity_parser, parsed, 0);
  g_autoptr (GBytes) nothing = g_bytes_new_static ("{\"fiche\":null}", 14);
  g_autoptr (GError) error = NULL;
  g_autoptr (PupitreParsed) none = pupitre_identity_parser_split (nothing, &error);

  g_assert_null (none);
  g_assert_nonnull (error);
  g_assert_cmpstr (pupitre_identity_get_record_number (identity), ==, "1234567");
  g_assert_cmpstr (pupitre_identity_get_permanent_code (identity), ==, "");
  assert_day (pupitre_identity_get_birth_date (identity), "2011-05-14");
  g_assert_cmpstr (pupitre_teacher_get_role (pupitre_identity_get_head_teacher (identity)), ==,
                   "tuteur");
  g_assert_null (pupitre_teacher_get_email (pupitre_identity_get_head_teacher (identity)));
}

static void
test_transport (void)
{
  static const char text[] =
    "{\"admissible\":true,\"motif\":null,\"trajets\":[{\"id\":2,\"periode\":\"apresMidi\","
    "\"numeroCircuit\":\"214\",\"heureEmbarquement\":\"15:40\",\"heureDebarquement\":\"15:58\"},"
    "{\"id\":1,\"periode\":\"matin\",\"direction\":\"versEcole\",\"numeroCircuit\":214,"
    "\"descriptionArret\":\"rue des Érables\",\"heureEmbarquement\":\"7:22\",\"jours\":[1,\"2\",9]},"
    "{\"periode\":\"matin\"}]}";
  static const char refused[] =
    "{\"admissible\":\"false\",\"motif\":\"Moins de 1,6 km\",\"trajets\":[]}";
  g_autoptr (PupitreParsed) parsed = split (pupitre_transport_parser_split, text);
  g_autoptr (PupitreParsed) other = split (pupitre_transport_parser_split, refused);
  g_autoptr (PupitreSchoolTransport) transport = READ (pupitre_transport_parser, parsed, 0);
  g_autoptr (PupitreSchoolTransport) none = READ (pupitre_transport_parser, other, 0);
  PupitreJourney *morning = pupitre_school_transport_get_journey (transport, 0);
  PupitreJourney *afternoon = pupitre_school_transport_get_journey (transport, 1);

  g_assert_cmpuint (parsed->n_unreadable, ==, 1);
  g_assert_cmpint (pupitre_school_transport_get_right (transport), ==, PUPITRE_TRANSPORT_RIGHT_YES);
  g_assert_cmpint (pupitre_journey_get_part (morning), ==, PUPITRE_JOURNEY_MORNING);
  g_assert_cmpstr (pupitre_journey_get_route (morning), ==, "214");
  g_assert_cmpint (pupitre_journey_get_boarding (morning), ==, 7 * 60 + 22);
  g_assert_cmpint (pupitre_journey_get_alighting (morning), ==, -1);
  g_assert_cmpint (pupitre_journey_get_days (morning), ==, 1 << 1 | 1 << 2);
  g_assert_false (pupitre_journey_is_homewards (morning));
  g_assert_true (pupitre_journey_is_homewards (afternoon));
  g_assert_cmpint (pupitre_school_transport_get_right (none), ==, PUPITRE_TRANSPORT_RIGHT_NO);
  g_assert_cmpstr (pupitre_school_transport_get_reason (none), ==, "Moins de 1,6 km");
}

static void
test_documents (void)
{
  static const char text[] =
    "[{\"id\":\"p1\",\"type\":\"planIntervention\",\"titre\":\"Plan d’intervention\",\"anneeScolaire\":"
    "\"2026-2027\",\"dateDocument\":\"2026-10-05\",\"dateHeureMaj\":\"2026-10-06T10:00:00-04:00\","
    "\"idDocument\":\"d1\",\"taille\":1000},{\"id\":\"p2\",\"type\":\"dessin\",\"idDocument\":\"..\"}]";
  g_autoptr (PupitreParsed) parsed = split (pupitre_pupil_documents_parser_split, text);
  g_autoptr (PupitrePupilDocument) plan = READ (pupitre_pupil_documents_parser, parsed, 0);

  g_assert_cmpuint (parsed->items->len, ==, 1);
  g_assert_cmpuint (parsed->n_unreadable, ==, 1);
  g_assert_cmpint (pupitre_pupil_document_get_kind (plan), ==, PUPITRE_PUPIL_DOCUMENT_PLAN);
  g_assert_cmpint (pupitre_pupil_document_get_school_year (plan), ==, 2026);
  g_assert_cmpstr (pupitre_pupil_document_get_document_id (plan), ==, "d1");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/record-parsers/marks", test_marks);
  g_test_add_func ("/record-parsers/work", test_work);
  g_test_add_func ("/record-parsers/freshly-marked", test_freshly_marked);
  g_test_add_func ("/record-parsers/subject-results", test_subject_results);
  g_test_add_func ("/record-parsers/result-news", test_result_news);
  g_test_add_func ("/record-parsers/as-observed", test_as_observed);
  g_test_add_func ("/record-parsers/subjects", test_subjects);
  g_test_add_func ("/record-parsers/ministry-results", test_ministry_results);
  g_test_add_func ("/record-parsers/statements", test_statements);
  g_test_add_func ("/record-parsers/tax-slips", test_tax_slips);
  g_test_add_func ("/record-parsers/identity", test_identity);
  g_test_add_func ("/record-parsers/transport", test_transport);
  g_test_add_func ("/record-parsers/documents", test_documents);

  return g_test_run ();
}
