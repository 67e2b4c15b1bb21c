/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "demo-school-days.h"

G_BEGIN_DECLS

#define DEMO_N_STAGES 3

int         demo_school_year_of        (const GDate *date);
void        demo_school_year_first_day (int          school_year,
                                        GDate       *date);
void        demo_school_year_last_day  (int          school_year,
                                        GDate       *date);
int         demo_school_year_stage_of  (const GDate *date);
void        demo_school_year_stage     (int          school_year,
                                        int          stage,
                                        GDate       *begin,
                                        GDate       *end);
void        demo_school_year_published (int          school_year,
                                        int          stage,
                                        GDate       *date);
void        demo_school_year_next_class (const GDate *date,
                                         int          classes,
                                         GDate       *next);
char       *demo_school_year_label     (int          school_year) G_GNUC_WARN_UNUSED_RESULT;
char       *demo_date_words            (const GDate *date,
                                        gboolean     with_weekday,
                                        gboolean     with_year) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
