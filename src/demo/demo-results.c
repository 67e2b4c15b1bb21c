/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "demo-results"

#include "demo-results.h"

#include "demo-clock.h"
#include "demo-comment.h"
#include "demo-json.h"
#include "demo-marks.h"
#include "demo-result.h"
#include "demo-teacher.h"

/* The results of a child by subject and stage, as the report cards have them, and who teaches each
 * subject. */

/* In secondary school, a course without units or results. */
#define WITHOUT_RESULTS_CODE "990100"
#define WITHOUT_RESULTS_NAME "Projet personnel d’orientation"

typedef struct {
  JsonBuilder      *builder;
  DemoFamilies     *families;
  DemoDocuments    *documents;
  const DemoChild  *child;
  const DemoSchool *school;
  guint64           seed;
  int               school_year;
  int               grade;
  int               last_stage;
} Writer;

static Writer
writer_of (JsonBuilder     *builder,
           DemoFamilies    *families,
           const DemoChild *child,
           int              school_year)
{
  Writer self = { .builder = builder, .families = families, .child = child };

  self.school = demo_child_school_in (families, child, school_year);
  self.seed = demo_families_get_seed (families);
  self.school_year = school_year;
  self.grade = demo_child_grade_in (families, child, school_year);
  return self;
}

/* The last stage whose report card is out, 0 before the first. */
static int
find_last_stage (Writer *self)
{
  for (int stage = DEMO_N_STAGES; stage >= 1; stage--) {
    const DemoDocument *card =
      demo_documents_find_card (self->documents, self->child, self->school_year, stage);

    if (card != NULL && demo_document_is_out (card))
      return stage;
  }
  return 0;
}

static void
write_mark (Writer            *self,
            const char        *name,
            const DemoSubject *subject,
            int                mark,
            int                average)
{
  g_autofree char *value = demo_marks_dup_text (subject, mark);
  DemoResult result = {
    .value = value,
    /* Some come as numbers, some without a maximum. */
    .as_number = subject->code[1] == '3',
    .maximum = subject->letters || subject->code[0] == '1' ? 0 : 100,
    .average = subject->letters || average == DEMO_NO_MARK ? -1 : average,
  };

  demo_result_write (self->builder, name, self->school, mark == DEMO_NO_MARK ? NULL : &result);
}

