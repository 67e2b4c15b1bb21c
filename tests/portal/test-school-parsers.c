/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pupitre-absences-parser.h"
#include "pupitre-assignments-parser.h"
#include "pupitre-calendar-parser.h"
#include "pupitre-cycle-parser.h"
#include "pupitre-detentions-parser.h"
#include "pupitre-contacts-parser.h"
#include "pupitre-error.h"
#include "pupitre-identity-parser.h"
#include "pupitre-lessons-parser.h"
#include "pupitre-ministry-results-parser.h"
#include "pupitre-motives-parser.h"
#include "pupitre-pupil-documents-parser.h"
#include "pupitre-school-time.h"
#include "pupitre-shared-links-parser.h"
#include "pupitre-statements-parser.h"
#include "pupitre-subject-results-parser.h"
#include "pupitre-subjects-parser.h"
#include "pupitre-tax-slips-parser.h"
#include "pupitre-transport-parser.h"
#include "pupitre-work-parser.h"

#include <gio/gio.h>
#include <string.h>

/* The parsers of agenda, homework and absences: what they make of good answers; and what the parsers of
 * all tiles make of those of a portal that changed. */

#define LESSON \
  "{\"dateDebut\":\"2026-11-24\",\"dateFin\":\"2026-11-24\",\"heureDebut\":\"13:15\",\"heureFin\":" \
  "\"14:30\",\"description\":\"Science et technologie\",\"codeActivite\":\"SCT4SE\",\"locaux\":" \
  "[\"C-108\"],\"intervenants\":[{\"prenom\":\"Alex\",\"nom\":\"Exemple\"},{\"prenom\":" \
  "\"Dominique\",\"nom\":\"Exemple\"}],\"matieresGroupes\":[{\"codeGroupe\":\"41\",\"codeMatiere\":" \
  "\"055404\"}],\"typeActivite\":\"cours\",\"periode\":3,\"jourCycle\":6,\"etat\":\"deplacee\"," \
  "\"origine\":{\"date\":\"2026-11-24\",\"heureDebut\":\"10:45\",\"heureFin\":\"12:00\"," \
  "\"periode\":2}}"
#define DAY "{\"date\":\"2026-10-12\",\"typeJour\":\"conge\",\"description\":\"Action de grâces\"}"
#define CELL \
  "{\"jourCycle\":2,\"periode\":1,\"codeActivite\":\"FRA4SE\",\"description\":\"Français\"," \
  "\"locaux\":[\"B-214\"],\"intervenants\":[{\"prenom\":\"Alex\",\"nom\":\"Exemple\"}]}"
#define DETENTION \
  "{\"id\":\"r1\",\"date\":\"2026-11-26\",\"heureDebut\":\"16:05\",\"heureFin\":\"16:50\",\"motif\":" \
  "\"Retards répétés\",\"locaux\":[\"A-101\"],\"intervenants\":[],\"etat\":\"prevue\"}"
#define SHARED \
  "{\"id\":\"l1\",\"origine\":\"enseignant\",\"titre\":\"Capsules\",\"description\":\"<p>Cinq " \
  "<b>minutes</b></p>\",\"url\":\"https://maths.example/capsules\",\"auteur\":{\"prenom\":" \
  "\"Alex\",\"nom\":\"Exemple\"},\"descriptionMatiere\":\"Mathématique\",\"datePublication\":" \
  "\"2026-10-30\"}"
#define WORK \
  "{\"id\":\"w1\",\"typeTravail\":\"devoir\",\"codeMatiere\":\"132406\",\"descriptionMatiere\":" \
  "\"Français\",\"titre\":\"Fiche\",\"notePublique\":\"<p>Lire le <b>chapitre</b> 4</p>\"," \
  "\"dateTravail\":\"2026-11-24\",\"periode\":1,\"codeEtape\":\"2\",\"parametresEvaluation\":" \
  "{\"evaluee\":true,\"noteMaximale\":50,\"ponderation\":\"7,5\"},\"liens\":[{\"titre\":\"Figures\"," \
  "\"url\":\"https://www.example.org/figures\"},{\"url\":\"javascript:alert(1)\"},{\"url\":" \
  "\"file:///etc/passwd\"},{\"url\":\"\"}],\"piecesJointes\":[{\"idDocument\":\"d1\",\"nom\":" \
  "\"Fiche.pdf\",\"taille\":12345}]}"
#define ABSENCE \
  "{\"id\":\"a1\",\"date\":\"2026-11-20\",\"typeAbsence\":\"retard\",\"periode\":2,\"heureDebut\":" \
  "\"10:45\",\"heureFin\":\"12:00\",\"minutes\":12,\"codeActivite\":\"SCT4SE\"," \
  "\"descriptionMatiere\":\"Science et technologie\",\"codeEtape\":\"2\",\"etat\":\"soumise\"," \
  "\"motif\":{\"code\":\"MAL\",\"description\":\"Maladie\"},\"explication\":\"Grippe\"," \
  "\"dateLimite\":\"2026-12-04\"}"
#define NOTICE \
  "{\"id\":\"a1\",\"dateDebut\":\"2026-12-03\",\"dateFin\":\"2026-12-04\",\"journeeEntiere\":false," \
  "\"periodes\":[3,\"4\",0,99,null],\"typeAbsence\":\"absence\",\"motif\":{\"code\":\"RDV\"}," \
  "\"explication\":null,\"dateHeureSoumission\":\"2026-11-22T20:10:00-05:00\",\"etat\":\"recu\"," \
  "\"retirable\":true}"
#define MOTIVE \
  "{\"code\":\"AUT\",\"description\":\"Autre\",\"usages\":[\"absence\",\"avis\",\"lune\"]," \
  "\"explicationRequise\":true}"
#define PERSON \
  "{\"id\":\"c1\",\"fonction\":\"directionAdjointe\",\"titre\":\"Directrice adjointe\",\"prenom\":" \
  "\"Anh\",\"nom\":\"Exemple\",\"telephone\":\"418 555-0142\",\"poste\":2004,\"courriel\":" \
  "\"anh@cssdesexemples.example\"}"
#define SCHOOL \
  "{\"codeEtablissement\":700042,\"nom\":\"École du Fleuve\",\"adresse\":{\"rue\":\"2000, boulevard " \
  "du Fleuve\",\"ville\":\"Exempleville\",\"province\":\"Québec\",\"codePostal\":\"G0X 1B0\"}," \
  "\"telephone\":4185550142,\"telecopieur\":null,\"courriel\":\"pas une adresse\"}"

