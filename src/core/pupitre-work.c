/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-work"

#include "pupitre-work.h"

/* A piece of work that is marked, or will be (*travail*). Immutable. */

struct _PupitreWork {
  GObject        parent_instance;

  char          *id;
  char          *subject_code;
  char          *subject_title;
  char          *title;
  int            term;
  GDateTime     *date;
  GDateTime     *updated;  /* (nullable) */
  PupitreResult *result;   /* (nullable) (owned) */
  char          *competency_code;
  char          *competency;
  gboolean       on_report_card;
  gboolean       has_weight;
  double         weight;
  char          *remark;
  gboolean       freshly_marked;
};

G_DEFINE_FINAL_TYPE (PupitreWork, pupitre_work, G_TYPE_OBJECT)

static void
pupitre_work_finalize (GObject *object)
{
  PupitreWork *self = PUPITRE_WORK (object);

  g_free (self->id);
  g_free (self->subject_code);
  g_free (self->subject_title);
  g_free (self->title);
  g_date_time_unref (self->date);
  g_clear_pointer (&self->updated, g_date_time_unref);
  g_clear_object (&self->result);
  g_free (self->competency_code);
  g_free (self->competency);
  g_free (self->remark);

  G_OBJECT_CLASS (pupitre_work_parent_class)->finalize (object);
}

static void
pupitre_work_class_init (PupitreWorkClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pupitre_work_finalize;
}

static void
pupitre_work_init (PupitreWork *self)
{
}

/**
 * pupitre_work_new:
 * @fields: What the portal says; id, title and date are required
 *
 * Returns: (transfer full): a work item. Any thread.
 */
PupitreWork *
pupitre_work_new (const PupitreWorkFields *fields)
{
  PupitreWork *self;

  g_return_val_if_fail (fields != NULL, NULL);
  g_return_val_if_fail (fields->id != NULL && fields->title != NULL && fields->date != NULL, NULL);

  self = g_object_new (PUPITRE_TYPE_WORK, NULL);
  self->id = g_strdup (fields->id);
  self->subject_code = g_strdup (fields->subject_code != NULL ? fields->subject_code : "");
  self->subject_title = g_strdup (fields->subject_title != NULL ? fields->subject_title : "");
  self->title = g_strdup (fields->title);
  self->term = fields->term;
  self->date = g_date_time_ref (fields->date);
  self->updated = fields->updated != NULL ? g_date_time_ref (fields->updated) : NULL;
  g_set_object (&self->result, fields->result);
  self->competency_code = g_strdup (fields->competency_code != NULL ? fields->competency_code : "");
  self->competency = g_strdup (fields->competency != NULL ? fields->competency : "");
  self->on_report_card = fields->on_report_card;
  self->has_weight = fields->weight != NULL;
  self->weight = fields->weight != NULL ? *fields->weight : 0;
  self->remark = g_strdup (fields->remark != NULL ? fields->remark : "");
  self->freshly_marked = fields->freshly_marked;

  return self;
}

/**
 * pupitre_work_get_id:
 * @self: A work item
 *
 * Returns: (transfer none): the key of the work item in its collection. Any thread.
 */
const char *
pupitre_work_get_id (PupitreWork *self)
{
  g_return_val_if_fail (PUPITRE_IS_WORK (self), NULL);

  return self->id;
}

/**
 * pupitre_work_get_subject_code:
 * @self: A work item
 *
 * Returns: (transfer none): the code of the subject, empty if unknown. Any thread.
 */
const char *
pupitre_work_get_subject_code (PupitreWork *self)
{
  g_return_val_if_fail (PUPITRE_IS_WORK (self), NULL);

  return self->subject_code;
}

/**
 * pupitre_work_get_subject_title:
 * @self: A work item
 *
 * Returns: (transfer none): the name of the subject, empty if unknown. Any thread.
 */
const char *
pupitre_work_get_subject_title (PupitreWork *self)
{
  g_return_val_if_fail (PUPITRE_IS_WORK (self), NULL);

  return self->subject_title;
}

