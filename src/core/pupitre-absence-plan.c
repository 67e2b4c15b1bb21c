/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-absence-plan"

#include "pupitre-absence-plan.h"

#include "pupitre-motivation.h"
#include "pupitre-school-time.h"

/* An absence to come as a parent fills it in, before the portal has it: what can be refused without
 * asking the school is refused here, with the reason. Immutable. */

struct _PupitreAbsencePlan {
  GObject            parent_instance;

  GDateTime         *first;        /* (nullable), its midnight */
  GDateTime         *last;         /* (nullable), its midnight */
  guint              periods;
  PupitreAbsenceKind kind;
  char              *motive_code;  /* (nullable) */
  char              *explanation;  /* (nullable) */
  gboolean           some_periods;
};

G_DEFINE_FINAL_TYPE (PupitreAbsencePlan, pupitre_absence_plan, G_TYPE_OBJECT)

static void
pupitre_absence_plan_finalize (GObject *object)
{
  PupitreAbsencePlan *self = PUPITRE_ABSENCE_PLAN (object);

  g_clear_pointer (&self->first, g_date_time_unref);
  g_clear_pointer (&self->last, g_date_time_unref);
  g_free (self->motive_code);
  g_free (self->explanation);

  G_OBJECT_CLASS (pupitre_absence_plan_parent_class)->finalize (object);
}

static void
pupitre_absence_plan_class_init (PupitreAbsencePlanClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pupitre_absence_plan_finalize;
}

static void
pupitre_absence_plan_init (PupitreAbsencePlan *self)
{
}

/**
 * pupitre_absence_plan_new:
 * @fields: What was filled in
 *
 * Returns: (transfer full): the plan, of whole days of the schools' zone, without the spaces around
 *   what was typed. Any thread.
 */
PupitreAbsencePlan *
pupitre_absence_plan_new (const PupitreAbsencePlanFields *fields)
{
  PupitreAbsencePlan *self;
  GDateTime *last;

  g_return_val_if_fail (fields != NULL, NULL);

  self = g_object_new (PUPITRE_TYPE_ABSENCE_PLAN, NULL);
  last = fields->last != NULL ? fields->last : fields->first;
  self->first = fields->first != NULL ? pupitre_school_time_day (fields->first, 0) : NULL;
  self->last = last != NULL ? pupitre_school_time_day (last, 0) : NULL;
  /* There is no period 0. */
  self->periods = fields->periods & ~1u;
  self->kind = fields->kind;
  self->motive_code = pupitre_motivation_dup_explanation (fields->motive_code);
  self->explanation = pupitre_motivation_dup_explanation (fields->explanation);
  self->some_periods = fields->some_periods;

  return self;
}

static gboolean
is_without_class (PupitreSchoolDay day)
{
  return day == PUPITRE_SCHOOL_DAY_OFF || day == PUPITRE_SCHOOL_DAY_PEDAGOGIC ||
         day == PUPITRE_SCHOOL_DAY_WEEKEND;
}

static PupitreAbsencePlanFault
check_dates (PupitreAbsencePlan *self, PupitreSchoolCalendar *calendar, GDateTime *today)
{
  g_autoptr (GDateTime) midnight = pupitre_school_time_day (today, 0);
  PupitreAbsencePlanFault faults = PUPITRE_ABSENCE_PLAN_FAULT_NONE;
  PupitreSchoolDay first, last;

  if (self->first == NULL)
    return PUPITRE_ABSENCE_PLAN_FAULT_FIRST_MISSING;
  if (g_date_time_compare (self->last, self->first) < 0)
    faults |= PUPITRE_ABSENCE_PLAN_FAULT_ORDER;
  if (g_date_time_compare (self->first, midnight) < 0)
    faults |= PUPITRE_ABSENCE_PLAN_FAULT_PAST;
  first = pupitre_school_calendar_classify (calendar, self->first);
  last = pupitre_school_calendar_classify (calendar, self->last);
  if (first == PUPITRE_SCHOOL_DAY_OUTSIDE)
    faults |= PUPITRE_ABSENCE_PLAN_FAULT_FIRST_OUTSIDE;
  if (is_without_class (first))
    faults |= PUPITRE_ABSENCE_PLAN_FAULT_FIRST_OFF;
  /* Of one day, it is said once. */
  if (g_date_time_equal (self->first, self->last))
    return faults;
  if (last == PUPITRE_SCHOOL_DAY_OUTSIDE)
    faults |= PUPITRE_ABSENCE_PLAN_FAULT_LAST_OUTSIDE;
  if (is_without_class (last))
    faults |= PUPITRE_ABSENCE_PLAN_FAULT_LAST_OFF;
  return faults;
}

static PupitreAbsencePlanFault
check_motive (PupitreAbsencePlan *self, PupitreMotive *motive)
{
  if (self->motive_code == NULL)
    return PUPITRE_ABSENCE_PLAN_FAULT_MOTIVE_MISSING;
  if (motive == NULL || !g_str_equal (pupitre_motive_get_code (motive), self->motive_code) ||
      (pupitre_motive_get_uses (motive) & PUPITRE_MOTIVE_USE_NOTICE) == 0)
    return PUPITRE_ABSENCE_PLAN_FAULT_MOTIVE;
  if (pupitre_motive_needs_explanation (motive) && self->explanation == NULL)
    return PUPITRE_ABSENCE_PLAN_FAULT_EXPLANATION_MISSING;
  return PUPITRE_ABSENCE_PLAN_FAULT_NONE;
}

