/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "demo-school-year"

#include "demo-school-year.h"

/* A Québec school year: its first and last day, its three stages (étapes), the dates of its report
 * cards. Every school here keeps the same calendar. */

/**
 * demo_school_year_of:
 * @date: A day
 *
 * Returns: the first calendar year of its school year, which begins on 1 July.
 */
int
demo_school_year_of (const GDate *date)
{
  return g_date_get_year (date) - (g_date_get_month (date) < 7 ? 1 : 0);
}

static void
set (GDate *date,
     int    year,
     int    month,
     int    day)
{
  g_date_clear (date, 1);
  g_date_set_dmy (date, (GDateDay) day, month, (GDateYear) year);
}

static void
back_to_weekday (GDate *date)
{
  while (g_date_get_weekday (date) >= G_DATE_SATURDAY)
    g_date_subtract_days (date, 1);
}

static void
forward_to (GDate       *date,
            GDateWeekday weekday)
{
  while (g_date_get_weekday (date) != weekday)
    g_date_add_days (date, 1);
}

/**
 * demo_school_year_first_day:
 * @school_year: First calendar year
 * @date: (out): The first day of class, a Thursday at the end of August
 *
 * Writes when classes begin.
 */
void
demo_school_year_first_day (int    school_year,
                            GDate *date)
{
  set (date, school_year, 8, 25);
  forward_to (date, G_DATE_THURSDAY);
}

/**
 * demo_school_year_last_day:
 * @school_year: First calendar year
 * @date: (out): The last day of class, at the latest 23 June
 *
 * Writes when classes end.
 */
void
demo_school_year_last_day (int    school_year,
                           GDate *date)
{
  set (date, school_year + 1, 6, 22);
  back_to_weekday (date);
}

/**
 * demo_school_year_stage:
 * @school_year: First calendar year
 * @stage: 1 to 3
 * @begin: (out): First day
 * @end: (out): Last day
 *
 * Writes the limits of a stage.
 */
void
demo_school_year_stage (int    school_year,
                        int    stage,
                        GDate *begin,
                        GDate *end)
{
  if (stage == 1) {
    demo_school_year_first_day (school_year, begin);
    set (end, school_year, 11, 13);
  } else if (stage == 2) {
    set (begin, school_year, 11, 14);
    forward_to (begin, G_DATE_MONDAY);
    set (end, school_year + 1, 2, 26);
  } else {
    set (begin, school_year + 1, 2, 27);
    forward_to (begin, G_DATE_MONDAY);
    demo_school_year_last_day (school_year, end);
  }
  back_to_weekday (end);
}

/**
 * demo_school_year_stage_of:
 * @date: A day
 *
 * Returns: the stage that it is of, 1 to 3; days between two are of the earlier one.
 */
int
demo_school_year_stage_of (const GDate *date)
{
  for (int stage = DEMO_N_STAGES; stage > 1; stage--) {
    GDate begin, end;

    demo_school_year_stage (demo_school_year_of (date), stage, &begin, &end);
    if (g_date_compare (date, &begin) >= 0)
      return stage;
  }
  return 1;
}

/**
 * demo_school_year_published:
 * @school_year: First calendar year
 * @stage: 1 to 3
 * @date: (out): When its report card appears
 *
 * Writes the last day of class that the rules leave for it: 20 November, 15 March, 10 July.
 */
void
demo_school_year_published (int    school_year,
                            int    stage,
                            GDate *date)
{
  if (stage == 1)
    set (date, school_year, 11, 20);
  else if (stage == 2)
    set (date, school_year + 1, 3, 15);
  else
    set (date, school_year + 1, 7, 10);
  back_to_weekday (date);
}

/**
 * demo_school_year_next_class:
 * @date: A day
 * @classes: How many days of class to go on
 * @next: (out): That day of class
 *
 * Writes a later day of class, the last one of the school year at the latest; in the summer, simply
 * a later weekday.
 */
void
demo_school_year_next_class (const GDate *date,
                             int          classes,
                             GDate       *next)
{
  GDate last;

  demo_school_year_last_day (demo_school_year_of (date), &last);
  *next = *date;
  for (int tries = 0; classes > 0 && tries < 60 && g_date_compare (next, &last) != 0; tries++) {
    g_date_add_days (next, 1);
    if (demo_school_year_has_class (next))
      classes--;
  }
  back_to_weekday (next);
}

/**
 * demo_school_year_label:
 * @school_year: First calendar year
 *
 * Returns: (transfer full): `2026-2027`.
 */
char *
demo_school_year_label (int school_year)
{
  return g_strdup_printf ("%d-%d", school_year, school_year + 1);
}

/**
 * demo_date_words:
 * @date: A day
 * @with_weekday: Say which day of the week
 * @with_year: Say which year
 *
 * Returns: (transfer full): `vendredi 20 novembre 2026`.
 */
char *
demo_date_words (const GDate *date,
                 gboolean     with_weekday,
                 gboolean     with_year)
{
  static const char *const weekdays[] = { "lundi",    "mardi",  "mercredi", "jeudi",
                                          "vendredi", "samedi", "dimanche" };
  static const char *const months[] = { "janvier", "février",   "mars",    "avril",
                                        "mai",     "juin",      "juillet", "août",
                                        "septembre", "octobre", "novembre", "décembre" };
  int day = g_date_get_day (date);
  GString *words = g_string_new (NULL);

  if (with_weekday)
    g_string_append_printf (words, "%s ", weekdays[g_date_get_weekday (date) - 1]);
  g_string_append_printf (words, day == 1 ? "%der %s" : "%d %s", day,
                          months[g_date_get_month (date) - 1]);
  if (with_year)
    g_string_append_printf (words, " %d", g_date_get_year (date));
  return g_string_free (words, FALSE);
}
