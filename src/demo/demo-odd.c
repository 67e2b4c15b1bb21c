/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "demo-odd"

#include "demo-odd.h"

/* Data as no school should have them, and some has: lessons that end before they begin, courses
 * without a name, empty lists of motives. Some of it is not of the contract's schemas: each list
 * also gets one item that cannot be read. */

#define CROWD 20

/**
 * demo_odd_add_copy:
 * @array: A list
 *
 * Returns: (nullable): a copy of the first item, at the end of the list; %NULL if there is none.
 */
JsonObject *
demo_odd_add_copy (JsonArray *array)
{
  g_autofree char *text = NULL;
  JsonNode *copy;

  if (json_array_get_length (array) == 0 ||
      !JSON_NODE_HOLDS_OBJECT (json_array_get_element (array, 0)))
    return NULL;
  text = json_to_string (json_array_get_element (array, 0), FALSE);
  copy = json_from_string (text, NULL);
  json_array_add_element (array, copy);
  return json_node_get_object (copy);
}

/**
 * demo_odd_set:
 * @object: An object
 * @name: A member
 * @json: Its value
 *
 * Sets a member to any value.
 */
void
demo_odd_set (JsonObject *object,
              const char *name,
              const char *json)
{
  json_object_set_member (object, name, json_from_string (json, NULL));
}

/* Twenty lessons on the first day, one of them unlike the other. */
static void
spoil_activities (JsonArray *array)
{
  JsonObject *item;

  for (int i = 0; i < CROWD; i++) {
    item = demo_odd_add_copy (array);
    if (item == NULL)
      return;
    if (i == 0) {
      json_object_set_string_member (item, "heureDebut", "14:30");
      json_object_set_string_member (item, "heureFin", "13:15");
    } else if (i == 1) {
      demo_odd_set (item, "locaux", "[]");
      demo_odd_set (item, "intervenants", "[]");
    } else if (i == 2) {
      demo_odd_set (item, "locaux", "null");
      json_object_remove_member (item, "intervenants");
    } else if (i == 3) {
      demo_odd_set (item, "intervenants",
                 "[{\"prenom\":\"Alex\",\"nom\":\"Exemple\"},{\"prenom\":null,\"nom\":\"Exemple\"},"
                 "{\"prenom\":\"Sacha\",\"nom\":\"Exemple\"}]");
    } else if (i == 4) {
      json_object_set_string_member (item, "typeActivite", "confinementBarricade");
      json_object_set_string_member (item, "etat", "enSuspens");
    } else if (i == 5) {
      json_object_set_string_member (item, "periode", "2");
    } else if (i == 6) {
      json_object_remove_member (item, "description");
      json_object_set_string_member (item, "DESCRIPTION", "Nom en majuscules");
    } else if (i == 7) {
      /* The two days on which the clocks change, of this autumn and of next spring. */
      json_object_set_string_member (item, "dateDebut", "2026-11-01");
      json_object_set_string_member (item, "dateFin", "2026-11-01");
      json_object_set_string_member (item, "heureDebut", "01:30");
      json_object_set_string_member (item, "heureFin", "02:30");
    } else if (i == 8) {
      json_object_set_string_member (item, "dateDebut", "2027-03-14");
      json_object_set_string_member (item, "dateFin", "2027-03-14");
      json_object_set_string_member (item, "heureDebut", "02:30");
      json_object_set_string_member (item, "heureFin", "03:30");
    } else if (i == 9) {
      json_object_set_string_member (item, "heureDebut", "");
      json_object_set_string_member (item, "heureFin", "25:00");
    } else if (i == 10) {
      /* From a Thursday to the Wednesday after. */
      json_object_set_string_member (item, "description", "Classe nature");
      json_object_set_string_member (item, "dateDebut", "2026-11-05");
      json_object_set_string_member (item, "dateFin", "2026-11-11");
      json_object_set_null_member (item, "heureDebut");
      json_object_set_null_member (item, "heureFin");
    } else if (i == 11) {
      /* As the answers for teachers name things. */
      json_object_remove_member (item, "description");
      json_object_remove_member (item, "locaux");
      json_object_remove_member (item, "intervenants");
      json_object_set_string_member (item, "descrPeriode", "Cours du personnel");
      json_object_set_string_member (item, "local", "B-999");
    }
  }
  item = demo_odd_add_copy (array);
  json_object_set_string_member (item, "dateDebut", "pas une date");
}