/**
 * pupitre_work_get_title:
 * @self: A work item
 *
 * Returns: (transfer none): the title. Any thread.
 */
const char *
pupitre_work_get_title (PupitreWork *self)
{
  g_return_val_if_fail (PUPITRE_IS_WORK (self), NULL);

  return self->title;
}

/**
 * pupitre_work_get_term:
 * @self: A work item
 *
 * Returns: the étape, 0 if unknown. Any thread.
 */
int
pupitre_work_get_term (PupitreWork *self)
{
  g_return_val_if_fail (PUPITRE_IS_WORK (self), 0);

  return self->term;
}

/**
 * pupitre_work_get_date:
 * @self: A work item
 *
 * Returns: (transfer none): the day of the work, at midnight in the schools' zone. Any thread.
 */
GDateTime *
pupitre_work_get_date (PupitreWork *self)
{
  g_return_val_if_fail (PUPITRE_IS_WORK (self), NULL);

  return self->date;
}

/**
 * pupitre_work_get_updated:
 * @self: A work item
 *
 * Returns: (transfer none) (nullable): when the result last changed. Any thread.
 */
GDateTime *
pupitre_work_get_updated (PupitreWork *self)
{
  g_return_val_if_fail (PUPITRE_IS_WORK (self), NULL);

  return self->updated;
}

/**
 * pupitre_work_get_result:
 * @self: A work item
 *
 * Returns: (transfer none) (nullable): the result, %NULL if it is not marked yet. Any thread.
 */
PupitreResult *
pupitre_work_get_result (PupitreWork *self)
{
  g_return_val_if_fail (PUPITRE_IS_WORK (self), NULL);

  return self->result;
}

/**
 * pupitre_work_get_competency_code:
 * @self: A work item
 *
 * Returns: (transfer none): the code of the competency that it evaluates, empty if the subject has
 *   one result only. Any thread.
 */
const char *
pupitre_work_get_competency_code (PupitreWork *self)
{
  g_return_val_if_fail (PUPITRE_IS_WORK (self), NULL);

  return self->competency_code;
}

/**
 * pupitre_work_get_competency:
 * @self: A work item
 *
 * Returns: (transfer none): the name of that competency, empty for none. Any thread.
 */
const char *
pupitre_work_get_competency (PupitreWork *self)
{
  g_return_val_if_fail (PUPITRE_IS_WORK (self), NULL);

  return self->competency;
}

/**
 * pupitre_work_is_on_report_card:
 * @self: A work item
 *
 * Returns: whether the mark counts for the report card. Any thread.
 */
gboolean
pupitre_work_is_on_report_card (PupitreWork *self)
{
  g_return_val_if_fail (PUPITRE_IS_WORK (self), FALSE);

  return self->on_report_card;
}

/**
 * pupitre_work_get_weight:
 * @self: A work item
 * @weight: (out): how much it counts in its competency, or in its subject, relative to the others;
 *   left alone if it is not said
 *
 * Returns: whether it is said. Any thread.
 */
gboolean
pupitre_work_get_weight (PupitreWork *self, double *weight)
{
  g_return_val_if_fail (PUPITRE_IS_WORK (self), FALSE);
  g_return_val_if_fail (weight != NULL, FALSE);

  if (self->has_weight)
    *weight = self->weight;
  return self->has_weight;
}

/**
 * pupitre_work_get_remark:
 * @self: A work item
 *
 * Returns: (transfer none): what the teacher wrote, empty for nothing. Any thread.
 */
const char *
pupitre_work_get_remark (PupitreWork *self)
{
  g_return_val_if_fail (PUPITRE_IS_WORK (self), NULL);

  return self->remark;
}

/**
 * pupitre_work_is_freshly_marked:
 * @self: A work item
 *
 * Returns: whether its result came, or is another one, since the parent last looked. Any thread.
 */
gboolean
pupitre_work_is_freshly_marked (PupitreWork *self)
{
  g_return_val_if_fail (PUPITRE_IS_WORK (self), FALSE);

  return self->freshly_marked;
}
