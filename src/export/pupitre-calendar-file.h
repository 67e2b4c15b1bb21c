/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-assignment.h"
#include "pupitre-child.h"
#include "pupitre-day.h"
#include "pupitre-detention.h"
#include "pupitre-lesson.h"

G_BEGIN_DECLS

#define PUPITRE_TYPE_CALENDAR_FILE (pupitre_calendar_file_get_type ())
G_DECLARE_FINAL_TYPE (PupitreCalendarFile, pupitre_calendar_file, PUPITRE, CALENDAR_FILE, GObject)

PupitreCalendarFile *pupitre_calendar_file_new            (const char          *name,
                                                           GDateTime           *stamp) G_GNUC_WARN_UNUSED_RESULT;
void                 pupitre_calendar_file_begin_child    (PupitreCalendarFile *self,
                                                           const char          *portal,
                                                           PupitreChild        *child,
                                                           gboolean             named);
void                 pupitre_calendar_file_add_lesson     (PupitreCalendarFile *self,
                                                           const char          *key,
                                                           PupitreLesson       *lesson);
void                 pupitre_calendar_file_add_day        (PupitreCalendarFile *self,
                                                           const char          *key,
                                                           PupitreDay          *day);
void                 pupitre_calendar_file_add_detention  (PupitreCalendarFile *self,
                                                           const char          *key,
                                                           PupitreDetention    *detention);
void                 pupitre_calendar_file_add_assignment (PupitreCalendarFile *self,
                                                           const char          *key,
                                                           PupitreAssignment   *assignment,
                                                           gboolean             done);
guint                pupitre_calendar_file_get_n_entries  (PupitreCalendarFile *self);
GBytes              *pupitre_calendar_file_write          (PupitreCalendarFile *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