/**
 * pupitre_absence_plan_check:
 * @self: A plan
 * @calendar: The school's calendar of the year
 * @motive: (nullable): The motive of the plan's code, %NULL if the school has no such motive
 * @today: Now, as pupitre_school_time_now() says it: not the portal's clock
 *
 * The first and the last day must be days of class, from today on and of the school year; days off
 * between them do not matter. A day of which the calendar says nothing is left to the school.
 *
 * Returns: what keeps it from being sent. Any thread.
 */
PupitreAbsencePlanFault
pupitre_absence_plan_check (PupitreAbsencePlan    *self,
                            PupitreSchoolCalendar *calendar,
                            PupitreMotive         *motive,
                            GDateTime             *today)
{
  PupitreAbsencePlanFault faults;

  g_return_val_if_fail (PUPITRE_IS_ABSENCE_PLAN (self), PUPITRE_ABSENCE_PLAN_FAULT_NONE);
  g_return_val_if_fail (PUPITRE_IS_SCHOOL_CALENDAR (calendar), PUPITRE_ABSENCE_PLAN_FAULT_NONE);
  g_return_val_if_fail (today != NULL, PUPITRE_ABSENCE_PLAN_FAULT_NONE);

  faults = check_dates (self, calendar, today) | check_motive (self, motive);
  if (self->kind == PUPITRE_ABSENCE_KIND_OTHER)
    faults |= PUPITRE_ABSENCE_PLAN_FAULT_KIND;
  if (self->explanation != NULL &&
      g_utf8_strlen (self->explanation, -1) > PUPITRE_EXPLANATION_MAX)
    faults |= PUPITRE_ABSENCE_PLAN_FAULT_EXPLANATION_LONG;
  if (self->some_periods && self->periods == 0)
    faults |= PUPITRE_ABSENCE_PLAN_FAULT_PERIODS_MISSING;
  return faults;
}

/**
 * pupitre_absence_plan_is_of_notice:
 * @self: A plan
 * @notice: What the portal has
 *
 * Compares by content: days, periods, kind and motive. What the portal may shorten or write in
 * another way, the explanation, does not count.
 *
 * Returns: whether @notice is what @self asked for, so that it arrived. Any thread.
 */
gboolean
pupitre_absence_plan_is_of_notice (PupitreAbsencePlan *self, PupitreAbsenceNotice *notice)
{
  g_return_val_if_fail (PUPITRE_IS_ABSENCE_PLAN (self), FALSE);
  g_return_val_if_fail (PUPITRE_IS_ABSENCE_NOTICE (notice), FALSE);

  return self->first != NULL &&
         g_date_time_equal (self->first, pupitre_absence_notice_get_first (notice)) &&
         g_date_time_equal (self->last, pupitre_absence_notice_get_last (notice)) &&
         self->periods == pupitre_absence_notice_get_periods (notice) &&
         self->kind == pupitre_absence_notice_get_kind (notice) &&
         g_strcmp0 (self->motive_code, pupitre_absence_notice_get_motive_code (notice)) == 0;
}

/**
 * pupitre_absence_plan_get_first:
 * @self: A plan
 *
 * Returns: (transfer none) (nullable): the first day, at midnight in the schools' zone. Any thread.
 */
GDateTime *
pupitre_absence_plan_get_first (PupitreAbsencePlan *self)
{
  g_return_val_if_fail (PUPITRE_IS_ABSENCE_PLAN (self), NULL);

  return self->first;
}

/**
 * pupitre_absence_plan_get_last:
 * @self: A plan
 *
 * Returns: (transfer none) (nullable): the last day, which belongs to it, at midnight. Any thread.
 */
GDateTime *
pupitre_absence_plan_get_last (PupitreAbsencePlan *self)
{
  g_return_val_if_fail (PUPITRE_IS_ABSENCE_PLAN (self), NULL);

  return self->last;
}

/**
 * pupitre_absence_plan_get_periods:
 * @self: A plan
 *
 * Returns: the periods of each day, period n as bit n; 0 for whole days. Any thread.
 */
guint
pupitre_absence_plan_get_periods (PupitreAbsencePlan *self)
{
  g_return_val_if_fail (PUPITRE_IS_ABSENCE_PLAN (self), 0);

  return self->periods;
}

/**
 * pupitre_absence_plan_get_kind:
 * @self: A plan
 *
 * Returns: absent or late. Any thread.
 */
PupitreAbsenceKind
pupitre_absence_plan_get_kind (PupitreAbsencePlan *self)
{
  g_return_val_if_fail (PUPITRE_IS_ABSENCE_PLAN (self), PUPITRE_ABSENCE_KIND_OTHER);

  return self->kind;
}

/**
 * pupitre_absence_plan_get_motive_code:
 * @self: A plan
 *
 * Returns: (transfer none) (nullable): the code of the motive. Any thread.
 */
const char *
pupitre_absence_plan_get_motive_code (PupitreAbsencePlan *self)
{
  g_return_val_if_fail (PUPITRE_IS_ABSENCE_PLAN (self), NULL);

  return self->motive_code;
}

/**
 * pupitre_absence_plan_get_explanation:
 * @self: A plan
 *
 * Returns: (transfer none) (nullable): what goes with it. Any thread.
 */
const char *
pupitre_absence_plan_get_explanation (PupitreAbsencePlan *self)
{
  g_return_val_if_fail (PUPITRE_IS_ABSENCE_PLAN (self), NULL);

  return self->explanation;
}
