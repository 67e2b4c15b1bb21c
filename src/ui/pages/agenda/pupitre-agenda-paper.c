/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-agenda-paper"

#include "config.h"

#include "pupitre-agenda-paper.h"

#include "pupitre-cycle-plan.h"
#include "pupitre-family-note.h"
#include "pupitre-plan-paper.h"
#include "pupitre-school-time.h"
#include "pupitre-week-plan.h"
#include "pupitre-words.h"

#include <glib/gi18n.h>

/* A week or the cycle of a child, or a week of a family, on paper, with what has to stand on it once it
 * is away from the window: whose it is, of which year, and since when it is known. Main thread. */

static void
append (GString *line, const char *text)
{
  if (text == NULL || *text == '\0')
    return;
  if (line->len > 0)
    g_string_append (line, " · ");
  g_string_append (line, text);
}

static char *
dup_subtitle (PupitreChild *child, GDateTime *date)
{
  GString *line = g_string_new (pupitre_child_get_first_name (child));
  g_autofree char *year = pupitre_words_school_year (pupitre_school_year_of (date));
  const char *last_name = pupitre_child_get_last_name (child);

  if (last_name != NULL && *last_name != '\0')
    g_string_append_printf (line, " %s", last_name);
  append (line, pupitre_child_get_grade (child));
  append (line, pupitre_child_get_school_name (child));
  append (line, year);
  return g_string_free (line, FALSE);
}

static char *
dup_foot (gint64 received)
{
  g_autoptr (GDateTime) moment = received > 0 ? g_date_time_new_from_unix_utc (received) : NULL;
  g_autofree char *words = moment != NULL ? pupitre_words_date_time (moment) : NULL;

  /* Translators: at the foot of a printed timetable; %s is a date and an hour */
  return words != NULL ? g_strdup_printf (_("As the portal showed it on %s"), words) : NULL;
}

/* @plan, @title, @subtitle, @note: (transfer full)
 * @whose: For the name of the file */
static PupitreAgendaPaper *
make (PupitrePlan *plan,
      char        *title,
      char        *subtitle,
      char        *note,
      const char  *whose,
      gint64       received,
      GError     **error)
{
  g_autoptr (PupitreAgendaPaper) self = g_new0 (PupitreAgendaPaper, 1);
  g_autoptr (PupitrePlan) owned = plan;
  g_autofree char *owned_subtitle = subtitle;
  g_autofree char *owned_note = note;
  g_autofree char *foot = dup_foot (received);
  const PupitrePlanPaperHead head = { title, subtitle, note, foot };

  self->title = title;
  self->file_name = g_strdup_printf ("%s - %s.pdf", title, whose);
  self->pdf = pupitre_plan_paper_draw (plan, &head, error);
  return self->pdf != NULL ? g_steal_pointer (&self) : NULL;
}

/**
 * pupitre_agenda_paper_new_week:
 * @child: Whose
 * @week: A week
 * @error: Return location
 *
 * Returns: (transfer full) (nullable): the week as it is known now.
 */
PupitreAgendaPaper *
pupitre_agenda_paper_new_week (PupitreChild *child, PupitreWeek *week, GError **error)
{
  g_autoptr (GDateTime) now = pupitre_school_time_now ();
  GDateTime *monday;

  g_return_val_if_fail (PUPITRE_IS_CHILD (child), NULL);
  g_return_val_if_fail (PUPITRE_IS_WEEK (week), NULL);

  monday = pupitre_week_get_monday (week);
  return make (pupitre_week_plan_make (week), pupitre_words_week (monday, now),
               dup_subtitle (child, monday), NULL, pupitre_child_get_first_name (child),
               pupitre_feed_get_received (pupitre_week_get_feed (week, PUPITRE_WEEK_LESSONS)),
               error);
}

