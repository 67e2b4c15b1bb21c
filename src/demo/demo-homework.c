/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "demo-homework"

#include "demo-homework.h"

#include "demo-agenda.h"
#include "demo-clock.h"
#include "demo-json.h"
#include "demo-random.h"
#include "demo-school-year.h"

/* Homework, lessons to learn and evaluations: each belongs to a lesson of the timetable, and is
 * known from the day on which the teacher gave it. */

typedef struct {
  const char *short_name;
  const char *titles[3];
} Works;

static const Works works[] = {
  { "Français", { "Fiche de lecture", "Accord du participe passé", "Texte descriptif" } },
  { "Mathématique", { "Exercices 12 à 18", "Problèmes de proportion", "Révision du chapitre" } },
  { "Anglais", { "Irregular verbs", "Reading: A Winter Trip", "Short paragraph" } },
  { "Science", { "Rapport de laboratoire", "Schéma de la cellule", "Lecture du chapitre" } },
  { "Histoire", { "Ligne du temps", "Analyse d’un document", "Questions de la page 84" } },
  { "Univers social", { "Carte du territoire", "La vie vers 1745", "Fiche sur le climat" } },
};
static const char *const plain_titles[3] = { "Projet en cours", "Fiche à compléter", "Recherche" };
static const char *const notes[] = {
  "<p>À remettre au début du cours.</p>",
  "<p>À faire dans le cahier. <b>Laisse les traces de ta démarche.</b></p>",
  "<p>Apporter :</p><ul><li>le manuel</li><li>une calculatrice</li></ul>",
  NULL,
};

typedef enum {
  KIND_HOMEWORK,
  KIND_LESSON,
  KIND_EVALUATION,
} Kind;

static const char *const kind_words[] = { "devoir", "lecon", "evaluation" };

typedef struct {
  JsonBuilder      *builder;
  DemoFamilies     *families;
  DemoDocuments    *documents;
  const DemoChild  *child;
  const DemoSchool *school;
  DemoTimetable    *timetable;
  int               school_year;
} Writer;

static const char *
pick_title (const DemoSubject *subject,
            DemoRandom        *random)
{
  guint which = demo_random_below (random, 3);

  for (gsize i = 0; i < G_N_ELEMENTS (works); i++) {
    if (g_str_equal (works[i].short_name, subject->short_name))
      return works[i].titles[which];
  }
  return plain_titles[which];
}

static void
write_evaluation (Writer            *self,
                  const DemoSubject *subject,
                  DemoRandom        *random,
                  Kind               kind)
{
  JsonBuilder *builder = self->builder;
  guint n = demo_subject_n_competencies (subject);

  json_builder_set_member_name (builder, "parametresEvaluation");
  if (kind != KIND_EVALUATION) {
    json_builder_add_null_value (builder);
    return;
  }
  json_builder_begin_object (builder);
  demo_json_add_flag (builder, "evaluee", TRUE);
  demo_json_add_text (builder, "competence",
                      n > 0 ? subject->competencies[demo_random_below (random, n)] : NULL);
  demo_json_add_int (builder, "noteMaximale", 10 * demo_random_range (random, 2, 10));
  demo_json_add_flag (builder, "porteeAuBulletin", TRUE);
  demo_json_add_int (builder, "ponderation", 5 * demo_random_range (random, 1, 6));
  json_builder_end_object (builder);
}

