/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "demo-finances"

#include "demo-finances.h"

#include "demo-json.h"
#include "demo-school-year.h"
#include "demo-slip.h"

/* The lists of statements and of tax slips, with the numbers that their papers print. */

#define YEARS_BACK 4

static void
add_money (JsonBuilder *builder,
           const char  *name,
           int          cents)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_double_value (builder, cents / 100.0);
}

static void
add_document (JsonBuilder        *builder,
              DemoDocuments      *documents,
              const DemoDocument *document)
{
  g_autoptr (GBytes) pdf = demo_documents_draw (documents, document);
  g_autoptr (GDateTime) moment = demo_document_get_date (document);
  g_autofree char *day = g_date_time_format (moment, "%Y-%m-%d");

  demo_json_add_text (builder, "dateDocument", day);
  demo_json_add_text (builder, "idDocument", document->id);
  demo_json_add_int (builder, "taille", (int) g_bytes_get_size (pdf));
}

/* The newest statement of an account that is out, in the order of a school year's months. */
static const DemoDocument *
find_newest (DemoDocuments   *documents,
             const DemoChild *child,
             int              school_year,
             DemoAccount      account)
{
  for (int i = 11; i >= 0; i--) {
    /* July, when the account is closed, comes last. */
    const DemoDocument *document =
      demo_documents_find_statement (documents, child, school_year, account, (i + 7) % 12 + 1);

    if (document != NULL && demo_document_is_out (document))
      return document;
  }
  return NULL;
}

static void
write_statement (JsonBuilder        *builder,
                 DemoFamilies       *families,
                 DemoDocuments      *documents,
                 const DemoDocument *document)
{
  static const char *const types[DEMO_N_ACCOUNTS] = { "effetsScolaires", "serviceGarde" };
  g_autofree char *year = demo_school_year_label (document->school_year);
  g_autofree char *id = g_strdup_printf ("%s-%d-%s", document->child->fiche,
                                         document->school_year, types[document->account]);
  g_autofree char *description =
    g_strdup_printf ("%s %s", demo_account_name (document->account), year);
  g_autoptr (GArray) entries = NULL;
  GDate date, due;
  int balance;

  demo_ledger_issued (families, document->child, document->school_year, document->account,
                      document->month, &date);
  entries = demo_ledger_list (families, document->child, document->school_year, document->account,
                              &date);
  balance = demo_ledger_balance (entries);
  due = date;
  g_date_add_days (&due, 25);

  json_builder_begin_object (builder);
  demo_json_add_text (builder, "id", id);
  demo_json_add_text (builder, "type", types[document->account]);
  demo_json_add_text (builder, "description", description);
  demo_json_add_text (builder, "anneeScolaire", year);
  add_money (builder, "solde", balance);
  demo_json_add_date (builder, "dateEcheance", balance > 0 ? &due : NULL);
  add_document (builder, documents, document);
  json_builder_end_object (builder);
}

/**
 * demo_finances_write_statements:
 * @builder: What is being written
 * @families: Who is who
 * @documents: The statements
 * @child: A child
 * @school_year: The school year that it is, by its first calendar year
 *
 * Adds a list of the accounts of this school year and of the last one, each with its newest
 * statement.
 */
void
demo_finances_write_statements (JsonBuilder     *builder,
                                DemoFamilies    *families,
                                DemoDocuments   *documents,
                                const DemoChild *child,
                                int              school_year)
{
  json_builder_begin_array (builder);
  for (int year = school_year; year >= school_year - 1; year--) {
    for (int account = 0; account < DEMO_N_ACCOUNTS; account++) {
      const DemoDocument *document = find_newest (documents, child, year, account);

      if (document != NULL)
        write_statement (builder, families, documents, document);
    }
  }
  json_builder_end_array (builder);
}

static void
write_slip (JsonBuilder        *builder,
            DemoFamilies       *families,
            DemoDocuments      *documents,
            const DemoDocument *document)
{
  DemoSlip slip = demo_slip_of (families, document);
  g_autofree char *number = demo_slip_dup_number (document);
  g_autofree char *id = g_strconcat ("rl24-", number, NULL);
  g_autofree char *description = g_strdup_printf ("Relevé 24 de %d", document->school_year);

  json_builder_begin_object (builder);
  demo_json_add_text (builder, "id", id);
  demo_json_add_text (builder, "type", "RL-24");
  demo_json_add_int (builder, "annee", document->school_year);
  demo_json_add_text (builder, "description", description);
  demo_json_add_text (builder, "codeReleve", demo_slip_code (document));
  demo_json_add_text (builder, "numeroReleve", number);
  demo_json_add_text (builder, "payeur", "Parent Exemple");
  demo_json_add_text (builder, "emetteur", document->school->organisation->name);
  add_money (builder, "montantCaseC", slip.total);
  add_money (builder, "montantCaseD", slip.without_credit);
  add_money (builder, "montantCaseE", slip.with_credit);
  add_document (builder, documents, document);
  json_builder_end_object (builder);
}

/**
 * demo_finances_write_slips:
 * @builder: What is being written
 * @families: Who is who
 * @documents: The slips
 * @child: A child
 * @year: The calendar year that it is
 *
 * Adds a list of the child's tax slips, newest year first.
 */
void
demo_finances_write_slips (JsonBuilder     *builder,
                           DemoFamilies    *families,
                           DemoDocuments   *documents,
                           const DemoChild *child,
                           int              year)
{
  json_builder_begin_array (builder);
  for (int of = year; of > year - YEARS_BACK; of--) {
    for (int part = 1; part >= 0; part--) {
      const DemoDocument *document = demo_documents_find_slip (documents, child, of, part > 0);

      if (document != NULL && demo_document_is_out (document))
        write_slip (builder, families, documents, document);
    }
  }
  json_builder_end_array (builder);
}
