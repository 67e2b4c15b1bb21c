/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bench-year.h"

#include "pupitre-assignments-parser.h"
#include "pupitre-calendar-parser.h"
#include "pupitre-detentions-parser.h"
#include "pupitre-feed-recipes.h"
#include "pupitre-lessons-parser.h"
#include "pupitre-school-time.h"
#include "test-portal.h"

#define YEAR 2026
#define DAYS_OF_CLASS 5

typedef void (*Append) (GString *json, const char *date, int place);

static void
append_lesson (GString *json, const char *date, int place)
{
  g_string_append_printf (
    json,
    "{\"dateDebut\":\"%s\",\"dateFin\":\"%s\",\"heureDebut\":\"%02d:15\",\"heureFin\":\"%02d:30\","
    "\"description\":\"Fran\u00e7ais\",\"codeActivite\":\"FRA4SE\",\"locaux\":[\"B-214\"],"
    "\"intervenants\":[{\"prenom\":\"Alex\",\"nom\":\"Exemple\"}],\"typeActivite\":\"cours\","
    "\"periode\":%d,\"jourCycle\":5,\"etat\":\"prevue\",\"origine\":null}",
    date, date, 8 + place, 9 + place, place + 1);
}

static void
append_day (GString *json, const char *date, int place)
{
  g_string_append_printf (json, "{\"date\":\"%s\",\"typeJour\":\"classe\",\"jourCycle\":5}", date);
}

static void
append_detention (GString *json, const char *date, int place)
{
  g_string_append_printf (
    json,
    "{\"id\":\"r-%s\",\"date\":\"%s\",\"heureDebut\":\"16:05\",\"heureFin\":\"16:50\","
    "\"motif\":\"Retards\",\"etat\":\"prevue\",\"locaux\":[\"A-101\"],\"intervenants\":[]}",
    date, date);
}

static void
append_work (GString *json, const char *date, int place)
{
  g_string_append_printf (
    json,
    "{\"id\":\"t-%s\",\"titre\":\"Lecture\",\"dateTravail\":\"%s\",\"typeTravail\":\"devoir\","
    "\"descriptionMatiere\":\"Fran\u00e7ais\",\"codeMatiere\":\"FRA\"}",
    date, date);
}

static const struct {
  PupitreKind      kind;
  PupitreSplitFunc split;
  const char      *begin;
  const char      *end;
  int              in_week;
  Append           append;
} PARTS[PUPITRE_WEEK_N_PARTS] = {
  [PUPITRE_WEEK_LESSONS] = { PUPITRE_KIND_LESSONS, pupitre_lessons_parser_split, "[", "]",
                             BENCH_YEAR_LESSONS, append_lesson },
  [PUPITRE_WEEK_DAYS] = { PUPITRE_KIND_DAYS, pupitre_calendar_parser_split,
                          "{\"anneeScolaire\":null,\"etapes\":[],\"jours\":[", "]}",
                          BENCH_YEAR_DAYS, append_day },
  [PUPITRE_WEEK_DETENTIONS] = { PUPITRE_KIND_DETENTIONS, pupitre_detentions_parser_split, "[", "]",
                                BENCH_YEAR_DETENTIONS, append_detention },
  [PUPITRE_WEEK_ASSIGNMENTS] = { PUPITRE_KIND_HOMEWORK, pupitre_assignments_parser_split, "[", "]",
                                 BENCH_YEAR_WORKS, append_work },
};

static GBytes *
make_answer (guint part, int n_weeks)
{
  GString *json = g_string_new (PARTS[part].begin);
  g_autoptr (GDateTime) first = pupitre_school_time_parse (BENCH_YEAR_BEGIN);

  for (int i = 0; i < n_weeks * PARTS[part].in_week; i++) {
    int in_week = i % PARTS[part].in_week;
    /* As many on each day, in the order of the days. */
    int on_day = MAX (1, (PARTS[part].in_week + DAYS_OF_CLASS - 1) / DAYS_OF_CLASS);
    g_autoptr (GDateTime) day = pupitre_school_time_day (
      first, i / PARTS[part].in_week * 7 + in_week / on_day);
    g_autofree char *date = g_date_time_format (day, "%Y-%m-%d");

    if (i > 0)
      g_string_append_c (json, ',');
    PARTS[part].append (json, date, in_week % on_day);
  }
  g_string_append (json, PARTS[part].end);
  return g_string_free_to_bytes (json);
}

