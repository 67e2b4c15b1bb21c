/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-statement.h"
#include "pupitre-tax-slip.h"

G_BEGIN_DECLS

/**
 * PupitreTaxSums:
 * @box_c: What was paid for child care, in cents
 * @box_d: The part that gives no right to the credit, in cents
 * @box_e: The part that does, in cents
 *
 * What the slips of a calendar year say together.
 */
typedef struct {
  gint64 box_c;
  gint64 box_d;
  gint64 box_e;
} PupitreTaxSums;

GArray    *pupitre_tax_year_list_years      (GPtrArray      *slips,
                                             GPtrArray      *statements) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *pupitre_tax_year_list_slips      (GPtrArray      *slips,
                                             int             year) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *pupitre_tax_year_list_statements (GPtrArray      *statements,
                                             int             year) G_GNUC_WARN_UNUSED_RESULT;
gboolean   pupitre_tax_year_sum_up          (GPtrArray      *slips,
                                             PupitreTaxSums *sums);
gboolean   pupitre_tax_year_lacks_slip      (GPtrArray      *slips,
                                             GPtrArray      *statements,
                                             int             year);

G_END_DECLS
