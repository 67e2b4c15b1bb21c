/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "demo-families.h"

G_BEGIN_DECLS

#define DEMO_MAX_COMPETENCIES 3

/**
 * DemoSubject:
 * @code: Its 6 digits at secondary 1; those of other grades are derived
 * @name: As the report card prints it
 * @short_name: As a teacher signs
 * @from_grade: The first grade that has it
 * @to_grade: The last one
 * @competencies: (array fixed-size=3): Those with results of their own, or none
 * @weights: (array fixed-size=3): Their parts of the subject's result, in percent
 * @letters: Whether its results are letters
 *
 * A school subject. Only languages and mathematics show results by competency.
 */
typedef struct {
  const char *code;
  const char *name;
  const char *short_name;
  int         from_grade;
  int         to_grade;
  const char *competencies[DEMO_MAX_COMPETENCIES];
  int         weights[DEMO_MAX_COMPETENCIES];
  gboolean    letters;
} DemoSubject;

GPtrArray *demo_subjects_of_grade   (int                grade) G_GNUC_WARN_UNUSED_RESULT;
guint      demo_subject_n_competencies (const DemoSubject *subject);
char      *demo_subject_dup_code    (const DemoSubject *subject,
                                     int                grade) G_GNUC_WARN_UNUSED_RESULT;
char      *demo_staff_dup_teacher   (guint64            seed,
                                     const DemoSchool  *school,
                                     int                grade,
                                     const DemoSubject *subject) G_GNUC_WARN_UNUSED_RESULT;
char      *demo_staff_dup_group     (guint64            seed,
                                     const DemoSchool  *school,
                                     int                grade) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
