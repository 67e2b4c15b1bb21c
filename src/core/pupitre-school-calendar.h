/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-day.h"
#include "pupitre-term.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * PupitreSchoolDay:
 * @PUPITRE_SCHOOL_DAY_UNKNOWN: Within the year, but the calendar does not say
 * @PUPITRE_SCHOOL_DAY_CLASS: Lessons take place
 * @PUPITRE_SCHOOL_DAY_OFF: A day off
 * @PUPITRE_SCHOOL_DAY_PEDAGOGIC: A pedagogic day
 * @PUPITRE_SCHOOL_DAY_WEEKEND: A Saturday or a Sunday on which there are no lessons
 * @PUPITRE_SCHOOL_DAY_OUTSIDE: Before the first or after the last day of class
 *
 * What a date is for a school.
 */
typedef enum {
  PUPITRE_SCHOOL_DAY_UNKNOWN,
  PUPITRE_SCHOOL_DAY_CLASS,
  PUPITRE_SCHOOL_DAY_OFF,
  PUPITRE_SCHOOL_DAY_PEDAGOGIC,
  PUPITRE_SCHOOL_DAY_WEEKEND,
  PUPITRE_SCHOOL_DAY_OUTSIDE,
} PupitreSchoolDay;

#define PUPITRE_TYPE_SCHOOL_CALENDAR (pupitre_school_calendar_get_type ())
G_DECLARE_FINAL_TYPE (PupitreSchoolCalendar, pupitre_school_calendar, PUPITRE, SCHOOL_CALENDAR, GObject)

PupitreSchoolCalendar *pupitre_school_calendar_new            (int                    school_year,
                                                               GPtrArray             *days,
                                                               GPtrArray             *terms) G_GNUC_WARN_UNUSED_RESULT;
PupitreSchoolCalendar *pupitre_school_calendar_new_of         (int                    school_year,
                                                               GPtrArray             *items) G_GNUC_WARN_UNUSED_RESULT;
int                    pupitre_school_calendar_get_year       (PupitreSchoolCalendar *self);
gboolean               pupitre_school_calendar_is_published   (PupitreSchoolCalendar *self);
GDateTime             *pupitre_school_calendar_get_first      (PupitreSchoolCalendar *self);
GDateTime             *pupitre_school_calendar_get_last       (PupitreSchoolCalendar *self);
PupitreDay            *pupitre_school_calendar_find_day       (PupitreSchoolCalendar *self,
                                                               GDateTime             *date);
PupitreTerm           *pupitre_school_calendar_find_term      (PupitreSchoolCalendar *self,
                                                               GDateTime             *date);
PupitreSchoolDay       pupitre_school_calendar_classify       (PupitreSchoolCalendar *self,
                                                               GDateTime             *date);
GDateTime             *pupitre_school_calendar_next_class     (PupitreSchoolCalendar *self,
                                                               GDateTime             *date,
                                                               int                    most) G_GNUC_WARN_UNUSED_RESULT;
guint                  pupitre_school_calendar_count          (PupitreSchoolCalendar *self,
                                                               PupitreDayKind         kind);

G_END_DECLS
