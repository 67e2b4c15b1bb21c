/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-statement.h"
#include "pupitre-tax-slip.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * PupitreTaxItem:
 * @slip: (nullable) (owned): A slip
 * @statement: (nullable) (owned): Else a statement
 * @page: Its first page in the folder's PDF, from 1; 0 if it is not in it
 * @trouble: (nullable) (owned): Why it is not, or not among the originals
 *
 * A document of a tax folder.
 */
typedef struct {
  PupitreTaxSlip   *slip;
  PupitreStatement *statement;
  guint             page;
  char             *trouble;
} PupitreTaxItem;

/**
 * PupitreTaxPart:
 * @name: (owned): The child
 * @school: (owned): The child's school; may be empty
 * @slips: (element-type PupitreTaxSlip) (owned): Those of the year, see pupitre_tax_year_sum_up()
 * @items: (element-type PupitreTaxItem) (owned): All documents
 * @lacks_slip: Whether a slip is missing that ought to be there
 *
 * What a tax folder has of one child.
 */
typedef struct {
  char      *name;
  char      *school;
  GPtrArray *slips;
  GPtrArray *items;
  gboolean   lacks_slip;
} PupitreTaxPart;

PupitreTaxPart *pupitre_tax_part_new   (const char *name,
                                        const char *school) G_GNUC_WARN_UNUSED_RESULT;
void            pupitre_tax_part_free  (PupitreTaxPart *self);
GBytes         *pupitre_tax_paper_draw (int            year,
                                        const char    *account,
                                        GDateTime     *made,
                                        GPtrArray     *parts,
                                        guint         *n_pages,
                                        GError       **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