#define MARKED_WORK \
  "{\"idTravail\":\"t7\",\"codeMatiere\":\"063414\",\"descriptionMatiere\":\"Mathématique\"," \
  "\"descriptionTravail\":\"Examen\",\"codeEtape\":\"2\",\"dateTravail\":\"2026-11-20\"," \
  "\"dateHeureMajResultat\":\"2026-11-24T15:00:00-05:00\",\"resultat\":{\"valeur\":\"37\"," \
  "\"noteMaximale\":50,\"moyenne\":35.5},\"competence\":{\"code\":\"C2\",\"description\":" \
  "\"Utiliser un raisonnement\"},\"porteeAuBulletin\":true,\"ponderation\":15,\"commentaire\":null}"
#define SUBJECT_RESULTS \
  "{\"codeMatiere\":\"063414\",\"descriptionMatiere\":\"Mathématique\",\"etapes\":[{" \
  "\"sequenceEtapeAnnee\":1,\"resultat\":{\"valeur\":\"78\",\"noteMaximale\":100},\"ponderation\":" \
  "20,\"competences\":[],\"commentaire\":null}],\"resultatFinal\":null}"
#define SUBJECT \
  "{\"codeMatiere\":\"063414\",\"descriptionMatiere\":\"Mathématique\",\"nombreUnites\":6," \
  "\"codeGroupe\":\"41\",\"enseignants\":[]}"
#define MINISTRY \
  "{\"codeMatiere\":\"132406\",\"descriptionMatiere\":\"Français\",\"session\":\"2026-06\"," \
  "\"typeEpreuve\":\"unique\",\"resultatEcole\":\"71\",\"resultatFinal\":74,\"reussi\":true}"
#define STATEMENT \
  "{\"id\":\"s1\",\"type\":\"serviceGarde\",\"description\":\"Service de garde\",\"solde\":12.5," \
  "\"anneeScolaire\":\"2026-2027\",\"dateDocument\":\"2026-11-15\",\"idDocument\":\"d1\"}"
#define TAX_SLIP \
  "{\"id\":\"r1\",\"annee\":2025,\"type\":\"RL-24\",\"montantCaseE\":100,\"idDocument\":\"d2\"}"
#define IDENTITY "{\"fiche\":\"1234567\",\"prenom\":\"Noé\",\"dateNaissance\":\"2011-05-14\"}"
#define JOURNEY \
  "{\"id\":\"j1\",\"periode\":\"matin\",\"numeroCircuit\":\"214\",\"heureEmbarquement\":\"07:22\"}"
#define PUPIL_DOCUMENT \
  "{\"id\":\"p1\",\"type\":\"planIntervention\",\"titre\":\"Plan\",\"idDocument\":\"d3\"}"

typedef PupitreParsed *(*Split) (GBytes *body, GError **error);
typedef gpointer (*Read) (GBytes *json, GError **error);

/* The parsers, with an answer around items. */
static const struct {
  const char *name;
  Split       split;
  Read        read;
  const char *item;
  const char *before, *after;
} PARSERS[] = {
  { "lessons", pupitre_lessons_parser_split, (Read) pupitre_lessons_parser_read, LESSON, "[", "]" },
  { "calendar", pupitre_calendar_parser_split, (Read) pupitre_calendar_parser_read, DAY,
    "{\"anneeScolaire\":null,\"jours\":[", "]}" },
  { "cycle", pupitre_cycle_parser_split, (Read) pupitre_cycle_parser_read, CELL, "{\"grille\":[",
    "]}" },
  { "detentions", pupitre_detentions_parser_split, (Read) pupitre_detentions_parser_read, DETENTION,
    "[", "]" },
  { "assignments", pupitre_assignments_parser_split, (Read) pupitre_assignments_parser_read, WORK,
    "[", "]" },
  { "absences", pupitre_absences_parser_split, (Read) pupitre_absences_parser_read, ABSENCE,
    "{\"historiqueAbsences\":[", "]}" },
  { "notices", pupitre_absences_parser_split, (Read) pupitre_absences_parser_read, NOTICE,
    "{\"avisAbsences\":[", "]}" },
  { "motives", pupitre_motives_parser_split, (Read) pupitre_motives_parser_read, MOTIVE, "[", "]" },
  { "work", pupitre_work_parser_split, (Read) pupitre_work_parser_read, MARKED_WORK, "[", "]" },
  { "subject results", pupitre_subject_results_parser_split,
    (Read) pupitre_subject_results_parser_read, SUBJECT_RESULTS, "[", "]" },
  { "subjects", pupitre_subjects_parser_split, (Read) pupitre_subjects_parser_read, SUBJECT, "[",
    "]" },
  { "ministry results", pupitre_ministry_results_parser_split,
    (Read) pupitre_ministry_results_parser_read, MINISTRY, "[", "]" },
  { "statements", pupitre_statements_parser_split, (Read) pupitre_statements_parser_read, STATEMENT,
    "[", "]" },
  { "tax slips", pupitre_tax_slips_parser_split, (Read) pupitre_tax_slips_parser_read, TAX_SLIP,
    "[", "]" },
  { "documents", pupitre_pupil_documents_parser_split, (Read) pupitre_pupil_documents_parser_read,
    PUPIL_DOCUMENT, "[", "]" },
  { "transport", pupitre_transport_parser_split, (Read) pupitre_transport_parser_read, JOURNEY,
    "{\"admissible\":true,\"trajets\":[", "]}" },
  { "contacts", pupitre_contacts_parser_split, (Read) pupitre_contacts_parser_read, PERSON,
    "{\"etablissement\":null,\"contacts\":[", "]}" },
  { "shared links", pupitre_shared_links_parser_split, (Read) pupitre_shared_links_parser_read, SHARED,
    "[", "]" },
  { "identity", pupitre_identity_parser_split, (Read) pupitre_identity_parser_read, IDENTITY, "",
    "" },
};

enum { LESSONS, CALENDAR, CYCLE, DETENTIONS, ASSIGNMENTS, ABSENCES, NOTICES, MOTIVES, WORK_RESULTS,
       RESULTS, SUBJECTS, MINISTRY_RESULTS, STATEMENTS, TAX_SLIPS, DOCUMENTS, TRANSPORT, CONTACTS,
       SHARED_LINKS, IDENTITIES };

static PupitreParsed *
split (guint parser, const char *items)
{
  g_autofree char *text =
    g_strconcat (PARSERS[parser].before, items, PARSERS[parser].after, NULL);
  g_autoptr (GBytes) body = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  PupitreParsed *parsed = PARSERS[parser].split (body, &error);

  g_assert_no_error (error);
  g_assert_nonnull (parsed);
  return parsed;
}

