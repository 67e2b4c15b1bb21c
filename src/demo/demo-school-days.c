/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "demo-school-days"

#include "demo-school-days.h"

#include "demo-school-year.h"

/* Every day of a school year: 180 of class and 20 pedagogic ones, which is what the law has
 * (régime pédagogique, articles 16 and 19). Worked out once a year, and kept. */

#define N_DAYS 200
#define N_CLASSES 180
#define MAX_BEFORE 4

typedef struct {
  GDate   first;
  DemoDay days[366];
  int     class_index[366];
  guint32 class_days[N_CLASSES];
} Year;

static void
set (GDate *date,
     int    year,
     int    month,
     int    day)
{
  g_date_clear (date, 1);
  g_date_set_dmy (date, (GDateDay) day, month, (GDateYear) year);
}

/* Butcher's rule for the Gregorian Easter. */
static void
set_easter (GDate *date,
            int    year)
{
  int a = year % 19, b = year / 100, c = year % 100;
  int h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
  int l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
  int m = (a + 11 * h + 22 * l) / 451;
  int n = h + l - 7 * m + 114;

  set (date, year, n / 31, n % 31 + 1);
}

static gboolean
is_monday_between (const GDate *date,
                   int          month,
                   int          from,
                   int          to)
{
  return (int) g_date_get_month (date) == month && g_date_get_weekday (date) == G_DATE_MONDAY &&
         g_date_get_day (date) >= from && g_date_get_day (date) <= to;
}

/* The first whole week of March. */
static gboolean
is_spring_break (const GDate *date)
{
  GDate march;
  int days;

  set (&march, g_date_get_year (date), 3, 1);
  while (g_date_get_weekday (&march) != G_DATE_MONDAY)
    g_date_add_days (&march, 1);
  days = g_date_days_between (&march, date);
  return days >= 0 && days < 5;
}

/* The name of a day off, %NULL if it is none. */
static const char *
find_holiday (const GDate *date)
{
  int month = g_date_get_month (date), day = g_date_get_day (date), from_easter;
  GDate easter;

  set_easter (&easter, g_date_get_year (date));
  from_easter = g_date_days_between (&easter, date);
  if (is_monday_between (date, 9, 1, 7))
    return "Fête du Travail";
  if (is_monday_between (date, 10, 8, 14))
    return "Action de grâces";
  if ((month == 12 && day >= 22) || (month == 1 && day <= 4))
    return "Congé des Fêtes";
  if (is_spring_break (date))
    return "Semaine de relâche";
  if (from_easter == -2)
    return "Vendredi saint";
  if (from_easter == 1)
    return "Lundi de Pâques";
  if (is_monday_between (date, 5, 18, 24))
    return "Journée nationale des patriotes";
  return month == 6 && day == 24 ? "Fête nationale du Québec" : NULL;
}

static int
offset_in (const Year  *year,
           const GDate *date)
{
  return g_date_days_between (&year->first, date);
}

/* Days off are marked, all other weekdays between the first and the last day are of class. */
static int
mark_classes (Year        *year,
              const GDate *begin,
              const GDate *end)
{
  int n = 0;

  for (int i = 0; i < 366; i++) {
    GDate date = year->first;

    g_date_add_days (&date, (guint) i);
    if (g_date_get_weekday (&date) >= G_DATE_SATURDAY || g_date_compare (&date, begin) < 0)
      continue;
    if (find_holiday (&date) != NULL) {
      year->days[i] = DEMO_DAY_OFF;
    } else if (g_date_compare (&date, end) <= 0) {
      year->days[i] = DEMO_DAY_CLASS;
      n++;
    }
  }
  return n;
}

/* Some Fridays, at equal distances. */
static void
mark_fridays (Year *year,
              int   wanted)
{
  int n = 0, seen = 0;
  GDate date;

  for (int pass = 0; pass < 2; pass++) {
    date = year->first;
    for (int i = 0; i < 366; i++, g_date_add_days (&date, 1)) {
      if (g_date_get_weekday (&date) != G_DATE_FRIDAY || year->days[i] != DEMO_DAY_CLASS)
        continue;
      if (pass == 0) {
        n++;
        continue;
      }
      seen++;
      if (seen * wanted / n != (seen - 1) * wanted / n)
        year->days[i] = DEMO_DAY_PEDAGOGIC;
    }
  }
}

