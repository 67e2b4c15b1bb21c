/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-competency"

#include "pupitre-competency.h"

/* What a subject evaluates in one étape (*compétence*), with its result. Immutable. */

struct _PupitreCompetency {
  GObject        parent_instance;

  char          *code;
  char          *title;
  gboolean       has_weight;
  double         weight;
  PupitreResult *result;  /* (nullable) (owned) */
};

G_DEFINE_FINAL_TYPE (PupitreCompetency, pupitre_competency, G_TYPE_OBJECT)

static void
pupitre_competency_finalize (GObject *object)
{
  PupitreCompetency *self = PUPITRE_COMPETENCY (object);

  g_free (self->code);
  g_free (self->title);
  g_clear_object (&self->result);

  G_OBJECT_CLASS (pupitre_competency_parent_class)->finalize (object);
}

static void
pupitre_competency_class_init (PupitreCompetencyClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pupitre_competency_finalize;
}

static void
pupitre_competency_init (PupitreCompetency *self)
{
}

/**
 * pupitre_competency_new:
 * @fields: What the portal says; title is required
 *
 * Returns: (transfer full): a competency. Any thread.
 */
PupitreCompetency *
pupitre_competency_new (const PupitreCompetencyFields *fields)
{
  PupitreCompetency *self;

  g_return_val_if_fail (fields != NULL, NULL);
  g_return_val_if_fail (fields->title != NULL, NULL);

  self = g_object_new (PUPITRE_TYPE_COMPETENCY, NULL);
  self->code = g_strdup (fields->code != NULL ? fields->code : "");
  self->title = g_strdup (fields->title);
  self->has_weight = fields->weight != NULL;
  self->weight = fields->weight != NULL ? *fields->weight : 0;
  g_set_object (&self->result, fields->result);

  return self;
}

/**
 * pupitre_competency_get_code:
 * @self: A competency
 *
 * Returns: (transfer none): the code of the competency, empty if it has none. Any thread.
 */
const char *
pupitre_competency_get_code (PupitreCompetency *self)
{
  g_return_val_if_fail (PUPITRE_IS_COMPETENCY (self), NULL);

  return self->code;
}

/**
 * pupitre_competency_get_title:
 * @self: A competency
 *
 * Returns: (transfer none): the name of the competency. Any thread.
 */
const char *
pupitre_competency_get_title (PupitreCompetency *self)
{
  g_return_val_if_fail (PUPITRE_IS_COMPETENCY (self), NULL);

  return self->title;
}

/**
 * pupitre_competency_get_weight:
 * @self: A competency
 * @weight: (out): how much it counts in its subject, relative to the others; left alone if it is
 *   not said
 *
 * Returns: whether it is said. Any thread.
 */
gboolean
pupitre_competency_get_weight (PupitreCompetency *self, double *weight)
{
  g_return_val_if_fail (PUPITRE_IS_COMPETENCY (self), FALSE);
  g_return_val_if_fail (weight != NULL, FALSE);

  if (self->has_weight)
    *weight = self->weight;
  return self->has_weight;
}

/**
 * pupitre_competency_get_result:
 * @self: A competency
 *
 * Returns: (transfer none) (nullable): the result, %NULL if none is published. Any thread.
 */
PupitreResult *
pupitre_competency_get_result (PupitreCompetency *self)
{
  g_return_val_if_fail (PUPITRE_IS_COMPETENCY (self), NULL);

  return self->result;
}
