/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-record-words"

#include "config.h"

#include "pupitre-record-words.h"

#include "pupitre-fact-line.h"
#include "pupitre-school-time.h"
#include "pupitre-words.h"

#include <glib/gi18n.h>

/* What stands in the rows of a record, in words. Main thread. */

/**
 * pupitre_record_words_journey_name:
 * @journey: A journey
 *
 * Returns: (transfer full): when in the day it is, and which way where that is not plain
 */
char *
pupitre_record_words_journey_name (PupitreJourney *journey)
{
  const char *text = pupitre_journey_get_part_text (journey);

  switch (pupitre_journey_get_part (journey)) {
  case PUPITRE_JOURNEY_MORNING:
    return g_strdup (C_("school transport", "Morning"));
  case PUPITRE_JOURNEY_NOON:
    return g_strdup (pupitre_journey_is_homewards (journey)
                       ? C_("school transport", "Noon, to go home")
                       : C_("school transport", "Noon, to school"));
  case PUPITRE_JOURNEY_AFTERNOON:
    return g_strdup (C_("school transport", "Afternoon"));
  case PUPITRE_JOURNEY_OTHER:
  default:
    return text[0] != '\0' ? pupitre_words_capital (text)
                           : g_strdup (C_("school transport", "Journey"));
  }
}

/* @minutes: after midnight, or -1 */
static char *
dup_time (int minutes)
{
  g_autoptr (GDateTime) time = NULL;

  if (minutes < 0)
    return g_strdup ("");
  time = g_date_time_new (pupitre_school_time_zone (), 2000, 1, 3, minutes / 60 % 24, minutes % 60, 0);
  return pupitre_words_time (time);
}

/* The days on which it runs, "" where that is every school day. */
static char *
dup_days (int days)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (int i = 0; i < 7; i++) {
    /* A Monday, and the days that follow. */
    g_autoptr (GDateTime) day = g_date_time_new (pupitre_school_time_zone (), 2024, 1, 1 + i, 0, 0, 0);

    if ((days & (1 << (i + 1))) != 0)
      g_ptr_array_add (names, pupitre_words_day_of_week (day));
  }
  g_ptr_array_add (names, NULL);
  return g_strjoinv (", ", (char **) names->pdata);
}

/* Where the child gets on or off at the stop, the time is that of the stop. */
static char *
dup_place (PupitreJourney *journey)
{
  gboolean homewards = pupitre_journey_is_homewards (journey);
  g_autofree char *boarding = dup_time (pupitre_journey_get_boarding (journey));
  g_autofree char *alighting = dup_time (pupitre_journey_get_alighting (journey));
  const char *stop = pupitre_journey_get_stop (journey);

  if (homewards && boarding[0] != '\0' && alighting[0] != '\0' && stop[0] != '\0')
    /* Translators: 1 and 2 are times, 3 is the name of a bus stop */
    return g_strdup_printf (C_("school transport", "leaves at %1$s, at the stop %3$s at %2$s"), boarding,
                            alighting, stop);
  if (!homewards && boarding[0] != '\0' && alighting[0] != '\0' && stop[0] != '\0')
    /* Translators: 1 and 2 are times, 3 is the name of a bus stop */
    return g_strdup_printf (C_("school transport", "at the stop %3$s at %1$s, at school at %2$s"),
                            boarding, alighting, stop);
  {
    const char *facts[] = { boarding, stop, NULL };

    return pupitre_fact_line_join (facts);
  }
}

/**
 * pupitre_record_words_journey:
 * @journey: A journey
 *
 * Returns: (transfer full): its route, times, stop, days and carrier, as far as they are known
 */
char *
pupitre_record_words_journey (PupitreJourney *journey)
{
  const char *number = pupitre_journey_get_route (journey);
  GDateTime *begins = pupitre_journey_get_begins (journey);
  g_autofree char *route = NULL;
  g_autofree char *place = dup_place (journey);
  g_autofree char *days = dup_days (pupitre_journey_get_days (journey));
  g_autofree char *date = begins != NULL ? pupitre_words_date (begins) : NULL;
  g_autofree char *from = NULL;

  if (number[0] != '\0')
    /* Translators: %s is the number of a school bus */
    route = g_strdup_printf (C_("school transport", "Route %s"), number);
  if (date != NULL)
    /* Translators: %s is a date, from which on a bus runs */
    from = g_strdup_printf (C_("school transport", "from %s"), date);

  const char *facts[] = { route != NULL ? route : "", place, days,
                          pupitre_journey_get_carrier (journey), from != NULL ? from : "", NULL };

  return pupitre_fact_line_join (facts);
}

/**
 * pupitre_record_words_mail:
 * @teacher: Somebody of the school, with an address
 * @child: The full name of the child
 * @matter: (nullable): The subject that is taught
 *
 * Returns: (transfer full): a mailto address with the child, and what it is about, in the subject line
 *   (RFC 6068)
 */
char *
pupitre_record_words_mail (PupitreTeacher *teacher, const char *child, const char *matter)
{
  g_autofree char *address =
    g_uri_escape_string (pupitre_teacher_get_email (teacher), "@!$'()*,;:", FALSE);
  g_autofree char *line = NULL;
  g_autofree char *escaped = NULL;

  if (matter != NULL && matter[0] != '\0')
    /* Translators: 1 is a child, 2 a school subject: the subject line of an e-mail */
    line = g_strdup_printf (C_("subject line", "%1$s, %2$s"), child, matter);
  escaped = g_uri_escape_string (line != NULL ? line : child, NULL, FALSE);
  return g_strdup_printf ("mailto:%s?subject=%s", address, escaped);
}
