/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pupitre-absence-plan.h"
#include "pupitre-activity-key.h"
#include "pupitre-day-share.h"
#include "pupitre-fact-line.h"
#include "pupitre-hyphens.h"
#include "pupitre-lesson.h"
#include "pupitre-motivation.h"
#include "pupitre-plan.h"
#include "pupitre-school-time.h"

/* What becomes of lessons between two versions, and what of a motive or an announcement can be
 * refused before it is sent. */

static const char *const ROOM[] = { "B-214", NULL };
static const char *const OTHER_ROOM[] = { "C-108", NULL };
static const char *const TEACHER[] = { "Alex Exemple", NULL };
static const char *const TEACHERS[] = { "Alex Exemple", "Dominique Exemple", NULL };

static GDateTime *
moment (const char *text)
{
  GDateTime *found = pupitre_school_time_parse (text);

  g_assert_nonnull (found);
  return found;
}

static PupitreLesson *
lesson (const char         *start,
        const char         *end,
        const char *const  *rooms,
        const char *const  *teachers,
        PupitreLessonState  state,
        PupitreLesson      *before)
{
  g_autoptr (GDateTime) from = moment (start);
  g_autoptr (GDateTime) to = end != NULL ? moment (end) : NULL;
  PupitreLessonFields fields = {
    .title = "Français", .start = from, .end = to, .rooms = rooms, .teachers = teachers,
    .state = state, .before = before,
  };

  return pupitre_lesson_new (&fields);
}

static void
test_changes (void)
{
  static const struct {
    const char          *start, *end;
    const char *const   *rooms, *const *teachers;
    PupitreLessonState   state;
    PupitreLessonChange  changes;
  } CASES[] = {
    { "2026-11-23T09:15:00", "2026-11-23T10:30:00", ROOM, TEACHER, PUPITRE_LESSON_STATE_PLANNED,
      PUPITRE_LESSON_CHANGE_NONE },
    { "2026-11-23T09:15:00", "2026-11-23T10:30:00", OTHER_ROOM, TEACHER, PUPITRE_LESSON_STATE_PLANNED,
      PUPITRE_LESSON_CHANGE_ROOM },
    { "2026-11-23T09:15:00", "2026-11-23T10:30:00", NULL, TEACHERS, PUPITRE_LESSON_STATE_PLANNED,
      PUPITRE_LESSON_CHANGE_ROOM | PUPITRE_LESSON_CHANGE_TEACHER },
    { "2026-11-23T13:15:00", "2026-11-23T14:30:00", ROOM, TEACHER, PUPITRE_LESSON_STATE_MOVED,
      PUPITRE_LESSON_CHANGE_TIME },
    { "2026-11-24T09:15:00", "2026-11-24T10:30:00", ROOM, TEACHER, PUPITRE_LESSON_STATE_MOVED,
      PUPITRE_LESSON_CHANGE_TIME },
    { "2026-11-23T09:15:00", NULL, ROOM, TEACHER, PUPITRE_LESSON_STATE_PLANNED,
      PUPITRE_LESSON_CHANGE_TIME },
    { "2026-11-23T09:15:00", "2026-11-23T10:30:00", ROOM, TEACHER, PUPITRE_LESSON_STATE_CANCELLED,
      PUPITRE_LESSON_CHANGE_CANCELLED },
  };
  g_autoptr (PupitreLesson) before =
    lesson ("2026-11-23T09:15:00", "2026-11-23T10:30:00", ROOM, TEACHER, PUPITRE_LESSON_STATE_PLANNED,
            NULL);
  g_autoptr (PupitreLesson) cancelled =
    lesson ("2026-11-23T09:15:00", "2026-11-23T10:30:00", ROOM, TEACHER, PUPITRE_LESSON_STATE_CANCELLED,
            NULL);
  g_autoptr (PupitreLesson) restored =
    lesson ("2026-11-23T09:15:00", "2026-11-23T10:30:00", ROOM, TEACHER, PUPITRE_LESSON_STATE_PLANNED,
            cancelled);

  g_assert_cmpint (pupitre_lesson_get_changes (before), ==, PUPITRE_LESSON_CHANGE_NONE);
  g_assert_cmpint (pupitre_lesson_get_changes (restored), ==, PUPITRE_LESSON_CHANGE_RESTORED);
  for (gsize i = 0; i < G_N_ELEMENTS (CASES); i++) {
    g_autoptr (PupitreLesson) after = lesson (CASES[i].start, CASES[i].end, CASES[i].rooms,
                                              CASES[i].teachers, CASES[i].state, before);

    g_test_message ("Case %zu", i);
    g_assert_cmpint (pupitre_lesson_get_changes (after), ==, CASES[i].changes);
    g_assert_true (pupitre_lesson_get_before (after) == before);
  }
}

