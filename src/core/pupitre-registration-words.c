/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-registration-words"

#include "config.h"

#include "pupitre-registration-words.h"

#include "pupitre-registration-intent.h"
#include "pupitre-words.h"

#include <glib/gi18n-lib.h>

/* The registration of a child in words: where it stands, until when, and whom to ask. */

static char *
dup_title (int school_year, gboolean services_only)
{
  g_autofree char *year = school_year > 0 ? pupitre_words_school_year (school_year) : NULL;

  if (year == NULL)
    return g_strdup (_("Registration for Next Year"));
  if (services_only)
    /* Translators: %s is a school year */
    return g_strdup_printf (_("Services for %s"), year);
  /* Translators: %s is a school year */
  return g_strdup_printf (_("Registration for %s"), year);
}

/**
 * pupitre_registration_words_dup_title:
 * @registration: A registration
 *
 * Returns: (transfer full): what it is, and for which school year. Any thread.
 */
char *
pupitre_registration_words_dup_title (PupitreRegistration *registration)
{
  g_return_val_if_fail (PUPITRE_IS_REGISTRATION (registration), NULL);

  return dup_title (pupitre_registration_get_school_year (registration),
                    pupitre_registration_is_services_only (registration));
}

/* @date: (nullable). The sentence with the day, or the one without. */
static char *
dup_with_day (const char *with_day, GDateTime *date, const char *without)
{
  g_autofree char *day = date != NULL ? pupitre_words_date (date) : NULL;
  g_auto (GStrv) parts = NULL;

  if (day == NULL)
    return g_strdup (without);
  parts = g_strsplit (with_day, "%s", 2);
  return g_strjoinv (day, parts);
}

/**
 * pupitre_registration_words_dup_state:
 * @registration: A registration
 * @now: The moment, as pupitre_school_time_now() says it
 *
 * Returns: (transfer full): where it stands, with the day that counts. Any thread.
 */
char *
pupitre_registration_words_dup_state (PupitreRegistration *registration, GDateTime *now)
{
  GDateTime *first = pupitre_registration_get_first (registration);
  GDateTime *last = pupitre_registration_get_last (registration);

  switch (pupitre_registration_get_state (registration, now)) {
  case PUPITRE_REGISTRATION_STATE_OPEN:
    /* Translators: %s is a full date */
    return dup_with_day (_("Open until %s"), last, C_("registration", "Open"));
  case PUPITRE_REGISTRATION_STATE_NOT_YET:
    /* Translators: %s is a full date */
    return dup_with_day (_("Opens on %s"), first,
                         C_("registration", "Not open yet"));
  case PUPITRE_REGISTRATION_STATE_CLOSED:
    /* Translators: %s is a full date */
    return dup_with_day (_("Closed: the last day was %s"), last, C_("registration", "Closed"));
  case PUPITRE_REGISTRATION_STATE_DONE:
    return g_strdup (_("Done: the school has it"));
  case PUPITRE_REGISTRATION_STATE_ELSEWHERE:
    return g_strdup (_("Not possible online"));
  case PUPITRE_REGISTRATION_STATE_OTHER:
  default:
    return g_strdup (_("Not possible in Pupitre"));
  }
}

/* Returns: (nullable): from when until when, where both are known */
static char *
dup_period (PupitreRegistration *registration)
{
  GDateTime *first = pupitre_registration_get_first (registration);
  GDateTime *last = pupitre_registration_get_last (registration);
  g_autofree char *from = first != NULL ? pupitre_words_date (first) : NULL;
  g_autofree char *to = last != NULL ? pupitre_words_date (last) : NULL;

  if (from == NULL || to == NULL)
    return NULL;
  if (pupitre_registration_is_services_only (registration))
    /* Translators: two full dates */
    return g_strdup_printf (_("You can ask for services from %1$s to %2$s."), from, to);
  /* Translators: two full dates */
  return g_strdup_printf (_("The school takes registrations from %1$s to %2$s."), from, to);
}

static char *
dup_receipt (PupitreRegistration *registration)
{
  GDateTime *sent_at = pupitre_registration_get_sent_at (registration);
  const char *reference = pupitre_registration_get_reference (registration);
  g_autofree char *moment = sent_at != NULL ? pupitre_words_date_time (sent_at) : NULL;

  if (moment == NULL)
    return NULL;
  if (*reference == '\0')
    /* Translators: %s is a date and a time */
    return g_strdup_printf (_("Received %s."), moment);
  /* Translators: 1 is a date and a time, 2 the portal's number of the request */
  return g_strdup_printf (_("Received %1$s under the number %2$s."), moment, reference);
}

