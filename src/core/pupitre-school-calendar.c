/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-school-calendar"

#include "pupitre-school-calendar.h"

#include "pupitre-school-time.h"

/* The calendar of one school for one school year: what each date is. A year that the school has not
 * published has neither days nor terms, and then only 1 July and the weekends are known. Immutable. */

struct _PupitreSchoolCalendar {
  GObject    parent_instance;

  int        school_year;
  GDateTime *first;  /* of class; 1 July if it is not known */
  GDateTime *last;   /* of class; 30 June if it is not known */
  GPtrArray *days;   /* (element-type PupitreDay), the first one first, each date once */
  GPtrArray *terms;  /* (element-type PupitreTerm) */
};

G_DEFINE_FINAL_TYPE (PupitreSchoolCalendar, pupitre_school_calendar, G_TYPE_OBJECT)

static void
pupitre_school_calendar_finalize (GObject *object)
{
  PupitreSchoolCalendar *self = PUPITRE_SCHOOL_CALENDAR (object);

  g_date_time_unref (self->first);
  g_date_time_unref (self->last);
  g_ptr_array_unref (self->days);
  g_ptr_array_unref (self->terms);

  G_OBJECT_CLASS (pupitre_school_calendar_parent_class)->finalize (object);
}

static void
pupitre_school_calendar_class_init (PupitreSchoolCalendarClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pupitre_school_calendar_finalize;
}

static void
pupitre_school_calendar_init (PupitreSchoolCalendar *self)
{
}

static int
compare_days (gconstpointer a, gconstpointer b)
{
  return g_date_time_compare (pupitre_day_get_date (*(PupitreDay *const *) a),
                              pupitre_day_get_date (*(PupitreDay *const *) b));
}

static gboolean
is_of_year (PupitreSchoolCalendar *self, GDateTime *date)
{
  return pupitre_school_year_of (date) == self->school_year;
}

/* A portal may send a date twice, or one of another year: the first of the year counts. */
static void
take_days (PupitreSchoolCalendar *self, GPtrArray *days)
{
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();

  for (guint i = 0; i < days->len; i++)
    g_ptr_array_add (sorted, g_ptr_array_index (days, i));
  g_ptr_array_sort (sorted, compare_days);
  for (guint i = 0; i < sorted->len; i++) {
    PupitreDay *day = g_ptr_array_index (sorted, i);
    PupitreDay *last =
      self->days->len > 0 ? g_ptr_array_index (self->days, self->days->len - 1) : NULL;

    if (is_of_year (self, pupitre_day_get_date (day)) &&
        (last == NULL ||
         !g_date_time_equal (pupitre_day_get_date (last), pupitre_day_get_date (day))))
      g_ptr_array_add (self->days, g_object_ref (day));
  }
}

static void
set_limit (GDateTime **limit, GDateTime *date)
{
  g_date_time_unref (*limit);
  *limit = g_date_time_ref (date);
}

/* The school says it, else the days of class do. */
static void
find_limits (PupitreSchoolCalendar *self)
{
  PupitreDay *first = NULL, *last = NULL;

  for (guint i = 0; i < self->terms->len; i++) {
    PupitreTerm *term = g_ptr_array_index (self->terms, i);

    if (pupitre_term_get_number (term) == 0 && is_of_year (self, pupitre_term_get_first (term)) &&
        is_of_year (self, pupitre_term_get_last (term))) {
      set_limit (&self->first, pupitre_term_get_first (term));
      set_limit (&self->last, pupitre_term_get_last (term));
      return;
    }
  }
  for (guint i = 0; i < self->days->len; i++) {
    PupitreDay *day = g_ptr_array_index (self->days, i);

    if (pupitre_day_get_kind (day) != PUPITRE_DAY_KIND_CLASS)
      continue;
    first = first != NULL ? first : day;
    last = day;
  }
  if (first != NULL) {
    set_limit (&self->first, pupitre_day_get_date (first));
    set_limit (&self->last, pupitre_day_get_date (last));
  }
}

/**
 * pupitre_school_calendar_new:
 * @school_year: The first calendar year
 * @days: (element-type PupitreDay): Its days, in any order, perhaps none
 * @terms: (element-type PupitreTerm): Its terms, perhaps none
 *
 * Returns: (transfer full): the calendar. Any thread.
 */
