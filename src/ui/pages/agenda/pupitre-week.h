/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-account.h"
#include "pupitre-feed-range.h"
#include "pupitre-lesson.h"

G_BEGIN_DECLS

/**
 * PupitreWeekPart:
 *
 * What a week is made of.
 */
typedef enum {
  PUPITRE_WEEK_LESSONS,
  PUPITRE_WEEK_DAYS,
  PUPITRE_WEEK_DETENTIONS,
  PUPITRE_WEEK_ASSIGNMENTS,
  PUPITRE_WEEK_N_PARTS,
} PupitreWeekPart;

#define PUPITRE_TYPE_WEEK (pupitre_week_get_type ())
G_DECLARE_FINAL_TYPE (PupitreWeek, pupitre_week, PUPITRE, WEEK, GObject)

PupitreWeek *pupitre_week_new           (PupitreAccount     *account,
                                         PupitreChild       *child,
                                         GDateTime          *date) G_GNUC_WARN_UNUSED_RESULT;
PupitreWeek *pupitre_week_new_for_feeds (PupitreFeed *const *feeds,
                                         GDateTime          *date) G_GNUC_WARN_UNUSED_RESULT;
PupitreFeed *pupitre_week_get_feed      (PupitreWeek        *self,
                                         PupitreWeekPart     part);
gboolean     pupitre_week_is_empty      (PupitreWeek        *self,
                                         PupitreWeekPart     part);
void         pupitre_week_turn_to       (PupitreWeek        *self,
                                         GDateTime          *date);
GDateTime   *pupitre_week_get_monday    (PupitreWeek        *self);
GPtrArray   *pupitre_week_get_day       (PupitreWeek        *self,
                                         PupitreWeekPart     part,
                                         int                 day) G_GNUC_WARN_UNUSED_RESULT;
void         pupitre_week_look_at       (PupitreWeek        *self);
char        *pupitre_week_dup_nothing (PupitreWeek *self) G_GNUC_WARN_UNUSED_RESULT;

PupitreEntryNews pupitre_week_get_news  (PupitreWeek        *self,
                                         PupitreLesson      *lesson);

G_END_DECLS
