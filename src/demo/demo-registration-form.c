/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "demo-registration-form"

#include "demo-registration-form.h"

#include "demo-json.h"

/* What the schools ask of a parent who registers a child, by grade, and whether an answer is one. */

#define MAX_CHOICES 4

typedef struct {
  const char *code;
  const char *title;
} Choice;

typedef struct {
  int         from_grade;
  int         to_grade;
  const char *code;
  const char *type;
  const char *title;
  const char *description;  /* (nullable) HTML */
  gboolean    required;
  gboolean    service;      /* which each parent asks for on their own */
  Choice      choices[MAX_CHOICES];
} Question;

static const Question questions[] = {
  { 7, 11, "ECOLE", "ecole", "École souhaitée",
    "<p>Le libre choix d’une autre école dépend des places qui restent.</p>", TRUE, FALSE,
    { { "MEME", "La même école" }, { "AUTRE", "Une autre école du centre de services" } } },
  { 7, 11, "ART", "option", "Cours d’art", NULL, TRUE, FALSE,
    { { "PLA", "Arts plastiques" }, { "DRA", "Art dramatique" }, { "MUS", "Musique" } } },
  { 10, 11, "MATH", "option", "Séquence de mathématique",
    "<p>Selon les résultats de l’année, l’école peut en proposer une autre.</p>", TRUE, FALSE,
    { { "CST", "Culture, société et technique" },
      { "TS", "Technico-sciences" },
      { "SN", "Sciences naturelles" } } },
  { 5, 6, "ANGLAIS", "option", "Anglais intensif", "<p>Cinq mois de l’année, en 5e ou en 6e.</p>",
    FALSE, FALSE, { { "OUI", "Oui" }, { "NON", "Non" } } },
  { 0, 6, "GARDE", "serviceGarde", "Service de garde",
    "<p>Régulier : au moins <b>trois jours</b> par semaine.</p>", TRUE, TRUE,
    { { "REG", "Régulier" }, { "SPO", "Sporadique" }, { "NON", "Pas de service de garde" } } },
  { 0, 11, "DINER", "surveillanceDiner", "Surveillance des dîners", NULL, TRUE, TRUE,
    { { "OUI", "Oui, tous les jours" }, { "NON", "Non" } } },
  { 0, 11, "TRANSPORT", "transport", "Transport scolaire",
    "<p>À partir de 1,6 km de l’école; la place est confirmée en août.</p>", TRUE, TRUE,
    { { "OUI", "Demander une place" }, { "NON", "Ne pas demander de place" } } },
};

static gboolean
is_asked (const Question *question,
          int             grade,
          gboolean        services_only)
{
  return grade >= question->from_grade && grade <= question->to_grade &&
         (question->service || !services_only);
}

static void
write_choices (JsonBuilder    *builder,
               const Question *question)
{
  json_builder_set_member_name (builder, "choix");
  json_builder_begin_array (builder);
  for (gsize i = 0; i < MAX_CHOICES && question->choices[i].code != NULL; i++) {
    json_builder_begin_object (builder);
    demo_json_add_text (builder, "code", question->choices[i].code);
    demo_json_add_text (builder, "titre", question->choices[i].title);
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
}

/**
 * demo_registration_form_write:
 * @builder: A list that is being written
 * @grade: The grade for which a child is registered
 * @services_only: Whether the parent asks for services only
 *
 * Adds the questions.
 */
void
demo_registration_form_write (JsonBuilder *builder,
                              int          grade,
                              gboolean     services_only)
{
  for (gsize i = 0; i < G_N_ELEMENTS (questions); i++) {
    if (!is_asked (&questions[i], grade, services_only))
      continue;
    json_builder_begin_object (builder);
    demo_json_add_text (builder, "code", questions[i].code);
    demo_json_add_text (builder, "type", questions[i].type);
    demo_json_add_text (builder, "titre", questions[i].title);
    demo_json_add_text (builder, "description", questions[i].description);
    demo_json_add_flag (builder, "obligatoire", questions[i].required);
    write_choices (builder, &questions[i]);
    json_builder_end_object (builder);
  }
}

/* The text of a member, %NULL for anything else. */
static const char *
read_text (JsonNode   *element,
           const char *name)
{
  JsonNode *node = NULL;

  if (element != NULL && JSON_NODE_HOLDS_OBJECT (element))
    node = json_object_get_member (json_node_get_object (element), name);
  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node) ||
      json_node_get_value_type (node) != G_TYPE_STRING)
    return NULL;
  return json_node_get_string (node);
}

static const Question *
find_question (const char *code,
               int         grade,
               gboolean    services_only)
{
  for (gsize i = 0; i < G_N_ELEMENTS (questions); i++) {
    if (is_asked (&questions[i], grade, services_only) && g_str_equal (questions[i].code, code))
      return &questions[i];
  }
  return NULL;
}

static gboolean
has_choice (const Question *question,
            const char     *code)
{
  for (gsize i = 0; i < MAX_CHOICES && question->choices[i].code != NULL; i++) {
    if (g_str_equal (question->choices[i].code, code))
      return TRUE;
  }
  return FALSE;
}

static DemoFormFault
judge_answer (JsonNode    *element,
              int          grade,
              gboolean     services_only,
              GHashTable  *answered,
              const char **member)
{
  const char *code = read_text (element, "code");
  const char *choice = read_text (element, "choix");
  const Question *question;

  *member = "reponses";
  if (code == NULL || choice == NULL)
    return DEMO_FORM_FAULT_SHAPE;
  question = find_question (code, grade, services_only);
  if (question == NULL)
    return DEMO_FORM_FAULT_CHOICE;
  *member = question->code;
  if (!has_choice (question, choice) || !g_hash_table_add (answered, (gpointer) question->code))
    return DEMO_FORM_FAULT_CHOICE;
  return DEMO_FORM_FAULT_NONE;
}

/**
 * demo_registration_form_judge:
 * @answers: (nullable): What should be a list of answers
 * @grade: The grade for which a child is registered
 * @services_only: Whether the parent asks for services only
 * @member: (out): What is wrong, if something is
 *
 * Returns: whether the school takes it.
 */
DemoFormFault
demo_registration_form_judge (JsonNode    *answers,
                              int          grade,
                              gboolean     services_only,
                              const char **member)
{
  g_autoptr (GHashTable) answered = g_hash_table_new (g_str_hash, g_str_equal);
  JsonArray *array;

  *member = "reponses";
  if (answers == NULL || !JSON_NODE_HOLDS_ARRAY (answers))
    return DEMO_FORM_FAULT_SHAPE;
  array = json_node_get_array (answers);
  for (guint i = 0; i < json_array_get_length (array); i++) {
    DemoFormFault fault = judge_answer (json_array_get_element (array, i), grade, services_only,
                                        answered, member);

    if (fault != DEMO_FORM_FAULT_NONE)
      return fault;
  }
  for (gsize i = 0; i < G_N_ELEMENTS (questions); i++) {
    *member = questions[i].code;
    if (is_asked (&questions[i], grade, services_only) && questions[i].required &&
        !g_hash_table_contains (answered, questions[i].code))
      return DEMO_FORM_FAULT_MISSING;
  }
  *member = NULL;
  return DEMO_FORM_FAULT_NONE;
}
