/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pupitre-assignment.h"
#include "pupitre-plan-paper.h"
#include "pupitre-school-time.h"
#include "pupitre-words.h"

#include <libintl.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Draws a plan on paper to its standard output: "draw-plan week|full|crowd|cycle|long|empty|family". */

static PupitrePlanItem *
add (PupitrePlanColumn *column, int row, const char *title, const char *place)
{
  PupitrePlanItem *item = pupitre_plan_add_item (column, row, title);

  item->place = g_strdup (place);
  return item;
}

static void
add_days (PupitrePlan *plan, int n)
{
  g_autoptr (GDateTime) monday = pupitre_school_time_parse ("2026-11-23");

  for (int i = 0; i < n; i++) {
    g_autoptr (GDateTime) day = pupitre_school_time_day (monday, i);
    g_autofree char *title = pupitre_words_week_day (day);
    PupitrePlanColumn *column = pupitre_plan_add_column (plan, title);

    column->subtitle = g_strdup_printf ("Jour %d", i + 3);
  }
}

static void
add_task (PupitrePlanColumn *column, PupitreAssignmentKind kind, const char *title)
{
  g_autoptr (GPtrArray) tasks = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GDateTime) due = pupitre_school_time_parse ("2026-11-24");
  PupitreAssignmentFields fields = { .id = "w", .title = title, .kind = kind, .due = due,
                                     .course = "Français" };

  g_ptr_array_add (tasks, pupitre_assignment_new (&fields));
  pupitre_plan_add_tasks (column, NULL, tasks);
}

/* The oddities of a week: what the window shows by a colour too. */
static void
add_oddities (PupitrePlan *plan)
{
  PupitrePlanColumn *monday = plan->columns->pdata[0], *tuesday = plan->columns->pdata[1];
  PupitrePlanColumn *friday = plan->columns->pdata[4];
  PupitrePlanItem *item = add (monday, 3, "Éducation physique", "Gymnase · Camille Exemple");

  item->note = g_strdup ("Annulé");
  item->is_cancelled = TRUE;
  item = add (tuesday, 3, "Retards répétés", "A-102");
  item->note = g_strdup ("Retenue à purger");
  item->is_warning = TRUE;
  item = add (tuesday, 0, "Géographie", "B-201 · Maëlle Exemple");
  pupitre_plan_add_change (item, "B-118", "B-201");
  friday->off = g_strdup ("Journée pédagogique");
  add_task (monday, PUPITRE_ASSIGNMENT_KIND_HOMEWORK, "Fiche n° 4");
  add_task (monday, PUPITRE_ASSIGNMENT_KIND_LESSON, "Verbes en -ir");
  add_task (tuesday, PUPITRE_ASSIGNMENT_KIND_EVALUATION, "Dictée");
  plan->has_tasks = TRUE;
}

static PupitrePlan *
make_week (void)
{
  static const char *const HOURS[] = { "8:30", "9:50", "12:30", "15:45" };
  PupitrePlan *plan = pupitre_plan_new ();

  add_days (plan, 5);
  for (guint row = 0; row < G_N_ELEMENTS (HOURS); row++) {
    pupitre_plan_add_row (plan, HOURS[row], row < 3 ? "Période 1" : NULL);
    for (guint day = 0; row < 3 && day < 4; day++)
      add (plan->columns->pdata[day], (int) row, "Français, langue d’enseignement",
           "B-214 · Noël Exemple");
  }
  add_oddities (plan);
  return plan;
}

/* A week with much to do: a little more than a page at the usual size. */
static PupitrePlan *
make_full (void)
{
  PupitrePlan *plan = make_week ();

  for (guint day = 0; day < 4; day++) {
    for (int i = 0; i < 2; i++)
      add_task (plan->columns->pdata[day], PUPITRE_ASSIGNMENT_KIND_HOMEWORK,
                "Révision du chapitre sur les fonctions");
  }
  return plan;
}

/* Twenty lessons on each of seven days, four of them at one time. */
static PupitrePlan *
make_crowd (void)
{
  PupitrePlan *plan = pupitre_plan_new ();

  add_days (plan, 7);
  for (int row = 0; row < 17; row++) {
    g_autofree char *hour = g_strdup_printf ("%d:%02d", 8 + row / 2, row % 2 * 30);

    pupitre_plan_add_row (plan, hour, NULL);
    for (int i = 0; i < (row == 16 ? 4 : 1); i++) {
      for (guint day = 0; day < 7; day++) {
        g_autofree char *title = g_strdup_printf ("Cours %u-%d-%d", day, row, i);

        add (plan->columns->pdata[day], row, title, "Local B-214 · Dominique Exemple");
      }
    }
  }
  return plan;
}

