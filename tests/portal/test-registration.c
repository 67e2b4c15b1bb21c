/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pupitre-error.h"
#include "pupitre-registration-parser.h"
#include "pupitre-registration-request.h"
#include "pupitre-school-time.h"

#include <string.h>

/* The registration of a child, from the portal's answer to what a parent sees, and from what the
 * parent answers to what is sent. */

#define GARDE \
  "{\"code\":\"GARDE\",\"type\":\"serviceGarde\",\"titre\":\"Service de garde\",\"description\":" \
  "\"<p>Trois <b>jours</b></p>\",\"obligatoire\":true,\"choix\":[{\"code\":\"REG\",\"titre\":" \
  "\"Régulier\"},{\"code\":\"NON\",\"titre\":\"Aucun\"}]}"
#define OPTION \
  "{\"code\":\"ANG\",\"type\":\"lune\",\"titre\":\"Anglais\",\"choix\":[{\"code\":1},{\"code\":1}]}"

static PupitreRegistration *
read_with (const char *state, const char *questions, const char *others)
{
  g_autofree char *text = g_strdup_printf (
    "{\"anneeScolaire\":\"2027-2028\",\"etat\":%s,\"dateDebut\":\"2026-11-17\",\"dateFin\":"
    "\"2026-12-11\",\"ecole\":\"Les Pins\",\"niveau\":\"5e année\",\"questions\":[%s]%s}",
    state, questions, others);
  g_autoptr (GBytes) body = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  g_autoptr (PupitreParsed) parsed = pupitre_registration_parser_split (body, &error);
  PupitreRegistration *registration;

  g_assert_no_error (error);
  g_assert_cmpuint (parsed->items->len, ==, 1);
  g_assert_cmpstr (((PupitreItem *) parsed->items->pdata[0])->key, ==, "inscription-2027");
  registration =
    pupitre_registration_parser_read (((PupitreItem *) parsed->items->pdata[0])->json, &error);
  g_assert_no_error (error);
  return registration;
}

static PupitreRegistrationState
state_on (PupitreRegistration *registration, const char *day)
{
  g_autoptr (GDateTime) moment = pupitre_school_time_parse (day);

  return pupitre_registration_get_state (registration, moment);
}

static void
test_open (void)
{
  g_autoptr (PupitreRegistration) registration =
    read_with ("\"OUVERTE\"", GARDE "," OPTION, ",\"droit\":\"services\",\"message\":\" Un mot \"");
  GPtrArray *questions = pupitre_registration_get_questions (registration);
  PupitreRegistrationQuestion *garde = questions->pdata[0], *option = questions->pdata[1];

  g_assert_cmpint (pupitre_registration_get_school_year (registration), ==, 2027);
  g_assert_true (pupitre_registration_is_services_only (registration));
  g_assert_cmpstr (pupitre_registration_get_note (registration), ==, "Un mot");
  g_assert_cmpstr (pupitre_registration_get_school (registration), ==, "Les Pins");
  g_assert_cmpstr (pupitre_registration_get_level (registration), ==, "5e année");
  g_assert_null (pupitre_registration_get_answers (registration));
  g_assert_cmpuint (questions->len, ==, 2);
  g_assert_true (pupitre_registration_question_is_required (garde));
  g_assert_true (pupitre_registration_question_is_of_service (garde));
  g_assert_cmpstr (pupitre_registration_question_get_description (garde), ==, "Trois jours");
  g_assert_cmpint (pupitre_registration_question_find_choice (garde, "NON"), ==, 1);
  g_assert_cmpint (pupitre_registration_question_find_choice (garde, "non"), ==, -1);
  /* A choice without words goes by its code, and stands once. */
  g_assert_false (pupitre_registration_question_is_required (option));
  g_assert_false (pupitre_registration_question_is_of_service (option));
  g_assert_cmpuint (pupitre_registration_question_get_n_choices (option), ==, 1);
  g_assert_cmpstr (pupitre_registration_question_get_choice_title (option, 0), ==, "1");
}

/* What is stored may be old: the last day belongs to the period, the next one does not. */
static void
test_last_day (void)
{
  g_autoptr (PupitreRegistration) open = read_with ("\"ouverte\"", GARDE, "");
  g_autoptr (PupitreRegistration) not_yet = read_with ("\"pasEncoreOuverte\"", "", "");
  g_autoptr (PupitreRegistration) done = read_with ("\"faite\"", "", "");

  g_assert_cmpint (state_on (open, "2026-12-11T23:59:00-05:00"), ==,
                   PUPITRE_REGISTRATION_STATE_OPEN);
  g_assert_cmpint (state_on (open, "2026-12-12T00:00:00-05:00"), ==,
                   PUPITRE_REGISTRATION_STATE_CLOSED);
  g_assert_cmpint (state_on (not_yet, "2026-11-20"), ==, PUPITRE_REGISTRATION_STATE_NOT_YET);
  g_assert_cmpint (state_on (not_yet, "2026-12-12"), ==, PUPITRE_REGISTRATION_STATE_CLOSED);
  g_assert_cmpint (state_on (done, "2027-12-12"), ==, PUPITRE_REGISTRATION_STATE_DONE);
}

