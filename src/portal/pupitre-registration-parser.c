/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-registration-parser"

#include "pupitre-registration-parser.h"

#include "pupitre-html.h"
#include "pupitre-school-time.h"
#include "pupitre-wire.h"

/* GET /api/organisationScolaire/mozaikInscription/{etab}/{fiche}: the registration of a child, as the parent who
 * asks may see it. It is one item; it has to say where it stands. */

static const PupitreWireWord STATES[] = {
  { "ouverte", PUPITRE_REGISTRATION_STATE_OPEN },
  { "pasEncoreOuverte", PUPITRE_REGISTRATION_STATE_NOT_YET },
  { "fermee", PUPITRE_REGISTRATION_STATE_CLOSED },
  { "faite", PUPITRE_REGISTRATION_STATE_DONE },
  { "nonDisponible", PUPITRE_REGISTRATION_STATE_ELSEWHERE },
};

static const PupitreWireWord TOPICS[] = {
  { "ecole", PUPITRE_REGISTRATION_TOPIC_SCHOOL },
  { "option", PUPITRE_REGISTRATION_TOPIC_OPTION },
  { "serviceGarde", PUPITRE_REGISTRATION_TOPIC_DAYCARE },
  { "surveillanceDiner", PUPITRE_REGISTRATION_TOPIC_LUNCH },
  { "transport", PUPITRE_REGISTRATION_TOPIC_TRANSPORT },
};

/* What this parent may do. */
static const PupitreWireWord RIGHTS[] = {
  { "inscription", FALSE },
  { "services", TRUE },
};

static gboolean
identify (PupitreJson item, char **key, gint64 *date)
{
  g_autofree char *state = pupitre_wire_dup_line (item, "etat");
  g_autofree char *year = pupitre_wire_dup_line (item, "anneeScolaire");

  if (state == NULL)
    return FALSE;
  *key = g_strdup_printf ("inscription-%d", pupitre_school_year_parse (year));
  return TRUE;
}

/**
 * pupitre_registration_parser_split:
 * @body: The answer
 * @error: Return location
 *
 * Takes the whole answer as one item, whose key names the school year.
 *
 * Returns: (transfer full) (nullable): the registration. Any thread.
 */
PupitreParsed *
pupitre_registration_parser_split (GBytes *body, GError **error)
{
  return pupitre_wire_take_whole (body, identify, error);
}

/* Of the portal's HTML the words. */
static char *
dup_description (PupitreJson item)
{
  g_autofree char *html = pupitre_json_dup_text (pupitre_json_get_member (item, "description"));
  g_autoptr (PupitreRichText) text = pupitre_html_to_rich_text (html != NULL ? html : "");

  return g_strdup (pupitre_rich_text_get_text (text));
}

static void
add_choices (PupitreRegistrationQuestion *question, PupitreJson list)
{
  PupitreJson item = { NULL, 0 };

  while (pupitre_json_next_element (list, &item) &&
         pupitre_registration_question_get_n_choices (question) < PUPITRE_WIRE_MAX_LIST) {
    g_autofree char *code = pupitre_wire_dup_id (item, "code");
    g_autofree char *title = pupitre_wire_dup_line (item, "titre");

    if (code != NULL && pupitre_registration_question_find_choice (question, code) < 0)
      pupitre_registration_question_add_choice (question, code, title != NULL ? title : code);
  }
}

/* Returns: (transfer full) (nullable): %NULL for what can not be asked: it has no id, no words, or nothing to
 *   choose from */
static PupitreRegistrationQuestion *
read_question (PupitreJson item)
{
  g_autoptr (PupitreRegistrationQuestion) question = NULL;
  g_autofree char *code = pupitre_wire_dup_id (item, "code");
  g_autofree char *title = pupitre_wire_dup_line (item, "titre");
  g_autofree char *description = dup_description (item);
  int topic = pupitre_wire_get_word (item, "type", TOPICS, G_N_ELEMENTS (TOPICS),
                                     PUPITRE_REGISTRATION_TOPIC_OTHER,
                                     PUPITRE_REGISTRATION_TOPIC_OTHER);

  if (code == NULL || title == NULL)
    return NULL;
  question = pupitre_registration_question_new (
    code, (PupitreRegistrationTopic) topic, title, description,
    pupitre_json_is_true (pupitre_json_get_member (item, "obligatoire")));
  add_choices (question, pupitre_json_get_member (item, "choix"));
  return pupitre_registration_question_get_n_choices (question) > 0 ? g_steal_pointer (&question)
                                                                    : NULL;
}

static gboolean
has_question (GPtrArray *questions, PupitreRegistrationQuestion *question)
{
  const char *code = pupitre_registration_question_get_code (question);

  for (guint i = 0; i < questions->len; i++) {
    if (g_str_equal (pupitre_registration_question_get_code (questions->pdata[i]), code))
      return TRUE;
  }
  return FALSE;
}

