/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "demo-agenda"

#include "demo-agenda.h"

#include "demo-clock.h"
#include "demo-json.h"
#include "demo-random.h"
#include "demo-school-year.h"

/* What a pupil does on each day: the lessons of the timetable with what the school changed, help
 * after class, outings. A change is known from the day of class on which it is announced, so that
 * every new day brings one. */

#define FARTHEST 4

typedef enum {
  CHANGE_ROOM,
  CHANGE_TEACHER,
  CHANGE_MOVED,
  CHANGE_CANCELLED,
  N_CHANGES,
} Change;

static void
activity_free (gpointer data)
{
  DemoActivity *activity = data;

  g_free (activity->name);
  g_free (activity->code);
  g_free (activity->room);
  g_strfreev (activity->teachers);
  g_free (activity);
}

/**
 * demo_agenda_new_timetable:
 * @families: Who is who
 * @child: A child
 * @school_year: First calendar year
 *
 * Returns: (transfer full) (nullable): the timetable of the child's group, %NULL if the portal knows
 *   nothing of that year.
 */
DemoTimetable *
demo_agenda_new_timetable (DemoFamilies    *families,
                           const DemoChild *child,
                           int              school_year)
{
  int grade = demo_child_grade_in (families, child, school_year);

  if (grade < child->first_grade)
    return NULL;
  return demo_timetable_new (demo_families_get_seed (families),
                             demo_child_school_in (families, child, school_year), grade);
}

static DemoActivity *
new_lesson (DemoTimetable *timetable,
            const GDate   *date,
            int            period)
{
  const DemoLesson *lesson =
    demo_timetable_get_lesson (timetable, demo_timetable_cycle_day (timetable, date), period);
  DemoActivity *self = g_new0 (DemoActivity, 1);

  self->date = *date;
  self->begin = demo_timetable_get_period (timetable, period)->begin;
  self->end = demo_timetable_get_period (timetable, period)->end;
  self->period = period;
  self->lesson = lesson;
  self->name = g_strdup (lesson->name);
  self->code = g_strdup (lesson->code);
  self->room = g_strdup (lesson->room);
  self->teachers = g_strdupv (lesson->teachers);
  self->type = "cours";
  self->state = "prevue";
  return self;
}

static void
move_to (DemoActivity  *self,
         DemoTimetable *timetable,
         int            period)
{
  self->origin = self->period;
  self->period = period;
  self->begin = demo_timetable_get_period (timetable, period)->begin;
  self->end = demo_timetable_get_period (timetable, period)->end;
  self->state = "deplacee";
}

static void
apply_change (GPtrArray     *day,
              DemoTimetable *timetable,
              Change         change,
              DemoRandom    *random)
{
  static const char *const substitutes[] = { "Andrée", "Jean-Marc", "Noémie", "Youssef" };
  guint position = demo_random_below (random, day->len);
  DemoActivity *activity = g_ptr_array_index (day, position);
  DemoActivity *other = g_ptr_array_index (day, (position + 1) % day->len);

  /* One change a lesson is enough. */
  if (activity->origin != 0 || other->origin != 0 || g_str_equal (activity->state, "annulee"))
    return;
  if (change == CHANGE_ROOM) {
    g_free (activity->room);
    activity->room = g_strdup_printf ("D-%d", demo_random_range (random, 101, 129));
  } else if (change == CHANGE_TEACHER) {
    g_free (activity->teachers[0]);
    activity->teachers[0] = g_strdup (demo_random_pick (random, substitutes));
  } else if (change == CHANGE_CANCELLED) {
    activity->state = "annulee";
  } else {
    int period = activity->period;

    move_to (activity, timetable, other->period);
    move_to (other, timetable, period);
  }
}

/* The one that the school announces on a day of class, if it is about @index and known by now. */
static void
apply_announced (GPtrArray       *day,
                 DemoTimetable   *timetable,
                 guint64          seed,
                 const DemoChild *child,
                 int              school_year,
                 int              announced,
                 int              index)
{
  DemoRandom random =
    demo_random_for (seed, "change %s %d %d", child->fiche, school_year, announced);
  gboolean secondary = demo_timetable_get_n_periods (timetable) == 4;
  int ahead = demo_random_range (&random, 1, FARTHEST);
  int turn = secondary ? announced : announced / 2;
  GDate date, today;

  if (announced + ahead != index || (!secondary && announced % 2 != 0) ||
      !demo_school_day_find_class (school_year, announced, &date))
    return;
  demo_clock_today (&today);
  if (g_date_compare (&date, &today) <= 0)
    apply_change (day, timetable, (turn + child->fiche[6] - '0') % N_CHANGES, &random);
}

static void
add_extra (GPtrArray   *day,
           const GDate *date,
           int          begin,
           int          end,
           const char  *type,
           const char  *code,
           char        *name)
{
  DemoActivity *self = g_new0 (DemoActivity, 1);

  self->date = *date;
  self->begin = begin;
  self->end = end;
  self->period = -1;
  self->name = name;
  self->code = g_strdup (code);
  self->type = type;
  self->state = "prevue";
  g_ptr_array_add (day, self);
}

