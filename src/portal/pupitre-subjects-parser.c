/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-subjects-parser"

#include "pupitre-subjects-parser.h"

#include "pupitre-teacher-reader.h"
#include "pupitre-wire.h"

/* GET /api/evaluation/apprentissage/{etab}/{annee}/matieres/eleves/{fiche}: the subjects of a child with
 * their teachers. One needs its code and its name. */

#define MAX_UNITS 100

static gboolean
identify (PupitreJson item, char **key, gint64 *date)
{
  g_autofree char *title = pupitre_wire_dup_line (item, "descriptionMatiere");

  if (title == NULL)
    return FALSE;
  *key = pupitre_wire_dup_id (item, "codeMatiere");
  return *key != NULL;
}

/**
 * pupitre_subjects_parser_split:
 * @body: The answer
 * @error: Return location
 *
 * Splits an answer into subjects, see pupitre_wire_split(). The key is the code of the subject. For a
 * date they have their places, so that the school's order is kept.
 *
 * Returns: (transfer full) (nullable): the subjects. Any thread.
 */
PupitreParsed *
pupitre_subjects_parser_split (GBytes *body, GError **error)
{
  return pupitre_wire_split_in_order (body, identify, error);
}

/**
 * pupitre_subjects_parser_read:
 * @json: One subject as it was received
 * @error: Return location
 *
 * Returns: (transfer full) (nullable): the subject. Any thread.
 */
PupitreSubject *
pupitre_subjects_parser_read (GBytes *json, GError **error)
{
  g_autofree char *code = NULL, *title = NULL, *group = NULL;
  g_autoptr (GPtrArray) teachers = NULL;
  PupitreSubjectFields fields = { 0 };
  PupitreJson item;

  if (!pupitre_wire_open (json, identify, &item, error))
    return NULL;

  code = pupitre_wire_dup_id (item, "codeMatiere");
  title = pupitre_wire_dup_line (item, "descriptionMatiere");
  group = pupitre_wire_dup_line (item, "codeGroupe");
  teachers = pupitre_teacher_reader_read_list (pupitre_json_get_member (item, "enseignants"));

  fields.code = code;
  fields.title = title;
  fields.group_code = group;
  fields.units = pupitre_wire_get_number (item, "nombreUnites", MAX_UNITS);
  fields.teachers = teachers;
  return pupitre_subject_new (&fields);
}