static void
fill (PupitreStore *store, PupitreChild *child, guint part, int n_weeks)
{
  g_autoptr (PupitreCollection) collection =
    pupitre_collection_new (pupitre_child_get_key (child), PARTS[part].kind, YEAR);
  g_autoptr (GBytes) body = make_answer (part, n_weeks);
  g_autoptr (GError) error = NULL;
  g_autoptr (PupitreParsed) parsed = PARTS[part].split (body, &error);
  g_autoptr (PupitreAnswer) answer = NULL;
  GAsyncResult *result = NULL;
  g_autoptr (GAsyncResult) done = NULL;

  g_assert_no_error (error);
  answer = pupitre_answer_new (collection, parsed->items, body, NULL, 1795000000, TRUE);
  answer->keeps_versions = part == PUPITRE_WEEK_LESSONS;
  pupitre_store_apply_async (store, answer, NULL, test_keep_result, &result);
  done = test_wait_result (&result);
  pupitre_store_apply_finish (store, done, NULL, &error);
  g_assert_no_error (error);
}

static PupitreSessionKeeper *
make_keeper (void)
{
  g_autofree char *path = g_build_filename (SOURCEDIR, "data", "portals", "demonstration.ini", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (PupitreProfile) profile =
    pupitre_profile_new_for_demonstration (path, "http://127.0.0.1:1", &error);
  g_autoptr (PupitreLimiter) limiter = pupitre_limiter_new (2);
  g_autoptr (PupitreSecret) secret = pupitre_secret_new ("bench", "parent@demo.exemple");
  g_autoptr (PupitreConnection) connection = NULL;

  g_assert_no_error (error);
  connection = pupitre_connection_new (profile, limiter);
  return pupitre_session_keeper_new (connection, secret);
}

static gboolean
is_loaded (gpointer feed)
{
  return pupitre_feed_is_loaded (feed);
}

void
bench_year_init (BenchYear *self, PupitreStore *store, int number, int n_weeks)
{
  g_autofree char *record = g_strdup_printf ("12345%02d", number);
  const PupitreChildFields fields = {
    .guid = record, .record_number = record, .school_code = "700000", .organisation_code = "700",
    .first_name = "Alex",
  };
  g_autoptr (PupitreChild) child = pupitre_child_new (&fields);
  g_autoptr (PupitreSessionKeeper) keeper = make_keeper ();
  g_autoptr (GDateTime) first = pupitre_school_time_parse (BENCH_YEAR_BEGIN);
  g_autoptr (GDateTime) summer = pupitre_school_time_day (first, -28);

  for (guint part = 0; part < PUPITRE_WEEK_N_PARTS; part++) {
    fill (store, child, part, n_weeks);
    self->feeds[part] = pupitre_feed_recipes_make (keeper, store, child, PARTS[part].kind, YEAR);
    test_wait_until (is_loaded, self->feeds[part]);
  }
  self->who = pupitre_plan_who_new (child, (guint) number, (guint) number);
  self->week = pupitre_week_new_for_feeds (self->feeds, summer);
}

void
bench_year_clear (BenchYear *self)
{
  g_object_unref (self->week);
  pupitre_plan_who_unref (self->who);
  for (guint part = 0; part < PUPITRE_WEEK_N_PARTS; part++) {
    pupitre_feed_stop (self->feeds[part]);
    g_object_unref (self->feeds[part]);
  }
}

gboolean
bench_year_is_read (const BenchYear *self)
{
  for (guint part = 0; part < PUPITRE_WEEK_N_PARTS; part++) {
    int n = 0;

    for (int day = 0; day < DAYS_OF_CLASS; day++) {
      g_autoptr (GPtrArray) objects =
        pupitre_week_get_day (self->week, (PupitreWeekPart) part, day);

      n += (int) objects->len;
    }
    if (n != PARTS[part].in_week)
      return FALSE;
  }
  return TRUE;
}

guint
bench_year_count_items (guint n_children)
{
  return n_children * (BENCH_YEAR_LESSONS + BENCH_YEAR_DETENTIONS);
}

void
bench_year_check (PupitrePlan *plan, guint n_children)
{
  guint n_items = 0, n_tasks = 0;

  for (guint i = 0; i < plan->columns->len; i++) {
    PupitrePlanColumn *column = plan->columns->pdata[i];

    n_items += column->items->len;
    for (guint j = 0; j < column->tasks->len; j++)
      n_tasks += ((PupitrePlanTasks *) column->tasks->pdata[j])->tasks->len;
  }
  g_assert_cmpuint (n_items, ==, bench_year_count_items (n_children));
  g_assert_cmpuint (n_tasks, ==, n_children * BENCH_YEAR_WORKS);
}