static void
test_overlaps (void)
{
  static const struct {
    const char *start, *end, *other_start, *other_end;
    gboolean    overlap;
  } CASES[] = {
    { "2026-11-23T09:15:00", "2026-11-23T10:30:00", "2026-11-23T10:30:00", "2026-11-23T11:45:00", FALSE },
    { "2026-11-23T09:15:00", "2026-11-23T10:30:00", "2026-11-23T10:00:00", "2026-11-23T11:45:00", TRUE },
    { "2026-11-23T09:15:00", "2026-11-23T10:30:00", "2026-11-23T09:30:00", "2026-11-23T09:45:00", TRUE },
    { "2026-11-23T09:15:00", NULL, "2026-11-23T09:15:00", NULL, TRUE },
    { "2026-11-23T09:15:00", NULL, "2026-11-23T09:20:00", NULL, FALSE },
    { "2026-11-23T09:15:00", "2026-11-23T10:30:00", "2026-11-24T09:15:00", "2026-11-24T10:30:00", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (CASES); i++) {
    g_autoptr (PupitreLesson) a = lesson (CASES[i].start, CASES[i].end, NULL, NULL,
                                          PUPITRE_LESSON_STATE_PLANNED, NULL);
    g_autoptr (PupitreLesson) b = lesson (CASES[i].other_start, CASES[i].other_end, NULL, NULL,
                                          PUPITRE_LESSON_STATE_PLANNED, NULL);

    g_test_message ("Case %zu", i);
    g_assert_cmpint (pupitre_lesson_overlaps (a, b), ==, CASES[i].overlap);
    g_assert_cmpint (pupitre_lesson_overlaps (b, a), ==, CASES[i].overlap);
  }
}

static PupitreMotive *
motive (const char *code, PupitreMotiveUse uses, gboolean needs_explanation)
{
  PupitreMotiveFields fields = { code, "Motif", uses, needs_explanation };

  return pupitre_motive_new (&fields);
}

static PupitreSchoolCalendar *
make_calendar (void)
{
  static const struct {
    const char    *date;
    PupitreDayKind kind;
  } DAYS[] = {
    { "2026-11-23", PUPITRE_DAY_KIND_CLASS },     { "2026-11-24", PUPITRE_DAY_KIND_CLASS },
    { "2026-11-25", PUPITRE_DAY_KIND_PEDAGOGIC }, { "2026-11-26", PUPITRE_DAY_KIND_OFF },
    { "2026-11-27", PUPITRE_DAY_KIND_CLASS },     { "2027-06-22", PUPITRE_DAY_KIND_CLASS },
  };
  g_autoptr (GPtrArray) days = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) terms = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GDateTime) first = moment ("2026-08-27");
  g_autoptr (GDateTime) last = moment ("2027-06-22");
  PupitreTermFields year = { 0, first, last };

  for (gsize i = 0; i < G_N_ELEMENTS (DAYS); i++) {
    g_autoptr (GDateTime) day = moment (DAYS[i].date);
    PupitreDayFields fields = { .date = day, .kind = DAYS[i].kind };

    g_ptr_array_add (days, pupitre_day_new (&fields));
  }
  g_ptr_array_add (terms, pupitre_term_new (&year));
  return pupitre_school_calendar_new (2026, days, terms);
}

