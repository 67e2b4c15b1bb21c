/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "demo-card-results"

#include "demo-card-results.h"

#include "demo-comment.h"

/* The tables of a report card: marks by subject and competency, or the letters of kindergarten. */

#define ROW 17.0
#define COLUMN 46.0
#define WIDE_COLUMN 54.0
#define TABLE_LEFT DEMO_SHEET_MARGIN
#define MARKS_LEFT (DEMO_SHEET_WIDTH - DEMO_SHEET_MARGIN - 3 * COLUMN - 2 * WIDE_COLUMN)
#define NAME_WIDTH (MARKS_LEFT - TABLE_LEFT)
#define GRID 0xc3c8d0
#define PALE 0xf3f4f7

static const DemoInk heading_ink = { 11.5, TRUE, FALSE, 0x20242c };
static const DemoInk column_ink = { 7.8, TRUE, FALSE, 0xffffff };
static const DemoInk subject_ink = { 10, TRUE, FALSE, 0x20242c };
static const DemoInk small_ink = { 8, FALSE, FALSE, 0x555b66 };
static const DemoInk name_ink = { 9.2, FALSE, FALSE, 0x30343c };
static const DemoInk mark_ink = { 9.6, FALSE, FALSE, 0x20242c };
static const DemoInk strong_ink = { 9.8, TRUE, FALSE, 0x20242c };
static const DemoInk average_ink = { 9.2, FALSE, FALSE, 0x6b717c };
static const DemoInk domain_ink = { 10.5, FALSE, FALSE, 0x30343c };
static const DemoInk comment_ink = { 9, FALSE, TRUE, 0x3c424d };

/* Where a column of marks begins: 0 to 2 are the stages, 3 the final result, 4 the average. */
static double
column_left (int column)
{
  return MARKS_LEFT + MIN (column, 3) * COLUMN + MAX (column - 3, 0) * WIDE_COLUMN;
}

static double
column_width (int column)
{
  return column < 3 ? COLUMN : WIDE_COLUMN;
}

static guint
colour_of (DemoCard *card)
{
  return card->document->school->colour;
}

/**
 * demo_card_draw_heading:
 * @card: A report card
 * @text: The heading
 * @with: How much of what follows has to stay with it
 *
 * Draws the heading of a part.
 */
void
demo_card_draw_heading (DemoCard   *card,
                        const char *text,
                        double      with)
{
  demo_sheet_need (card->sheet, 20 + with);
  demo_sheet_fill (card->sheet, TABLE_LEFT, card->sheet->y + 1, 3, 13, colour_of (card));
  demo_sheet_text (card->sheet, TABLE_LEFT + 9, card->sheet->y, DEMO_SHEET_INNER, PANGO_ALIGN_LEFT,
                   heading_ink, text);
  card->sheet->y += 20;
}

static void
draw_columns (DemoCard *card)
{
  static const char *const titles[] = { "Étape 1\n20\302\240%", "Étape 2\n20\302\240%",
                                        "Étape 3\n60\302\240%", "Résultat\nfinal",
                                        "Moyenne\ndu groupe" };
  const double height = 26;

  demo_sheet_fill (card->sheet, TABLE_LEFT, card->sheet->y, DEMO_SHEET_INNER, height,
                   colour_of (card));
  demo_sheet_text (card->sheet, TABLE_LEFT + 8, card->sheet->y + 8, NAME_WIDTH, PANGO_ALIGN_LEFT,
                   column_ink, "Matières et compétences");
  for (int i = 0; i < 5; i++)
    demo_sheet_text (card->sheet, column_left (i), card->sheet->y + 3.5, column_width (i),
                     PANGO_ALIGN_CENTER, column_ink, titles[i]);
  card->sheet->y += height;
}

static void
draw_mark (DemoCard          *card,
           const DemoSubject *subject,
           int                column,
           int                mark,
           gboolean           dash,
           DemoInk            ink)
{
  g_autofree char *written = demo_marks_dup_text (subject, mark);
  gboolean failed = mark < DEMO_PASS_MARK && ink.rgb != average_ink.rgb;
  g_autofree char *text = NULL;

  if (written == NULL && !dash)
    return;
  text = written == NULL ? g_strdup ("–") : g_strconcat (written, failed ? "*" : NULL, NULL);
  demo_sheet_text (card->sheet, column_left (column), card->sheet->y + 3, column_width (column),
                   PANGO_ALIGN_CENTER, ink, text);
}

