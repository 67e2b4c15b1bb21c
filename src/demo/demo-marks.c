/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "demo-marks"

#include "demo-marks.h"

#include "demo-random.h"

/* The results of a child: a talent of its own, better and worse subjects, good and bad days. */

/**
 * demo_marks_weight:
 * @stage: 1 to 3
 *
 * Returns: its part of the year's result, in percent.
 */
int
demo_marks_weight (int stage)
{
  return stage == 3 ? 60 : 20;
}

static double
talent (guint64            seed,
        const DemoChild   *child,
        const DemoSubject *subject)
{
  DemoRandom own = demo_random_for (seed, "talent %s", child->fiche);
  DemoRandom here = demo_random_for (seed, "talent %s %s", child->fiche, subject->short_name);

  return 78 + 5 * demo_random_normal (&own) + 5 * demo_random_normal (&here);
}

/* Only the last report card has to be complete. */
static gboolean
is_marked (DemoRandom *random,
           guint       n_competencies,
           guint       competency,
           int         stage)
{
  gboolean skipped = demo_random_unit (random) < 0.3;

  return stage == 3 || n_competencies < 2 || competency == 0 || !skipped;
}

static int
draw_mark (double      around,
           DemoRandom *random,
           double      spread)
{
  return CLAMP ((int) (around + spread * demo_random_normal (random) + 0.5), 38, 99);
}

/* The parts that have a mark, each by its weight. */
static int
weigh (const int *marks,
       const int *weights,
       guint      n)
{
  int sum = 0, total = 0;

  for (guint i = 0; i < n; i++) {
    if (marks[i] != DEMO_NO_MARK) {
      sum += marks[i] * weights[i];
      total += weights[i];
    }
  }
  return total > 0 ? (2 * sum + total) / (2 * total) : DEMO_NO_MARK;
}

static void
draw_stage (DemoMarks         *marks,
            guint64            seed,
            const DemoChild   *child,
            int                school_year,
            const DemoSubject *subject,
            int                stage)
{
  guint n = demo_subject_n_competencies (subject);
  double around = talent (seed, child, subject);
  int of_stage[DEMO_MAX_COMPETENCIES];

  for (guint i = 0; i < MAX (n, 1); i++) {
    DemoRandom random = demo_random_for (seed, "mark %s %d %s %u %d", child->fiche, school_year,
                                         subject->short_name, i, stage);

    of_stage[i] = is_marked (&random, n, i, stage) ? draw_mark (around, &random, 4) : DEMO_NO_MARK;
    marks->competencies[i][stage - 1] = of_stage[i];
  }
  marks->subject[stage - 1] = n > 0 ? weigh (of_stage, subject->weights, n) : of_stage[0];
}

static int
group_average (guint64            seed,
               const DemoChild   *child,
               int                school_year,
               const DemoSubject *subject,
               int                stage)
{
  DemoRandom random = demo_random_for (seed, "average %s %d %d %s %d", child->school->code,
                                       child->grade, school_year, subject->short_name, stage);

  return draw_mark (75, &random, 4);
}

/**
 * demo_marks_of:
 * @seed: The seed of the demonstration
 * @child: A child
 * @school_year: First calendar year
 * @subject: A subject of the child's grade then
 * @last_stage: How far the year has gone, 1 to 3
 *
 * Returns: the results.
 */
DemoMarks
demo_marks_of (guint64            seed,
               const DemoChild   *child,
               int                school_year,
               const DemoSubject *subject,
               int                last_stage)
{
  DemoMarks marks = { .final = DEMO_NO_MARK, .final_average = DEMO_NO_MARK };
  const int weights[DEMO_N_STAGES] = { demo_marks_weight (1), demo_marks_weight (2),
                                       demo_marks_weight (3) };

  for (int stage = 1; stage <= DEMO_N_STAGES; stage++) {
    draw_stage (&marks, seed, child, school_year, subject, stage);
    marks.averages[stage - 1] = group_average (seed, child, school_year, subject, stage);
    if (stage > last_stage) {
      for (guint i = 0; i < DEMO_MAX_COMPETENCIES; i++)
        marks.competencies[i][stage - 1] = DEMO_NO_MARK;
      marks.subject[stage - 1] = DEMO_NO_MARK;
      marks.averages[stage - 1] = DEMO_NO_MARK;
    }
  }
  if (last_stage == DEMO_N_STAGES) {
    marks.final = weigh (marks.subject, weights, DEMO_N_STAGES);
    marks.final_average = weigh (marks.averages, weights, DEMO_N_STAGES);
  }
  return marks;
}

/**
 * demo_marks_dup_text:
 * @subject: A subject
 * @mark: In percent, or %DEMO_NO_MARK
 *
 * Returns: (transfer full) (nullable): the mark as the school writes it: a number, or a letter
 *   where the subject has those; %NULL if there is none.
 */
char *
demo_marks_dup_text (const DemoSubject *subject,
                     int                mark)
{
  static const struct {
    int         from;
    const char *letter;
  } letters[] = { { 93, "A+" }, { 87, "A" },  { 82, "A-" }, { 78, "B+" }, { 74, "B" },
                  { 70, "B-" }, { 65, "C+" }, { 60, "C" },  { 50, "D" },  { 0, "E" } };

  if (mark == DEMO_NO_MARK)
    return NULL;
  for (gsize i = 0; subject->letters && i < G_N_ELEMENTS (letters); i++) {
    if (mark >= letters[i].from)
      return g_strdup (letters[i].letter);
  }
  return g_strdup_printf ("%d", mark);
}

/**
 * demo_marks_rating:
 * @seed: The seed of the demonstration
 * @child: A child in kindergarten
 * @school_year: First calendar year
 * @domain: Which domain of development
 * @stage: 1 to 3
 *
 * Returns: a letter from A to C.
 */
char
demo_marks_rating (guint64          seed,
                   const DemoChild *child,
                   int              school_year,
                   int              domain,
                   int              stage)
{
  DemoRandom random =
    demo_random_for (seed, "rating %s %d %d", child->fiche, school_year, domain);
  int rating = demo_random_range (&random, 0, 2);

  /* Children grow. */
  if (stage >= 2 && demo_random_unit (&random) < 0.6)
    rating--;
  if (stage == 3 && demo_random_unit (&random) < 0.6)
    rating--;
  return (char) ('A' + MAX (rating, 0));
}

/**
 * demo_marks_attendance:
 * @seed: The seed of the demonstration
 * @child: A child
 * @school_year: First calendar year
 * @grade: The grade then
 * @stage: 1 to 3
 *
 * Returns: how often the child was missing.
 */
DemoAttendance
demo_marks_attendance (guint64          seed,
                       const DemoChild *child,
                       int              school_year,
                       int              grade,
                       int              stage)
{
  DemoRandom random =
    demo_random_for (seed, "attendance %s %d %d", child->fiche, school_year, stage);
  DemoAttendance attendance = {
    demo_random_range (&random, 0, grade >= 7 ? 11 : 5),
    demo_random_range (&random, 0, 3),
  };

  return attendance;
}
