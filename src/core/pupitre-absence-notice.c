/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-absence-notice"

#include "pupitre-absence-notice.h"

/* An absence to come that a parent announced (*absence prévue*), as the portal has it. Immutable.
   */

struct _PupitreAbsenceNotice {
  GObject                   parent_instance;

  char                     *id;
  GDateTime                *first;
  GDateTime                *last;
  gboolean                  whole_day;
  guint                     periods;
  PupitreAbsenceKind        kind;
  char                     *kind_text;
  char                     *motive_code;
  char                     *motive;
  char                     *explanation;
  GDateTime                *submitted;        /* (nullable) */
  PupitreAbsenceNoticeState state;
  char                     *state_text;
  gboolean                  withdrawable;
};

G_DEFINE_FINAL_TYPE (PupitreAbsenceNotice, pupitre_absence_notice, G_TYPE_OBJECT)

static void
pupitre_absence_notice_finalize (GObject *object)
{
  PupitreAbsenceNotice *self = PUPITRE_ABSENCE_NOTICE (object);

  g_free (self->id);
  g_date_time_unref (self->first);
  g_date_time_unref (self->last);
  g_free (self->kind_text);
  g_free (self->motive_code);
  g_free (self->motive);
  g_free (self->explanation);
  g_clear_pointer (&self->submitted, g_date_time_unref);
  g_free (self->state_text);

  G_OBJECT_CLASS (pupitre_absence_notice_parent_class)->finalize (object);
}

static void
pupitre_absence_notice_class_init (PupitreAbsenceNoticeClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pupitre_absence_notice_finalize;
}

static void
pupitre_absence_notice_init (PupitreAbsenceNotice *self)
{
}

/**
 * pupitre_absence_notice_new:
 * @fields: What the portal says; id, first and last are required
 *
 * Returns: (transfer full): a notice. Any thread.
 */
PupitreAbsenceNotice *
pupitre_absence_notice_new (const PupitreAbsenceNoticeFields *fields)
{
  PupitreAbsenceNotice *self;

  g_return_val_if_fail (fields != NULL, NULL);
  g_return_val_if_fail (fields->id != NULL && fields->first != NULL, NULL);
  g_return_val_if_fail (fields->last != NULL, NULL);

  self = g_object_new (PUPITRE_TYPE_ABSENCE_NOTICE, NULL);
  self->id = g_strdup (fields->id);
  self->first = g_date_time_ref (fields->first);
  self->last = g_date_time_ref (fields->last);
  self->whole_day = fields->whole_day;
  self->periods = fields->periods;
  self->kind = fields->kind;
  self->kind_text = g_strdup (fields->kind_text != NULL ? fields->kind_text : "");
  self->motive_code = g_strdup (fields->motive_code != NULL ? fields->motive_code : "");
  self->motive = g_strdup (fields->motive != NULL ? fields->motive : "");
  self->explanation = g_strdup (fields->explanation != NULL ? fields->explanation : "");
  self->submitted = fields->submitted != NULL ? g_date_time_ref (fields->submitted) : NULL;
  self->state = fields->state;
  self->state_text = g_strdup (fields->state_text != NULL ? fields->state_text : "");
  self->withdrawable = fields->withdrawable;

  return self;
}

/**
 * pupitre_absence_notice_get_id:
 * @self: A notice
 *
 * Returns: (transfer none): the portal's id of the notice. Any thread.
 */
const char *
pupitre_absence_notice_get_id (PupitreAbsenceNotice *self)
{
  g_return_val_if_fail (PUPITRE_IS_ABSENCE_NOTICE (self), NULL);

  return self->id;
}

/**
 * pupitre_absence_notice_get_first:
 * @self: A notice
 *
 * Returns: (transfer none): the first day, at midnight in the schools' zone. Any thread.
 */
GDateTime *
pupitre_absence_notice_get_first (PupitreAbsenceNotice *self)
{
  g_return_val_if_fail (PUPITRE_IS_ABSENCE_NOTICE (self), NULL);

  return self->first;
}

/**
 * pupitre_absence_notice_get_last:
 * @self: A notice
 *
 * Returns: (transfer none): the last day, which belongs to it, at midnight. Any thread.
 */
GDateTime *
pupitre_absence_notice_get_last (PupitreAbsenceNotice *self)
{
  g_return_val_if_fail (PUPITRE_IS_ABSENCE_NOTICE (self), NULL);

  return self->last;
}

/**
 * pupitre_absence_notice_is_whole_day:
 * @self: A notice
 *
 * Returns: whether it is about whole days. Any thread.
 */