static void
spoil_assignments (JsonArray *array)
{
  JsonObject *item = demo_odd_add_copy (array);

  if (item == NULL)
    return;
  json_object_set_string_member (item, "id", "bizarre-1");
  json_object_set_string_member (item, "typeTravail", "defi");
  json_object_set_null_member (item, "codeEtape");
  demo_odd_set (item, "liens", "[{\"titre\":null,\"url\":\"javascript:alert(1)\"},{\"titre\":\"Vide\"}]");
  item = demo_odd_add_copy (array);
  json_object_set_string_member (item, "id", "bizarre-2");
  json_object_set_string_member (item, "titre", "   ");
  json_object_set_string_member (item, "periode", "3");
  json_object_remove_member (item, "piecesJointes");
  item = demo_odd_add_copy (array);
  json_object_set_string_member (item, "id", "bizarre-3");
  json_object_remove_member (item, "dateTravail");
}

static void
spoil_absence_list (JsonArray  *array,
                    const char *prefix)
{
  g_autofree char *first = g_strconcat (prefix, "-1", NULL);
  g_autofree char *second = g_strconcat (prefix, "-2", NULL);
  JsonObject *item = demo_odd_add_copy (array);

  if (item == NULL)
    return;
  json_object_set_string_member (item, "id", first);
  json_object_set_null_member (item, "descriptionMatiere");
  json_object_set_null_member (item, "codeMatiere");
  json_object_set_null_member (item, "periode");
  json_object_set_null_member (item, "heureDebut");
  demo_odd_set (item, "motif", "{\"code\":\"ZZZ\",\"description\":null}");
  item = demo_odd_add_copy (array);
  json_object_set_string_member (item, "id", second);
  json_object_set_string_member (item, "typeAbsence", "departHatif");
  json_object_set_string_member (item, "etat", "enRevision");
  json_object_set_string_member (item, "minutes", "17");
  item = demo_odd_add_copy (array);
  json_object_set_null_member (item, "id");
  json_object_set_null_member (item, "date");
}

static void
spoil_absences (JsonObject *object)
{
  if (json_object_has_member (object, "absencesAMotiver"))
    spoil_absence_list (json_object_get_array_member (object, "absencesAMotiver"), "bizarre-m");
  if (json_object_has_member (object, "historiqueAbsences"))
    spoil_absence_list (json_object_get_array_member (object, "historiqueAbsences"), "bizarre-h");
}

static void
spoil_grid (JsonObject *object)
{
  JsonArray *array = json_object_get_array_member (object, "grille");
  JsonObject *item = demo_odd_add_copy (array);

  if (item == NULL)
    return;
  json_object_set_string_member (item, "jourCycle", "99");
  item = demo_odd_add_copy (array);
  json_object_remove_member (item, "jourCycle");
}

static void
spoil_detentions (JsonArray *array)
{
  JsonObject *item = demo_odd_add_copy (array);

  if (item == NULL)
    return;
  json_object_set_string_member (item, "id", "bizarre-1");
  json_object_set_null_member (item, "heureDebut");
  json_object_set_null_member (item, "heureFin");
  json_object_set_null_member (item, "motif");
  item = demo_odd_add_copy (array);
  json_object_remove_member (item, "date");
}

static void
spoil_contacts (JsonObject *object)
{
  JsonObject *school = json_object_get_object_member (object, "etablissement");
  JsonArray *array = json_object_get_array_member (object, "contacts");
  JsonObject *item = demo_odd_add_copy (array);

  demo_odd_set (school, "telephone", "4185550142");
  demo_odd_set (school, "telecopieur", "[]");
  json_object_set_string_member (school, "adresse", "rue sans numéro");
  json_object_set_string_member (school, "courriel", "pas une adresse");
  json_object_set_string_member (school, "horaireOuverture", "8 h à 16 h");
  if (item == NULL)
    return;
  json_object_set_string_member (item, "id", "bizarre-1");
  json_object_set_string_member (item, "fonction", "astronaute");
  json_object_set_string_member (item, "courriel", "a@b.example?cc=autre@b.example");
  json_object_set_null_member (item, "prenom");
  item = demo_odd_add_copy (array);
  json_object_remove_member (item, "id");
  json_object_remove_member (item, "fonction");
  json_object_set_string_member (item, "TITRE", "Titre en majuscules");
  json_object_remove_member (item, "titre");
  item = demo_odd_add_copy (array);
  json_object_set_string_member (item, "fonction", "autre");
  json_object_set_null_member (item, "titre");
  json_object_set_string_member (item, "prenom", "  ");
  json_object_set_null_member (item, "nom");
}

