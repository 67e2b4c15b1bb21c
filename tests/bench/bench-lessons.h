/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-feed.h"

G_BEGIN_DECLS

#define BENCH_LESSONS_A_WEEK 24

/* The first day of the first week. */
#define BENCH_LESSONS_BEGIN "2026-08-31"

/* Stores @n_weeks weeks of lessons in @collection of an open store. */
void         bench_lessons_fill      (PupitreStore            *store,
                                      const PupitreCollection *collection,
                                      int                      n_weeks);

/* A feed of lessons over what is stored; it never reaches a portal. */
PupitreFeed *bench_lessons_make_feed (PupitreStore            *store,
                                      const PupitreCollection *collection);

G_END_DECLS
