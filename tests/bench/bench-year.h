/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-week-plan.h"

G_BEGIN_DECLS

/* What each week of the year holds of each part: lessons, days of the calendar, one detention, and
 * work for each day of class. */
#define BENCH_YEAR_LESSONS 24
#define BENCH_YEAR_DAYS 5
#define BENCH_YEAR_DETENTIONS 1
#define BENCH_YEAR_WORKS 5

/* The Monday of the first week. */
#define BENCH_YEAR_BEGIN "2026-08-31"

/* A stored year of one child. */
typedef struct {
  PupitreFeed    *feeds[PUPITRE_WEEK_N_PARTS];
  PupitreWeek    *week;  /* at first one of the summer, of which there is nothing */
  PupitrePlanWho *who;
} BenchYear;

/* Stores @n_weeks weeks of the child of that number in an open store, and opens what is stored; it
 * never reaches a portal. */
void     bench_year_init    (BenchYear       *self,
                             PupitreStore    *store,
                             int              number,
                             int              n_weeks);
void     bench_year_clear   (BenchYear       *self);

/* Whether each part of the week in front has been read. */
gboolean bench_year_is_read (const BenchYear *self);

/* How many lessons and detentions a week of that many children has. */
guint    bench_year_count_items (guint      n_children);

/* Fails if what is drawn of @n_children is not all that they have. */
void     bench_year_check   (PupitrePlan     *plan,
                             guint            n_children);

G_END_DECLS
