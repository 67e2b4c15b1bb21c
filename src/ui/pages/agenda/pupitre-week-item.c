/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-week-item"

#include "config.h"

#include "pupitre-week-item.h"

#include "pupitre-assignment.h"
#include "pupitre-words.h"

#include <glib/gi18n.h>

/* A lesson or a detention in the words of a plan: when, what, where and with whom, what is special
 * about it, and what changed since the parent last looked. Main thread. */

/* What the portal leaves out is empty; a plan has nothing there. */
static const char *
or_nothing (const char *text)
{
  return text != NULL && *text != '\0' ? text : NULL;
}

/**
 * pupitre_week_item_dup_hour:
 * @start: When something begins
 * @all_day: Whether it is of the whole day
 *
 * Returns: (transfer full): when that is.
 */
char *
pupitre_week_item_dup_hour (GDateTime *start, gboolean all_day)
{
  g_return_val_if_fail (start != NULL, NULL);

  return all_day ? g_strdup (_("All day")) : pupitre_words_time (start);
}

/* --- Lessons ------------------------------------------------------------------------------- */

static gboolean
has_evaluation (PupitreLesson *lesson, GPtrArray *tasks)
{
  const char *subject = or_nothing (pupitre_lesson_get_subject_code (lesson));

  for (guint i = 0; i < tasks->len; i++) {
    PupitreAssignment *task = tasks->pdata[i];
    int period = pupitre_assignment_get_period (task);

    if (pupitre_assignment_get_kind (task) == PUPITRE_ASSIGNMENT_KIND_EVALUATION &&
        subject != NULL && g_strcmp0 (subject, pupitre_assignment_get_subject_code (task)) == 0 &&
        (period == 0 || period == pupitre_lesson_get_period (lesson)))
      return TRUE;
  }
  return FALSE;
}

static const char *
find_note (PupitreLesson *lesson, GPtrArray *tasks)
{
  switch (pupitre_lesson_get_state (lesson)) {
  case PUPITRE_LESSON_STATE_CANCELLED:
    return _("Cancelled");
  case PUPITRE_LESSON_STATE_MOVED:
    return _("Moved");
  case PUPITRE_LESSON_STATE_OTHER:
    return or_nothing (pupitre_lesson_get_state_text (lesson));
  case PUPITRE_LESSON_STATE_PLANNED:
  default:
    break;
  }
  if (pupitre_lesson_get_changes (lesson) & PUPITRE_LESSON_CHANGE_RESTORED)
    return _("Takes place after all");
  if (has_evaluation (lesson, tasks))
    return _("Evaluation");
  switch (pupitre_lesson_get_kind (lesson)) {
  case PUPITRE_LESSON_KIND_RECOVERY:
    return _("Extra help");
  case PUPITRE_LESSON_KIND_OUTING:
    return _("Outing");
  case PUPITRE_LESSON_KIND_EXAM:
    return _("Exam");
  case PUPITRE_LESSON_KIND_OTHER:
    return or_nothing (pupitre_lesson_get_kind_text (lesson));
  case PUPITRE_LESSON_KIND_COURSE:
  default:
    return NULL;
  }
}

/* That it was added, before what else is special about it; that it is gone, instead. */
static char *
dup_note (PupitreLesson *lesson, GPtrArray *tasks, PupitreEntryNews news)
{
  const char *note = find_note (lesson, tasks);

  if (news == PUPITRE_ENTRY_NEWS_GONE)
    return g_strdup (_("No longer planned"));
  if (news == PUPITRE_ENTRY_NEWS_NONE)
    return g_strdup (note);
  /* Translators: what a lesson is that has been added to the week, as in “Added: Exam” */
  return note != NULL ? g_strdup_printf (_("Added: %s"), note) : g_strdup (_("Added"));
}

