/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-period"

#include "pupitre-period.h"

/* A period of the school's day. Immutable. */

struct _PupitrePeriod {
  GObject parent_instance;

  int     number;
  int     start;
  int     end;
};

G_DEFINE_FINAL_TYPE (PupitrePeriod, pupitre_period, G_TYPE_OBJECT)

static void
pupitre_period_class_init (PupitrePeriodClass *klass)
{
}

static void
pupitre_period_init (PupitrePeriod *self)
{
}

/**
 * pupitre_period_new:
 * @fields: What the portal says
 *
 * Returns: (transfer full): a period. Any thread.
 */
PupitrePeriod *
pupitre_period_new (const PupitrePeriodFields *fields)
{
  PupitrePeriod *self;

  g_return_val_if_fail (fields != NULL, NULL);

  self = g_object_new (PUPITRE_TYPE_PERIOD, NULL);
  self->number = fields->number;
  self->start = fields->start;
  self->end = fields->end;

  return self;
}

/**
 * pupitre_period_get_number:
 * @self: A period
 *
 * Returns: the number of the period. Any thread.
 */
int
pupitre_period_get_number (PupitrePeriod *self)
{
  g_return_val_if_fail (PUPITRE_IS_PERIOD (self), 0);

  return self->number;
}

/**
 * pupitre_period_get_start:
 * @self: A period
 *
 * Returns: when it begins, in minutes after midnight. Any thread.
 */
int
pupitre_period_get_start (PupitrePeriod *self)
{
  g_return_val_if_fail (PUPITRE_IS_PERIOD (self), 0);

  return self->start;
}

/**
 * pupitre_period_get_end:
 * @self: A period
 *
 * Returns: when it ends, in minutes after midnight. Any thread.
 */
int
pupitre_period_get_end (PupitrePeriod *self)
{
  g_return_val_if_fail (PUPITRE_IS_PERIOD (self), 0);

  return self->end;
}
