/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-homework-week.h"

G_BEGIN_DECLS

/**
 * PupitreHomeworkPart:
 * @title: (owned): The heading
 * @entries: (owned) (element-type PupitreEntry): What stands under it, the earliest first
 * @says_day: Whether the heading leaves the day to the rows
 * @says_course: Whether the heading leaves the course to the rows
 *
 * One heading of the homework page and what stands under it.
 */
typedef struct {
  char      *title;
  GPtrArray *entries;
  gboolean   says_day;
  gboolean   says_course;
} PupitreHomeworkPart;

GPtrArray *pupitre_homework_plan_make (const PupitreHomeworkWeek *week,
                                       GListModel                *entries) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
