/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-registration-intent"

#include "pupitre-registration-intent.h"

#include "pupitre-fact-line.h"
#include "pupitre-school-time.h"

/* A registration as something that a parent asks of the school: what goes into an intent, and is read
 * from one. Pure functions. */

/* After the school year in the subject. */
#define REGISTERS "inscription"
#define SERVICES "services"

/* Where the portal says no last day, the school year has one. */
static char *
dup_last_day (PupitreRegistration *registration)
{
  GDateTime *last = pupitre_registration_get_last (registration);

  if (last != NULL)
    return g_date_time_format (last, "%Y-%m-%d");
  return g_strdup_printf ("%04d-06-30", pupitre_registration_get_school_year (registration) + 1);
}

static char *
dup_subject (int school_year, gboolean services_only)
{
  return g_strdup_printf ("%d-%d %s", school_year, school_year + 1,
                          services_only ? SERVICES : REGISTERS);
}

/**
 * pupitre_registration_intent_new:
 * @registration: What the portal asks, of a known school year
 * @child: Whose
 * @answers: What the parent answers
 *
 * Returns: (transfer full): the registration, to be sent. Any thread.
 */
PupitreIntent *
pupitre_registration_intent_new (PupitreRegistration        *registration,
                                 PupitreChild               *child,
                                 PupitreRegistrationAnswers *answers)
{
  g_autoptr (GDateTime) today = pupitre_school_time_today ();
  g_autofree char *subject = NULL, *where = NULL, *first = NULL, *last = NULL, *text = NULL;

  g_return_val_if_fail (PUPITRE_IS_REGISTRATION (registration), NULL);
  g_return_val_if_fail (PUPITRE_IS_CHILD (child), NULL);
  g_return_val_if_fail (PUPITRE_IS_REGISTRATION_ANSWERS (answers), NULL);

  const char *facts[] = { pupitre_registration_get_school (registration),
                          pupitre_registration_get_level (registration), NULL };

  subject = dup_subject (pupitre_registration_get_school_year (registration),
                         pupitre_registration_is_services_only (registration));
  where = pupitre_fact_line_join (facts);
  first = g_date_time_format (today, "%Y-%m-%d");
  last = dup_last_day (registration);
  text = pupitre_registration_answers_dup_text (answers);
  return pupitre_intent_new (&(PupitreIntentFields) {
    .child = pupitre_child_get_key (child),
    .child_name = pupitre_child_get_first_name (child),
    .kind = PUPITRE_INTENT_REGISTRATION,
    .subject = subject,
    .subject_text = where,
    .first_day = first,
    .last_day = last,
    .text = text,
  });
}

/**
 * pupitre_registration_intent_get_school_year:
 * @intent: A registration that is asked for
 *
 * Returns: the first calendar year of the school year for which it is. Any thread.
 */
int
pupitre_registration_intent_get_school_year (PupitreIntent *intent)
{
  g_autofree char *year = NULL;

  g_return_val_if_fail (PUPITRE_IS_INTENT (intent), 0);

  year = g_strndup (pupitre_intent_get_subject (intent), 4);
  return pupitre_school_year_parse (year);
}

/**
 * pupitre_registration_intent_is_services_only:
 * @intent: A registration that is asked for
 *
 * Returns: whether services alone are asked for. Any thread.
 */
gboolean
pupitre_registration_intent_is_services_only (PupitreIntent *intent)
{
  g_return_val_if_fail (PUPITRE_IS_INTENT (intent), FALSE);

  return g_str_has_suffix (pupitre_intent_get_subject (intent), " " SERVICES);
}

/**
 * pupitre_registration_intent_dup_answers:
 * @intent: A registration that is asked for
 *
 * Returns: (transfer full): what the parent answers. Any thread.
 */
PupitreRegistrationAnswers *
pupitre_registration_intent_dup_answers (PupitreIntent *intent)
{
  PupitreRegistrationAnswers *answers;

  g_return_val_if_fail (PUPITRE_IS_INTENT (intent), NULL);

  answers = pupitre_registration_answers_parse (pupitre_intent_get_text (intent));
  return answers != NULL ? answers : pupitre_registration_answers_new ();
}

/**
 * pupitre_registration_intent_is_about:
 * @intent: Something that is asked for
 * @registration: What the portal says
 *
 * Returns: whether @intent asks for this registration: of the same school year, by a parent who may do
 *   the same. Any thread.
 */
gboolean
pupitre_registration_intent_is_about (PupitreIntent *intent, PupitreRegistration *registration)
{
  g_autofree char *subject = NULL;

  g_return_val_if_fail (PUPITRE_IS_INTENT (intent), FALSE);
  g_return_val_if_fail (PUPITRE_IS_REGISTRATION (registration), FALSE);

  subject = dup_subject (pupitre_registration_get_school_year (registration),
                         pupitre_registration_is_services_only (registration));
  return pupitre_intent_get_kind (intent) == PUPITRE_INTENT_REGISTRATION &&
         g_str_equal (pupitre_intent_get_subject (intent), subject);
}

/**
 * pupitre_registration_intent_arrived:
 * @intent: A registration that was sent
 * @registration: What the portal has now
 *
 * Returns: whether the portal has what was sent. Any thread.
 */
gboolean
pupitre_registration_intent_arrived (PupitreIntent *intent, PupitreRegistration *registration)
{
  g_autoptr (PupitreRegistrationAnswers) sent = NULL;
  PupitreRegistrationAnswers *there;

  g_return_val_if_fail (PUPITRE_IS_REGISTRATION (registration), FALSE);

  there = pupitre_registration_get_answers (registration);
  sent = pupitre_registration_intent_dup_answers (intent);
  return there != NULL && pupitre_registration_intent_is_about (intent, registration) &&
         pupitre_registration_answers_is_same (sent, there);
}