/* No averages by competency, as on the report card. */
static void
write_competencies (Writer            *self,
                    const DemoSubject *subject,
                    const DemoMarks   *marks,
                    int                stage)
{
  JsonBuilder *builder = self->builder;

  json_builder_set_member_name (builder, "competences");
  json_builder_begin_array (builder);
  for (guint i = 0; i < demo_subject_n_competencies (subject); i++) {
    json_builder_begin_object (builder);
    demo_result_write_competency (builder, subject, i);
    demo_json_add_int (builder, "ponderation", subject->weights[i]);
    write_mark (self, "resultat", subject, marks->competencies[i][stage - 1], DEMO_NO_MARK);
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
}

static void
write_stage (Writer            *self,
             const DemoSubject *subject,
             const DemoMarks   *marks,
             int                stage)
{
  JsonBuilder *builder = self->builder;
  const DemoDocument *card =
    demo_documents_find_card (self->documents, self->child, self->school_year, stage);
  g_autofree char *comment = NULL, *stamp = NULL;

  if (stage <= self->last_stage && card != NULL) {
    g_autoptr (GDateTime) moment = demo_document_get_date (card);

    stamp = demo_clock_stamp (moment);
    comment = demo_comment_subject (self->seed, self->child, self->school_year, subject, stage,
                                    marks->subject[stage - 1]);
  }
  json_builder_begin_object (builder);
  demo_json_add_int (builder, "sequenceEtapeAnnee", stage);
  demo_json_add_int (builder, "ponderation", demo_marks_weight (stage));
  write_mark (self, "resultat", subject, marks->subject[stage - 1], marks->averages[stage - 1]);
  write_competencies (self, subject, marks, stage);
  demo_json_add_text (builder, "commentaire", comment);
  demo_json_add_text (builder, "dateHeureMajResultat", stamp);
  json_builder_end_object (builder);
}

static void
write_subject (Writer            *self,
               const DemoSubject *subject)
{
  JsonBuilder *builder = self->builder;
  DemoMarks marks =
    demo_marks_of (self->seed, self->child, self->school_year, subject, self->last_stage);
  g_autofree char *code = demo_subject_dup_code (subject, self->grade);
  /* Those who hide averages behind a null only send what is published. */
  int n_stages =
    self->school->averages == DEMO_AVERAGES_NULL ? self->last_stage : DEMO_N_STAGES;

  json_builder_begin_object (builder);
  demo_json_add_text (builder, "codeMatiere", code);
  demo_json_add_text (builder, "descriptionMatiere", subject->name);
  json_builder_set_member_name (builder, "etapes");
  json_builder_begin_array (builder);
  for (int stage = 1; stage <= n_stages; stage++)
    write_stage (self, subject, &marks, stage);
  json_builder_end_array (builder);
  write_mark (self, "resultatFinal", subject, marks.final, marks.final_average);
  json_builder_end_object (builder);
}

static void
write_without_results (JsonBuilder *builder)
{
  json_builder_begin_object (builder);
  demo_json_add_text (builder, "codeMatiere", WITHOUT_RESULTS_CODE);
  demo_json_add_text (builder, "descriptionMatiere", WITHOUT_RESULTS_NAME);
  demo_json_add_texts (builder, "etapes", NULL);
  json_builder_end_object (builder);
}

/**
 * demo_results_write:
 * @builder: What is being written
 * @families: Who is who
 * @documents: The report cards, which say what has been published
 * @child: A child
 * @school_year: First calendar year
 *
 * Adds a list of the results by subject; nothing before the first report card, nor in kindergarten.
 */
void
demo_results_write (JsonBuilder     *builder,
                    DemoFamilies    *families,
                    DemoDocuments   *documents,
                    const DemoChild *child,
                    int              school_year)
{
  Writer self = writer_of (builder, families, child, school_year);
  g_autoptr (GPtrArray) subjects = demo_subjects_of_grade (self.grade);

  self.documents = documents;
  self.last_stage = find_last_stage (&self);
  json_builder_begin_array (builder);
  for (guint i = 0; self.last_stage > 0 && i < subjects->len; i++)
    write_subject (&self, g_ptr_array_index (subjects, i));
  if (self.last_stage > 0 && self.grade >= 7)
    write_without_results (builder);
  json_builder_end_array (builder);
}

static void
write_teachers (Writer            *self,
                const DemoSubject *subject)
{
  JsonBuilder *builder = self->builder;
  g_autofree char *teacher =
    demo_staff_dup_teacher (self->seed, self->school, self->grade, subject);

  json_builder_begin_object (builder);
  demo_teacher_write (builder, self->seed, self->school, teacher);
  json_builder_end_object (builder);
  /* As in the timetable: a laboratory has two people. */
  if (self->grade >= 7 && g_str_equal (subject->short_name, "Science")) {
    json_builder_begin_object (builder);
    demo_teacher_write (builder, self->seed, self->school, "Mme Camille Exemple");
    json_builder_end_object (builder);
  }
}

/* Units only exist in secondary school. */
static void
write_taught (Writer            *self,
              const char        *code,
              const char        *name,
              const DemoSubject *subject)
{
  JsonBuilder *builder = self->builder;
  g_autofree char *group = demo_staff_dup_group (self->seed, self->school, self->grade);
  gboolean has_units = self->grade >= 7 && subject != NULL;

  json_builder_begin_object (builder);
  demo_json_add_text (builder, "codeMatiere", code);
  demo_json_add_text (builder, "descriptionMatiere", name);
  demo_json_add_int (builder, "nombreUnites", has_units ? atoi (code + 4) : -1);
  demo_json_add_text (builder, "codeGroupe", group);
  json_builder_set_member_name (builder, "enseignants");
  json_builder_begin_array (builder);
  if (subject != NULL)
    write_teachers (self, subject);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

/**
 * demo_results_write_subjects:
 * @builder: What is being written
 * @families: Who is who
 * @child: A child
 * @school_year: First calendar year
 *
 * Adds a list of what the child is taught, and by whom.
 */
void
demo_results_write_subjects (JsonBuilder     *builder,
                             DemoFamilies    *families,
                             const DemoChild *child,
                             int              school_year)
{
  Writer self = writer_of (builder, families, child, school_year);
  g_autoptr (GPtrArray) subjects = demo_subjects_of_grade (self.grade);

  json_builder_begin_array (builder);
  for (guint i = 0; i < subjects->len; i++) {
    const DemoSubject *subject = g_ptr_array_index (subjects, i);
    g_autofree char *code = demo_subject_dup_code (subject, self.grade);

    write_taught (&self, code, subject->name, subject);
  }
  if (self.grade >= 7)
    write_taught (&self, WITHOUT_RESULTS_CODE, WITHOUT_RESULTS_NAME, NULL);
  json_builder_end_array (builder);
}
