/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *pupitre_words_date                (GDateTime *date) G_GNUC_WARN_UNUSED_RESULT;
char *pupitre_words_short_date          (GDateTime *date,
                                         GDateTime *now) G_GNUC_WARN_UNUSED_RESULT;
char *pupitre_words_short_date_and_year (GDateTime *date) G_GNUC_WARN_UNUSED_RESULT;
char *pupitre_words_date_time           (GDateTime *date) G_GNUC_WARN_UNUSED_RESULT;
char *pupitre_words_day                 (GDateTime *date,
                                         GDateTime *now) G_GNUC_WARN_UNUSED_RESULT;
char *pupitre_words_capital             (const char *text) G_GNUC_WARN_UNUSED_RESULT;
char *pupitre_words_day_heading         (GDateTime *date,
                                         GDateTime *now) G_GNUC_WARN_UNUSED_RESULT;
char *pupitre_words_week                (GDateTime *date,
                                         GDateTime *now) G_GNUC_WARN_UNUSED_RESULT;
char *pupitre_words_month               (GDateTime *date,
                                         GDateTime *now) G_GNUC_WARN_UNUSED_RESULT;
char *pupitre_words_week_day            (GDateTime *date) G_GNUC_WARN_UNUSED_RESULT;
char *pupitre_words_day_of_week         (GDateTime *date) G_GNUC_WARN_UNUSED_RESULT;
char *pupitre_words_short_week_day      (GDateTime *date) G_GNUC_WARN_UNUSED_RESULT;
char *pupitre_words_range               (GDateTime *first,
                                         GDateTime *last) G_GNUC_WARN_UNUSED_RESULT;
char *pupitre_words_received            (GDateTime *date,
                                         GDateTime *now) G_GNUC_WARN_UNUSED_RESULT;
char *pupitre_words_time                (GDateTime *date) G_GNUC_WARN_UNUSED_RESULT;
char *pupitre_words_school_year         (int        first_year) G_GNUC_WARN_UNUSED_RESULT;
char *pupitre_words_size                (gint64     bytes) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