static void
test_plan (void)
{
  static const struct {
    const char             *first, *last;
    PupitreAbsenceKind      kind;
    const char             *motive, *explanation;
    PupitreAbsencePlanFault faults;
  } CASES[] = {
    { "2026-11-24", NULL, PUPITRE_ABSENCE_KIND_ABSENT, "MAL", NULL, PUPITRE_ABSENCE_PLAN_FAULT_NONE },
    /* Today is not over, even in the evening. */
    { "2026-11-23", NULL, PUPITRE_ABSENCE_KIND_LATE, "MAL", NULL, PUPITRE_ABSENCE_PLAN_FAULT_NONE },
    { "2026-11-20", NULL, PUPITRE_ABSENCE_KIND_ABSENT, "MAL", NULL, PUPITRE_ABSENCE_PLAN_FAULT_PAST },
    { "2026-11-25", NULL, PUPITRE_ABSENCE_KIND_ABSENT, "MAL", NULL, PUPITRE_ABSENCE_PLAN_FAULT_FIRST_OFF },
    { "2026-11-26", NULL, PUPITRE_ABSENCE_KIND_ABSENT, "MAL", NULL, PUPITRE_ABSENCE_PLAN_FAULT_FIRST_OFF },
    { "2026-11-28", NULL, PUPITRE_ABSENCE_KIND_ABSENT, "MAL", NULL, PUPITRE_ABSENCE_PLAN_FAULT_FIRST_OFF },
    /* Days off between two days of class do not matter. */
    { "2026-11-24", "2026-11-27", PUPITRE_ABSENCE_KIND_ABSENT, "MAL", NULL,
      PUPITRE_ABSENCE_PLAN_FAULT_NONE },
    { "2026-11-24", "2026-11-26", PUPITRE_ABSENCE_KIND_ABSENT, "MAL", NULL,
      PUPITRE_ABSENCE_PLAN_FAULT_LAST_OFF },
    { "2026-11-27", "2026-11-24", PUPITRE_ABSENCE_KIND_ABSENT, "MAL", NULL,
      PUPITRE_ABSENCE_PLAN_FAULT_ORDER },
    /* The calendar says nothing of that Monday: the school decides. */
    { "2026-11-30", NULL, PUPITRE_ABSENCE_KIND_ABSENT, "MAL", NULL, PUPITRE_ABSENCE_PLAN_FAULT_NONE },
    { "2027-06-22", "2027-06-23", PUPITRE_ABSENCE_KIND_ABSENT, "MAL", NULL,
      PUPITRE_ABSENCE_PLAN_FAULT_LAST_OUTSIDE },
    { "2027-06-23", NULL, PUPITRE_ABSENCE_KIND_ABSENT, "MAL", NULL,
      PUPITRE_ABSENCE_PLAN_FAULT_FIRST_OUTSIDE },
    { "2027-09-01", NULL, PUPITRE_ABSENCE_KIND_ABSENT, "MAL", NULL,
      PUPITRE_ABSENCE_PLAN_FAULT_FIRST_OUTSIDE },
    { NULL, NULL, PUPITRE_ABSENCE_KIND_ABSENT, "MAL", NULL,
      PUPITRE_ABSENCE_PLAN_FAULT_FIRST_MISSING },
    { "2026-11-24", NULL, PUPITRE_ABSENCE_KIND_OTHER, "MAL", NULL, PUPITRE_ABSENCE_PLAN_FAULT_KIND },
    { "2026-11-24", NULL, PUPITRE_ABSENCE_KIND_ABSENT, " ", NULL,
      PUPITRE_ABSENCE_PLAN_FAULT_MOTIVE_MISSING },
    { "2026-11-24", NULL, PUPITRE_ABSENCE_KIND_ABSENT, "AUT", "  ",
      PUPITRE_ABSENCE_PLAN_FAULT_EXPLANATION_MISSING },
    { "2026-11-24", NULL, PUPITRE_ABSENCE_KIND_ABSENT, "AUT", "Voyage",
      PUPITRE_ABSENCE_PLAN_FAULT_NONE },
    { "2026-11-24", NULL, PUPITRE_ABSENCE_KIND_ABSENT, "RET", NULL, PUPITRE_ABSENCE_PLAN_FAULT_MOTIVE },
    { "2026-11-24", NULL, PUPITRE_ABSENCE_KIND_ABSENT, "XYZ", NULL, PUPITRE_ABSENCE_PLAN_FAULT_MOTIVE },
  };
  g_autoptr (PupitreSchoolCalendar) calendar = make_calendar ();
  g_autoptr (PupitreMotive) ill = motive ("MAL", PUPITRE_MOTIVE_USE_NOTICE, FALSE);
  g_autoptr (PupitreMotive) other = motive ("AUT", PUPITRE_MOTIVE_USE_NOTICE, TRUE);
  g_autoptr (PupitreMotive) late = motive ("RET", PUPITRE_MOTIVE_USE_LATE, FALSE);
  PupitreMotive *motives[] = { ill, other, late };
  g_autoptr (GDateTime) now = moment ("2026-11-23T23:30:00");

  for (gsize i = 0; i < G_N_ELEMENTS (CASES); i++) {
    g_autoptr (GDateTime) first = CASES[i].first != NULL ? moment (CASES[i].first) : NULL;
    g_autoptr (GDateTime) last = CASES[i].last != NULL ? moment (CASES[i].last) : NULL;
    PupitreAbsencePlanFields fields = { first, last, 0, CASES[i].kind, CASES[i].motive,
                                        CASES[i].explanation };
    g_autoptr (PupitreAbsencePlan) plan = pupitre_absence_plan_new (&fields);
    PupitreMotive *chosen = NULL;

    for (gsize j = 0; j < G_N_ELEMENTS (motives); j++) {
      if (g_str_equal (pupitre_motive_get_code (motives[j]), CASES[i].motive))
        chosen = motives[j];
    }
    g_test_message ("Case %zu", i);
    g_assert_cmpint (pupitre_absence_plan_check (plan, calendar, chosen, now), ==, CASES[i].faults);
  }
}

