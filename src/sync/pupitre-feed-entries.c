/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-feed-entries"

#include "pupitre-feed-entries.h"

/* The entries of those rows of a feed that were asked for so far, and when their records are unsealed: in
 * slices of fifty as rows are asked for, or exactly those of a range; and again, of all that are known,
 * after the rows have changed. Main thread. */

#define SLICE 50

struct _PupitreFeedEntries {
  PupitreStore    *store;
  PupitreReadFunc  read;
  GPtrArray       *parts;      /* (element-type PupitreFeedPart): the feed's own */
  GCancellable    *cancel;     /* the feed's own */
  GHashTable      *known;      /* key -> PupitreEntry */
  GHashTable      *requested;  /* those whose records were asked for since the rows last changed */
};

static void
apply_new (PupitreEntry *entry, const PupitreFeedRow *row)
{
  pupitre_entry_set_new (entry, pupitre_feed_part_is_new (row->part, row->item));
  pupitre_entry_set_news (entry, pupitre_feed_part_get_news (row->part, row->item));
}

static void
apply_done (PupitreEntry *entry, const PupitreFeedRow *row)
{
  pupitre_entry_set_done (entry, pupitre_feed_part_is_done (row->part, row->item));
}

static void
apply_row (PupitreEntry *entry, const PupitreFeedRow *row)
{
  pupitre_entry_set_date (entry, row->item->date);
  pupitre_entry_set_withdrawn (entry, row->item->state == PUPITRE_ITEM_WITHDRAWN);
  apply_new (entry, row);
  apply_done (entry, row);
}

static void
for_each_known (PupitreFeedEntries    *self,
                const PupitreFeedRows *rows,
                void                 (*apply) (PupitreEntry *entry, const PupitreFeedRow *row))
{
  for (guint i = 0; i < pupitre_feed_rows_count (rows); i++) {
    const PupitreFeedRow *row = pupitre_feed_rows_get (rows, i);
    PupitreEntry *entry = g_hash_table_lookup (self->known, row->item->key);

    if (entry != NULL)
      apply (entry, row);
  }
}

/* Asks for the records of the rows from @start to before @end that were not asked for since the rows
 * last changed; with @known, only of those that have an entry already. */
static void
load_rows (PupitreFeedEntries    *self,
           const PupitreFeedRows *rows,
           guint                  start,
           guint                  end,
           gboolean               known)
{
  end = MIN (end, pupitre_feed_rows_count (rows));
  for (guint p = 0; p < self->parts->len; p++) {
    PupitreFeedPart *part = g_ptr_array_index (self->parts, p);
    GPtrArray *entries = g_ptr_array_new_with_free_func (g_object_unref);

    for (guint i = start; i < end; i++) {
      const PupitreFeedRow *row = pupitre_feed_rows_get (rows, i);
      PupitreEntry *entry;

      if (row->part != part || (known && !g_hash_table_contains (self->known, row->item->key)))
        continue;
      entry = pupitre_feed_entries_get (self, row);
      if (g_hash_table_add (self->requested, entry))
        g_ptr_array_add (entries, g_object_ref (entry));
    }
    if (entries->len > 0)
      pupitre_entry_reader_read (self->store, self->read, part->resource, entries, self->cancel);
    else
      g_ptr_array_unref (entries);
  }
}

static void
drop_gone (PupitreFeedEntries *self, const PupitreFeedRows *rows)
{
  g_autoptr (GHashTable) keys = g_hash_table_new (g_str_hash, g_str_equal);
  GHashTableIter iter;
  gpointer key;

  for (guint i = 0; i < pupitre_feed_rows_count (rows); i++)
    g_hash_table_add (keys, (gpointer) pupitre_feed_rows_get (rows, i)->item->key);
  g_hash_table_iter_init (&iter, self->known);
  while (g_hash_table_iter_next (&iter, &key, NULL)) {
    if (!g_hash_table_contains (keys, key))
      g_hash_table_iter_remove (&iter);
  }
}

/**
 * pupitre_feed_entries_new:
 * @store: The store of the account
 * @read: How a record becomes an object
 * @parts: (element-type PupitreFeedPart): The parts of the feed, which may become more
 * @cancellable: Gives up what is being read
 *
 * Returns: (transfer full): no entries so far. Main thread.
 */
