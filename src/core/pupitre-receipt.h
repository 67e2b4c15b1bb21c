/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-intent.h"

G_BEGIN_DECLS

/**
 * PupitreReceiptProof:
 * @PUPITRE_RECEIPT_ANSWERED: The portal said so when it was sent
 * @PUPITRE_RECEIPT_READ_BACK: It was found in the portal afterwards
 * @PUPITRE_RECEIPT_PARENT: The parent said so
 *
 * How it is known that the school has it. The numbers are in databases: never change one.
 */
typedef enum {
  PUPITRE_RECEIPT_ANSWERED = 1,
  PUPITRE_RECEIPT_READ_BACK = 2,
  PUPITRE_RECEIPT_PARENT = 3,
} PupitreReceiptProof;

#define PUPITRE_TYPE_RECEIPT (pupitre_receipt_get_type ())
G_DECLARE_FINAL_TYPE (PupitreReceipt, pupitre_receipt, PUPITRE, RECEIPT, GObject)

PupitreReceipt     *pupitre_receipt_new              (PupitreIntent       *intent,
                                                      PupitreReceiptProof  proof,
                                                      const char          *reference,
                                                      gint64               confirmed_at) G_GNUC_WARN_UNUSED_RESULT;
PupitreIntent      *pupitre_receipt_get_intent       (PupitreReceipt      *self);
PupitreReceiptProof pupitre_receipt_get_proof        (PupitreReceipt      *self);
const char         *pupitre_receipt_get_reference    (PupitreReceipt      *self);
gint64              pupitre_receipt_get_confirmed_at (PupitreReceipt      *self);

G_END_DECLS
