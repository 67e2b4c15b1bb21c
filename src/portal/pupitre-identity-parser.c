/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-identity-parser"

#include "pupitre-identity-parser.h"

#include "pupitre-teacher-reader.h"
#include "pupitre-wire.h"

/* GET /api/individu/eleves/{etab}/{fiche}/identification: who a child is for the school. It is one item; it
 * needs at least one thing that says who. */

static gboolean
identify (PupitreJson item, char **key, gint64 *date)
{
  static const char *const MEMBERS[] = { "fiche", "codePermanent", "prenom", "nom" };

  for (gsize i = 0; i < G_N_ELEMENTS (MEMBERS); i++) {
    g_autofree char *text = pupitre_wire_dup_line (item, MEMBERS[i]);

    if (text != NULL) {
      *key = g_strdup ("identification");
      return TRUE;
    }
  }
  return FALSE;
}

/**
 * pupitre_identity_parser_split:
 * @body: The answer
 * @error: Return location
 *
 * Takes the whole answer as one item.
 *
 * Returns: (transfer full) (nullable): the identity. Any thread.
 */
PupitreParsed *
pupitre_identity_parser_split (GBytes *body, GError **error)
{
  return pupitre_wire_take_whole (body, identify, error);
}

/**
 * pupitre_identity_parser_read:
 * @json: The identity as it was received
 * @error: Return location
 *
 * Returns: (transfer full) (nullable): the identity. Any thread.
 */
PupitreIdentity *
pupitre_identity_parser_read (GBytes *json, GError **error)
{
  g_autofree char *record = NULL, *code = NULL, *first = NULL, *last = NULL, *school_code = NULL;
  g_autofree char *school = NULL, *grade = NULL, *group = NULL;
  g_autoptr (PupitreTeacher) teacher = NULL;
  g_autoptr (GDateTime) birth = NULL;
  PupitreIdentityFields fields = { 0 };
  PupitreJson item;

  if (!pupitre_wire_open (json, identify, &item, error))
    return NULL;

  record = pupitre_wire_dup_line (item, "fiche");
  code = pupitre_wire_dup_line (item, "codePermanent");
  first = pupitre_wire_dup_line (item, "prenom");
  last = pupitre_wire_dup_line (item, "nom");
  birth = pupitre_wire_dup_day (item, "dateNaissance");
  school_code = pupitre_wire_dup_line (item, "codeEtablissement");
  school = pupitre_wire_dup_line (item, "ecole");
  grade = pupitre_wire_dup_line (item, "niveau");
  group = pupitre_wire_dup_line (item, "groupeRepere");
  teacher = pupitre_teacher_reader_read (pupitre_json_get_member (item, "titulaire"));

  fields.record_number = record;
  fields.permanent_code = code;
  fields.first_name = first;
  fields.last_name = last;
  fields.birth_date = birth;
  fields.school_code = school_code;
  fields.school_name = school;
  fields.grade = grade;
  fields.group = group;
  fields.head_teacher = teacher;
  return pupitre_identity_new (&fields);
}
