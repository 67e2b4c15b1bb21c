/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-tax-slips-parser"

#include "pupitre-tax-slips-parser.h"

#include "pupitre-wire.h"

/* GET /api/finance/relevesFiscaux/{etab}/{fiche}: the tax slips of a child. One needs its id and the
 * calendar year that it is for. */

/* Before and after these there is no slip. */
#define FIRST_YEAR 1990
#define LAST_YEAR 2200

static const PupitreWireWord STATES[] = {
  { "R", PUPITRE_TAX_SLIP_ORIGINAL },
  { "A", PUPITRE_TAX_SLIP_AMENDED },
  { "D", PUPITRE_TAX_SLIP_CANCELLED },
};

static gboolean
identify (PupitreJson item, char **key, gint64 *date)
{
  g_autoptr (GDateTime) day = pupitre_wire_dup_day (item, "dateDocument");

  if (pupitre_wire_get_number (item, "annee", LAST_YEAR) < FIRST_YEAR)
    return FALSE;
  *key = pupitre_wire_dup_id (item, "id");
  *date = day != NULL ? g_date_time_to_unix (day) : 0;
  return *key != NULL;
}

/**
 * pupitre_tax_slips_parser_split:
 * @body: The answer
 * @error: Return location
 *
 * Splits an answer into tax slips, see pupitre_wire_split(). The key is the portal's id, the date that of
 * the document.
 *
 * Returns: (transfer full) (nullable): the slips. Any thread.
 */
PupitreParsed *
pupitre_tax_slips_parser_split (GBytes *body, GError **error)
{
  return pupitre_wire_split (body, identify, error);
}

/**
 * pupitre_tax_slips_parser_read:
 * @json: One slip as it was received
 * @error: Return location
 *
 * Returns: (transfer full) (nullable): the slip. Any thread.
 */
PupitreTaxSlip *
pupitre_tax_slips_parser_read (GBytes *json, GError **error)
{
  g_autofree char *id = NULL, *kind = NULL, *title = NULL, *number = NULL, *payer = NULL;
  g_autofree char *issuer = NULL, *document = NULL;
  g_autoptr (GDateTime) day = NULL;
  PupitreTaxSlipFields fields = { 0 };
  PupitreJson item;
  gint64 box_c, box_d, box_e;

  if (!pupitre_wire_open (json, identify, &item, error))
    return NULL;

  id = pupitre_wire_dup_id (item, "id");
  kind = pupitre_wire_dup_line (item, "type");
  title = pupitre_wire_dup_line (item, "description");
  number = pupitre_wire_dup_line (item, "numeroReleve");
  payer = pupitre_wire_dup_line (item, "payeur");
  issuer = pupitre_wire_dup_line (item, "emetteur");
  document = pupitre_wire_dup_id (item, "idDocument");
  day = pupitre_wire_dup_day (item, "dateDocument");

  fields.id = id;
  fields.kind = kind;
  fields.year = pupitre_wire_get_number (item, "annee", LAST_YEAR);
  fields.title = title;
  fields.state = (PupitreTaxSlipState) pupitre_wire_get_word (
    item, "codeReleve", STATES, G_N_ELEMENTS (STATES), PUPITRE_TAX_SLIP_ORIGINAL,
    PUPITRE_TAX_SLIP_ORIGINAL);
  fields.number = number;
  fields.payer = payer;
  fields.issuer = issuer;
  fields.box_c = pupitre_wire_get_cents (item, "montantCaseC", &box_c) ? &box_c : NULL;
  fields.box_d = pupitre_wire_get_cents (item, "montantCaseD", &box_d) ? &box_d : NULL;
  fields.box_e = pupitre_wire_get_cents (item, "montantCaseE", &box_e) ? &box_e : NULL;
  fields.date = day;
  fields.document_id = document;
  fields.size = pupitre_wire_get_size (item, "taille");
  return pupitre_tax_slip_new (&fields);
}
