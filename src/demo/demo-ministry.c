/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "demo-ministry"

#include "demo-ministry.h"

#include "demo-clock.h"
#include "demo-json.h"
#include "demo-marks.h"
#include "demo-random.h"

/* Exams of the ministry, which those of secondary 4 and 5 see: what they have passed, and what they
 * are registered for. The school's part is the final result of the report card. */

#define SESSION_MONTH 6
#define PUBLISHED_DAY 10
#define PUBLISHED_MONTH 7

/**
 * Exam:
 * @grade: In which it is taken
 * @short_name: The subject
 * @code: (nullable): Its code where the course was followed ahead of time, %NULL for that of the
 *   grade
 * @name: As the ministry calls it
 * @unique: Whether it is an *épreuve unique*, which counts for half
 */
typedef struct {
  int         grade;
  const char *short_name;
  const char *code;
  const char *name;
  gboolean    unique;
} Exam;

static const Exam exams[] = {
  { 8, "Français", NULL, "Français, langue d’enseignement, écriture", FALSE },
  { 9, "Anglais", "134504", "Anglais, langue seconde, 5e secondaire", TRUE },
  { 10, "Mathématique", NULL, "Mathématique, séquence Sciences naturelles", TRUE },
  { 10, "Science", NULL, "Science et technologie", TRUE },
  { 10, "Histoire", NULL, "Histoire du Québec et du Canada", TRUE },
  { 11, "Français", NULL, "Français, langue d’enseignement, écriture", TRUE },
};

static const DemoSubject *
find_subject (int         grade,
              const char *short_name)
{
  g_autoptr (GPtrArray) subjects = demo_subjects_of_grade (grade);

  for (guint i = 0; i < subjects->len; i++) {
    const DemoSubject *subject = g_ptr_array_index (subjects, i);

    if (g_str_equal (subject->short_name, short_name))
      return subject;
  }
  return NULL;
}

/* As results travel: a text, or a null. */
static void
add_mark (JsonBuilder *builder,
          const char  *name,
          int          mark)
{
  g_autofree char *text = mark == DEMO_NO_MARK ? NULL : g_strdup_printf ("%d", mark);

  demo_json_add_text (builder, name, text);
}

static void
write_marks (JsonBuilder *builder,
             const Exam  *exam,
             int          school,
             DemoRandom  *random)
{
  int taken = CLAMP (school + (int) (6 * demo_random_normal (random)), 35, 100);
  /* The ministry brings the marks of a school closer to those of the exam. */
  int moderated = exam->unique ? (3 * school + taken + 2) / 4 : DEMO_NO_MARK;
  int final = exam->unique ? (moderated + taken + 1) / 2 : (4 * school + taken + 2) / 5;

  /* The converted result may count alone. */
  if (exam->unique && taken > final)
    final = taken;
  add_mark (builder, "resultatEcole", school);
  add_mark (builder, "resultatModere", moderated);
  add_mark (builder, "resultatEpreuve", taken);
  add_mark (builder, "resultatFinal", final);
  demo_json_add_flag (builder, "reussi", final >= DEMO_PASS_MARK);
}

static void
write_no_marks (JsonBuilder *builder)
{
  static const char *const names[] = { "resultatEcole", "resultatModere", "resultatEpreuve",
                                       "resultatFinal", "reussi" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    demo_json_add_text (builder, names[i], NULL);
}

static void
write_exam (JsonBuilder     *builder,
            DemoFamilies    *families,
            const DemoChild *child,
            const Exam      *exam,
            int              school_year)
{
  guint64 seed = demo_families_get_seed (families);
  const DemoSubject *subject = find_subject (exam->grade, exam->short_name);
  DemoMarks marks = demo_marks_of (seed, child, school_year, subject, DEMO_N_STAGES);
  DemoRandom random = demo_random_for (seed, "exam %s %d %s", child->fiche, exam->grade,
                                       exam->short_name);
  g_autofree char *code =
    exam->code ? g_strdup (exam->code) : demo_subject_dup_code (subject, exam->grade);
  g_autofree char *session = g_strdup_printf ("%d-%02d", school_year + 1, SESSION_MONTH);
  GDate published, today;
  gboolean known;

  demo_clock_today (&today);
  g_date_clear (&published, 1);
  g_date_set_dmy (&published, PUBLISHED_DAY, PUBLISHED_MONTH, (GDateYear) (school_year + 1));
  known = g_date_compare (&published, &today) <= 0;

  json_builder_begin_object (builder);
  demo_json_add_text (builder, "codeMatiere", code);
  demo_json_add_text (builder, "descriptionMatiere", exam->name);
  demo_json_add_text (builder, "session", session);
  demo_json_add_text (builder, "typeEpreuve", exam->unique ? "unique" : "obligatoire");
  demo_json_add_int (builder, "nombreUnites", known && exam->unique ? atoi (code + 4) : -1);
  demo_json_add_date (builder, "datePublication", known ? &published : NULL);
  if (known)
    write_marks (builder, exam, marks.final, &random);
  else
    write_no_marks (builder);
  json_builder_end_object (builder);
}

/**
 * demo_ministry_write:
 * @builder: What is being written
 * @families: Who is who
 * @child: A child
 * @school_year: The school year that it is, by its first calendar year
 *
 * Adds a list of exams; an empty one before secondary 4.
 */
void
demo_ministry_write (JsonBuilder     *builder,
                     DemoFamilies    *families,
                     const DemoChild *child,
                     int              school_year)
{
  int grade = demo_child_grade_in (families, child, school_year);

  json_builder_begin_array (builder);
  for (gsize i = 0; grade >= 10 && i < G_N_ELEMENTS (exams); i++) {
    if (exams[i].grade <= grade)
      write_exam (builder, families, child, &exams[i], school_year + exams[i].grade - grade);
  }
  json_builder_end_array (builder);
}