static gpointer
read_item (guint parser, PupitreParsed *parsed, guint position)
{
  PupitreItem *item;
  g_autoptr (GError) error = NULL;
  gpointer object;

  g_assert_cmpuint (position, <, parsed->items->len);
  item = g_ptr_array_index (parsed->items, position);
  object = PARSERS[parser].read (item->json, &error);
  g_assert_no_error (error);
  g_assert_nonnull (object);
  return object;
}

static const char *
get_key (PupitreParsed *parsed, guint position)
{
  g_assert_cmpuint (position, <, parsed->items->len);
  return ((PupitreItem *) g_ptr_array_index (parsed->items, position))->key;
}

static void
assert_moment (GDateTime *moment, const char *expected)
{
  g_autofree char *text = moment != NULL ? g_date_time_format (moment, "%Y-%m-%d %H:%M") : NULL;

  g_assert_cmpstr (text, ==, expected);
}

static void
test_lesson (void)
{
  g_autoptr (PupitreParsed) parsed = split (LESSONS, LESSON);
  g_autoptr (PupitreLesson) lesson = read_item (LESSONS, parsed, 0);

  /* A moved one is the one that it was. */
  g_assert_cmpstr (get_key (parsed, 0), ==, "~2026-11-24/10:45/SCT4SE/1");
  g_assert_cmpstr (pupitre_lesson_get_title (lesson), ==, "Science et technologie");
  assert_moment (pupitre_lesson_get_start (lesson), "2026-11-24 13:15");
  assert_moment (pupitre_lesson_get_end (lesson), "2026-11-24 14:30");
  assert_moment (pupitre_lesson_get_origin (lesson), "2026-11-24 10:45");
  g_assert_cmpint (pupitre_lesson_get_origin_period (lesson), ==, 2);
  g_assert_cmpint (pupitre_lesson_get_period (lesson), ==, 3);
  g_assert_cmpint (pupitre_lesson_get_cycle_day (lesson), ==, 6);
  g_assert_cmpint (pupitre_lesson_get_kind (lesson), ==, PUPITRE_LESSON_KIND_COURSE);
  g_assert_cmpint (pupitre_lesson_get_state (lesson), ==, PUPITRE_LESSON_STATE_MOVED);
  g_assert_cmpstr (pupitre_lesson_get_subject_code (lesson), ==, "055404");
  g_assert_cmpstr (pupitre_lesson_get_rooms (lesson)[0], ==, "C-108");
  g_assert_cmpstr (pupitre_lesson_get_teachers (lesson)[1], ==, "Dominique Exemple");
  g_assert_null (pupitre_lesson_get_teachers (lesson)[2]);
}