/* From under the subject's name to here. */
static void
draw_column_rules (DemoCard *card,
                   double    top)
{
  cairo_t *cr = card->sheet->cr;

  demo_sheet_set_colour (card->sheet, GRID);
  cairo_set_line_width (cr, 0.4);
  for (int i = 0; i < 5; i++) {
    cairo_move_to (cr, column_left (i), top);
    cairo_line_to (cr, column_left (i), card->sheet->y);
  }
  demo_sheet_line (card->sheet, TABLE_LEFT, card->sheet->y, DEMO_SHEET_INNER, 0.4, GRID);
}

static void
draw_competency (DemoCard          *card,
                 const DemoSubject *subject,
                 const DemoMarks   *marks,
                 guint              i)
{
  g_autofree char *name =
    g_strdup_printf ("%s (%d\302\240%%)", subject->competencies[i], subject->weights[i]);

  demo_sheet_text (card->sheet, TABLE_LEFT + 18, card->sheet->y + 3, NAME_WIDTH - 20,
                   PANGO_ALIGN_LEFT, name_ink, name);
  for (int stage = 1; stage <= card->document->stage; stage++)
    draw_mark (card, subject, stage - 1, marks->competencies[i][stage - 1], TRUE, mark_ink);
  card->sheet->y += ROW;
  demo_sheet_line (card->sheet, TABLE_LEFT, card->sheet->y, DEMO_SHEET_INNER, 0.3, 0xdfe2e7);
}

/* The group's average stands for the last stage, and for the year at its end; letters have none. */
static void
draw_subject_result (DemoCard          *card,
                     const DemoSubject *subject,
                     const DemoMarks   *marks)
{
  int last = card->document->stage;
  int average = marks->final_average != DEMO_NO_MARK ? marks->final_average
                                                     : marks->averages[last - 1];

  demo_sheet_fill (card->sheet, TABLE_LEFT, card->sheet->y, DEMO_SHEET_INNER, ROW,
                   demo_colour_mix (colour_of (card), 0.93));
  demo_sheet_text (card->sheet, TABLE_LEFT + 18, card->sheet->y + 3, NAME_WIDTH - 20,
                   PANGO_ALIGN_LEFT, name_ink, "Résultat disciplinaire");
  for (int stage = 1; stage <= last; stage++)
    draw_mark (card, subject, stage - 1, marks->subject[stage - 1], TRUE, strong_ink);
  draw_mark (card, subject, 3, marks->final, FALSE, strong_ink);
  draw_mark (card, subject, 4, subject->letters ? DEMO_NO_MARK : average, FALSE, average_ink);
  card->sheet->y += ROW;
}

static void
draw_subject_title (DemoCard          *card,
                    const DemoSubject *subject)
{
  g_autofree char *teacher =
    demo_staff_dup_teacher (card->seed, card->document->school, card->grade, subject);
  g_autofree char *code = demo_subject_dup_code (subject, card->grade);
  g_autofree char *right = g_strdup_printf ("%s · %s", teacher, code);

  demo_sheet_fill (card->sheet, TABLE_LEFT, card->sheet->y, DEMO_SHEET_INNER, ROW + 2, PALE);
  demo_sheet_text (card->sheet, TABLE_LEFT + 8, card->sheet->y + 3, DEMO_SHEET_INNER - 16,
                   PANGO_ALIGN_LEFT, subject_ink, subject->name);
  demo_sheet_text (card->sheet, TABLE_LEFT + 8, card->sheet->y + 4, DEMO_SHEET_INNER - 16,
                   PANGO_ALIGN_RIGHT, small_ink, right);
  card->sheet->y += ROW + 2;
}