static void
write_links (Writer     *self,
             DemoRandom *random)
{
  JsonBuilder *builder = self->builder;

  json_builder_set_member_name (builder, "liens");
  json_builder_begin_array (builder);
  if (demo_random_below (random, 4) == 0) {
    g_autofree char *url = g_strdup_printf ("https://%s/ressources", self->school->site);

    json_builder_begin_object (builder);
    demo_json_add_text (builder, "titre", "Pour t’exercer");
    demo_json_add_text (builder, "url", url);
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
}

static void
write_attachment (Writer      *self,
                  const GDate *given,
                  gboolean     wanted)
{
  JsonBuilder *builder = self->builder;
  const DemoDocument *document =
    demo_documents_find_paper (self->documents, self->school, DEMO_PAPER_EXERCISES,
                               self->school_year, g_date_get_month (given));

  json_builder_set_member_name (builder, "piecesJointes");
  json_builder_begin_array (builder);
  if (wanted && document != NULL) {
    g_autoptr (GBytes) pdf = demo_documents_draw (self->documents, document);
    g_autofree char *name = demo_document_dup_name (document);

    json_builder_begin_object (builder);
    demo_json_add_text (builder, "idDocument", document->id);
    demo_json_add_text (builder, "nom", name);
    demo_json_add_int (builder, "taille", (int) g_bytes_get_size (pdf));
    demo_json_add_text (builder, "typeContenu", "application/pdf");
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
}

static void
write_work (Writer           *self,
            const DemoLesson *lesson,
            const GDate      *date,
            int               period,
            Kind              kind,
            const GDate      *given,
            DemoRandom       *random)
{
  JsonBuilder *builder = self->builder;
  g_autofree char *id = demo_random_uuid (random);
  g_autofree char *stage = g_strdup_printf ("%d", demo_school_year_stage_of (date));
  g_autoptr (GDateTime) moment = demo_clock_at (given, 15, 40);
  g_autofree char *stamp = demo_clock_stamp (moment);

  json_builder_begin_object (builder);
  demo_json_add_text (builder, "id", id);
  demo_json_add_text (builder, "typeTravail", kind_words[kind]);
  demo_json_add_text (builder, "codeMatiere", lesson->subject_code);
  demo_json_add_text (builder, "descriptionMatiere", lesson->name);
  demo_json_add_text (builder, "codeGroupe", demo_timetable_get_group (self->timetable));
  demo_json_add_text (builder, "titre", pick_title (lesson->subject, random));
  demo_json_add_text (builder, "notePublique", demo_random_pick (random, notes));
  demo_json_add_date (builder, "dateDonnee", given);
  demo_json_add_date (builder, "dateTravail", date);
  demo_json_add_int (builder, "periode", period);
  demo_json_add_text (builder, "codeEtape", stage);
  demo_json_add_people (builder, "intervenants", (const char *const *) lesson->teachers);
  demo_json_add_flag (builder, "faitALaMaison", kind != KIND_EVALUATION);
  demo_json_add_flag (builder, "afficheeDansHoraire", TRUE);
  write_evaluation (self, lesson->subject, random, kind);
  write_links (self, random);
  write_attachment (self, given, kind == KIND_HOMEWORK && demo_random_below (random, 3) == 0);
  demo_json_add_text (builder, "dateHeureMaj", stamp);
  json_builder_end_object (builder);
}

/* What the lesson of this period asks for, if anything, and if it is known by now. */
static void
write_period (Writer      *self,
              const GDate *date,
              int          index,
              int          period)
{
  static const int days_before[] = { 2, 1, 7 };
  const DemoLesson *lesson =
    demo_timetable_get_lesson (self->timetable, index % demo_timetable_get_n_days (self->timetable)
                                                  + 1, period);
  DemoRandom random = demo_random_for (demo_families_get_seed (self->families), "work %s %u %d",
                                       self->child->fiche, g_date_get_julian (date), period);
  guint dice = demo_random_below (&random, 100);
  Kind kind = dice < 24 ? KIND_HOMEWORK : dice < 38 ? KIND_LESSON : KIND_EVALUATION;
  GDate given, today;

  if (lesson->subject == NULL || dice >= 46)
    return;
  if (!demo_school_day_find_class (self->school_year, MAX (index - days_before[kind], 0), &given))
    return;
  demo_clock_today (&today);
  if (g_date_compare (&given, &today) <= 0)
    write_work (self, lesson, date, period, kind, &given, &random);
}

/**
 * demo_homework_write:
 * @builder: What is being written
 * @families: Who is who
 * @documents: What is attached
 * @child: A child
 * @from: The first day
 * @to: The last day, of the same school year
 *
 * Adds a list of what the child has to do, day by day; nothing where the school does not offer it.
 */
void
demo_homework_write (JsonBuilder     *builder,
                     DemoFamilies    *families,
                     DemoDocuments   *documents,
                     const DemoChild *child,
                     const GDate     *from,
                     const GDate     *to)
{
  int school_year = demo_school_year_of (from);
  const DemoSchool *school = demo_child_school_in (families, child, school_year);
  g_autoptr (DemoTimetable) timetable = demo_agenda_new_timetable (families, child, school_year);
  Writer self = { builder, families, documents, child, school, timetable, school_year };
  gboolean offered = g_strv_contains ((const char *const *) school->tiles, "devoirs");

  json_builder_begin_array (builder);
  for (GDate date = *from; timetable != NULL && offered && g_date_compare (&date, to) <= 0;
       g_date_add_days (&date, 1)) {
    int index = demo_school_day_class_index (&date);

    for (int period = 1; index >= 0 && period <= demo_timetable_get_n_periods (timetable); period++)
      write_period (&self, &date, index, period);
  }
  json_builder_end_array (builder);
}
