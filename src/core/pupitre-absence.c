/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-absence"

#include "pupitre-absence.h"

/* An absence or a late arrival of a child. Immutable. */

struct _PupitreAbsence {
  GObject             parent_instance;

  char               *id;
  GDateTime          *date;
  PupitreAbsenceKind  kind;
  char               *kind_text;
  int                 period;
  GDateTime          *start;            /* (nullable) */
  GDateTime          *end;              /* (nullable) */
  int                 minutes;
  char               *course;
  char               *code;
  char               *subject_code;
  int                 term;
  PupitreAbsenceState state;
  char               *state_text;
  char               *motive_code;
  char               *motive;
  char               *explanation;
  GDateTime          *motive_date;      /* (nullable) */
  GDateTime          *deadline;         /* (nullable) */
};

G_DEFINE_FINAL_TYPE (PupitreAbsence, pupitre_absence, G_TYPE_OBJECT)

static void
pupitre_absence_finalize (GObject *object)
{
  PupitreAbsence *self = PUPITRE_ABSENCE (object);

  g_free (self->id);
  g_date_time_unref (self->date);
  g_free (self->kind_text);
  g_clear_pointer (&self->start, g_date_time_unref);
  g_clear_pointer (&self->end, g_date_time_unref);
  g_free (self->course);
  g_free (self->code);
  g_free (self->subject_code);
  g_free (self->state_text);
  g_free (self->motive_code);
  g_free (self->motive);
  g_free (self->explanation);
  g_clear_pointer (&self->motive_date, g_date_time_unref);
  g_clear_pointer (&self->deadline, g_date_time_unref);

  G_OBJECT_CLASS (pupitre_absence_parent_class)->finalize (object);
}

static void
pupitre_absence_class_init (PupitreAbsenceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pupitre_absence_finalize;
}

static void
pupitre_absence_init (PupitreAbsence *self)
{
}

/**
 * pupitre_absence_new:
 * @fields: What the portal says; id and date are required
 *
 * Returns: (transfer full): an absence. Any thread.
 */
PupitreAbsence *
pupitre_absence_new (const PupitreAbsenceFields *fields)
{
  PupitreAbsence *self;

  g_return_val_if_fail (fields != NULL, NULL);
  g_return_val_if_fail (fields->id != NULL && fields->date != NULL, NULL);

  self = g_object_new (PUPITRE_TYPE_ABSENCE, NULL);
  self->id = g_strdup (fields->id);
  self->date = g_date_time_ref (fields->date);
  self->kind = fields->kind;
  self->kind_text = g_strdup (fields->kind_text != NULL ? fields->kind_text : "");
  self->period = fields->period;
  self->start = fields->start != NULL ? g_date_time_ref (fields->start) : NULL;
  self->end = fields->end != NULL ? g_date_time_ref (fields->end) : NULL;
  self->minutes = fields->minutes;
  self->course = g_strdup (fields->course != NULL ? fields->course : "");
  self->code = g_strdup (fields->code != NULL ? fields->code : "");
  self->subject_code = g_strdup (fields->subject_code != NULL ? fields->subject_code : "");
  self->term = fields->term;
  self->state = fields->state;
  self->state_text = g_strdup (fields->state_text != NULL ? fields->state_text : "");
  self->motive_code = g_strdup (fields->motive_code != NULL ? fields->motive_code : "");
  self->motive = g_strdup (fields->motive != NULL ? fields->motive : "");
  self->explanation = g_strdup (fields->explanation != NULL ? fields->explanation : "");
  self->motive_date = fields->motive_date != NULL ? g_date_time_ref (fields->motive_date) : NULL;
  self->deadline = fields->deadline != NULL ? g_date_time_ref (fields->deadline) : NULL;

  return self;
}

/**
 * pupitre_absence_get_id:
 * @self: An absence
 *
 * Returns: (transfer none): the portal's id of the absence. Any thread.
 */
const char *
pupitre_absence_get_id (PupitreAbsence *self)
{
  g_return_val_if_fail (PUPITRE_IS_ABSENCE (self), NULL);

  return self->id;
}

/**
 * pupitre_absence_get_date:
 * @self: An absence
 *
 * Returns: (transfer none): the day, at midnight in the schools' zone. Any thread.
 */
GDateTime *
pupitre_absence_get_date (PupitreAbsence *self)
{
  g_return_val_if_fail (PUPITRE_IS_ABSENCE (self), NULL);

  return self->date;
}

/**
 * pupitre_absence_get_kind:
 * @self: An absence
 *
 * Returns: absent or late. Any thread.
 */
PupitreAbsenceKind
pupitre_absence_get_kind (PupitreAbsence *self)
{
  g_return_val_if_fail (PUPITRE_IS_ABSENCE (self), PUPITRE_ABSENCE_KIND_OTHER);

  return self->kind;
}

/**
 * pupitre_absence_get_kind_text:
 * @self: An absence
 *
 * Returns: (transfer none): the kind in the portal's words, to be shown for one that is not known.
 *   Any thread.
 */
const char *
pupitre_absence_get_kind_text (PupitreAbsence *self)
{
  g_return_val_if_fail (PUPITRE_IS_ABSENCE (self), NULL);

  return self->kind_text;
}

/**
 * pupitre_absence_get_period:
 * @self: An absence
 *
 * Returns: the period of the day, 0 if the school counts otherwise. Any thread.
 */
