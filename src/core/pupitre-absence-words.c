/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-absence-words"

#include "config.h"

#include "pupitre-absence-words.h"

#include "pupitre-absence-plan.h"
#include "pupitre-registration-words.h"
#include "pupitre-school-time.h"
#include "pupitre-words.h"

#include <glib/gi18n-lib.h>

/* Absences, and what a parent asks about them, in words: the same on the page, in the preview of
 * what is sent and on the receipt. */

static const char *
kind_name (gboolean late)
{
  return late ? C_("kind of absence", "Late arrival") : C_("kind of absence", "Absence");
}

/**
 * pupitre_absence_words_dup_what:
 * @absence: An absence or a late arrival
 *
 * Returns: (transfer full): what it is ("Absence", "Late arrival, 12 minutes"). Any thread.
 */
char *
pupitre_absence_words_dup_what (PupitreAbsence *absence)
{
  int minutes = pupitre_absence_get_minutes (absence);
  PupitreAbsenceKind kind = pupitre_absence_get_kind (absence);

  if (kind == PUPITRE_ABSENCE_KIND_OTHER && *pupitre_absence_get_kind_text (absence) != '\0')
    return g_strdup (pupitre_absence_get_kind_text (absence));
  if (kind == PUPITRE_ABSENCE_KIND_LATE && minutes > 0)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Late arrival, %d minute",
                                         "Late arrival, %d minutes", (gulong) minutes),
                            minutes);
  return g_strdup (kind_name (kind == PUPITRE_ABSENCE_KIND_LATE));
}

/**
 * pupitre_absence_words_dup_where:
 * @absence: An absence or a late arrival
 *
 * Returns: (transfer full): its course and period, as far as they are known; else its hours; else
 *   nothing. Any thread.
 */
char *
pupitre_absence_words_dup_where (PupitreAbsence *absence)
{
  const char *course = pupitre_absence_get_course (absence);
  int period = pupitre_absence_get_period (absence);
  GDateTime *start = pupitre_absence_get_start (absence);
  GDateTime *end = pupitre_absence_get_end (absence);

  if (period > 0 && *course != '\0')
    /* Translators: 1 is a course, 2 the number of a period of the day */
    return g_strdup_printf (_("%1$s, period %2$d"), course, period);
  if (period > 0)
    return g_strdup_printf (_("Period %d"), period);
  if (*course == '\0' && start != NULL && end != NULL) {
    g_autofree char *from = pupitre_words_time (start);
    g_autofree char *to = pupitre_words_time (end);

    /* Translators: two times of the day */
    return g_strdup_printf (_("from %1$s to %2$s"), from, to);
  }
  return g_strdup (course);
}

/**
 * pupitre_absence_words_dup_state:
 * @absence: An absence or a late arrival
 *
 * Returns: (transfer full): where it stands at the school. Any thread.
 */
char *
pupitre_absence_words_dup_state (PupitreAbsence *absence)
{
  switch (pupitre_absence_get_state (absence)) {
  case PUPITRE_ABSENCE_STATE_TO_MOTIVATE:
    return g_strdup (_("waits for a motive"));
  case PUPITRE_ABSENCE_STATE_SUBMITTED:
    return g_strdup (_("motive received by the school"));
  case PUPITRE_ABSENCE_STATE_MOTIVATED:
    return g_strdup (_("motivated"));
  case PUPITRE_ABSENCE_STATE_NOT_MOTIVATED:
    return g_strdup (_("not motivated"));
  case PUPITRE_ABSENCE_STATE_OTHER:
  default:
    return g_strdup (pupitre_absence_get_state_text (absence));
  }
}

/**
 * pupitre_absence_words_dup_periods:
 * @periods: Bit n is period n; 0 for whole days
 *
 * Returns: (transfer full): the same in words. Any thread.
 */
char *
pupitre_absence_words_dup_periods (guint periods)
{
  g_autoptr (GString) list = g_string_new (NULL);
  guint n = 0;

  if (periods == 0)
    return g_strdup (_("whole day"));
  for (guint i = 1; i <= PUPITRE_PERIOD_MAX; i++) {
    if ((periods & 1u << i) != 0) {
      g_string_append_printf (list, n == 0 ? "%u" : ", %u", i);
      n++;
    }
  }
  /* Translators: %s is a list of numbers */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "period %s", "periods %s", n), list->str);
}

/**
 * pupitre_absence_words_dup_days:
 * @first: The first day
 * @last: The last one
 *
 * Returns: (transfer full): the day or days. Any thread.
 */
char *
pupitre_absence_words_dup_days (GDateTime *first, GDateTime *last)
{
  g_autofree char *from = pupitre_words_date (first);
  g_autofree char *to = NULL;

  if (g_date_time_equal (first, last))
    return g_steal_pointer (&from);
  to = pupitre_words_date (last);
  /* Translators: two full dates */
  return g_strdup_printf (_("%1$s to %2$s"), from, to);
}