/* What a lesson may lack, or have too much of: it is shown all the same. */
static void
test_bad_lessons (void)
{
  static const struct {
    const char *json;
    const char *start, *end;
    gboolean    all_day;
    guint       n_rooms, n_teachers;
  } CASES[] = {
    /* It ends before it begins, or when it begins. */
    { "\"heureDebut\":\"10:30\",\"heureFin\":\"09:15\"", "2026-11-24 10:30", NULL, FALSE, 0, 0 },
    { "\"heureDebut\":\"10:30\",\"heureFin\":\"10:30\"", "2026-11-24 10:30", NULL, FALSE, 0, 0 },
    { "\"heureDebut\":\"10:30\",\"heureFin\":\"99:99\"", "2026-11-24 10:30", NULL, FALSE, 0, 0 },
    { "\"heureDebut\":\"midi\",\"heureFin\":\"13:00\"", "2026-11-24 00:00", "2026-11-25 00:00", TRUE, 0, 0 },
    { "\"heureDebut\":null,\"heureFin\":null,\"dateFin\":\"2026-11-26\"", "2026-11-24 00:00",
      "2026-11-27 00:00", TRUE, 0, 0 },
    { "\"dateFin\":\"2026-11-20\"", "2026-11-24 00:00", "2026-11-25 00:00", TRUE, 0, 0 },
    /* No room, an odd one, the one of a teacher's answer; no teacher, or several. */
    { "\"locaux\":null,\"intervenants\":null", "2026-11-24 00:00", "2026-11-25 00:00", TRUE, 0, 0 },
    { "\"locaux\":[\"\",null,12,{}],\"intervenants\":[{},null,{\"nom\":\"Exemple\"},\"Mme E.\"]",
      "2026-11-24 00:00", "2026-11-25 00:00", TRUE, 1, 2 },
    { "\"local\":\"B-1\",\"intervenants\":{}", "2026-11-24 00:00", "2026-11-25 00:00", TRUE, 1, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (CASES); i++) {
    g_autofree char *text = g_strdup_printf (
      "{\"dateDebut\":\"2026-11-24\",\"description\":\"F\",\"codeActivite\":\"F\",%s}",
      CASES[i].json);
    g_autoptr (PupitreParsed) parsed = split (LESSONS, text);
    g_autoptr (PupitreLesson) lesson = read_item (LESSONS, parsed, 0);

    g_test_message ("Case %zu", i);
    assert_moment (pupitre_lesson_get_start (lesson), CASES[i].start);
    assert_moment (pupitre_lesson_get_end (lesson), CASES[i].end);
    g_assert_cmpint (pupitre_lesson_is_all_day (lesson), ==, CASES[i].all_day);
    g_assert_cmpuint (g_strv_length ((char **) pupitre_lesson_get_rooms (lesson)), ==,
                      CASES[i].n_rooms);
    g_assert_cmpuint (g_strv_length ((char **) pupitre_lesson_get_teachers (lesson)), ==,
                      CASES[i].n_teachers);
  }
}

/* The names that teachers' answers have for the same things, and lists that are empty as schools leave
 * them empty: every odd shape that is known of a lesson. */
static void
test_teachers_lesson (void)
{
  static const char text[] =
    "{\"dateDebut\":\"2026-11-24\",\"dateFin\":\"2026-11-24\",\"heureDebut\":\"10:30\",\"heureFin\":"
    "\"11:45\",\"descrPeriode\":\" Science et technologie \",\"local\":\"C-108\",\"matieresGroupes\":"
    "[{\"codeGroupe\":41},{\"codeGroupe\":\"42\"}]},"
    "{\"dateDebut\":\"2026-11-25\",\"codeActivite\":\"FRA3SE\",\"locaux\":[],\"intervenants\":[],"
    "\"matieresGroupes\":[]}";
  g_autoptr (PupitreParsed) parsed = split (LESSONS, text);
  g_autoptr (PupitreLesson) taught = read_item (LESSONS, parsed, 0);
  g_autoptr (PupitreLesson) bare = read_item (LESSONS, parsed, 1);

  g_assert_cmpuint (parsed->n_unreadable, ==, 0);
  g_assert_cmpstr (pupitre_lesson_get_title (taught), ==, "Science et technologie");
  g_assert_cmpstr (pupitre_lesson_get_rooms (taught)[0], ==, "C-108");
  g_assert_cmpstr (pupitre_lesson_get_group_code (taught), ==, "41");
  g_assert_null (pupitre_lesson_get_teachers (taught)[0]);
  g_assert_cmpstr (pupitre_lesson_get_title (bare), ==, "FRA3SE");
  g_assert_null (pupitre_lesson_get_rooms (bare)[0]);
  g_assert_null (pupitre_lesson_get_teachers (bare)[0]);
}

/* On the days on which the clocks change, a lesson begins when the wall says so. */
static void
test_clock_changes (void)
{
  static const char *const DAYS[] = { "2026-11-01", "2027-03-14", "2026-06-30", "2026-07-01" };

  for (gsize i = 0; i < G_N_ELEMENTS (DAYS); i++) {
    g_autofree char *text =
      g_strdup_printf ("{\"dateDebut\":\"%s\",\"heureDebut\":\"08:30\",\"heureFin\":\"09:45\","
                       "\"description\":\"F\",\"codeActivite\":\"F\"}", DAYS[i]);
    g_autofree char *expected = g_strconcat (DAYS[i], " 08:30", NULL);
    g_autoptr (PupitreParsed) parsed = split (LESSONS, text);
    g_autoptr (PupitreLesson) lesson = read_item (LESSONS, parsed, 0);

    assert_moment (pupitre_lesson_get_start (lesson), expected);
    g_assert_cmpint (g_date_time_difference (pupitre_lesson_get_end (lesson),
                                             pupitre_lesson_get_start (lesson)),
                     ==, 75 * G_TIME_SPAN_MINUTE);
  }
}

/* Twenty lessons of one hour, and equals: each keeps a key of its own. */
static void
test_equals (void)
{
  g_autoptr (GString) items = g_string_new (LESSON "," LESSON);
  g_autoptr (PupitreParsed) parsed = NULL;

  for (guint i = 0; i < 18; i++)
    g_string_append (items, "," LESSON);
  parsed = split (LESSONS, items->str);
  g_assert_cmpuint (parsed->items->len, ==, 20);
  g_assert_cmpuint (parsed->n_unreadable, ==, 0);
  g_assert_cmpstr (get_key (parsed, 19), ==, "~2026-11-24/10:45/SCT4SE/20");
}

static void
test_calendar (void)
{
  static const char text[] =
    "{\"ANNEESCOLAIRE\":{\"dateDebut\":\"2026-08-27\",\"dateFin\":\"2027-06-22\"},"
    "\"nombreJoursCycle\":9,\"etapes\":[{\"codeEtape\":1,\"dateDebut\":\"2026-08-27\","
    "\"dateFin\":\"2026-11-13\"},{\"codeEtape\":\"2\",\"dateDebut\":\"2027-01-01\",\"dateFin\":"
    "\"2026-01-01\"}],\"jours\":[" DAY ",{\"date\":\"2026-10-13\",\"jourCycle\":\"3\"},"
    "{\"date\":\"2026-10-14\",\"typeJour\":\"tempête\"}]}";
  g_autoptr (GBytes) body = g_bytes_new_static (text, strlen (text));
  g_autoptr (PupitreParsed) parsed = pupitre_calendar_parser_split (body, NULL);
  g_autoptr (PupitreTerm) year = NULL, term = NULL;
  g_autoptr (PupitreDay) off = NULL, class_day = NULL, storm = NULL;

  g_assert_nonnull (parsed);
  g_assert_cmpuint (parsed->n_unreadable, ==, 1);
  g_assert_cmpuint (parsed->items->len, ==, 5);
  year = read_item (CALENDAR, parsed, 0);
  g_assert_cmpstr (get_key (parsed, 0), ==, "2026/0");
  g_assert_cmpint (pupitre_term_get_number (year), ==, 0);
  assert_moment (pupitre_term_get_last (year), "2027-06-22 00:00");
  term = read_item (CALENDAR, parsed, 1);
  g_assert_cmpstr (get_key (parsed, 1), ==, "2026/1");
  g_assert_cmpint (pupitre_term_get_number (term), ==, 1);
  off = read_item (CALENDAR, parsed, 2);
  g_assert_cmpstr (get_key (parsed, 2), ==, "2026-10-12");
  g_assert_cmpint (pupitre_day_get_kind (off), ==, PUPITRE_DAY_KIND_OFF);
  g_assert_cmpstr (pupitre_day_get_title (off), ==, "Action de grâces");
  class_day = read_item (CALENDAR, parsed, 3);
  g_assert_cmpint (pupitre_day_get_kind (class_day), ==, PUPITRE_DAY_KIND_CLASS);
  g_assert_cmpint (pupitre_day_get_cycle_day (class_day), ==, 3);
  storm = read_item (CALENDAR, parsed, 4);
  g_assert_cmpint (pupitre_day_get_kind (storm), ==, PUPITRE_DAY_KIND_OTHER);
  g_assert_cmpstr (pupitre_day_get_kind_text (storm), ==, "tempête");
}

/* A year that is not published has nothing, and that is no fault; what is no calendar is. */
static void
test_no_calendar (void)
{
  static const struct {
    const char *text;
    guint       n_items;
    int         code;  /* -1: none */
  } CASES[] = {
    { "{\"anneeScolaire\":null,\"nombreJoursCycle\":null,\"etapes\":[],\"jours\":[]}", 0, -1 },
    { "{\"anneeScolaire\":{\"dateDebut\":\"2026-08-27\",\"dateFin\":\"2027-06-22\"}}", 1, -1 },
    { "{\"jours\":null}", 0, -1 },
    { "{\"jours\":[{}]}", 0, PUPITRE_ERROR_MISSING },
    { "{}", 0, PUPITRE_ERROR_MISSING },
    { "[]", 0, PUPITRE_ERROR_MISSING },
    { "<html>", 0, PUPITRE_ERROR_NOT_JSON },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (CASES); i++) {
    g_autoptr (GBytes) body = g_bytes_new_static (CASES[i].text, strlen (CASES[i].text));
    g_autoptr (GError) error = NULL;
    g_autoptr (PupitreParsed) parsed = pupitre_calendar_parser_split (body, &error);

    g_test_message ("Case %zu", i);
    if (CASES[i].code >= 0) {
      g_assert_error (error, PUPITRE_ERROR, CASES[i].code);
      continue;
    }
    g_assert_no_error (error);
    g_assert_cmpuint (parsed->items->len, ==, CASES[i].n_items);
  }
}

static void
test_cycle (void)
{
  static const char text[] =
    "{\"nombreJoursCycle\":\"9\",\"joursConges\":[{\"date\":\"2026-10-12\",\"typeJour\":\"conge\"},"
    "{\"date\":\"2026-10-09\",\"typeJour\":\"pedagogique\"}],\"joursCycle\":[{\"date\":"
    "\"2026-08-27\",\"jourcycle\":1}],\"periodes\":[{\"periode\":2,\"heureDebut\":\"10:45\","
    "\"heureFin\":\"12:00\"},{\"periode\":1,\"heureDebut\":\"9:15\",\"heureFin\":\"10:30:00\"},"
    "{\"periode\":3,\"heureDebut\":\"12:00\",\"heureFin\":\"11:00\"}],\"grille\":[" CELL ","
    "{\"jourCycle\":1,\"periode\":2,\"codeActivite\":\"SCT4SE\"},{\"jourCycle\":0,\"periode\":2,"
    "\"description\":\"X\"}]}";
  g_autoptr (GBytes) body = g_bytes_new_static (text, strlen (text));
  g_autoptr (PupitreParsed) parsed = pupitre_cycle_parser_split (body, NULL);
  g_autoptr (PupitreCycle) cycle = read_item (CYCLE, parsed, 0);
  PupitreCycleCell *cell;

  g_assert_cmpuint (parsed->items->len, ==, 1);
  g_assert_cmpuint (parsed->n_unreadable, ==, 2);
  g_assert_cmpint (pupitre_cycle_get_length (cycle), ==, 9);
  g_assert_cmpuint (pupitre_cycle_get_n_periods (cycle), ==, 2);
  g_assert_cmpint (pupitre_period_get_start (pupitre_cycle_get_period (cycle, 0)), ==, 555);
  g_assert_cmpuint (pupitre_cycle_get_n_cells (cycle), ==, 2);
  cell = pupitre_cycle_find_cell (cycle, 1, 2);
  g_assert_cmpstr (pupitre_cycle_cell_get_title (cell), ==, "SCT4SE");
  g_assert_true (cell == pupitre_cycle_get_cell (cycle, 0));
  g_assert_null (pupitre_cycle_find_cell (cycle, 9, 1));
  g_assert_cmpuint (pupitre_cycle_get_n_days (cycle), ==, 3);
  g_assert_cmpint (pupitre_day_get_kind (pupitre_cycle_get_day (cycle, 1)), ==,
                   PUPITRE_DAY_KIND_PEDAGOGIC);
}

static void
test_detention (void)
{
  g_autoptr (PupitreParsed) parsed =
    split (DETENTIONS, DETENTION ",{\"id\":2,\"date\":\"2026-11-27\",\"etat\":\"reportée\"}");
  g_autoptr (PupitreDetention) detention = read_item (DETENTIONS, parsed, 0);
  g_autoptr (PupitreDetention) bare = read_item (DETENTIONS, parsed, 1);

  assert_moment (pupitre_detention_get_start (detention), "2026-11-26 16:05");
  assert_moment (pupitre_detention_get_end (detention), "2026-11-26 16:50");
  g_assert_cmpstr (pupitre_detention_get_reason (detention), ==, "Retards répétés");
  g_assert_cmpint (pupitre_detention_get_state (detention), ==, PUPITRE_DETENTION_STATE_PLANNED);
  g_assert_true (pupitre_detention_is_all_day (bare));
  g_assert_cmpint (pupitre_detention_get_state (bare), ==, PUPITRE_DETENTION_STATE_OTHER);
  g_assert_cmpstr (pupitre_detention_get_state_text (bare), ==, "reportée");
}

static void
test_assignment (void)
{
  g_autoptr (PupitreParsed) parsed = split (ASSIGNMENTS, WORK);
  g_autoptr (PupitreAssignment) work = read_item (ASSIGNMENTS, parsed, 0);

  g_assert_cmpstr (get_key (parsed, 0), ==, "w1");
  g_assert_cmpint (pupitre_assignment_get_kind (work), ==, PUPITRE_ASSIGNMENT_KIND_HOMEWORK);
  assert_moment (pupitre_assignment_get_due (work), "2026-11-24 00:00");
  g_assert_cmpstr (pupitre_assignment_get_course (work), ==, "Français");
  g_assert_cmpstr (pupitre_rich_text_get_text (pupitre_assignment_get_content (work)), ==,
                   "Lire le chapitre 4");
  g_assert_true (pupitre_assignment_is_evaluated (work));
  g_assert_true (pupitre_assignment_is_at_home (work));
  g_assert_cmpstr (pupitre_assignment_get_maximum (work), ==, "50");
  g_assert_cmpstr (pupitre_assignment_get_weight (work), ==, "7,5");
  g_assert_cmpint (pupitre_assignment_get_term (work), ==, 2);
  /* Only what leads to the web. */
  g_assert_cmpuint (pupitre_assignment_get_n_links (work), ==, 1);
  g_assert_cmpstr (pupitre_link_get_uri (pupitre_assignment_get_link (work, 0)), ==,
                   "https://www.example.org/figures");
  g_assert_cmpuint (pupitre_assignment_get_n_attachments (work), ==, 1);
}

/* Without an id, equals are numbered; with one, a second is not another. */
static void
test_assignment_keys (void)
{
  static const char nameless[] =
    "{\"codeMatiere\":132406,\"codeEtape\":2,\"dateTravail\":\"2026-11-24\",\"titre\":\" Fiche \"}";
  g_autofree char *items = g_strjoin (",", nameless, nameless, WORK, WORK, NULL);
  g_autoptr (PupitreParsed) parsed = split (ASSIGNMENTS, items);

  g_assert_cmpuint (parsed->items->len, ==, 3);
  g_assert_cmpuint (parsed->n_unreadable, ==, 1);
  g_assert_cmpstr (get_key (parsed, 0), ==, "~/132406/2/2026-11-24/Fiche/1");
  g_assert_cmpstr (get_key (parsed, 1), ==, "~/132406/2/2026-11-24/Fiche/2");
  g_assert_cmpstr (get_key (parsed, 2), ==, "w1");
}

static void
test_absences (void)
{
  static const char text[] =
    "{\"absencesAMotiver\":[{\"id\":2,\"date\":\"2026-11-23\",\"typeAbsence\":\"absence\",\"etat\":"
    "\"aMotiver\",\"motif\":null}],\"avisAbsences\":[" NOTICE "],\"historiqueAbsences\":[" ABSENCE
    ",{\"id\":\"2\",\"date\":\"2026-11-23\"},{\"id\":3,\"date\":\"2026-11-02\",\"motif\":\"ZZZ\","
    "\"etat\":\"enAppel\",\"typeAbsence\":\"départ hâtif\"}]}";
  g_autoptr (GBytes) body = g_bytes_new_static (text, strlen (text));
  g_autoptr (PupitreParsed) parsed = pupitre_absences_parser_split (body, NULL);
  g_autoptr (PupitreAbsence) waiting = NULL, late = NULL, odd = NULL;
  g_autoptr (PupitreAbsenceNotice) notice = NULL;

  /* What stands in two lists is one; an absence and a notice of one id are two. */
  g_assert_cmpuint (parsed->n_unreadable, ==, 0);
  g_assert_cmpuint (parsed->items->len, ==, 4);
  waiting = read_item (ABSENCES, parsed, 0);
  g_assert_cmpstr (get_key (parsed, 0), ==, "absence/2");
  g_assert_cmpint (pupitre_absence_get_state (waiting), ==, PUPITRE_ABSENCE_STATE_TO_MOTIVATE);
  g_assert_cmpstr (pupitre_absence_get_course (waiting), ==, "");
  notice = read_item (ABSENCES, parsed, 1);
  g_assert_cmpstr (get_key (parsed, 1), ==, "avis/a1");
  g_assert_cmpuint (pupitre_absence_notice_get_periods (notice), ==, 1 << 3 | 1 << 4);
  g_assert_false (pupitre_absence_notice_is_whole_day (notice));
  g_assert_cmpstr (pupitre_absence_notice_get_motive (notice), ==, "RDV");
  g_assert_true (pupitre_absence_notice_is_withdrawable (notice));
  assert_moment (pupitre_absence_notice_get_last (notice), "2026-12-04 00:00");
  late = read_item (ABSENCES, parsed, 2);
  g_assert_cmpstr (get_key (parsed, 2), ==, "absence/a1");
  g_assert_cmpint (pupitre_absence_get_kind (late), ==, PUPITRE_ABSENCE_KIND_LATE);
  g_assert_cmpint (pupitre_absence_get_minutes (late), ==, 12);
  g_assert_cmpstr (pupitre_absence_get_motive (late), ==, "Maladie");
  g_assert_cmpstr (pupitre_absence_get_explanation (late), ==, "Grippe");
  assert_moment (pupitre_absence_get_start (late), "2026-11-20 10:45");
  assert_moment (pupitre_absence_get_deadline (late), "2026-12-04 00:00");
  odd = read_item (ABSENCES, parsed, 3);
  g_assert_cmpint (pupitre_absence_get_kind (odd), ==, PUPITRE_ABSENCE_KIND_OTHER);
  g_assert_cmpstr (pupitre_absence_get_kind_text (odd), ==, "départ hâtif");
  g_assert_cmpint (pupitre_absence_get_state (odd), ==, PUPITRE_ABSENCE_STATE_OTHER);
  g_assert_cmpstr (pupitre_absence_get_state_text (odd), ==, "enAppel");
  g_assert_cmpstr (pupitre_absence_get_motive (odd), ==, "ZZZ");
}

static void
test_motives (void)
{
  g_autoptr (PupitreParsed) parsed =
    split (MOTIVES, "{\"code\":9,\"description\":\"Maladie\"}," MOTIVE);
  g_autoptr (PupitreMotive) any = read_item (MOTIVES, parsed, 0);
  g_autoptr (PupitreMotive) other = read_item (MOTIVES, parsed, 1);
  g_autoptr (PupitreParsed) none = split (MOTIVES, "");

  g_assert_cmpstr (pupitre_motive_get_code (any), ==, "9");
  g_assert_false (pupitre_motive_needs_explanation (any));
  g_assert_true (pupitre_motive_suits (any, PUPITRE_ABSENCE_KIND_LATE));
  g_assert_cmpint (pupitre_motive_get_uses (other), ==,
                   PUPITRE_MOTIVE_USE_ABSENCE | PUPITRE_MOTIVE_USE_NOTICE);
  g_assert_true (pupitre_motive_needs_explanation (other));
  /* The school's order, in an index that puts the highest date first. */
  g_assert_cmpint (((PupitreItem *) g_ptr_array_index (parsed->items, 0))->date, >,
                   ((PupitreItem *) g_ptr_array_index (parsed->items, 1))->date);
  g_assert_cmpuint (none->items->len, ==, 0);
}

static PupitreParsed *
split_contacts (const char *text, GError **error)
{
  g_autoptr (GBytes) body = g_bytes_new (text, strlen (text));

  return pupitre_contacts_parser_split (body, error);
}

/* The school first, its people in its order; what somebody lacks is left out. */
static void
test_contacts (void)
{
  g_autoptr (PupitreParsed) parsed =
    split_contacts ("{\"etablissement\":" SCHOOL ",\"contacts\":[" PERSON
                    ",{\"fonction\":\"direction\"},{\"fonction\":\"lune\",\"titre\":\"Secrétariat\","
                    "\"courriel\":\"a@b.example?cc=c@d.example\"},{\"nom\":\"Exemple\"},"
                    "{\"fonction\":\"autre\",\"telephone\":\"418 555-0100\"}," SCHOOL "]}", NULL);
  g_autoptr (PupitreContact) school = read_item (CONTACTS, parsed, 0);
  g_autoptr (PupitreContact) deputy = read_item (CONTACTS, parsed, 1);
  g_autoptr (PupitreContact) head = read_item (CONTACTS, parsed, 2);
  g_autoptr (PupitreContact) other = read_item (CONTACTS, parsed, 3);
  g_autoptr (PupitreContact) name_alone = read_item (CONTACTS, parsed, 4);
  g_autofree char *address = pupitre_contact_dup_address (school);

  g_assert_cmpuint (parsed->items->len, ==, 5);
  g_assert_cmpuint (parsed->n_unreadable, ==, 2);
  g_assert_cmpstr (get_key (parsed, 0), ==, "etablissement");
  g_assert_cmpstr (get_key (parsed, 1), ==, "contact/c1");
  for (guint i = 1; i < parsed->items->len; i++)
    g_assert_cmpint (((PupitreItem *) g_ptr_array_index (parsed->items, i - 1))->date, >,
                     ((PupitreItem *) g_ptr_array_index (parsed->items, i))->date);
  g_assert_cmpint (pupitre_contact_get_kind (school), ==, PUPITRE_CONTACT_KIND_SCHOOL);
  g_assert_cmpstr (pupitre_contact_get_school_code (school), ==, "700042");
  g_assert_cmpstr (pupitre_contact_get_name (school), ==, "École du Fleuve");
  g_assert_cmpstr (pupitre_contact_get_telephone (school), ==, "4185550142");
  g_assert_cmpstr (pupitre_contact_get_fax (school), ==, "");
  g_assert_cmpstr (pupitre_contact_get_email (school), ==, "");
  g_assert_cmpstr (address, ==, "2000, boulevard du Fleuve\nExempleville (Québec)  G0X 1B0");
  g_assert_cmpint (pupitre_contact_get_kind (deputy), ==, PUPITRE_CONTACT_KIND_DEPUTY);
  g_assert_cmpstr (pupitre_contact_get_name (deputy), ==, "Anh Exemple");
  g_assert_cmpstr (pupitre_contact_get_extension (deputy), ==, "2004");
  g_assert_cmpstr (pupitre_contact_get_email (deputy), ==, "anh@cssdesexemples.example");
  g_assert_cmpint (pupitre_contact_get_kind (head), ==, PUPITRE_CONTACT_KIND_HEAD);
  g_assert_cmpstr (pupitre_contact_get_name (head), ==, "");
  g_assert_cmpint (pupitre_contact_get_kind (other), ==, PUPITRE_CONTACT_KIND_OTHER);
  g_assert_cmpstr (pupitre_contact_get_role (other), ==, "Secrétariat");
  g_assert_cmpstr (pupitre_contact_get_email (other), ==, "");
  g_assert_cmpstr (pupitre_contact_get_name (name_alone), ==, "Exemple");
}

/* An answer of another kind is an error; a school without people is none. */
static void
test_contacts_missing (void)
{
  static const char *const BAD[] = { "{}", "[]", "{\"etablissement\":{\"nom\":\"École\"}}",
                                     "{\"contacts\":[{\"fonction\":\"autre\"}]}" };
  g_autoptr (PupitreParsed) alone =
    split_contacts ("{\"etablissement\":" SCHOOL ",\"contacts\":null}", NULL);

  g_assert_cmpuint (alone->items->len, ==, 1);
  g_assert_cmpuint (alone->n_unreadable, ==, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (BAD); i++) {
    g_autoptr (GError) error = NULL;

    g_assert_null (split_contacts (BAD[i], &error));
    g_assert_error (error, PUPITRE_ERROR, PUPITRE_ERROR_MISSING);
  }
}

static void
test_shared_links (void)
{
  g_autoptr (PupitreParsed) parsed = split (SHARED_LINKS, SHARED);
  g_autoptr (PupitreSharedLink) link = read_item (SHARED_LINKS, parsed, 0);

  g_assert_cmpstr (get_key (parsed, 0), ==, "l1");
  g_assert_cmpint (pupitre_shared_link_get_sharer (link), ==, PUPITRE_SHARER_TEACHERS);
  g_assert_cmpstr (pupitre_shared_link_get_title (link), ==, "Capsules");
  g_assert_cmpstr (pupitre_shared_link_get_description (link), ==, "Cinq minutes");
  g_assert_cmpstr (pupitre_shared_link_get_uri (link), ==, "https://maths.example/capsules");
  g_assert_cmpstr (pupitre_shared_link_get_author (link), ==, "Alex Exemple");
  g_assert_cmpstr (pupitre_shared_link_get_course (link), ==, "Mathématique");
  assert_moment (pupitre_shared_link_get_date (link), "2026-10-30 00:00");
}

/* What is no page of the web keeps its title and loses its address; who shares it may be unknown. */
static void
test_shared_links_odd (void)
{
  static const char *const BAD[] = { "javascript:alert(1)", "file:///etc/passwd", "https://", "//x",
                                     "mailto:a@b.example", "data:text/html,x", "un lien", "" };
  g_autoptr (PupitreParsed) parsed =
    split (SHARED_LINKS, "{\"titre\":\"A\",\"origine\":\"lune\",\"auteur\":\"Alex\"},"
                         "{\"titre\":\" \"},{\"id\":7,\"titre\":\"B\",\"description\":null,"
                         "\"origine\":null}");
  g_autoptr (PupitreSharedLink) first = read_item (SHARED_LINKS, parsed, 0);
  g_autoptr (PupitreSharedLink) second = read_item (SHARED_LINKS, parsed, 1);

  g_assert_cmpuint (parsed->items->len, ==, 2);
  g_assert_cmpuint (parsed->n_unreadable, ==, 1);
  g_assert_cmpint (pupitre_shared_link_get_sharer (first), ==, PUPITRE_SHARER_SCHOOL);
  g_assert_cmpstr (pupitre_shared_link_get_author (first), ==, "Alex");
  g_assert_null (pupitre_shared_link_get_uri (first));
  g_assert_null (pupitre_shared_link_get_date (first));
  g_assert_cmpstr (pupitre_shared_link_get_description (second), ==, "");
  for (gsize i = 0; i < G_N_ELEMENTS (BAD); i++) {
    g_autofree char *item = g_strdup_printf ("{\"id\":\"x\",\"titre\":\"C\",\"url\":\"%s\"}",
                                             BAD[i]);
    g_autoptr (PupitreParsed) bad = split (SHARED_LINKS, item);
    g_autoptr (PupitreSharedLink) link = read_item (SHARED_LINKS, bad, 0);

    g_test_message ("%s", BAD[i]);
    g_assert_null (pupitre_shared_link_get_uri (link));
  }
}

/* Members in capitals, and one that nobody knows: the same key, and the same object comes of it. */
static char *
shout (const char *item)
{
  GString *text = g_string_new (item);
  gboolean in_string = FALSE;
  gsize start = 0;

  for (gsize i = 0; i < text->len; i++) {
    if (text->str[i] != '"')
      continue;
    if (!in_string)
      start = i;
    else if (text->str[i + 1] == ':')
      for (gsize j = start; j < i; j++)
        text->str[j] = g_ascii_toupper (text->str[j]);
    in_string = !in_string;
  }
  g_string_insert (text, 1, "\"inconnu\":{\"x\":[1,null]},");
  return g_string_free (text, FALSE);
}

static void
test_names (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (PARSERS); i++) {
    g_autofree char *loud = shout (PARSERS[i].item);
    g_autoptr (PupitreParsed) parsed = split (i, PARSERS[i].item);
    g_autoptr (PupitreParsed) other = split (i, loud);
    g_autoptr (GObject) object = read_item (i, other, 0);

    g_test_message ("%s: %s", PARSERS[i].name, loud);
    g_assert_cmpuint (other->n_unreadable, ==, 0);
    g_assert_cmpstr (get_key (parsed, 0), ==, get_key (other, 0));
  }
}