/* Some periods without any are never taken for whole days. */
static void
test_plan_periods (void)
{
  g_autoptr (PupitreSchoolCalendar) calendar = make_calendar ();
  g_autoptr (PupitreMotive) ill = motive ("MAL", PUPITRE_MOTIVE_USE_NOTICE, FALSE);
  g_autoptr (GDateTime) now = moment ("2026-11-23T23:30:00");
  g_autoptr (GDateTime) first = moment ("2026-11-24");
  /* There is no period 0. */
  static const struct {
    guint    periods;
    gboolean some;
    gboolean fault;
  } CASES[] = { { 0, FALSE, FALSE }, { 0, TRUE, TRUE }, { 1, TRUE, TRUE }, { 24, TRUE, FALSE } };

  for (gsize i = 0; i < G_N_ELEMENTS (CASES); i++) {
    const PupitreAbsencePlanFields fields = {
      .first = first, .periods = CASES[i].periods, .motive_code = "MAL",
      .some_periods = CASES[i].some,
    };
    g_autoptr (PupitreAbsencePlan) plan = pupitre_absence_plan_new (&fields);

    g_assert_cmpint (pupitre_absence_plan_check (plan, calendar, ill, now), ==,
                     CASES[i].fault ? PUPITRE_ABSENCE_PLAN_FAULT_PERIODS_MISSING
                                    : PUPITRE_ABSENCE_PLAN_FAULT_NONE);
  }
}

