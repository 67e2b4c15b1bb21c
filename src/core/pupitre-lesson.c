/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-lesson"

#include "pupitre-lesson.h"

/* A lesson or another activity of a child's timetable, on one date. Immutable. */

struct _PupitreLesson {
  GObject            parent_instance;

  char              *title;
  char              *code;
  char              *subject_code;
  char              *group_code;
  PupitreLessonKind  kind;
  char              *kind_text;
  GDateTime         *start;
  GDateTime         *end;              /* (nullable) */
  gboolean           all_day;
  int                period;
  int                cycle_day;
  char             **rooms;
  char             **teachers;
  PupitreLessonState state;
  char              *state_text;
  GDateTime         *origin;           /* (nullable) */
  gboolean           origin_all_day;
  int                origin_period;
  PupitreLesson     *before;           /* (nullable) */
};

G_DEFINE_FINAL_TYPE (PupitreLesson, pupitre_lesson, G_TYPE_OBJECT)

static void
pupitre_lesson_finalize (GObject *object)
{
  PupitreLesson *self = PUPITRE_LESSON (object);

  g_free (self->title);
  g_free (self->code);
  g_free (self->subject_code);
  g_free (self->group_code);
  g_free (self->kind_text);
  g_date_time_unref (self->start);
  g_clear_pointer (&self->end, g_date_time_unref);
  g_strfreev (self->rooms);
  g_strfreev (self->teachers);
  g_free (self->state_text);
  g_clear_pointer (&self->origin, g_date_time_unref);
  g_clear_object (&self->before);

  G_OBJECT_CLASS (pupitre_lesson_parent_class)->finalize (object);
}

static void
pupitre_lesson_class_init (PupitreLessonClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pupitre_lesson_finalize;
}

static void
pupitre_lesson_init (PupitreLesson *self)
{
}

/**
 * pupitre_lesson_new:
 * @fields: What the portal says; title and start are required
 *
 * Returns: (transfer full): a lesson. Any thread.
 */
PupitreLesson *
pupitre_lesson_new (const PupitreLessonFields *fields)
{
  PupitreLesson *self;

  g_return_val_if_fail (fields != NULL, NULL);
  g_return_val_if_fail (fields->title != NULL && fields->start != NULL, NULL);

  self = g_object_new (PUPITRE_TYPE_LESSON, NULL);
  self->title = g_strdup (fields->title);
  self->code = g_strdup (fields->code != NULL ? fields->code : "");
  self->subject_code = g_strdup (fields->subject_code != NULL ? fields->subject_code : "");
  self->group_code = g_strdup (fields->group_code != NULL ? fields->group_code : "");
  self->kind = fields->kind;
  self->kind_text = g_strdup (fields->kind_text != NULL ? fields->kind_text : "");
  self->start = g_date_time_ref (fields->start);
  self->end = fields->end != NULL ? g_date_time_ref (fields->end) : NULL;
  self->all_day = fields->all_day;
  self->period = fields->period;
  self->cycle_day = fields->cycle_day;
  self->rooms = fields->rooms != NULL ? g_strdupv ((char **) fields->rooms) : g_new0 (char *, 1);
  self->teachers = fields->teachers != NULL ? g_strdupv ((char **) fields->teachers)
                                            : g_new0 (char *, 1);
  self->state = fields->state;
  self->state_text = g_strdup (fields->state_text != NULL ? fields->state_text : "");
  self->origin = fields->origin != NULL ? g_date_time_ref (fields->origin) : NULL;
  self->origin_all_day = fields->origin_all_day;
  self->origin_period = fields->origin_period;
  self->before = fields->before != NULL ? g_object_ref (fields->before) : NULL;

  return self;
}

/**
 * pupitre_lesson_get_title:
 * @self: A lesson
 *
 * Returns: (transfer none): the course, or the name of the activity. Any thread.
 */
const char *
pupitre_lesson_get_title (PupitreLesson *self)
{
  g_return_val_if_fail (PUPITRE_IS_LESSON (self), NULL);

  return self->title;
}

/**
 * pupitre_lesson_get_code:
 * @self: A lesson
 *
 * Returns: (transfer none): the school's code of the course or activity, empty if none. Any thread.
 */
const char *
pupitre_lesson_get_code (PupitreLesson *self)
{
  g_return_val_if_fail (PUPITRE_IS_LESSON (self), NULL);

  return self->code;
}

/**
 * pupitre_lesson_get_subject_code:
 * @self: A lesson
 *
 * Returns: (transfer none): the code of the subject, which other tiles use too; empty if unknown.
 *   Any thread.
 */
