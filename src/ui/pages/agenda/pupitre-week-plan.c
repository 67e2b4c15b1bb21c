/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-week-plan"

#include "config.h"

#include "pupitre-week-plan.h"

#include "pupitre-assignment.h"
#include "pupitre-day-share.h"
#include "pupitre-school-time.h"
#include "pupitre-week-item.h"
#include "pupitre-words.h"

#include <glib/gi18n.h>

/* A week of school as a plan: days as columns, the hours at which something begins as rows; of one
 * child, or of all children of a family together. Saturday and Sunday are there when something is on
 * them. Main thread. */

#define N_DAYS 7
#define N_SCHOOL_DAYS 5
#define ALL_DAY -1

typedef struct {
  int minutes;  /* after midnight, or ALL_DAY */
  int period;   /* 0: none, -1: not the same for all */
} Hour;

/* The week of one child, day by day. */
typedef struct {
  PupitrePlanWho *who;
  PupitreWeek    *week;
  GPtrArray      *parts[PUPITRE_WEEK_N_PARTS][N_DAYS];
} Source;

typedef struct {
  PupitrePlan *plan;
  GArray      *hours;      /* (element-type Hour) in order */
  Source      *sources;
  guint        n_sources;
  GDateTime   *monday;
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

/* Of an hour that collect() or collect_shares() has found. */
static int
find_row (Maker *maker, int minutes)
{
  for (guint i = 0; i < maker->hours->len; i++) {
    if (g_array_index (maker->hours, Hour, i).minutes == minutes)
      return (int) i;
  }
  g_return_val_if_reached (0);
}

static void
collect_day (Maker *maker, Source *source, int day)
{
  GPtrArray *lessons = source->parts[PUPITRE_WEEK_LESSONS][day];
  GPtrArray *detentions = source->parts[PUPITRE_WEEK_DETENTIONS][day];

  for (guint i = 0; i < lessons->len; i++) {
    PupitreLesson *lesson = lessons->pdata[i];

    add_hour (maker, minutes_of (pupitre_lesson_get_start (lesson),
                                 pupitre_lesson_is_all_day (lesson)),
              pupitre_lesson_get_period (lesson));
  }
  for (guint i = 0; i < detentions->len; i++)
    add_hour (maker, minutes_of (pupitre_detention_get_start (detentions->pdata[i]),
                                 pupitre_detention_is_all_day (detentions->pdata[i])), 0);
  if (lessons->len + detentions->len + source->parts[PUPITRE_WEEK_ASSIGNMENTS][day]->len > 0)
    maker->n_days = MAX (maker->n_days, day + 1);
}

static void
collect (Maker *maker, Source *source, const PupitreWeekPlanChild *child)
{
  source->who = child->who;
  source->week = child->week;
  for (int day = 0; day < N_DAYS; day++) {
    for (guint part = 0; part < PUPITRE_WEEK_N_PARTS; part++)
      source->parts[part][day] = pupitre_week_get_day (child->week, (PupitreWeekPart) part, day);
    collect_day (maker, source, day);
  }
}

static void
add_rows (Maker *maker)
{
  for (guint i = 0; i < maker->hours->len; i++) {
    const Hour *hour = &g_array_index (maker->hours, Hour, i);
    g_autoptr (GDateTime) start = pupitre_school_time_at (maker->monday, MAX (hour->minutes, 0));
    g_autofree char *title = pupitre_week_item_dup_hour (start, hour->minutes == ALL_DAY);
    g_autofree char *period = NULL;

    /* Schools count their periods each in its own way. */
    if (hour->period > 0 && maker->n_sources == 1)
      /* Translators: a period of the school's day */
      period = g_strdup_printf (_("Period %d"), hour->period);
    pupitre_plan_add_row (maker->plan, title, period);
  }
}

/* --- Days off ------------------------------------------------------------------------------ */

/* The day's own name where it has one. */
static char *
dup_off (PupitreDay *day)
{
  const char *title = pupitre_day_get_title (day);

  if (*title != '\0')
    return g_strdup (title);
  switch (pupitre_day_get_kind (day)) {
  case PUPITRE_DAY_KIND_PEDAGOGIC:
    return g_strdup (_("Pedagogic day"));
  case PUPITRE_DAY_KIND_OTHER:
    if (*pupitre_day_get_kind_text (day) != '\0')
      return g_strdup (pupitre_day_get_kind_text (day));
    return g_strdup (_("Day off"));
  case PUPITRE_DAY_KIND_OFF:
  case PUPITRE_DAY_KIND_CLASS:
  default:
    return g_strdup (_("Day off"));
  }
}

/* @returns: (nullable) (transfer none): the day on which this child does not go to school */
static PupitreDay *
find_off (Source *source, int number)
{
  GPtrArray *days = source->parts[PUPITRE_WEEK_DAYS][number];

  for (guint i = 0; i < days->len; i++) {
    if (pupitre_day_get_kind (days->pdata[i]) != PUPITRE_DAY_KIND_CLASS)
      return days->pdata[i];
  }
  return NULL;
}

/* @returns: (transfer full) (element-type PupitreDayShare) */
static GPtrArray *
find_shares (Maker *maker, int number)
{
  g_autoptr (GPtrArray) children = g_ptr_array_new ();
  g_autoptr (GPtrArray) days = g_ptr_array_new ();

  for (guint i = 0; i < maker->n_sources; i++) {
    g_ptr_array_add (children, maker->sources[i].who->child);
    g_ptr_array_add (days, find_off (&maker->sources[i], number));
  }
  return pupitre_day_share_find (children, days);
}

/* One thing of the whole day, under the names of those who are off. */
static void
add_share (Maker *maker, PupitrePlanColumn *column, PupitreDayShare *share)
{
  g_autofree char *title = dup_off (share->day);
  PupitrePlanItem *item = pupitre_plan_add_item (column, find_row (maker, ALL_DAY), title);

  item->time = pupitre_week_item_dup_hour (pupitre_day_get_date (share->day), TRUE);
  item->is_off = TRUE;
  for (guint i = 0; i < maker->n_sources; i++) {
    PupitrePlanWho *who = maker->sources[i].who;

    if (g_ptr_array_find (share->children, who->child, NULL))
      pupitre_plan_add_who (item, who);
  }
  pupitre_plan_describe (column, item);
}

/* A day that all children have off for one reason is off; of another one each reason is said. */
static void
add_off (Maker *maker, PupitrePlanColumn *column, int number)
{
  g_autoptr (GPtrArray) shares = NULL;
  PupitreDayShare *first;

  if (maker->n_sources == 1) {
    PupitreDay *off = find_off (&maker->sources[0], number);

    column->off = off != NULL ? dup_off (off) : NULL;
    return;
  }
  shares = find_shares (maker, number);
  first = shares->len > 0 ? shares->pdata[0] : NULL;
  if (first != NULL && first->children->len == maker->n_sources) {
    column->off = dup_off (first->day);
    return;
  }
  for (guint i = 0; i < shares->len; i++)
    add_share (maker, column, shares->pdata[i]);
}

/* Before the rows are made. */
static void
collect_shares (Maker *maker)
{
  for (int day = 0; day < maker->n_days && maker->n_sources > 1; day++) {
    g_autoptr (GPtrArray) shares = find_shares (maker, day);
    PupitreDayShare *first = shares->len > 0 ? shares->pdata[0] : NULL;

    if (first != NULL && first->children->len < maker->n_sources)
      add_hour (maker, ALL_DAY, 0);
  }
}

/* --- Days ---------------------------------------------------------------------------------- */

static int
find_cycle_day (Source *source, int number)
{
  GPtrArray *days = source->parts[PUPITRE_WEEK_DAYS][number];
  GPtrArray *lessons = source->parts[PUPITRE_WEEK_LESSONS][number];
  int cycle_day = 0;

  for (guint i = 0; i < days->len; i++)
    cycle_day = MAX (cycle_day, pupitre_day_get_cycle_day (days->pdata[i]));
  for (guint i = 0; i < lessons->len && cycle_day == 0; i++)
    cycle_day = pupitre_lesson_get_cycle_day (lessons->pdata[i]);
  return cycle_day;
}

/* Once where all are at the same day of their cycles, else child by child: a child without a day is
 * at none of another's. */
static char *
dup_cycle_days (Maker *maker, int number)
{
  g_autoptr (GString) each = g_string_new (NULL);
  int common = maker->n_sources > 0 ? find_cycle_day (&maker->sources[0], number) : 0;
  gboolean same = TRUE;

  for (guint i = 0; i < maker->n_sources; i++) {
    int day = find_cycle_day (&maker->sources[i], number);

    same &= common == day;
    if (day != 0 && maker->n_sources > 1) {
      /* Translators: 1 a child's first name, 2 the number of a day of the school's cycle */
      g_autofree char *words = g_strdup_printf (
        _("%1$s: day %2$d"), pupitre_plan_who_get_name (maker->sources[i].who), day);

      g_string_append_printf (each, "%s%s", each->len > 0 ? ", " : "", words);
    }
  }
  if (!same)
    return g_strdup (each->str);
  if (common == 0)
    return NULL;
  /* Translators: a day of the school's cycle of nine or ten days */
  return g_strdup_printf (_("Day %d"), common);
}

static void
add_items (Maker *maker, PupitrePlanColumn *column, Source *source, int number)
{
  GPtrArray *lessons = source->parts[PUPITRE_WEEK_LESSONS][number];
  GPtrArray *detentions = source->parts[PUPITRE_WEEK_DETENTIONS][number];
  GPtrArray *tasks = source->parts[PUPITRE_WEEK_ASSIGNMENTS][number];
  PupitrePlanItem *item;

  for (guint i = 0; i < lessons->len; i++) {
    PupitreLesson *lesson = lessons->pdata[i];

    item = pupitre_plan_add_item (column,
                                  find_row (maker, minutes_of (pupitre_lesson_get_start (lesson),
                                                               pupitre_lesson_is_all_day (lesson))),
                                  pupitre_lesson_get_title (lesson));
    if (source->who != NULL)
      pupitre_plan_add_who (item, source->who);
    pupitre_week_item_set_lesson (item, lesson, tasks,
                                  pupitre_week_get_news (source->week, lesson));
    pupitre_plan_describe (column, item);
  }
  for (guint i = 0; i < detentions->len; i++) {
    PupitreDetention *detention = detentions->pdata[i];

    item = pupitre_plan_add_item (
      column,
      find_row (maker, minutes_of (pupitre_detention_get_start (detention),
                                   pupitre_detention_is_all_day (detention))),
      pupitre_week_item_get_reason (detention));
    if (source->who != NULL)
      pupitre_plan_add_who (item, source->who);
    pupitre_week_item_set_detention (item, detention);
    pupitre_plan_describe (column, item);
  }
  pupitre_plan_add_tasks (column, source->who, tasks);
}

static int
compare_items (gconstpointer a, gconstpointer b)
{
  const PupitrePlanItem *first = *(PupitrePlanItem *const *) a;
  const PupitrePlanItem *second = *(PupitrePlanItem *const *) b;

  if (first->row != second->row)
    return first->row - second->row;
  if (first->who->len > 0 && second->who->len > 0) {
    const PupitrePlanWho *left = first->who->pdata[0];
    const PupitrePlanWho *right = second->who->pdata[0];

    if (left->position != right->position)
      return (int) left->position - (int) right->position;
  }
  return g_utf8_collate (first->title, second->title);
}

static void
add_day (Maker *maker, int number)
{
  g_autoptr (GDateTime) date = pupitre_school_time_day (maker->monday, number);
  g_autoptr (GDateTime) today = pupitre_school_time_today ();
  g_autofree char *title = pupitre_words_week_day (date);
  PupitrePlanColumn *column = pupitre_plan_add_column (maker->plan, title);

  g_free (column->short_title);
  column->short_title = pupitre_words_short_week_day (date);
  column->is_today = g_date_time_equal (date, today);
  add_off (maker, column, number);
  column->subtitle = dup_cycle_days (maker, number);
  for (guint i = 0; i < maker->n_sources; i++)
    add_items (maker, column, &maker->sources[i], number);
  g_ptr_array_sort (column->items, compare_items);
}

static void
clear_source (Source *source)
{
  for (guint part = 0; part < PUPITRE_WEEK_N_PARTS; part++) {
    for (int day = 0; day < N_DAYS; day++)
      g_ptr_array_unref (source->parts[part][day]);
  }
}

/**
 * pupitre_week_plan_make_family:
 * @monday: The midnight at which the week begins
 * @children: (array length=n_children): The children in the order of the sidebar, with the same week
 *   of each
 * @n_children: How many there are
 *
 * Of one child alone, nobody has to be named: who may be %NULL then.
 *
 * Returns: (transfer full): what the week looks like now.
 */
PupitrePlan *
pupitre_week_plan_make_family (GDateTime                  *monday,
                               const PupitreWeekPlanChild *children,
                               guint                       n_children)
{
  g_autoptr (GArray) hours = g_array_new (FALSE, FALSE, sizeof (Hour));
  g_autofree Source *sources = g_new0 (Source, n_children);
  Maker maker = {
    .hours = hours, .sources = sources, .n_sources = n_children, .monday = monday,
    .n_days = N_SCHOOL_DAYS,
  };

  g_return_val_if_fail (monday != NULL, NULL);
  g_return_val_if_fail (n_children == 0 || children != NULL, NULL);

  maker.plan = pupitre_plan_new ();
  maker.plan->has_tasks = TRUE;
  for (guint i = 0; i < n_children; i++)
    collect (&maker, &sources[i], &children[i]);
  collect_shares (&maker);
  add_rows (&maker);
  for (int day = 0; day < maker.n_days; day++)
    add_day (&maker, day);
  for (guint i = 0; i < n_children; i++)
    clear_source (&sources[i]);
  return maker.plan;
}

/**
 * pupitre_week_plan_make:
 * @week: The week of one child
 *
 * Returns: (transfer full): what it looks like now.
 */
PupitrePlan *
pupitre_week_plan_make (PupitreWeek *week)
{
  const PupitreWeekPlanChild child = { week, NULL };

  g_return_val_if_fail (PUPITRE_IS_WEEK (week), NULL);

  return pupitre_week_plan_make_family (pupitre_week_get_monday (week), &child, 1);
}
