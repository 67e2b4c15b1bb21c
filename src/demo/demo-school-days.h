/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DemoDay:
 * @DEMO_DAY_FREE: A weekend, or the summer
 * @DEMO_DAY_CLASS: Pupils are at school
 * @DEMO_DAY_PEDAGOGIC: Teachers are, without the pupils
 * @DEMO_DAY_OFF: Nobody is
 *
 * What a school does on a day.
 */
typedef enum {
  DEMO_DAY_FREE,
  DEMO_DAY_CLASS,
  DEMO_DAY_PEDAGOGIC,
  DEMO_DAY_OFF,
} DemoDay;

DemoDay     demo_school_day             (const GDate *date);
const char *demo_school_day_name        (const GDate *date);
int         demo_school_day_class_index (const GDate *date);
gboolean    demo_school_day_find_class  (int          school_year,
                                         int          index,
                                         GDate       *date);
gboolean    demo_school_year_is_pedagogic (const GDate *date);
gboolean    demo_school_year_has_class  (const GDate *date);

G_END_DECLS
