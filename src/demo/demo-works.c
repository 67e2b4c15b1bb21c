/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "demo-works"

#include "demo-works.h"

#include "demo-clock.h"
#include "demo-json.h"
#include "demo-marks.h"
#include "demo-random.h"
#include "demo-result.h"

#include <math.h>

/* The work of a child in the stage of today, with its results: each is announced some days before,
 * marked some days after, and one in eight is marked again. The portal shows no other stage. */

#define ANNOUNCED_BEFORE 5
#define CORRECTED_AFTER 3
#define PERCENT_SPREAD 6

static const struct {
  const char *short_name;
  guint       competency;
  const char *titles[3];
} works[] = {
  { "Français", 0, { "Compréhension de lecture", "Cercle de lecture", "Test de lecture" } },
  { "Français", 1, { "Dictée", "Texte narratif", "Grammaire" } },
  { "Français", 2, { "Exposé oral", "Discussion en groupe", "Lecture à voix haute" } },
  { "Mathématique", 0, { "Situation-problème", "Défi du mois", "Problème en équipe" } },
  { "Mathématique", 1, { "Minitest", "Test de fin de chapitre", "Calcul mental" } },
  { "Anglais", 0, { "Oral presentation", "Role play", "Interview" } },
  { "Anglais", 1, { "Listening test", "Reading quiz", "Short story questions" } },
  { "Anglais", 2, { "Short text", "E-mail to a friend", "Comic strip" } },
  { "Science", 0, { "Laboratoire", "Test sur la matière", "Projet d’équipe" } },
  { "Histoire", 0, { "Analyse de documents", "Test de connaissances", "Ligne du temps" } },
  { "Univers social", 0, { "Carte géographique", "Test sur la société", "Recherche en équipe" } },
  { "Musique", 0, { "Lecture rythmique", "Flûte à bec", "Création" } },
};
static const char *const plain_titles[3] = { "Travail pratique", "Projet", "Évaluation" };

typedef struct {
  JsonBuilder      *builder;
  const DemoSchool *school;
  const DemoChild  *child;
  guint64           seed;
  int               school_year;
  int               stage;
  int               grade;
} Writer;

/**
 * Work:
 * @subject: What it is of
 * @marks: The child's of the whole year
 * @number: How many came before it in the stage
 * @competency: Which, if the subject has any
 * @date: When it takes place
 * @marked: When its result arrives
 * @corrected: When another one arrives, %NULL if never
 * @percent: What the child deserves
 * @maximum: What it is marked out of, 0 for percent
 */
typedef struct {
  const DemoSubject *subject;
  const DemoMarks   *marks;
  int                number;
  guint              competency;
  GDate              date;
  GDateTime         *marked;
  GDateTime         *corrected;
  double             percent;
  int                maximum;
} Work;

static void
work_clear (Work *work)
{
  g_date_time_unref (work->marked);
  g_clear_pointer (&work->corrected, g_date_time_unref);
}

static gboolean
is_over (GDateTime *moment)
{
  g_autoptr (GDateTime) now = demo_clock_now ();

  return moment != NULL && g_date_time_compare (moment, now) <= 0;
}

static const char *
find_title (const Work *work)
{
  for (gsize i = 0; i < G_N_ELEMENTS (works); i++) {
    if (g_str_equal (works[i].short_name, work->subject->short_name) &&
        works[i].competency == work->competency)
      return works[i].titles[work->number % 3];
  }
  return plain_titles[work->number % 3];
}

/* Titles come as somebody typed them: some with blanks around. */
static char *
dup_title (const Work *work)
{
  const char *title = find_title (work);
  const char *blank = work->number % 3 == 1 ? "  " : "";

  if (work->number < 3)
    return g_strconcat (blank, title, blank, NULL);
  return g_strdup_printf ("%s%s %d%s", blank, title, work->number / 3 + 1, blank);
}

