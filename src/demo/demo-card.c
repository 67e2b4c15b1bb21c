/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "demo-card"

#include "demo-card.h"

#include "demo-card-results.h"
#include "demo-comment.h"
#include "demo-letterhead.h"

/* The report card, after Québec's one for all schools: who, the results, the comments, the legend,
 * the signatures. */

static const DemoInk label_ink = { 7.8, FALSE, FALSE, 0x6b717c };
static const DemoInk value_ink = { 9.6, FALSE, FALSE, 0x20242c };
static const DemoInk strong_ink = { 9.6, TRUE, FALSE, 0x20242c };
static const DemoInk body_ink = { 9.6, FALSE, FALSE, 0x30343c };

/* A label with its value under it. */
static void
draw_fact (DemoCard   *card,
           double      x,
           double      y,
           double      width,
           const char *label,
           const char *value,
           gboolean    strong)
{
  demo_sheet_text (card->sheet, x, y, width, PANGO_ALIGN_LEFT, label_ink, label);
  demo_sheet_text (card->sheet, x, y + 10, width, PANGO_ALIGN_LEFT,
                   strong ? strong_ink : value_ink, value);
}

static char *
age_on_30_september (DemoCard *card)
{
  GDate birth;
  int age;

  demo_child_birth (card->families, card->document->child, &birth);
  age = card->document->school_year - g_date_get_year (&birth) -
        (g_date_get_month (&birth) >= G_DATE_OCTOBER ? 1 : 0);
  return g_strdup_printf ("%d ans", age);
}

static void
draw_attendance_row (DemoCard   *card,
                     double      x,
                     double      width,
                     double      y,
                     const char *name,
                     const int  *counts)
{
  const double column = 34;

  demo_sheet_text (card->sheet, x + 6, y + 3, width, PANGO_ALIGN_LEFT, label_ink, name);
  for (int stage = 1; stage <= card->document->stage; stage++) {
    g_autofree char *count = g_strdup_printf ("%d", counts[stage - 1]);

    demo_sheet_text (card->sheet, x + width - column * (4 - stage), y + 2, column,
                     PANGO_ALIGN_CENTER, value_ink, count);
  }
  demo_sheet_line (card->sheet, x, y, width, 0.4, 0xc3c8d0);
}

/* How often the child was missing, stage by stage; those to come stay empty. */
static void
draw_attendance (DemoCard *card,
                 double    x,
                 double    y,
                 double    width)
{
  const double column = 34, row = 17;
  int absences[DEMO_N_STAGES], late[DEMO_N_STAGES];

  demo_sheet_text (card->sheet, x, y, width, PANGO_ALIGN_LEFT, label_ink,
                   card->grade >= 7 ? "Absences, en périodes" : "Absences, en demi-journées");
  y += 13;
  demo_sheet_fill (card->sheet, x, y, width, row,
                   demo_colour_mix (card->document->school->colour, 0.9));
  for (int stage = 1; stage <= DEMO_N_STAGES; stage++) {
    DemoAttendance missing =
      demo_marks_attendance (card->seed, card->document->child, card->document->school_year,
                             card->grade, stage);
    g_autofree char *title = g_strdup_printf ("Ét. %d", stage);

    absences[stage - 1] = missing.absences;
    late[stage - 1] = missing.late;
    demo_sheet_text (card->sheet, x + width - column * (4 - stage), y + 3.5, column,
                     PANGO_ALIGN_CENTER, label_ink, title);
  }
  draw_attendance_row (card, x, width, y + row, "Absences", absences);
  draw_attendance_row (card, x, width, y + 2 * row, "Retards", late);
  demo_sheet_frame (card->sheet, x, y, width, 3 * row, 0xc3c8d0);
}

