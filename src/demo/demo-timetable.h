/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "demo-subject.h"

G_BEGIN_DECLS

typedef struct _DemoTimetable DemoTimetable;

/**
 * DemoPeriod:
 * @begin: Minutes since midnight
 * @end: The same
 *
 * The hours of a period of the day.
 */
typedef struct {
  int begin;
  int end;
} DemoPeriod;

/**
 * DemoLesson:
 * @subject: (nullable): What is taught, %NULL in kindergarten
 * @name: Its name
 * @code: The school's code of the course
 * @subject_code: (nullable): The code of the subject
 * @room: (nullable): Where
 * @teachers: (array zero-terminated=1): First names
 *
 * What takes place in one period of one day of the cycle.
 */
typedef struct {
  const DemoSubject *subject;
  char              *name;
  char              *code;
  char              *subject_code;
  char              *room;
  GStrv              teachers;
} DemoLesson;

DemoTimetable    *demo_timetable_new        (guint64           seed,
                                             const DemoSchool *school,
                                             int               grade) G_GNUC_WARN_UNUSED_RESULT;
void              demo_timetable_free       (DemoTimetable    *self);
int               demo_timetable_get_n_days (DemoTimetable    *self);
int               demo_timetable_get_n_periods (DemoTimetable *self);
const char       *demo_timetable_get_group  (DemoTimetable    *self);
const DemoPeriod *demo_timetable_get_period (DemoTimetable    *self,
                                             int               period);
const DemoLesson *demo_timetable_get_lesson (DemoTimetable    *self,
                                             int               day,
                                             int               period);
int               demo_timetable_cycle_day  (DemoTimetable    *self,
                                             const GDate      *date);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DemoTimetable, demo_timetable_free)

G_END_DECLS