/* One by one, each member is null, and is missing: what is left is an item or is not, and never a
 * crash. */
static void
test_members (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (PARSERS); i++) {
    g_auto (GStrv) parts = g_strsplit (PARSERS[i].item, ",\"", -1);

    for (guint j = 1; parts[j] != NULL; j++) {
      for (guint way = 0; way < 2; way++) {
        g_autoptr (GString) text = g_string_new (parts[0]);
        g_autofree char *answer = NULL;
        g_autoptr (GBytes) body = NULL;
        g_autoptr (PupitreParsed) parsed = NULL;

        for (guint k = 1; parts[k] != NULL; k++) {
          const char *colon = strstr (parts[k], "\":");

          if (k != j || colon == NULL)
            g_string_append_printf (text, ",\"%s", parts[k]);
          else if (way == 0)
            g_string_append_printf (text, ",\"%.*s\":null%s", (int) (colon - parts[k]), parts[k],
                                    parts[k + 1] == NULL ? "}" : "");
          else if (parts[k + 1] == NULL)
            g_string_append_c (text, '}');
        }
        answer = g_strconcat (PARSERS[i].before, text->str, PARSERS[i].after, NULL);
        body = g_bytes_new (answer, strlen (answer));
        parsed = PARSERS[i].split (body, NULL);
        for (guint k = 0; parsed != NULL && k < parsed->items->len; k++) {
          g_autoptr (GObject) object = read_item (i, parsed, k);
        }
      }
    }
  }
}

