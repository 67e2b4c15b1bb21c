/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-cycle-plan"

#include "config.h"

#include "pupitre-cycle-plan.h"

#include "pupitre-school-time.h"
#include "pupitre-words.h"

#include <glib/gi18n.h>

/* The cycle of a school as a plan: its nine or ten days as columns, the periods as rows. Main
 * thread. */

static char *
dup_start (PupitreCycle *cycle, int number)
{
  PupitrePeriod *period = pupitre_cycle_find_period (cycle, number);
  g_autoptr (GDateTime) day = pupitre_school_time_today ();
  g_autoptr (GDateTime) start = NULL;

  if (period == NULL || pupitre_period_get_start (period) < 0)
    return NULL;
  start = pupitre_school_time_at (day, pupitre_period_get_start (period));
  return pupitre_words_time (start);
}

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  return *(const int *) a - *(const int *) b;
}

/* @returns: (element-type int): the periods that have a cell or an hour, in order */
static GArray *
find_periods (PupitreCycle *cycle)
{
  g_autoptr (GHashTable) known = g_hash_table_new (NULL, NULL);
  GArray *numbers = g_array_new (FALSE, FALSE, sizeof (int));

  for (guint i = 0; i < pupitre_cycle_get_n_periods (cycle); i++) {
    int number = pupitre_period_get_number (pupitre_cycle_get_period (cycle, i));

    if (g_hash_table_add (known, GINT_TO_POINTER (number)))
      g_array_append_val (numbers, number);
  }
  for (guint i = 0; i < pupitre_cycle_get_n_cells (cycle); i++) {
    int number = pupitre_cycle_cell_get_period (pupitre_cycle_get_cell (cycle, i));

    if (g_hash_table_add (known, GINT_TO_POINTER (number)))
      g_array_append_val (numbers, number);
  }
  g_array_sort (numbers, compare_numbers);
  return numbers;
}

static void
add_cell (PupitrePlanColumn *column, PupitreCycle *cycle, PupitreCycleCell *cell, int row)
{
  const char *title = pupitre_cycle_cell_get_title (cell);
  PupitrePlanItem *item = pupitre_plan_add_item (column, row, title);

  item->time = dup_start (cycle, pupitre_cycle_cell_get_period (cell));
  if (item->time == NULL)
    item->time = g_strdup_printf (_("Period %d"), pupitre_cycle_cell_get_period (cell));
  item->place =
    pupitre_plan_dup_place (pupitre_cycle_cell_get_rooms (cell), pupitre_cycle_cell_get_teachers (cell));
  item->colour = pupitre_plan_find_colour (pupitre_cycle_cell_get_subject_code (cell),
                                           pupitre_cycle_cell_get_code (cell), title);
  pupitre_plan_describe (column, item);
}

/**
 * pupitre_cycle_plan_make:
 * @cycle: A cycle
 *
 * Returns: (transfer full): what it looks like.
 */
PupitrePlan *
pupitre_cycle_plan_make (PupitreCycle *cycle)
{
  g_autoptr (GArray) periods = NULL;
  PupitrePlan *plan;

  g_return_val_if_fail (PUPITRE_IS_CYCLE (cycle), NULL);

  plan = pupitre_plan_new ();
  periods = find_periods (cycle);
  for (guint i = 0; i < periods->len; i++) {
    int number = g_array_index (periods, int, i);
    g_autofree char *title = g_strdup_printf (_("Period %d"), number);
    g_autofree char *start = dup_start (cycle, number);

    pupitre_plan_add_row (plan, start != NULL ? start : title, start != NULL ? title : NULL);
  }
  for (int day = 1; day <= pupitre_cycle_get_length (cycle); day++) {
    g_autofree char *title = g_strdup_printf (_("Day %d"), day);
    PupitrePlanColumn *column = pupitre_plan_add_column (plan, title);

    for (guint i = 0; i < periods->len; i++) {
      PupitreCycleCell *cell =
        pupitre_cycle_find_cell (cycle, day, g_array_index (periods, int, i));

      if (cell != NULL)
        add_cell (column, cycle, cell, (int) i);
    }
  }
  return plan;
}