static void
add_list_change (PupitrePlanItem *item, const char *const *before, const char *const *after)
{
  g_autofree char *old_text = before != NULL ? g_strjoinv (", ", (char **) before) : NULL;
  g_autofree char *new_text = after != NULL ? g_strjoinv (", ", (char **) after) : NULL;

  pupitre_plan_add_change (item, old_text, new_text);
}

/* The hour; and the day, if that is another one too. */
static char *
dup_moment (GDateTime *moment, gboolean all_day, gboolean with_day)
{
  g_autofree char *hour = pupitre_week_item_dup_hour (moment, all_day);
  g_autofree char *day = NULL;

  if (!with_day)
    return g_steal_pointer (&hour);
  day = pupitre_words_short_week_day (moment);
  return g_strdup_printf ("%s, %s", day, hour);
}

static gboolean
is_other_day (PupitreLesson *lesson, GDateTime *old_start)
{
  return g_date_time_get_day_of_year (old_start) !=
         g_date_time_get_day_of_year (pupitre_lesson_get_start (lesson));
}

static void
add_time_change (PupitrePlanItem *item, PupitreLesson *lesson, GDateTime *old_start, gboolean old_all_day)
{
  GDateTime *start = pupitre_lesson_get_start (lesson);
  gboolean other_day = is_other_day (lesson, old_start);
  g_autofree char *old_text = dup_moment (old_start, old_all_day, other_day);
  g_autofree char *new_text = dup_moment (start, pupitre_lesson_is_all_day (lesson), other_day);

  if (!g_str_equal (old_text, new_text))
    pupitre_plan_add_change (item, old_text, new_text);
}

static void
add_end_change (PupitrePlanItem *item, PupitreLesson *before, PupitreLesson *lesson)
{
  GDateTime *old_end = pupitre_lesson_get_end (before);
  GDateTime *end = pupitre_lesson_get_end (lesson);
  g_autofree char *old_text = old_end != NULL ? pupitre_words_time (old_end) : NULL;
  g_autofree char *new_text = end != NULL ? pupitre_words_time (end) : NULL;
  g_autofree char *old_words = NULL, *new_words = NULL;

  if (g_strcmp0 (old_text, new_text) == 0)
    return;
  /* Translators: the hour at which a lesson ends */
  old_words = old_text != NULL ? g_strdup_printf (_("until %s"), old_text) : NULL;
  new_words = new_text != NULL ? g_strdup_printf (_("until %s"), new_text) : NULL;
  pupitre_plan_add_change (item, old_words, new_words);
}

/* Of an hour that the school does not say, the day alone; on the same day there is nothing. */
static void
add_origin_change (PupitrePlanItem *item, PupitreLesson *lesson, GDateTime *origin)
{
  g_autofree char *old_text = NULL, *new_text = NULL;

  if (!pupitre_lesson_is_origin_all_day (lesson)) {
    add_time_change (item, lesson, origin, FALSE);
  } else if (is_other_day (lesson, origin)) {
    old_text = pupitre_words_short_week_day (origin);
    new_text = dup_moment (pupitre_lesson_get_start (lesson), pupitre_lesson_is_all_day (lesson),
                           TRUE);
    pupitre_plan_add_change (item, old_text, new_text);
  }
}

static void
add_changes (PupitrePlanItem *item, PupitreLesson *lesson)
{
  PupitreLesson *before = pupitre_lesson_get_before (lesson);
  PupitreLessonChange changes = pupitre_lesson_get_changes (lesson);
  GDateTime *origin = pupitre_lesson_get_origin (lesson);

  if (changes & PUPITRE_LESSON_CHANGE_ROOM)
    add_list_change (item, pupitre_lesson_get_rooms (before), pupitre_lesson_get_rooms (lesson));
  if (changes & PUPITRE_LESSON_CHANGE_TEACHER)
    add_list_change (item, pupitre_lesson_get_teachers (before),
                     pupitre_lesson_get_teachers (lesson));
  if (changes & PUPITRE_LESSON_CHANGE_TIME) {
    add_time_change (item, lesson, pupitre_lesson_get_start (before),
                     pupitre_lesson_is_all_day (before));
    add_end_change (item, before, lesson);
  } else if (pupitre_lesson_get_state (lesson) == PUPITRE_LESSON_STATE_MOVED && origin != NULL) {
    add_origin_change (item, lesson, origin);
  }
}