/* The teachers begin before the pupils and end after them. */
static void
mark_around (Year *year,
             int   begin,
             int   end,
             int   wanted)
{
  for (int i = begin - 1, n = 0; n < MIN (wanted, MAX_BEFORE); i--) {
    GDate date = year->first;

    g_date_add_days (&date, (guint) i);
    if (g_date_get_weekday (&date) < G_DATE_SATURDAY) {
      year->days[i] = DEMO_DAY_PEDAGOGIC;
      n++;
    }
  }
  for (int i = end + 1, n = MAX_BEFORE; n < wanted && i < 366; i++) {
    GDate date = year->first;

    g_date_add_days (&date, (guint) i);
    if (g_date_get_weekday (&date) < G_DATE_SATURDAY && year->days[i] == DEMO_DAY_FREE) {
      year->days[i] = DEMO_DAY_PEDAGOGIC;
      n++;
    }
  }
}

static void
count_classes (Year *year)
{
  int n = 0;

  for (int i = 0; i < 366; i++) {
    year->class_index[i] = year->days[i] == DEMO_DAY_CLASS && n < N_CLASSES ? n : -1;
    if (year->class_index[i] >= 0)
      year->class_days[n++] = g_date_get_julian (&year->first) + (guint32) i;
  }
}

static const Year *
find_year (int school_year)
{
  static GHashTable *years;
  Year *year;
  GDate begin, end;
  int n;

  if (years == NULL)
    years = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  year = g_hash_table_lookup (years, GINT_TO_POINTER (school_year));
  if (year != NULL)
    return year;
  year = g_new0 (Year, 1);
  set (&year->first, school_year, 7, 1);
  demo_school_year_first_day (school_year, &begin);
  demo_school_year_last_day (school_year, &end);
  n = mark_classes (year, &begin, &end);
  mark_fridays (year, n - N_CLASSES);
  mark_around (year, offset_in (year, &begin), offset_in (year, &end), N_DAYS - n);
  count_classes (year);
  g_hash_table_insert (years, GINT_TO_POINTER (school_year), year);
  return year;
}

/**
 * demo_school_day:
 * @date: A day
 *
 * Returns: what the schools do on it.
 */
DemoDay
demo_school_day (const GDate *date)
{
  const Year *year = find_year (demo_school_year_of (date));

  return year->days[offset_in (year, date)];
}

/**
 * demo_school_day_name:
 * @date: A day
 *
 * Returns: (nullable): which day off or pedagogic day it is, %NULL for others.
 */
const char *
demo_school_day_name (const GDate *date)
{
  DemoDay day = demo_school_day (date);

  if (day == DEMO_DAY_PEDAGOGIC)
    return "Journée pédagogique";
  return day == DEMO_DAY_OFF ? find_holiday (date) : NULL;
}

/**
 * demo_school_day_class_index:
 * @date: A day
 *
 * Returns: how many days of class its school year had before it, -1 if it is none itself.
 */
int
demo_school_day_class_index (const GDate *date)
{
  const Year *year = find_year (demo_school_year_of (date));

  return year->class_index[offset_in (year, date)];
}

/**
 * demo_school_day_find_class:
 * @school_year: First calendar year
 * @index: As demo_school_day_class_index() counts
 * @date: (out): That day
 *
 * Returns: whether there is one.
 */
gboolean
demo_school_day_find_class (int    school_year,
                            int    index,
                            GDate *date)
{
  const Year *year = find_year (school_year);

  if (index < 0 || index >= N_CLASSES || year->class_days[index] == 0)
    return FALSE;
  g_date_clear (date, 1);
  g_date_set_julian (date, year->class_days[index]);
  return TRUE;
}

/**
 * demo_school_year_is_pedagogic:
 * @date: A day
 *
 * Returns: whether the teachers work without the pupils.
 */
gboolean
demo_school_year_is_pedagogic (const GDate *date)
{
  return demo_school_day (date) == DEMO_DAY_PEDAGOGIC;
}

/**
 * demo_school_year_has_class:
 * @date: A day
 *
 * Returns: whether pupils are at school.
 */
gboolean
demo_school_year_has_class (const GDate *date)
{
  return demo_school_day (date) == DEMO_DAY_CLASS;
}