/* Ten items, one of which can not be read: nine are shown, and one is counted. */
static void
test_one_of_ten (void)
{
  /* Around a number from 11 to 19. */
  static const struct {
    const char *before, *after;
  } ITEMS[] = {
    { "{\"dateDebut\":\"2026-11-", "\",\"description\":\"F\",\"codeActivite\":\"F\"}" },
    { "{\"date\":\"2026-11-", "\",\"typeJour\":\"classe\"}" },
    { "{\"periode\":1,\"description\":\"F\",\"jourCycle\":", "}" },
    { "{\"date\":\"2026-11-10\",\"id\":", "}" },
    { "{\"dateTravail\":\"2026-11-10\",\"titre\":\"T\",\"id\":", "}" },
    { "{\"date\":\"2026-11-10\",\"id\":", "}" },
    { "{\"dateDebut\":\"2026-11-10\",\"id\":", "}" },
    { "{\"description\":\"T\",\"code\":", "}" },
    { "{\"dateTravail\":\"2026-11-10\",\"descriptionTravail\":\"T\",\"idTravail\":", "}" },
    { "{\"descriptionMatiere\":\"M\",\"codeMatiere\":", "}" },
    { "{\"descriptionMatiere\":\"M\",\"codeMatiere\":", "}" },
    { "{\"descriptionMatiere\":\"M\",\"codeMatiere\":", "}" },
    { "{\"id\":", "}" },
    { "{\"annee\":2025,\"id\":", "}" },
    { "{\"idDocument\":\"d\",\"id\":", "}" },
    { "{\"numeroCircuit\":", "}" },
    { "{\"fonction\":\"autre\",\"titre\":\"T\",\"id\":", "}" },
    { "{\"titre\":\"T\",\"id\":", "}" },
  };

  G_STATIC_ASSERT (G_N_ELEMENTS (ITEMS) == IDENTITIES);  /* an identity is one */
  for (guint i = 0; i < G_N_ELEMENTS (ITEMS); i++) {
    g_autoptr (GString) items = g_string_new ("{\"inconnu\":1}");
    g_autoptr (PupitreParsed) parsed = NULL;

    for (guint j = 11; j < 20; j++)
      g_string_append_printf (items, ",%s%u%s", ITEMS[i].before, j, ITEMS[i].after);
    g_test_message ("%s", PARSERS[i].name);
    parsed = split (i, items->str);
    g_assert_cmpuint (parsed->n_unreadable, ==, 1);
    if (i == CYCLE) {
      g_autoptr (PupitreCycle) cycle = read_item (i, parsed, 0);

      g_assert_cmpuint (pupitre_cycle_get_n_cells (cycle), ==, 9);
    } else if (i == TRANSPORT) {
      g_autoptr (PupitreSchoolTransport) transport = read_item (i, parsed, 0);

      g_assert_cmpuint (pupitre_school_transport_get_n_journeys (transport), ==, 9);
    } else {
      g_assert_cmpuint (parsed->items->len, ==, 9);
    }
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/school-parsers/lesson", test_lesson);
  g_test_add_func ("/school-parsers/bad-lessons", test_bad_lessons);
  g_test_add_func ("/school-parsers/teachers-lesson", test_teachers_lesson);
  g_test_add_func ("/school-parsers/clock-changes", test_clock_changes);
  g_test_add_func ("/school-parsers/equals", test_equals);
  g_test_add_func ("/school-parsers/calendar", test_calendar);
  g_test_add_func ("/school-parsers/no-calendar", test_no_calendar);
  g_test_add_func ("/school-parsers/cycle", test_cycle);
  g_test_add_func ("/school-parsers/detention", test_detention);
  g_test_add_func ("/school-parsers/assignment", test_assignment);
  g_test_add_func ("/school-parsers/assignment-keys", test_assignment_keys);
  g_test_add_func ("/school-parsers/absences", test_absences);
  g_test_add_func ("/school-parsers/motives", test_motives);
  g_test_add_func ("/school-parsers/contacts", test_contacts);
  g_test_add_func ("/school-parsers/contacts-missing", test_contacts_missing);
  g_test_add_func ("/school-parsers/shared-links", test_shared_links);
  g_test_add_func ("/school-parsers/shared-links-odd", test_shared_links_odd);
  g_test_add_func ("/school-parsers/names", test_names);
  g_test_add_func ("/school-parsers/members", test_members);
  g_test_add_func ("/school-parsers/one-of-ten", test_one_of_ten);

  return g_test_run ();
}
