/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-comparison"

#include "pupitre-comparison.h"

#include <string.h>

/*
 * The rules by which an answer of the portal changes what is stored: an item is the same one if its
 * key is; it has changed if its JSON, its date or its state has; and what is missing is withdrawn
 * only if the answer covers its date. Writes nothing.
 */

static void
add_change (PupitreComparison         *self,
            PupitreChangeWhat          what,
            const char                *key,
            gint64                     date,
            const PupitreListingEntry *before,
            GBytes                    *json)
{
  PupitreComparisonChange change = { what, key, date, before, json };

  g_array_append_val (self->changes, change);
}

/* What a parent would call a change. Of a record that was lost nobody knows what it held. */
static void
note_item (PupitreComparison         *self,
           const PupitreItem         *item,
           const PupitreListingEntry *before,
           gboolean                   same_json)
{
  static const guint8 unknown[PUPITRE_SEALER_HASH_SIZE] = { 0 };

  if (before == NULL || before->shown.state != PUPITRE_ITEM_PRESENT)
    add_change (self, PUPITRE_CHANGE_NEW, item->key, item->date, before, item->json);
  else if (!same_json && memcmp (before->hash, unknown, sizeof unknown) != 0)
    add_change (self, PUPITRE_CHANGE_CHANGED, item->key, item->date, before, item->json);
}

/* What becomes of one item of an answer. */
static void
compare_item (PupitreComparison         *self,
              const PupitreItem         *item,
              const PupitreListingEntry *before,
              gint64                     received_at,
              PupitreSealer             *sealer)
{
  PupitreListingEntry entry = { 0 };
  PupitreComparisonRecord record = { .key = item->key, .json = item->json };
  gsize length;
  gconstpointer json = g_bytes_get_data (item->json, &length);
  gboolean same_json;

  pupitre_sealer_hash_content (sealer, json, length, entry.hash);
  entry.shown.key = item->key;
  entry.shown.date = item->date;
  entry.shown.first_seen = before != NULL ? before->shown.first_seen : received_at;
  entry.shown.last_seen = received_at;
  entry.shown.state = PUPITRE_ITEM_PRESENT;
  g_array_append_val (self->after->entries, entry);

  same_json = before != NULL && memcmp (before->hash, entry.hash, sizeof entry.hash) == 0;
  if (!same_json)
    g_array_append_val (self->records, record);
  note_item (self, item, before, same_json);
  if (before == NULL)
    self->applied.n_new++;
  else if (!same_json || before->shown.date != item->date ||
           before->shown.state != PUPITRE_ITEM_PRESENT)
    self->applied.n_changed++;
}

static void
compare_items (PupitreComparison    *self,
               const PupitreAnswer  *answer,
               const PupitreListing *before,
               guint8               *met,
               PupitreSealer        *sealer)
{
  g_autoptr (GHashTable) stored = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) twice = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < before->entries->len; i++)
    g_hash_table_insert (stored, (gpointer) pupitre_listing_get (before, i)->shown.key,
                         GUINT_TO_POINTER (i + 1));

  for (guint i = 0; i < answer->items->len; i++) {
    const PupitreItem *item = g_ptr_array_index (answer->items, i);
    guint place = GPOINTER_TO_UINT (g_hash_table_lookup (stored, item->key));

    /* Two items of one answer with one key: only the first can have it. */
    if (!g_hash_table_add (twice, item->key))
      continue;
    if (place > 0)
      met[place - 1] = 1;
    compare_item (self, item, place > 0 ? pupitre_listing_get (before, place - 1) : NULL,
                  answer->received_at, sealer);
  }
}

static gboolean
covers (const PupitreAnswer *answer, const PupitreIndexEntry *item)
{
  if (!answer->complete)
    return FALSE;
  if ((answer->from != 0 || answer->to != 0) &&
      (item->date < answer->from || item->date >= answer->to))
    return FALSE;
  if (answer->scope == NULL)
    return TRUE;
  for (guint i = 0; answer->scope[i] != NULL; i++) {
    if (g_str_has_prefix (item->key, answer->scope[i]))
      return TRUE;
  }
  return FALSE;
}

/* Carries over what the answer did not hold. */
static void
keep_rest (PupitreComparison    *self,
           const PupitreListing *before,
           const guint8         *met,
           const PupitreAnswer  *answer)
{
  for (guint i = 0; i < before->entries->len; i++) {
    PupitreListingEntry entry = *pupitre_listing_get (before, i);

    if (met[i])
      continue;
    if (entry.shown.state == PUPITRE_ITEM_PRESENT && covers (answer, &entry.shown)) {
      entry.shown.state = PUPITRE_ITEM_WITHDRAWN;
      self->applied.n_withdrawn++;
      add_change (self, PUPITRE_CHANGE_WITHDRAWN, entry.shown.key, entry.shown.date,
                  pupitre_listing_get (before, i), NULL);
    }
    g_array_append_val (self->after->entries, entry);
  }
}

static int
compare_records (gconstpointer a, gconstpointer b)
{
  const PupitreComparisonRecord *first = a;
  const PupitreComparisonRecord *second = b;

  return first->number < second->number ? -1 : first->number > second->number;
}

/* In the order of the table: the pages of a large answer are then filled one after the other. */
static void
place_records (PupitreComparison *self, const PupitreCollection *collection, PupitreSealer *sealer)
{
  g_autofree char *name = pupitre_collection_dup_name (collection);

  for (guint i = 0; i < self->records->len; i++) {
    PupitreComparisonRecord *record = &g_array_index (self->records, PupitreComparisonRecord, i);

    record->number = pupitre_sealer_number_name (sealer, name, record->key);
  }
  g_array_sort (self->records, compare_records);
}

/**
 * pupitre_comparison_new:
 * @answer: An answer; has to outlive the result
 * @before: What is stored; has to outlive the result
 * @sealer: What hashes the contents and names of records
 *
 * Returns: (transfer full): what the answer makes of it. Any thread.
 */
PupitreComparison *
pupitre_comparison_new (const PupitreAnswer  *answer,
                        const PupitreListing *before,
                        PupitreSealer        *sealer)
{
  PupitreComparison *self = g_new0 (PupitreComparison, 1);
  g_autofree guint8 *met = g_malloc0 (before->entries->len + 1);

  self->after = pupitre_listing_new (before->entries->len + answer->items->len);
  self->records = g_array_new (FALSE, FALSE, sizeof (PupitreComparisonRecord));
  self->changes = g_array_new (FALSE, FALSE, sizeof (PupitreComparisonChange));
  compare_items (self, answer, before, met, sealer);
  keep_rest (self, before, met, answer);
  pupitre_listing_sort (self->after);
  place_records (self, answer->collection, sealer);
  self->applied.changed = self->applied.n_new > 0 || self->applied.n_changed > 0 ||
                          self->applied.n_withdrawn > 0;
  return self;
}

/**
 * pupitre_comparison_free:
 * @self: (nullable) (transfer full): A comparison
 *
 * Frees it. Any thread.
 */
void
pupitre_comparison_free (PupitreComparison *self)
{
  if (self == NULL)
    return;
  pupitre_listing_free (self->after);
  g_array_unref (self->records);
  g_array_unref (self->changes);
  g_free (self);
}