/* What the school has already is not asked for again, whatever word the portal says beside it. */
static void
test_open_and_sent (void)
{
  static const char sent[] =
    ",\"demande\":{\"numero\":\"INS-1\",\"reponses\":[{\"code\":\"GARDE\",\"choix\":\"REG\"}]}";
  g_autoptr (PupitreRegistration) asked = read_with ("\"ouverte\"", GARDE, sent);
  g_autoptr (PupitreRegistration) unasked = read_with ("\"ouverte\"", "", sent);

  g_assert_cmpint (state_on (asked, "2026-11-27"), ==, PUPITRE_REGISTRATION_STATE_DONE);
  g_assert_cmpint (state_on (asked, "2026-12-12"), ==, PUPITRE_REGISTRATION_STATE_DONE);
  g_assert_cmpint (state_on (unasked, "2026-11-27"), ==, PUPITRE_REGISTRATION_STATE_DONE);
  g_assert_cmpstr (pupitre_registration_get_reference (asked), ==, "INS-1");
}

/* A form that lacks a question of the school can not be sent: it is not offered. */
static void
test_odd (void)
{
  static const struct {
    const char *state, *questions, *others;
  } ODD[] = {
    { "\"ouverte\"", "", "" },
    { "\"ouverte\"", GARDE "," GARDE, "" },
    { "\"ouverte\"", GARDE ",{\"code\":\"X\",\"titre\":\"Sans choix\",\"choix\":[]}", "" },
    { "\"ouverte\"", GARDE ",{\"titre\":\"Sans code\"}", "" },
    { "\"ouverte\"", GARDE ",null", "" },
    { "\"suspendue\"", GARDE, "" },
    { "7", "", "" },
  };
  static const char *const BAD[] = { "{}", "[]", "{\"etat\":null}", "{\"etat\":\" \"}" };

  for (gsize i = 0; i < G_N_ELEMENTS (ODD); i++) {
    g_autoptr (PupitreRegistration) registration =
      read_with (ODD[i].state, ODD[i].questions, ODD[i].others);

    g_test_message ("%d", (int) i);
    g_assert_cmpint (state_on (registration, "2026-11-20"), ==, PUPITRE_REGISTRATION_STATE_OTHER);
  }
  for (gsize i = 0; i < G_N_ELEMENTS (BAD); i++) {
    g_autoptr (GBytes) body = g_bytes_new (BAD[i], strlen (BAD[i]));
    g_autoptr (GError) error = NULL;

    g_assert_null (pupitre_registration_parser_split (body, &error));
    g_assert_error (error, PUPITRE_ERROR, PUPITRE_ERROR_MISSING);
  }
}

/* Answers bear the words of their questions, and their codes where those are not asked any more. */
static void
test_done (void)
{
  g_autoptr (PupitreRegistration) registration = read_with (
    "\"faite\"", GARDE,
    ",\"demande\":{\"numero\":\"INS-1\",\"dateHeure\":\"2026-11-27T20:10:00-05:00\",\"reponses\":[{"
    "\"code\":\"GARDE\",\"choix\":\"REG\"},{\"code\":\"VIEUX\",\"choix\":\"X\"},{\"code\":null}],"
    "\"commentaire\":\" Deux maisons \"}");
  PupitreRegistrationAnswers *answers = pupitre_registration_get_answers (registration);

  g_assert_nonnull (answers);
  g_assert_cmpuint (pupitre_registration_answers_get_n (answers), ==, 2);
  g_assert_cmpstr (pupitre_registration_answers_get_title (answers, 0), ==, "Service de garde");
  g_assert_cmpstr (pupitre_registration_answers_get_choice_title (answers, 0), ==, "Régulier");
  g_assert_cmpstr (pupitre_registration_answers_get_title (answers, 1), ==, "VIEUX");
  g_assert_cmpstr (pupitre_registration_answers_get_choice_title (answers, 1), ==, "X");
  g_assert_cmpstr (pupitre_registration_answers_get_comment (answers), ==, "Deux maisons");
  g_assert_cmpstr (pupitre_registration_get_reference (registration), ==, "INS-1");
  g_assert_nonnull (pupitre_registration_get_sent_at (registration));
}

