/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-words"

#include "config.h"

#include "pupitre-words.h"

#include "pupitre-school-time.h"

#include <glib/gi18n-lib.h>

/* Dates, times, years and sizes in words: the one formatter of the program. Names of days and
 * months come from our own catalogue, because libc's French may not be installed. */

static const char *
month_name (GDateTime *date)
{
  static const char *NAMES[] = {
    NC_("month in a date", "January"), NC_("month in a date", "February"),
    NC_("month in a date", "March"), NC_("month in a date", "April"),
    NC_("month in a date", "May"), NC_("month in a date", "June"),
    NC_("month in a date", "July"), NC_("month in a date", "August"),
    NC_("month in a date", "September"), NC_("month in a date", "October"),
    NC_("month in a date", "November"), NC_("month in a date", "December"),
  };

  return g_dpgettext2 (GETTEXT_PACKAGE, "month in a date", NAMES[g_date_time_get_month (date) - 1]);
}

static const char *
short_month_name (GDateTime *date)
{
  static const char *NAMES[] = {
    NC_("short month in a date", "Jan"), NC_("short month in a date", "Feb"),
    NC_("short month in a date", "Mar"), NC_("short month in a date", "Apr"),
    NC_("short month in a date", "May"), NC_("short month in a date", "Jun"),
    NC_("short month in a date", "Jul"), NC_("short month in a date", "Aug"),
    NC_("short month in a date", "Sep"), NC_("short month in a date", "Oct"),
    NC_("short month in a date", "Nov"), NC_("short month in a date", "Dec"),
  };

  return g_dpgettext2 (GETTEXT_PACKAGE, "short month in a date",
                       NAMES[g_date_time_get_month (date) - 1]);
}

static const char *
day_name (GDateTime *date)
{
  static const char *NAMES[] = {
    NC_("day of the week", "Monday"), NC_("day of the week", "Tuesday"),
    NC_("day of the week", "Wednesday"), NC_("day of the week", "Thursday"),
    NC_("day of the week", "Friday"), NC_("day of the week", "Saturday"),
    NC_("day of the week", "Sunday"),
  };

  return g_dpgettext2 (GETTEXT_PACKAGE, "day of the week",
                       NAMES[g_date_time_get_day_of_week (date) - 1]);
}

static const char *
short_day_name (GDateTime *date)
{
  static const char *NAMES[] = {
    NC_("short day of the week", "Mon"), NC_("short day of the week", "Tue"),
    NC_("short day of the week", "Wed"), NC_("short day of the week", "Thu"),
    NC_("short day of the week", "Fri"), NC_("short day of the week", "Sat"),
    NC_("short day of the week", "Sun"),
  };

  return g_dpgettext2 (GETTEXT_PACKAGE, "short day of the week",
                       NAMES[g_date_time_get_day_of_week (date) - 1]);
}

/* The day of the month; French says "1er" for the first and a bare number for the others. */
static char *
day_number (GDateTime *date)
{
  int day = g_date_time_get_day_of_month (date);

  if (day == 1)
    /* Translators: the first day of a month within a date; in French "1er" */
    return g_strdup (C_("first of the month", "1"));
  return g_strdup_printf ("%d", day);
}

/* How many whole days of the calendar lie between two moments, in the schools' zone. */
static int
days_between (GDateTime *date, GDateTime *now)
{
  GDate from, to;

  g_date_clear (&from, 1);
  g_date_clear (&to, 1);
  g_date_set_dmy (&from, (GDateDay) g_date_time_get_day_of_month (date),
                  (GDateMonth) g_date_time_get_month (date), (GDateYear) g_date_time_get_year (date));
  g_date_set_dmy (&to, (GDateDay) g_date_time_get_day_of_month (now),
                  (GDateMonth) g_date_time_get_month (now), (GDateYear) g_date_time_get_year (now));
  return g_date_days_between (&from, &to);
}

/**
 * pupitre_words_time:
 * @date: A moment
 *
 * Returns: (transfer full): the time of day in the form of the language ("11:20", "11 h 20").
 *   Any thread.
 */
char *
pupitre_words_time (GDateTime *date)
{
  g_autoptr (GDateTime) local = NULL;

  g_return_val_if_fail (date != NULL, NULL);

  local = g_date_time_to_timezone (date, pupitre_school_time_zone ());
  /* Translators: hours and minutes; in French "%1$d h %2$02d" with no-break spaces */
  return g_strdup_printf (C_("time of day", "%1$d:%2$02d"), g_date_time_get_hour (local),
                          g_date_time_get_minute (local));
}