static void
test_plan_length (void)
{
  g_autoptr (PupitreSchoolCalendar) calendar = make_calendar ();
  g_autoptr (PupitreMotive) ill = motive ("MAL", PUPITRE_MOTIVE_USE_NOTICE, FALSE);
  g_autoptr (GDateTime) first = moment ("2026-11-24");
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < PUPITRE_EXPLANATION_MAX; i++)
    g_string_append (text, "é");
  for (guint i = 0; i < 2; i++) {
    PupitreAbsencePlanFields fields = { first, NULL, 0, PUPITRE_ABSENCE_KIND_ABSENT, "MAL",
                                        text->str };
    g_autoptr (PupitreAbsencePlan) plan = pupitre_absence_plan_new (&fields);

    g_assert_cmpint (pupitre_absence_plan_check (plan, calendar, ill, first), ==,
                     i == 0 ? PUPITRE_ABSENCE_PLAN_FAULT_NONE
                            : PUPITRE_ABSENCE_PLAN_FAULT_EXPLANATION_LONG);
    g_string_append_c (text, 'x');
  }
}

static void
test_plan_arrived (void)
{
  g_autoptr (GDateTime) first = moment ("2026-11-24");
  g_autoptr (GDateTime) last = moment ("2026-11-25");
  PupitreAbsencePlanFields asked = { first, last, 1 << 3 | 1 << 4 | 1, PUPITRE_ABSENCE_KIND_ABSENT,
                                     "MAL", " Grippe " };
  PupitreAbsenceNoticeFields has = {
    .id = "av-1", .first = first, .last = last, .periods = 1 << 3 | 1 << 4,
    .kind = PUPITRE_ABSENCE_KIND_ABSENT, .motive_code = "MAL", .explanation = "Grippe…",
  };
  g_autoptr (PupitreAbsencePlan) plan = pupitre_absence_plan_new (&asked);
  g_autoptr (PupitreAbsenceNotice) notice = pupitre_absence_notice_new (&has);
  g_autoptr (PupitreAbsenceNotice) other = NULL;

  g_assert_cmpstr (pupitre_absence_plan_get_explanation (plan), ==, "Grippe");
  g_assert_true (pupitre_absence_plan_is_of_notice (plan, notice));
  has.periods = 1 << 3;
  other = pupitre_absence_notice_new (&has);
  g_assert_false (pupitre_absence_plan_is_of_notice (plan, other));
}

static PupitreAbsence *
absence (PupitreAbsenceKind kind, PupitreAbsenceState state, const char *deadline)
{
  g_autoptr (GDateTime) day = moment ("2026-11-20");
  g_autoptr (GDateTime) last = deadline != NULL ? moment (deadline) : NULL;
  PupitreAbsenceFields fields = { .id = "a-1", .date = day, .kind = kind, .state = state,
                                  .deadline = last, .motive_code = "MAL" };

  return pupitre_absence_new (&fields);
}

