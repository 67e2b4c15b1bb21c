/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-account.h"
#include "pupitre-feed-objects.h"

G_BEGIN_DECLS

/**
 * PupitreHomeworkWeek:
 * @monday: (owned): The midnight at which the week begins
 * @today: (owned): The midnight at which today began, when the week was looked at
 * @soon_end: (owned): The midnight after the last day of what is due soon
 *
 * A week as the homework page shows it, seen from a certain day.
 */
typedef struct {
  GDateTime *monday;
  GDateTime *today;
  GDateTime *soon_end;
} PupitreHomeworkWeek;

void       pupitre_homework_week_init       (PupitreHomeworkWeek       *self,
                                             GDateTime                 *today,
                                             GPtrArray                 *days);
void       pupitre_homework_week_set_today  (PupitreHomeworkWeek       *self,
                                             GDateTime                 *today);
void       pupitre_homework_week_set_days   (PupitreHomeworkWeek       *self,
                                             GPtrArray                 *days);
void       pupitre_homework_week_clear      (PupitreHomeworkWeek       *self);
void       pupitre_homework_week_step       (PupitreHomeworkWeek       *self,
                                             int                        weeks);
gboolean   pupitre_homework_week_can_step   (const PupitreHomeworkWeek *self,
                                             int                        weeks);
gboolean   pupitre_homework_week_is_current (const PupitreHomeworkWeek *self);
void       pupitre_homework_week_get_range  (const PupitreHomeworkWeek *self,
                                             gint64                    *from,
                                             gint64                    *to);
GDateTime *pupitre_homework_week_soon_end   (GDateTime                 *today,
                                             GPtrArray                 *days) G_GNUC_WARN_UNUSED_RESULT;
guint      pupitre_homework_week_count_due  (PupitreFeed               *feed,
                                             GPtrArray                 *days);
PupitreFeedObjects *pupitre_homework_week_new_days (PupitreAccount     *account,
                                             PupitreChild              *child) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
