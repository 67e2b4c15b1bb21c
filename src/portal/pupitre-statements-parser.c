/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-statements-parser"

#include "pupitre-statements-parser.h"

#include "pupitre-school-time.h"
#include "pupitre-wire.h"

/* GET /api/finance/etatsCompte/{etab}/{fiche}: the statements of account of a child, one an account. One
 * needs its id, which is that of the account: a new document is a change of the same statement. */

static const PupitreWireWord KINDS[] = {
  { "effetsScolaires", PUPITRE_STATEMENT_SCHOOL },
  { "serviceGarde", PUPITRE_STATEMENT_DAYCARE },
};

static gboolean
identify (PupitreJson item, char **key, gint64 *date)
{
  g_autoptr (GDateTime) day = pupitre_wire_dup_day (item, "dateDocument");

  *key = pupitre_wire_dup_id (item, "id");
  *date = day != NULL ? g_date_time_to_unix (day) : 0;
  return *key != NULL;
}

/**
 * pupitre_statements_parser_split:
 * @body: The answer
 * @error: Return location
 *
 * Splits an answer into statements, see pupitre_wire_split(). The key is the portal's id of the account,
 * the date that of the document.
 *
 * Returns: (transfer full) (nullable): the statements. Any thread.
 */
PupitreParsed *
pupitre_statements_parser_split (GBytes *body, GError **error)
{
  return pupitre_wire_split (body, identify, error);
}

/**
 * pupitre_statements_parser_read:
 * @json: One statement as it was received
 * @error: Return location
 *
 * Returns: (transfer full) (nullable): the statement. Any thread.
 */
PupitreStatement *
pupitre_statements_parser_read (GBytes *json, GError **error)
{
  g_autofree char *id = NULL, *kind = NULL, *title = NULL, *year = NULL, *document = NULL;
  g_autoptr (GDateTime) day = NULL, due = NULL;
  PupitreStatementFields fields = { 0 };
  PupitreJson item;
  gint64 balance;

  if (!pupitre_wire_open (json, identify, &item, error))
    return NULL;

  id = pupitre_wire_dup_id (item, "id");
  kind = pupitre_wire_dup_line (item, "type");
  title = pupitre_wire_dup_line (item, "description");
  year = pupitre_wire_dup_line (item, "anneeScolaire");
  document = pupitre_wire_dup_id (item, "idDocument");
  day = pupitre_wire_dup_day (item, "dateDocument");
  due = pupitre_wire_dup_day (item, "dateEcheance");

  fields.id = id;
  fields.kind = (PupitreStatementKind) pupitre_wire_get_word (
    item, "type", KINDS, G_N_ELEMENTS (KINDS), PUPITRE_STATEMENT_OTHER, PUPITRE_STATEMENT_OTHER);
  fields.kind_text = kind;
  fields.title = title;
  fields.school_year = pupitre_school_year_parse (year);
  fields.balance = pupitre_wire_get_cents (item, "solde", &balance) ? &balance : NULL;
  fields.date = day;
  fields.due = due;
  fields.document_id = document;
  fields.size = pupitre_wire_get_size (item, "taille");
  return pupitre_statement_new (&fields);
}
