/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-member.h"

G_BEGIN_DECLS

/**
 * PupitreCalendarParts:
 *
 * What a calendar file can hold.
 */
typedef enum {
  PUPITRE_CALENDAR_LESSONS = 1 << 0,
  PUPITRE_CALENDAR_HOMEWORK = 1 << 1,
  PUPITRE_CALENDAR_EVALUATIONS = 1 << 2,
  PUPITRE_CALENDAR_DAYS_OFF = 1 << 3,
  PUPITRE_CALENDAR_DETENTIONS = 1 << 4,
} PupitreCalendarParts;

/**
 * PupitreCalendarChoice:
 * @members: (element-type PupitreMember): Whose
 * @parts: What of them
 * @from: The first day
 * @to: The day after the last
 * @name: What the calendar is called
 *
 * What a parent wants to have in a calendar file; copied by pupitre_calendar_gather_async().
 */
typedef struct {
  GPtrArray           *members;
  PupitreCalendarParts parts;
  GDateTime           *from;
  GDateTime           *to;
  const char          *name;
} PupitreCalendarChoice;

void    pupitre_calendar_gather_async  (const PupitreCalendarChoice *choice,
                                        GCancellable                *cancellable,
                                        GAsyncReadyCallback          callback,
                                        gpointer                     user_data);
GBytes *pupitre_calendar_gather_finish (GAsyncResult                *result,
                                        guint                       *n_entries,
                                        GError                     **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
