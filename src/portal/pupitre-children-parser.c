/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-children-parser"

#include "pupitre-children-parser.h"

#include "pupitre-wire.h"

/* GET /api/individu/parent/enfants: the children of the signed-in parent. A child needs its id, its
 * record number, the codes of school and service centre, and a first name. */

typedef struct {
  char *guid;
  char *record_number;
  char *school_code;
  char *organisation_code;
  char *first_name;
} Required;

static void
required_clear (Required *required)
{
  g_free (required->guid);
  g_free (required->record_number);
  g_free (required->school_code);
  g_free (required->organisation_code);
  g_free (required->first_name);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Required, required_clear)

static gboolean
read_required (PupitreJson item, Required *required)
{
  PupitreJson organisation = pupitre_json_get_member (item, "organisation");

  required->guid = pupitre_wire_dup_id (item, "guid");
  required->record_number = pupitre_wire_dup_id (item, "fiche");
  required->school_code = pupitre_wire_dup_id (item, "codeEtablissement");
  required->organisation_code = pupitre_json_get_type (organisation) == PUPITRE_JSON_OBJECT
                                  ? pupitre_wire_dup_id (organisation, "code")
                                  : pupitre_wire_dup_id (item, "organisation");
  required->first_name = pupitre_wire_dup_line (item, "prenom");

  return required->guid != NULL && required->record_number != NULL &&
         required->school_code != NULL && required->organisation_code != NULL &&
         required->first_name != NULL;
}

static gboolean
identify (PupitreJson item, char **key, gint64 *date)
{
  g_auto (Required) required = { 0 };

  if (!read_required (item, &required))
    return FALSE;
  *key = g_strdup_printf ("%s/%s", required.organisation_code, required.record_number);
  return TRUE;
}

static PupitreSchoolLevel
read_level (PupitreJson item)
{
  static const struct {
    const char        *word;
    PupitreSchoolLevel level;
  } LEVELS[] = {
    { "prescolaire", PUPITRE_SCHOOL_LEVEL_PRESCHOOL },
    { "préscolaire", PUPITRE_SCHOOL_LEVEL_PRESCHOOL },
    { "primaire", PUPITRE_SCHOOL_LEVEL_PRIMARY },
    { "secondaire", PUPITRE_SCHOOL_LEVEL_SECONDARY },
  };
  g_autofree char *word = pupitre_wire_dup_line (item, "ordre");

  for (gsize i = 0; word != NULL && i < G_N_ELEMENTS (LEVELS); i++) {
    if (g_ascii_strcasecmp (word, LEVELS[i].word) == 0)
      return LEVELS[i].level;
  }
  return PUPITRE_SCHOOL_LEVEL_UNKNOWN;
}

static PupitreTile
read_tiles (PupitreJson item)
{
  PupitreJson list = pupitre_json_get_member (item, "tuiles");
  PupitreJson element = { NULL, 0 };
  PupitreTile tiles = PUPITRE_TILE_NONE;

  while (pupitre_json_next_element (list, &element)) {
    g_autofree char *word = pupitre_json_dup_text (element);

    tiles |= pupitre_tile_from_wire (word);
  }
  return tiles;
}

/**
 * pupitre_children_parser_split:
 * @body: The answer
 * @error: Return location
 *
 * Splits an answer into children, see pupitre_wire_split(). Keys are those of
 * pupitre_child_get_key(); a child has no date.
 *
 * Returns: (transfer full) (nullable): the children. Any thread.
 */
PupitreParsed *
pupitre_children_parser_split (GBytes *body, GError **error)
{
  return pupitre_wire_split (body, identify, error);
}

/**
 * pupitre_children_parser_read:
 * @json: One child as it was received
 * @error: Return location
 *
 * Returns: (transfer full) (nullable): the child. Any thread.
 */
PupitreChild *
pupitre_children_parser_read (GBytes *json, GError **error)
{
  g_auto (Required) required = { 0 };
  g_autofree char *school = NULL, *organisation = NULL, *last_name = NULL, *birth_date = NULL;
  g_autofree char *grade = NULL;
  PupitreChildFields fields = { 0 };
  PupitreJson item;

  if (!pupitre_wire_open (json, identify, &item, error))
    return NULL;

  read_required (item, &required);
  school = pupitre_wire_dup_line (item, "ecole");
  organisation = pupitre_wire_dup_line (pupitre_json_get_member (item, "organisation"), "nom");
  last_name = pupitre_wire_dup_line (item, "nom");
  birth_date = pupitre_wire_dup_line (item, "dateNaissance");
  grade = pupitre_wire_dup_line (item, "niveau");

  fields.guid = required.guid;
  fields.record_number = required.record_number;
  fields.school_code = required.school_code;
  fields.school_name = school;
  fields.organisation_code = required.organisation_code;
  fields.organisation_name = organisation;
  fields.last_name = last_name;
  fields.first_name = required.first_name;
  fields.birth_date = birth_date;
  fields.grade = grade;
  fields.level = read_level (item);
  fields.tiles = read_tiles (item);
  return pupitre_child_new (&fields);
}
