/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-motivation"

#include "pupitre-motivation.h"

#include "pupitre-school-time.h"

/* Giving a motive for an absence or a late arrival: what can be refused without asking the school,
 * and how to tell that it arrived. Pure functions. */

/**
 * pupitre_motivation_dup_explanation:
 * @typed: (nullable): What a parent typed
 *
 * Returns: (transfer full) (nullable): what is sent of it, UTF-8 without spaces around it; %NULL if
 *   that is nothing. Any thread.
 */
char *
pupitre_motivation_dup_explanation (const char *typed)
{
  g_autofree char *text = typed != NULL ? g_utf8_make_valid (typed, -1) : NULL;

  if (text == NULL || *g_strstrip (text) == '\0')
    return NULL;
  return g_steal_pointer (&text);
}

static PupitreMotivationFault
check_explanation (PupitreMotive *motive, const char *explanation)
{
  g_autofree char *text = pupitre_motivation_dup_explanation (explanation);

  if (text == NULL)
    return pupitre_motive_needs_explanation (motive) ? PUPITRE_MOTIVATION_FAULT_EXPLANATION_MISSING
                                                     : PUPITRE_MOTIVATION_FAULT_NONE;
  return g_utf8_strlen (text, -1) > PUPITRE_EXPLANATION_MAX
           ? PUPITRE_MOTIVATION_FAULT_EXPLANATION_LONG
           : PUPITRE_MOTIVATION_FAULT_NONE;
}

/**
 * pupitre_motivation_check:
 * @absence: An absence or a late arrival
 * @motive: (nullable): One of the school's motives, %NULL if none is chosen
 * @explanation: (nullable): What was typed with it
 * @today: Now, as pupitre_school_time_now() says it: not the portal's clock
 *
 * Returns: what keeps the motive from being sent. Any thread.
 */
PupitreMotivationFault
pupitre_motivation_check (PupitreAbsence *absence,
                          PupitreMotive  *motive,
                          const char     *explanation,
                          GDateTime      *today)
{
  PupitreMotivationFault faults = PUPITRE_MOTIVATION_FAULT_NONE;
  g_autoptr (GDateTime) midnight = NULL;
  GDateTime *deadline;

  g_return_val_if_fail (PUPITRE_IS_ABSENCE (absence), PUPITRE_MOTIVATION_FAULT_NONE);
  g_return_val_if_fail (today != NULL, PUPITRE_MOTIVATION_FAULT_NONE);

  midnight = pupitre_school_time_day (today, 0);
  deadline = pupitre_absence_get_deadline (absence);
  if (pupitre_absence_get_state (absence) != PUPITRE_ABSENCE_STATE_TO_MOTIVATE)
    faults |= PUPITRE_MOTIVATION_FAULT_SETTLED;
  if (deadline != NULL && g_date_time_compare (midnight, deadline) > 0)
    faults |= PUPITRE_MOTIVATION_FAULT_LATE;
  if (motive == NULL)
    return faults | PUPITRE_MOTIVATION_FAULT_MOTIVE_MISSING;
  if (!pupitre_motive_suits (motive, pupitre_absence_get_kind (absence)))
    faults |= PUPITRE_MOTIVATION_FAULT_MOTIVE;
  return faults | check_explanation (motive, explanation);
}

/**
 * pupitre_motivation_arrived:
 * @absence: An absence as the portal has it now
 * @motive_code: The code of the motive that was sent
 *
 * Returns: whether the portal has that motive for it. Any thread.
 */
gboolean
pupitre_motivation_arrived (PupitreAbsence *absence, const char *motive_code)
{
  g_return_val_if_fail (PUPITRE_IS_ABSENCE (absence), FALSE);

  return pupitre_absence_get_state (absence) != PUPITRE_ABSENCE_STATE_TO_MOTIVATE &&
         g_strcmp0 (pupitre_absence_get_motive_code (absence), motive_code) == 0;
}