gboolean
pupitre_absence_notice_is_whole_day (PupitreAbsenceNotice *self)
{
  g_return_val_if_fail (PUPITRE_IS_ABSENCE_NOTICE (self), FALSE);

  return self->whole_day;
}

/**
 * pupitre_absence_notice_get_periods:
 * @self: A notice
 *
 * Returns: the periods of each day, period n as bit n; 0 if it is about whole days. Any thread.
 */
guint
pupitre_absence_notice_get_periods (PupitreAbsenceNotice *self)
{
  g_return_val_if_fail (PUPITRE_IS_ABSENCE_NOTICE (self), 0);

  return self->periods;
}

/**
 * pupitre_absence_notice_get_kind:
 * @self: A notice
 *
 * Returns: absent or late. Any thread.
 */
PupitreAbsenceKind
pupitre_absence_notice_get_kind (PupitreAbsenceNotice *self)
{
  g_return_val_if_fail (PUPITRE_IS_ABSENCE_NOTICE (self), PUPITRE_ABSENCE_KIND_OTHER);

  return self->kind;
}

/**
 * pupitre_absence_notice_get_kind_text:
 * @self: A notice
 *
 * Returns: (transfer none): the kind in the portal's words, to be shown for one that is not known.
 *   Any thread.
 */
const char *
pupitre_absence_notice_get_kind_text (PupitreAbsenceNotice *self)
{
  g_return_val_if_fail (PUPITRE_IS_ABSENCE_NOTICE (self), NULL);

  return self->kind_text;
}

/**
 * pupitre_absence_notice_get_motive_code:
 * @self: A notice
 *
 * Returns: (transfer none): the code of the motive, empty if none. Any thread.
 */
const char *
pupitre_absence_notice_get_motive_code (PupitreAbsenceNotice *self)
{
  g_return_val_if_fail (PUPITRE_IS_ABSENCE_NOTICE (self), NULL);

  return self->motive_code;
}

/**
 * pupitre_absence_notice_get_motive:
 * @self: A notice
 *
 * Returns: (transfer none): the motive: in the school's words, else its code; empty if none. Any
 *   thread.
 */
const char *
pupitre_absence_notice_get_motive (PupitreAbsenceNotice *self)
{
  g_return_val_if_fail (PUPITRE_IS_ABSENCE_NOTICE (self), NULL);

  return self->motive;
}

/**
 * pupitre_absence_notice_get_explanation:
 * @self: A notice
 *
 * Returns: (transfer none): what the parent wrote with it, perhaps empty. Any thread.
 */
const char *
pupitre_absence_notice_get_explanation (PupitreAbsenceNotice *self)
{
  g_return_val_if_fail (PUPITRE_IS_ABSENCE_NOTICE (self), NULL);

  return self->explanation;
}

/**
 * pupitre_absence_notice_get_submitted:
 * @self: A notice
 *
 * Returns: (transfer none) (nullable): when the portal received it. Any thread.
 */
GDateTime *
pupitre_absence_notice_get_submitted (PupitreAbsenceNotice *self)
{
  g_return_val_if_fail (PUPITRE_IS_ABSENCE_NOTICE (self), NULL);

  return self->submitted;
}

/**
 * pupitre_absence_notice_get_state:
 * @self: A notice
 *
 * Returns: whether the school has dealt with it. Any thread.
 */
PupitreAbsenceNoticeState
pupitre_absence_notice_get_state (PupitreAbsenceNotice *self)
{
  g_return_val_if_fail (PUPITRE_IS_ABSENCE_NOTICE (self), PUPITRE_ABSENCE_NOTICE_STATE_OTHER);

  return self->state;
}

/**
 * pupitre_absence_notice_get_state_text:
 * @self: A notice
 *
 * Returns: (transfer none): the state in the portal's words, to be shown for one that is not known.
 *   Any thread.
 */
const char *
pupitre_absence_notice_get_state_text (PupitreAbsenceNotice *self)
{
  g_return_val_if_fail (PUPITRE_IS_ABSENCE_NOTICE (self), NULL);

  return self->state_text;
}

/**
 * pupitre_absence_notice_is_withdrawable:
 * @self: A notice
 *
 * Returns: whether the portal still lets the parent withdraw it. Any thread.
 */
gboolean
pupitre_absence_notice_is_withdrawable (PupitreAbsenceNotice *self)
{
  g_return_val_if_fail (PUPITRE_IS_ABSENCE_NOTICE (self), FALSE);

  return self->withdrawable;
}
