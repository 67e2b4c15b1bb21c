/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "demo-slip"

#include "demo-slip.h"

#include "demo-letterhead.h"
#include "demo-random.h"
#include "demo-school-year.h"

/* The tax slip for daycare, after Revenu Québec's RL-24: its boxes, without any number that could be
 * somebody's. */

#define BOX_HEIGHT 46.0

typedef struct {
  DemoFamilies       *families;
  const DemoDocument *document;
} Page;

static const DemoInk label_ink = { 7.8, FALSE, FALSE, 0x6b717c };
static const DemoInk value_ink = { 11, TRUE, FALSE, 0x20242c };
static const DemoInk body_ink = { 9.6, FALSE, FALSE, 0x30343c };

/**
 * demo_slip_of:
 * @families: The families
 * @document: A tax slip
 *
 * An amended slip leaves out a day of class that the first one had too much.
 *
 * Returns: its amounts.
 */
DemoSlip
demo_slip_of (DemoFamilies       *families,
              const DemoDocument *document)
{
  DemoSlip slip;

  demo_ledger_daycare (families, document->child, document->school_year, &slip.without_credit,
                       &slip.with_credit);
  if (document->amended)
    slip.without_credit -= DEMO_DAYCARE_DAY;
  slip.total = slip.without_credit + slip.with_credit;
  return slip;
}

/**
 * demo_slip_dup_number:
 * @document: A tax slip
 *
 * Returns: (transfer full): its number.
 */
char *
demo_slip_dup_number (const DemoDocument *document)
{
  return g_strdup_printf ("%s%02d%d", document->child->fiche, document->school_year % 100,
                          document->amended ? 2 : 1);
}

/**
 * demo_slip_code:
 * @document: A tax slip
 *
 * Returns: its code: R for the original, A for an amended one.
 */
const char *
demo_slip_code (const DemoDocument *document)
{
  return document->amended ? "A" : "R";
}

static void
draw_box (DemoSheet  *sheet,
          double      left,
          double      width,
          const char *label,
          const char *value)
{
  const double x = DEMO_SHEET_MARGIN + left;

  demo_sheet_frame (sheet, x, sheet->y, width, BOX_HEIGHT, 0x8a909b);
  demo_sheet_text (sheet, x + 6, sheet->y + 4, width - 12, PANGO_ALIGN_LEFT, label_ink, label);
  demo_sheet_text (sheet, x + 6, sheet->y + 26, width - 12, PANGO_ALIGN_LEFT, value_ink, value);
}

static void
draw_amounts (DemoSheet *sheet,
              Page      *page)
{
  const double third = DEMO_SHEET_INNER / 3;
  DemoSlip slip = demo_slip_of (page->families, page->document);
  g_autofree char *total = demo_money_words (slip.total);
  g_autofree char *without = demo_money_words (slip.without_credit);
  g_autofree char *with = demo_money_words (slip.with_credit);

  draw_box (sheet, 0, third, "C – Frais de garde payés", total);
  draw_box (sheet, third, third, "D – Frais ne donnant pas droit au crédit", without);
  draw_box (sheet, 2 * third, third, "E – Frais donnant droit au crédit", with);
  sheet->y += BOX_HEIGHT;
}

static void
draw_people (DemoSheet *sheet,
             Page      *page)
{
  const double half = DEMO_SHEET_INNER / 2;
  const DemoDocument *document = page->document;
  g_autofree char *name =
    g_strdup_printf ("%s %s", document->child->first_name, document->child->last_name);

  draw_box (sheet, 0, half, "Personne qui a payé les frais de garde", "Parent Exemple");
  draw_box (sheet, half, half, "Numéro d’assurance sociale de cette personne", "Non fourni");
  sheet->y += BOX_HEIGHT;
  draw_box (sheet, 0, half, "Enfant", name);
  draw_box (sheet, half, half, "Émetteur du relevé", document->school->organisation->name);
  sheet->y += BOX_HEIGHT;
}

static void
draw_body (DemoSheet *sheet,
           gpointer   data)
{
  Page *page = data;
  const double third = DEMO_SHEET_INNER / 3;
  g_autofree char *year = g_strdup_printf ("%d", page->document->school_year);
  g_autofree char *number = demo_slip_dup_number (page->document);

  demo_letterhead_draw (sheet, page->document->school, "Relevé 24", "Frais de garde d’enfants",
                        year);
  sheet->y += 10;
  draw_box (sheet, 0, third, "Année", year);
  draw_box (sheet, third, third, "Code du relevé", demo_slip_code (page->document));
  draw_box (sheet, 2 * third, third, "Numéro du relevé", number);
  sheet->y += BOX_HEIGHT;
  draw_amounts (sheet, page);
  draw_people (sheet, page);
  sheet->y += 14;
  sheet->y += demo_sheet_text (
    sheet, DEMO_SHEET_MARGIN, sheet->y, DEMO_SHEET_INNER, PANGO_ALIGN_LEFT, body_ink,
    "La contribution de base ne donne pas droit au crédit d’impôt pour frais de garde; le coût des "
    "journées pédagogiques y donne droit. Conservez ce relevé avec vos documents d’impôt.");
  if (page->document->amended)
    demo_sheet_text (sheet, DEMO_SHEET_MARGIN, sheet->y + 8, DEMO_SHEET_INNER, PANGO_ALIGN_LEFT,
                     value_ink, "Relevé modifié : il remplace celui de février.");
}

static void
draw_foot (DemoSheet *sheet,
           gpointer   data)
{
  Page *page = data;
  g_autofree char *what =
    g_strdup_printf ("%s %s · relevé 24 de %d · document de démonstration",
                     page->document->child->first_name, page->document->child->last_name,
                     page->document->school_year);

  demo_letterhead_footer (sheet, page->document->school, what);
}

/**
 * demo_slip_draw:
 * @families: The families
 * @document: A tax slip
 *
 * Returns: (transfer full): a PDF of one page.
 */
GBytes *
demo_slip_draw (DemoFamilies       *families,
                const DemoDocument *document)
{
  Page page = { families, document };
  g_autoptr (GDateTime) moment = demo_document_get_date (document);

  return demo_sheet_draw (draw_body, draw_foot, &page, "Relevé 24", document->school->name,
                          moment);
}
