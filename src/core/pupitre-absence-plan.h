/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-absence-notice.h"
#include "pupitre-motive.h"
#include "pupitre-school-calendar.h"

G_BEGIN_DECLS

#define PUPITRE_PERIOD_MAX 31

/**
 * PupitreAbsencePlanFields:
 *
 * What a parent fills in to announce an absence; pupitre_absence_plan_new() copies and cleans it.
 */
typedef struct {
  GDateTime         *first;        /* (nullable) */
  GDateTime         *last;         /* (nullable) %NULL: one day */
  guint              periods;      /* bit n is period n, of each day; 0: whole days */
  PupitreAbsenceKind kind;
  const char        *motive_code;  /* (nullable) */
  const char        *explanation;  /* (nullable) */
  gboolean           some_periods; /* the parent wants some periods, and no whole days */
} PupitreAbsencePlanFields;

/**
 * PupitreAbsencePlanFault:
 * @PUPITRE_ABSENCE_PLAN_FAULT_NONE: It can be sent
 * @PUPITRE_ABSENCE_PLAN_FAULT_FIRST_MISSING: No date
 * @PUPITRE_ABSENCE_PLAN_FAULT_ORDER: The last day is before the first
 * @PUPITRE_ABSENCE_PLAN_FAULT_PAST: The first day is over
 * @PUPITRE_ABSENCE_PLAN_FAULT_FIRST_OUTSIDE: The first day is not of the school year
 * @PUPITRE_ABSENCE_PLAN_FAULT_LAST_OUTSIDE: The last day is not of the school year
 * @PUPITRE_ABSENCE_PLAN_FAULT_FIRST_OFF: There is no class on the first day
 * @PUPITRE_ABSENCE_PLAN_FAULT_LAST_OFF: There is no class on the last day
 * @PUPITRE_ABSENCE_PLAN_FAULT_KIND: Neither absent nor late
 * @PUPITRE_ABSENCE_PLAN_FAULT_MOTIVE_MISSING: No motive
 * @PUPITRE_ABSENCE_PLAN_FAULT_MOTIVE: The school does not offer the motive for this
 * @PUPITRE_ABSENCE_PLAN_FAULT_EXPLANATION_MISSING: The motive wants an explanation
 * @PUPITRE_ABSENCE_PLAN_FAULT_EXPLANATION_LONG: More than the portal takes
 * @PUPITRE_ABSENCE_PLAN_FAULT_PERIODS_MISSING: Only some periods, and none chosen
 *
 * Why an announcement can not be sent, in the order of its fields; several at a time.
 */
typedef enum {
  PUPITRE_ABSENCE_PLAN_FAULT_NONE = 0,
  PUPITRE_ABSENCE_PLAN_FAULT_FIRST_MISSING = 1 << 0,
  PUPITRE_ABSENCE_PLAN_FAULT_ORDER = 1 << 1,
  PUPITRE_ABSENCE_PLAN_FAULT_PAST = 1 << 2,
  PUPITRE_ABSENCE_PLAN_FAULT_FIRST_OUTSIDE = 1 << 3,
  PUPITRE_ABSENCE_PLAN_FAULT_LAST_OUTSIDE = 1 << 4,
  PUPITRE_ABSENCE_PLAN_FAULT_FIRST_OFF = 1 << 5,
  PUPITRE_ABSENCE_PLAN_FAULT_LAST_OFF = 1 << 6,
  PUPITRE_ABSENCE_PLAN_FAULT_KIND = 1 << 7,
  PUPITRE_ABSENCE_PLAN_FAULT_MOTIVE_MISSING = 1 << 8,
  PUPITRE_ABSENCE_PLAN_FAULT_MOTIVE = 1 << 9,
  PUPITRE_ABSENCE_PLAN_FAULT_EXPLANATION_MISSING = 1 << 10,
  PUPITRE_ABSENCE_PLAN_FAULT_EXPLANATION_LONG = 1 << 11,
  PUPITRE_ABSENCE_PLAN_FAULT_PERIODS_MISSING = 1 << 12,
} PupitreAbsencePlanFault;

#define PUPITRE_TYPE_ABSENCE_PLAN (pupitre_absence_plan_get_type ())
G_DECLARE_FINAL_TYPE (PupitreAbsencePlan, pupitre_absence_plan, PUPITRE, ABSENCE_PLAN, GObject)

PupitreAbsencePlan     *pupitre_absence_plan_new             (const PupitreAbsencePlanFields *fields) G_GNUC_WARN_UNUSED_RESULT;
PupitreAbsencePlanFault pupitre_absence_plan_check           (PupitreAbsencePlan             *self,
                                                              PupitreSchoolCalendar          *calendar,
                                                              PupitreMotive                  *motive,
                                                              GDateTime                      *today);
gboolean                pupitre_absence_plan_is_of_notice    (PupitreAbsencePlan             *self,
                                                              PupitreAbsenceNotice           *notice);
GDateTime              *pupitre_absence_plan_get_first       (PupitreAbsencePlan             *self);
GDateTime              *pupitre_absence_plan_get_last        (PupitreAbsencePlan             *self);
guint                   pupitre_absence_plan_get_periods     (PupitreAbsencePlan             *self);
PupitreAbsenceKind      pupitre_absence_plan_get_kind        (PupitreAbsencePlan             *self);
const char             *pupitre_absence_plan_get_motive_code (PupitreAbsencePlan             *self);
const char             *pupitre_absence_plan_get_explanation (PupitreAbsencePlan             *self);

G_END_DECLS
