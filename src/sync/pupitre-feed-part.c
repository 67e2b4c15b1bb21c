/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-feed-part"

#include "pupitre-feed-part.h"

/* At the first receipt a parent has years of messages "not seen": only the last two weeks of them
 * count as new, everything that arrives later does. */
#define RECENT_SECONDS (14 * 24 * 60 * 60)
#define SETTLED_SECONDS (24 * 60 * 60)

/**
 * pupitre_feed_part_new:
 * @resource: A resource
 * @role: What it is for the feed
 *
 * Returns: (transfer full): a part of a feed. Main thread.
 */
PupitreFeedPart *
pupitre_feed_part_new (PupitreResource *resource, PupitreFeedRole role)
{
  PupitreFeedPart *self = g_new0 (PupitreFeedPart, 1);

  self->resource = g_object_ref (resource);
  self->role = role;
  return self;
}

/**
 * pupitre_feed_part_free:
 * @self: (transfer full): A part
 *
 * Frees the part. Main thread.
 */
void
pupitre_feed_part_free (PupitreFeedPart *self)
{
  g_clear_pointer (&self->seen, g_hash_table_unref);
  g_clear_pointer (&self->done, g_hash_table_unref);
  g_object_unref (self->resource);
  g_free (self);
}

/**
 * pupitre_feed_part_index:
 * @self: A part
 *
 * Finds the baseline anew after the index changed. Main thread.
 */
void
pupitre_feed_part_index (PupitreFeedPart *self)
{
  PupitreIndex *index = pupitre_resource_get_index (self->resource);
  guint n = index != NULL ? pupitre_index_get_n_entries (index) : 0;

  self->baseline = G_MAXINT64;
  for (guint i = 0; i < n; i++)
    self->baseline = MIN (self->baseline, pupitre_index_get_entry (index, i)->first_seen);
}

/**
 * pupitre_feed_part_dup_seen_key:
 * @self: A part
 * @item: An entry of its index
 *
 * A report card is given out again under the same key: each time that it changes is one more thing to
 * see.
 *
 * Returns: (transfer full): the name under which it is kept that the parent has seen the item as it is
 *   now. Main thread.
 */
char *
pupitre_feed_part_dup_seen_key (PupitreFeedPart *self, const PupitreIndexEntry *item)
{
  if (pupitre_resource_get_collection (self->resource)->kind != PUPITRE_KIND_REPORT_CARDS)
    return g_strdup (item->key);
  return g_strdup_printf ("%s\t%" G_GINT64_FORMAT, item->key, item->date);
}

/**
 * pupitre_feed_part_is_new:
 * @self: A part
 * @item: An entry of its index
 *
 * Returns: whether the parent has not seen the item yet; %FALSE as long as that is not known.
 *   Main thread.
 */
gboolean
pupitre_feed_part_is_new (PupitreFeedPart *self, const PupitreIndexEntry *item)
{
  g_autofree char *seen_key = NULL;

  if (self->seen == NULL || item->state == PUPITRE_ITEM_WITHDRAWN)
    return FALSE;
  seen_key = pupitre_feed_part_dup_seen_key (self, item);
  if (g_hash_table_contains (self->seen, seen_key))
    return FALSE;
  return item->first_seen > self->baseline || item->date > self->baseline - RECENT_SECONDS;
}

/* The name under which it is kept that somebody has seen that an item is gone: each time that it goes
 * is another. */
static char *
dup_gone_key (const PupitreIndexEntry *item)
{
  return g_strdup_printf ("%s\t%" G_GINT64_FORMAT, item->key, item->last_seen);
}

static gboolean
is_added (PupitreFeedPart *self, const PupitreIndexEntry *item)
{
  return item->first_seen > self->baseline && !g_hash_table_contains (self->seen, item->key);
}

/**
 * pupitre_feed_part_get_news:
 * @self: A part
 * @item: An entry of its index
 *
 * Returns: what happened to the item since the parent last looked, of a resource that keeps versions;
 *   nothing as long as that is not known. What came and went between two looks was never counted on.
 *   Main thread.
 */
PupitreEntryNews
pupitre_feed_part_get_news (PupitreFeedPart *self, const PupitreIndexEntry *item)
{
  g_autofree char *gone = NULL;

  if (self->seen == NULL || !pupitre_resource_get_keeps_versions (self->resource))
    return PUPITRE_ENTRY_NEWS_NONE;
  if (item->state != PUPITRE_ITEM_WITHDRAWN)
    return is_added (self, item) ? PUPITRE_ENTRY_NEWS_ADDED : PUPITRE_ENTRY_NEWS_NONE;
  gone = dup_gone_key (item);
  return is_added (self, item) || g_hash_table_contains (self->seen, gone)
           ? PUPITRE_ENTRY_NEWS_NONE : PUPITRE_ENTRY_NEWS_GONE;
}

/**
 * pupitre_feed_part_look_at:
 * @self: A part
 * @item: An entry of its index
 *
 * Notes that the parent has looked at the item.
 *
 * Returns: (transfer full) (nullable): the name under which that has to be kept; %NULL if there was
 *   nothing to see. Main thread.
 */
char *
pupitre_feed_part_look_at (PupitreFeedPart *self, const PupitreIndexEntry *item)
{
  PupitreEntryNews news = pupitre_feed_part_get_news (self, item);
  char *key;

  if (news == PUPITRE_ENTRY_NEWS_NONE)
    return NULL;
  key = news == PUPITRE_ENTRY_NEWS_GONE ? dup_gone_key (item) : g_strdup (item->key);
  g_hash_table_add (self->seen, g_strdup (key));
  return key;
}

/**
 * pupitre_feed_part_count_new:
 * @self: A part
 *
 * Returns: how many items the parent has not seen yet. Main thread.
 */
guint
pupitre_feed_part_count_new (PupitreFeedPart *self)
{
  PupitreIndex *index = pupitre_resource_get_index (self->resource);
  guint n = index != NULL ? pupitre_index_get_n_entries (index) : 0;
  guint count = 0;

  for (guint i = 0; i < n; i++)
    count += pupitre_feed_part_is_new (self, pupitre_index_get_entry (index, i)) ? 1 : 0;
  return count;
}

/**
 * pupitre_feed_part_is_done:
 * @self: A part
 * @item: An entry of its index
 *
 * Returns: whether the parent has marked the item as done; %FALSE as long as that is not known.
 *   Main thread.
 */
gboolean
pupitre_feed_part_is_done (PupitreFeedPart *self, const PupitreIndexEntry *item)
{
  return self->done != NULL && g_hash_table_contains (self->done, item->key);
}

/**
 * pupitre_feed_part_is_due:
 * @self: A part
 *
 * Returns: whether a refresh of the feed asks for this part: always for the current year, once a
 *   day for a year that is over, and again if it failed the last time; never for what is only
 *   stored. Main thread.
 */
gboolean
pupitre_feed_part_is_due (PupitreFeedPart *self)
{
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;

  if (self->role == PUPITRE_FEED_ROLE_STORED)
    return FALSE;
  if (self->role == PUPITRE_FEED_ROLE_CURRENT || pupitre_resource_get_index (self->resource) == NULL ||
      pupitre_resource_get_error (self->resource) != NULL)
    return TRUE;
  return now - pupitre_resource_get_checked (self->resource) > SETTLED_SECONDS;
}
