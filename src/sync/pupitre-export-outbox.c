/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-export"

#include "pupitre-export-outbox.h"

#include "pupitre-json-object.h"
#include "pupitre-registration-words.h"

/* What a parent asked of the school for one child, and the receipts of it, as JSON for the parent. */

static const char *
name_of_kind (PupitreIntentKind kind)
{
  switch (kind) {
  case PUPITRE_INTENT_MOTIVE:
    return "motive";
  case PUPITRE_INTENT_ANNOUNCEMENT:
    return "announcement";
  case PUPITRE_INTENT_WITHDRAWAL:
    return "withdrawal";
  case PUPITRE_INTENT_REGISTRATION:
    return "registration";
  default:
    g_return_val_if_reached ("");
  }
}

static const char *
name_of_state (PupitreIntentState state)
{
  switch (state) {
  case PUPITRE_INTENT_QUEUED:
    return "queued";
  case PUPITRE_INTENT_SENT:
    return "sent";
  case PUPITRE_INTENT_UNKNOWN:
  case PUPITRE_INTENT_UNDECIDED:
    return "notKnownYet";
  case PUPITRE_INTENT_CONFIRMED:
    return "confirmed";
  case PUPITRE_INTENT_REFUSED:
    return "refused";
  default:
    g_return_val_if_reached ("");
  }
}

static char *
dup_time (gint64 seconds)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (seconds);

  return time != NULL ? g_date_time_format_iso8601 (time) : NULL;
}

/* @receipt: (nullable) */
static void
append (GString *text, PupitreIntent *intent, PupitreReceipt *receipt)
{
  g_autofree char *asked = dup_time (pupitre_intent_get_made_at (intent));
  g_autofree char *confirmed =
    receipt != NULL ? dup_time (pupitre_receipt_get_confirmed_at (receipt)) : NULL;
  g_autofree char *registration =
    pupitre_intent_get_kind (intent) == PUPITRE_INTENT_REGISTRATION
      ? pupitre_registration_words_dup_intent (intent)
      : NULL;
  g_autofree char *periods = g_strdup_printf ("%u", pupitre_intent_get_periods (intent));
  const PupitreJsonMember members[] = {
    { "id", pupitre_intent_get_uuid (intent), NULL },
    { "kind", name_of_kind (pupitre_intent_get_kind (intent)), NULL },
    { "about", pupitre_intent_get_subject (intent), NULL },
    { "firstDay", pupitre_intent_get_first_day (intent), NULL },
    { "lastDay", pupitre_intent_get_last_day (intent), NULL },
    { "periodBits", NULL, periods },
    { "late", NULL, pupitre_intent_is_late (intent) ? "true" : "false" },
    { "motiveCode", pupitre_intent_get_motive_code (intent), NULL },
    { "motive", pupitre_intent_get_motive_text (intent), NULL },
    { "explanation", registration != NULL ? registration : pupitre_intent_get_text (intent), NULL },
    { "askedAt", asked, NULL },
    { "state",
      receipt != NULL ? "confirmed" : name_of_state (pupitre_intent_get_state (intent)), NULL },
    { "confirmedAt", confirmed, NULL },
    { "reference", receipt != NULL ? pupitre_receipt_get_reference (receipt) : NULL, NULL },
  };
  g_autoptr (GBytes) object = pupitre_json_object_write (members, G_N_ELEMENTS (members));
  gsize length;
  const char *bytes = g_bytes_get_data (object, &length);

  g_string_append (text, text->len > 0 ? ",\n" : "[\n");
  g_string_append_len (text, bytes, (gssize) length);
}

/**
 * pupitre_export_outbox_write:
 * @outbox: An outbox
 * @child: The key of a child
 *
 * Returns: (transfer full) (nullable): a JSON array of the receipts and of what is not confirmed yet;
 *   %NULL if there is nothing. Main thread.
 */
GBytes *
pupitre_export_outbox_write (PupitreOutbox *outbox, const char *child)
{
  g_autoptr (GString) text = g_string_new (NULL);
  GListModel *receipts = pupitre_outbox_get_receipts (outbox, child);
  GListModel *intents = pupitre_outbox_get_intents (outbox, child);

  for (guint i = 0; i < g_list_model_get_n_items (receipts); i++) {
    g_autoptr (PupitreReceipt) receipt = g_list_model_get_item (receipts, i);

    append (text, pupitre_receipt_get_intent (receipt), receipt);
  }
  for (guint i = 0; i < g_list_model_get_n_items (intents); i++) {
    g_autoptr (PupitreIntent) intent = g_list_model_get_item (intents, i);

    if (pupitre_intent_get_state (intent) != PUPITRE_INTENT_CONFIRMED)
      append (text, intent, NULL);
  }
  if (text->len == 0)
    return NULL;
  g_string_append (text, "\n]\n");
  return g_string_free_to_bytes (g_steal_pointer (&text));
}
