/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "demo-plan"

#include "demo-plan.h"

#include "demo-letterhead.h"
#include "demo-school-year.h"
#include "demo-subject.h"

/* Papers of one child's file: the intervention plan, and a certificate that the child attends. */

#define PADDING 6.0

typedef struct {
  DemoFamilies       *families;
  const DemoDocument *document;
  int                 grade;
  const char         *name;
} Page;

static const DemoInk heading_ink = { 12, TRUE, FALSE, 0x20242c };
static const DemoInk column_ink = { 8.6, TRUE, FALSE, 0xffffff };
static const DemoInk body_ink = { 10, FALSE, FALSE, 0x20242c };
static const DemoInk cell_ink = { 9.2, FALSE, FALSE, 0x20242c };

static const char *const goals[][4] = {
  { "Lire un texte de trois pages et en dégager l’idée principale",
    "Temps supplémentaire (un tiers); texte lu à voix haute par un logiciel",
    "Enseignante titulaire, orthopédagogue", "Étape 2" },
  { "Planifier un travail en étapes et le remettre à temps",
    "Liste à cocher dans l’agenda; rappel au début de la période", "Titulaire, parents",
    "Étape 2" },
  { "Demander de l’aide avec des mots lorsqu’une tâche est difficile",
    "Carton de couleur sur le pupitre; pause de cinq minutes dans un local calme",
    "Technicienne en éducation spécialisée", "Étape 3" },
};

static void
draw_paragraph (DemoSheet  *sheet,
                DemoInk     ink,
                const char *text)
{
  g_autofree char *set = demo_typeset (text);

  demo_sheet_need (sheet, 30);
  sheet->y += demo_sheet_text (sheet, DEMO_SHEET_MARGIN, sheet->y, DEMO_SHEET_INNER,
                               PANGO_ALIGN_LEFT, ink, set);
  sheet->y += 8;
}

/* Also in the table of contents. */
static void
draw_heading (DemoSheet  *sheet,
              const char *text)
{
  demo_sheet_need (sheet, 30);
  demo_sheet_add_outline (sheet, text);
  draw_paragraph (sheet, heading_ink, text);
}

static void
draw_cells (DemoSheet         *sheet,
            DemoInk            ink,
            const char *const *texts)
{
  static const double widths[] = { 0.32, 0.34, 0.22, 0.12 };
  double x = DEMO_SHEET_MARGIN, height = 0;

  for (int pass = 0; pass < 2; pass++, x = DEMO_SHEET_MARGIN) {
    for (gsize i = 0; i < G_N_ELEMENTS (widths); i++) {
      double width = widths[i] * DEMO_SHEET_INNER, inner = width - 2 * PADDING;

      if (pass == 0) {
        height = MAX (height, demo_sheet_measure (sheet, inner, ink, texts[i]) + 2 * PADDING);
      } else {
        demo_sheet_text (sheet, x + PADDING, sheet->y + PADDING, inner, PANGO_ALIGN_LEFT, ink,
                         texts[i]);
        demo_sheet_frame (sheet, x, sheet->y, width, height, 0xc3c8d0);
      }
      x += width;
    }
    if (pass == 0) {
      demo_sheet_need (sheet, height);
      if (ink.rgb == column_ink.rgb)
        demo_sheet_fill (sheet, DEMO_SHEET_MARGIN, sheet->y, DEMO_SHEET_INNER, height, 0x4a5160);
    }
  }
  sheet->y += height;
}

static void
draw_child (DemoSheet *sheet,
            Page      *page)
{
  const DemoChild *child = page->document->child;
  guint64 seed = demo_families_get_seed (page->families);
  g_autofree char *group = demo_staff_dup_group (seed, page->document->school, page->grade);
  g_autofree char *teacher =
    demo_staff_dup_teacher (seed, page->document->school, page->grade, NULL);
  g_autofree char *text = NULL, *born = NULL;
  GDate birth;

  demo_child_birth (page->families, child, &birth);
  born = demo_date_words (&birth, FALSE, TRUE);
  text = g_strdup_printf ("%s %s, fiche %s, %s le %s\n%s, groupe %s, %s", child->first_name,
                          child->last_name, child->fiche, child->girl ? "née" : "né", born,
                          demo_grade_label (page->grade), group, teacher);
  draw_paragraph (sheet, body_ink, text);
  sheet->y += 4;
}

