/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bench-view.h"
#include "bench-year.h"
#include "pupitre-school-time.h"
#include "test-portal.h"

#include <stdlib.h>
#include <valgrind/callgrind.h>

/* What it costs to turn the week of a family of which everything is stored: "bench-family N" stores a
 * year of each kind for each of N children, and turns to one week. Only the turning is counted, from
 * the sealed records to the plan; with "--page" behind, to the frame in which the window shows it. */

#define N_WEEKS 40
#define MOST_CHILDREN 5

typedef struct {
  BenchYear       *children;
  guint            n_children;
  GDateTime       *monday;
  PupitrePlanView *view;  /* (nullable): nothing is to be shown */
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

  for (guint i = 0; i < family->n_children; i++) {
    if (!bench_year_is_read (&family->children[i]))
      return FALSE;
  }
  return TRUE;
}

static void
turn (Family *family)
{
  PupitrePlan *plan;

  CALLGRIND_START_INSTRUMENTATION;
  for (guint i = 0; i < family->n_children; i++)
    pupitre_week_turn_to (family->children[i].week, family->monday);
  test_wait_until (is_read, family);
  plan = make_plan (family);
  if (family->view != NULL)
    bench_view_show (family->view, plan);
  CALLGRIND_STOP_INSTRUMENTATION;
  bench_year_check (plan, family->n_children);
  if (family->view != NULL)
    bench_view_check (family->view, bench_year_count_items (family->n_children));
  else
    pupitre_plan_free (plan);
}

int
main (int argc, char **argv)
{
  g_autofree char *folder = test_make_folder ();
  g_autofree char *directory = g_build_filename (folder, "account", NULL);
  g_autoptr (PupitreKey) key = pupitre_key_new_random ();
  g_autoptr (PupitreStore) store = pupitre_store_new (directory, "bench", key);
  g_autoptr (GDateTime) first = pupitre_school_time_parse (BENCH_YEAR_BEGIN);
  g_autoptr (GDateTime) monday = pupitre_school_time_day (first, 7 * (N_WEEKS / 2));
  BenchYear children[MOST_CHILDREN] = { 0 };
  GAsyncResult *result = NULL;
  int n_children = argc >= 2 ? atoi (argv[1]) : 0;
  Family family = { children, (guint) n_children, monday, NULL };

  g_assert_cmpint (n_children, >, 0);
  g_assert_cmpint (n_children, <=, MOST_CHILDREN);
  if (argc == 3)
    family.view = bench_view_open ();
  pupitre_store_open_async (store, NULL, test_keep_result, &result);
  g_object_unref (test_wait_result (&result));
  for (int i = 0; i < n_children; i++)
    bench_year_init (&children[i], store, i, N_WEEKS);
  turn (&family);
  for (int i = 0; i < n_children; i++)
    bench_year_clear (&children[i]);
  result = NULL;
  pupitre_store_close_async (store, NULL, test_keep_result, &result);
  g_object_unref (test_wait_result (&result));
  test_remove_folder (folder);
  return 0;
}
