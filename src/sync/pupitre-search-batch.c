/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-search-batch"

#include "pupitre-search-batch.h"

#include "pupitre-search-words.h"

#include <string.h>

/* A piece of what is stored, on its way from the store into the index of the search: it is read, and
 * put, in the thread of the index. */

/**
 * pupitre_search_batch_new:
 * @source: Where it comes from
 *
 * Returns: (transfer full): a batch with nothing in it. Any thread.
 */
PupitreSearchBatch *
pupitre_search_batch_new (const char *source)
{
  PupitreSearchBatch *self = g_new0 (PupitreSearchBatch, 1);

  self->source = g_strdup (source);
  return self;
}

/**
 * pupitre_search_batch_add:
 * @self: A batch without records
 * @state: A hash of what @item is made of
 * @item: (transfer full): What is found
 *
 * Any thread.
 */
void
pupitre_search_batch_add (PupitreSearchBatch *self, guint64 state, PupitreSearchItem *item)
{
  if (self->items == NULL) {
    self->items = g_ptr_array_new_with_free_func (g_object_unref);
    self->states = g_array_new (FALSE, FALSE, sizeof (guint64));
  }
  g_ptr_array_add (self->items, item);
  g_array_append_val (self->states, state);
}

/**
 * pupitre_search_batch_free:
 * @self: (nullable) (transfer full): A batch
 *
 * Frees it. Any thread.
 */
void
pupitre_search_batch_free (PupitreSearchBatch *self)
{
  if (self == NULL)
    return;
  g_free (self->source);
  g_free (self->child);
  g_free (self->who);
  g_clear_pointer (&self->keys, g_ptr_array_unref);
  g_clear_pointer (&self->records, g_ptr_array_unref);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_clear_pointer (&self->states, g_array_unref);
  g_clear_pointer (&self->kept, g_hash_table_unref);
  g_free (self);
}

/**
 * pupitre_search_batch_hash:
 * @bytes: (nullable): Bytes
 * @length: How many
 *
 * In the manner of FNV-1a, eight bytes at a time, for telling what changed; it guards nothing, and is
 * kept nowhere.
 *
 * Returns: a hash of them. Any thread.
 */
guint64
pupitre_search_batch_hash (const void *bytes, gsize length)
{
  const guint64 prime = G_GUINT64_CONSTANT (0x100000001b3);
  const guint8 *at = bytes;
  guint64 hash = G_GUINT64_CONSTANT (0xcbf29ce484222325) ^ length;

  for (; length >= sizeof hash; length -= sizeof hash, at += sizeof hash) {
    guint64 eight;

    memcpy (&eight, at, sizeof eight);
    hash = (hash ^ eight) * prime;
    hash ^= hash >> 32;
  }
  for (; length > 0; length--)
    hash = (hash ^ *at++) * prime;
  return hash;
}

/* A record that is damaged, or that cannot be read, is not found; the others are. */
static gboolean
put_record (PupitreSearchBatch  *self,
            PupitreSearchIndex  *index,
            guint                position,
            GError             **error)
{
  const char *key = self->keys->pdata[position];
  GBytes *record = self->records->pdata[position];
  g_autoptr (GObject) object = NULL;
  g_autoptr (GError) unreadable = NULL;
  PupitreSearchItem *item;
  guint64 state;
  gsize length;
  const void *bytes;

  if (record == NULL)
    return TRUE;
  bytes = g_bytes_get_data (record, &length);
  state = pupitre_search_batch_hash (bytes, length);
  if (pupitre_search_index_has (index, self->source, key, state))
    return TRUE;
  object = self->read (record, &unreadable);
  if (object == NULL) {
    g_debug ("A record cannot be read for the search: %s",
             unreadable != NULL ? unreadable->message : "no reason given");
    return TRUE;
  }
  item = pupitre_search_words_describe (self->kind, self->child, self->who, key, object);
  return item == NULL ||
         pupitre_search_index_put (index, self->source, state, item, error);
}

static gboolean
put_all (PupitreSearchBatch  *self,
         PupitreSearchIndex  *index,
         GCancellable        *cancellable,
         GError             **error)
{
  for (guint i = 0; self->records != NULL && i < self->records->len; i++) {
    if (g_cancellable_is_cancelled (cancellable))
      return TRUE;
    if (!put_record (self, index, i, error))
      return FALSE;
  }
  for (guint i = 0; self->items != NULL && i < self->items->len; i++) {
    PupitreSearchItem *item = self->items->pdata[i];
    const guint64 state = g_array_index (self->states, guint64, i);

    if (!pupitre_search_index_has (index, self->source, pupitre_search_item_get_key (item), state) &&
        !pupitre_search_index_put (index, self->source, state, g_object_ref (item), error))
      return FALSE;
  }
  return !self->is_last || pupitre_search_index_keep (index, self->source, self->kept, error);
}

/**
 * pupitre_search_batch_put:
 * @self: A batch
 * @index: Where it goes
 * @cancellable: (nullable): A cancellable; what is under way when it is cancelled is put in part
 * @error: Return location
 *
 * Puts into @index what is not in it as it is now. The thread of @index.
 *
 * Returns: whether it worked
 */
gboolean
pupitre_search_batch_put (PupitreSearchBatch  *self,
                          PupitreSearchIndex  *index,
                          GCancellable        *cancellable,
                          GError             **error)
{
  gboolean good;

  if (!pupitre_search_index_begin (index, error))
    return FALSE;
  good = put_all (self, index, cancellable, error);
  /* What was put before something could not be is found all the same. */
  return pupitre_search_index_end (index, good && self->records != NULL && !self->is_last,
                                   good ? error : NULL) && good;
}
