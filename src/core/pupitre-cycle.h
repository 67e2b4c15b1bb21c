/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-cycle-cell.h"
#include "pupitre-day.h"
#include "pupitre-period.h"

G_BEGIN_DECLS

/**
 * PupitreCycleFields:
 *
 * What the portal says of the cycle; referenced by pupitre_cycle_new(). The lists are in order.
 */
typedef struct {
  int        length;
  GPtrArray *periods;  /* (nullable) (element-type PupitrePeriod) by their numbers */
  GPtrArray *cells;    /* (nullable) (element-type PupitreCycleCell) */
  GPtrArray *days;     /* (nullable) (element-type PupitreDay) */
} PupitreCycleFields;

#define PUPITRE_TYPE_CYCLE (pupitre_cycle_get_type ())
G_DECLARE_FINAL_TYPE (PupitreCycle, pupitre_cycle, PUPITRE, CYCLE, GObject)

PupitreCycle     *pupitre_cycle_new           (const PupitreCycleFields *fields) G_GNUC_WARN_UNUSED_RESULT;
int               pupitre_cycle_get_length    (PupitreCycle *self);
guint             pupitre_cycle_get_n_periods (PupitreCycle *self);
PupitrePeriod    *pupitre_cycle_get_period    (PupitreCycle *self,
                                               guint         position);
guint             pupitre_cycle_get_n_cells   (PupitreCycle *self);
PupitreCycleCell *pupitre_cycle_get_cell      (PupitreCycle *self,
                                               guint         position);
guint             pupitre_cycle_get_n_days    (PupitreCycle *self);
PupitreDay       *pupitre_cycle_get_day       (PupitreCycle *self,
                                               guint         position);
PupitreCycleCell *pupitre_cycle_find_cell     (PupitreCycle *self,
                                               int           cycle_day,
                                               int           period);
PupitrePeriod    *pupitre_cycle_find_period   (PupitreCycle *self,
                                               int           number);

G_END_DECLS