static void
draw_identity (DemoCard *card)
{
  const DemoChild *child = card->document->child;
  const DemoSchool *school = card->document->school;
  const double left = DEMO_SHEET_MARGIN + 10, column = 110, top = card->sheet->y + 9;
  const double table = 190, height = 98;
  g_autofree char *name = g_strdup_printf ("%s, %s", child->last_name, child->first_name);
  g_autofree char *code = demo_child_code_permanent (card->families, child);
  g_autofree char *group = demo_staff_dup_group (card->seed, school, card->grade);
  g_autofree char *teacher = demo_staff_dup_teacher (card->seed, school, card->grade, NULL);
  g_autofree char *age = age_on_30_september (card);
  g_autofree char *born = NULL;
  GDate birth;

  demo_child_birth (card->families, child, &birth);
  born = demo_date_words (&birth, FALSE, TRUE);
  demo_sheet_frame (card->sheet, DEMO_SHEET_MARGIN, card->sheet->y, DEMO_SHEET_INNER, height,
                    0xc3c8d0);
  draw_fact (card, left, top, column, "Élève", name, TRUE);
  draw_fact (card, left + column, top, column, "Code permanent", code, TRUE);
  draw_fact (card, left + 2 * column, top, column, "Numéro de fiche", child->fiche, TRUE);
  draw_fact (card, left, top + 30, column, "Date de naissance", born, FALSE);
  draw_fact (card, left + column, top + 30, column, "Âge au 30 septembre", age, FALSE);
  draw_fact (card, left + 2 * column, top + 30, column, "Niveau", demo_grade_label (card->grade),
             FALSE);
  draw_fact (card, left, top + 60, column, "Groupe-repère", group, FALSE);
  draw_fact (card, left + column, top + 60, column,
             card->grade >= 7 ? "Tuteur ou tutrice" : "Titulaire", teacher, FALSE);
  draw_fact (card, left + 2 * column, top + 60, column, "Direction", school->head, FALSE);
  draw_attendance (card, DEMO_SHEET_WIDTH - DEMO_SHEET_MARGIN - table + 16, top, table - 26);
  card->sheet->y += height + 12;
}

static void
draw_paragraph (DemoCard   *card,
                const char *title,
                const char *text)
{
  const double width = DEMO_SHEET_INNER - 16;
  double height = demo_sheet_measure (card->sheet, width, body_ink, text);

  demo_sheet_need (card->sheet, height + 22);
  demo_sheet_text (card->sheet, DEMO_SHEET_MARGIN + 8, card->sheet->y, width, PANGO_ALIGN_LEFT,
                   strong_ink, title);
  demo_sheet_text (card->sheet, DEMO_SHEET_MARGIN + 8, card->sheet->y + 13, width,
                   PANGO_ALIGN_LEFT, body_ink, text);
  card->sheet->y += height + 20;
}

/* When the next report cards come. */
static void
draw_dates (DemoCard *card)
{
  const DemoDocument *document = card->document;
  g_autoptr (GString) text = g_string_new (NULL);

  for (int stage = document->stage + 1; stage <= DEMO_N_STAGES; stage++) {
    g_autofree char *words = NULL;
    GDate date;

    demo_school_year_published (document->school_year, stage, &date);
    words = demo_date_words (&date, FALSE, TRUE);
    g_string_append_printf (text, "%sBulletin de l’étape %d\302\240: au plus tard le %s",
                            text->len > 0 ? "\n" : "", stage, words);
  }
  draw_paragraph (card, "Dates à retenir", text->str);
}

static void
draw_comments (DemoCard *card)
{
  const DemoDocument *document = card->document;
  g_autofree char *general = NULL, *decision = NULL;

  demo_card_draw_heading (card, "Autres compétences et communications", 60);
  if (card->grade > 0 && document->stage != 2) {
    general = demo_comment_general (card->seed, document->child, document->school_year,
                                    document->stage);
    draw_paragraph (card, demo_general_name (card->seed, document->child, document->school_year,
                                             document->stage), general);
  }
  if (document->stage < DEMO_N_STAGES) {
    draw_paragraph (card, "Communication aux parents",
                    "Les rencontres individuelles ont lieu dans les jours qui suivent la remise du "
                    "bulletin. Vous pouvez réserver une heure sur le site de l’école, ou écrire à "
                    "l’enseignante ou à l’enseignant.");
    draw_dates (card);
    return;
  }
  decision = card->grade >= 11
               ? g_strdup ("Les résultats sont transmis au ministère pour la sanction des études.")
               : g_strdup_printf ("L’élève poursuit en %s en septembre %d.",
                                  demo_grade_label (card->grade + 1), document->school_year + 1);
  draw_paragraph (card, "Décision de fin d’année", decision);
}

