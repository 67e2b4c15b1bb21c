/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-homework-week"

#include "config.h"

#include "pupitre-homework-week.h"

#include "pupitre-school-calendar.h"
#include "pupitre-school-time.h"

/* Which days the homework page shows, and what is due soon: today, and until the next day of class is over.
 * Weekends, days off and pedagogic days are not one, as far as the school's calendar is known; a holiday
 * of weeks is too long to be "soon". Main thread. */

/* The longest that a next day of class is soon, in days; and how many are looked up, as a window may stay
 * open over nights. */
enum { SOON = 7, LOOKED_UP = 15 };

/**
 * pupitre_homework_week_init:
 * @self: A week
 * @today: The midnight at which today began
 * @days: (nullable) (element-type GObject): What is known of the days to come
 *
 * Makes it the week of @today.
 */
void
pupitre_homework_week_init (PupitreHomeworkWeek *self, GDateTime *today, GPtrArray *days)
{
  g_return_if_fail (self != NULL && today != NULL);

  self->today = g_date_time_ref (today);
  self->monday = pupitre_school_time_monday (today);
  self->soon_end = pupitre_homework_week_soon_end (today, days);
}

/**
 * pupitre_homework_week_set_today:
 * @self: A week
 * @today: The midnight at which today began
 *
 * Another day has begun; it stays the week that it is. Of the days to come nothing is known until
 * pupitre_homework_week_set_days().
 */
void
pupitre_homework_week_set_today (PupitreHomeworkWeek *self, GDateTime *today)
{
  g_return_if_fail (self != NULL && today != NULL);

  g_date_time_unref (self->today);
  self->today = g_date_time_ref (today);
  g_date_time_unref (self->soon_end);
  self->soon_end = pupitre_homework_week_soon_end (today, NULL);
}

/**
 * pupitre_homework_week_set_days:
 * @self: A week
 * @days: (element-type GObject): What is known of the days to come
 */
void
pupitre_homework_week_set_days (PupitreHomeworkWeek *self, GPtrArray *days)
{
  g_return_if_fail (self != NULL);

  g_date_time_unref (self->soon_end);
  self->soon_end = pupitre_homework_week_soon_end (self->today, days);
}

/**
 * pupitre_homework_week_clear:
 * @self: A week
 *
 * Frees what is in it.
 */
void
pupitre_homework_week_clear (PupitreHomeworkWeek *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->monday, g_date_time_unref);
  g_clear_pointer (&self->today, g_date_time_unref);
  g_clear_pointer (&self->soon_end, g_date_time_unref);
}

/**
 * pupitre_homework_week_step:
 * @self: A week
 * @weeks: How many weeks later, negative for earlier
 */
void
pupitre_homework_week_step (PupitreHomeworkWeek *self, int weeks)
{
  g_autoptr (GDateTime) before = NULL;

  g_return_if_fail (self != NULL);

  before = g_steal_pointer (&self->monday);
  self->monday = pupitre_school_time_day (before, 7 * weeks);
}

/**
 * pupitre_homework_week_can_step:
 * @self: A week
 * @weeks: How many weeks later, negative for earlier
 *
 * Returns: whether that week has a day of this school year or of the one before, which are those
 *   that are stored
 */
gboolean
pupitre_homework_week_can_step (const PupitreHomeworkWeek *self, int weeks)
{
  g_autoptr (GDateTime) monday = NULL;
  g_autoptr (GDateTime) sunday = NULL;
  int year;

  g_return_val_if_fail (self != NULL, FALSE);

  monday = pupitre_school_time_day (self->monday, 7 * weeks);
  sunday = pupitre_school_time_day (monday, 6);
  year = pupitre_school_year_of (self->today);
  return pupitre_school_year_of (sunday) >= year - 1 && pupitre_school_year_of (monday) <= year;
}

/**
 * pupitre_homework_week_is_current:
 * @self: A week
 *
 * Returns: whether today is in it
 */
gboolean
pupitre_homework_week_is_current (const PupitreHomeworkWeek *self)
{
  g_autoptr (GDateTime) monday = NULL;

  g_return_val_if_fail (self != NULL, FALSE);

  monday = pupitre_school_time_monday (self->today);
  return g_date_time_equal (monday, self->monday);
}

static GDateTime *
find_next_class (GDateTime *today, GPtrArray *days)
{
  g_autoptr (PupitreSchoolCalendar) calendar = NULL;

  if (days == NULL || days->len == 0)
    return NULL;
  calendar = pupitre_school_calendar_new_of (pupitre_school_year_of (today), days);
  return pupitre_school_calendar_next_class (calendar, today, SOON);
}

/**
 * pupitre_homework_week_soon_end:
 * @today: The midnight at which today began
 * @days: (nullable) (element-type GObject): What is known of the days to come
 *
 * Returns: (transfer full): the midnight after the last day of what is due soon: that of the next day
 *   of class; if none is known, of tomorrow, or of the Monday to come if tomorrow is a Saturday or a
 *   Sunday
 */
GDateTime *
pupitre_homework_week_soon_end (GDateTime *today, GPtrArray *days)
{
  g_autoptr (GDateTime) next = NULL;
  int tomorrow;

  g_return_val_if_fail (today != NULL, NULL);

  next = find_next_class (today, days);
  if (next != NULL)
    return pupitre_school_time_day (next, 1);
  tomorrow = g_date_time_get_day_of_week (today) % 7 + 1;
  return pupitre_school_time_day (today, tomorrow >= 6 ? 8 - tomorrow + 2 : 2);
}

/**
 * pupitre_homework_week_get_range:
 * @self: A week
 * @from: (out): Its first moment, in seconds since 1970
 * @to: (out): The moment after its last; the week of today goes on until what is due soon ends
 */
void
pupitre_homework_week_get_range (const PupitreHomeworkWeek *self, gint64 *from, gint64 *to)
{
  g_autoptr (GDateTime) end = NULL;

  g_return_if_fail (self != NULL && from != NULL && to != NULL);

  end = pupitre_school_time_day (self->monday, 7);
  *from = g_date_time_to_unix (self->monday);
  *to = g_date_time_to_unix (end);
  if (pupitre_homework_week_is_current (self))
    *to = MAX (*to, g_date_time_to_unix (self->soon_end));
}

/**
 * pupitre_homework_week_count_due:
 * @feed: The homework of a child
 * @days: (nullable) (element-type GObject): What is known of the days to come
 *
 * Returns: how much is due soon and not marked as done, evaluations included
 */
guint
pupitre_homework_week_count_due (PupitreFeed *feed, GPtrArray *days)
{
  g_autoptr (GDateTime) today = pupitre_school_time_today ();
  g_autoptr (GDateTime) end = pupitre_homework_week_soon_end (today, days);

  return pupitre_feed_count_undone (feed, g_date_time_to_unix (today), g_date_time_to_unix (end));
}

/**
 * pupitre_homework_week_new_days:
 * @account: An open account
 * @child: One of its children
 *
 * Returns: (transfer full): what the school's calendar says of the days to come
 */
PupitreFeedObjects *
pupitre_homework_week_new_days (PupitreAccount *account, PupitreChild *child)
{
  g_autoptr (PupitreFeed) feed = pupitre_account_get_feed (account, child, PUPITRE_KIND_DAYS);
  g_autoptr (GDateTime) today = pupitre_school_time_today ();
  g_autoptr (GDateTime) end = pupitre_school_time_day (today, LOOKED_UP);

  return pupitre_feed_objects_new_between (feed, g_date_time_to_unix (today),
                                           g_date_time_to_unix (end));
}
