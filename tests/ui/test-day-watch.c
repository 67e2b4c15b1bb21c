/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pupitre-day-watch.h"
#include "pupitre-school-time.h"
#include "test-portal.h"

/* The watch on the day: at midnight in Toronto, when it is looked at, and once. */

static void
on_changed (PupitreDayWatch *watch, guint *count)
{
  (*count)++;
}

static PupitreDayWatch *
watch_from (const char *moment, guint *count)
{
  g_autoptr (GDateTime) now = pupitre_school_time_parse (moment);
  PupitreDayWatch *watch;

  pupitre_school_time_set_now (now);
  watch = pupitre_day_watch_new ();
  g_signal_connect (watch, "changed", G_CALLBACK (on_changed), count);
  return watch;
}

static gboolean
is_counted (gpointer count)
{
  return *(guint *) count > 0;
}

/* Of a night in winter, of one in summer, and of those before and after which the clocks change: by
 * itself, and not before it is that day. */
static void
test_midnight (void)
{
  static const char *const EVENINGS[] = { "2026-11-26T23:59:59.7", "2026-06-15T23:59:59.7",
                                          "2026-03-07T23:59:59.7", "2026-11-01T23:59:59.7" };

  for (guint i = 0; i < G_N_ELEMENTS (EVENINGS); i++) {
    guint count = 0;
    g_autoptr (PupitreDayWatch) watch = watch_from (EVENINGS[i], &count);
    g_autoptr (GDateTime) evening = pupitre_school_time_today ();
    g_autoptr (GDateTime) tomorrow = pupitre_school_time_day (evening, 1);
    g_autoptr (GDateTime) today = NULL;

    test_wait_until (is_counted, &count);
    today = pupitre_school_time_today ();
    g_assert_true (g_date_time_equal (today, tomorrow));
    while (g_main_context_iteration (NULL, FALSE))
      ;
    g_assert_cmpuint (count, ==, 1);
  }
  pupitre_school_time_set_now (NULL);
}

/* A clock that moved on while nobody looked; the day itself changes nothing. */
static void
test_check (void)
{
  guint count = 0;
  g_autoptr (PupitreDayWatch) watch = watch_from ("2026-11-26T09:00:00", &count);

  pupitre_day_watch_check (watch);
  g_assert_cmpuint (count, ==, 0);
  pupitre_school_time_set_shift (3);
  pupitre_day_watch_check (watch);
  pupitre_day_watch_check (watch);
  g_assert_cmpuint (count, ==, 1);
  pupitre_school_time_set_shift (0);
  pupitre_day_watch_check (watch);
  g_assert_cmpuint (count, ==, 2);
  pupitre_school_time_set_now (NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/day-watch/midnight", test_midnight);
  g_test_add_func ("/day-watch/check", test_check);

  return g_test_run ();
}
