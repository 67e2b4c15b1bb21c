/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "demo-agenda.h"
#include "demo-notice.h"

G_BEGIN_DECLS

/**
 * DemoAbsence:
 * @id: How the portal names it
 * @date: When
 * @late: Whether it is a late arrival
 * @minutes: How late, -1 for an absence
 * @period: From 1, -1 where the school counts half days
 * @begin: Minutes since midnight
 * @end: The same
 * @code: (nullable): The school's code of the course
 * @subject_code: (nullable): The code of the subject
 * @course: (nullable): Its name
 * @state: The portal's word for where it stands
 * @motive: (nullable): The code of the motive
 * @explanation: (nullable): What the parent wrote
 * @received: (nullable): When the motive came
 * @limit: Last day for a motive
 *
 * An absence or a late arrival.
 */
typedef struct {
  char       *id;
  GDate       date;
  gboolean    late;
  int         minutes;
  int         period;
  int         begin;
  int         end;
  char       *code;
  char       *subject_code;
  char       *course;
  const char *state;
  char       *motive;
  char       *explanation;
  char       *received;
  GDate       limit;
} DemoAbsence;

#define DEMO_MOTIVE_KIND "absence-motive"
#define DEMO_TO_MOTIVATE "aMotiver"

GPtrArray   *demo_attendance_list     (DemoState         *state,
                                       DemoFamilies      *families,
                                       const DemoChild   *child,
                                       int                school_year,
                                       const GDate       *base_day) G_GNUC_WARN_UNUSED_RESULT;
void         demo_attendance_write    (JsonBuilder       *builder,
                                       const DemoAbsence *absence,
                                       const DemoSchool  *school);
void         demo_attendance_motivate (DemoState         *state,
                                       const DemoChild   *child,
                                       const DemoAbsence *absence,
                                       const char        *motive,
                                       const char        *explanation,
                                       const char        *email,
                                       const char        *key);
void         demo_attendance_begin    (DemoState         *state,
                                       DemoFamilies      *families,
                                       const GDate       *base_day);

G_END_DECLS
