/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-week-plan"

#include "config.h"

#include "pupitre-week-plan.h"

#include "pupitre-assignment.h"
#include "pupitre-day.h"
#include "pupitre-detention.h"
#include "pupitre-lesson.h"
#include "pupitre-school-time.h"
#include "pupitre-words.h"

#include <glib/gi18n.h>

/* A week of school as a plan: days as columns, the hours at which something begins as rows. Saturday
 * and Sunday are there when something is on them. Main thread. */

#define N_DAYS 7
#define N_SCHOOL_DAYS 5
#define ALL_DAY -1

typedef struct {
  int minutes;  /* after midnight, or ALL_DAY */
  int period;   /* 0: none, -1: not the same for all */
} Hour;

typedef struct {
  PupitrePlan *plan;
  GArray      *hours;                                  /* (element-type Hour) in order */
  GPtrArray   *parts[PUPITRE_WEEK_N_PARTS][N_DAYS];
  int          n_days;
} Maker;

static int
minutes_of (GDateTime *start, gboolean all_day)
{
  return all_day ? ALL_DAY : g_date_time_get_hour (start) * 60 + g_date_time_get_minute (start);
}

static void
add_hour (Maker *maker, int minutes, int period)
{
  Hour hour = { minutes, period };
  guint i = 0;

  while (i < maker->hours->len && g_array_index (maker->hours, Hour, i).minutes < minutes)
    i++;
  if (i < maker->hours->len && g_array_index (maker->hours, Hour, i).minutes == minutes) {
    Hour *known = &g_array_index (maker->hours, Hour, i);

    if (known->period == 0)
      known->period = period;
    else if (period != 0 && period != known->period)
      known->period = -1;
  } else {
    g_array_insert_val (maker->hours, i, hour);
  }
}

static int
find_row (Maker *maker, int minutes)
{
  guint i = 0;

  while (g_array_index (maker->hours, Hour, i).minutes != minutes)
    i++;
  return (int) i;
}

static char *
dup_hour (GDateTime *start, gboolean all_day)
{
  return all_day ? g_strdup (_("All day")) : pupitre_words_time (start);
}

static void
collect (Maker *maker, PupitreWeek *week)
{
  maker->n_days = N_SCHOOL_DAYS;
  for (int day = 0; day < N_DAYS; day++) {
    GPtrArray *lessons, *detentions;

    for (guint part = 0; part < PUPITRE_WEEK_N_PARTS; part++)
      maker->parts[part][day] = pupitre_week_get_day (week, (PupitreWeekPart) part, day);
    lessons = maker->parts[PUPITRE_WEEK_LESSONS][day];
    detentions = maker->parts[PUPITRE_WEEK_DETENTIONS][day];
    for (guint i = 0; i < lessons->len; i++) {
      PupitreLesson *lesson = lessons->pdata[i];

      add_hour (maker, minutes_of (pupitre_lesson_get_start (lesson),
                                   pupitre_lesson_is_all_day (lesson)),
                pupitre_lesson_get_period (lesson));
    }
    for (guint i = 0; i < detentions->len; i++)
      add_hour (maker, minutes_of (pupitre_detention_get_start (detentions->pdata[i]),
                                   pupitre_detention_is_all_day (detentions->pdata[i])), 0);
    if (lessons->len + detentions->len + maker->parts[PUPITRE_WEEK_ASSIGNMENTS][day]->len > 0)
      maker->n_days = MAX (maker->n_days, day + 1);
  }
}

static void
add_rows (Maker *maker)
{
  for (guint i = 0; i < maker->hours->len; i++) {
    const Hour *hour = &g_array_index (maker->hours, Hour, i);
    g_autoptr (GDateTime) day = pupitre_school_time_today ();
    g_autoptr (GDateTime) start = pupitre_school_time_at (day, MAX (hour->minutes, 0));
    g_autofree char *title = dup_hour (start, hour->minutes == ALL_DAY);
    g_autofree char *period = NULL;

    if (hour->period > 0)
      /* Translators: a period of the school's day */
      period = g_strdup_printf (_("Period %d"), hour->period);
    pupitre_plan_add_row (maker->plan, title, period);
  }
}

/* --- Lessons ------------------------------------------------------------------------------- */

