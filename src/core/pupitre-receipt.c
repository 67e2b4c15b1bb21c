/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-receipt"

#include "pupitre-receipt.h"

/* What a parent can show of something that the school has: what was asked, when it was confirmed
 * and how that is known. Immutable. */

struct _PupitreReceipt {
  GObject             parent_instance;

  PupitreIntent      *intent;
  PupitreReceiptProof proof;
  char               *reference;
  gint64              confirmed_at;
};

G_DEFINE_FINAL_TYPE (PupitreReceipt, pupitre_receipt, G_TYPE_OBJECT)

static void
pupitre_receipt_finalize (GObject *object)
{
  PupitreReceipt *self = PUPITRE_RECEIPT (object);

  g_clear_object (&self->intent);
  g_free (self->reference);

  G_OBJECT_CLASS (pupitre_receipt_parent_class)->finalize (object);
}

static void
pupitre_receipt_class_init (PupitreReceiptClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pupitre_receipt_finalize;
}

static void
pupitre_receipt_init (PupitreReceipt *self)
{
}

/**
 * pupitre_receipt_new:
 * @intent: What was asked
 * @proof: How it is known that the school has it
 * @reference: (nullable): The portal's id of what it made of it
 * @confirmed_at: When that was known, in seconds since 1970
 *
 * Returns: (transfer full): a receipt. Any thread.
 */
PupitreReceipt *
pupitre_receipt_new (PupitreIntent       *intent,
                     PupitreReceiptProof  proof,
                     const char          *reference,
                     gint64               confirmed_at)
{
  PupitreReceipt *self;

  g_return_val_if_fail (PUPITRE_IS_INTENT (intent), NULL);

  self = g_object_new (PUPITRE_TYPE_RECEIPT, NULL);
  self->intent = g_object_ref (intent);
  self->proof = proof;
  self->reference = g_strdup (reference != NULL ? reference : "");
  self->confirmed_at = confirmed_at;
  return self;
}

/**
 * pupitre_receipt_get_intent:
 * @self: A receipt
 *
 * Returns: (transfer none): what was asked. Any thread.
 */
PupitreIntent *
pupitre_receipt_get_intent (PupitreReceipt *self)
{
  g_return_val_if_fail (PUPITRE_IS_RECEIPT (self), NULL);

  return self->intent;
}

/**
 * pupitre_receipt_get_proof:
 * @self: A receipt
 *
 * Returns: how it is known. Any thread.
 */
PupitreReceiptProof
pupitre_receipt_get_proof (PupitreReceipt *self)
{
  g_return_val_if_fail (PUPITRE_IS_RECEIPT (self), PUPITRE_RECEIPT_PARENT);

  return self->proof;
}

/**
 * pupitre_receipt_get_reference:
 * @self: A receipt
 *
 * Returns: (transfer none): the portal's id of what it made of it, or empty. Any thread.
 */
const char *
pupitre_receipt_get_reference (PupitreReceipt *self)
{
  g_return_val_if_fail (PUPITRE_IS_RECEIPT (self), NULL);

  return self->reference;
}

/**
 * pupitre_receipt_get_confirmed_at:
 * @self: A receipt
 *
 * Returns: when it was known, in seconds since 1970. Any thread.
 */
gint64
pupitre_receipt_get_confirmed_at (PupitreReceipt *self)
{
  g_return_val_if_fail (PUPITRE_IS_RECEIPT (self), 0);

  return self->confirmed_at;
}
