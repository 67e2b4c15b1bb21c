/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-school-time"

#include "pupitre-school-time.h"

#include <stdio.h>
#include <string.h>

/* Time as a Québec school means it: America/Toronto, and school years that begin on 1 July. */

static int shift_days;
/* Microseconds; for tests. */
static _Atomic gint64 shift_time;

/**
 * pupitre_school_time_zone:
 *
 * Returns: (transfer none): the zone of Québec's schools. Any thread.
 */
GTimeZone *
pupitre_school_time_zone (void)
{
  static gsize once;
  static GTimeZone *zone;

  if (g_once_init_enter (&once)) {
    zone = g_time_zone_new_identifier ("America/Toronto");
    /* No tzdata on this machine: the rule itself (second Sunday of March, first of November). */
    if (zone == NULL)
      zone = g_time_zone_new_identifier ("EST5EDT,M3.2.0,M11.1.0");
    if (zone == NULL)
      zone = g_time_zone_new_offset (-5 * 60 * 60);
    g_once_init_leave (&once, 1);
  }
  return zone;
}

/**
 * pupitre_school_time_set_shift:
 * @days: Days to add to this computer's clock
 *
 * Moves the program's idea of today, for the demonstration's *Tomorrow*. Main thread, before or
 * between reads.
 */
void
pupitre_school_time_set_shift (int days)
{
  g_atomic_int_set (&shift_days, days);
}

/**
 * pupitre_school_time_set_now:
 * @now: (nullable): What the clock is to say, %NULL for what this computer's says
 *
 * Sets the program's clock, which goes on from there; for tests. Main thread, before or between
 * reads.
 */
void
pupitre_school_time_set_now (GDateTime *now)
{
  g_autoptr (GDateTime) computer = g_date_time_new_now_utc ();

  shift_time = now != NULL ? g_date_time_difference (now, computer) : 0;
}

/**
 * pupitre_school_time_now:
 *
 * Returns: (transfer full): now, in the schools' zone. Any thread.
 */
GDateTime *
pupitre_school_time_now (void)
{
  g_autoptr (GDateTime) computer = g_date_time_new_now (pupitre_school_time_zone ());
  g_autoptr (GDateTime) now = g_date_time_add (computer, shift_time);

  return g_date_time_add_days (now, g_atomic_int_get (&shift_days));
}

/**
 * pupitre_school_time_week:
 * @date: A moment
 *
 * Returns: (transfer full): the midnight at which its week begins, a Sunday as on the calendars of
 *   Québec. Any thread.
 */
GDateTime *
pupitre_school_time_week (GDateTime *date)
{
  g_autoptr (GDateTime) local = NULL;
  g_autoptr (GDateTime) sunday = NULL;

  g_return_val_if_fail (date != NULL, NULL);

  local = g_date_time_to_timezone (date, pupitre_school_time_zone ());
  sunday = g_date_time_add_days (local, -(g_date_time_get_day_of_week (local) % 7));
  return g_date_time_new (pupitre_school_time_zone (), g_date_time_get_year (sunday),
                          g_date_time_get_month (sunday), g_date_time_get_day_of_month (sunday), 0,
                          0, 0);
}

/**
 * pupitre_school_time_day:
 * @date: A moment
 * @days: How many days later, negative for earlier
 *
 * Steps over days of the calendar, of which two a year have 23 or 25 hours.
 *
 * Returns: (transfer full): the midnight at which that day begins, in the schools' zone. Any thread.
 */
GDateTime *
pupitre_school_time_day (GDateTime *date, int days)
{
  g_autoptr (GDateTime) local = NULL;
  g_autoptr (GDateTime) day = NULL;

  g_return_val_if_fail (date != NULL, NULL);

  local = g_date_time_to_timezone (date, pupitre_school_time_zone ());
  day = g_date_time_add_days (local, days);
  return g_date_time_new (pupitre_school_time_zone (), g_date_time_get_year (day),
                          g_date_time_get_month (day), g_date_time_get_day_of_month (day), 0, 0, 0);
}

/**
 * pupitre_school_time_today:
 *
 * Today is what this computer's clock says it is in Toronto, whatever zone the desktop is set to
 * and whatever time the portal believes it is.
 *
 * Returns: (transfer full): the midnight at which today began. Any thread.
 */
GDateTime *
pupitre_school_time_today (void)
{
  g_autoptr (GDateTime) now = pupitre_school_time_now ();

  return pupitre_school_time_day (now, 0);
}

/**
 * pupitre_school_time_monday:
 * @date: A moment
 *
 * Returns: (transfer full): the midnight at which its week of school begins, a Monday. Any thread.
 */
GDateTime *
pupitre_school_time_monday (GDateTime *date)
{
  g_autoptr (GDateTime) local = NULL;

  g_return_val_if_fail (date != NULL, NULL);

  local = g_date_time_to_timezone (date, pupitre_school_time_zone ());
  return pupitre_school_time_day (local, 1 - g_date_time_get_day_of_week (local));
}