static gboolean
has_evaluation (PupitreLesson *lesson, GPtrArray *tasks)
{
  const char *subject = pupitre_lesson_get_subject_code (lesson);

  for (guint i = 0; i < tasks->len; i++) {
    PupitreAssignment *task = tasks->pdata[i];
    int period = pupitre_assignment_get_period (task);

    if (pupitre_assignment_get_kind (task) == PUPITRE_ASSIGNMENT_KIND_EVALUATION &&
        subject != NULL && g_strcmp0 (subject, pupitre_assignment_get_subject_code (task)) == 0 &&
        (period == 0 || period == pupitre_lesson_get_period (lesson)))
      return TRUE;
  }
  return FALSE;
}

static const char *
find_note (PupitreLesson *lesson, GPtrArray *tasks)
{
  switch (pupitre_lesson_get_state (lesson)) {
  case PUPITRE_LESSON_STATE_CANCELLED:
    return _("Cancelled");
  case PUPITRE_LESSON_STATE_MOVED:
    return _("Moved");
  case PUPITRE_LESSON_STATE_OTHER:
    return pupitre_lesson_get_state_text (lesson);
  case PUPITRE_LESSON_STATE_PLANNED:
  default:
    break;
  }
  if (pupitre_lesson_get_changes (lesson) & PUPITRE_LESSON_CHANGE_RESTORED)
    return _("Takes place after all");
  if (has_evaluation (lesson, tasks))
    return _("Evaluation");
  switch (pupitre_lesson_get_kind (lesson)) {
  case PUPITRE_LESSON_KIND_RECOVERY:
    return _("Extra help");
  case PUPITRE_LESSON_KIND_OUTING:
    return _("Outing");
  case PUPITRE_LESSON_KIND_EXAM:
    return _("Exam");
  case PUPITRE_LESSON_KIND_OTHER:
    return pupitre_lesson_get_kind_text (lesson);
  case PUPITRE_LESSON_KIND_COURSE:
  default:
    return NULL;
  }
}

static void
add_list_change (PupitrePlanItem *item, const char *const *before, const char *const *after)
{
  g_autofree char *old_text = before != NULL ? g_strjoinv (", ", (char **) before) : NULL;
  g_autofree char *new_text = after != NULL ? g_strjoinv (", ", (char **) after) : NULL;

  pupitre_plan_add_change (item, old_text, new_text);
}

/* The hour; and the day, if that is another one too. */
static char *
dup_moment (GDateTime *moment, gboolean all_day, gboolean with_day)
{
  g_autofree char *hour = dup_hour (moment, all_day);
  g_autofree char *day = NULL;

  if (!with_day)
    return g_steal_pointer (&hour);
  day = pupitre_words_short_week_day (moment);
  return g_strdup_printf ("%s, %s", day, hour);
}

static void
add_time_change (PupitrePlanItem *item, PupitreLesson *lesson, GDateTime *old_start, gboolean old_all_day)
{
  GDateTime *start = pupitre_lesson_get_start (lesson);
  gboolean other_day = g_date_time_get_day_of_year (old_start) != g_date_time_get_day_of_year (start);
  g_autofree char *old_text = dup_moment (old_start, old_all_day, other_day);
  g_autofree char *new_text = dup_moment (start, pupitre_lesson_is_all_day (lesson), other_day);

  if (!g_str_equal (old_text, new_text))
    pupitre_plan_add_change (item, old_text, new_text);
}

static void
add_end_change (PupitrePlanItem *item, PupitreLesson *before, PupitreLesson *lesson)
{
  GDateTime *old_end = pupitre_lesson_get_end (before);
  GDateTime *end = pupitre_lesson_get_end (lesson);
  g_autofree char *old_text = old_end != NULL ? pupitre_words_time (old_end) : NULL;
  g_autofree char *new_text = end != NULL ? pupitre_words_time (end) : NULL;
  g_autofree char *old_words = NULL, *new_words = NULL;

  if (g_strcmp0 (old_text, new_text) == 0)
    return;
  /* Translators: the hour at which a lesson ends */
  old_words = old_text != NULL ? g_strdup_printf (_("until %s"), old_text) : NULL;
  new_words = new_text != NULL ? g_strdup_printf (_("until %s"), new_text) : NULL;
  pupitre_plan_add_change (item, old_words, new_words);
}

