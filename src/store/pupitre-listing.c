/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-listing"

#include "pupitre-listing.h"

#include "pupitre-error.h"
#include "pupitre-pack.h"

#include <string.h>

/*
 * The two texts that a collection has in the store: its head and its items. Keys are not copied out
 * of the text that was unsealed: ten thousand entries are read with one allocation.
 */

static gboolean
refuse (GError **error)
{
  g_set_error_literal (error, PUPITRE_ERROR, PUPITRE_ERROR_STORE_DAMAGED,
                       "A collection is not in its form");
  return FALSE;
}

/**
 * pupitre_listing_head_clear:
 * @self: A head
 *
 * Frees what is in it. Any thread.
 */
void
pupitre_listing_head_clear (PupitreListingHead *self)
{
  g_free (self->etag);
  memset (self, 0, sizeof *self);
}

/**
 * pupitre_listing_head_pack:
 * @self: A head
 *
 * Returns: (transfer full): its text. Any thread.
 */
GByteArray *
pupitre_listing_head_pack (const PupitreListingHead *self)
{
  GByteArray *text = g_byte_array_new ();

  pupitre_pack_number (text, self->received_at);
  pupitre_pack_number (text, self->checked_at);
  pupitre_pack_bytes (text, self->hash, sizeof self->hash);
  pupitre_pack_number (text, self->complete ? 1 : 0);
  pupitre_pack_string (text, self->etag);
  return text;
}

/**
 * pupitre_listing_head_read:
 * @self: (out): A head
 * @text: Its text
 * @error: Return location: %PUPITRE_ERROR_STORE_DAMAGED
 *
 * Returns: whether the text is a head. Any thread.
 */
gboolean
pupitre_listing_head_read (PupitreListingHead *self, GBytes *text, GError **error)
{
  PupitreUnpacker unpacker;
  const guint8 *hash;
  const char *etag;

  pupitre_unpack_init (&unpacker, text);
  self->received_at = pupitre_unpack_number (&unpacker);
  self->checked_at = pupitre_unpack_number (&unpacker);
  hash = pupitre_unpack_bytes (&unpacker, sizeof self->hash);
  self->complete = pupitre_unpack_number (&unpacker) != 0;
  etag = pupitre_unpack_string (&unpacker);
  if (unpacker.failed)
    return refuse (error);

  memcpy (self->hash, hash, sizeof self->hash);
  self->etag = *etag != '\0' ? g_strdup (etag) : NULL;
  return TRUE;
}

/**
 * pupitre_listing_new:
 * @n_expected: How many entries there will be
 *
 * Returns: (transfer full): an empty listing. Any thread.
 */
PupitreListing *
pupitre_listing_new (guint n_expected)
{
  PupitreListing *self = g_new0 (PupitreListing, 1);

  self->entries = g_array_sized_new (FALSE, FALSE, sizeof (PupitreListingEntry), n_expected);
  return self;
}

/**
 * pupitre_listing_free:
 * @self: (nullable) (transfer full): A listing
 *
 * Frees a listing. Any thread.
 */
void
pupitre_listing_free (PupitreListing *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->entries);
  g_clear_pointer (&self->text, g_bytes_unref);
  g_free (self);
}

/**
 * pupitre_listing_get:
 * @self: A listing
 * @position: Which entry, from 0
 *
 * Returns: (transfer none): an entry, valid until one is added. Any thread.
 */
PupitreListingEntry *
pupitre_listing_get (const PupitreListing *self, guint position)
{
  return &g_array_index (self->entries, PupitreListingEntry, position);
}

static void
read_entry (PupitreUnpacker *unpacker, PupitreListingEntry *entry)
{
  const guint8 *hash;
  gint64 state;

  entry->shown.date = pupitre_unpack_number (unpacker);
  entry->shown.first_seen = pupitre_unpack_number (unpacker);
  entry->shown.last_seen = pupitre_unpack_number (unpacker);
  state = pupitre_unpack_number (unpacker);
  hash = pupitre_unpack_bytes (unpacker, sizeof entry->hash);
  entry->shown.key = pupitre_unpack_string (unpacker);
  if (state != PUPITRE_ITEM_PRESENT && state != PUPITRE_ITEM_WITHDRAWN)
    unpacker->failed = TRUE;
  if (unpacker->failed)
    return;
  entry->shown.state = (PupitreItemState) state;
  memcpy (entry->hash, hash, sizeof entry->hash);
}

/**
 * pupitre_listing_read:
 * @text: The text of a listing
 * @error: Return location: %PUPITRE_ERROR_STORE_DAMAGED
 *
 * Returns: (transfer full): the listing, or %NULL with @error set. Any thread.
 */
PupitreListing *
pupitre_listing_read (GBytes *text, GError **error)
{
  g_autoptr (PupitreListing) self = NULL;
  PupitreUnpacker unpacker;
  gint64 n;

  pupitre_unpack_init (&unpacker, text);
  n = pupitre_unpack_number (&unpacker);
  /* No entry is shorter than its five fixed parts. */
  if (unpacker.failed || n < 0 || n > (unpacker.end - unpacker.at) / 49) {
    refuse (error);
    return NULL;
  }
  self = pupitre_listing_new ((guint) n);
  self->text = g_bytes_ref (text);
  for (gint64 i = 0; i < n; i++) {
    PupitreListingEntry entry = { 0 };

    read_entry (&unpacker, &entry);
    g_array_append_val (self->entries, entry);
  }
  if (unpacker.failed) {
    refuse (error);
    return NULL;
  }
  return g_steal_pointer (&self);
}

/**
 * pupitre_listing_pack:
 * @self: A listing
 *
 * Returns: (transfer full): its text. Any thread.
 */
GByteArray *
pupitre_listing_pack (const PupitreListing *self)
{
  GByteArray *text = g_byte_array_sized_new (96 * self->entries->len + 8);

  pupitre_pack_number (text, self->entries->len);
  for (guint i = 0; i < self->entries->len; i++) {
    const PupitreListingEntry *entry = pupitre_listing_get (self, i);

    pupitre_pack_number (text, entry->shown.date);
    pupitre_pack_number (text, entry->shown.first_seen);
    pupitre_pack_number (text, entry->shown.last_seen);
    pupitre_pack_number (text, entry->shown.state);
    pupitre_pack_bytes (text, entry->hash, sizeof entry->hash);
    pupitre_pack_string (text, entry->shown.key);
  }
  return text;
}

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const PupitreListingEntry *first = a;
  const PupitreListingEntry *second = b;

  if (first->shown.date != second->shown.date)
    return first->shown.date > second->shown.date ? -1 : 1;
  return strcmp (first->shown.key, second->shown.key);
}

/**
 * pupitre_listing_sort:
 * @self: A listing
 *
 * Puts the newest first; entries of one date by their keys. Any thread.
 */
void
pupitre_listing_sort (PupitreListing *self)
{
  g_array_sort (self->entries, compare_entries);
}