/* Links that must never be followed, a title that tells nothing, and one link without any. */
static void
spoil_shared_links (JsonArray *array)
{
  static const char *const bad[] = {
    "javascript:alert(1)", "file:///etc/passwd", "https://", "data:text/html,<b>x</b>",
    "pas un lien", "mailto:tous@example.example",
  };
  JsonObject *item;

  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++) {
    g_autofree char *id = g_strdup_printf ("bizarre-%d", (int) i);
    g_autofree char *title = g_strdup_printf ("Lien bizarre %d", (int) i + 1);

    item = demo_odd_add_copy (array);
    if (item == NULL)
      return;
    json_object_set_string_member (item, "id", id);
    json_object_set_string_member (item, "titre", title);
    json_object_set_string_member (item, "url", bad[i]);
    json_object_set_null_member (item, "auteur");
  }
  item = demo_odd_add_copy (array);
  json_object_set_string_member (item, "id", "bizarre-origine");
  json_object_set_string_member (item, "titre", "<b>Titre</b> \342\200\256 à l’envers");
  json_object_set_string_member (item, "origine", "lune");
  json_object_set_string_member (item, "description", "<script>alert(1)</script><p>Du texte</p>");
  item = demo_odd_add_copy (array);
  json_object_set_null_member (item, "titre");
}

/* Words that nobody knows, a choice without words, and a question without choices: the form can not
 * be shown whole. */
static void
spoil_registration (JsonObject *object)
{
  JsonArray *array = json_object_get_array_member (object, "questions");
  JsonObject *item = demo_odd_add_copy (array);

  json_object_set_string_member (object, "message", "<b>Un mot</b> \342\200\256 à l’envers");
  if (item == NULL)
    return;
  json_object_set_string_member (item, "code", "bizarre-1");
  json_object_set_string_member (item, "type", "lune");
  demo_odd_set (item, "choix", "[{\"code\":7,\"titre\":null}]");
  item = demo_odd_add_copy (array);
  json_object_set_string_member (item, "code", "bizarre-2");
  demo_odd_set (item, "choix", "[]");
}

static const DemoOdd odd[] = {
  { "listActivities", spoil_activities, NULL, NULL },
  { "listAssignments", spoil_assignments, NULL, NULL },
  { "listDetentions", spoil_detentions, NULL, NULL },
  { "listAbsences", NULL, spoil_absences, NULL },
  { "getSchoolContacts", NULL, spoil_contacts, NULL },
  { "listSharedLinks", spoil_shared_links, NULL, NULL },
  { "getRegistration", NULL, spoil_registration, NULL },
  { "getTimetableGrid", NULL, spoil_grid, NULL },
  /* A year without a calendar, a school without motives. */
  { "getSchoolCalendar", NULL, NULL,
    "{\"anneeScolaire\":null,\"nombreJoursCycle\":null,\"etapes\":[],\"jours\":[]}" },
  { "listMotives", NULL, NULL, "[]" },
};

static void
replace_body (DemoAnswer *answer,
              JsonNode   *root)
{
  g_autoptr (DemoAnswer) other = demo_answer_new_json (200, root);

  demo_answer_set_body (answer, demo_answer_get_type (other), demo_answer_get_body (other));
}

static const DemoOdd *
find (const char *operation)
{
  const DemoOdd *message = demo_odd_find_message (operation);

  if (message != NULL)
    return message;
  for (gsize i = 0; i < G_N_ELEMENTS (odd); i++) {
    if (g_strcmp0 (odd[i].operation, operation) == 0)
      return &odd[i];
  }
  return demo_odd_find_result (operation);
}

/**
 * demo_odd_spoil:
 * @answer: An answer
 * @operation: (nullable): What it answers
 *
 * Adds what is odd, where this operation has something; other answers stay as they are.
 */
void
demo_odd_spoil (DemoAnswer *answer,
                const char *operation)
{
  const DemoOdd *how = find (operation);
  g_autoptr (JsonParser) parser = json_parser_new ();
  gsize length;
  const char *data = g_bytes_get_data (demo_answer_get_body (answer), &length);
  JsonNode *root;

  if (how == NULL || demo_answer_get_status (answer) != 200)
    return;
  if (how->instead != NULL)
    json_parser_load_from_data (parser, how->instead, -1, NULL);
  else
    json_parser_load_from_data (parser, data, (gssize) length, NULL);
  root = json_parser_get_root (parser);
  if (how->list != NULL)
    how->list (json_node_get_array (root));
  if (how->object != NULL)
    how->object (json_node_get_object (root));
  replace_body (answer, root);
}