static PupitrePlan *
make_cycle (void)
{
  PupitrePlan *plan = pupitre_plan_new ();

  for (int period = 1; period <= 4; period++) {
    g_autofree char *title = g_strdup_printf ("Période %d", period);

    pupitre_plan_add_row (plan, "8:30", title);
  }
  for (int day = 1; day <= 10; day++) {
    g_autofree char *title = g_strdup_printf ("Jour %d", day);
    PupitrePlanColumn *column = pupitre_plan_add_column (plan, title);

    for (int row = 0; row < 4; row++) {
      g_autofree char *course = g_strdup_printf ("Cours %d-%d", day, row + 1);

      add (column, row, course, "C-310 · Élodie Exemple-Tremblay");
    }
  }
  return plan;
}

/* One name that is longer than a page, and more lessons at one time than a page has room for. */
static PupitrePlan *
make_long (void)
{
  PupitrePlan *plan = pupitre_plan_new ();
  g_autofree char *name = g_strnfill (60000, 'x');

  add_days (plan, 5);
  pupitre_plan_add_row (plan, "8:30", name);
  add (plan->columns->pdata[0], 0, name, name);
  ((PupitrePlanColumn *) plan->columns->pdata[1])->off = g_strdup (name);
  for (int i = 0; i < 40; i++) {
    g_autofree char *title = g_strdup_printf ("Activité %d & <autres>", i);

    add (plan->columns->pdata[2], 0, title, "Anne-Élisabeth Exemple de la Durantaye-Sur-Mer");
  }
  return plan;
}

static PupitrePlanWho *
make_who (const char *first_name, guint position)
{
  g_autofree char *record = g_strdup_printf ("123456%u", position);
  const PupitreChildFields fields = {
    .guid = record, .record_number = record, .school_code = "762001",
    .organisation_code = "762000", .first_name = first_name,
  };
  g_autoptr (PupitreChild) child = pupitre_child_new (&fields);

  return pupitre_plan_who_new (child, position, position);
}

static void
add_task_of (PupitrePlanColumn *column, PupitrePlanWho *who, const char *title)
{
  PupitrePlanTasks *of_child;

  add_task (column, PUPITRE_ASSIGNMENT_KIND_HOMEWORK, title);
  of_child = column->tasks->pdata[column->tasks->len - 1];
  of_child->who = pupitre_plan_who_ref (who);
}

/* Three children, whose hours are not the same; Friday is off for two of them. */
static PupitrePlan *
make_family (void)
{
  static const char *const NAMES[] = { "Noé", "Léa", "Mila" };
  PupitrePlan *plan = pupitre_plan_new ();

  add_days (plan, 5);
  for (int row = 0; row < 15; row++)
    pupitre_plan_add_row (plan, "8:30", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (NAMES); i++) {
    PupitrePlanWho *who = make_who (NAMES[i], i);

    for (guint day = 0; day < 5; day++) {
      PupitrePlanColumn *column = plan->columns->pdata[day];
      g_autofree char *task = g_strdup_printf ("Travail %s %u", NAMES[i], day);

      for (guint lesson = 0; lesson < (day == 4 && i > 0 ? 1 : 5); lesson++) {
        g_autofree char *title = g_strdup_printf ("Cours %s %u-%u", NAMES[i], day, lesson);
        PupitrePlanItem *item =
          add (column, (int) (3 * lesson + i), title, "B-214 · Noël Exemple");

        item->time = g_strdup_printf ("%u:%u0", 8 + lesson, i);
        pupitre_plan_add_who (item, who);
      }
      add_task_of (column, who, task);
    }
    pupitre_plan_who_unref (who);
  }
  plan->has_tasks = TRUE;
  return plan;
}

static PupitrePlan *
make_empty (void)
{
  PupitrePlan *plan = pupitre_plan_new ();

  add_days (plan, 5);
  return plan;
}

int
main (int argc, char *argv[])
{
  static const struct {
    const char  *name;
    PupitrePlan *(*make) (void);
  } CASES[] = {
    { "week", make_week }, { "full", make_full }, { "crowd", make_crowd }, { "cycle", make_cycle },
    { "long", make_long }, { "empty", make_empty }, { "family", make_family },
  };
  const PupitrePlanPaperHead head = { "Semaine du 23 novembre", "Noé Exemple · École de la Prée",
                                      "Reçu du portail à 7:05" };

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, BUILDDIR "/po");
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  for (gsize i = 0; argc > 1 && i < G_N_ELEMENTS (CASES); i++) {
    if (g_str_equal (argv[1], CASES[i].name)) {
      g_autoptr (PupitrePlan) plan = CASES[i].make ();
      g_autoptr (GBytes) bytes = pupitre_plan_paper_draw (plan, &head, NULL);

      fwrite (g_bytes_get_data (bytes, NULL), 1, g_bytes_get_size (bytes), stdout);
      return EXIT_SUCCESS;
    }
  }
  return EXIT_FAILURE;
}