/* @complete: (out): whether none is left out: a form without one that the school asks can not be sent */
static GPtrArray *
read_questions (PupitreJson list, gboolean *complete)
{
  GPtrArray *questions = g_ptr_array_new_with_free_func (g_object_unref);
  PupitreJson item = { NULL, 0 };

  *complete = TRUE;
  while (pupitre_json_next_element (list, &item)) {
    g_autoptr (PupitreRegistrationQuestion) question =
      questions->len < PUPITRE_WIRE_MAX_LIST ? read_question (item) : NULL;

    if (question == NULL || has_question (questions, question))
      *complete = FALSE;
    else
      g_ptr_array_add (questions, g_steal_pointer (&question));
  }
  return questions;
}

/* The words of an answer are those of its question, as far as it is still asked. */
static void
add_answer (PupitreRegistrationAnswers *answers,
            GPtrArray                  *questions,
            const char                 *code,
            const char                 *choice)
{
  for (guint i = 0; i < questions->len; i++) {
    PupitreRegistrationQuestion *question = questions->pdata[i];
    int position;

    if (!g_str_equal (pupitre_registration_question_get_code (question), code))
      continue;
    position = pupitre_registration_question_find_choice (question, choice);
    pupitre_registration_answers_add (
      answers, code, choice, pupitre_registration_question_get_title (question),
      position >= 0
        ? pupitre_registration_question_get_choice_title (question, (guint) position)
        : NULL);
    return;
  }
  pupitre_registration_answers_add (answers, code, choice, NULL, NULL);
}

/* Returns: (transfer full) (nullable): %NULL if the parent sent nothing */
static PupitreRegistrationAnswers *
read_answers (PupitreJson demand, GPtrArray *questions)
{
  PupitreRegistrationAnswers *answers;
  PupitreJson list = pupitre_json_get_member (demand, "reponses");
  PupitreJson item = { NULL, 0 };
  g_autofree char *comment = NULL;

  if (pupitre_json_get_type (demand) != PUPITRE_JSON_OBJECT)
    return NULL;
  answers = pupitre_registration_answers_new ();
  while (pupitre_json_next_element (list, &item) &&
         pupitre_registration_answers_get_n (answers) < PUPITRE_WIRE_MAX_LIST) {
    g_autofree char *code = pupitre_wire_dup_id (item, "code");
    g_autofree char *choice = pupitre_wire_dup_id (item, "choix");

    if (code != NULL && choice != NULL)
      add_answer (answers, questions, code, choice);
  }
  comment = pupitre_wire_dup_line (demand, "commentaire");
  pupitre_registration_answers_set_comment (answers, comment);
  return answers;
}

/**
 * pupitre_registration_parser_read:
 * @json: The registration as it was received
 * @error: Return location
 *
 * One that is open and asks something that can not be shown is none that is known: what the parent would
 * send would lack an answer. One that the portal calls open beside what this parent sent is done.
 *
 * Returns: (transfer full) (nullable): the registration. Any thread.
 */
PupitreRegistration *
pupitre_registration_parser_read (GBytes *json, GError **error)
{
  g_autofree char *year = NULL, *note = NULL, *school = NULL, *level = NULL, *reference = NULL;
  g_autoptr (GDateTime) first = NULL;
  g_autoptr (GDateTime) last = NULL;
  g_autoptr (GDateTime) sent_at = NULL;
  g_autoptr (GPtrArray) questions = NULL;
  g_autoptr (PupitreRegistrationAnswers) answers = NULL;
  PupitreRegistrationFields fields = { 0 };
  PupitreJson item, demand;
  gboolean complete;

  if (!pupitre_wire_open (json, identify, &item, error))
    return NULL;

  year = pupitre_wire_dup_line (item, "anneeScolaire");
  note = pupitre_wire_dup_line (item, "message");
  school = pupitre_wire_dup_line (item, "ecole");
  level = pupitre_wire_dup_line (item, "niveau");
  first = pupitre_wire_dup_day (item, "dateDebut");
  last = pupitre_wire_dup_day (item, "dateFin");
  questions = read_questions (pupitre_json_get_member (item, "questions"), &complete);
  demand = pupitre_json_get_member (item, "demande");
  answers = read_answers (demand, questions);
  reference = pupitre_wire_dup_id (demand, "numero");
  sent_at = pupitre_wire_dup_date (demand, "dateHeure");

  fields.school_year = pupitre_school_year_parse (year);
  fields.state = (PupitreRegistrationState) pupitre_wire_get_word (
    item, "etat", STATES, G_N_ELEMENTS (STATES), PUPITRE_REGISTRATION_STATE_OTHER,
    PUPITRE_REGISTRATION_STATE_OTHER);
  /* One that the school has is not sent a second time, whatever word stands beside it. */
  if (fields.state == PUPITRE_REGISTRATION_STATE_OPEN && answers != NULL)
    fields.state = PUPITRE_REGISTRATION_STATE_DONE;
  if (fields.state == PUPITRE_REGISTRATION_STATE_OPEN &&
      (!complete || questions->len == 0 || fields.school_year == 0))
    fields.state = PUPITRE_REGISTRATION_STATE_OTHER;
  fields.services_only =
    pupitre_wire_get_word (item, "droit", RIGHTS, G_N_ELEMENTS (RIGHTS), FALSE, FALSE);
  fields.first = first;
  fields.last = last;
  fields.note = note;
  fields.school = school;
  fields.level = level;
  fields.questions = questions;
  fields.answers = answers;
  fields.reference = reference;
  fields.sent_at = sent_at;
  return pupitre_registration_new (&fields);
}
