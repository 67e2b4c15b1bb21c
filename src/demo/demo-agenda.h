/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "demo-timetable.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * DemoActivity:
 * @date: When
 * @begin: Minutes since midnight, -1 for the whole day
 * @end: The same
 * @period: From 1, -1 outside the periods
 * @lesson: (nullable): What takes place, %NULL for what is not of the timetable
 * @name: Its name
 * @code: Its code
 * @room: (nullable): Where
 * @teachers: (nullable) (array zero-terminated=1): First names
 * @type: The portal's word for its kind
 * @state: The portal's word for what became of it
 * @origin: The period in which it would have been, 0 if it did not move
 *
 * Something in a pupil's agenda.
 */
typedef struct {
  GDate             date;
  int               begin;
  int               end;
  int               period;
  const DemoLesson *lesson;
  char             *name;
  char             *code;
  char             *room;
  GStrv             teachers;
  const char       *type;
  const char       *state;
  int               origin;
} DemoActivity;

DemoTimetable *demo_agenda_new_timetable (DemoFamilies    *families,
                                          const DemoChild *child,
                                          int              school_year)
                                          G_GNUC_WARN_UNUSED_RESULT;
GPtrArray     *demo_agenda_day   (DemoFamilies    *families,
                                  const DemoChild *child,
                                  DemoTimetable   *timetable,
                                  const GDate     *date) G_GNUC_WARN_UNUSED_RESULT;
void           demo_agenda_write (JsonBuilder     *builder,
                                  DemoFamilies    *families,
                                  const DemoChild *child,
                                  const GDate     *from,
                                  const GDate     *to);

G_END_DECLS