static void
draw_legend (DemoCard *card)
{
  const char *text =
    card->grade <= 0
      ? "A\302\240: se développe très bien      B\302\240: se développe adéquatement      "
        "C\302\240: se développe avec certaines difficultés\n"
        "D\302\240: se développe difficilement"
      : "Les résultats sont en pourcentage. Seuil de réussite\302\240: 60\302\240%.      "
        "–\302\240: non évalué à cette étape      *\302\240: sous le seuil de réussite\n"
        "Pondération des étapes\302\240: 20\302\240%, 20\302\240% et 60\302\240%. La moyenne est "
        "celle du groupe de l’élève. Le nombre entre parenthèses est le poids de la compétence. "
        "De A+ à E\302\240: un résultat en lettre, D et E sous le seuil.";
  double height = demo_sheet_measure (card->sheet, DEMO_SHEET_INNER - 76, label_ink, text);

  demo_sheet_need (card->sheet, height + 24);
  demo_sheet_fill (card->sheet, DEMO_SHEET_MARGIN, card->sheet->y, DEMO_SHEET_INNER, height + 12,
                   0xf3f4f7);
  demo_sheet_text (card->sheet, DEMO_SHEET_MARGIN + 8, card->sheet->y + 5, 60, PANGO_ALIGN_LEFT,
                   strong_ink, "Légende");
  demo_sheet_text (card->sheet, DEMO_SHEET_MARGIN + 64, card->sheet->y + 6, DEMO_SHEET_INNER - 76,
                   PANGO_ALIGN_LEFT, label_ink, text);
  card->sheet->y += height + 24;
}

/* As a hand writes a name: a few loops. */
static void
draw_signature (DemoCard *card,
                double    x,
                double    y)
{
  cairo_t *cr = card->sheet->cr;

  demo_sheet_set_colour (card->sheet, 0x26418f);
  cairo_set_line_width (cr, 1.1);
  cairo_move_to (cr, x, y);
  cairo_curve_to (cr, x + 6, y - 26, x + 14, y - 22, x + 8, y - 4);
  cairo_curve_to (cr, x + 14, y - 16, x + 20, y - 14, x + 20, y - 4);
  cairo_curve_to (cr, x + 28, y - 18, x + 34, y - 10, x + 30, y - 3);
  cairo_curve_to (cr, x + 44, y - 30, x + 52, y - 16, x + 42, y - 2);
  cairo_curve_to (cr, x + 58, y - 14, x + 64, y - 8, x + 62, y - 3);
  cairo_curve_to (cr, x + 80, y - 12, x + 90, y - 6, x + 104, y - 8);
  cairo_stroke (cr);
}