static const char *
say_what_next (PupitreRegistration *registration, GDateTime *now)
{
  switch (pupitre_registration_get_state (registration, now)) {
  case PUPITRE_REGISTRATION_STATE_OPEN:
  case PUPITRE_REGISTRATION_STATE_NOT_YET:
    return NULL;
  case PUPITRE_REGISTRATION_STATE_CLOSED:
    return _("To ask for something now, call the school or write to it.");
  case PUPITRE_REGISTRATION_STATE_DONE:
    return _("To change something, call the school or write to it.");
  case PUPITRE_REGISTRATION_STATE_ELSEWHERE:
    return _("Call the school or write to it, or ask it for the paper form.");
  case PUPITRE_REGISTRATION_STATE_OTHER:
  default:
    return _("The school asks something that Pupitre does not know. Open the portal in the "
             "browser, or call the school.");
  }
}

static void
add_line (GPtrArray *lines, const char *line)
{
  if (line != NULL && *line != '\0')
    g_ptr_array_add (lines, (gpointer) line);
}

/**
 * pupitre_registration_words_dup_detail:
 * @registration: A registration
 * @now: The moment, as pupitre_school_time_now() says it
 *
 * Returns: (transfer full): what there is to know besides, line by line: the school's own words, from
 *   when until when, and what the parent can do. Any thread.
 */
char *
pupitre_registration_words_dup_detail (PupitreRegistration *registration, GDateTime *now)
{
  PupitreRegistrationState state = pupitre_registration_get_state (registration, now);
  g_autoptr (GPtrArray) lines = g_ptr_array_new ();
  g_autofree char *period = dup_period (registration);
  g_autofree char *receipt = dup_receipt (registration);

  add_line (lines, pupitre_registration_get_note (registration));
  if (pupitre_registration_is_services_only (registration))
    add_line (lines, _("The other parent registers the child."));
  if (state == PUPITRE_REGISTRATION_STATE_DONE)
    add_line (lines, receipt);
  else
    add_line (lines, period);
  add_line (lines, say_what_next (registration, now));
  g_ptr_array_add (lines, NULL);
  return g_strjoinv ("\n", (char **) lines->pdata);
}

/**
 * pupitre_registration_words_dup_answer:
 * @answers: What a parent answers
 * @position: Which of it
 *
 * Returns: (transfer full): the question and the answer. Any thread.
 */
char *
pupitre_registration_words_dup_answer (PupitreRegistrationAnswers *answers, guint position)
{
  g_return_val_if_fail (PUPITRE_IS_REGISTRATION_ANSWERS (answers), NULL);

  /* Translators: 1 is a question of the school, 2 the answer of a parent */
  return g_strdup_printf (C_("registration", "%1$s: %2$s"),
                          pupitre_registration_answers_get_title (answers, position),
                          pupitre_registration_answers_get_choice_title (answers, position));
}

/* @title: (transfer full) */
static char *
dup_lines (char *title, const char *where, PupitreRegistrationAnswers *answers)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  const char *comment = pupitre_registration_answers_get_comment (answers);

  g_ptr_array_add (lines, title);
  if (*where != '\0')
    g_ptr_array_add (lines, g_strdup (where));
  for (guint i = 0; i < pupitre_registration_answers_get_n (answers); i++)
    g_ptr_array_add (lines, pupitre_registration_words_dup_answer (answers, i));
  if (*comment != '\0')
    /* Translators: what a parent typed, in quotes */
    g_ptr_array_add (lines, g_strdup_printf (_("“%s”"), comment));
  g_ptr_array_add (lines, NULL);
  return g_strjoinv ("\n", (char **) lines->pdata);
}

/**
 * pupitre_registration_words_dup_intent:
 * @intent: A registration that a parent asks for, or is about to
 *
 * Returns: (transfer full): all that the school gets of it, line by line. Any thread.
 */
char *
pupitre_registration_words_dup_intent (PupitreIntent *intent)
{
  g_autoptr (PupitreRegistrationAnswers) answers =
    pupitre_registration_intent_dup_answers (intent);

  return dup_lines (dup_title (pupitre_registration_intent_get_school_year (intent),
                               pupitre_registration_intent_is_services_only (intent)),
                    pupitre_intent_get_subject_text (intent), answers);
}

/**
 * pupitre_registration_words_dup_draft:
 * @name: What pupitre_registration_dup_draft_name() called it
 * @text: What a parent has begun to answer, as it is kept
 *
 * Returns: (transfer full) (nullable): it line by line; %NULL if it is no draft of a registration. Any
 *   thread.
 */
char *
pupitre_registration_words_dup_draft (const char *name, const char *text)
{
  g_autoptr (PupitreRegistrationAnswers) answers = NULL;
  gboolean services_only;
  int school_year;

  g_return_val_if_fail (name != NULL && text != NULL, NULL);

  answers = pupitre_registration_answers_parse (text);
  if (answers == NULL ||
      !pupitre_registration_read_draft_name (name, &school_year, &services_only))
    return NULL;
  return dup_lines (dup_title (school_year, services_only), "", answers);
}
