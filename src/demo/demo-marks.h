/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "demo-school-year.h"
#include "demo-subject.h"

G_BEGIN_DECLS

#define DEMO_NO_MARK (-1)
#define DEMO_PASS_MARK 60

/**
 * DemoMarks:
 * @competencies: Of each competency and stage, in percent; %DEMO_NO_MARK if not marked
 * @subject: Of the subject, by stage
 * @averages: Of the group, by stage
 * @final: At the end of the year, %DEMO_NO_MARK before
 * @final_average: Of the group
 *
 * The results of one child in one subject and year, up to a stage.
 */
typedef struct {
  int competencies[DEMO_MAX_COMPETENCIES][DEMO_N_STAGES];
  int subject[DEMO_N_STAGES];
  int averages[DEMO_N_STAGES];
  int final;
  int final_average;
} DemoMarks;

/**
 * DemoAttendance:
 * @absences: In half days for primary school, in periods for secondary school
 * @late: Late arrivals
 *
 * How often a child was missing in one stage.
 */
typedef struct {
  int absences;
  int late;
} DemoAttendance;

int            demo_marks_weight     (int                stage);
DemoMarks      demo_marks_of         (guint64            seed,
                                      const DemoChild   *child,
                                      int                school_year,
                                      const DemoSubject *subject,
                                      int                last_stage);
char          *demo_marks_dup_text   (const DemoSubject *subject,
                                      int                mark) G_GNUC_WARN_UNUSED_RESULT;
char           demo_marks_rating     (guint64            seed,
                                      const DemoChild   *child,
                                      int                school_year,
                                      int                domain,
                                      int                stage);
DemoAttendance demo_marks_attendance (guint64            seed,
                                      const DemoChild   *child,
                                      int                school_year,
                                      int                grade,
                                      int                stage);

G_END_DECLS