/* Help after class (secondary), an outing (primary). */
static void
add_extras (GPtrArray       *day,
            DemoTimetable   *timetable,
            guint64          seed,
            const DemoChild *child,
            const GDate     *date)
{
  static const char *const outings[] = {
    "Sortie au musée", "Sortie à la bibliothèque", "Patinage à l’aréna", "Spectacle à l’école",
  };
  DemoRandom random =
    demo_random_for (seed, "extra %s %u", child->fiche, g_date_get_julian (date));
  guint dice = demo_random_below (&random, 20);
  DemoActivity *first = g_ptr_array_index (day, 0);

  if (demo_timetable_get_n_periods (timetable) == 4 && dice < 4)
    add_extra (day, date, 965, 1010, "recuperation", first->code,
               g_strdup_printf ("Récupération : %s", first->lesson->subject->short_name));
  else if (demo_timetable_get_n_periods (timetable) == 5 && dice == 0)
    add_extra (day, date, -1, -1, "sortie", "SORTIE",
               g_strdup (demo_random_pick (&random, outings)));
}

/**
 * demo_agenda_day:
 * @families: Who is who
 * @child: A child
 * @timetable: The child's in that year
 * @date: A day
 *
 * Returns: (transfer full) (element-type DemoActivity): what takes place; nothing without class.
 */
GPtrArray *
demo_agenda_day (DemoFamilies    *families,
                 const DemoChild *child,
                 DemoTimetable   *timetable,
                 const GDate     *date)
{
  GPtrArray *day = g_ptr_array_new_with_free_func (activity_free);
  guint64 seed = demo_families_get_seed (families);
  int index = demo_school_day_class_index (date);

  if (index < 0)
    return day;
  for (int period = 1; period <= demo_timetable_get_n_periods (timetable); period++)
    g_ptr_array_add (day, new_lesson (timetable, date, period));
  for (int announced = index - FARTHEST; announced < index; announced++)
    apply_announced (day, timetable, seed, child, demo_school_year_of (date), announced, index);
  add_extras (day, timetable, seed, child, date);
  return day;
}

static void
write_groups (JsonBuilder        *builder,
              const DemoActivity *activity,
              const char         *group)
{
  json_builder_set_member_name (builder, "matieresGroupes");
  json_builder_begin_array (builder);
  if (activity->lesson != NULL && activity->lesson->subject_code != NULL) {
    json_builder_begin_object (builder);
    demo_json_add_text (builder, "codeGroupe", group);
    demo_json_add_text (builder, "codeMatiere", activity->lesson->subject_code);
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
}

static void
write_origin (JsonBuilder        *builder,
              const DemoActivity *activity,
              DemoTimetable      *timetable)
{
  const DemoPeriod *period;

  json_builder_set_member_name (builder, "origine");
  if (activity->origin == 0) {
    json_builder_add_null_value (builder);
    return;
  }
  period = demo_timetable_get_period (timetable, activity->origin);
  json_builder_begin_object (builder);
  demo_json_add_date (builder, "date", &activity->date);
  demo_json_add_clock (builder, "heureDebut", period->begin);
  demo_json_add_clock (builder, "heureFin", period->end);
  demo_json_add_int (builder, "periode", activity->origin);
  json_builder_end_object (builder);
}

static void
write_activity (JsonBuilder        *builder,
                const DemoActivity *activity,
                DemoTimetable      *timetable)
{
  const char *rooms[] = { activity->room, NULL };

  json_builder_begin_object (builder);
  demo_json_add_date (builder, "dateDebut", &activity->date);
  demo_json_add_date (builder, "dateFin", &activity->date);
  demo_json_add_clock (builder, "heureDebut", activity->begin);
  demo_json_add_clock (builder, "heureFin", activity->end);
  demo_json_add_text (builder, "description", activity->name);
  demo_json_add_text (builder, "codeActivite", activity->code);
  demo_json_add_texts (builder, "locaux", rooms);
  demo_json_add_people (builder, "intervenants", (const char *const *) activity->teachers);
  write_groups (builder, activity, demo_timetable_get_group (timetable));
  demo_json_add_text (builder, "typeActivite", activity->type);
  demo_json_add_int (builder, "periode", activity->period);
  demo_json_add_int (builder, "jourCycle", demo_timetable_cycle_day (timetable, &activity->date));
  demo_json_add_text (builder, "etat", activity->state);
  write_origin (builder, activity, timetable);
  json_builder_end_object (builder);
}

/**
 * demo_agenda_write:
 * @builder: What is being written
 * @families: Who is who
 * @child: A child
 * @from: The first day
 * @to: The last day
 *
 * Adds a list of what the child does, day by day.
 */
void
demo_agenda_write (JsonBuilder     *builder,
                   DemoFamilies    *families,
                   const DemoChild *child,
                   const GDate     *from,
                   const GDate     *to)
{
  g_autoptr (DemoTimetable) timetable = NULL;
  int school_year = 0;

  json_builder_begin_array (builder);
  for (GDate date = *from; g_date_compare (&date, to) <= 0; g_date_add_days (&date, 1)) {
    g_autoptr (GPtrArray) day = NULL;

    if (timetable == NULL || demo_school_year_of (&date) != school_year) {
      g_clear_pointer (&timetable, demo_timetable_free);
      school_year = demo_school_year_of (&date);
      timetable = demo_agenda_new_timetable (families, child, school_year);
      if (timetable == NULL)
        continue;
    }
    day = demo_agenda_day (families, child, timetable, &date);
    for (guint i = 0; i < day->len; i++)
      write_activity (builder, g_ptr_array_index (day, i), timetable);
  }
  json_builder_end_array (builder);
}
