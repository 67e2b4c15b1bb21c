/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "demo-objection"

#include "demo-objection.h"

static const struct {
  guint       status;
  const char *code;
  const char *member;
  const char *message;
} objections[] = {
  [DEMO_OBJECTION_FORM] = {
    400, "demandeInvalide", NULL, "La demande est incomplète ou mal écrite.",
  },
  [DEMO_OBJECTION_KEY_REUSED] = {
    422, "cleReutilisee", NULL, "Cette clé a déjà servi à une autre demande.",
  },
  [DEMO_OBJECTION_TOO_MANY] = {
    429, "tropEssais", NULL, "Trop de demandes ont échoué. Réessayez dans une minute.",
  },
  [DEMO_OBJECTION_NOBODY] = {
    422, "eleveIntrouvable", NULL,
    "Aucun élève de ce centre de services scolaire ne correspond à ces renseignements.",
  },
  [DEMO_OBJECTION_LAST_NAME] = {
    422, "nomsDifferents", "nom", "Le nom n’est pas écrit comme au dossier de l’élève.",
  },
  [DEMO_OBJECTION_FIRST_NAME] = {
    422, "nomsDifferents", "prenom", "Le prénom n’est pas écrit comme au dossier de l’élève.",
  },
  [DEMO_OBJECTION_BIRTH] = {
    422, "dateNaissanceDifferente", "dateNaissance",
    "La date de naissance n’est pas celle du dossier de l’élève.",
  },
  [DEMO_OBJECTION_FICHE] = {
    422, "ficheDifferente", "fiche", "Le numéro de fiche n’est pas celui de l’élève.",
  },
  [DEMO_OBJECTION_CODE] = {
    422, "codePermanentDifferent", "codePermanent",
    "Le code permanent n’est pas celui de l’élève.",
  },
  [DEMO_OBJECTION_SCHOOL] = {
    403, "ecoleNonAbonnee", "organisation",
    "L’établissement de l’élève n’est pas abonné au portail.",
  },
  [DEMO_OBJECTION_EMAIL] = {
    403, "courrielInconnu", "courriel",
    "L’adresse de votre compte n’est pas celle que l’établissement a au dossier.",
  },
  [DEMO_OBJECTION_NIP_NEEDED] = {
    422, "nipRequis", "nip", "L’établissement vous a remis un NIP pour cet élève : il est requis.",
  },
  [DEMO_OBJECTION_NIP_WRONG] = {
    422, "nipInvalide", "nip", "Le NIP n’est pas celui qui vous a été remis pour cet élève.",
  },
  [DEMO_OBJECTION_NIP_UNEXPECTED] = {
    422, "nipInattendu", "nip", "Aucun NIP n’a été remis pour cet élève.",
  },
  [DEMO_OBJECTION_ALREADY] = {
    409, "dejaAssocie", NULL, "Cet élève est déjà associé à votre compte.",
  },
};

/**
 * demo_objection_is_try:
 * @objection: An objection
 *
 * Returns: whether it counts as a wrong try: somebody who guesses gets such ones.
 */
gboolean
demo_objection_is_try (DemoObjection objection)
{
  return objection >= DEMO_OBJECTION_NOBODY && objection != DEMO_OBJECTION_ALREADY;
}

static void
set_text_or_null (JsonObject *object,
                  const char *name,
                  const char *value)
{
  if (value != NULL)
    json_object_set_string_member (object, name, value);
  else
    json_object_set_null_member (object, name);
}

/**
 * demo_objection_answer:
 * @objection: Any but %DEMO_OBJECTION_NONE
 * @member: (nullable): Which member is wrong, if @objection does not say
 *
 * Returns: (transfer full): the refusal.
 */
DemoAnswer *
demo_objection_answer (DemoObjection objection,
                       const char   *member)
{
  const char *own_member = objections[objection].member;
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();

  json_node_take_object (node, object);
  json_object_set_string_member (object, "Message", objections[objection].message);
  json_object_set_string_member (object, "code", objections[objection].code);
  set_text_or_null (object, "champ", own_member ? own_member : member);
  return demo_answer_new_json (objections[objection].status, node);
}