/* A draft is read again as it was, whatever was typed; something else is none. */
static void
test_text (void)
{
  g_autoptr (PupitreRegistrationAnswers) answers = pupitre_registration_answers_new ();
  g_autoptr (PupitreRegistrationAnswers) again = NULL;
  g_autoptr (PupitreRegistrationAnswers) other = pupitre_registration_answers_new ();
  g_autofree char *text = NULL;

  pupitre_registration_answers_add (answers, "A", "1", "Été « chaud »", "l'un\n\"l’autre\"\\");
  pupitre_registration_answers_add (answers, "B", "2", NULL, NULL);
  pupitre_registration_answers_set_comment (answers, "  d'accord:\t@s [%s] \xff ");
  text = pupitre_registration_answers_dup_text (answers);
  again = pupitre_registration_answers_parse (text);
  g_assert_nonnull (again);
  g_assert_cmpuint (pupitre_registration_answers_get_n (again), ==, 2);
  g_assert_cmpstr (pupitre_registration_answers_get_choice_title (again, 0), ==,
                   "l'un\n\"l’autre\"\\");
  g_assert_cmpstr (pupitre_registration_answers_get_comment (again), ==,
                   "d'accord:\t@s [%s] \xef\xbf\xbd");
  g_assert_true (pupitre_registration_answers_is_same (answers, again));
  pupitre_registration_answers_add (other, "B", "2", NULL, NULL);
  g_assert_false (pupitre_registration_answers_is_same (answers, other));
  pupitre_registration_answers_add (other, "A", "1", NULL, NULL);
  g_assert_true (pupitre_registration_answers_is_same (answers, other));
  for (const char *bad = "x\0(1,2)\0('', 7)\0"; *bad != '\0'; bad += strlen (bad) + 1)
    g_assert_null (pupitre_registration_answers_parse (bad));
  g_assert_null (pupitre_registration_answers_parse (NULL));
}

static gboolean
takes (PupitreRegistration *registration, const char *code, const char *choice, const char *optional)
{
  g_autoptr (PupitreRegistrationAnswers) answers = pupitre_registration_answers_new ();

  if (code != NULL)
    pupitre_registration_answers_add (answers, code, choice, NULL, NULL);
  if (optional != NULL)
    pupitre_registration_answers_add (answers, "ANG", optional, NULL, NULL);
  return pupitre_registration_takes_answers (registration, answers);
}

/* What the parent chose may be offered no more, also where no answer is wanted. */
static void
test_answers (void)
{
  g_autoptr (PupitreRegistration) registration = read_with ("\"ouverte\"", GARDE "," OPTION, "");
  g_autoptr (PupitreRegistration) less = read_with ("\"ouverte\"", GARDE, "");

  g_assert_false (takes (registration, NULL, NULL, NULL));
  g_assert_false (takes (registration, "GARDE", "PLUS_OFFERT", NULL));
  g_assert_true (takes (registration, "GARDE", "NON", NULL));
  g_assert_true (takes (registration, "GARDE", "NON", "1"));
  g_assert_false (takes (registration, "GARDE", "NON", "PLUS_OFFERT"));
  g_assert_false (takes (less, "GARDE", "NON", "1"));
}

/* What is sent, member by member. */
static void
test_request (void)
{
  g_autoptr (PupitreChild) child = pupitre_child_new (&(PupitreChildFields) {
    .guid = "g", .record_number = "1234567", .school_code = "700001", .organisation_code = "700000",
    .first_name = "Léa" });
  g_autoptr (PupitreRegistrationAnswers) answers = pupitre_registration_answers_new ();
  g_autofree char *key = g_uuid_string_random ();
  g_autoptr (PupitreRequest) reading = pupitre_request_registration (child);
  g_autoptr (PupitreRequest) writing = NULL;
  g_autofree char *path = pupitre_request_dup_path (reading);
  g_autofree char *same = NULL;
  g_autofree char *sent = NULL;
  gsize length;

  pupitre_registration_answers_add (answers, "GARDE", "RE\"G", "Service", "Régulier");
  pupitre_registration_answers_add (answers, "DINER", "NON", NULL, NULL);
  writing = pupitre_request_register (child, 2027, TRUE, answers, key);
  same = pupitre_request_dup_path (writing);
  g_assert_cmpstr (path, ==, "/api/organisationScolaire/mozaikInscription/700001/1234567");
  g_assert_cmpstr (same, ==, path);
  g_assert_cmpstr (pupitre_request_get_method (reading), ==, "GET");
  g_assert_cmpstr (pupitre_request_get_method (writing), ==, "POST");
  g_assert_cmpstr (pupitre_request_get_key (writing), ==, key);
  g_assert_null (pupitre_request_get_content (reading));
  const char *content = g_bytes_get_data (pupitre_request_get_content (writing), &length);

  sent = g_strndup (content, length);
  g_assert_cmpstr (sent, ==,
                   "{\"anneeScolaire\":\"2027-2028\",\"droit\":\"services\",\"reponses\":[{\"code\":"
                   "\"GARDE\",\"choix\":\"RE\\\"G\"},{\"code\":\"DINER\",\"choix\":\"NON\"}],"
                   "\"commentaire\":null}");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/registration/open", test_open);
  g_test_add_func ("/registration/last-day", test_last_day);
  g_test_add_func ("/registration/open-and-sent", test_open_and_sent);
  g_test_add_func ("/registration/odd", test_odd);
  g_test_add_func ("/registration/done", test_done);
  g_test_add_func ("/registration/text", test_text);
  g_test_add_func ("/registration/answers", test_answers);
  g_test_add_func ("/registration/request", test_request);

  return g_test_run ();
}
