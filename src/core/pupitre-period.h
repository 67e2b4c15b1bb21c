/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * PupitrePeriodFields:
 *
 * What the portal says of a period; copied by pupitre_period_new().
 */
typedef struct {
  int number;
  int start;   /* minutes after midnight */
  int end;     /* minutes after midnight */
} PupitrePeriodFields;

#define PUPITRE_TYPE_PERIOD (pupitre_period_get_type ())
G_DECLARE_FINAL_TYPE (PupitrePeriod, pupitre_period, PUPITRE, PERIOD, GObject)

PupitrePeriod *pupitre_period_new        (const PupitrePeriodFields *fields) G_GNUC_WARN_UNUSED_RESULT;
int            pupitre_period_get_number (PupitrePeriod *self);
int            pupitre_period_get_start  (PupitrePeriod *self);
int            pupitre_period_get_end    (PupitrePeriod *self);

G_END_DECLS
