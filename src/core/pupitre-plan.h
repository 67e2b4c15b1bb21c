/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-child.h"

G_BEGIN_DECLS

#define PUPITRE_N_COURSE_COLOURS 10

/**
 * PupitrePlanChange:
 * @before: What it was
 * @after: (nullable): What it is now
 *
 * What changed since the parent last looked.
 */
typedef struct {
  char *before;
  char *after;
} PupitrePlanChange;

/**
 * PupitrePlanWho:
 * @child: (owned): The child
 * @colour: The number of the child's colour
 * @position: Its place in the sidebar
 *
 * Whose a thing is in the plan of several children; counted by reference.
 */
typedef struct {
  PupitreChild *child;
  guint         colour;
  guint         position;
} PupitrePlanWho;

/**
 * PupitrePlanItem:
 * @row: The row that it stands in
 * @who: (element-type PupitrePlanWho): Whose it is; nobody is named in the plan of one child
 * @time: (nullable): When, for a list
 * @title: What it is
 * @place: (nullable): Room and teacher
 * @note: (nullable): What is special about it, on a mark of its own
 * @changes: (element-type PupitrePlanChange): What changed
 * @spoken: All of it in one sentence
 * @colour: That of its course, or -1 for none
 * @is_warning: Whether it is plainly marked: a detention
 * @is_cancelled: Whether it does not take place
 * @is_off: Whether it is a day off
 *
 * One thing in the cell of a plan.
 */
typedef struct {
  int        row;
  GPtrArray *who;
  char      *time;
  char      *title;
  char      *place;
  char      *note;
  GPtrArray *changes;
  char      *spoken;
  int        colour;
  gboolean   is_warning;
  gboolean   is_cancelled;
  gboolean   is_off;
} PupitrePlanItem;

/**
 * PupitrePlanTasks:
 * @who: (nullable) (owned): Whose they are; %NULL in the plan of one child
 * @tasks: (element-type PupitreAssignment): By the portal's order
 *
 * What one child has to do for a day.
 */
typedef struct {
  PupitrePlanWho *who;
  GPtrArray      *tasks;
} PupitrePlanTasks;

/**
 * PupitrePlanColumn:
 * @short_title: Which day, at the head of a column
 * @title: Which day, over a list
 * @subtitle: (nullable): The day of the cycle
 * @off: (nullable): Why there is no school
 * @is_today: Whether it is today
 * @items: (element-type PupitrePlanItem): By their hours
 * @tasks: (element-type PupitrePlanTasks): What is to be done for that day, child by child
 *
 * One day of a plan.
 */
typedef struct {
  char      *short_title;
  char      *title;
  char      *subtitle;
  char      *off;
  gboolean   is_today;
  GPtrArray *items;
  GPtrArray *tasks;
} PupitrePlanColumn;

/**
 * PupitrePlanRow:
 * @title: The hour or period
 * @subtitle: (nullable): The period beside the hour
 *
 * The head of one row of a plan.
 */
typedef struct {
  char *title;
  char *subtitle;
} PupitrePlanRow;

/**
 * PupitrePlan:
 * @columns: (element-type PupitrePlanColumn): The days
 * @rows: (element-type PupitrePlanRow): The hours or periods
 * @has_tasks: Whether it has a row of what is to be done
 *
 * What a week or a cycle looks like, before anything is drawn.
 */
typedef struct {
  GPtrArray *columns;
  GPtrArray *rows;
  gboolean   has_tasks;
} PupitrePlan;

PupitrePlanWho    *pupitre_plan_who_new         (PupitreChild       *child,
                                                 guint               colour,
                                                 guint               position) G_GNUC_WARN_UNUSED_RESULT;
PupitrePlanWho    *pupitre_plan_who_ref         (PupitrePlanWho     *self);
void               pupitre_plan_who_unref       (PupitrePlanWho     *self);
const char        *pupitre_plan_who_get_name    (PupitrePlanWho     *self);
char              *pupitre_plan_who_dup_initials (PupitrePlanWho   *self) G_GNUC_WARN_UNUSED_RESULT;
PupitrePlan       *pupitre_plan_new             (void) G_GNUC_WARN_UNUSED_RESULT;
void               pupitre_plan_free            (PupitrePlan        *self);
PupitrePlanColumn *pupitre_plan_add_column      (PupitrePlan        *self,
                                                 const char         *title);
void               pupitre_plan_add_row         (PupitrePlan        *self,
                                                 const char         *title,
                                                 const char         *subtitle);
PupitrePlanItem   *pupitre_plan_add_item        (PupitrePlanColumn  *column,
                                                 int                 row,
                                                 const char         *title);
void               pupitre_plan_add_who         (PupitrePlanItem    *item,
                                                 PupitrePlanWho     *who);
char              *pupitre_plan_dup_names       (PupitrePlanItem    *item) G_GNUC_WARN_UNUSED_RESULT;
void               pupitre_plan_add_tasks       (PupitrePlanColumn  *column,
                                                 PupitrePlanWho     *who,
                                                 GPtrArray          *tasks);
void               pupitre_plan_add_change      (PupitrePlanItem    *item,
                                                 const char         *before,
                                                 const char         *after);
char              *pupitre_plan_dup_place       (const char * const *rooms,
                                                 const char * const *teachers) G_GNUC_WARN_UNUSED_RESULT;
int                pupitre_plan_find_colour     (const char         *subject_code,
                                                 const char         *code,
                                                 const char         *title);
void               pupitre_plan_describe        (PupitrePlanColumn  *column,
                                                 PupitrePlanItem    *item);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PupitrePlan, pupitre_plan_free)

G_END_DECLS