/**
 * pupitre_words_date:
 * @date: A moment
 *
 * Returns: (transfer full): the day in full ("Friday, November 20, 2026"). Any thread.
 */
char *
pupitre_words_date (GDateTime *date)
{
  g_autoptr (GDateTime) local = NULL;
  g_autofree char *day = NULL;

  g_return_val_if_fail (date != NULL, NULL);

  local = g_date_time_to_timezone (date, pupitre_school_time_zone ());
  day = day_number (local);
  /* Translators: 1 day of the week, 2 day of the month, 3 month, 4 year;
   * in French "%1$s %2$s %3$s %4$d" */
  return g_strdup_printf (C_("full date", "%1$s, %3$s %2$s, %4$d"), day_name (local), day,
                          month_name (local), g_date_time_get_year (local));
}

/**
 * pupitre_words_short_date:
 * @date: A moment
 * @now: The moment of reading
 *
 * Returns: (transfer full): what a row shows at its end: the time today, "yesterday", day and
 *   month within the school year, else the year too. Any thread.
 */
char *
pupitre_words_short_date (GDateTime *date, GDateTime *now)
{
  g_autoptr (GDateTime) local = NULL;
  g_autofree char *day = NULL;
  int days;

  g_return_val_if_fail (date != NULL && now != NULL, NULL);

  local = g_date_time_to_timezone (date, pupitre_school_time_zone ());
  days = days_between (local, now);
  if (days == 0)
    return pupitre_words_time (local);
  if (days == 1)
    return g_strdup (C_("day at the end of a row", "yesterday"));

  if (pupitre_school_year_of (local) != pupitre_school_year_of (now))
    return pupitre_words_short_date_and_year (local);
  day = day_number (local);
  /* Translators: 1 day of the month, 2 short month; in French "%1$s %2$s" */
  return g_strdup_printf (C_("short date", "%2$s %1$s"), day, short_month_name (local));
}

/**
 * pupitre_words_short_date_and_year:
 * @date: A moment
 *
 * Returns: (transfer full): day, short month and year, whenever it is read. Any thread.
 */
char *
pupitre_words_short_date_and_year (GDateTime *date)
{
  g_autoptr (GDateTime) local = NULL;
  g_autofree char *day = NULL;

  g_return_val_if_fail (date != NULL, NULL);

  local = g_date_time_to_timezone (date, pupitre_school_time_zone ());
  day = day_number (local);
  /* Translators: 1 day of the month, 2 short month, 3 year; in French "%1$s %2$s %3$d" */
  return g_strdup_printf (C_("short date", "%2$s %1$s, %3$d"), day, short_month_name (local),
                          g_date_time_get_year (local));
}

/**
 * pupitre_words_day:
 * @date: A moment
 * @now: The moment of reading
 *
 * Returns: (transfer full): the day on which something is due, within a sentence ("today",
 *   "tomorrow", "Thursday, November 26"), with its year if it is of another school year. Any thread.
 */
char *
pupitre_words_day (GDateTime *date, GDateTime *now)
{
  g_autoptr (GDateTime) local = NULL;
  g_autoptr (GDateTime) local_now = NULL;
  g_autofree char *day = NULL;
  int days;

  g_return_val_if_fail (date != NULL && now != NULL, NULL);

  local = g_date_time_to_timezone (date, pupitre_school_time_zone ());
  local_now = g_date_time_to_timezone (now, pupitre_school_time_zone ());
  days = days_between (local_now, local);
  if (days == 0)
    return g_strdup (C_("day on which something is due", "today"));
  if (days == 1)
    return g_strdup (C_("day on which something is due", "tomorrow"));
  if (pupitre_school_year_of (local) != pupitre_school_year_of (local_now))
    return pupitre_words_date (date);
  day = day_number (local);
  /* Translators: 1 day of the week, 2 day of the month, 3 month; in French "%1$s %2$s %3$s" */
  return g_strdup_printf (C_("day without year", "%1$s, %3$s %2$s"), day_name (local), day,
                          month_name (local));
}

/**
 * pupitre_words_capital:
 * @text: Some words
 *
 * Returns: (transfer full): the same, as they begin a line. Any thread.
 */
char *
pupitre_words_capital (const char *text)
{
  g_autoptr (GString) capital = g_string_new (NULL);

  g_return_val_if_fail (text != NULL, NULL);

  if (*text != '\0') {
    g_string_append_unichar (capital, g_unichar_toupper (g_utf8_get_char (text)));
    g_string_append (capital, g_utf8_next_char (text));
  }
  return g_string_free (g_steal_pointer (&capital), FALSE);
}