static void
draw_subject (DemoCard          *card,
              const DemoSubject *subject)
{
  const double comment_width = DEMO_SHEET_INNER - 26;
  DemoMarks marks = demo_marks_of (card->seed, card->document->child, card->document->school_year,
                                   subject, card->document->stage);
  const DemoDocument *document = card->document;
  g_autofree char *comment =
    demo_comment_subject (card->seed, document->child, document->school_year, subject,
                          document->stage, marks.subject[document->stage - 1]);
  guint n = demo_subject_n_competencies (subject);
  double comment_height =
    demo_sheet_measure (card->sheet, comment_width, comment_ink, comment) + 9;
  double height = ROW + 2 + (n + 1) * ROW + comment_height, top;
  int page = card->sheet->page;

  demo_sheet_need (card->sheet, height);
  if (card->sheet->page != page)
    draw_columns (card);
  top = card->sheet->y;
  draw_subject_title (card, subject);
  for (guint i = 0; i < n; i++)
    draw_competency (card, subject, &marks, i);
  draw_subject_result (card, subject, &marks);
  draw_column_rules (card, top + ROW + 2);
  demo_sheet_text (card->sheet, TABLE_LEFT + 18, card->sheet->y + 4, comment_width,
                   PANGO_ALIGN_LEFT, comment_ink, comment);
  card->sheet->y += comment_height;
  demo_sheet_frame (card->sheet, TABLE_LEFT, top, DEMO_SHEET_INNER, height, GRID);
}

/**
 * demo_card_draw_results:
 * @card: A report card of primary or secondary school
 *
 * Draws the marks.
 */
void
demo_card_draw_results (DemoCard *card)
{
  g_autoptr (GPtrArray) subjects = demo_subjects_of_grade (card->grade);

  demo_card_draw_heading (card, "Résultats", 120);
  draw_columns (card);
  for (guint i = 0; i < subjects->len; i++)
    draw_subject (card, g_ptr_array_index (subjects, i));
  card->sheet->y += 14;
}

static void
draw_domain (DemoCard *card,
             int       domain)
{
  const DemoDocument *document = card->document;
  const double left = DEMO_SHEET_WIDTH - DEMO_SHEET_MARGIN - 3 * COLUMN;
  char rating = demo_marks_rating (card->seed, document->child, document->school_year, domain,
                                   document->stage);
  g_autofree char *comment = demo_comment_domain (document->child, domain, rating);
  const double comment_width = DEMO_SHEET_INNER - 26;
  double height = demo_sheet_measure (card->sheet, comment_width, domain_ink, comment);
  const double row = 24;

  demo_sheet_need (card->sheet, row + height + 22);
  demo_sheet_fill (card->sheet, TABLE_LEFT, card->sheet->y, DEMO_SHEET_INNER, row, PALE);
  demo_sheet_text (card->sheet, TABLE_LEFT + 8, card->sheet->y + 5.5, left - TABLE_LEFT,
                   PANGO_ALIGN_LEFT, subject_ink, demo_domain_name (domain));
  for (int stage = 1; stage <= document->stage; stage++) {
    const char letter[] = {
      demo_marks_rating (card->seed, document->child, document->school_year, domain, stage), '\0',
    };

    demo_sheet_text (card->sheet, left + (stage - 1) * COLUMN, card->sheet->y + 5, COLUMN,
                     PANGO_ALIGN_CENTER, heading_ink, letter);
  }
  demo_sheet_text (card->sheet, TABLE_LEFT + 18, card->sheet->y + row + 10, comment_width,
                   PANGO_ALIGN_LEFT, domain_ink, comment);
  demo_sheet_frame (card->sheet, TABLE_LEFT, card->sheet->y, DEMO_SHEET_INNER, row + height + 22,
                    GRID);
  card->sheet->y += row + height + 22;
}

/**
 * demo_card_draw_domains:
 * @card: A report card of kindergarten
 *
 * Draws the letters: no marks before primary school.
 */
void
demo_card_draw_domains (DemoCard *card)
{
  const double left = DEMO_SHEET_WIDTH - DEMO_SHEET_MARGIN - 3 * COLUMN;

  demo_card_draw_heading (card, "Domaines de développement", 120);
  demo_sheet_fill (card->sheet, TABLE_LEFT, card->sheet->y, DEMO_SHEET_INNER, 18,
                   colour_of (card));
  for (int stage = 1; stage <= DEMO_N_STAGES; stage++) {
    g_autofree char *title = g_strdup_printf ("Étape %d", stage);

    demo_sheet_text (card->sheet, left + (stage - 1) * COLUMN, card->sheet->y + 4.5, COLUMN,
                     PANGO_ALIGN_CENTER, column_ink, title);
  }
  card->sheet->y += 18;
  for (int domain = 0; domain < DEMO_N_DOMAINS; domain++)
    draw_domain (card, domain);
  card->sheet->y += 14;
}
