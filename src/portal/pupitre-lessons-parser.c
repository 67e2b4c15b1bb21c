/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-lessons-parser"

#include "pupitre-lessons-parser.h"

#include "pupitre-activity-key.h"
#include "pupitre-school-time.h"
#include "pupitre-wire.h"

/* GET /api/organisationScolaire/donneesAnnuelles/{etab}/{fiche}/activitescalendrier: the lessons and
 * other activities of a child, dated. An activity needs its day, and a name or a code. */

/* No school has more. */
#define MAX_PERIOD 31
#define MAX_CYCLE_DAY 31

static const PupitreWireWord KINDS[] = {
  { "cours", PUPITRE_LESSON_KIND_COURSE },
  { "recuperation", PUPITRE_LESSON_KIND_RECOVERY },
  { "sortie", PUPITRE_LESSON_KIND_OUTING },
  { "examen", PUPITRE_LESSON_KIND_EXAM },
};

static const PupitreWireWord STATES[] = {
  { "prevue", PUPITRE_LESSON_STATE_PLANNED },
  { "annulee", PUPITRE_LESSON_STATE_CANCELLED },
  { "deplacee", PUPITRE_LESSON_STATE_MOVED },
};

/* A moment of a day and a time in two members, at midnight if there is no time. */
static GDateTime *
read_moment (PupitreJson object, const char *day_name, const char *time_name, gboolean *has_time)
{
  GDateTime *moment = pupitre_wire_dup_time (object, day_name, time_name);

  *has_time = moment != NULL;
  return moment != NULL ? moment : pupitre_wire_dup_day (object, day_name);
}

static char *
read_title (PupitreJson item)
{
  static const char *const NAMES[] = { "description", "descrPeriode", "codeActivite" };
  char *title = NULL;

  for (gsize i = 0; title == NULL && i < G_N_ELEMENTS (NAMES); i++)
    title = pupitre_wire_dup_line (item, NAMES[i]);
  return title;
}

/* A moved activity stays the one that it was: its key is that of where it would have been. */
static gboolean
identify (PupitreJson item, char **key, gint64 *date)
{
  PupitreJson origin = pupitre_json_get_member (item, "origine");
  g_autofree char *title = read_title (item);
  g_autofree char *code = pupitre_wire_dup_id (item, "codeActivite");
  g_autofree char *planned = NULL;
  g_autoptr (GDateTime) start = NULL, before = NULL;
  gboolean has_time;

  start = read_moment (item, "dateDebut", "heureDebut", &has_time);
  if (start == NULL || title == NULL)
    return FALSE;
  *date = g_date_time_to_unix (start);
  before = read_moment (origin, "date", "heureDebut", &has_time);
  planned = pupitre_activity_key_make (before != NULL ? before : start, code != NULL ? code : title);
  *key = g_strconcat (PUPITRE_WIRE_NO_ID, planned, NULL);
  return TRUE;
}

/* The end, if it is one: not before the beginning. Of a whole day, the midnight after it. */
static GDateTime *
read_end (PupitreJson item, GDateTime *start, gboolean all_day)
{
  g_autoptr (GDateTime) end = NULL;
  g_autoptr (GDateTime) last = pupitre_wire_dup_day (item, "dateFin");
  int minutes = pupitre_wire_get_minutes (item, "heureFin");

  if (all_day)
    end = pupitre_school_time_day (
      last != NULL && g_date_time_compare (last, start) > 0 ? last : start, 1);
  else if (minutes >= 0)
    end = pupitre_school_time_at (last != NULL ? last : start, minutes);
  if (end == NULL || g_date_time_compare (end, start) <= 0)
    return NULL;
  return g_steal_pointer (&end);
}

/* The group of the first subject; teachers' answers have several. */
static void
read_group (PupitreJson item, char **subject, char **group)
{
  PupitreJson first = { NULL, 0 };

  if (!pupitre_json_next_element (pupitre_json_get_member (item, "matieresGroupes"), &first))
    return;
  *subject = pupitre_wire_dup_line (first, "codeMatiere");
  *group = pupitre_wire_dup_line (first, "codeGroupe");
}

