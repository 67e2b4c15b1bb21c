/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "demo-statement"

#include "demo-statement.h"

#include "demo-letterhead.h"
#include "demo-school-year.h"

/* A statement of account: every line up to its day, the balance, and how to pay. */

#define ROW 18.0
#define DATE_WIDTH 92.0
#define AMOUNT_WIDTH 96.0

typedef struct {
  DemoFamilies       *families;
  const DemoDocument *document;
  GArray             *entries;
  GDate               date;
} Statement;

static const DemoInk head_ink = { 9, TRUE, FALSE, 0xffffff };
static const DemoInk body_ink = { 9.6, FALSE, FALSE, 0x20242c };
static const DemoInk strong_ink = { 11, TRUE, FALSE, 0x20242c };
static const DemoInk small_ink = { 8.5, FALSE, FALSE, 0x555b66 };

static void
draw_row (DemoSheet  *sheet,
          DemoInk     ink,
          const char *date,
          const char *text,
          const char *amount)
{
  const double right = DEMO_SHEET_MARGIN + DEMO_SHEET_INNER - AMOUNT_WIDTH;

  demo_sheet_text (sheet, DEMO_SHEET_MARGIN + 8, sheet->y + 3, DATE_WIDTH, PANGO_ALIGN_LEFT, ink,
                   date);
  demo_sheet_text (sheet, DEMO_SHEET_MARGIN + DATE_WIDTH + 8, sheet->y + 3,
                   DEMO_SHEET_INNER - DATE_WIDTH - AMOUNT_WIDTH - 16, PANGO_ALIGN_LEFT, ink, text);
  demo_sheet_text (sheet, right, sheet->y + 3, AMOUNT_WIDTH - 8, PANGO_ALIGN_RIGHT, ink, amount);
  sheet->y += ROW;
}

static void
draw_entry (DemoSheet       *sheet,
            const DemoEntry *entry)
{
  g_autofree char *amount = demo_money_words (entry->cents);
  g_autofree char *day = g_strdup_printf ("%04d-%02d-%02d", g_date_get_year (&entry->date),
                                          (int) g_date_get_month (&entry->date),
                                          g_date_get_day (&entry->date));

  demo_sheet_need (sheet, ROW);
  draw_row (sheet, body_ink, day, entry->text, amount);
  demo_sheet_line (sheet, DEMO_SHEET_MARGIN, sheet->y, DEMO_SHEET_INNER, 0.3, 0xdfe2e7);
}

static void
draw_balance (DemoSheet *sheet,
              Statement *statement)
{
  int cents = demo_ledger_balance (statement->entries);
  g_autofree char *amount = demo_money_words (cents);
  g_autofree char *day = demo_date_words (&statement->date, FALSE, TRUE);
  g_autofree char *text =
    g_strdup_printf (cents < 0 ? "Solde à votre crédit au %s" : "Solde à payer au %s", day);
  g_autofree char *note = NULL;

  demo_sheet_need (sheet, 2 * ROW + 60);
  sheet->y += 4;
  demo_sheet_fill (sheet, DEMO_SHEET_MARGIN, sheet->y, DEMO_SHEET_INNER, ROW + 4,
                   demo_colour_mix (statement->document->school->colour, 0.88));
  draw_row (sheet, strong_ink, "", text, amount);
  sheet->y += 16;
  note = demo_typeset ("Les paiements reçus après cette date paraîtront sur le prochain état de "
                       "compte. Paiement par Internet : fournisseur « Centre de services scolaire », "
                       "avec le numéro de référence ci-dessus.");
  sheet->y += demo_sheet_text (sheet, DEMO_SHEET_MARGIN, sheet->y, DEMO_SHEET_INNER,
                               PANGO_ALIGN_LEFT, small_ink, note);
}

static void
draw_body (DemoSheet *sheet,
           gpointer   data)
{
  Statement *statement = data;
  const DemoDocument *document = statement->document;
  g_autofree char *year = demo_school_year_label (document->school_year);
  g_autofree char *who = g_strdup_printf ("%s %s · fiche %s\nRéférence\302\240: %s%s",
                                          document->child->first_name,
                                          document->child->last_name, document->child->fiche,
                                          document->account == DEMO_ACCOUNT_DAYCARE ? "SG" : "EF",
                                          document->child->fiche);

  demo_letterhead_draw (sheet, document->school, "État de compte",
                        demo_account_name (document->account), year);
  sheet->y += 4;
  sheet->y += demo_sheet_text (sheet, DEMO_SHEET_MARGIN, sheet->y, DEMO_SHEET_INNER,
                               PANGO_ALIGN_LEFT, body_ink, who);
  sheet->y += 12;
  demo_sheet_fill (sheet, DEMO_SHEET_MARGIN, sheet->y, DEMO_SHEET_INNER, ROW,
                   document->school->colour);
  draw_row (sheet, head_ink, "Date", "Description", "Montant");
  for (guint i = 0; i < statement->entries->len; i++)
    draw_entry (sheet, &g_array_index (statement->entries, DemoEntry, i));
  draw_balance (sheet, statement);
}

static void
draw_foot (DemoSheet *sheet,
           gpointer   data)
{
  Statement *statement = data;
  const DemoDocument *document = statement->document;
  g_autofree char *what =
    g_strdup_printf ("%s %s · fiche %s · état de compte · document de démonstration",
                     document->child->first_name, document->child->last_name,
                     document->child->fiche);

  demo_letterhead_footer (sheet, document->school, what);
}

/**
 * demo_statement_draw:
 * @families: The families
 * @document: A statement of account
 *
 * Returns: (transfer full): a PDF.
 */
GBytes *
demo_statement_draw (DemoFamilies       *families,
                     const DemoDocument *document)
{
  Statement statement = { families, document, NULL, { 0 } };
  g_autoptr (GDateTime) moment = demo_document_get_date (document);
  GBytes *pdf;

  demo_ledger_issued (families, document->child, document->school_year, document->account,
                      document->month, &statement.date);
  statement.entries = demo_ledger_list (families, document->child, document->school_year,
                                        document->account, &statement.date);
  pdf = demo_sheet_draw (draw_body, draw_foot, &statement, "État de compte",
                         document->school->name, moment);
  g_array_unref (statement.entries);
  return pdf;
}