/**
 * pupitre_words_day_heading:
 * @date: A moment
 * @now: The moment of reading
 *
 * Returns: (transfer full): the same as pupitre_words_day(), with a capital. Any thread.
 */
char *
pupitre_words_day_heading (GDateTime *date, GDateTime *now)
{
  g_autofree char *day = pupitre_words_day (date, now);

  return day != NULL ? pupitre_words_capital (day) : NULL;
}

/**
 * pupitre_words_week:
 * @date: The first day of a week
 * @now: The moment of reading
 *
 * Returns: (transfer full): the heading of the week ("Week of November 23"), with its year if it is
 *   of another school year. Any thread.
 */
char *
pupitre_words_week (GDateTime *date, GDateTime *now)
{
  g_autoptr (GDateTime) local = NULL;
  g_autofree char *day = NULL;

  g_return_val_if_fail (date != NULL && now != NULL, NULL);

  local = g_date_time_to_timezone (date, pupitre_school_time_zone ());
  day = day_number (local);
  if (pupitre_school_year_of (local) != pupitre_school_year_of (now))
    /* Translators: 1 day of the month, 2 month, 3 year; in French "Semaine du %1$s %2$s %3$d" */
    return g_strdup_printf (C_("heading of a week", "Week of %2$s %1$s, %3$d"), day,
                            month_name (local), g_date_time_get_year (local));
  /* Translators: 1 day of the month, 2 month; in French "Semaine du %1$s %2$s" */
  return g_strdup_printf (C_("heading of a week", "Week of %2$s %1$s"), day, month_name (local));
}

/**
 * pupitre_words_month:
 * @date: A moment
 * @now: The moment of reading
 *
 * Returns: (transfer full): the heading over what is of that month, with a capital and, outside the
 *   school year, with its year. Any thread.
 */
char *
pupitre_words_month (GDateTime *date, GDateTime *now)
{
  g_autoptr (GDateTime) local = NULL;
  g_autoptr (GString) heading = NULL;
  g_autofree char *capital = NULL;

  g_return_val_if_fail (date != NULL && now != NULL, NULL);

  local = g_date_time_to_timezone (date, pupitre_school_time_zone ());
  capital = pupitre_words_capital (month_name (local));
  heading = g_string_new (capital);
  if (pupitre_school_year_of (local) != pupitre_school_year_of (now))
    g_string_append_printf (heading, " %d", g_date_time_get_year (local));
  return g_string_free (g_steal_pointer (&heading), FALSE);
}

/**
 * pupitre_words_week_day:
 * @date: A moment
 *
 * Returns: (transfer full): the day over what is of that day ("Monday 23", "Lundi 23"). Any thread.
 */
char *
pupitre_words_week_day (GDateTime *date)
{
  g_autoptr (GDateTime) local = NULL;
  g_autoptr (GString) heading = NULL;
  g_autofree char *day = NULL;
  const char *name;

  g_return_val_if_fail (date != NULL, NULL);

  local = g_date_time_to_timezone (date, pupitre_school_time_zone ());
  day = day_number (local);
  name = day_name (local);
  heading = g_string_new (NULL);
  g_string_append_unichar (heading, g_unichar_toupper (g_utf8_get_char (name)));
  g_string_append_printf (heading, "%s %s", g_utf8_next_char (name), day);
  return g_string_free (g_steal_pointer (&heading), FALSE);
}

/**
 * pupitre_words_day_of_week:
 * @date: A moment
 *
 * Returns: (transfer full): the name of the day ("Monday", "lundi"). Any thread.
 */
char *
pupitre_words_day_of_week (GDateTime *date)
{
  g_autoptr (GDateTime) local = NULL;

  g_return_val_if_fail (date != NULL, NULL);

  local = g_date_time_to_timezone (date, pupitre_school_time_zone ());
  return g_strdup (day_name (local));
}

/**
 * pupitre_words_short_week_day:
 * @date: A moment
 *
 * Returns: (transfer full): the day at the head of a column ("Mon 23", "lun. 23"). Any thread.
 */
char *
pupitre_words_short_week_day (GDateTime *date)
{
  g_autoptr (GDateTime) local = NULL;
  g_autofree char *day = NULL;

  g_return_val_if_fail (date != NULL, NULL);

  local = g_date_time_to_timezone (date, pupitre_school_time_zone ());
  day = day_number (local);
  return g_strdup_printf ("%s\302\240%s", short_day_name (local), day);
}

/**
 * pupitre_words_range:
 * @first: A moment of the first day
 * @last: A moment of the last day, less than a year later
 *
 * Returns: (transfer full): the days from one to the other ("Nov 23 – 27", "Nov 30 – Dec 4").
 *   Any thread.
 */