PupitreFeedEntries *
pupitre_feed_entries_new (PupitreStore    *store,
                          PupitreReadFunc  read,
                          GPtrArray       *parts,
                          GCancellable    *cancellable)
{
  PupitreFeedEntries *self;

  g_return_val_if_fail (PUPITRE_IS_STORE (store), NULL);
  g_return_val_if_fail (read != NULL && parts != NULL, NULL);

  self = g_new0 (PupitreFeedEntries, 1);
  self->store = g_object_ref (store);
  self->read = read;
  self->parts = g_ptr_array_ref (parts);
  self->cancel = g_object_ref (cancellable);
  self->known = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_object_unref);
  self->requested = g_hash_table_new (NULL, NULL);
  return self;
}

/**
 * pupitre_feed_entries_free:
 * @self: (transfer full): Entries
 *
 * Frees them. Main thread.
 */
void
pupitre_feed_entries_free (PupitreFeedEntries *self)
{
  g_object_unref (self->store);
  g_object_unref (self->cancel);
  g_ptr_array_unref (self->parts);
  g_hash_table_unref (self->known);
  g_hash_table_unref (self->requested);
  g_free (self);
}

/**
 * pupitre_feed_entries_get:
 * @self: Entries
 * @row: A row of the feed
 *
 * Makes the entry if there is none yet; its record is not asked for.
 *
 * Returns: (transfer none): the entry of the row. Main thread.
 */
PupitreEntry *
pupitre_feed_entries_get (PupitreFeedEntries *self, const PupitreFeedRow *row)
{
  PupitreEntry *entry = g_hash_table_lookup (self->known, row->item->key);

  if (entry == NULL) {
    entry = pupitre_entry_new (row->item->key);
    apply_row (entry, row);
    g_hash_table_insert (self->known, (gpointer) pupitre_entry_get_key (entry), entry);
  }
  return entry;
}

/**
 * pupitre_feed_entries_load:
 * @self: Entries
 * @rows: The rows of the feed
 * @position: The first row
 * @n: How many
 *
 * Asks for the records of exactly these rows, as far as that was not done yet. Main thread.
 */
void
pupitre_feed_entries_load (PupitreFeedEntries    *self,
                           const PupitreFeedRows *rows,
                           guint                  position,
                           guint                  n)
{
  load_rows (self, rows, position, position + n, FALSE);
}

/**
 * pupitre_feed_entries_load_slice:
 * @self: Entries
 * @rows: The rows of the feed
 * @position: A row
 *
 * Asks for the record of the row and of those about it. Main thread.
 */
void
pupitre_feed_entries_load_slice (PupitreFeedEntries    *self,
                                 const PupitreFeedRows *rows,
                                 guint                  position)
{
  guint start = position / SLICE * SLICE;

  load_rows (self, rows, start, start + SLICE, FALSE);
}

/**
 * pupitre_feed_entries_set_rows:
 * @self: Entries
 * @rows: The rows of the feed as they are now
 *
 * Drops the entries of rows that are gone. The others are read again, and touched only where their record
 * has changed. Main thread.
 */
void
pupitre_feed_entries_set_rows (PupitreFeedEntries *self, const PupitreFeedRows *rows)
{
  drop_gone (self, rows);
  g_hash_table_remove_all (self->requested);
  for_each_known (self, rows, apply_row);
  for (guint start = 0; start < pupitre_feed_rows_count (rows); start += SLICE)
    load_rows (self, rows, start, start + SLICE, TRUE);
}

/**
 * pupitre_feed_entries_apply_new:
 * @self: Entries
 * @rows: The rows of the feed
 *
 * Lets the entries say whether they are new, and what has changed in them. Main thread.
 */
void
pupitre_feed_entries_apply_new (PupitreFeedEntries *self, const PupitreFeedRows *rows)
{
  for_each_known (self, rows, apply_new);
}

/**
 * pupitre_feed_entries_apply_done:
 * @self: Entries
 * @rows: The rows of the feed
 *
 * Lets the entries say whether they are done. Main thread.
 */
void
pupitre_feed_entries_apply_done (PupitreFeedEntries *self, const PupitreFeedRows *rows)
{
  for_each_known (self, rows, apply_done);
}
