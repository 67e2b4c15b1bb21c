/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-homework-plan"

#include "config.h"

#include "pupitre-homework-plan.h"

#include "pupitre-assignment.h"
#include "pupitre-entry.h"
#include "pupitre-school-time.h"
#include "pupitre-words.h"

#include <glib/gi18n.h>

/* In which order, and under which headings, the homework of a week stands: in the week of today what
 * is due soon, day by day; then the evaluations to come; then course by course; and last what is
 * over. Main thread. */

typedef struct {
  const PupitreHomeworkWeek *week;
  gboolean                   current;
  gint64                     today;
  gint64                     soon_end;
  GPtrArray                 *soon;         /* (element-type PupitreHomeworkPart) */
  PupitreHomeworkPart       *evaluations;  /* (nullable) (owned) */
  GPtrArray                 *courses;      /* (element-type PupitreHomeworkPart) */
  PupitreHomeworkPart       *over;         /* (nullable) (owned) */
} Plan;

static PupitreHomeworkPart *
part_new (const char *title, gboolean says_day, gboolean says_course)
{
  PupitreHomeworkPart *part = g_new0 (PupitreHomeworkPart, 1);

  part->title = g_strdup (title);
  part->entries = g_ptr_array_new_with_free_func (g_object_unref);
  part->says_day = says_day;
  part->says_course = says_course;
  return part;
}

static void
part_free (gpointer data)
{
  PupitreHomeworkPart *part = data;

  g_free (part->title);
  g_ptr_array_unref (part->entries);
  g_free (part);
}

/* @returns: (transfer none): the part of that title in @parts, made if need be */
static PupitreHomeworkPart *
ensure_part (GPtrArray *parts, const char *title, gboolean says_day, gboolean says_course)
{
  for (guint i = 0; i < parts->len; i++) {
    PupitreHomeworkPart *part = parts->pdata[i];

    if (g_str_equal (part->title, title))
      return part;
  }
  g_ptr_array_add (parts, part_new (title, says_day, says_course));
  return parts->pdata[parts->len - 1];
}

static PupitreHomeworkPart *
ensure_over (Plan *plan)
{
  if (plan->over == NULL)
    plan->over = part_new (_("Earlier This Week"), TRUE, TRUE);
  return plan->over;
}

static PupitreHomeworkPart *
ensure_evaluations (Plan *plan)
{
  if (plan->evaluations == NULL)
    plan->evaluations = part_new (_("Evaluations"), TRUE, TRUE);
  return plan->evaluations;
}

static PupitreHomeworkPart *
ensure_day (Plan *plan, gint64 date)
{
  g_autoptr (GDateTime) day = g_date_time_new_from_unix_utc (date);
  g_autofree char *title = pupitre_words_day_heading (day, plan->week->today);

  return ensure_part (plan->soon, title, FALSE, TRUE);
}

/* Where something stands. What cannot be read has no kind and no course; its day is known. */
static PupitreHomeworkPart *
find_part (Plan *plan, PupitreEntry *entry)
{
  PupitreAssignment *assignment = pupitre_entry_get_object (entry);
  gint64 date = pupitre_entry_get_date (entry);
  const char *course = assignment != NULL ? pupitre_assignment_get_course (assignment) : "";

  if (plan->current && date < plan->today)
    return ensure_over (plan);
  if (assignment != NULL &&
      pupitre_assignment_get_kind (assignment) == PUPITRE_ASSIGNMENT_KIND_EVALUATION)
    return ensure_evaluations (plan);
  if (plan->current && date < plan->soon_end)
    return ensure_day (plan, date);
  /* Translators: the heading over homework whose course is not known */
  return ensure_part (plan->courses, course[0] != '\0' ? course : C_("course", "Other"), TRUE,
                      FALSE);
}

static int
compare_titles (gconstpointer a, gconstpointer b)
{
  const PupitreHomeworkPart *first = *(const PupitreHomeworkPart **) a;
  const PupitreHomeworkPart *second = *(const PupitreHomeworkPart **) b;

  return g_utf8_collate (first->title, second->title);
}

/* @parts: (transfer full) */
static void
add_parts (GPtrArray *all, GPtrArray *parts)
{
  g_ptr_array_set_free_func (parts, NULL);
  g_ptr_array_extend_and_steal (all, parts);
}

/**
 * pupitre_homework_plan_make:
 * @week: Which week, seen from which day
 * @entries: (element-type PupitreEntry): What is due in it, the earliest first
 *
 * Orders what a week holds. What the portal has withdrawn is left out.
 *
 * Returns: (transfer full) (element-type PupitreHomeworkPart): the parts of the page, from its top
 */
GPtrArray *
pupitre_homework_plan_make (const PupitreHomeworkWeek *week, GListModel *entries)
{
  GPtrArray *all;

  g_return_val_if_fail (week != NULL, NULL);
  g_return_val_if_fail (G_IS_LIST_MODEL (entries), NULL);

  Plan plan = {
    .week = week,
    .current = pupitre_homework_week_is_current (week),
    .today = g_date_time_to_unix (week->today),
    .soon_end = g_date_time_to_unix (week->soon_end),
    .soon = g_ptr_array_new (),
    .courses = g_ptr_array_new (),
  };

  for (guint i = 0; i < g_list_model_get_n_items (entries); i++) {
    g_autoptr (PupitreEntry) entry = g_list_model_get_item (entries, i);

    if (!pupitre_entry_is_withdrawn (entry))
      g_ptr_array_add (find_part (&plan, entry)->entries, g_object_ref (entry));
  }

  g_ptr_array_sort (plan.courses, compare_titles);
  all = g_ptr_array_new_with_free_func (part_free);
  add_parts (all, plan.soon);
  if (plan.evaluations != NULL)
    g_ptr_array_add (all, plan.evaluations);
  add_parts (all, plan.courses);
  if (plan.over != NULL)
    g_ptr_array_add (all, plan.over);
  return all;
}
