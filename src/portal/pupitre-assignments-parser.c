/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-assignments-parser"

#include "pupitre-assignments-parser.h"

#include "pupitre-html.h"
#include "pupitre-wire.h"

/* GET /api/evaluation/apprentissage/{etab}/{annee}/travaux/eleves/{fiche}: homework, lessons to learn
 * and evaluations. One needs its day and a title. */

/* No school has more. */
#define MAX_PERIOD 31
#define MAX_TERM 12

static const PupitreWireWord KINDS[] = {
  { "devoir", PUPITRE_ASSIGNMENT_KIND_HOMEWORK },
  { "lecon", PUPITRE_ASSIGNMENT_KIND_LESSON },
  { "leçon", PUPITRE_ASSIGNMENT_KIND_LESSON },
  { "evaluation", PUPITRE_ASSIGNMENT_KIND_EVALUATION },
  { "évaluation", PUPITRE_ASSIGNMENT_KIND_EVALUATION },
};

static char *
dup_or_empty (PupitreJson item, const char *name)
{
  g_autofree char *text = pupitre_wire_dup_line (item, name);

  return text != NULL ? g_steal_pointer (&text) : g_strdup ("");
}

static gboolean
identify (PupitreJson item, char **key, gint64 *date)
{
  g_autoptr (GDateTime) due = pupitre_wire_dup_day (item, "dateTravail");
  g_autofree char *title = pupitre_wire_dup_line (item, "titre");

  if (due == NULL || title == NULL)
    return FALSE;
  *date = g_date_time_to_unix (due);
  *key = pupitre_wire_dup_id (item, "id");
  if (*key == NULL) {
    g_autofree char *day = g_date_time_format (due, "%Y-%m-%d");
    g_autofree char *subject = dup_or_empty (item, "codeMatiere");
    g_autofree char *term = dup_or_empty (item, "codeEtape");

    *key = g_strjoin ("/", PUPITRE_WIRE_NO_ID, subject, term, day, title, NULL);
  }
  return TRUE;
}

/* What leads elsewhere than to a page of the web is not offered. */
static GPtrArray *
read_links (PupitreJson item)
{
  PupitreJson list = pupitre_json_get_member (item, "liens");
  PupitreJson element = { NULL, 0 };
  GPtrArray *links = g_ptr_array_new_with_free_func (g_object_unref);

  while (links->len < PUPITRE_WIRE_MAX_LIST && pupitre_json_next_element (list, &element)) {
    g_autofree char *uri = pupitre_wire_dup_web_uri (element, "url");
    g_autofree char *title = pupitre_wire_dup_line (element, "titre");
    PupitreLinkFields fields = { uri, title };

    if (uri != NULL)
      g_ptr_array_add (links, pupitre_link_new (&fields));
  }
  return links;
}

static gboolean
is_said (PupitreJson item, const char *name, gboolean otherwise)
{
  PupitreJson value = pupitre_json_get_member (item, name);

  return pupitre_json_get_type (value) == PUPITRE_JSON_ABSENT ||
         pupitre_json_get_type (value) == PUPITRE_JSON_NULL
           ? otherwise
           : pupitre_json_is_true (value);
}

/**
 * pupitre_assignments_parser_split:
 * @body: The answer
 * @error: Return location
 *
 * Splits an answer into assignments, see pupitre_wire_split(). The key is the portal's id, else that
 * of subject, étape, day and title; the date is the day on which it is due or takes place.
 *
 * Returns: (transfer full) (nullable): the assignments. Any thread.
 */
PupitreParsed *
pupitre_assignments_parser_split (GBytes *body, GError **error)
{
  return pupitre_wire_split (body, identify, error);
}

/**
 * pupitre_assignments_parser_read:
 * @json: One assignment as it was received
 * @error: Return location
 *
 * Returns: (transfer full) (nullable): the assignment, its text without anything but words, marks and
 *   links. Any thread.
 */
PupitreAssignment *
pupitre_assignments_parser_read (GBytes *json, GError **error)
{
  g_autofree char *id = NULL, *title = NULL, *kind = NULL, *course = NULL, *subject = NULL;
  g_autofree char *group = NULL, *html = NULL, *competency = NULL, *maximum = NULL, *weight = NULL;
  g_autoptr (GDateTime) due = NULL, given = NULL, updated = NULL;
  g_autoptr (GPtrArray) links = NULL, attachments = NULL;
  g_autoptr (PupitreRichText) content = NULL;
  g_auto (GStrv) teachers = NULL;
  PupitreAssignmentFields fields = { 0 };
  PupitreJson item, evaluation;
  gint64 date;

  if (!pupitre_wire_open (json, identify, &item, error))
    return NULL;

  identify (item, &id, &date);
  evaluation = pupitre_json_get_member (item, "parametresEvaluation");
  title = pupitre_wire_dup_line (item, "titre");
  kind = pupitre_wire_dup_line (item, "typeTravail");
  course = pupitre_wire_dup_line (item, "descriptionMatiere");
  subject = pupitre_wire_dup_line (item, "codeMatiere");
  group = pupitre_wire_dup_line (item, "codeGroupe");
  html = pupitre_json_dup_text (pupitre_json_get_member (item, "notePublique"));
  content = pupitre_html_to_rich_text (html != NULL ? html : "");
  competency = pupitre_wire_dup_line (evaluation, "competence");
  maximum = pupitre_wire_dup_line (evaluation, "noteMaximale");
  weight = pupitre_wire_dup_line (evaluation, "ponderation");
  due = pupitre_wire_dup_day (item, "dateTravail");
  given = pupitre_wire_dup_day (item, "dateDonnee");
  updated = pupitre_wire_dup_date (item, "dateHeureMaj");
  teachers = pupitre_wire_dup_people (item, "intervenants");
  links = read_links (item);
  attachments = pupitre_wire_dup_attachments (item, "piecesJointes");

  fields.id = id;
  fields.title = title;
  fields.kind = (PupitreAssignmentKind) pupitre_wire_get_word (
    item, "typeTravail", KINDS, G_N_ELEMENTS (KINDS), PUPITRE_ASSIGNMENT_KIND_HOMEWORK,
    PUPITRE_ASSIGNMENT_KIND_OTHER);
  fields.kind_text = kind;
  fields.course = course;
  fields.subject_code = subject;
  fields.group_code = group;
  fields.due = due;
  fields.given = given;
  fields.period = pupitre_wire_get_number (item, "periode", MAX_PERIOD);
  fields.term = pupitre_wire_get_number (item, "codeEtape", MAX_TERM);
  fields.teachers = (const char * const *) teachers;
  fields.content = content;
  fields.at_home = is_said (item, "faitALaMaison",
                            fields.kind == PUPITRE_ASSIGNMENT_KIND_HOMEWORK ||
                              fields.kind == PUPITRE_ASSIGNMENT_KIND_LESSON);
  fields.in_timetable = is_said (item, "afficheeDansHoraire", TRUE);
  fields.evaluated = is_said (evaluation, "evaluee", FALSE);
  fields.on_report_card = is_said (evaluation, "porteeAuBulletin", FALSE);
  fields.competency = competency;
  fields.maximum = maximum;
  fields.weight = weight;
  fields.links = links;
  fields.attachments = attachments;
  fields.updated = updated;
  return pupitre_assignment_new (&fields);
}
