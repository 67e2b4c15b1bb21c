/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "demo-odd-results"

#include "demo-odd.h"

/* What is odd in results, finances and the file of a child: numbers that are none, stages that do
 * not exist, people without a name. */

static void
spoil_works (JsonArray *array)
{
  static const char *const results[] = {
    "{\"valeur\":\"0\",\"noteMaximale\":20}",
    "{\"valeur\":\"21\",\"noteMaximale\":20,\"moyenne\":\"14,5\"}",
    "{\"valeur\":\" 7,5 \",\"noteMaximale\":\"10\"}",
    "{\"valeur\":\"12.25\",\"noteMaximale\":0}",
    "{\"valeur\":18,\"noteMaximale\":20,\"moyenne\":-1}",
    "{\"valeur\":\"-5\",\"noteMaximale\":20}",
    "{\"valeur\":\"Réussi\",\"noteMaximale\":null}",
    "{\"valeur\":\"\",\"noteMaximale\":null}",
    "{\"valeur\":{\"cote\":\"A\"},\"noteMaximale\":[]}",
    "{\"VALEUR\":\"15\",\"NoteMaximale\":20}",
    "\"16/20\"",
  };
  JsonObject *item;

  for (gsize i = 0; i < G_N_ELEMENTS (results); i++) {
    g_autofree char *id = g_strdup_printf ("bizarre-%u", (guint) i + 1);

    item = demo_odd_add_copy (array);
    if (item == NULL)
      return;
    json_object_set_string_member (item, "idTravail", id);
    demo_odd_set (item, "resultat", results[i]);
    if (i == 0)
      json_object_set_string_member (item, "codeEtape", "4");
    else if (i == 1)
      demo_odd_set (item, "competence", "{\"code\":null,\"description\":\"  \"}");
    else if (i == 2)
      json_object_set_string_member (item, "ponderation", "15");
  }
  item = demo_odd_add_copy (array);
  json_object_set_string_member (item, "dateTravail", "hier");
}

static void
spoil_results (JsonArray *array)
{
  static const char *const stages[] = {
    "[{\"sequenceEtapeAnnee\":\"1\",\"resultat\":{\"valeur\":\"EXE\"},\"competences\":null}]",
    "[{\"sequenceEtapeAnnee\":3,\"resultat\":null},{\"sequenceEtapeAnnee\":1,\"resultat\":"
    "{\"valeur\":\"80\",\"noteMaximale\":100}},{\"sequenceEtapeAnnee\":1,\"resultat\":null}]",
    "[{\"sequenceEtapeAnnee\":4,\"resultat\":{\"valeur\":60}},{\"resultat\":{\"valeur\":60}}]",
    "null",
  };
  JsonObject *item;

  for (gsize i = 0; i < G_N_ELEMENTS (stages); i++) {
    g_autofree char *code = g_strdup_printf ("99990%u", (guint) i + 1);

    item = demo_odd_add_copy (array);
    if (item == NULL)
      return;
    json_object_set_string_member (item, "codeMatiere", code);
    demo_odd_set (item, "etapes", stages[i]);
  }
  item = demo_odd_add_copy (array);
  json_object_set_null_member (item, "codeMatiere");
}

static void
spoil_subjects (JsonArray *array)
{
  JsonObject *item = demo_odd_add_copy (array);

  if (item == NULL)
    return;
  json_object_set_string_member (item, "codeMatiere", "999901");
  json_object_set_string_member (item, "nombreUnites", "6");
  demo_odd_set (item, "enseignants",
             "[{\"nom\":\"Exemple\",\"courriel\":\"pas une adresse\"},{\"nom\":\"Exemple\","
             "\"courriel\":\"a@b.example?cc=autre@b.example\"},{\"prenom\":\"Sans nom\"}]");
  item = demo_odd_add_copy (array);
  json_object_set_string_member (item, "codeMatiere", "999902");
  demo_odd_set (item, "enseignants", "null");
  item = demo_odd_add_copy (array);
  json_object_remove_member (item, "codeMatiere");
}

