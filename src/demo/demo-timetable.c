/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "demo-timetable"

#include "demo-timetable.h"

#include "demo-random.h"
#include "demo-school-days.h"

/* The cyclic timetable of a group: what it has in each period of each day of the cycle. */

#define MAX_PERIODS 5

static const DemoPeriod secondary_periods[] = {
  { 555, 630 }, { 645, 720 }, { 795, 870 }, { 885, 960 },
};
static const DemoPeriod primary_periods[] = {
  { 480, 540 }, { 540, 600 }, { 620, 680 }, { 770, 830 }, { 830, 890 },
};

/* A kindergarten has no subjects; its days follow a rhythm. */
static const char *const kindergarten[][MAX_PERIODS] = {
  { "Accueil et causerie", "Ateliers", "Jeux extérieurs", "Histoire et repos", "Jeux libres" },
  { "Accueil et causerie", "Arts et bricolage", "Jeux extérieurs", "Histoire et repos",
    "Musique" },
  { "Accueil et causerie", "Ateliers", "Motricité au gymnase", "Histoire et repos",
    "Jeux libres" },
};

struct _DemoTimetable {
  guint64           seed;
  const DemoSchool *school;
  int               grade;
  int               n_days;
  int               n_periods;
  const DemoPeriod *periods;
  char             *group;
  DemoLesson       *lessons;
};

/* A subject and how many periods of the cycle it still has to get. */
typedef struct {
  const DemoSubject *subject;
  int                left;
} Share;

static GStrv
new_teachers (const char *first,
              const char *second)
{
  GStrv names = g_new0 (char *, 3);

  names[0] = g_strdup (first);
  names[1] = g_strdup (second);
  return names;
}

/* `Mme Julie Exemple` without its ends. */
static char *
dup_first_name (DemoTimetable     *self,
                const DemoSubject *subject)
{
  g_autofree char *teacher =
    demo_staff_dup_teacher (self->seed, self->school, self->grade, subject);
  g_auto (GStrv) words = g_strsplit (teacher, " ", -1);

  return g_strdup (words[1]);
}

static char *
dup_code (DemoTimetable *self,
          const char    *name)
{
  g_autofree char *ascii = g_str_to_ascii (name, "C");
  g_autofree char *upper = g_ascii_strup (ascii, 3);

  if (self->grade <= 0)
    return g_strdup_printf ("%sPRE", upper);
  return g_strdup_printf ("%s%d%s", upper, self->grade >= 7 ? self->grade - 6 : self->grade,
                          self->grade >= 7 ? "SE" : "PR");
}

static char *
dup_room (DemoTimetable *self,
          const char    *name)
{
  DemoRandom random = demo_random_for (self->seed, "room %s %d %s", self->school->code,
                                       self->grade, self->grade >= 7 ? name : "");

  if (g_str_has_prefix (name, "Jeux ext"))
    return NULL;
  if (g_str_has_prefix (name, "Éducation physique") || g_str_has_suffix (name, "gymnase"))
    return g_strdup ("Gymnase");
  if (g_str_has_prefix (name, "Musique"))
    return g_strdup ("Local de musique");
  if (self->grade >= 7)
    return g_strdup_printf ("%c-%d%02d", (char) ('A' + demo_random_below (&random, 4)),
                            demo_random_range (&random, 1, 3), demo_random_range (&random, 1, 24));
  return g_strdup_printf ("Local %d", demo_random_range (&random, 101, 128));
}

static void
set_lesson (DemoTimetable     *self,
            DemoLesson        *lesson,
            const DemoSubject *subject,
            const char        *name)
{
  g_autofree char *first = dup_first_name (self, subject);
  /* A laboratory has two people. */
  gboolean laboratory = subject != NULL && self->grade >= 7 &&
                        g_str_equal (subject->short_name, "Science");

  lesson->subject = subject;
  lesson->name = g_strdup (name);
  lesson->code = dup_code (self, subject ? subject->short_name : name);
  lesson->subject_code = subject ? demo_subject_dup_code (subject, self->grade) : NULL;
  lesson->room = dup_room (self, subject ? subject->short_name : name);
  lesson->teachers = new_teachers (first, laboratory ? "Camille" : NULL);
}

/* By the units of the subjects, the last digit of their codes; what is left goes to the first. */
static GArray *
share_periods (DemoTimetable *self)
{
  g_autoptr (GPtrArray) subjects = demo_subjects_of_grade (self->grade);
  GArray *shares = g_array_new (FALSE, FALSE, sizeof (Share));
  int units = 0, left = self->n_days * self->n_periods;
  const int n_cells = left;

  for (guint i = 0; i < subjects->len; i++)
    units += ((const DemoSubject *) g_ptr_array_index (subjects, i))->code[5] - '0';
  for (guint i = 0; i < subjects->len; i++) {
    Share share = { g_ptr_array_index (subjects, i), 0 };

    share.left = MAX (1, n_cells * (share.subject->code[5] - '0') / units);
    left -= share.left;
    g_array_append_val (shares, share);
  }
  for (guint i = 0; left > 0; i = (i + 1) % shares->len, left--)
    g_array_index (shares, Share, i).left++;
  return shares;
}

static gboolean
is_on_day (DemoTimetable     *self,
           int                day,
           int                n,
           const DemoSubject *subject)
{
  for (int period = 0; period < n; period++) {
    if (self->lessons[day * self->n_periods + period].subject == subject)
      return TRUE;
  }
  return FALSE;
}

