/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * PupitreCycleCellFields:
 *
 * What the portal says of a cell of the cycle; copied by pupitre_cycle_cell_new().
 */
typedef struct {
  const char         *title;         /* course */
  int                 cycle_day;     /* from 1 */
  int                 period;        /* from 1 */
  const char         *code;          /* (nullable) the school's code of it */
  const char         *subject_code;  /* (nullable) */
  const char         *group_code;    /* (nullable) */
  const char * const *rooms;         /* (nullable) */
  const char * const *teachers;      /* (nullable) */
} PupitreCycleCellFields;

#define PUPITRE_TYPE_CYCLE_CELL (pupitre_cycle_cell_get_type ())
G_DECLARE_FINAL_TYPE (PupitreCycleCell, pupitre_cycle_cell, PUPITRE, CYCLE_CELL, GObject)

PupitreCycleCell    *pupitre_cycle_cell_new              (const PupitreCycleCellFields *fields) G_GNUC_WARN_UNUSED_RESULT;
const char          *pupitre_cycle_cell_get_title        (PupitreCycleCell *self);
int                  pupitre_cycle_cell_get_cycle_day    (PupitreCycleCell *self);
int                  pupitre_cycle_cell_get_period       (PupitreCycleCell *self);
const char          *pupitre_cycle_cell_get_code         (PupitreCycleCell *self);
const char          *pupitre_cycle_cell_get_subject_code (PupitreCycleCell *self);
const char          *pupitre_cycle_cell_get_group_code   (PupitreCycleCell *self);
const char * const  *pupitre_cycle_cell_get_rooms        (PupitreCycleCell *self);
const char * const  *pupitre_cycle_cell_get_teachers     (PupitreCycleCell *self);

G_END_DECLS