/**
 * pupitre_school_time_parse_minutes:
 * @text: (nullable): A time of day as the portal writes it, `9:15`, `09:15` or `09:15:00`
 *
 * Returns: minutes after midnight, -1 for anything else. Any thread.
 */
int
pupitre_school_time_parse_minutes (const char *text)
{
  int hour, minute, second = 0;
  int length = 0;

  if (text == NULL || !g_ascii_isdigit (*text))
    return -1;
  if (sscanf (text, "%2d:%2d%n", &hour, &minute, &length) != 2)
    return -1;
  text += length;
  length = 0;
  if (*text != '\0' && (sscanf (text, ":%2d%n", &second, &length) != 1 || text[length] != '\0'))
    return -1;
  if (hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59)
    return -1;
  return hour * 60 + minute;
}

/**
 * pupitre_school_time_at:
 * @day: A moment of a day
 * @minutes: Minutes after midnight, as on a clock on the wall
 *
 * Returns: (transfer full): that time of that day, also on the days on which the clocks change.
 *   Any thread.
 */
GDateTime *
pupitre_school_time_at (GDateTime *day, int minutes)
{
  g_autoptr (GDateTime) local = NULL;

  g_return_val_if_fail (day != NULL, NULL);
  g_return_val_if_fail (minutes >= 0 && minutes < 24 * 60, NULL);

  local = g_date_time_to_timezone (day, pupitre_school_time_zone ());
  return g_date_time_new (pupitre_school_time_zone (), g_date_time_get_year (local),
                          g_date_time_get_month (local), g_date_time_get_day_of_month (local),
                          minutes / 60, minutes % 60, 0);
}

/**
 * pupitre_school_time_parse:
 * @text: (nullable): A date or a time stamp in ISO 8601 form, as the portal writes them
 *
 * A time without a zone is the schools' time; a date alone is its midnight.
 *
 * Returns: (transfer full) (nullable): the moment in the schools' zone, %NULL for anything else.
 *   Any thread.
 */
GDateTime *
pupitre_school_time_parse (const char *text)
{
  g_autoptr (GDateTime) parsed = NULL;
  int year, month, day;
  char rest;

  if (text == NULL || g_utf8_strlen (text, -1) > 40)
    return NULL;

  /* Most have a time, and sscanf() is slow. */
  if (strchr (text, 'T') == NULL &&
      sscanf (text, "%4d-%2d-%2d%c", &year, &month, &day, &rest) == 3)
    return g_date_time_new (pupitre_school_time_zone (), year, month, day, 0, 0, 0);

  parsed = g_date_time_new_from_iso8601 (text, pupitre_school_time_zone ());
  if (parsed == NULL)
    return NULL;
  return g_date_time_to_timezone (parsed, pupitre_school_time_zone ());
}

/**
 * pupitre_school_time_is_midnight:
 * @moment: Seconds since 1970
 *
 * Tells what may last all day from what has an hour, at the cost of a division, where thousands are
 * looked through.
 *
 * Returns: %FALSE for every moment that is not midnight for the schools, in summer or in winter.
 *   Any thread.
 */
gboolean
pupitre_school_time_is_midnight (gint64 moment)
{
  const gint64 of_day = moment % (24 * 60 * 60);

  return of_day == 4 * 60 * 60 || of_day == 5 * 60 * 60;
}

/**
 * pupitre_school_year_of:
 * @date: A moment
 *
 * Returns: the first calendar year of the school year that holds @date: it begins on 1 July
 *   (Education Act of Québec). Any thread.
 */
int
pupitre_school_year_of (GDateTime *date)
{
  g_autoptr (GDateTime) local = NULL;
  int year;

  g_return_val_if_fail (date != NULL, 0);

  local = g_date_time_to_timezone (date, pupitre_school_time_zone ());
  year = g_date_time_get_year (local);
  return g_date_time_get_month (local) >= 7 ? year : year - 1;
}

/**
 * pupitre_school_year_begin:
 * @school_year: The first calendar year of a school year
 *
 * Returns: (transfer full): the midnight at which it begins, that of 1 July. Any thread.
 */
GDateTime *
pupitre_school_year_begin (int school_year)
{
  return g_date_time_new (pupitre_school_time_zone (), CLAMP (school_year, 1, 9998), 7, 1, 0, 0, 0);
}

/**
 * pupitre_school_year_parse:
 * @text: (nullable): `2026-2027`, `2026` or `20262027` as the portal writes a school year
 *
 * Returns: the first calendar year, or 0 if @text is not a school year. Any thread.
 */
int
pupitre_school_year_parse (const char *text)
{
  gint64 value;
  char *end;

  if (text == NULL)
    return 0;
  value = g_ascii_strtoll (text, &end, 10);
  if (end - text == 8)
    value /= 10000;
  else if (end - text != 4)
    return 0;
  return value >= 1990 && value <= 2200 ? (int) value : 0;
}