/* The names, and the year. */
static char *
dup_family_subtitle (PupitreFamilyWeek *week)
{
  GString *line = g_string_new (NULL);
  g_autofree char *year =
    pupitre_words_school_year (pupitre_school_year_of (pupitre_family_week_get_monday (week)));

  for (guint i = 0; i < pupitre_family_week_get_n (week); i++)
    g_string_append_printf (line, "%s%s", i > 0 ? ", " : "",
                            pupitre_plan_who_get_name (pupitre_family_week_get_who (week, i)));
  append (line, year);
  return g_string_free (line, FALSE);
}

/* What the page in the window says too, so that an empty day is not taken for a day without school. */
static char *
dup_family_notes (PupitreFamilyWeek *week)
{
  g_autoptr (GString) lines = g_string_new (NULL);

  for (guint i = 0; i < pupitre_family_week_get_n (week); i++) {
    g_autofree char *note = pupitre_family_note_dup_text (pupitre_family_week_get_who (week, i),
                                                          pupitre_family_week_get_week (week, i));

    if (note != NULL)
      g_string_append_printf (lines, "%s%s", lines->len > 0 ? "\n" : "", note);
  }
  return lines->len > 0 ? g_strdup (lines->str) : NULL;
}

/* The oldest of those that are on the paper. */
static gint64
find_received (PupitreFamilyWeek *week)
{
  gint64 oldest = 0;

  for (guint i = 0; i < pupitre_family_week_get_n (week); i++) {
    PupitreWeek *of_child = pupitre_family_week_get_week (week, i);
    gint64 received =
      of_child != NULL
        ? pupitre_feed_get_received (pupitre_week_get_feed (of_child, PUPITRE_WEEK_LESSONS))
        : 0;

    if (received > 0 && (oldest == 0 || received < oldest))
      oldest = received;
  }
  return oldest;
}

/**
 * pupitre_agenda_paper_new_family:
 * @week: A week of all children
 * @error: Return location
 *
 * Returns: (transfer full) (nullable): the week as it is known now, each thing under the name of its
 *   child.
 */
PupitreAgendaPaper *
pupitre_agenda_paper_new_family (PupitreFamilyWeek *week, GError **error)
{
  g_autoptr (GDateTime) now = pupitre_school_time_now ();

  g_return_val_if_fail (PUPITRE_IS_FAMILY_WEEK (week), NULL);

  return make (pupitre_family_week_make_plan (week),
               pupitre_words_week (pupitre_family_week_get_monday (week), now),
               dup_family_subtitle (week), dup_family_notes (week), _("All Children"),
               find_received (week), error);
}

/**
 * pupitre_agenda_paper_new_cycle:
 * @child: Whose
 * @cycle: The cycle of this school year
 * @received: When it came from the portal, in seconds since 1970
 * @error: Return location
 *
 * Returns: (transfer full) (nullable): the cycle.
 */
PupitreAgendaPaper *
pupitre_agenda_paper_new_cycle (PupitreChild *child,
                                PupitreCycle *cycle,
                                gint64        received,
                                GError      **error)
{
  g_autoptr (GDateTime) today = pupitre_school_time_today ();

  g_return_val_if_fail (PUPITRE_IS_CHILD (child), NULL);
  g_return_val_if_fail (PUPITRE_IS_CYCLE (cycle), NULL);

  /* Translators: the title of a printed timetable by days of the cycle; in French "Horaire cyclique" */
  return make (pupitre_cycle_plan_make (cycle), g_strdup (_("Timetable of the Cycle")),
               dup_subtitle (child, today), NULL, pupitre_child_get_first_name (child), received,
               error);
}

/**
 * pupitre_agenda_paper_free:
 * @self: (transfer full) (nullable): Paper
 */
void
pupitre_agenda_paper_free (PupitreAgendaPaper *self)
{
  if (self == NULL)
    return;
  g_free (self->title);
  g_free (self->file_name);
  g_clear_pointer (&self->pdf, g_bytes_unref);
  g_free (self);
}
