/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-cycle"

#include "pupitre-cycle.h"

/* The cyclic timetable (*horaire cyclique*) of a child: what there is on each day of the cycle, and
   which day of the cycle a date is. Immutable. */

struct _PupitreCycle {
  GObject    parent_instance;

  int        length;
  GPtrArray *periods;          /* (element-type PupitrePeriod) */
  GPtrArray *cells;            /* (element-type PupitreCycleCell) */
  GPtrArray *days;             /* (element-type PupitreDay) */
};

G_DEFINE_FINAL_TYPE (PupitreCycle, pupitre_cycle, G_TYPE_OBJECT)

static void
pupitre_cycle_finalize (GObject *object)
{
  PupitreCycle *self = PUPITRE_CYCLE (object);

  g_ptr_array_unref (self->periods);
  g_ptr_array_unref (self->cells);
  g_ptr_array_unref (self->days);

  G_OBJECT_CLASS (pupitre_cycle_parent_class)->finalize (object);
}

static void
pupitre_cycle_class_init (PupitreCycleClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pupitre_cycle_finalize;
}

static void
pupitre_cycle_init (PupitreCycle *self)
{
}

/**
 * pupitre_cycle_new:
 * @fields: What the portal says
 *
 * Returns: (transfer full): a cycle. Any thread.
 */
PupitreCycle *
pupitre_cycle_new (const PupitreCycleFields *fields)
{
  PupitreCycle *self;

  g_return_val_if_fail (fields != NULL, NULL);

  self = g_object_new (PUPITRE_TYPE_CYCLE, NULL);
  self->length = fields->length;
  self->periods = fields->periods != NULL ? g_ptr_array_ref (fields->periods) : g_ptr_array_new ();
  self->cells = fields->cells != NULL ? g_ptr_array_ref (fields->cells) : g_ptr_array_new ();
  self->days = fields->days != NULL ? g_ptr_array_ref (fields->days) : g_ptr_array_new ();

  return self;
}

/**
 * pupitre_cycle_get_length:
 * @self: A cycle
 *
 * Returns: how many days the cycle has, 0 if it is not said. Any thread.
 */
int
pupitre_cycle_get_length (PupitreCycle *self)
{
  g_return_val_if_fail (PUPITRE_IS_CYCLE (self), 0);

  return self->length;
}

/**
 * pupitre_cycle_get_n_periods:
 * @self: A cycle
 *
 * Returns: how many periods there are. Any thread.
 */
guint
pupitre_cycle_get_n_periods (PupitreCycle *self)
{
  g_return_val_if_fail (PUPITRE_IS_CYCLE (self), 0);

  return self->periods->len;
}

/**
 * pupitre_cycle_get_period:
 * @self: A cycle
 * @position: Which one, from 0
 *
 * Returns: (transfer none): a period, in the order of their numbers. Any thread.
 */
PupitrePeriod *
pupitre_cycle_get_period (PupitreCycle *self, guint position)
{
  g_return_val_if_fail (PUPITRE_IS_CYCLE (self), NULL);
  g_return_val_if_fail (position < self->periods->len, NULL);

  return g_ptr_array_index (self->periods, position);
}

/**
 * pupitre_cycle_get_n_cells:
 * @self: A cycle
 *
 * Returns: how many cells there are. Any thread.
 */
guint
pupitre_cycle_get_n_cells (PupitreCycle *self)
{
  g_return_val_if_fail (PUPITRE_IS_CYCLE (self), 0);

  return self->cells->len;
}

/**
 * pupitre_cycle_get_cell:
 * @self: A cycle
 * @position: Which one, from 0
 *
 * Returns: (transfer none): a cell, in the order of days and periods. Any thread.
 */
PupitreCycleCell *
pupitre_cycle_get_cell (PupitreCycle *self, guint position)
{
  g_return_val_if_fail (PUPITRE_IS_CYCLE (self), NULL);
  g_return_val_if_fail (position < self->cells->len, NULL);

  return g_ptr_array_index (self->cells, position);
}

/**
 * pupitre_cycle_get_n_days:
 * @self: A cycle
 *
 * Returns: how many days there are. Any thread.
 */
guint
pupitre_cycle_get_n_days (PupitreCycle *self)
{
  g_return_val_if_fail (PUPITRE_IS_CYCLE (self), 0);

  return self->days->len;
}

/**
 * pupitre_cycle_get_day:
 * @self: A cycle
 * @position: Which one, from 0
 *
 * Returns: (transfer none): a day of the calendar, the first one first. Any thread.
 */
PupitreDay *
pupitre_cycle_get_day (PupitreCycle *self, guint position)
{
  g_return_val_if_fail (PUPITRE_IS_CYCLE (self), NULL);
  g_return_val_if_fail (position < self->days->len, NULL);

  return g_ptr_array_index (self->days, position);
}

/**
 * pupitre_cycle_find_cell:
 * @self: A cycle
 * @cycle_day: A day of the cycle, from 1
 * @period: A period, from 1
 *
 * Returns: (transfer none) (nullable): the first cell of that day and period, %NULL if there is
 *   none. Any thread.
 */
PupitreCycleCell *
pupitre_cycle_find_cell (PupitreCycle *self, int cycle_day, int period)
{
  g_return_val_if_fail (PUPITRE_IS_CYCLE (self), NULL);

  for (guint i = 0; i < self->cells->len; i++) {
    PupitreCycleCell *cell = g_ptr_array_index (self->cells, i);

    if (pupitre_cycle_cell_get_cycle_day (cell) == cycle_day &&
        pupitre_cycle_cell_get_period (cell) == period)
      return cell;
  }
  return NULL;
}

/**
 * pupitre_cycle_find_period:
 * @self: A cycle
 * @number: The number of a period
 *
 * Returns: (transfer none) (nullable): the period of that number. Any thread.
 */
PupitrePeriod *
pupitre_cycle_find_period (PupitreCycle *self, int number)
{
  g_return_val_if_fail (PUPITRE_IS_CYCLE (self), NULL);

  for (guint i = 0; i < self->periods->len; i++) {
    PupitrePeriod *period = g_ptr_array_index (self->periods, i);

    if (pupitre_period_get_number (period) == number)
      return period;
  }
  return NULL;
}
