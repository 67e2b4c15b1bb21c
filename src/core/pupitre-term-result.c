/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-term-result"

#include "pupitre-term-result.h"

/* The results of one étape in one subject. Immutable. */

struct _PupitreTermResult {
  GObject        parent_instance;

  int            number;
  gboolean       has_weight;
  double         weight;
  PupitreResult *result;        /* (nullable) (owned) */
  GPtrArray     *competencies;  /* (element-type PupitreCompetency) */
  char          *remark;
  GDateTime     *updated;       /* (nullable) */
};

G_DEFINE_FINAL_TYPE (PupitreTermResult, pupitre_term_result, G_TYPE_OBJECT)

static void
pupitre_term_result_finalize (GObject *object)
{
  PupitreTermResult *self = PUPITRE_TERM_RESULT (object);

  g_clear_object (&self->result);
  g_ptr_array_unref (self->competencies);
  g_free (self->remark);
  g_clear_pointer (&self->updated, g_date_time_unref);

  G_OBJECT_CLASS (pupitre_term_result_parent_class)->finalize (object);
}

static void
pupitre_term_result_class_init (PupitreTermResultClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pupitre_term_result_finalize;
}

static void
pupitre_term_result_init (PupitreTermResult *self)
{
}

/**
 * pupitre_term_result_new:
 * @fields: What the portal says
 *
 * Returns: (transfer full): a result of one étape. Any thread.
 */
PupitreTermResult *
pupitre_term_result_new (const PupitreTermResultFields *fields)
{
  PupitreTermResult *self;

  g_return_val_if_fail (fields != NULL, NULL);

  self = g_object_new (PUPITRE_TYPE_TERM_RESULT, NULL);
  self->number = fields->number;
  self->has_weight = fields->weight != NULL;
  self->weight = fields->weight != NULL ? *fields->weight : 0;
  g_set_object (&self->result, fields->result);
  self->competencies =
    fields->competencies != NULL ? g_ptr_array_ref (fields->competencies) : g_ptr_array_new ();
  self->remark = g_strdup (fields->remark != NULL ? fields->remark : "");
  self->updated = fields->updated != NULL ? g_date_time_ref (fields->updated) : NULL;

  return self;
}

/**
 * pupitre_term_result_get_number:
 * @self: A result of one étape
 *
 * Returns: the étape, from 1. Any thread.
 */
int
pupitre_term_result_get_number (PupitreTermResult *self)
{
  g_return_val_if_fail (PUPITRE_IS_TERM_RESULT (self), 0);

  return self->number;
}

/**
 * pupitre_term_result_get_weight:
 * @self: A result of one étape
 * @weight: (out): how much the étape counts in the year, relative to the others; left alone if it
 *   is not said
 *
 * Returns: whether it is said. Any thread.
 */
gboolean
pupitre_term_result_get_weight (PupitreTermResult *self, double *weight)
{
  g_return_val_if_fail (PUPITRE_IS_TERM_RESULT (self), FALSE);
  g_return_val_if_fail (weight != NULL, FALSE);

  if (self->has_weight)
    *weight = self->weight;
  return self->has_weight;
}

/**
 * pupitre_term_result_get_result:
 * @self: A result of one étape
 *
 * Returns: (transfer none) (nullable): the mark of the subject, %NULL if it is not published. Any
 *   thread.
 */
PupitreResult *
pupitre_term_result_get_result (PupitreTermResult *self)
{
  g_return_val_if_fail (PUPITRE_IS_TERM_RESULT (self), NULL);

  return self->result;
}

/**
 * pupitre_term_result_get_n_competencies:
 * @self: A result of one étape
 *
 * Returns: how many competencies there are. Any thread.
 */
guint
pupitre_term_result_get_n_competencies (PupitreTermResult *self)
{
  g_return_val_if_fail (PUPITRE_IS_TERM_RESULT (self), 0);

  return self->competencies->len;
}

/**
 * pupitre_term_result_get_competency:
 * @self: A result of one étape
 * @position: Which one, from 0
 *
 * Returns: (transfer none): a competency. Any thread.
 */
PupitreCompetency *
pupitre_term_result_get_competency (PupitreTermResult *self, guint position)
{
  g_return_val_if_fail (PUPITRE_IS_TERM_RESULT (self), NULL);
  g_return_val_if_fail (position < self->competencies->len, NULL);

  return g_ptr_array_index (self->competencies, position);
}

/**
 * pupitre_term_result_get_remark:
 * @self: A result of one étape
 *
 * Returns: (transfer none): what the teacher wrote, empty for nothing. Any thread.
 */
const char *
pupitre_term_result_get_remark (PupitreTermResult *self)
{
  g_return_val_if_fail (PUPITRE_IS_TERM_RESULT (self), NULL);

  return self->remark;
}

/**
 * pupitre_term_result_get_updated:
 * @self: A result of one étape
 *
 * Returns: (transfer none) (nullable): when it last changed. Any thread.
 */
GDateTime *
pupitre_term_result_get_updated (PupitreTermResult *self)
{
  g_return_val_if_fail (PUPITRE_IS_TERM_RESULT (self), NULL);

  return self->updated;
}