char *
pupitre_words_range (GDateTime *first, GDateTime *last)
{
  g_autoptr (GDateTime) from = NULL, to = NULL;
  g_autofree char *first_day = NULL, *last_day = NULL;

  g_return_val_if_fail (first != NULL && last != NULL, NULL);

  from = g_date_time_to_timezone (first, pupitre_school_time_zone ());
  to = g_date_time_to_timezone (last, pupitre_school_time_zone ());
  first_day = day_number (from);
  last_day = day_number (to);
  if (g_date_time_get_month (from) == g_date_time_get_month (to))
    /* Translators: 1 first day, 2 last day, 3 short month; in French "%1$s – %2$s %3$s" */
    return g_strdup_printf (C_("range of days", "%3$s %1$s – %2$s"), first_day, last_day,
                            short_month_name (to));
  /* Translators: 1 first day, 2 its short month, 3 last day, 4 its short month; in French
   * "%1$s %2$s – %3$s %4$s" */
  return g_strdup_printf (C_("range of days", "%2$s %1$s – %4$s %3$s"), first_day,
                          short_month_name (from), last_day, short_month_name (to));
}

/**
 * pupitre_words_date_time:
 * @date: A moment
 *
 * Returns: (transfer full): day and time in full. Any thread.
 */
char *
pupitre_words_date_time (GDateTime *date)
{
  g_autofree char *day = NULL;
  g_autofree char *time = NULL;

  g_return_val_if_fail (date != NULL, NULL);

  day = pupitre_words_date (date);
  time = pupitre_words_time (date);
  /* Translators: 1 full date, 2 time of day; in French "%1$s à %2$s" */
  return g_strdup_printf (C_("date and time", "%1$s at %2$s"), day, time);
}

/**
 * pupitre_words_received:
 * @date: When something was received
 * @now: The moment of reading
 *
 * Returns: (transfer full): the moment as it stands after "Received" in the trust line ("today at
 *   16:42", "yesterday at 8:10", "on November 20 at 8:12"). Any thread.
 */
char *
pupitre_words_received (GDateTime *date, GDateTime *now)
{
  g_autoptr (GDateTime) local = NULL;
  g_autofree char *day = NULL;
  g_autofree char *time = NULL;
  int days;

  g_return_val_if_fail (date != NULL && now != NULL, NULL);

  local = g_date_time_to_timezone (date, pupitre_school_time_zone ());
  time = pupitre_words_time (local);
  days = days_between (local, now);
  if (days == 0)
    return g_strdup_printf (C_("moment of receipt", "today at %s"), time);
  if (days == 1)
    return g_strdup_printf (C_("moment of receipt", "yesterday at %s"), time);

  day = day_number (local);
  if (g_date_time_get_year (local) == g_date_time_get_year (now))
    /* Translators: 1 day, 2 month, 3 time; in French "le %1$s %2$s à %3$s" */
    return g_strdup_printf (C_("moment of receipt", "on %2$s %1$s at %3$s"), day,
                            month_name (local), time);
  /* Translators: 1 day, 2 month, 3 year, 4 time; in French "le %1$s %2$s %3$d à %4$s" */
  return g_strdup_printf (C_("moment of receipt", "on %2$s %1$s, %3$d at %4$s"), day,
                          month_name (local), g_date_time_get_year (local), time);
}

/**
 * pupitre_words_school_year:
 * @first_year: The first calendar year
 *
 * Returns: (transfer full): the school year as schools write it ("2026-2027"). Any thread.
 */
char *
pupitre_words_school_year (int first_year)
{
  /* Not translated: schools write it so in both languages. The hyphen does not break. */
  return g_strdup_printf ("%d\342\200\221%d", first_year, first_year + 1);
}

/**
 * pupitre_words_size:
 * @bytes: A size
 *
 * Returns: (transfer full): the size in words ("120 KB", "120 ko"). Any thread.
 */
char *
pupitre_words_size (gint64 bytes)
{
  if (bytes >= 1000 * 1000) {
    g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT "%s%" G_GINT64_FORMAT,
                                               bytes / 1000000, C_("decimal separator", "."),
                                               bytes % 1000000 / 100000);

    /* Translators: a size in megabytes with one decimal; in French "%s Mo" */
    return g_strdup_printf (C_("size", "%s MB"), number);
  }
  /* Translators: a size in kilobytes; in French "%d ko" */
  return g_strdup_printf (C_("size", "%d KB"), (int) MAX (1, (bytes + 500) / 1000));
}
