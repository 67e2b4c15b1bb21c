/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * PupitreLessonKind:
 * @PUPITRE_LESSON_KIND_COURSE: A lesson of a course
 * @PUPITRE_LESSON_KIND_RECOVERY: Extra help (*récupération*)
 * @PUPITRE_LESSON_KIND_OUTING: An outing (*sortie*)
 * @PUPITRE_LESSON_KIND_EXAM: An examination
 * @PUPITRE_LESSON_KIND_OTHER: Anything else, see pupitre_lesson_get_kind_text()
 *
 * What an activity of the timetable is.
 */
typedef enum {
  PUPITRE_LESSON_KIND_COURSE,
  PUPITRE_LESSON_KIND_RECOVERY,
  PUPITRE_LESSON_KIND_OUTING,
  PUPITRE_LESSON_KIND_EXAM,
  PUPITRE_LESSON_KIND_OTHER,
} PupitreLessonKind;

/**
 * PupitreLessonState:
 * @PUPITRE_LESSON_STATE_PLANNED: As planned
 * @PUPITRE_LESSON_STATE_CANCELLED: It does not take place
 * @PUPITRE_LESSON_STATE_MOVED: At another time than planned, see pupitre_lesson_get_origin()
 * @PUPITRE_LESSON_STATE_OTHER: Anything else, see pupitre_lesson_get_state_text()
 *
 * Whether a lesson takes place.
 */
typedef enum {
  PUPITRE_LESSON_STATE_PLANNED,
  PUPITRE_LESSON_STATE_CANCELLED,
  PUPITRE_LESSON_STATE_MOVED,
  PUPITRE_LESSON_STATE_OTHER,
} PupitreLessonState;

/**
 * PupitreLessonChange:
 * @PUPITRE_LESSON_CHANGE_NONE: Nothing
 * @PUPITRE_LESSON_CHANGE_ROOM: Another room
 * @PUPITRE_LESSON_CHANGE_TEACHER: Another teacher
 * @PUPITRE_LESSON_CHANGE_TIME: Other hours, or another day
 * @PUPITRE_LESSON_CHANGE_CANCELLED: It no longer takes place
 * @PUPITRE_LESSON_CHANGE_RESTORED: It takes place after all
 *
 * What became of a lesson between two versions that were received.
 */
typedef enum {
  PUPITRE_LESSON_CHANGE_NONE = 0,
  PUPITRE_LESSON_CHANGE_ROOM = 1 << 0,
  PUPITRE_LESSON_CHANGE_TEACHER = 1 << 1,
  PUPITRE_LESSON_CHANGE_TIME = 1 << 2,
  PUPITRE_LESSON_CHANGE_CANCELLED = 1 << 3,
  PUPITRE_LESSON_CHANGE_RESTORED = 1 << 4,
} PupitreLessonChange;

typedef struct _PupitreLesson PupitreLesson;

/**
 * PupitreLessonFields:
 *
 * What the portal says of a lesson; copied or referenced by pupitre_lesson_new().
 */
typedef struct {
  const char         *title;          /* course, or name of the activity */
  const char         *code;           /* (nullable) the school's code of it */
  const char         *subject_code;   /* (nullable) */
  const char         *group_code;     /* (nullable) */
  PupitreLessonKind   kind;
  const char         *kind_text;      /* (nullable) in the portal's words */
  GDateTime          *start;          /* midnight if it lasts all day */
  GDateTime          *end;            /* (nullable) not said, or not after the start */
  gboolean            all_day;
  int                 period;         /* 0: none */
  int                 cycle_day;      /* 0: unknown */
  const char * const *rooms;          /* (nullable) */
  const char * const *teachers;       /* (nullable) */
  PupitreLessonState  state;
  const char         *state_text;     /* (nullable) in the portal's words */
  GDateTime          *origin;         /* (nullable) where a moved one would have begun */
  gboolean            origin_all_day; /* its hour is not said */
  int                 origin_period;  /* 0: none */
  PupitreLesson      *before;         /* (nullable) as it was when the parent last looked */
} PupitreLessonFields;

#define PUPITRE_TYPE_LESSON (pupitre_lesson_get_type ())
G_DECLARE_FINAL_TYPE (PupitreLesson, pupitre_lesson, PUPITRE, LESSON, GObject)

PupitreLesson       *pupitre_lesson_new               (const PupitreLessonFields *fields) G_GNUC_WARN_UNUSED_RESULT;
const char          *pupitre_lesson_get_title         (PupitreLesson *self);
const char          *pupitre_lesson_get_code          (PupitreLesson *self);
const char          *pupitre_lesson_get_subject_code  (PupitreLesson *self);
const char          *pupitre_lesson_get_group_code    (PupitreLesson *self);
PupitreLessonKind    pupitre_lesson_get_kind          (PupitreLesson *self);
const char          *pupitre_lesson_get_kind_text     (PupitreLesson *self);
GDateTime           *pupitre_lesson_get_start         (PupitreLesson *self);
GDateTime           *pupitre_lesson_get_end           (PupitreLesson *self);
gboolean             pupitre_lesson_is_all_day        (PupitreLesson *self);
int                  pupitre_lesson_get_period        (PupitreLesson *self);
int                  pupitre_lesson_get_cycle_day     (PupitreLesson *self);
const char * const  *pupitre_lesson_get_rooms         (PupitreLesson *self);
const char * const  *pupitre_lesson_get_teachers      (PupitreLesson *self);
PupitreLessonState   pupitre_lesson_get_state         (PupitreLesson *self);
const char          *pupitre_lesson_get_state_text    (PupitreLesson *self);
GDateTime           *pupitre_lesson_get_origin        (PupitreLesson *self);
gboolean             pupitre_lesson_is_origin_all_day (PupitreLesson *self);
int                  pupitre_lesson_get_origin_period (PupitreLesson *self);
PupitreLesson       *pupitre_lesson_get_before        (PupitreLesson *self);
PupitreLessonChange  pupitre_lesson_get_changes       (PupitreLesson *self);
gboolean             pupitre_lesson_overlaps          (PupitreLesson *self,
                                                       PupitreLesson *other);

G_END_DECLS
