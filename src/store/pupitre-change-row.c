/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-change-row"

#include "pupitre-change-row.h"

#include "pupitre-pack.h"

/* A change of an item, as it is kept. Its id comes from what changed into what, and from when the item
 * had last been received: a program that is ended between the journal and the answer writes the same
 * row again, while a mark that goes up, down and up once more makes three. */

/* As many hexadecimal digits of the hash as nobody meets twice. */
#define ID_LENGTH 32

static void
hash_bytes (GChecksum *checksum, GBytes *bytes)
{
  gsize length = 0;
  gconstpointer data = bytes != NULL ? g_bytes_get_data (bytes, &length) : NULL;
  gint64 size = bytes != NULL ? (gint64) length : -1;

  g_checksum_update (checksum, (const guchar *) &size, sizeof size);
  if (length > 0)
    g_checksum_update (checksum, data, (gssize) length);
}

static char *
make_id (const PupitreChangeRow *self, gint64 since)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree char *name = pupitre_collection_dup_name (self->collection);
  g_autofree char *head =
    g_strdup_printf ("%s\n%s\n%d\n%" G_GINT64_FORMAT "\n", name, self->key, (int) self->what, since);

  g_checksum_update (checksum, (const guchar *) head, -1);
  hash_bytes (checksum, self->before);
  hash_bytes (checksum, self->now);
  return g_strndup (g_checksum_get_string (checksum), ID_LENGTH);
}

/**
 * pupitre_change_row_new:
 * @collection: Where it happened, copied
 * @key: The key of the item
 * @what: What happened
 * @since: When the item was last received before, in seconds since 1970; 0 for never
 * @before: (nullable): The item before, as JSON
 * @now: (nullable): The item now, as JSON
 *
 * Returns: (transfer full): a row. Any thread.
 */
PupitreChangeRow *
pupitre_change_row_new (const PupitreCollection *collection,
                        const char              *key,
                        PupitreChangeWhat        what,
                        gint64                   since,
                        GBytes                  *before,
                        GBytes                  *now)
{
  PupitreChangeRow *self = g_new0 (PupitreChangeRow, 1);

  self->collection = pupitre_collection_copy (collection);
  self->key = g_strdup (key);
  self->what = what;
  self->before = before != NULL ? g_bytes_ref (before) : NULL;
  self->now = now != NULL ? g_bytes_ref (now) : NULL;
  self->id = make_id (self, since);
  return self;
}

/**
 * pupitre_change_row_free:
 * @self: (nullable) (transfer full): A row
 *
 * Frees it. Any thread.
 */
void
pupitre_change_row_free (PupitreChangeRow *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  pupitre_collection_free (self->collection);
  g_free (self->key);
  g_clear_pointer (&self->before, g_bytes_unref);
  g_clear_pointer (&self->now, g_bytes_unref);
  g_free (self);
}

/**
 * pupitre_change_row_dup_alike:
 * @self: A row
 *
 * Returns: (transfer full): what the row of the same change in the store of another account has too,
 *   which received it at another time. Any thread.
 */
char *
pupitre_change_row_dup_alike (const PupitreChangeRow *self)
{
  return make_id (self, 0);
}

static void
pack_json (GByteArray *text, GBytes *json)
{
  pupitre_pack_number (text, json != NULL ? (gint64) g_bytes_get_size (json) : -1);
  if (json != NULL)
    pupitre_pack_bytes (text, g_bytes_get_data (json, NULL), (guint) g_bytes_get_size (json));
}

static GBytes *
unpack_json (PupitreUnpacker *unpacker)
{
  gint64 length = pupitre_unpack_number (unpacker);
  const guint8 *bytes =
    length >= 0 ? pupitre_unpack_bytes (unpacker, (gsize) length) : NULL;

  return bytes != NULL && !unpacker->failed ? g_bytes_new (bytes, (gsize) length) : NULL;
}

/**
 * pupitre_change_row_pack:
 * @self: A row
 *
 * Returns: (transfer full): its text before it is sealed. Any thread.
 */
GByteArray *
pupitre_change_row_pack (const PupitreChangeRow *self)
{
  GByteArray *text = g_byte_array_new ();

  pupitre_pack_string (text, self->id);
  pupitre_pack_string (text, self->collection->child);
  pupitre_pack_number (text, self->collection->kind);
  pupitre_pack_number (text, self->collection->year);
  pupitre_pack_string (text, self->key);
  pupitre_pack_number (text, self->what);
  pupitre_pack_number (text, self->at);
  pupitre_pack_number (text, self->date);
  pack_json (text, self->before);
  pack_json (text, self->now);
  return text;
}

/**
 * pupitre_change_row_read:
 * @text: What pupitre_change_row_pack() made
 *
 * Returns: (transfer full) (nullable): the row; %NULL if it is none. Any thread.
 */
PupitreChangeRow *
pupitre_change_row_read (GBytes *text)
{
  g_autoptr (PupitreChangeRow) self = g_new0 (PupitreChangeRow, 1);
  PupitreUnpacker unpacker;
  const char *child;
  gint64 kind;

  pupitre_unpack_init (&unpacker, text);
  self->id = g_strdup (pupitre_unpack_string (&unpacker));
  child = pupitre_unpack_string (&unpacker);
  kind = pupitre_unpack_number (&unpacker);
  self->collection =
    pupitre_collection_new (child, (PupitreKind) kind, (int) pupitre_unpack_number (&unpacker));
  self->key = g_strdup (pupitre_unpack_string (&unpacker));
  self->what = (PupitreChangeWhat) pupitre_unpack_number (&unpacker);
  self->at = pupitre_unpack_number (&unpacker);
  self->date = pupitre_unpack_number (&unpacker);
  self->before = unpack_json (&unpacker);
  self->now = unpack_json (&unpacker);
  if (unpacker.failed || self->what < PUPITRE_CHANGE_NEW || self->what > PUPITRE_CHANGE_WITHDRAWN)
    return NULL;
  return g_steal_pointer (&self);
}