/* A number with a comma, in halves where the scale is small. */
static char *
dup_points (const Work *work,
            double      percent)
{
  int maximum = work->maximum > 0 ? work->maximum : 100;
  int halves = (int) lround (percent * maximum * 2 / 100);

  if (maximum > 20)
    halves = (halves + 1) / 2 * 2;
  halves = MIN (halves, 2 * maximum);
  return halves % 2 ? g_strdup_printf ("%d,5", halves / 2) : g_strdup_printf ("%d", halves / 2);
}

static char *
dup_value (const Work *work,
           DemoRandom *random)
{
  double percent = work->percent;

  if (demo_random_below (random, 24) == 0)
    return g_strdup (demo_random_below (random, 2) ? "ABS" : "NE");
  if (work->subject->letters)
    return demo_marks_dup_text (work->subject, (int) lround (percent));
  if (is_over (work->corrected))
    percent = MIN (percent + 5, 100);
  return dup_points (work, percent);
}

static void
write_result (Writer     *self,
              const Work *work,
              DemoRandom *random)
{
  int maximum = work->maximum > 0 ? work->maximum : 100;
  double average = CLAMP (74 + 5 * demo_random_normal (random), 50, 95) * maximum / 100;
  g_autofree char *value = is_over (work->marked) ? dup_value (work, random) : NULL;
  DemoResult result = { value, FALSE, work->maximum, -1 };
  GDate today;

  demo_clock_today (&today);
  if (value != NULL && !work->subject->letters)
    result.average = floor (average * 10) / 10;
  demo_result_write (self->builder, "resultat", self->school,
                     g_date_compare (&work->date, &today) > 0 ? NULL : &result);
  demo_json_add_text (self->builder, "commentaire",
                      g_strcmp0 (value, "ABS") == 0 ? "Absence motivée : reprise à convenir."
                      : g_strcmp0 (value, "NE") == 0 ? "Non évalué."
                                                     : NULL);
}

static void
write_competency (Writer     *self,
                  const Work *work)
{
  JsonBuilder *builder = self->builder;

  json_builder_set_member_name (builder, "competence");
  if (demo_subject_n_competencies (work->subject) == 0) {
    json_builder_add_null_value (builder);
    return;
  }
  json_builder_begin_object (builder);
  demo_result_write_competency (builder, work->subject, work->competency);
  json_builder_end_object (builder);
}

/* What the work counts for; some schools do not tell. */
static void
write_weight (Writer     *self,
              DemoRandom *random)
{
  gboolean counts = demo_random_below (random, 6) > 0;
  gboolean told = self->school->averages == DEMO_AVERAGES_SHOWN;
  int weight = 5 * demo_random_range (random, 1, 6);

  demo_json_add_flag (self->builder, "porteeAuBulletin", counts);
  demo_json_add_int (self->builder, "ponderation", counts && told ? weight : -1);
}

static void
write_stage (Writer     *self,
             const Work *work)
{
  g_autofree char *text = g_strdup_printf ("%d", self->stage);

  if (work->number % 2)
    demo_json_add_int (self->builder, "codeEtape", self->stage);
  else
    demo_json_add_text (self->builder, "codeEtape", text);
}

static void
write_work (Writer     *self,
            const Work *work,
            DemoRandom *random)
{
  JsonBuilder *builder = self->builder;
  GDateTime *moment = is_over (work->corrected) ? work->corrected : work->marked;
  g_autofree char *stamp = is_over (moment) ? demo_clock_stamp (moment) : NULL;
  g_autofree char *id = demo_random_uuid (random);
  g_autofree char *code = demo_subject_dup_code (work->subject, self->grade);
  g_autofree char *name = g_strconcat (work->subject->short_name, "  ", NULL);
  g_autofree char *title = dup_title (work);

  json_builder_begin_object (builder);
  if (self->school->averages != DEMO_AVERAGES_NULL)
    demo_json_add_text (builder, "idTravail", id);
  demo_json_add_text (builder, "codeMatiere", code);
  demo_json_add_text (builder, "descriptionMatiere", name);
  demo_json_add_text (builder, "descriptionTravail", title);
  write_stage (self, work);
  demo_json_add_date (builder, "dateTravail", &work->date);
  demo_json_add_text (builder, "dateHeureMajResultat", stamp);
  write_competency (self, work);
  write_weight (self, random);
  write_result (self, work, random);
  json_builder_end_object (builder);
}