static void
draw_signatures (DemoCard *card)
{
  const double half = DEMO_SHEET_INNER / 2, height = 64;
  g_autofree char *words = NULL;
  const double left = DEMO_SHEET_MARGIN, right = DEMO_SHEET_MARGIN + half;
  GDate date;

  demo_school_year_published (card->document->school_year, card->document->stage, &date);
  words = demo_date_words (&date, FALSE, TRUE);
  demo_sheet_need (card->sheet, height + 6);
  demo_sheet_frame (card->sheet, left, card->sheet->y, half - 6, height, 0xc3c8d0);
  demo_sheet_frame (card->sheet, right + 6, card->sheet->y, half - 6, height, 0xc3c8d0);
  demo_sheet_text (card->sheet, left + 8, card->sheet->y + 6, half, PANGO_ALIGN_LEFT, label_ink,
                   "Signature de la direction");
  draw_signature (card, left + 20, card->sheet->y + 42);
  demo_sheet_text (card->sheet, left + 8, card->sheet->y + 48, half - 22, PANGO_ALIGN_LEFT,
                   value_ink, card->document->school->head);
  demo_sheet_text (card->sheet, left + 8, card->sheet->y + 48, half - 22, PANGO_ALIGN_RIGHT,
                   value_ink, words);
  demo_sheet_text (card->sheet, right + 14, card->sheet->y + 6, half, PANGO_ALIGN_LEFT, label_ink,
                   "Signature du parent ou du tuteur");
  demo_sheet_line (card->sheet, right + 14, card->sheet->y + 46, half - 110, 0.6, 0x8a909b);
  demo_sheet_line (card->sheet, right + half - 86, card->sheet->y + 46, 78, 0.6, 0x8a909b);
  demo_sheet_text (card->sheet, right + half - 86, card->sheet->y + 48, 78, PANGO_ALIGN_LEFT,
                   label_ink, "Date");
  card->sheet->y += height + 10;
}

static void
draw_head (DemoCard *card)
{
  const DemoDocument *document = card->document;
  g_autofree char *year = demo_school_year_label (document->school_year);
  g_autofree char *subtitle = g_strdup_printf ("Étape %d · %s", document->stage, year);
  g_autofree char *from = NULL, *to = NULL, *detail = NULL;
  GDate begin, end;

  demo_school_year_stage (document->school_year, document->stage, &begin, &end);
  from = demo_date_words (&begin, FALSE, FALSE);
  to = demo_date_words (&end, FALSE, TRUE);
  detail = g_strdup_printf ("Du %s au %s\n%s", from, to,
                            card->grade <= 0  ? "Éducation préscolaire"
                            : card->grade < 7 ? "Enseignement primaire"
                                              : "Enseignement secondaire");
  demo_letterhead_draw (card->sheet, document->school, "Bulletin scolaire", subtitle, detail);
}

static void
draw_body (DemoSheet *sheet,
           gpointer   data)
{
  DemoCard *card = data;

  card->sheet = sheet;
  draw_head (card);
  draw_identity (card);
  if (card->grade <= 0)
    demo_card_draw_domains (card);
  else
    demo_card_draw_results (card);
  /* Signatures on a page of their own rather than a card of one page. */
  if (sheet->page == 1)
    demo_sheet_next_page (sheet);
  draw_comments (card);
  draw_legend (card);
  draw_signatures (card);
}

static void
draw_foot (DemoSheet *sheet,
           gpointer   data)
{
  DemoCard *card = data;
  const DemoDocument *document = card->document;
  g_autofree char *year = demo_school_year_label (document->school_year);
  g_autofree char *what =
    g_strdup_printf ("%s %s · fiche %s · bulletin de l’étape %d, %s%s · document de démonstration",
                     document->child->first_name, document->child->last_name,
                     document->child->fiche, document->stage, year,
                     document->reissued ? ", version corrigée" : "");

  demo_letterhead_footer (sheet, document->school, what);
}

/**
 * demo_card_draw:
 * @families: The families
 * @document: A report card
 *
 * Returns: (transfer full): a PDF of two pages or more.
 */
GBytes *
demo_card_draw (DemoFamilies       *families,
                const DemoDocument *document)
{
  DemoCard card = {
    .families = families,
    .seed = demo_families_get_seed (families),
    .document = document,
    .grade = demo_child_grade_in (families, document->child, document->school_year),
  };
  g_autoptr (GDateTime) date = demo_document_get_date (document);
  g_autofree char *year = demo_school_year_label (document->school_year);
  g_autofree char *title =
    g_strdup_printf ("Bulletin de l’étape %d, %s, %s %s", document->stage, year,
                     document->child->first_name, document->child->last_name);

  return demo_sheet_draw (draw_body, draw_foot, &card, title, document->school->name, date);
}
