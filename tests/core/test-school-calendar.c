/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pupitre-school-calendar.h"
#include "pupitre-school-time.h"

#include <stdlib.h>

/* The rules of the school year: weeks, the switch on 1 July, the days on which the clocks change,
 * and calendars made of the law's days off, for years that begin on any day of the week. */

static GDateTime *
date (int year, int month, int day)
{
  return g_date_time_new (pupitre_school_time_zone (), year, month, day, 0, 0, 0);
}

static void
assert_date (GDateTime *moment, const char *expected)
{
  g_autofree char *text = g_date_time_format_iso8601 (moment);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_weeks (void)
{
  static const struct {
    int         year, month, day, hour;
    const char *monday;
  } CASES[] = {
    { 2026, 11, 23, 0, "2026-11-23T00:00:00-05" },
    { 2026, 11, 29, 23, "2026-11-23T00:00:00-05" },
    { 2026, 11, 30, 0, "2026-11-30T00:00:00-05" },
    /* Over both changes of the clocks: Sunday, and the week that it ends. */
    { 2026, 11, 1, 23, "2026-10-26T00:00:00-04" },
    { 2026, 11, 2, 0, "2026-11-02T00:00:00-05" },
    { 2027, 3, 14, 12, "2027-03-08T00:00:00-05" },
    { 2027, 3, 15, 12, "2027-03-15T00:00:00-04" },
    /* Over the edges of years, civil and of school. */
    { 2027, 1, 1, 12, "2026-12-28T00:00:00-05" },
    { 2026, 7, 1, 0, "2026-06-29T00:00:00-04" },
    { 2028, 2, 29, 9, "2028-02-28T00:00:00-05" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (CASES); i++) {
    g_autoptr (GDateTime) moment =
      g_date_time_new (pupitre_school_time_zone (), CASES[i].year, CASES[i].month, CASES[i].day,
                       CASES[i].hour, 0, 0);
    g_autoptr (GDateTime) monday = pupitre_school_time_monday (moment);
    g_autoptr (GDateTime) next = pupitre_school_time_day (monday, 7);

    g_test_message ("Case %zu", i);
    assert_date (monday, CASES[i].monday);
    g_assert_cmpint (g_date_time_get_day_of_week (next), ==, 1);
    g_assert_cmpint (g_date_time_get_hour (next), ==, 0);
  }
}

/* 23, 25 and 24 hours; what the wall shows at half past eight is half past eight. */
static void
test_clock_changes (void)
{
  static const struct {
    int month, day, hours;
  } CASES[] = { { 3, 8, 23 }, { 11, 1, 25 }, { 11, 2, 24 } };

  for (gsize i = 0; i < G_N_ELEMENTS (CASES); i++) {
    g_autoptr (GDateTime) day = date (2026, CASES[i].month, CASES[i].day);
    g_autoptr (GDateTime) next = pupitre_school_time_day (day, 1);
    g_autoptr (GDateTime) lesson = pupitre_school_time_at (day, 8 * 60 + 30);

    g_assert_cmpint (g_date_time_difference (next, day) / G_TIME_SPAN_HOUR, ==, CASES[i].hours);
    g_assert_cmpint (g_date_time_get_hour (lesson), ==, 8);
    g_assert_cmpint (g_date_time_get_minute (lesson), ==, 30);
  }
}

static void
test_switch (void)
{
  g_autoptr (GDateTime) june = g_date_time_new_from_iso8601 ("2026-07-01T03:59:59Z", NULL);
  g_autoptr (GDateTime) july = g_date_time_new_from_iso8601 ("2026-07-01T04:00:00Z", NULL);
  g_autoptr (GDateTime) begin = pupitre_school_year_begin (2026);

  g_assert_cmpint (pupitre_school_year_of (june), ==, 2025);
  g_assert_cmpint (pupitre_school_year_of (july), ==, 2026);
  assert_date (begin, "2026-07-01T00:00:00-04");
}

static void
test_minutes (void)
{
  static const struct {
    const char *text;
    int         minutes;
  } CASES[] = {
    { "09:15", 555 }, { "9:15", 555 }, { "00:00", 0 }, { "23:59", 1439 }, { "09:15:30", 555 },
    { "24:00", -1 }, { "09:60", -1 }, { "9", -1 }, { "", -1 }, { NULL, -1 }, { "9h15", -1 },
    { "-1:00", -1 }, { "09:15:", -1 }, { "09:15x", -1 }, { " 09:15", -1 }, { "09:15:00Z", -1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (CASES); i++) {
    g_test_message ("%s", CASES[i].text);
    g_assert_cmpint (pupitre_school_time_parse_minutes (CASES[i].text), ==, CASES[i].minutes);
  }
}

/* Whatever zone the desktop is set to. */
static void
test_today (void)
{
  if (g_test_subprocess ()) {
    g_autoptr (GDateTime) before = g_date_time_new_now (pupitre_school_time_zone ());
    g_autoptr (GDateTime) today = pupitre_school_time_today ();
    g_autoptr (GDateTime) after = g_date_time_new_now (pupitre_school_time_zone ());
    g_autoptr (GDateTime) first = pupitre_school_time_day (before, 0);
    g_autoptr (GDateTime) second = pupitre_school_time_day (after, 0);

    g_assert_true (g_date_time_equal (today, first) || g_date_time_equal (today, second));
    return;
  }
  for (guint i = 0; i < 2; i++) {
    g_setenv ("TZ", i == 0 ? "Pacific/Kiritimati" : "Pacific/Pago_Pago", TRUE);
    g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
    g_test_trap_assert_passed ();
  }
}

/* --- Calendars made of the law's days off ----------------------------------------------------- */

/* The @n-th @weekday (1: Monday) of a month. */
static GDateTime *
nth (int year, int month, int weekday, int n)
{
  g_autoptr (GDateTime) first = date (year, month, 1);

  return g_date_time_add_days (first, (weekday - g_date_time_get_day_of_week (first) + 7) % 7 +
                                        7 * (n - 1));
}

/* Easter Sunday by the rule of the Gregorian calendar (anonymous algorithm). */
static GDateTime *
easter (int year)
{
  int a = year % 19, b = year / 100, c = year % 100, d = b / 4, e = b % 4, f = (b + 8) / 25;
  int g = (b - f + 1) / 3, h = (19 * a + b - d - g + 15) % 30, i = c / 4, k = c % 4;
  int l = (32 + 2 * e + 2 * i - h - k) % 7, m = (a + 11 * h + 22 * l) / 451;

  return date (year, (h + l - 7 * m + 114) / 31, (h + l - 7 * m + 114) % 31 + 1);
}

static gboolean
is_in (GDateTime *day, GDateTime *from, int n_days)
{
  g_autoptr (GDateTime) end = g_date_time_add_days (from, n_days);

  return g_date_time_compare (day, from) >= 0 && g_date_time_compare (day, end) < 0;
}

static gboolean
is_off (int year, GDateTime *day)
{
  g_autoptr (GDateTime) labour = nth (year, 9, 1, 1);
  g_autoptr (GDateTime) thanksgiving = nth (year, 10, 1, 2);
  g_autoptr (GDateTime) december = date (year, 12, 23);
  g_autoptr (GDateTime) break_week = nth (year + 1, 3, 1, 1);
  g_autoptr (GDateTime) sunday = easter (year + 1);
  g_autoptr (GDateTime) friday = g_date_time_add_days (sunday, -2);
  g_autoptr (GDateTime) may = date (year + 1, 5, 24);
  g_autoptr (GDateTime) patriots =
    g_date_time_add_days (may, 1 - g_date_time_get_day_of_week (may));
  g_autoptr (GDateTime) saint_john = date (year + 1, 6, 24);

  return is_in (day, labour, 1) || is_in (day, thanksgiving, 1) || is_in (day, december, 14) ||
         is_in (day, break_week, 5) || is_in (day, friday, 4) || is_in (day, patriots, 1) ||
         is_in (day, saint_john, 1);
}

/* Twenty pedagogic days, spread; the others are of class, up to 200 in all. */
static GPtrArray *
make_days (int year)
{
  GPtrArray *days = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GDateTime) first = date (year, 8, 27);
  guint n_school = 0;

  for (int i = 0; i < 320 && n_school < 200; i++) {
    g_autoptr (GDateTime) day = g_date_time_add_days (first, i);
    PupitreDayFields fields = { .date = day, .kind = PUPITRE_DAY_KIND_OFF };

    if (g_date_time_get_day_of_week (day) >= 6)
      continue;
    if (!is_off (year, day)) {
      fields.kind =
        n_school % 10 == 9 ? PUPITRE_DAY_KIND_PEDAGOGIC : PUPITRE_DAY_KIND_CLASS;
      n_school++;
    }
    g_ptr_array_add (days, pupitre_day_new (&fields));
  }
  return days;
}

static void
test_law (void)
{
  gboolean met[8] = { FALSE };

  /* 28 years: each day of the week, with and without a 29 February. */
  for (int year = 2019; year < 2047; year++) {
    g_autoptr (GPtrArray) days = make_days (year);
    g_autoptr (GPtrArray) terms = g_ptr_array_new ();
    g_autoptr (PupitreSchoolCalendar) calendar = pupitre_school_calendar_new (year, days, terms);
    g_autoptr (GDateTime) begin = pupitre_school_year_begin (year);
    guint n_class = pupitre_school_calendar_count (calendar, PUPITRE_DAY_KIND_CLASS);
    guint n_pedagogic = pupitre_school_calendar_count (calendar, PUPITRE_DAY_KIND_PEDAGOGIC);
    guint n_found = 0;

    met[g_date_time_get_day_of_week (begin)] = TRUE;
    g_test_message ("%d: %u of class, %u pedagogic", year, n_class, n_pedagogic);
    g_assert_cmpuint (n_class, >=, 180);
    g_assert_cmpuint (n_class + n_pedagogic, <=, 200);
    for (int i = 0; i < 366; i++) {
      g_autoptr (GDateTime) day = pupitre_school_time_day (begin, i);
      PupitreSchoolDay what = pupitre_school_calendar_classify (calendar, day);

      if (what == PUPITRE_SCHOOL_DAY_CLASS)
        n_found++;
      if (is_off (year, day) || g_date_time_get_day_of_week (day) >= 6)
        g_assert_cmpint (what, !=, PUPITRE_SCHOOL_DAY_CLASS);
    }
    g_assert_cmpuint (n_found, ==, n_class);
  }
  for (int i = 1; i <= 7; i++)
    g_assert_true (met[i]);
}

static PupitreTerm *
term (int number, int month, int day, int last_month, int last_day)
{
  g_autoptr (GDateTime) first = date (month >= 7 ? 2026 : 2027, month, day);
  g_autoptr (GDateTime) last = date (last_month >= 7 ? 2026 : 2027, last_month, last_day);
  PupitreTermFields fields = { number, first, last };

  return pupitre_term_new (&fields);
}

static PupitreSchoolDay
classify (PupitreSchoolCalendar *calendar, int year, int month, int day)
{
  g_autoptr (GDateTime) moment =
    g_date_time_new (pupitre_school_time_zone (), year, month, day, 23, 59, 0);

  return pupitre_school_calendar_classify (calendar, moment);
}

static void
test_classify (void)
{
  g_autoptr (GPtrArray) days = make_days (2026);
  g_autoptr (GPtrArray) terms = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (PupitreSchoolCalendar) calendar = NULL;
  g_autoptr (GDateTime) november = date (2026, 11, 13);
  g_autoptr (GDateTime) gap = date (2026, 11, 14);

  g_ptr_array_add (terms, term (0, 8, 27, 6, 22));
  g_ptr_array_add (terms, term (1, 8, 27, 11, 13));
  g_ptr_array_add (terms, term (2, 11, 16, 2, 26));
  /* A portal that sends a day twice, and one of another year. */
  g_ptr_array_add (days, g_object_ref (g_ptr_array_index (days, 3)));
  calendar = pupitre_school_calendar_new (2026, days, terms);

  g_assert_true (pupitre_school_calendar_is_published (calendar));
  g_assert_cmpint (classify (calendar, 2026, 8, 26), ==, PUPITRE_SCHOOL_DAY_OUTSIDE);
  g_assert_cmpint (classify (calendar, 2026, 8, 27), ==, PUPITRE_SCHOOL_DAY_CLASS);
  g_assert_cmpint (classify (calendar, 2026, 9, 7), ==, PUPITRE_SCHOOL_DAY_OFF);
  g_assert_cmpint (classify (calendar, 2026, 9, 12), ==, PUPITRE_SCHOOL_DAY_WEEKEND);
  g_assert_cmpint (classify (calendar, 2027, 6, 23), ==, PUPITRE_SCHOOL_DAY_OUTSIDE);
  g_assert_cmpint (classify (calendar, 2027, 6, 22), !=, PUPITRE_SCHOOL_DAY_OUTSIDE);
  g_assert_cmpint (pupitre_term_get_number (
                     pupitre_school_calendar_find_term (calendar, november)), ==, 1);
  g_assert_null (pupitre_school_calendar_find_term (calendar, gap));
}

static void
assert_next_class (PupitreSchoolCalendar *calendar, GDateTime *day, int most, GDateTime *expected)
{
  g_autoptr (GDateTime) next = pupitre_school_calendar_next_class (calendar, day, most);

  if (expected == NULL)
    g_assert_null (next);
  else
    g_assert_true (next != NULL && g_date_time_equal (next, expected));
}

/* Over weekends, days off and pedagogic days, but not over a holiday of weeks; mixed with the terms,
 * as the portal sends them. */
static void
test_next_class (void)
{
  g_autoptr (GPtrArray) items = make_days (2026);
  g_autoptr (PupitreSchoolCalendar) calendar = NULL;
  g_autoptr (GDateTime) thursday = date (2026, 9, 3);
  g_autoptr (GDateTime) friday = date (2026, 9, 4);
  g_autoptr (GDateTime) after_labour = date (2026, 9, 8);
  g_autoptr (GDateTime) december = date (2026, 12, 24);
  g_autoptr (GDateTime) june = date (2027, 6, 22);

  g_ptr_array_add (items, term (0, 8, 27, 6, 22));
  g_ptr_array_add (items, term (1, 8, 27, 11, 13));
  calendar = pupitre_school_calendar_new_of (2026, items);
  g_assert_true (pupitre_school_calendar_is_published (calendar));
  g_assert_nonnull (pupitre_school_calendar_find_term (calendar, friday));
  assert_next_class (calendar, thursday, 7, friday);
  assert_next_class (calendar, friday, 7, after_labour);
  assert_next_class (calendar, friday, 3, NULL);
  assert_next_class (calendar, december, 5, NULL);
  assert_next_class (calendar, june, 7, NULL);
}

static void
test_not_published (void)
{
  g_autoptr (GDateTime) monday = NULL;
  g_autoptr (GDateTime) saturday = date (2026, 11, 21);

  g_autoptr (GPtrArray) nothing = g_ptr_array_new ();
  g_autoptr (PupitreSchoolCalendar) calendar = pupitre_school_calendar_new (2026, nothing, nothing);

  g_assert_false (pupitre_school_calendar_is_published (calendar));
  g_assert_cmpint (classify (calendar, 2026, 6, 30), ==, PUPITRE_SCHOOL_DAY_OUTSIDE);
  g_assert_cmpint (classify (calendar, 2026, 7, 1), ==, PUPITRE_SCHOOL_DAY_UNKNOWN);
  g_assert_cmpint (classify (calendar, 2026, 11, 21), ==, PUPITRE_SCHOOL_DAY_WEEKEND);
  g_assert_cmpint (classify (calendar, 2027, 6, 30), ==, PUPITRE_SCHOOL_DAY_UNKNOWN);
  g_assert_cmpint (classify (calendar, 2027, 7, 1), ==, PUPITRE_SCHOOL_DAY_OUTSIDE);
  monday = pupitre_school_time_day (saturday, 2);
  assert_next_class (calendar, saturday, 7, monday);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/school/weeks", test_weeks);
  g_test_add_func ("/school/clock-changes", test_clock_changes);
  g_test_add_func ("/school/switch", test_switch);
  g_test_add_func ("/school/minutes", test_minutes);
  g_test_add_func ("/school/today", test_today);
  g_test_add_func ("/school/law", test_law);
  g_test_add_func ("/school/classify", test_classify);
  g_test_add_func ("/school/next-class", test_next_class);
  g_test_add_func ("/school/not-published", test_not_published);

  return g_test_run ();
}
