/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-feed-rows"

#include "pupitre-feed-rows.h"

#include <string.h>

/* The rows of a feed, as the indexes of its parts know them: newest first, found by key and by date
 * without a record being unsealed. */

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  const PupitreFeedRow *left = a;
  const PupitreFeedRow *right = b;

  if (left->item->date != right->item->date)
    return left->item->date > right->item->date ? -1 : 1;
  return strcmp (left->item->key, right->item->key);
}

/**
 * pupitre_feed_rows_new:
 * @parts: (element-type PupitreFeedPart): The parts of a feed, which outlive the rows
 *
 * Returns: (transfer full): the rows of what their indexes hold now. Main thread.
 */
PupitreFeedRows *
pupitre_feed_rows_new (GPtrArray *parts)
{
  PupitreFeedRows *self = g_new0 (PupitreFeedRows, 1);
  guint n_filled = 0;

  self->array = g_array_new (FALSE, FALSE, sizeof (PupitreFeedRow));
  self->keep = g_ptr_array_new_with_free_func ((GDestroyNotify) pupitre_index_unref);
  for (guint p = 0; p < parts->len; p++) {
    PupitreFeedPart *part = g_ptr_array_index (parts, p);
    PupitreIndex *index = pupitre_resource_get_index (part->resource);
    guint n = index != NULL ? pupitre_index_get_n_entries (index) : 0;

    if (n > 0) {
      g_ptr_array_add (self->keep, pupitre_index_ref (index));
      n_filled++;
    }
    for (guint i = 0; i < n; i++) {
      PupitreFeedRow row = { part, pupitre_index_get_entry (index, i) };

      g_array_append_val (self->array, row);
    }
  }
  /* Each index is in order already. */
  if (n_filled > 1)
    g_array_sort (self->array, compare_rows);
  return self;
}

/**
 * pupitre_feed_rows_free:
 * @self: (transfer full): Rows
 *
 * Frees the rows. Main thread.
 */
void
pupitre_feed_rows_free (PupitreFeedRows *self)
{
  g_array_unref (self->array);
  g_ptr_array_unref (self->keep);
  g_free (self);
}

/**
 * pupitre_feed_rows_count:
 * @self: Rows
 *
 * Returns: how many there are. Main thread.
 */
guint
pupitre_feed_rows_count (const PupitreFeedRows *self)
{
  return self->array->len;
}

/**
 * pupitre_feed_rows_get:
 * @self: Rows
 * @position: One of them
 *
 * Returns: (transfer none): the row. Main thread.
 */
const PupitreFeedRow *
pupitre_feed_rows_get (const PupitreFeedRows *self, guint position)
{
  g_assert (position < self->array->len);

  return &g_array_index (self->array, PupitreFeedRow, position);
}

/**
 * pupitre_feed_rows_find:
 * @self: Rows
 * @key: A key
 *
 * Returns: (transfer none) (nullable): the row of that key. Main thread.
 */
const PupitreFeedRow *
pupitre_feed_rows_find (const PupitreFeedRows *self, const char *key)
{
  for (guint i = 0; i < self->array->len; i++) {
    const PupitreFeedRow *row = pupitre_feed_rows_get (self, i);

    if (g_str_equal (row->item->key, key))
      return row;
  }
  return NULL;
}

/* The first row whose date is before @date. */
static guint
find_before (const PupitreFeedRows *self, gint64 date)
{
  guint low = 0, high = self->array->len;

  while (low < high) {
    guint middle = low + (high - low) / 2;

    if (pupitre_feed_rows_get (self, middle)->item->date < date)
      high = middle;
    else
      low = middle + 1;
  }
  return low;
}

/**
 * pupitre_feed_rows_find_range:
 * @self: Rows
 * @from: The first moment, in seconds since 1970
 * @to: The moment after the last
 * @position: (out): The newest row of the range
 *
 * Finds the rows of a range of dates; it takes as long in a year as in a week. Main thread.
 *
 * Returns: how many there are
 */
guint
pupitre_feed_rows_find_range (const PupitreFeedRows *self, gint64 from, gint64 to, guint *position)
{
  *position = find_before (self, to);
  return find_before (self, from) - *position;
}

static gboolean
same_row (const PupitreFeedRow *a, const PupitreFeedRow *b)
{
  return a->part == b->part && g_str_equal (a->item->key, b->item->key);
}

/**
 * pupitre_feed_rows_compare:
 * @self: Rows
 * @old: Those before
 * @head: (out): How many are the same from the first on
 * @tail: (out): How many others are the same up to the last
 *
 * Tells which rows stand where they stood. Main thread.
 */
void
pupitre_feed_rows_compare (const PupitreFeedRows *self,
                           const PupitreFeedRows *old,
                           guint                 *head,
                           guint                 *tail)
{
  guint n = self->array->len;
  guint n_old = old->array->len;
  guint shortest = MIN (n, n_old);

  *head = 0;
  *tail = 0;
  while (*head < shortest && same_row (pupitre_feed_rows_get (old, *head),
                                       pupitre_feed_rows_get (self, *head)))
    (*head)++;
  while (*tail < shortest - *head &&
         same_row (pupitre_feed_rows_get (old, n_old - 1 - *tail),
                   pupitre_feed_rows_get (self, n - 1 - *tail)))
    (*tail)++;
}

/**
 * pupitre_feed_rows_are_dated_as:
 * @self: Rows
 * @old: Those before, the same rows in the same order
 *
 * Returns: whether none of them is of another date now. Main thread.
 */
gboolean
pupitre_feed_rows_are_dated_as (const PupitreFeedRows *self, const PupitreFeedRows *old)
{
  g_assert (self->array->len == old->array->len);

  for (guint i = 0; i < self->array->len; i++) {
    if (pupitre_feed_rows_get (self, i)->item->date != pupitre_feed_rows_get (old, i)->item->date)
      return FALSE;
  }
  return TRUE;
}