static char *
dup_intent_days (PupitreIntent *intent)
{
  g_autoptr (GDateTime) first = pupitre_school_time_parse (pupitre_intent_get_first_day (intent));
  g_autoptr (GDateTime) last = pupitre_school_time_parse (pupitre_intent_get_last_day (intent));

  return first != NULL && last != NULL ? pupitre_absence_words_dup_days (first, last)
                                       : g_strdup (pupitre_intent_get_first_day (intent));
}

/**
 * pupitre_absence_words_dup_intent:
 * @intent: What a parent asks, or is about to
 *
 * Returns: (transfer full): all that the school gets of it, as a person reads it: what, when, why,
 *   and what was typed. Any thread.
 */
char *
pupitre_absence_words_dup_intent (PupitreIntent *intent)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  const char *where = pupitre_intent_get_subject_text (intent);
  const char *motive = pupitre_intent_get_motive_text (intent);
  const char *text = pupitre_intent_get_text (intent);

  if (pupitre_intent_get_kind (intent) == PUPITRE_INTENT_REGISTRATION)
    return pupitre_registration_words_dup_intent (intent);
  g_ptr_array_add (parts, g_strdup (kind_name (pupitre_intent_is_late (intent))));
  g_ptr_array_add (parts, dup_intent_days (intent));
  if (*where != '\0')
    g_ptr_array_add (parts, g_strdup (where));
  else if (pupitre_intent_get_kind (intent) != PUPITRE_INTENT_MOTIVE)
    g_ptr_array_add (parts, pupitre_absence_words_dup_periods (pupitre_intent_get_periods (intent)));
  if (*motive != '\0')
    g_ptr_array_add (parts, g_strdup (motive));
  if (*text != '\0')
    /* Translators: what a parent typed, in quotes */
    g_ptr_array_add (parts, g_strdup_printf (_("“%s”"), text));
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" · ", (char **) parts->pdata);
}

/**
 * pupitre_absence_words_dup_reason:
 * @intent: What came back to the parent
 *
 * Returns: (transfer full): why. Any thread.
 */
char *
pupitre_absence_words_dup_reason (PupitreIntent *intent)
{
  const char *portal_text = pupitre_intent_get_portal_text (intent);

  switch (pupitre_intent_get_reason (intent)) {
  case PUPITRE_INTENT_REASON_PORTAL:
    if (portal_text != NULL)
      /* Translators: %s is a sentence of the portal */
      return g_strdup_printf (_("The portal refused it: %s"), portal_text);
    return g_strdup (_("The portal refused it, and does not say why."));
  case PUPITRE_INTENT_REASON_DATE_PASSED:
    return g_strdup (_("The day was over before the school could have it."));
  case PUPITRE_INTENT_REASON_NOT_THERE:
    return g_strdup (_("The school no longer waits for this: it has settled it otherwise."));
  case PUPITRE_INTENT_REASON_NOT_SENT:
    return g_strdup (_("It could not be sent. On this computer nothing waits: send it again."));
  case PUPITRE_INTENT_REASON_NONE:
  default:
    return g_strdup ("");
  }
}

/**
 * pupitre_absence_words_of_state:
 * @state: Where an intent is
 *
 * Returns: (transfer none): the same in words. Any thread.
 */
const char *
pupitre_absence_words_of_state (PupitreIntentState state)
{
  switch (state) {
  case PUPITRE_INTENT_QUEUED:
    return _("Queued: leaves as soon as the portal answers");
  case PUPITRE_INTENT_SENT:
    return _("Sent: waiting for the school’s answer");
  case PUPITRE_INTENT_UNKNOWN:
    return _("Not known yet: Pupitre checks whether the school has it");
  case PUPITRE_INTENT_UNDECIDED:
    return _("Nobody can tell whether the school has it. Ask the school, then choose.");
  case PUPITRE_INTENT_CONFIRMED:
    return _("Received by the school");
  case PUPITRE_INTENT_REFUSED:
    return _("Refused");
  default:
    g_return_val_if_reached ("");
  }
}

/**
 * pupitre_absence_words_of_kind:
 * @kind: What is asked
 *
 * Returns: (transfer none): the same in words. Any thread.
 */
const char *
pupitre_absence_words_of_kind (PupitreIntentKind kind)
{
  switch (kind) {
  case PUPITRE_INTENT_MOTIVE:
    return _("Motive given");
  case PUPITRE_INTENT_ANNOUNCEMENT:
    return _("Absence announced");
  case PUPITRE_INTENT_WITHDRAWAL:
    return _("Announcement withdrawn");
  case PUPITRE_INTENT_REGISTRATION:
    return _("Registration");
  default:
    g_return_val_if_reached ("");
  }
}