/* A list, or one room in the words of the teachers' answers. */
static char **
read_rooms (PupitreJson item)
{
  const char *name =
    pupitre_json_get_type (pupitre_json_get_member (item, "locaux")) == PUPITRE_JSON_ABSENT
      ? "local"
      : "locaux";

  return pupitre_wire_dup_lines (item, name);
}

/**
 * pupitre_lessons_parser_split:
 * @body: The answer
 * @error: Return location
 *
 * Splits an answer into activities, see pupitre_wire_split(). The key is that of day, hour and code;
 * the date is when it begins.
 *
 * Returns: (transfer full) (nullable): the activities. Any thread.
 */
PupitreParsed *
pupitre_lessons_parser_split (GBytes *body, GError **error)
{
  return pupitre_wire_split (body, identify, error);
}

/**
 * pupitre_lessons_parser_read_with:
 * @json: One activity as it was received
 * @before: (nullable): What it was when the parent last looked
 * @error: Return location
 *
 * Returns: (transfer full) (nullable): the activity. Any thread.
 */
PupitreLesson *
pupitre_lessons_parser_read_with (GBytes *json, PupitreLesson *before, GError **error)
{
  g_autofree char *title = NULL, *code = NULL, *subject = NULL, *group = NULL;
  g_autofree char *kind = NULL, *state = NULL;
  g_autoptr (GDateTime) start = NULL, end = NULL, origin = NULL;
  g_auto (GStrv) rooms = NULL, teachers = NULL;
  PupitreLessonFields fields = { 0 };
  PupitreJson item, moved_from;
  gboolean has_time, origin_has_time;

  if (!pupitre_wire_open (json, identify, &item, error))
    return NULL;

  moved_from = pupitre_json_get_member (item, "origine");
  title = read_title (item);
  code = pupitre_wire_dup_line (item, "codeActivite");
  read_group (item, &subject, &group);
  kind = pupitre_wire_dup_line (item, "typeActivite");
  state = pupitre_wire_dup_line (item, "etat");
  start = read_moment (item, "dateDebut", "heureDebut", &has_time);
  end = read_end (item, start, !has_time);
  origin = read_moment (moved_from, "date", "heureDebut", &origin_has_time);
  rooms = read_rooms (item);
  teachers = pupitre_wire_dup_people (item, "intervenants");

  fields.title = title;
  fields.code = code;
  fields.subject_code = subject;
  fields.group_code = group;
  fields.kind = (PupitreLessonKind) pupitre_wire_get_word (
    item, "typeActivite", KINDS, G_N_ELEMENTS (KINDS), PUPITRE_LESSON_KIND_COURSE,
    PUPITRE_LESSON_KIND_OTHER);
  fields.kind_text = kind;
  fields.start = start;
  fields.end = end;
  fields.all_day = !has_time;
  fields.period = pupitre_wire_get_number (item, "periode", MAX_PERIOD);
  fields.cycle_day = pupitre_wire_get_number (item, "jourCycle", MAX_CYCLE_DAY);
  fields.rooms = (const char * const *) rooms;
  fields.teachers = (const char * const *) teachers;
  fields.state = (PupitreLessonState) pupitre_wire_get_word (
    item, "etat", STATES, G_N_ELEMENTS (STATES), PUPITRE_LESSON_STATE_PLANNED,
    PUPITRE_LESSON_STATE_OTHER);
  fields.state_text = state;
  fields.origin = origin;
  fields.origin_all_day = origin != NULL && !origin_has_time;
  fields.origin_period = pupitre_wire_get_number (moved_from, "periode", MAX_PERIOD);
  fields.before = before;
  return pupitre_lesson_new (&fields);
}

/**
 * pupitre_lessons_parser_read:
 * @json: One activity as it was received
 * @error: Return location
 *
 * Returns: (transfer full) (nullable): the activity. Any thread.
 */
PupitreLesson *
pupitre_lessons_parser_read (GBytes *json, GError **error)
{
  return pupitre_lessons_parser_read_with (json, NULL, error);
}