PupitreSchoolCalendar *
pupitre_school_calendar_new (int school_year, GPtrArray *days, GPtrArray *terms)
{
  g_autoptr (GDateTime) next = NULL;
  PupitreSchoolCalendar *self;

  g_return_val_if_fail (days != NULL && terms != NULL, NULL);

  self = g_object_new (PUPITRE_TYPE_SCHOOL_CALENDAR, NULL);
  self->school_year = school_year;
  self->first = pupitre_school_year_begin (school_year);
  next = pupitre_school_year_begin (school_year + 1);
  self->last = pupitre_school_time_day (next, -1);
  self->days = g_ptr_array_new_with_free_func (g_object_unref);
  self->terms = g_ptr_array_new_with_free_func (g_object_unref);
  take_days (self, days);
  for (guint i = 0; i < terms->len; i++)
    g_ptr_array_add (self->terms, g_object_ref (g_ptr_array_index (terms, i)));
  find_limits (self);

  return self;
}

/**
 * pupitre_school_calendar_new_of:
 * @school_year: The first calendar year of a school year
 * @items: (element-type GObject): What the portal says of the year: days and terms, mixed
 *
 * Returns: (transfer full): the calendar as far as it is known. Any thread.
 */
PupitreSchoolCalendar *
pupitre_school_calendar_new_of (int school_year, GPtrArray *items)
{
  g_autoptr (GPtrArray) days = g_ptr_array_new ();
  g_autoptr (GPtrArray) terms = g_ptr_array_new ();

  g_return_val_if_fail (items != NULL, NULL);

  for (guint i = 0; i < items->len; i++) {
    gpointer item = items->pdata[i];

    if (PUPITRE_IS_DAY (item))
      g_ptr_array_add (days, item);
    else if (PUPITRE_IS_TERM (item) &&
             pupitre_school_year_of (pupitre_term_get_first (item)) == school_year)
      g_ptr_array_add (terms, item);
  }
  return pupitre_school_calendar_new (school_year, days, terms);
}

/**
 * pupitre_school_calendar_get_year:
 * @self: A calendar
 *
 * Returns: the first calendar year of the school year. Any thread.
 */
int
pupitre_school_calendar_get_year (PupitreSchoolCalendar *self)
{
  g_return_val_if_fail (PUPITRE_IS_SCHOOL_CALENDAR (self), 0);

  return self->school_year;
}

/**
 * pupitre_school_calendar_is_published:
 * @self: A calendar
 *
 * Returns: whether the school has said which days there is class. Any thread.
 */
gboolean
pupitre_school_calendar_is_published (PupitreSchoolCalendar *self)
{
  g_return_val_if_fail (PUPITRE_IS_SCHOOL_CALENDAR (self), FALSE);

  return self->days->len > 0;
}

/**
 * pupitre_school_calendar_get_first:
 * @self: A calendar
 *
 * Returns: (transfer none): the first day of class at midnight; 1 July if it is not known. Any
 *   thread.
 */
GDateTime *
pupitre_school_calendar_get_first (PupitreSchoolCalendar *self)
{
  g_return_val_if_fail (PUPITRE_IS_SCHOOL_CALENDAR (self), NULL);

  return self->first;
}

/**
 * pupitre_school_calendar_get_last:
 * @self: A calendar
 *
 * Returns: (transfer none): the last day of class at midnight; 30 June if it is not known. Any
 *   thread.
 */
GDateTime *
pupitre_school_calendar_get_last (PupitreSchoolCalendar *self)
{
  g_return_val_if_fail (PUPITRE_IS_SCHOOL_CALENDAR (self), NULL);

  return self->last;
}

/**
 * pupitre_school_calendar_find_day:
 * @self: A calendar
 * @date: A moment
 *
 * Returns: (transfer none) (nullable): what the school says of the day of @date. Any thread.
 */
PupitreDay *
pupitre_school_calendar_find_day (PupitreSchoolCalendar *self, GDateTime *date)
{
  g_autoptr (GDateTime) midnight = NULL;
  guint low = 0, high;

  g_return_val_if_fail (PUPITRE_IS_SCHOOL_CALENDAR (self), NULL);
  g_return_val_if_fail (date != NULL, NULL);

  midnight = pupitre_school_time_day (date, 0);
  high = self->days->len;
  while (low < high) {
    guint middle = low + (high - low) / 2;
    PupitreDay *day = g_ptr_array_index (self->days, middle);
    int order = g_date_time_compare (pupitre_day_get_date (day), midnight);

    if (order == 0)
      return day;
    if (order < 0)
      low = middle + 1;
    else
      high = middle;
  }
  return NULL;
}