static void
draw_head (DemoSheet  *sheet,
           Page       *page)
{
  g_autofree char *year = demo_school_year_label (page->document->school_year);

  demo_letterhead_draw (sheet, page->document->school, page->name, year, "Confidentiel");
  sheet->y += 6;
  draw_child (sheet, page);
}

static void
draw_plan (DemoSheet *sheet,
           gpointer   data)
{
  static const char *const columns[] = { "Objectif", "Moyens", "Responsables", "Échéance" };
  Page *page = data;
  const char *name = page->document->child->first_name;
  g_autofree char *strengths =
    g_strdup_printf ("%s aime les sciences et le travail en équipe, raconte bien à l’oral, et "
                     "persévère quand la consigne est claire.", name);

  draw_head (sheet, page);
  draw_heading (sheet, "Forces et intérêts");
  draw_paragraph (sheet, body_ink, strengths);
  draw_heading (sheet, "Besoins prioritaires");
  draw_paragraph (sheet, body_ink,
                  "Lecture de textes longs, organisation du travail, expression des émotions devant "
                  "une difficulté.");
  draw_heading (sheet, "Objectifs et moyens");
  draw_cells (sheet, column_ink, columns);
  for (gsize i = 0; i < G_N_ELEMENTS (goals); i++)
    draw_cells (sheet, cell_ink, goals[i]);
  sheet->y += 12;
  draw_heading (sheet, "Suivi");
  draw_paragraph (sheet, body_ink,
                  "Le plan est revu avec les parents après chaque bulletin. Les moyens servent aussi "
                  "pendant les évaluations de l’école et les épreuves du ministère.");
  draw_heading (sheet, "Présents à la rencontre");
  draw_paragraph (sheet, body_ink, page->document->school->head);
  draw_paragraph (sheet, body_ink, "Parent Exemple");
}

static void
draw_certificate (DemoSheet *sheet,
                  gpointer   data)
{
  Page *page = data;

  draw_head (sheet, page);
  draw_paragraph (sheet, body_ink,
                  "Nous attestons que cet élève fréquente notre école à temps plein durant l’année "
                  "scolaire en cours.");
  draw_paragraph (sheet, body_ink, page->document->school->head);
  draw_paragraph (sheet, body_ink, "Direction");
}

static void
draw_foot (DemoSheet *sheet,
           gpointer   data)
{
  Page *page = data;
  g_autofree char *what =
    g_strdup_printf ("%s %s · fiche %s · document de démonstration",
                     page->document->child->first_name, page->document->child->last_name,
                     page->document->child->fiche);

  demo_letterhead_footer (sheet, page->document->school, what);
}

static GBytes *
draw (DemoFamilies       *families,
      const DemoDocument *document,
      DemoSheetFunc       body,
      const char         *name)
{
  Page page = {
    families, document,
    demo_child_grade_in (families, document->child, document->school_year), name,
  };
  g_autoptr (GDateTime) moment = demo_document_get_date (document);

  return demo_sheet_draw (body, draw_foot, &page, name, document->school->name, moment);
}

/**
 * demo_plan_draw:
 * @families: The families
 * @document: An intervention plan
 *
 * Returns: (transfer full): a PDF.
 */
GBytes *
demo_plan_draw (DemoFamilies       *families,
                const DemoDocument *document)
{
  return draw (families, document, draw_plan, "Plan d’intervention");
}

/**
 * demo_plan_draw_certificate:
 * @families: The families
 * @document: A certificate
 *
 * Returns: (transfer full): a PDF.
 */
GBytes *
demo_plan_draw_certificate (DemoFamilies       *families,
                            const DemoDocument *document)
{
  return draw (families, document, draw_certificate, "Attestation de fréquentation");
}
