/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-intent-row"

#include "pupitre-intent-row.h"

#include "pupitre-pack.h"

/* The text of a row of the outbox, and of one of its receipts, which begins with what it proves. */

static void
pack_intent (GByteArray *text, PupitreIntent *intent)
{
  pupitre_pack_string (text, pupitre_intent_get_uuid (intent));
  pupitre_pack_string (text, pupitre_intent_get_child (intent));
  pupitre_pack_string (text, pupitre_intent_get_child_name (intent));
  pupitre_pack_number (text, pupitre_intent_get_kind (intent));
  pupitre_pack_string (text, pupitre_intent_get_subject (intent));
  pupitre_pack_string (text, pupitre_intent_get_subject_text (intent));
  pupitre_pack_string (text, pupitre_intent_get_first_day (intent));
  pupitre_pack_string (text, pupitre_intent_get_last_day (intent));
  pupitre_pack_number (text, pupitre_intent_get_periods (intent));
  pupitre_pack_number (text, pupitre_intent_is_late (intent));
  pupitre_pack_string (text, pupitre_intent_get_motive_code (intent));
  pupitre_pack_string (text, pupitre_intent_get_motive_text (intent));
  pupitre_pack_string (text, pupitre_intent_get_text (intent));
  pupitre_pack_number (text, pupitre_intent_get_made_at (intent));
  pupitre_pack_number (text, pupitre_intent_get_state (intent));
  pupitre_pack_number (text, pupitre_intent_get_reason (intent));
  pupitre_pack_string (text, pupitre_intent_get_portal_text (intent));
  pupitre_pack_number (text, pupitre_intent_get_changed_at (intent));
  pupitre_pack_number (text, pupitre_intent_get_sent_at (intent));
  pupitre_pack_number (text, (gint64) pupitre_intent_get_number (intent));
}

static PupitreIntentRow *
row_new (PupitreIntent *intent)
{
  PupitreIntentRow *self = g_new0 (PupitreIntentRow, 1);

  self->child = g_strdup (pupitre_intent_get_child (intent));
  self->uuid = g_strdup (pupitre_intent_get_uuid (intent));
  self->text = g_byte_array_new ();
  return self;
}

/**
 * pupitre_intent_row_new:
 * @intent: An intent
 *
 * Returns: (transfer full): its row, as it is now. Main thread.
 */
PupitreIntentRow *
pupitre_intent_row_new (PupitreIntent *intent)
{
  PupitreIntentRow *self = row_new (intent);

  pack_intent (self->text, intent);
  return self;
}

/**
 * pupitre_intent_row_new_receipt:
 * @receipt: A receipt
 *
 * Returns: (transfer full): its row. Main thread.
 */
PupitreIntentRow *
pupitre_intent_row_new_receipt (PupitreReceipt *receipt)
{
  PupitreIntentRow *self = row_new (pupitre_receipt_get_intent (receipt));

  pupitre_pack_number (self->text, pupitre_receipt_get_proof (receipt));
  pupitre_pack_string (self->text, pupitre_receipt_get_reference (receipt));
  pupitre_pack_number (self->text, pupitre_receipt_get_confirmed_at (receipt));
  pack_intent (self->text, pupitre_receipt_get_intent (receipt));
  return self;
}

/**
 * pupitre_intent_row_free:
 * @self: (nullable) (transfer full): A row
 *
 * Frees it. Any thread.
 */
void
pupitre_intent_row_free (PupitreIntentRow *self)
{
  if (self == NULL)
    return;
  g_free (self->child);
  g_free (self->uuid);
  g_byte_array_unref (self->text);
  g_free (self);
}

static gboolean
is_usable (const PupitreIntentFields *fields, gint64 state)
{
  return g_uuid_string_is_valid (fields->uuid) && *fields->child != '\0' &&
         *fields->first_day != '\0' && fields->kind >= PUPITRE_INTENT_MOTIVE &&
         fields->kind <= PUPITRE_INTENT_REGISTRATION && state >= 0 && state < PUPITRE_N_INTENT_STATES;
}

static PupitreIntent *
unpack_intent (PupitreUnpacker *unpacker)
{
  PupitreIntentFields fields = { NULL };
  PupitreIntent *intent;
  gint64 state, reason, changed_at, sent_at, number;
  const char *portal_text;

  fields.uuid = pupitre_unpack_string (unpacker);
  fields.child = pupitre_unpack_string (unpacker);
  fields.child_name = pupitre_unpack_string (unpacker);
  fields.kind = (PupitreIntentKind) pupitre_unpack_number (unpacker);
  fields.subject = pupitre_unpack_string (unpacker);
  fields.subject_text = pupitre_unpack_string (unpacker);
  fields.first_day = pupitre_unpack_string (unpacker);
  fields.last_day = pupitre_unpack_string (unpacker);
  fields.periods = (guint) pupitre_unpack_number (unpacker);
  fields.late = pupitre_unpack_number (unpacker) != 0;
  fields.motive_code = pupitre_unpack_string (unpacker);
  fields.motive_text = pupitre_unpack_string (unpacker);
  fields.text = pupitre_unpack_string (unpacker);
  fields.made_at = pupitre_unpack_number (unpacker);
  state = pupitre_unpack_number (unpacker);
  reason = pupitre_unpack_number (unpacker);
  portal_text = pupitre_unpack_string (unpacker);
  changed_at = pupitre_unpack_number (unpacker);
  sent_at = pupitre_unpack_number (unpacker);
  number = pupitre_unpack_number (unpacker);
  if (unpacker->failed || !is_usable (&fields, state))
    return NULL;

  intent = pupitre_intent_new (&fields);
  pupitre_intent_set_reason (intent, (PupitreIntentReason) reason, portal_text);
  pupitre_intent_set_state (intent, (PupitreIntentState) state, changed_at);
  pupitre_intent_set_sent_at (intent, sent_at);
  pupitre_intent_set_number (intent, (guint64) number);
  return intent;
}

/**
 * pupitre_intent_row_read:
 * @text: The text of a row, opened
 *
 * Returns: (transfer full) (nullable): the intent; %NULL if it is none. Any thread.
 */
PupitreIntent *
pupitre_intent_row_read (GBytes *text)
{
  PupitreUnpacker unpacker;

  pupitre_unpack_init (&unpacker, text);
  return unpack_intent (&unpacker);
}

/**
 * pupitre_intent_row_read_receipt:
 * @text: The text of a row, opened
 *
 * Returns: (transfer full) (nullable): the receipt; %NULL if it is none. Any thread.
 */
PupitreReceipt *
pupitre_intent_row_read_receipt (GBytes *text)
{
  g_autoptr (PupitreIntent) intent = NULL;
  PupitreUnpacker unpacker;
  const char *reference;
  gint64 proof, confirmed_at;

  pupitre_unpack_init (&unpacker, text);
  proof = pupitre_unpack_number (&unpacker);
  reference = pupitre_unpack_string (&unpacker);
  confirmed_at = pupitre_unpack_number (&unpacker);
  intent = unpack_intent (&unpacker);
  return intent != NULL ? pupitre_receipt_new (intent, (PupitreReceiptProof) proof, reference,
                                               confirmed_at)
                        : NULL;
}
