/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-cycle-cell"

#include "pupitre-cycle-cell.h"

/* What a child has in one period of one day of the cycle. Immutable. */

struct _PupitreCycleCell {
  GObject parent_instance;

  char   *title;
  int     cycle_day;
  int     period;
  char   *code;
  char   *subject_code;
  char   *group_code;
  char  **rooms;
  char  **teachers;
};

G_DEFINE_FINAL_TYPE (PupitreCycleCell, pupitre_cycle_cell, G_TYPE_OBJECT)

static void
pupitre_cycle_cell_finalize (GObject *object)
{
  PupitreCycleCell *self = PUPITRE_CYCLE_CELL (object);

  g_free (self->title);
  g_free (self->code);
  g_free (self->subject_code);
  g_free (self->group_code);
  g_strfreev (self->rooms);
  g_strfreev (self->teachers);

  G_OBJECT_CLASS (pupitre_cycle_cell_parent_class)->finalize (object);
}

static void
pupitre_cycle_cell_class_init (PupitreCycleCellClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pupitre_cycle_cell_finalize;
}

static void
pupitre_cycle_cell_init (PupitreCycleCell *self)
{
}

/**
 * pupitre_cycle_cell_new:
 * @fields: What the portal says; title is required
 *
 * Returns: (transfer full): a cell. Any thread.
 */
PupitreCycleCell *
pupitre_cycle_cell_new (const PupitreCycleCellFields *fields)
{
  PupitreCycleCell *self;

  g_return_val_if_fail (fields != NULL, NULL);
  g_return_val_if_fail (fields->title != NULL, NULL);

  self = g_object_new (PUPITRE_TYPE_CYCLE_CELL, NULL);
  self->title = g_strdup (fields->title);
  self->cycle_day = fields->cycle_day;
  self->period = fields->period;
  self->code = g_strdup (fields->code != NULL ? fields->code : "");
  self->subject_code = g_strdup (fields->subject_code != NULL ? fields->subject_code : "");
  self->group_code = g_strdup (fields->group_code != NULL ? fields->group_code : "");
  self->rooms = fields->rooms != NULL ? g_strdupv ((char **) fields->rooms) : g_new0 (char *, 1);
  self->teachers = fields->teachers != NULL ? g_strdupv ((char **) fields->teachers)
                                            : g_new0 (char *, 1);

  return self;
}

/**
 * pupitre_cycle_cell_get_title:
 * @self: A cell
 *
 * Returns: (transfer none): the course. Any thread.
 */
const char *
pupitre_cycle_cell_get_title (PupitreCycleCell *self)
{
  g_return_val_if_fail (PUPITRE_IS_CYCLE_CELL (self), NULL);

  return self->title;
}

/**
 * pupitre_cycle_cell_get_cycle_day:
 * @self: A cell
 *
 * Returns: the day of the cycle, from 1. Any thread.
 */
int
pupitre_cycle_cell_get_cycle_day (PupitreCycleCell *self)
{
  g_return_val_if_fail (PUPITRE_IS_CYCLE_CELL (self), 0);

  return self->cycle_day;
}

/**
 * pupitre_cycle_cell_get_period:
 * @self: A cell
 *
 * Returns: the period of the day, from 1. Any thread.
 */
int
pupitre_cycle_cell_get_period (PupitreCycleCell *self)
{
  g_return_val_if_fail (PUPITRE_IS_CYCLE_CELL (self), 0);

  return self->period;
}

/**
 * pupitre_cycle_cell_get_code:
 * @self: A cell
 *
 * Returns: (transfer none): the school's code of the course, empty if none. Any thread.
 */
const char *
pupitre_cycle_cell_get_code (PupitreCycleCell *self)
{
  g_return_val_if_fail (PUPITRE_IS_CYCLE_CELL (self), NULL);

  return self->code;
}

/**
 * pupitre_cycle_cell_get_subject_code:
 * @self: A cell
 *
 * Returns: (transfer none): the code of the subject, empty if unknown. Any thread.
 */
const char *
pupitre_cycle_cell_get_subject_code (PupitreCycleCell *self)
{
  g_return_val_if_fail (PUPITRE_IS_CYCLE_CELL (self), NULL);

  return self->subject_code;
}

/**
 * pupitre_cycle_cell_get_group_code:
 * @self: A cell
 *
 * Returns: (transfer none): the group, empty if unknown. Any thread.
 */
const char *
pupitre_cycle_cell_get_group_code (PupitreCycleCell *self)
{
  g_return_val_if_fail (PUPITRE_IS_CYCLE_CELL (self), NULL);

  return self->group_code;
}

/**
 * pupitre_cycle_cell_get_rooms:
 * @self: A cell
 *
 * Returns: (transfer none) (array zero-terminated=1): the rooms, often one, perhaps none. Any
 *   thread.
 */
const char * const *
pupitre_cycle_cell_get_rooms (PupitreCycleCell *self)
{
  g_return_val_if_fail (PUPITRE_IS_CYCLE_CELL (self), NULL);

  return (const char * const *) self->rooms;
}

/**
 * pupitre_cycle_cell_get_teachers:
 * @self: A cell
 *
 * Returns: (transfer none) (array zero-terminated=1): the teachers, often one, perhaps none or
 *   several. Any thread.
 */
const char * const *
pupitre_cycle_cell_get_teachers (PupitreCycleCell *self)
{
  g_return_val_if_fail (PUPITRE_IS_CYCLE_CELL (self), NULL);

  return (const char * const *) self->teachers;
}
