/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-feed-range"

#include "pupitre-feed-range.h"

#include "pupitre-school-time.h"

/* The entries of a feed within a range of dates, the earliest first: a week of a year. Turning to
 * another week unseals the records of that week and no others, however much is stored. Main thread. */

struct _PupitreFeedRange {
  GObject      parent_instance;

  PupitreFeed *feed;
  gint64       from;
  gint64       to;
  gboolean     whole_days;
  GPtrArray   *entries;  /* (element-type PupitreEntry), the earliest first */
};

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PupitreFeedRange, pupitre_feed_range, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static gboolean
is_taken (PupitreFeedRange *self, guint position)
{
  gboolean is_new;
  gint64 date;

  if (!self->whole_days)
    return TRUE;
  pupitre_feed_peek (self->feed, position, &date, &is_new);
  return pupitre_school_time_is_midnight (date);
}

/* The feed has the newest first: from the end of the range to its beginning, run by run of what is
 * taken, as what is not taken is not to be unsealed. */
static GPtrArray *
collect (PupitreFeedRange *self)
{
  GPtrArray *entries = g_ptr_array_new_with_free_func (g_object_unref);
  guint first;
  guint end = pupitre_feed_find_range (self->feed, self->from, self->to, &first);

  end += first;
  while (end > first) {
    guint start = end;

    while (start > first && is_taken (self, start - 1))
      start--;
    if (start < end) {
      g_autoptr (GPtrArray) run = pupitre_feed_get_entries (self->feed, start, end - start);

      for (guint i = run->len; i > 0; i--)
        g_ptr_array_add (entries, g_object_ref (run->pdata[i - 1]));
      end = start;
    } else {
      end--;
    }
  }
  return entries;
}

/* Entries that stay in their places are not said to have changed. */
static void
update (PupitreFeedRange *self)
{
  g_autoptr (GPtrArray) old = g_steal_pointer (&self->entries);
  guint head = 0, tail = 0, shortest;

  self->entries = collect (self);
  shortest = MIN (old->len, self->entries->len);
  while (head < shortest && old->pdata[head] == self->entries->pdata[head])
    head++;
  while (tail < shortest - head &&
         old->pdata[old->len - 1 - tail] == self->entries->pdata[self->entries->len - 1 - tail])
    tail++;
  if (old->len != head + tail || self->entries->len != head + tail)
    g_list_model_items_changed (G_LIST_MODEL (self), head, old->len - head - tail,
                                self->entries->len - head - tail);
}

static GType
pupitre_feed_range_get_item_type (GListModel *model)
{
  return PUPITRE_TYPE_ENTRY;
}

static guint
pupitre_feed_range_get_n_items (GListModel *model)
{
  return PUPITRE_FEED_RANGE (model)->entries->len;
}

static gpointer
pupitre_feed_range_get_item (GListModel *model, guint position)
{
  PupitreFeedRange *self = PUPITRE_FEED_RANGE (model);

  return position < self->entries->len
           ? g_object_ref (g_ptr_array_index (self->entries, position))
           : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = pupitre_feed_range_get_item_type;
  iface->get_n_items = pupitre_feed_range_get_n_items;
  iface->get_item = pupitre_feed_range_get_item;
}

static void
pupitre_feed_range_finalize (GObject *object)
{
  PupitreFeedRange *self = PUPITRE_FEED_RANGE (object);

  g_clear_object (&self->feed);
  g_ptr_array_unref (self->entries);

  G_OBJECT_CLASS (pupitre_feed_range_parent_class)->finalize (object);
}

static void
pupitre_feed_range_class_init (PupitreFeedRangeClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pupitre_feed_range_finalize;
}

static void
pupitre_feed_range_init (PupitreFeedRange *self)
{
  self->entries = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * pupitre_feed_range_new:
 * @feed: A feed
 *
 * Returns: (transfer full): an empty range of it.
 */
PupitreFeedRange *
pupitre_feed_range_new (PupitreFeed *feed)
{
  PupitreFeedRange *self;

  g_return_val_if_fail (PUPITRE_IS_FEED (feed), NULL);

  self = g_object_new (PUPITRE_TYPE_FEED_RANGE, NULL);
  self->feed = g_object_ref (feed);
  g_signal_connect_object (feed, "items-changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (feed, "dates-changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);

  return self;
}

/**
 * pupitre_feed_range_get_feed:
 * @self: A range
 *
 * Returns: (transfer none): what it is a range of, for its state.
 */
PupitreFeed *
pupitre_feed_range_get_feed (PupitreFeedRange *self)
{
  g_return_val_if_fail (PUPITRE_IS_FEED_RANGE (self), NULL);

  return self->feed;
}

/**
 * pupitre_feed_range_set:
 * @self: A range
 * @from: The first moment, in seconds since 1970
 * @to: The moment after the last
 *
 * Turns to other dates. An item belongs to the range if it begins in it.
 */
void
pupitre_feed_range_set (PupitreFeedRange *self, gint64 from, gint64 to)
{
  g_return_if_fail (PUPITRE_IS_FEED_RANGE (self));
  g_return_if_fail (from <= to);

  if (self->from == from && self->to == to)
    return;
  self->from = from;
  self->to = to;
  update (self);
}

/**
 * pupitre_feed_range_set_whole_days:
 * @self: A range
 * @whole_days: Whether it leaves out what begins at an hour of the day
 *
 * Before pupitre_feed_range_set().
 */
void
pupitre_feed_range_set_whole_days (PupitreFeedRange *self, gboolean whole_days)
{
  g_return_if_fail (PUPITRE_IS_FEED_RANGE (self));

  self->whole_days = whole_days;
}

/**
 * pupitre_feed_range_look_at:
 * @self: A range
 *
 * The parent turns away from what is in it, see pupitre_feed_look_at().
 */
void
pupitre_feed_range_look_at (PupitreFeedRange *self)
{
  guint position, n;

  g_return_if_fail (PUPITRE_IS_FEED_RANGE (self));

  n = pupitre_feed_find_range (self->feed, self->from, self->to, &position);
  pupitre_feed_look_at (self->feed, position, n);
}
