/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pupitre-calendar-file.h"
#include "pupitre-school-time.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Writes a calendar file of the school year 2026-2027 to its standard output: four lessons on each
 * weekday, and one of each oddity. The arguments are when the file is made, as the portal writes time
 * stamps, the portal, and the guid and record number of the child. */

static void
add_lesson (PupitreCalendarFile *file, GDateTime *day, int period, int cycle_day)
{
  static const char *const ROOMS[] = { "B-214", NULL };
  static const char *const TEACHERS[] = { "Alex Exemple", "Dominique Exemple", NULL };
  g_autoptr (GDateTime) start = pupitre_school_time_at (day, 8 * 60 + 30 + period * 90);
  g_autoptr (GDateTime) end = pupitre_school_time_at (day, 8 * 60 + 30 + period * 90 + 75);
  g_autofree char *key = g_date_time_format (start, "%Y-%m-%d/%H:%M/FRA4SE/1");
  PupitreLessonFields fields = {
    .title = "Français, langue; \\d’enseignement", .start = start, .end = end,
    .cycle_day = cycle_day, .rooms = ROOMS, .teachers = TEACHERS,
  };
  g_autoptr (PupitreLesson) lesson = pupitre_lesson_new (&fields);

  pupitre_calendar_file_add_lesson (file, key, lesson);
}

static void
add_odd_lessons (PupitreCalendarFile *file)
{
  g_autoptr (GDateTime) day = pupitre_school_time_parse ("2026-11-28");
  g_autoptr (GDateTime) start = pupitre_school_time_at (day, 9 * 60);
  g_autoptr (GDateTime) planned = pupitre_school_time_at (day, 13 * 60);
  g_autoptr (GDateTime) next = pupitre_school_time_day (day, 2);
  PupitreLessonFields fields = { .title = "Annulé", .start = start,
                                 .state = PUPITRE_LESSON_STATE_CANCELLED };
  g_autoptr (PupitreLesson) cancelled = pupitre_lesson_new (&fields);
  g_autoptr (PupitreLesson) moved = NULL, outing = NULL;

  pupitre_calendar_file_add_lesson (file, "cancelled", cancelled);
  fields.title = "Déplacé";
  fields.state = PUPITRE_LESSON_STATE_MOVED;
  fields.origin = planned;
  moved = pupitre_lesson_new (&fields);
  pupitre_calendar_file_add_lesson (file, "moved", moved);
  fields.title = "Sortie";
  fields.state = PUPITRE_LESSON_STATE_PLANNED;
  fields.origin = NULL;
  fields.all_day = TRUE;
  fields.start = day;
  fields.end = next;
  outing = pupitre_lesson_new (&fields);
  pupitre_calendar_file_add_lesson (file, "outing", outing);
}

static void
add_days (PupitreCalendarFile *file)
{
  g_autoptr (GDateTime) date = pupitre_school_time_parse ("2026-11-01");
  PupitreDayFields fields = { .date = date, .kind = PUPITRE_DAY_KIND_OFF,
                              .title = "Congé du changement d’heure" };
  g_autoptr (PupitreDay) off = pupitre_day_new (&fields);
  g_autoptr (PupitreDay) pedagogic = NULL, with_class = NULL, other = NULL;

  pupitre_calendar_file_add_day (file, "2026-11-01", off);
  fields.kind = PUPITRE_DAY_KIND_PEDAGOGIC;
  fields.title = NULL;
  pedagogic = pupitre_day_new (&fields);
  pupitre_calendar_file_add_day (file, "2026-11-01/2", pedagogic);
  fields.kind = PUPITRE_DAY_KIND_CLASS;
  with_class = pupitre_day_new (&fields);
  pupitre_calendar_file_add_day (file, "2026-11-01/3", with_class);
  fields.kind = PUPITRE_DAY_KIND_OTHER;
  fields.kind_text = "Fermeture";
  other = pupitre_day_new (&fields);
  pupitre_calendar_file_add_day (file, "2026-11-01/4", other);
}

static void
add_detention (PupitreCalendarFile *file)
{
  g_autoptr (GDateTime) day = pupitre_school_time_parse ("2026-11-26");
  g_autoptr (GDateTime) start = pupitre_school_time_at (day, 16 * 60 + 5);
  g_autoptr (GDateTime) end = pupitre_school_time_at (day, 16 * 60 + 50);
  PupitreDetentionFields fields = { .id = "r1", .start = start, .end = end, .reason = "Retards" };
  g_autoptr (PupitreDetention) detention = pupitre_detention_new (&fields);

  pupitre_calendar_file_add_detention (file, "r1", detention);
}

static void
add_work (PupitreCalendarFile *file)
{
  g_autoptr (GDateTime) due = pupitre_school_time_parse ("2026-11-24");
  g_autoptr (PupitreRichText) content = pupitre_rich_text_new ();
  PupitreAssignmentFields fields = { .id = "w1", .title = "Fiche", .course = "Français", .due = due,
                                     .content = content };
  g_autoptr (PupitreAssignment) homework = NULL, evaluation = NULL;

  pupitre_rich_text_append (content, "Lire le chapitre 4,\npuis; répondre.");
  homework = pupitre_assignment_new (&fields);
  pupitre_calendar_file_add_assignment (file, "w1", homework, FALSE);
  pupitre_calendar_file_add_assignment (file, "w2", homework, TRUE);
  fields.kind = PUPITRE_ASSIGNMENT_KIND_EVALUATION;
  evaluation = pupitre_assignment_new (&fields);
  pupitre_calendar_file_add_assignment (file, "w3", evaluation, FALSE);
}

static PupitreChild *
make_child (const char *guid, const char *record_number)
{
  const PupitreChildFields fields = {
    .guid = guid, .record_number = record_number, .school_code = "762001",
    .organisation_code = "762000", .first_name = "Noé", .birth_date = "2010-10-02",
  };

  return pupitre_child_new (&fields);
}

int
main (int argc, char *argv[])
{
  g_autoptr (GDateTime) stamp = argc == 5 ? pupitre_school_time_parse (argv[1]) : NULL;
  g_autoptr (GDateTime) first = pupitre_school_time_parse ("2026-08-27");
  g_autoptr (PupitreCalendarFile) file = NULL;
  g_autoptr (PupitreChild) child = NULL;
  g_autoptr (GBytes) bytes = NULL;
  int n_days = 0;

  if (stamp == NULL)
    return EXIT_FAILURE;
  child = make_child (argv[3], argv[4]);
  file = pupitre_calendar_file_new ("Noé, agenda", stamp);
  pupitre_calendar_file_begin_child (file, argv[2], child, TRUE);
  for (int i = 0; i < 300; i++) {
    g_autoptr (GDateTime) day = pupitre_school_time_day (first, i);

    if (g_date_time_get_day_of_week (day) >= 6)
      continue;
    for (int period = 0; period < 4; period++)
      add_lesson (file, day, period, n_days % 9 + 1);
    n_days++;
  }
  add_odd_lessons (file);
  add_days (file);
  add_detention (file);
  add_work (file);
  bytes = pupitre_calendar_file_write (file);
  fwrite (g_bytes_get_data (bytes, NULL), 1, g_bytes_get_size (bytes), stdout);
  return EXIT_SUCCESS;
}
