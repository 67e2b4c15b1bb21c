/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bench-lessons.h"
#include "pupitre-school-time.h"
#include "pupitre-week-plan.h"
#include "test-portal.h"

#include <stdlib.h>
#include <valgrind/callgrind.h>

/* What it costs to turn the week of a family of which everything is stored: "bench-family N" stores a
 * year of lessons for each of N children, and turns to one week. Only the turning is counted, from the
 * sealed records to the plan that is drawn. */

#define N_WEEKS 40
#define MOST_CHILDREN 5

typedef struct {
  PupitreFeed    *feeds[PUPITRE_WEEK_N_PARTS];
  PupitreWeek    *week;
  PupitrePlanWho *who;
} Child;

static const PupitreKind KINDS[PUPITRE_WEEK_N_PARTS] = {
  PUPITRE_KIND_LESSONS,
  PUPITRE_KIND_DAYS,
  PUPITRE_KIND_DETENTIONS,
  PUPITRE_KIND_HOMEWORK,
};

static void
add_child (Child *self, PupitreStore *store, int number)
{
  g_autofree char *record = g_strdup_printf ("12345%02d", number);
  const PupitreChildFields fields = {
    .guid = record, .record_number = record, .school_code = "700000", .organisation_code = "700",
    .first_name = "Alex",
  };
  g_autoptr (PupitreChild) child = pupitre_child_new (&fields);
  g_autoptr (GDateTime) today = pupitre_school_time_today ();

  for (int part = 0; part < PUPITRE_WEEK_N_PARTS; part++) {
    g_autoptr (PupitreCollection) collection =
      pupitre_collection_new (pupitre_child_get_key (child), KINDS[part], 2026);

    if (part == PUPITRE_WEEK_LESSONS)
      bench_lessons_fill (store, collection, N_WEEKS);
    self->feeds[part] = bench_lessons_make_feed (store, collection);
  }
  self->who = pupitre_plan_who_new (child, (guint) number, (guint) number);
  self->week = pupitre_week_new_for_feeds (self->feeds, today);
}

static guint
count_items (PupitrePlan *plan)
{
  guint n = 0;

  for (guint i = 0; i < plan->columns->len; i++)
    n += ((PupitrePlanColumn *) plan->columns->pdata[i])->items->len;
  return n;
}

typedef struct {
  Child     *children;
  guint      n_children;
  GDateTime *monday;
} Family;

static PupitrePlan *
make_plan (Family *family)
{
  PupitreWeekPlanChild children[MOST_CHILDREN];

  for (guint i = 0; i < family->n_children; i++)
    children[i] = (PupitreWeekPlanChild) { family->children[i].week, family->children[i].who };
  return pupitre_week_plan_make_family (family->monday, children, family->n_children);
}

static gboolean
is_read (gpointer data)
{
  Family *family = data;
  guint n = 0;

  for (guint i = 0; i < family->n_children; i++) {
    for (int day = 0; day < 5; day++) {
      g_autoptr (GPtrArray) lessons =
        pupitre_week_get_day (family->children[i].week, PUPITRE_WEEK_LESSONS, day);

      n += lessons->len;
    }
  }
  return n == family->n_children * BENCH_LESSONS_A_WEEK;
}

static void
turn (Family *family)
{
  g_autoptr (PupitrePlan) plan = NULL;

  CALLGRIND_START_INSTRUMENTATION;
  for (guint i = 0; i < family->n_children; i++)
    pupitre_week_turn_to (family->children[i].week, family->monday);
  test_wait_until (is_read, family);
  plan = make_plan (family);
  CALLGRIND_STOP_INSTRUMENTATION;
  g_assert_cmpuint (count_items (plan), ==, family->n_children * BENCH_LESSONS_A_WEEK);
}

static void
clear_child (Child *self)
{
  g_object_unref (self->week);
  pupitre_plan_who_unref (self->who);
  for (int part = 0; part < PUPITRE_WEEK_N_PARTS; part++) {
    pupitre_feed_stop (self->feeds[part]);
    g_object_unref (self->feeds[part]);
  }
}

int
main (int argc, char **argv)
{
  g_autofree char *folder = test_make_folder ();
  g_autofree char *directory = g_build_filename (folder, "account", NULL);
  g_autoptr (PupitreKey) key = pupitre_key_new_random ();
  g_autoptr (PupitreStore) store = pupitre_store_new (directory, "bench", key);
  g_autoptr (GDateTime) first = pupitre_school_time_parse (BENCH_LESSONS_BEGIN);
  g_autoptr (GDateTime) monday = pupitre_school_time_day (first, 7 * (N_WEEKS / 2));
  Child children[MOST_CHILDREN] = { 0 };
  GAsyncResult *result = NULL;
  int n_children = argc == 2 ? atoi (argv[1]) : 0;
  Family family = { children, (guint) n_children, monday };

  g_assert_cmpint (n_children, >, 0);
  g_assert_cmpint (n_children, <=, MOST_CHILDREN);
  pupitre_store_open_async (store, NULL, test_keep_result, &result);
  g_object_unref (test_wait_result (&result));
  for (int i = 0; i < n_children; i++)
    add_child (&children[i], store, i);
  turn (&family);
  for (int i = 0; i < n_children; i++)
    clear_child (&children[i]);
  result = NULL;
  pupitre_store_close_async (store, NULL, test_keep_result, &result);
  g_object_unref (test_wait_result (&result));
  test_remove_folder (folder);
  return 0;
}
