/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * PupitreTaxSlipState:
 * @PUPITRE_TAX_SLIP_ORIGINAL: It is the first of its kind
 * @PUPITRE_TAX_SLIP_AMENDED: It replaces an earlier one
 * @PUPITRE_TAX_SLIP_CANCELLED: It cancels an earlier one
 *
 * What the code on a slip says (R, A, D).
 */
typedef enum {
  PUPITRE_TAX_SLIP_ORIGINAL,
  PUPITRE_TAX_SLIP_AMENDED,
  PUPITRE_TAX_SLIP_CANCELLED,
} PupitreTaxSlipState;

/**
 * PupitreTaxSlipFields:
 *
 * What the portal says of a tax slip; copied or referenced by pupitre_tax_slip_new().
 */
typedef struct {
  const char         *id;
  const char         *kind;         /* (nullable) */
  int                 year;         /* calendar year */
  const char         *title;        /* (nullable) */
  PupitreTaxSlipState state;
  const char         *number;       /* (nullable) */
  const char         *payer;        /* (nullable) */
  const char         *issuer;       /* (nullable) */
  const gint64       *box_c;        /* (nullable) in cents */
  const gint64       *box_d;        /* (nullable) in cents */
  const gint64       *box_e;        /* (nullable) in cents */
  GDateTime          *date;         /* (nullable) its midnight */
  const char         *document_id;  /* (nullable) */
  gint64              size;         /* bytes, 0: not said */
} PupitreTaxSlipFields;

#define PUPITRE_TYPE_TAX_SLIP (pupitre_tax_slip_get_type ())
G_DECLARE_FINAL_TYPE (PupitreTaxSlip, pupitre_tax_slip, PUPITRE, TAX_SLIP, GObject)

PupitreTaxSlip     *pupitre_tax_slip_new             (const PupitreTaxSlipFields *fields) G_GNUC_WARN_UNUSED_RESULT;
const char         *pupitre_tax_slip_get_id          (PupitreTaxSlip *self);
const char         *pupitre_tax_slip_get_kind        (PupitreTaxSlip *self);
int                 pupitre_tax_slip_get_year        (PupitreTaxSlip *self);
const char         *pupitre_tax_slip_get_title       (PupitreTaxSlip *self);
PupitreTaxSlipState pupitre_tax_slip_get_state       (PupitreTaxSlip *self);
const char         *pupitre_tax_slip_get_number      (PupitreTaxSlip *self);
const char         *pupitre_tax_slip_get_payer       (PupitreTaxSlip *self);
const char         *pupitre_tax_slip_get_issuer      (PupitreTaxSlip *self);
gboolean            pupitre_tax_slip_get_box_c       (PupitreTaxSlip *self,
                                                      gint64 *box_c);
gboolean            pupitre_tax_slip_get_box_d       (PupitreTaxSlip *self,
                                                      gint64 *box_d);
gboolean            pupitre_tax_slip_get_box_e       (PupitreTaxSlip *self,
                                                      gint64 *box_e);
GDateTime          *pupitre_tax_slip_get_date        (PupitreTaxSlip *self);
const char         *pupitre_tax_slip_get_document_id (PupitreTaxSlip *self);
gint64              pupitre_tax_slip_get_size        (PupitreTaxSlip *self);

G_END_DECLS