static void
test_motivation (void)
{
  static const struct {
    PupitreAbsenceKind     kind;
    PupitreAbsenceState    state;
    const char            *deadline, *explanation;
    int                    motive;  /* -1: none */
    PupitreMotivationFault faults;
  } CASES[] = {
    { PUPITRE_ABSENCE_KIND_ABSENT, PUPITRE_ABSENCE_STATE_TO_MOTIVATE, NULL, NULL, 0,
      PUPITRE_MOTIVATION_FAULT_NONE },
    { PUPITRE_ABSENCE_KIND_LATE, PUPITRE_ABSENCE_STATE_TO_MOTIVATE, NULL, NULL, 0,
      PUPITRE_MOTIVATION_FAULT_MOTIVE },
    { PUPITRE_ABSENCE_KIND_OTHER, PUPITRE_ABSENCE_STATE_TO_MOTIVATE, NULL, NULL, 0,
      PUPITRE_MOTIVATION_FAULT_NONE },
    { PUPITRE_ABSENCE_KIND_ABSENT, PUPITRE_ABSENCE_STATE_SUBMITTED, NULL, NULL, 0,
      PUPITRE_MOTIVATION_FAULT_SETTLED },
    /* The last day is not over, even in the evening. */
    { PUPITRE_ABSENCE_KIND_ABSENT, PUPITRE_ABSENCE_STATE_TO_MOTIVATE, "2026-11-23", NULL, 0,
      PUPITRE_MOTIVATION_FAULT_NONE },
    { PUPITRE_ABSENCE_KIND_ABSENT, PUPITRE_ABSENCE_STATE_TO_MOTIVATE, "2026-11-22", NULL, 0,
      PUPITRE_MOTIVATION_FAULT_LATE },
    { PUPITRE_ABSENCE_KIND_LATE, PUPITRE_ABSENCE_STATE_TO_MOTIVATE, NULL, NULL, 1,
      PUPITRE_MOTIVATION_FAULT_EXPLANATION_MISSING },
    { PUPITRE_ABSENCE_KIND_LATE, PUPITRE_ABSENCE_STATE_TO_MOTIVATE, NULL, "Autobus", 1,
      PUPITRE_MOTIVATION_FAULT_NONE },
    { PUPITRE_ABSENCE_KIND_ABSENT, PUPITRE_ABSENCE_STATE_TO_MOTIVATE, NULL, NULL, -1,
      PUPITRE_MOTIVATION_FAULT_MOTIVE_MISSING },
  };
  g_autoptr (PupitreMotive) ill = motive ("MAL", PUPITRE_MOTIVE_USE_ABSENCE, FALSE);
  g_autoptr (PupitreMotive) other =
    motive ("AUT", PUPITRE_MOTIVE_USE_ABSENCE | PUPITRE_MOTIVE_USE_LATE, TRUE);
  PupitreMotive *motives[] = { ill, other };
  g_autoptr (GDateTime) now = moment ("2026-11-23T23:30:00");

  for (gsize i = 0; i < G_N_ELEMENTS (CASES); i++) {
    g_autoptr (PupitreAbsence) of = absence (CASES[i].kind, CASES[i].state, CASES[i].deadline);

    g_test_message ("Case %zu", i);
    g_assert_cmpint (pupitre_motivation_check (
                       of, CASES[i].motive >= 0 ? motives[CASES[i].motive] : NULL,
                       CASES[i].explanation, now),
                     ==, CASES[i].faults);
    g_assert_cmpint (pupitre_motivation_arrived (of, "MAL"), ==,
                     CASES[i].state == PUPITRE_ABSENCE_STATE_SUBMITTED);
  }
}

static PupitreChild *
child (const char *name, const char *record)
{
  const PupitreChildFields fields = {
    .guid = record, .record_number = record, .school_code = "700000", .organisation_code = "700",
    .first_name = name,
  };

  return pupitre_child_new (&fields);
}

static PupitreDay *
day (PupitreDayKind kind, const char *title, const char *kind_text)
{
  g_autoptr (GDateTime) date = moment ("2026-11-27T00:00:00");
  const PupitreDayFields fields = {
    .date = date, .kind = kind, .title = title, .kind_text = kind_text,
  };

  return pupitre_day_new (&fields);
}

/* The same day off is said once, in whatever case a school writes it; another reason is another one,
 * and a child whose calendar says nothing has none. */