int
pupitre_absence_get_period (PupitreAbsence *self)
{
  g_return_val_if_fail (PUPITRE_IS_ABSENCE (self), 0);

  return self->period;
}

/**
 * pupitre_absence_get_start:
 * @self: An absence
 *
 * Returns: (transfer none) (nullable): when it began, %NULL if not said. Any thread.
 */
GDateTime *
pupitre_absence_get_start (PupitreAbsence *self)
{
  g_return_val_if_fail (PUPITRE_IS_ABSENCE (self), NULL);

  return self->start;
}

/**
 * pupitre_absence_get_end:
 * @self: An absence
 *
 * Returns: (transfer none) (nullable): when it ended, %NULL if not said. Any thread.
 */
GDateTime *
pupitre_absence_get_end (PupitreAbsence *self)
{
  g_return_val_if_fail (PUPITRE_IS_ABSENCE (self), NULL);

  return self->end;
}

/**
 * pupitre_absence_get_minutes:
 * @self: An absence
 *
 * Returns: how late the child was, in minutes; 0 if not said. Any thread.
 */
int
pupitre_absence_get_minutes (PupitreAbsence *self)
{
  g_return_val_if_fail (PUPITRE_IS_ABSENCE (self), 0);

  return self->minutes;
}

/**
 * pupitre_absence_get_course:
 * @self: An absence
 *
 * Returns: (transfer none): the course, empty if unknown or where the school counts half days. Any
 *   thread.
 */
const char *
pupitre_absence_get_course (PupitreAbsence *self)
{
  g_return_val_if_fail (PUPITRE_IS_ABSENCE (self), NULL);

  return self->course;
}

/**
 * pupitre_absence_get_code:
 * @self: An absence
 *
 * Returns: (transfer none): the school's code of the course, empty if none. Any thread.
 */
const char *
pupitre_absence_get_code (PupitreAbsence *self)
{
  g_return_val_if_fail (PUPITRE_IS_ABSENCE (self), NULL);

  return self->code;
}

/**
 * pupitre_absence_get_subject_code:
 * @self: An absence
 *
 * Returns: (transfer none): the code of the subject, empty if unknown. Any thread.
 */
const char *
pupitre_absence_get_subject_code (PupitreAbsence *self)
{
  g_return_val_if_fail (PUPITRE_IS_ABSENCE (self), NULL);

  return self->subject_code;
}

/**
 * pupitre_absence_get_term:
 * @self: An absence
 *
 * Returns: the étape, 0 if unknown. Any thread.
 */
int
pupitre_absence_get_term (PupitreAbsence *self)
{
  g_return_val_if_fail (PUPITRE_IS_ABSENCE (self), 0);

  return self->term;
}

/**
 * pupitre_absence_get_state:
 * @self: An absence
 *
 * Returns: whether the school still waits for a motive. Any thread.
 */
PupitreAbsenceState
pupitre_absence_get_state (PupitreAbsence *self)
{
  g_return_val_if_fail (PUPITRE_IS_ABSENCE (self), PUPITRE_ABSENCE_STATE_OTHER);

  return self->state;
}

/**
 * pupitre_absence_get_state_text:
 * @self: An absence
 *
 * Returns: (transfer none): the state in the portal's words, to be shown for one that is not known.
 *   Any thread.
 */
const char *
pupitre_absence_get_state_text (PupitreAbsence *self)
{
  g_return_val_if_fail (PUPITRE_IS_ABSENCE (self), NULL);

  return self->state_text;
}

/**
 * pupitre_absence_get_motive_code:
 * @self: An absence
 *
 * Returns: (transfer none): the code of the motive once given, empty before. Any thread.
 */
const char *
pupitre_absence_get_motive_code (PupitreAbsence *self)
{
  g_return_val_if_fail (PUPITRE_IS_ABSENCE (self), NULL);

  return self->motive_code;
}

/**
 * pupitre_absence_get_motive:
 * @self: An absence
 *
 * Returns: (transfer none): the motive once given: in the school's words, else its code; empty
 *   before. Any thread.
 */
const char *
pupitre_absence_get_motive (PupitreAbsence *self)
{
  g_return_val_if_fail (PUPITRE_IS_ABSENCE (self), NULL);

  return self->motive;
}

/**
 * pupitre_absence_get_explanation:
 * @self: An absence
 *
 * Returns: (transfer none): what the parent wrote with the motive, perhaps empty. Any thread.
 */
const char *
pupitre_absence_get_explanation (PupitreAbsence *self)
{
  g_return_val_if_fail (PUPITRE_IS_ABSENCE (self), NULL);

  return self->explanation;
}

/**
 * pupitre_absence_get_motive_date:
 * @self: An absence
 *
 * Returns: (transfer none) (nullable): when the portal received the motive. Any thread.
 */
GDateTime *
pupitre_absence_get_motive_date (PupitreAbsence *self)
{
  g_return_val_if_fail (PUPITRE_IS_ABSENCE (self), NULL);

  return self->motive_date;
}

/**
 * pupitre_absence_get_deadline:
 * @self: An absence
 *
 * Returns: (transfer none) (nullable): the last day on which the school takes a motive, at
 *   midnight; %NULL if there is none. Any thread.
 */
GDateTime *
pupitre_absence_get_deadline (PupitreAbsence *self)
{
  g_return_val_if_fail (PUPITRE_IS_ABSENCE (self), NULL);

  return self->deadline;
}