const char *
pupitre_lesson_get_subject_code (PupitreLesson *self)
{
  g_return_val_if_fail (PUPITRE_IS_LESSON (self), NULL);

  return self->subject_code;
}

/**
 * pupitre_lesson_get_group_code:
 * @self: A lesson
 *
 * Returns: (transfer none): the group, empty if unknown. Any thread.
 */
const char *
pupitre_lesson_get_group_code (PupitreLesson *self)
{
  g_return_val_if_fail (PUPITRE_IS_LESSON (self), NULL);

  return self->group_code;
}

/**
 * pupitre_lesson_get_kind:
 * @self: A lesson
 *
 * Returns: what it is. Any thread.
 */
PupitreLessonKind
pupitre_lesson_get_kind (PupitreLesson *self)
{
  g_return_val_if_fail (PUPITRE_IS_LESSON (self), PUPITRE_LESSON_KIND_OTHER);

  return self->kind;
}

/**
 * pupitre_lesson_get_kind_text:
 * @self: A lesson
 *
 * Returns: (transfer none): what it is in the portal's words, to be shown for a kind that is not
 *   known. Any thread.
 */
const char *
pupitre_lesson_get_kind_text (PupitreLesson *self)
{
  g_return_val_if_fail (PUPITRE_IS_LESSON (self), NULL);

  return self->kind_text;
}

/**
 * pupitre_lesson_get_start:
 * @self: A lesson
 *
 * Returns: (transfer none): when it begins, in the schools' zone; the midnight of its day if it
 *   lasts all day. Any thread.
 */
GDateTime *
pupitre_lesson_get_start (PupitreLesson *self)
{
  g_return_val_if_fail (PUPITRE_IS_LESSON (self), NULL);

  return self->start;
}

/**
 * pupitre_lesson_get_end:
 * @self: A lesson
 *
 * Returns: (transfer none) (nullable): when it ends, %NULL if that is not said or would be before
 *   it begins; of one that lasts all day, the midnight after its last day. Any thread.
 */
GDateTime *
pupitre_lesson_get_end (PupitreLesson *self)
{
  g_return_val_if_fail (PUPITRE_IS_LESSON (self), NULL);

  return self->end;
}

/**
 * pupitre_lesson_is_all_day:
 * @self: A lesson
 *
 * Returns: whether it has no hours. Any thread.
 */
gboolean
pupitre_lesson_is_all_day (PupitreLesson *self)
{
  g_return_val_if_fail (PUPITRE_IS_LESSON (self), FALSE);

  return self->all_day;
}

/**
 * pupitre_lesson_get_period:
 * @self: A lesson
 *
 * Returns: the period of the day, 0 if none. Any thread.
 */
int
pupitre_lesson_get_period (PupitreLesson *self)
{
  g_return_val_if_fail (PUPITRE_IS_LESSON (self), 0);

  return self->period;
}

/**
 * pupitre_lesson_get_cycle_day:
 * @self: A lesson
 *
 * Returns: the day of the cycle, 0 if unknown. Any thread.
 */
int
pupitre_lesson_get_cycle_day (PupitreLesson *self)
{
  g_return_val_if_fail (PUPITRE_IS_LESSON (self), 0);

  return self->cycle_day;
}

/**
 * pupitre_lesson_get_rooms:
 * @self: A lesson
 *
 * Returns: (transfer none) (array zero-terminated=1): the rooms, often one, perhaps none. Any
 *   thread.
 */
const char * const *
pupitre_lesson_get_rooms (PupitreLesson *self)
{
  g_return_val_if_fail (PUPITRE_IS_LESSON (self), NULL);

  return (const char * const *) self->rooms;
}

/**
 * pupitre_lesson_get_teachers:
 * @self: A lesson
 *
 * Returns: (transfer none) (array zero-terminated=1): the teachers, often one, perhaps none or
 *   several. Any thread.
 */
const char * const *
pupitre_lesson_get_teachers (PupitreLesson *self)
{
  g_return_val_if_fail (PUPITRE_IS_LESSON (self), NULL);

  return (const char * const *) self->teachers;
}

/**
 * pupitre_lesson_get_state:
 * @self: A lesson
 *
 * Returns: whether it takes place as planned. Any thread.
 */
PupitreLessonState
pupitre_lesson_get_state (PupitreLesson *self)
{
  g_return_val_if_fail (PUPITRE_IS_LESSON (self), PUPITRE_LESSON_STATE_OTHER);

  return self->state;
}

/**
 * pupitre_lesson_get_state_text:
 * @self: A lesson
 *
 * Returns: (transfer none): the state in the portal's words, to be shown for one that is not known.
 *   Any thread.
 */