static GDateTime *
new_moment (Writer     *self,
            int         index,
            DemoRandom *random)
{
  GDate date;
  int hour;

  for (; !demo_school_day_find_class (self->school_year, index, &date); index--)
    ;
  hour = demo_random_range (random, 15, 17);
  return demo_clock_at (&date, hour, demo_random_range (random, 0, 59));
}

/* One of the competencies that have a result in this stage. */
static guint
pick_competency (Writer     *self,
                 const Work *work,
                 DemoRandom *random)
{
  guint n = demo_subject_n_competencies (work->subject);
  guint competency = n > 0 ? demo_random_below (random, n) : 0;

  return work->marks->competencies[competency][self->stage - 1] == DEMO_NO_MARK ? 0 : competency;
}

static void
set_work (Writer     *self,
          Work       *work,
          int         index,
          DemoRandom *random)
{
  static const int maxima[] = { 10, 20, 25, 30, 40, 50, 60, 0 };
  int after = index + demo_random_range (random, 1, 5);
  gboolean corrected = demo_random_below (random, 8) == 0;
  int mark;

  work->competency = pick_competency (self, work, random);
  mark = work->marks->competencies[work->competency][self->stage - 1];
  work->percent = CLAMP (mark + PERCENT_SPREAD * demo_random_normal (random), 30, 100);
  work->maximum = work->subject->letters ? 0 : demo_random_pick (random, maxima);
  work->marked = new_moment (self, after, random);
  work->corrected = corrected ? new_moment (self, after + CORRECTED_AFTER, random) : NULL;
}

static void
write_subject (Writer            *self,
               const DemoSubject *subject)
{
  DemoMarks marks =
    demo_marks_of (self->seed, self->child, self->school_year, subject, DEMO_N_STAGES);
  DemoRandom pace = demo_random_for (self->seed, "pace %s %d %s %d", self->child->fiche,
                                     self->school_year, subject->short_name, self->stage);
  Work work = { subject, &marks, .number = 0 };
  int next = demo_random_range (&pace, 0, 3), first = -1;
  GDate begin, end, known;

  demo_clock_today (&known);
  g_date_add_days (&known, ANNOUNCED_BEFORE);
  demo_school_year_stage (self->school_year, self->stage, &begin, &end);
  for (work.date = begin;
       g_date_compare (&work.date, &end) <= 0 && g_date_compare (&work.date, &known) <= 0;
       g_date_add_days (&work.date, 1)) {
    int index = demo_school_day_class_index (&work.date);
    DemoRandom random = demo_random_for (self->seed, "result %s %s %u", self->child->fiche,
                                         subject->short_name, g_date_get_julian (&work.date));

    if (index < 0)
      continue;
    if (first < 0)
      first = index;
    if (index - first != next)
      continue;
    set_work (self, &work, index, &random);
    write_work (self, &work, &random);
    work_clear (&work);
    work.number++;
    next += demo_random_range (&pace, 2, 6);
  }
}

/**
 * demo_works_write:
 * @builder: What is being written
 * @families: Who is who
 * @child: A child
 *
 * Adds a list of the child's work in the stage of today, subject by subject.
 */
void
demo_works_write (JsonBuilder     *builder,
                  DemoFamilies    *families,
                  const DemoChild *child)
{
  g_autoptr (GPtrArray) subjects = NULL;
  Writer self = { .builder = builder, .child = child, .seed = demo_families_get_seed (families) };
  GDate today;

  demo_clock_today (&today);
  self.school_year = demo_school_year_of (&today);
  self.stage = demo_school_year_stage_of (&today);
  self.grade = demo_child_grade_in (families, child, self.school_year);
  self.school = demo_child_school_in (families, child, self.school_year);
  subjects = demo_subjects_of_grade (self.grade);
  json_builder_begin_array (builder);
  for (guint i = 0; i < subjects->len; i++)
    write_subject (&self, g_ptr_array_index (subjects, i));
  json_builder_end_array (builder);
}