static void
test_shared_days (void)
{
  static const struct {
    PupitreDayKind kind;
    const char    *title;
    const char    *kind_text;
    int            share;  /* -1: none */
  } CASES[] = {
    { PUPITRE_DAY_KIND_PEDAGOGIC, "Journée pédagogique", NULL, 0 },
    { PUPITRE_DAY_KIND_PEDAGOGIC, "JOURNEE PEDAGOGIQUE", NULL, 0 },
    { PUPITRE_DAY_KIND_OFF, "Journée pédagogique", NULL, 1 },
    { PUPITRE_DAY_KIND_OFF, NULL, NULL, 2 },
    { PUPITRE_DAY_KIND_CLASS, "Journée pédagogique", NULL, -1 },
    { PUPITRE_DAY_KIND_OTHER, NULL, "tempete", 3 },
    { PUPITRE_DAY_KIND_OTHER, NULL, "greve", 4 },
    { PUPITRE_DAY_KIND_OFF, "", NULL, 2 },
  };
  static const guint N_CHILDREN[] = { 2, 1, 2, 1, 1 };
  g_autoptr (GPtrArray) children = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) days = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) shares = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (CASES); i++) {
    g_autofree char *record = g_strdup_printf ("%zu", i);

    g_ptr_array_add (children, child ("Alex", record));
    g_ptr_array_add (days, day (CASES[i].kind, CASES[i].title, CASES[i].kind_text));
  }
  g_ptr_array_add (children, child ("Sans calendrier", "99"));
  g_ptr_array_set_free_func (days, NULL);
  g_ptr_array_add (days, NULL);

  shares = pupitre_day_share_find (children, days);
  g_assert_cmpuint (shares->len, ==, G_N_ELEMENTS (N_CHILDREN));
  for (gsize i = 0; i < G_N_ELEMENTS (CASES); i++) {
    for (guint j = 0; j < shares->len; j++) {
      PupitreDayShare *share = shares->pdata[j];

      g_assert_cmpint (g_ptr_array_find (share->children, children->pdata[i], NULL), ==,
                       CASES[i].share == (int) j);
    }
  }
  for (guint j = 0; j < shares->len; j++)
    g_assert_cmpuint (((PupitreDayShare *) shares->pdata[j])->children->len, ==, N_CHILDREN[j]);
  for (gsize i = 0; i < G_N_ELEMENTS (CASES); i++)
    g_object_unref (days->pdata[i]);
}

/* What the portal leaves out is empty, and no code that courses could have in common. */
static void
test_colours (void)
{
  static const char *const TITLES[] = { "Chorale", "Robotique", "Basketball", "Improvisation" };
  gboolean differ = FALSE;

  g_assert_cmpint (pupitre_plan_find_colour ("", "", "Chorale"), ==,
                   pupitre_plan_find_colour (NULL, NULL, "Chorale"));
  g_assert_cmpint (pupitre_plan_find_colour ("", "MUS404", "Chorale"), ==,
                   pupitre_plan_find_colour (NULL, "MUS404", "Musique"));
  for (gsize i = 1; i < G_N_ELEMENTS (TITLES); i++)
    differ |= pupitre_plan_find_colour ("", "", TITLES[i]) !=
              pupitre_plan_find_colour ("", "", TITLES[0]);
  g_assert_true (differ);
}

static const char *
find_name (GHashTable *names, const char *key)
{
  const char *name = g_hash_table_lookup (names, key);

  g_assert_nonnull (name);
  return name;
}

/* @keys: (array zero-terminated=1) */
static GHashTable *
settle (const char *const *keys)
{
  g_autoptr (GPtrArray) array = g_ptr_array_new ();

  for (; *keys != NULL; keys++)
    g_ptr_array_add (array, (gpointer) *keys);
  return pupitre_activity_key_settle (array);
}

