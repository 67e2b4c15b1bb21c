/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

GTimeZone *demo_clock_zone         (void);
void       demo_clock_set_today    (const GDate *today);
void       demo_clock_set_shift    (int          days);
int        demo_clock_get_shift    (void);
void       demo_clock_set_hours    (int          hours);
int        demo_clock_get_hours    (void);
GDateTime *demo_clock_now          (void) G_GNUC_WARN_UNUSED_RESULT;
void       demo_clock_today        (GDate       *today);
GDateTime *demo_clock_at           (const GDate *date,
                                    int          hour,
                                    int          minute) G_GNUC_WARN_UNUSED_RESULT;
char      *demo_clock_stamp        (GDateTime   *moment) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