static void
add_changes (PupitrePlanItem *item, PupitreLesson *lesson)
{
  PupitreLesson *before = pupitre_lesson_get_before (lesson);
  PupitreLessonChange changes = pupitre_lesson_get_changes (lesson);
  GDateTime *origin = pupitre_lesson_get_origin (lesson);

  if (changes & PUPITRE_LESSON_CHANGE_ROOM)
    add_list_change (item, pupitre_lesson_get_rooms (before), pupitre_lesson_get_rooms (lesson));
  if (changes & PUPITRE_LESSON_CHANGE_TEACHER)
    add_list_change (item, pupitre_lesson_get_teachers (before),
                     pupitre_lesson_get_teachers (lesson));
  if (changes & PUPITRE_LESSON_CHANGE_TIME) {
    add_time_change (item, lesson, pupitre_lesson_get_start (before),
                     pupitre_lesson_is_all_day (before));
    add_end_change (item, before, lesson);
  } else if (pupitre_lesson_get_state (lesson) == PUPITRE_LESSON_STATE_MOVED && origin != NULL) {
    add_time_change (item, lesson, origin, FALSE);
  }
}

static void
add_lesson (Maker *maker, PupitrePlanColumn *column, PupitreLesson *lesson, GPtrArray *tasks)
{
  gboolean all_day = pupitre_lesson_is_all_day (lesson);
  GDateTime *start = pupitre_lesson_get_start (lesson);
  PupitrePlanItem *item = pupitre_plan_add_item (column, find_row (maker, minutes_of (start, all_day)),
                                                 pupitre_lesson_get_title (lesson));

  item->time = dup_hour (start, all_day);
  item->place =
    pupitre_plan_dup_place (pupitre_lesson_get_rooms (lesson), pupitre_lesson_get_teachers (lesson));
  item->note = g_strdup (find_note (lesson, tasks));
  item->is_cancelled = pupitre_lesson_get_state (lesson) == PUPITRE_LESSON_STATE_CANCELLED;
  item->colour =
    pupitre_plan_find_colour (pupitre_lesson_get_subject_code (lesson),
                              pupitre_lesson_get_code (lesson), pupitre_lesson_get_title (lesson));
  add_changes (item, lesson);
  pupitre_plan_describe (column, item);
}

/* --- Detentions ---------------------------------------------------------------------------- */

static const char *
find_detention_note (PupitreDetention *detention)
{
  switch (pupitre_detention_get_state (detention)) {
  case PUPITRE_DETENTION_STATE_SERVED:
    return _("Detention, served");
  case PUPITRE_DETENTION_STATE_MISSED:
    return _("Detention, missed");
  case PUPITRE_DETENTION_STATE_CANCELLED:
    return _("Detention, cancelled");
  case PUPITRE_DETENTION_STATE_OTHER:
    return pupitre_detention_get_state_text (detention);
  case PUPITRE_DETENTION_STATE_PLANNED:
  default:
    return _("Detention");
  }
}

static void
add_detention (Maker *maker, PupitrePlanColumn *column, PupitreDetention *detention)
{
  gboolean all_day = pupitre_detention_is_all_day (detention);
  GDateTime *start = pupitre_detention_get_start (detention);
  const char *reason = pupitre_detention_get_reason (detention);
  PupitrePlanItem *item = pupitre_plan_add_item (column, find_row (maker, minutes_of (start, all_day)),
                                                 reason != NULL ? reason : _("Detention"));

  item->time = dup_hour (start, all_day);
  item->place = pupitre_plan_dup_place (pupitre_detention_get_rooms (detention),
                                        pupitre_detention_get_teachers (detention));
  item->note = g_strdup (find_detention_note (detention));
  item->is_warning = TRUE;
  item->is_cancelled = pupitre_detention_get_state (detention) == PUPITRE_DETENTION_STATE_CANCELLED;
  pupitre_plan_describe (column, item);
}

/* --- Days ---------------------------------------------------------------------------------- */