/**
 * pupitre_week_item_set_lesson:
 * @item: A new thing of a plan
 * @lesson: What it is
 * @tasks: (element-type PupitreAssignment): What is to be done for that day
 * @news: Whether it was added or taken away since the parent last looked
 */
void
pupitre_week_item_set_lesson (PupitrePlanItem  *item,
                              PupitreLesson    *lesson,
                              GPtrArray        *tasks,
                              PupitreEntryNews  news)
{
  g_return_if_fail (item != NULL);
  g_return_if_fail (PUPITRE_IS_LESSON (lesson));
  g_return_if_fail (tasks != NULL);

  item->time = pupitre_week_item_dup_hour (pupitre_lesson_get_start (lesson),
                                           pupitre_lesson_is_all_day (lesson));
  item->place =
    pupitre_plan_dup_place (pupitre_lesson_get_rooms (lesson), pupitre_lesson_get_teachers (lesson));
  item->note = dup_note (lesson, tasks, news);
  item->is_cancelled = pupitre_lesson_get_state (lesson) == PUPITRE_LESSON_STATE_CANCELLED ||
                       news == PUPITRE_ENTRY_NEWS_GONE;
  item->colour =
    pupitre_plan_find_colour (pupitre_lesson_get_subject_code (lesson),
                              pupitre_lesson_get_code (lesson), pupitre_lesson_get_title (lesson));
  if (news != PUPITRE_ENTRY_NEWS_GONE)
    add_changes (item, lesson);
}

/* --- Detentions ---------------------------------------------------------------------------- */

static const char *
find_detention_note (PupitreDetention *detention)
{
  switch (pupitre_detention_get_state (detention)) {
  case PUPITRE_DETENTION_STATE_SERVED:
    return _("Detention, served");
  case PUPITRE_DETENTION_STATE_MISSED:
    return _("Detention, missed");
  case PUPITRE_DETENTION_STATE_CANCELLED:
    return _("Detention, cancelled");
  case PUPITRE_DETENTION_STATE_OTHER:
    return or_nothing (pupitre_detention_get_state_text (detention)) != NULL
             ? pupitre_detention_get_state_text (detention)
             : _("Detention");
  case PUPITRE_DETENTION_STATE_PLANNED:
  default:
    return _("Detention");
  }
}

/**
 * pupitre_week_item_get_reason:
 * @detention: A detention
 *
 * Returns: (transfer none): what stands as its title: why, if the school says so.
 */
const char *
pupitre_week_item_get_reason (PupitreDetention *detention)
{
  const char *reason = or_nothing (pupitre_detention_get_reason (detention));

  return reason != NULL ? reason : _("Detention");
}

/**
 * pupitre_week_item_set_detention:
 * @item: A new thing of a plan
 * @detention: What it is
 */
void
pupitre_week_item_set_detention (PupitrePlanItem *item, PupitreDetention *detention)
{
  g_return_if_fail (item != NULL);
  g_return_if_fail (PUPITRE_IS_DETENTION (detention));

  item->time = pupitre_week_item_dup_hour (pupitre_detention_get_start (detention),
                                           pupitre_detention_is_all_day (detention));
  item->place = pupitre_plan_dup_place (pupitre_detention_get_rooms (detention),
                                        pupitre_detention_get_teachers (detention));
  item->note = g_strdup (find_detention_note (detention));
  item->is_warning = TRUE;
  item->is_cancelled = pupitre_detention_get_state (detention) == PUPITRE_DETENTION_STATE_CANCELLED;
}