/* Another hour makes another key, and leaves the name; so does the order of the answer. */
static void
test_activity_names (void)
{
  static const char *const BEFORE[] = { "~2026-11-27/13:00/MAT/1", "~2026-11-27/08:30/MAT/1",
                                        "~2026-11-27/10:15/FRA/05/1", "~2026-11-30/08:30/MAT/1",
                                        "~2026-11-30/08:30/MAT/2", "41", "rien/1", NULL };
  static const char *const AFTER[] = { "~2026-11-27/08:30/MAT/1", "~2026-11-27/11:00/FRA/05/1",
                                       "~2026-11-27/14:30/MAT/1", NULL };
  g_autoptr (GDateTime) planned = pupitre_school_time_parse ("2026-11-27T10:15:00");
  g_autofree char *made = pupitre_activity_key_make (planned, "FRA/05");
  g_autoptr (GHashTable) before = settle (BEFORE);
  g_autoptr (GHashTable) after = settle (AFTER);
  g_autoptr (GHashTable) all = g_hash_table_new (g_str_hash, g_str_equal);

  g_assert_cmpstr (made, ==, "2026-11-27/10:15/FRA/05");
  for (guint i = 0; BEFORE[i] != NULL; i++)
    g_assert_true (g_hash_table_add (all, (gpointer) find_name (before, BEFORE[i])));
  g_assert_cmpstr (find_name (before, BEFORE[0]), ==, find_name (after, AFTER[2]));
  g_assert_cmpstr (find_name (before, BEFORE[1]), ==, find_name (after, AFTER[0]));
  g_assert_cmpstr (find_name (before, BEFORE[2]), ==, find_name (after, AFTER[1]));
  /* What is no key of ours is its own name. */
  g_assert_cmpstr (find_name (before, "41"), ==, "41");
  g_assert_cmpstr (find_name (before, "rien/1"), ==, "rien/1");
}

static void
test_hyphens (void)
{
  static const struct {
    const char *text;
    const char *broken;  /* with "-" for each place */
  } CASES[] = {
    { "Mathématique", "Mathé-ma-tique" },
    { "Science et technologie", "Science et tech-no-logie" },
    { "Culture et citoyenneté québécoise", "Culture et citoyen-neté qué-bé-coise" },
    { "Français, langue d’enseignement", "Fran-çais, langue d’ensei-gne-ment" },
    { "Art dramatique", "Art dra-ma-tique" },
    { "Éducation physique et à la santé", "Édu-ca-tion phy-sique et à la santé" },
    { "B-111 · Josée Exemple", "B-111 · Josée Exemple" },
    { "", "" },
    { "XYZ", "XYZ" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (CASES); i++) {
    g_autofree char *text = pupitre_hyphens_add (CASES[i].text);
    g_autoptr (GString) shown = g_string_new (text);

    g_string_replace (shown, "\302\255", "-", 0);
    g_assert_cmpstr (shown->str, ==, CASES[i].broken);
  }
}

/* Facts that are not there leave no sign between the others. */
static void
test_fact_line (void)
{
  const char *some[] = { "", "un", "", "deux", "", NULL };
  const char *none[] = { "", "", NULL };
  g_autofree char *line = pupitre_fact_line_join (some);
  g_autofree char *nothing = pupitre_fact_line_join (none);

  g_assert_cmpstr (line, ==, "un · deux");
  g_assert_cmpstr (nothing, ==, "");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/school-life/changes", test_changes);
  g_test_add_func ("/school-life/overlaps", test_overlaps);
  g_test_add_func ("/school-life/plan", test_plan);
  g_test_add_func ("/school-life/plan-periods", test_plan_periods);
  g_test_add_func ("/school-life/plan-length", test_plan_length);
  g_test_add_func ("/school-life/plan-arrived", test_plan_arrived);
  g_test_add_func ("/school-life/motivation", test_motivation);
  g_test_add_func ("/school-life/shared-days", test_shared_days);
  g_test_add_func ("/school-life/colours", test_colours);
  g_test_add_func ("/school-life/activity-names", test_activity_names);
  g_test_add_func ("/school-life/hyphens", test_hyphens);
  g_test_add_func ("/school-life/fact-line", test_fact_line);

  return g_test_run ();
}
