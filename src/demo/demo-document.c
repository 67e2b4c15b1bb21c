/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "demo-document"

#include "demo-documents.h"

#include "demo-clock.h"
#include "demo-school-year.h"

/* What a document is called, and since when it is out. */

static const char *
name_paper (DemoPaper paper)
{
  switch (paper) {
  case DEMO_PAPER_PERMISSION:
    return "Formulaire d’autorisation.pdf";
  case DEMO_PAPER_MENU:
    return "Menu du mois.pdf";
  case DEMO_PAPER_SUPPLIES:
    return "Liste de matériel.pdf";
  case DEMO_PAPER_EXERCISES:
    return "Exercices.pdf";
  case DEMO_PAPER_LETTER:
  case DEMO_PAPER_NONE:
  default:
    return "Lettre aux parents.pdf";
  }
}

/**
 * demo_document_dup_name:
 * @document: A document
 *
 * Returns: (transfer full): its file name.
 */
char *
demo_document_dup_name (const DemoDocument *document)
{
  switch (document->kind) {
  case DEMO_DOCUMENT_PAPER:
    return g_strdup (name_paper (document->paper));
  case DEMO_DOCUMENT_STATEMENT:
    return g_strdup_printf ("%s %s %d-%d.pdf", demo_account_name (document->account),
                            document->child->first_name, document->school_year,
                            document->school_year + 1);
  case DEMO_DOCUMENT_SLIP:
    return g_strdup_printf ("RL-24 %s %d%s.pdf", document->child->first_name,
                            document->school_year, document->amended ? " modifié" : "");
  case DEMO_DOCUMENT_PLAN:
    return g_strdup_printf ("Plan d’intervention %s %d-%d.pdf", document->child->first_name,
                            document->school_year, document->school_year + 1);
  case DEMO_DOCUMENT_CERTIFICATE:
    return g_strdup_printf ("Attestation %s %d-%d.pdf", document->child->first_name,
                            document->school_year, document->school_year + 1);
  case DEMO_DOCUMENT_CARD:
  default:
    return g_strdup_printf ("Bulletin %s %d-%d étape %d.pdf", document->child->first_name,
                            document->school_year, document->school_year + 1, document->stage);
  }
}

/* @published: (transfer full): when it was given out first
 *
 * Returns: (transfer full): when it was given out last. */
static GDateTime *
reissued_at (const DemoDocument *document,
             GDateTime          *published)
{
  g_autoptr (GDateTime) morning = NULL;
  GDate today;

  demo_clock_today (&today);
  morning = demo_clock_at (&today, 0, 0);
  if (!document->reissued || document->school_year != demo_school_year_of (&today) ||
      g_date_time_compare (published, morning) > 0)
    return published;
  g_date_time_unref (published);
  return g_steal_pointer (&morning);
}

/**
 * demo_document_get_date:
 * @document: A document
 *
 * Returns: (transfer full): when it was made.
 */
GDateTime *
demo_document_get_date (const DemoDocument *document)
{
  GDate date;

  g_date_clear (&date, 1);
  switch (document->kind) {
  case DEMO_DOCUMENT_PAPER:
    g_date_set_dmy (&date, 1, document->month,
                    (GDateYear) (document->school_year + (document->month < 7 ? 1 : 0)));
    return demo_clock_at (&date, 7, 30);
  case DEMO_DOCUMENT_STATEMENT:
    demo_ledger_issued (document->families, document->child, document->school_year,
                        document->account, document->month, &date);
    return demo_clock_at (&date, 6, 0);
  case DEMO_DOCUMENT_SLIP:
    g_date_set_dmy (&date, 20, document->amended ? 3 : 2, (GDateYear) (document->school_year + 1));
    return demo_clock_at (&date, 6, 30);
  case DEMO_DOCUMENT_PLAN:
    g_date_set_dmy (&date, 20, 10, (GDateYear) document->school_year);
    return demo_clock_at (&date, 15, 20);
  case DEMO_DOCUMENT_CERTIFICATE:
    g_date_set_dmy (&date, 25, 9, (GDateYear) document->school_year);
    return demo_clock_at (&date, 10, 5);
  case DEMO_DOCUMENT_CARD:
  default:
    demo_school_year_published (document->school_year, document->stage, &date);
    return reissued_at (document, demo_clock_at (&date, 8, 12));
  }
}

/**
 * demo_document_is_out:
 * @document: A document
 *
 * Returns: whether it has been published by now.
 */
gboolean
demo_document_is_out (const DemoDocument *document)
{
  g_autoptr (GDateTime) now = demo_clock_now ();
  g_autoptr (GDateTime) date = demo_document_get_date (document);

  return g_date_time_compare (date, now) <= 0;
}