/* The one with most to give that the day does not have yet; by chance among equals. */
static Share *
choose (DemoTimetable *self,
        GArray        *shares,
        DemoRandom    *random,
        int            day,
        int            period)
{
  guint start = demo_random_below (random, shares->len);
  Share *best = NULL;
  gboolean best_is_new = FALSE;

  for (guint i = 0; i < shares->len; i++) {
    Share *share = &g_array_index (shares, Share, (start + i) % shares->len);
    gboolean is_new = !is_on_day (self, day, period, share->subject);

    if (share->left > 0 && (best == NULL || (is_new && !best_is_new) ||
                            (is_new == best_is_new && share->left > best->left))) {
      best = share;
      best_is_new = is_new;
    }
  }
  return best;
}

static void
fill_day (DemoTimetable *self,
          GArray        *shares,
          DemoRandom    *random,
          int            day)
{
  DemoLesson *lessons = self->lessons + day * self->n_periods;

  for (int period = 0; period < self->n_periods; period++) {
    Share *share = choose (self, shares, random, day, period);

    share->left--;
    set_lesson (self, &lessons[period], share->subject, share->subject->name);
  }
  /* The longest would always be first. */
  for (int i = self->n_periods - 1; i > 0; i--) {
    guint other = demo_random_below (random, (guint) i + 1);
    DemoLesson lesson = lessons[i];

    lessons[i] = lessons[other];
    lessons[other] = lesson;
  }
}

static void
fill (DemoTimetable *self)
{
  DemoRandom random =
    demo_random_for (self->seed, "timetable %s %d", self->school->code, self->grade);
  g_autoptr (GArray) shares = NULL;

  if (self->grade > 0)
    shares = share_periods (self);
  for (int day = 0; day < self->n_days; day++) {
    if (shares != NULL) {
      fill_day (self, shares, &random, day);
      continue;
    }
    for (int period = 0; period < self->n_periods; period++)
      set_lesson (self, &self->lessons[day * self->n_periods + period], NULL,
                  kindergarten[day % G_N_ELEMENTS (kindergarten)][period]);
  }
}

/**
 * demo_timetable_new:
 * @seed: The seed of the demonstration
 * @school: A school
 * @grade: A grade
 *
 * Returns: (transfer full): what its group has, always the same.
 */
DemoTimetable *
demo_timetable_new (guint64           seed,
                    const DemoSchool *school,
                    int               grade)
{
  DemoTimetable *self = g_new0 (DemoTimetable, 1);

  self->seed = seed;
  self->school = school;
  self->grade = grade;
  self->n_days = school->cycle;
  self->periods = grade >= 7 ? secondary_periods : primary_periods;
  self->n_periods = grade >= 7 ? (int) G_N_ELEMENTS (secondary_periods)
                               : (int) G_N_ELEMENTS (primary_periods);
  self->group = demo_staff_dup_group (seed, school, grade);
  self->lessons = g_new0 (DemoLesson, self->n_days * self->n_periods);
  fill (self);
  return self;
}

/**
 * demo_timetable_free:
 * @self: (nullable): A timetable
 *
 * Frees @self.
 */
void
demo_timetable_free (DemoTimetable *self)
{
  if (self == NULL)
    return;
  for (int i = 0; i < self->n_days * self->n_periods; i++) {
    g_free (self->lessons[i].name);
    g_free (self->lessons[i].code);
    g_free (self->lessons[i].subject_code);
    g_free (self->lessons[i].room);
    g_strfreev (self->lessons[i].teachers);
  }
  g_free (self->lessons);
  g_free (self->group);
  g_free (self);
}

/**
 * demo_timetable_get_n_days:
 * @self: A timetable
 *
 * Returns: the days of the cycle.
 */
int
demo_timetable_get_n_days (DemoTimetable *self)
{
  return self->n_days;
}

/**
 * demo_timetable_get_n_periods:
 * @self: A timetable
 *
 * Returns: the periods of a day.
 */
int
demo_timetable_get_n_periods (DemoTimetable *self)
{
  return self->n_periods;
}

/**
 * demo_timetable_get_group:
 * @self: A timetable
 *
 * Returns: the number of the group.
 */
const char *
demo_timetable_get_group (DemoTimetable *self)
{
  return self->group;
}

/**
 * demo_timetable_get_period:
 * @self: A timetable
 * @period: From 1
 *
 * Returns: its hours.
 */
const DemoPeriod *
demo_timetable_get_period (DemoTimetable *self,
                           int            period)
{
  return &self->periods[period - 1];
}

/**
 * demo_timetable_get_lesson:
 * @self: A timetable
 * @day: Day of the cycle, from 1
 * @period: From 1
 *
 * Returns: what takes place then.
 */
const DemoLesson *
demo_timetable_get_lesson (DemoTimetable *self,
                           int            day,
                           int            period)
{
  return &self->lessons[(day - 1) * self->n_periods + period - 1];
}

/**
 * demo_timetable_cycle_day:
 * @self: A timetable
 * @date: A day
 *
 * Returns: the day of the cycle, from 1; -1 if there is no class.
 */
int
demo_timetable_cycle_day (DemoTimetable *self,
                          const GDate   *date)
{
  int index = demo_school_day_class_index (date);

  return index < 0 ? -1 : index % self->n_days + 1;
}
