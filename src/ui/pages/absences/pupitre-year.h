/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-account.h"
#include "pupitre-school-calendar.h"

G_BEGIN_DECLS

#define PUPITRE_TYPE_YEAR (pupitre_year_get_type ())
G_DECLARE_FINAL_TYPE (PupitreYear, pupitre_year, PUPITRE, YEAR, GObject)

PupitreYear           *pupitre_year_new          (PupitreAccount *account,
                                                  PupitreChild   *child) G_GNUC_WARN_UNUSED_RESULT;
PupitreFeed           *pupitre_year_get_feed     (PupitreYear    *self);
PupitreSchoolCalendar *pupitre_year_dup_calendar (PupitreYear    *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean               pupitre_year_is_read      (PupitreYear    *self);

G_END_DECLS
