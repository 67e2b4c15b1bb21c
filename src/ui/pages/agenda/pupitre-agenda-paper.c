/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-agenda-paper"

#include "config.h"

#include "pupitre-agenda-paper.h"

#include "pupitre-cycle-plan.h"
#include "pupitre-plan-paper.h"
#include "pupitre-school-time.h"
#include "pupitre-week-plan.h"
#include "pupitre-words.h"

#include <glib/gi18n.h>

/* A week or the cycle of a child on paper, with what has to stand on it once it is away from the
 * window: whose it is, of which year, and since when it is known. Main thread. */

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

/* @plan, @title: (transfer full)
 * @day: A day of what is on it */
static PupitreAgendaPaper *
make (PupitrePlan  *plan,
      char         *title,
      PupitreChild *child,
      GDateTime    *day,
      gint64        received,
      GError      **error)
{
  g_autoptr (PupitreAgendaPaper) self = g_new0 (PupitreAgendaPaper, 1);
  g_autoptr (PupitrePlan) owned = plan;
  g_autofree char *subtitle = dup_subtitle (child, day);
  g_autofree char *foot = dup_foot (received);
  const PupitrePlanPaperHead head = { title, subtitle, foot };

  self->title = title;
  self->file_name =
    g_strdup_printf ("%s - %s.pdf", title, pupitre_child_get_first_name (child));
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
  return make (pupitre_week_plan_make (week), pupitre_words_week (monday, now), child, monday,
               pupitre_feed_get_received (pupitre_week_get_feed (week, PUPITRE_WEEK_LESSONS)),
               error);
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
  return make (pupitre_cycle_plan_make (cycle), g_strdup (_("Timetable of the Cycle")), child, today,
               received, error);
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