/**
 * pupitre_school_calendar_find_term:
 * @self: A calendar
 * @date: A moment
 *
 * Returns: (transfer none) (nullable): the étape that holds @date, %NULL between two of them and
 *   outside the year. Any thread.
 */
PupitreTerm *
pupitre_school_calendar_find_term (PupitreSchoolCalendar *self, GDateTime *date)
{
  g_return_val_if_fail (PUPITRE_IS_SCHOOL_CALENDAR (self), NULL);
  g_return_val_if_fail (date != NULL, NULL);

  for (guint i = 0; i < self->terms->len; i++) {
    PupitreTerm *term = g_ptr_array_index (self->terms, i);

    if (pupitre_term_get_number (term) > 0 && pupitre_term_contains (term, date))
      return term;
  }
  return NULL;
}

/**
 * pupitre_school_calendar_classify:
 * @self: A calendar
 * @date: A moment
 *
 * Where the calendar is not published, or does not say, only weekends and the limits of the year
 * are known.
 *
 * Returns: what the day of @date is for the school. Any thread.
 */
PupitreSchoolDay
pupitre_school_calendar_classify (PupitreSchoolCalendar *self, GDateTime *date)
{
  g_autoptr (GDateTime) midnight = NULL;
  PupitreDay *day;

  g_return_val_if_fail (PUPITRE_IS_SCHOOL_CALENDAR (self), PUPITRE_SCHOOL_DAY_UNKNOWN);
  g_return_val_if_fail (date != NULL, PUPITRE_SCHOOL_DAY_UNKNOWN);

  midnight = pupitre_school_time_day (date, 0);
  if (g_date_time_compare (midnight, self->first) < 0 ||
      g_date_time_compare (midnight, self->last) > 0)
    return PUPITRE_SCHOOL_DAY_OUTSIDE;
  day = pupitre_school_calendar_find_day (self, midnight);
  if (day != NULL) {
    switch (pupitre_day_get_kind (day)) {
    case PUPITRE_DAY_KIND_CLASS:
      return PUPITRE_SCHOOL_DAY_CLASS;
    case PUPITRE_DAY_KIND_OFF:
      return PUPITRE_SCHOOL_DAY_OFF;
    case PUPITRE_DAY_KIND_PEDAGOGIC:
      return PUPITRE_SCHOOL_DAY_PEDAGOGIC;
    case PUPITRE_DAY_KIND_OTHER:
    default:
      return PUPITRE_SCHOOL_DAY_UNKNOWN;
    }
  }
  return g_date_time_get_day_of_week (midnight) >= 6 ? PUPITRE_SCHOOL_DAY_WEEKEND
                                                     : PUPITRE_SCHOOL_DAY_UNKNOWN;
}

/**
 * pupitre_school_calendar_next_class:
 * @self: A calendar
 * @date: A midnight
 * @most: How many days later at the most
 *
 * Looks for the next day of class after @date. A weekday of which the calendar says nothing counts as
 * one.
 *
 * Returns: (transfer full) (nullable): its midnight; %NULL if there is none so soon. Any thread.
 */
GDateTime *
pupitre_school_calendar_next_class (PupitreSchoolCalendar *self, GDateTime *date, int most)
{
  g_return_val_if_fail (PUPITRE_IS_SCHOOL_CALENDAR (self), NULL);
  g_return_val_if_fail (date != NULL, NULL);

  for (int days = 1; days <= most; days++) {
    g_autoptr (GDateTime) day = pupitre_school_time_day (date, days);
    PupitreSchoolDay what = pupitre_school_calendar_classify (self, day);

    if (what == PUPITRE_SCHOOL_DAY_CLASS || what == PUPITRE_SCHOOL_DAY_UNKNOWN)
      return g_steal_pointer (&day);
  }
  return NULL;
}

/**
 * pupitre_school_calendar_count:
 * @self: A calendar
 * @kind: A kind of day
 *
 * Returns: how many days of the year are of @kind. By the Basic school regulation of Québec a year
 *   has 200 days at most, and at least 180 of them are days of class. Any thread.
 */
guint
pupitre_school_calendar_count (PupitreSchoolCalendar *self, PupitreDayKind kind)
{
  guint count = 0;

  g_return_val_if_fail (PUPITRE_IS_SCHOOL_CALENDAR (self), 0);

  for (guint i = 0; i < self->days->len; i++)
    count += pupitre_day_get_kind (g_ptr_array_index (self->days, i)) == kind ? 1 : 0;
  return count;
}
