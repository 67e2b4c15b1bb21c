/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

GTimeZone *pupitre_school_time_zone          (void);
GDateTime *pupitre_school_time_now           (void) G_GNUC_WARN_UNUSED_RESULT;
GDateTime *pupitre_school_time_today         (void) G_GNUC_WARN_UNUSED_RESULT;
void       pupitre_school_time_set_shift     (int         days);
void       pupitre_school_time_set_now       (GDateTime  *now);
GDateTime *pupitre_school_time_week          (GDateTime  *date) G_GNUC_WARN_UNUSED_RESULT;
GDateTime *pupitre_school_time_monday        (GDateTime  *date) G_GNUC_WARN_UNUSED_RESULT;
GDateTime *pupitre_school_time_day           (GDateTime  *date,
                                              int         days) G_GNUC_WARN_UNUSED_RESULT;
GDateTime *pupitre_school_time_at            (GDateTime  *day,
                                              int         minutes) G_GNUC_WARN_UNUSED_RESULT;
GDateTime *pupitre_school_time_parse         (const char *text) G_GNUC_WARN_UNUSED_RESULT;
int        pupitre_school_time_parse_minutes (const char *text);
gboolean   pupitre_school_time_is_midnight  (gint64      moment);
int        pupitre_school_year_of            (GDateTime  *date);
GDateTime *pupitre_school_year_begin         (int         school_year) G_GNUC_WARN_UNUSED_RESULT;
int        pupitre_school_year_parse         (const char *text);

G_END_DECLS
