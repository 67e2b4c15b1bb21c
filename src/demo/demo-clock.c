/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "demo-clock"

#include "demo-clock.h"

/* What time it is in the demonstration: the computer's, in Québec, moved by whole days; and wrong by
 * hours, if a test wants a portal whose clock is. */

static int shift_days;
static int offset_days;
static int wrong_hours;

/**
 * demo_clock_zone:
 *
 * Returns: (transfer none): the zone of Québec's schools.
 */
GTimeZone *
demo_clock_zone (void)
{
  static GTimeZone *zone;

  if (zone == NULL)
    zone = g_time_zone_new_identifier ("America/Toronto");
  /* A machine without tzdata: the rule itself. */
  if (zone == NULL)
    zone = g_time_zone_new_identifier ("EST5EDT,M3.2.0,M11.1.0");
  if (zone == NULL)
    zone = g_time_zone_new_utc ();
  return zone;
}

/**
 * demo_clock_set_today:
 * @today: What day it shall be
 *
 * Moves the whole demonstration to another day of the year.
 */
void
demo_clock_set_today (const GDate *today)
{
  GDate now;

  offset_days = 0;
  demo_clock_today (&now);
  offset_days = g_date_days_between (&now, today) + shift_days;
}

/**
 * demo_clock_set_shift:
 * @days: Days from the day on which it was started
 *
 * Moves on to another day.
 */
void
demo_clock_set_shift (int days)
{
  shift_days = days;
}

/**
 * demo_clock_get_shift:
 *
 * Returns: the days from the day on which it was started.
 */
int
demo_clock_get_shift (void)
{
  return shift_days;
}

/**
 * demo_clock_set_hours:
 * @hours: By how many hours the portal's clock is fast, or slow if negative
 *
 * Lets the portal's clock be wrong.
 */
void
demo_clock_set_hours (int hours)
{
  wrong_hours = hours;
}

/**
 * demo_clock_get_hours:
 *
 * Returns: by how many hours the portal's clock is fast.
 */
int
demo_clock_get_hours (void)
{
  return wrong_hours;
}

/**
 * demo_clock_now:
 *
 * Returns: (transfer full): now, in Québec.
 */
GDateTime *
demo_clock_now (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now (demo_clock_zone ());
  g_autoptr (GDateTime) wrong = g_date_time_add_hours (now, wrong_hours);

  return g_date_time_add_days (wrong, offset_days + shift_days);
}

/**
 * demo_clock_today:
 * @today: (out): Today
 *
 * Writes the day that it is now.
 */
void
demo_clock_today (GDate *today)
{
  g_autoptr (GDateTime) now = demo_clock_now ();

  g_date_clear (today, 1);
  g_date_set_dmy (today, (GDateDay) g_date_time_get_day_of_month (now),
                  g_date_time_get_month (now), (GDateYear) g_date_time_get_year (now));
}

/**
 * demo_clock_at:
 * @date: A day
 * @hour: Hour, 0 to 23
 * @minute: Minute
 *
 * Returns: (transfer full): that moment, in Québec.
 */
GDateTime *
demo_clock_at (const GDate *date,
               int          hour,
               int          minute)
{
  return g_date_time_new (demo_clock_zone (), g_date_get_year (date), g_date_get_month (date),
                          g_date_get_day (date), hour, minute, 0);
}

/**
 * demo_clock_stamp:
 * @moment: A moment
 *
 * Returns: (transfer full): `2026-11-20T11:20:00-05:00`, in Québec.
 */
char *
demo_clock_stamp (GDateTime *moment)
{
  g_autoptr (GDateTime) local = g_date_time_to_timezone (moment, demo_clock_zone ());

  return g_date_time_format (local, "%Y-%m-%dT%H:%M:%S%:z");
}