static void
spoil_statements (JsonArray *array)
{
  static const char *const balances[] = { "\"1 234,50 $\"", "\"-12.5\"", "null", "1e300",
                                          "\"environ 20\"", "[]", "0.005" };
  JsonObject *item;

  for (gsize i = 0; i < G_N_ELEMENTS (balances); i++) {
    g_autofree char *id = g_strdup_printf ("bizarre-%u", (guint) i + 1);

    item = demo_odd_add_copy (array);
    if (item == NULL)
      return;
    json_object_set_string_member (item, "id", id);
    demo_odd_set (item, "solde", balances[i]);
    json_object_set_string_member (item, "type", i == 0 ? "cafeteria" : "serviceGarde");
    if (i == 1)
      json_object_set_null_member (item, "idDocument");
    else if (i == 2)
      json_object_set_string_member (item, "dateEcheance", "bientôt");
  }
  item = demo_odd_add_copy (array);
  json_object_set_null_member (item, "id");
}

static void
spoil_slips (JsonArray *array)
{
  JsonObject *item = demo_odd_add_copy (array);

  if (item == NULL)
    return;
  json_object_set_string_member (item, "id", "bizarre-1");
  json_object_set_string_member (item, "annee", "2025");
  json_object_set_string_member (item, "codeReleve", "D");
  json_object_set_string_member (item, "montantCaseC", "100,00");
  json_object_remove_member (item, "montantCaseD");
  json_object_set_null_member (item, "montantCaseE");
  item = demo_odd_add_copy (array);
  json_object_set_string_member (item, "id", "bizarre-2");
  json_object_set_string_member (item, "type", "T4A");
  json_object_set_null_member (item, "idDocument");
  item = demo_odd_add_copy (array);
  json_object_set_string_member (item, "annee", "l’an dernier");
}

static void
spoil_journeys (JsonObject *object)
{
  JsonArray *array = json_object_get_array_member (object, "trajets");
  JsonObject *item = demo_odd_add_copy (array);

  json_object_set_null_member (object, "admissible");
  if (item == NULL)
    return;
  json_object_set_string_member (item, "id", "bizarre-1");
  json_object_set_string_member (item, "periode", "midi");
  json_object_set_string_member (item, "direction", "ailleurs");
  json_object_set_string_member (item, "heureEmbarquement", "07:65");
  demo_odd_set (item, "jours", "[0,\"2\",9]");
  item = demo_odd_add_copy (array);
  json_object_set_string_member (item, "id", "bizarre-2");
  json_object_set_null_member (item, "numeroCircuit");
  json_object_set_null_member (item, "descriptionArret");
  demo_odd_set (item, "jours", "null");
}

static void
spoil_identity (JsonObject *object)
{
  json_object_set_string_member (object, "dateNaissance", "12 avril 2017");
  json_object_set_null_member (object, "codePermanent");
  json_object_set_string_member (object, "groupeRepere", "  ");
  demo_odd_set (object, "titulaire", "{\"nom\":\"Exemple\",\"role\":\"mentor\"}");
}

static void
spoil_documents (JsonArray *array)
{
  JsonObject *item = demo_odd_add_copy (array);

  if (item == NULL)
    return;
  json_object_set_string_member (item, "id", "bizarre-1");
  json_object_set_string_member (item, "type", "formulaire");
  json_object_set_string_member (item, "titre", "  ");
  json_object_set_int_member (item, "taille", -1);
  item = demo_odd_add_copy (array);
  json_object_set_string_member (item, "id", "bizarre-2");
  json_object_set_null_member (item, "idDocument");
}

static const DemoOdd odd[] = {
  { "listWorkResults", spoil_works, NULL, NULL },
  { "listSubjectResults", spoil_results, NULL, NULL },
  { "listSubjects", spoil_subjects, NULL, NULL },
  { "listStatements", spoil_statements, NULL, NULL },
  { "listTaxSlips", spoil_slips, NULL, NULL },
  { "getIdentity", NULL, spoil_identity, NULL },
  { "getTransport", NULL, spoil_journeys, NULL },
  { "listStudentDocuments", spoil_documents, NULL, NULL },
};

/**
 * demo_odd_find_result:
 * @operation: (nullable): An operation
 *
 * Returns: (nullable): how its answer is spoilt.
 */
const DemoOdd *
demo_odd_find_result (const char *operation)
{
  for (gsize i = 0; i < G_N_ELEMENTS (odd); i++) {
    if (g_strcmp0 (odd[i].operation, operation) == 0)
      return &odd[i];
  }
  return NULL;
}