/* The day's own name where it has one. */
static char *
dup_off (PupitreDay *day)
{
  const char *title = pupitre_day_get_title (day);

  if (title != NULL)
    return g_strdup (title);
  switch (pupitre_day_get_kind (day)) {
  case PUPITRE_DAY_KIND_OFF:
    return g_strdup (_("Day off"));
  case PUPITRE_DAY_KIND_PEDAGOGIC:
    return g_strdup (_("Pedagogic day"));
  case PUPITRE_DAY_KIND_OTHER:
    return g_strdup (pupitre_day_get_kind_text (day));
  case PUPITRE_DAY_KIND_CLASS:
  default:
    return NULL;
  }
}

static void
describe_day (Maker *maker, PupitrePlanColumn *column, int number)
{
  GPtrArray *days = maker->parts[PUPITRE_WEEK_DAYS][number];
  GPtrArray *lessons = maker->parts[PUPITRE_WEEK_LESSONS][number];
  int cycle_day = 0;

  for (guint i = 0; i < days->len; i++) {
    PupitreDay *day = days->pdata[i];

    if (pupitre_day_get_kind (day) != PUPITRE_DAY_KIND_CLASS && column->off == NULL)
      column->off = dup_off (day);
    cycle_day = MAX (cycle_day, pupitre_day_get_cycle_day (day));
  }
  for (guint i = 0; i < lessons->len && cycle_day == 0; i++)
    cycle_day = pupitre_lesson_get_cycle_day (lessons->pdata[i]);
  if (cycle_day > 0)
    /* Translators: a day of the school's cycle of nine or ten days */
    column->subtitle = g_strdup_printf (_("Day %d"), cycle_day);
}

static void
add_day (Maker *maker, PupitreWeek *week, int number)
{
  g_autoptr (GDateTime) date = pupitre_school_time_day (pupitre_week_get_monday (week), number);
  g_autoptr (GDateTime) today = pupitre_school_time_today ();
  g_autofree char *title = pupitre_words_week_day (date);
  PupitrePlanColumn *column = pupitre_plan_add_column (maker->plan, title);
  GPtrArray *lessons = maker->parts[PUPITRE_WEEK_LESSONS][number];
  GPtrArray *detentions = maker->parts[PUPITRE_WEEK_DETENTIONS][number];
  GPtrArray *tasks = maker->parts[PUPITRE_WEEK_ASSIGNMENTS][number];

  g_free (column->short_title);
  column->short_title = pupitre_words_short_week_day (date);
  column->is_today = g_date_time_equal (date, today);
  describe_day (maker, column, number);
  for (guint i = 0; i < lessons->len; i++)
    add_lesson (maker, column, lessons->pdata[i], tasks);
  for (guint i = 0; i < detentions->len; i++)
    add_detention (maker, column, detentions->pdata[i]);
  for (guint i = 0; i < tasks->len; i++)
    g_ptr_array_add (column->tasks, g_object_ref (tasks->pdata[i]));
}

static int
compare_items (gconstpointer a, gconstpointer b)
{
  const PupitrePlanItem *first = *(PupitrePlanItem *const *) a;
  const PupitrePlanItem *second = *(PupitrePlanItem *const *) b;

  if (first->row != second->row)
    return first->row - second->row;
  return g_utf8_collate (first->title, second->title);
}

/**
 * pupitre_week_plan_make:
 * @week: A week
 *
 * Returns: (transfer full): what it looks like now.
 */
PupitrePlan *
pupitre_week_plan_make (PupitreWeek *week)
{
  g_autoptr (GArray) hours = g_array_new (FALSE, FALSE, sizeof (Hour));
  Maker maker = { .hours = hours };

  g_return_val_if_fail (PUPITRE_IS_WEEK (week), NULL);

  maker.plan = pupitre_plan_new ();
  maker.plan->has_tasks = TRUE;
  collect (&maker, week);
  add_rows (&maker);
  for (int day = 0; day < maker.n_days; day++) {
    PupitrePlanColumn *column;

    add_day (&maker, week, day);
    column = g_ptr_array_index (maker.plan->columns, maker.plan->columns->len - 1);
    g_ptr_array_sort (column->items, compare_items);
  }
  for (guint part = 0; part < PUPITRE_WEEK_N_PARTS; part++) {
    for (int day = 0; day < N_DAYS; day++)
      g_ptr_array_unref (maker.parts[part][day]);
  }
  return maker.plan;
}