const char *
pupitre_lesson_get_state_text (PupitreLesson *self)
{
  g_return_val_if_fail (PUPITRE_IS_LESSON (self), NULL);

  return self->state_text;
}

/**
 * pupitre_lesson_get_origin:
 * @self: A lesson
 *
 * Returns: (transfer none) (nullable): when it would have begun before the school moved it, %NULL
 *   if it was not moved. Any thread.
 */
GDateTime *
pupitre_lesson_get_origin (PupitreLesson *self)
{
  g_return_val_if_fail (PUPITRE_IS_LESSON (self), NULL);

  return self->origin;
}

/**
 * pupitre_lesson_is_origin_all_day:
 * @self: A lesson that was moved
 *
 * Returns: whether the school says on which day it would have been, and not at what hour. Any
 *   thread.
 */
gboolean
pupitre_lesson_is_origin_all_day (PupitreLesson *self)
{
  g_return_val_if_fail (PUPITRE_IS_LESSON (self), FALSE);

  return self->origin_all_day;
}

/**
 * pupitre_lesson_get_origin_period:
 * @self: A lesson
 *
 * Returns: the period in which it would have been, 0 if unknown. Any thread.
 */
int
pupitre_lesson_get_origin_period (PupitreLesson *self)
{
  g_return_val_if_fail (PUPITRE_IS_LESSON (self), 0);

  return self->origin_period;
}

/**
 * pupitre_lesson_get_before:
 * @self: A lesson
 *
 * Returns: (transfer none) (nullable): what it was when the parent last looked, %NULL if it was the
 *   same or did not exist. Any thread.
 */
PupitreLesson *
pupitre_lesson_get_before (PupitreLesson *self)
{
  g_return_val_if_fail (PUPITRE_IS_LESSON (self), NULL);

  return self->before;
}

static gboolean
is_other_moment (GDateTime *a, GDateTime *b)
{
  if (a == NULL || b == NULL)
    return a != b;
  return !g_date_time_equal (a, b);
}

/**
 * pupitre_lesson_get_changes:
 * @self: A lesson
 *
 * Compares what is known now with what it was when the parent last looked, in what matters to a
 * parent: a change of the period's number alone is none.
 *
 * Returns: what changed; nothing if there is no earlier version. Any thread.
 */
PupitreLessonChange
pupitre_lesson_get_changes (PupitreLesson *self)
{
  PupitreLessonChange changes = PUPITRE_LESSON_CHANGE_NONE;
  PupitreLesson *before;

  g_return_val_if_fail (PUPITRE_IS_LESSON (self), PUPITRE_LESSON_CHANGE_NONE);

  before = self->before;
  if (before == NULL)
    return changes;
  if (!g_strv_equal ((const char * const *) self->rooms, (const char * const *) before->rooms))
    changes |= PUPITRE_LESSON_CHANGE_ROOM;
  if (!g_strv_equal ((const char * const *) self->teachers,
                     (const char * const *) before->teachers))
    changes |= PUPITRE_LESSON_CHANGE_TEACHER;
  if (self->all_day != before->all_day || is_other_moment (self->start, before->start) ||
      is_other_moment (self->end, before->end))
    changes |= PUPITRE_LESSON_CHANGE_TIME;
  if (self->state == PUPITRE_LESSON_STATE_CANCELLED && before->state != self->state)
    changes |= PUPITRE_LESSON_CHANGE_CANCELLED;
  if (before->state == PUPITRE_LESSON_STATE_CANCELLED && before->state != self->state)
    changes |= PUPITRE_LESSON_CHANGE_RESTORED;
  return changes;
}

/**
 * pupitre_lesson_overlaps:
 * @self: A lesson
 * @other: Another one
 *
 * A lesson without an end counts as the moment at which it begins; one that lasts all day overlaps
 * no other, as it stands beside the hours.
 *
 * Returns: whether both take up the same time, so that a grid puts them side by side. Any thread.
 */
gboolean
pupitre_lesson_overlaps (PupitreLesson *self, PupitreLesson *other)
{
  g_return_val_if_fail (PUPITRE_IS_LESSON (self) && PUPITRE_IS_LESSON (other), FALSE);

  if (self->all_day || other->all_day)
    return FALSE;
  if (g_date_time_equal (self->start, other->start))
    return TRUE;
  if (g_date_time_compare (self->start, other->start) < 0)
    return self->end != NULL && g_date_time_compare (self->end, other->start) > 0;
  return other->end != NULL && g_date_time_compare (other->end, self->start) > 0;
}
