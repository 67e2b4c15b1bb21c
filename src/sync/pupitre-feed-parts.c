/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-feed-parts"

#include "pupitre-feed-parts.h"

/* What the parts of a feed are together: how fresh they are, what is asked of the portal for them, and
 * what went wrong with it. Main thread. */

/**
 * pupitre_feed_parts_refresh:
 * @parts: (element-type PupitreFeedPart): The parts of a feed
 * @patiently: Whether nobody waits for it
 *
 * Asks the portal for every part that is due. Main thread.
 */
void
pupitre_feed_parts_refresh (GPtrArray *parts, gboolean patiently)
{
  for (guint i = 0; i < parts->len; i++) {
    PupitreFeedPart *part = g_ptr_array_index (parts, i);

    if (pupitre_feed_part_is_due (part))
      pupitre_resource_refresh (part->resource, patiently);
  }
}

/**
 * pupitre_feed_parts_refresh_collection:
 * @parts: (element-type PupitreFeedPart): The parts of a feed
 * @collection: What may be one of them
 *
 * Asks the portal for that part, also if it is not due. Main thread.
 */
void
pupitre_feed_parts_refresh_collection (GPtrArray *parts, const PupitreCollection *collection)
{
  for (guint i = 0; i < parts->len; i++) {
    PupitreFeedPart *part = g_ptr_array_index (parts, i);

    if (pupitre_collection_equal (pupitre_resource_get_collection (part->resource), collection))
      pupitre_resource_refresh (part->resource, FALSE);
  }
}

/**
 * pupitre_feed_parts_mend:
 * @parts: (element-type PupitreFeedPart): The parts of a feed
 * @resource: That of a part
 *
 * Asks the portal again for what is damaged, unless it is never asked for that. Main thread.
 */
void
pupitre_feed_parts_mend (GPtrArray *parts, PupitreResource *resource)
{
  for (guint i = 0; i < parts->len; i++) {
    PupitreFeedPart *part = g_ptr_array_index (parts, i);

    if (part->resource == resource && part->role != PUPITRE_FEED_ROLE_STORED)
      pupitre_resource_refresh (resource, FALSE);
  }
}

/**
 * pupitre_feed_parts_index:
 * @parts: (element-type PupitreFeedPart): The parts of a feed
 * @resource: That of a part
 *
 * The index of the resource has changed. Main thread.
 */
void
pupitre_feed_parts_index (GPtrArray *parts, PupitreResource *resource)
{
  for (guint i = 0; i < parts->len; i++) {
    PupitreFeedPart *part = g_ptr_array_index (parts, i);

    if (part->resource == resource)
      pupitre_feed_part_index (part);
  }
}

/**
 * pupitre_feed_parts_stop:
 * @parts: (element-type PupitreFeedPart): The parts of a feed
 *
 * Gives up what is under way, for good. Main thread.
 */
void
pupitre_feed_parts_stop (GPtrArray *parts)
{
  for (guint i = 0; i < parts->len; i++) {
    PupitreFeedPart *part = g_ptr_array_index (parts, i);

    pupitre_resource_stop (part->resource);
  }
}

/**
 * pupitre_feed_parts_are_loaded:
 * @parts: (element-type PupitreFeedPart): The parts of a feed
 *
  * Returns: whether the store has been read of all of them. Main thread.
 */
gboolean
pupitre_feed_parts_are_loaded (GPtrArray *parts)
{
  for (guint i = 0; i < parts->len; i++) {
    PupitreFeedPart *part = g_ptr_array_index (parts, i);

    if (!pupitre_resource_is_loaded (part->resource))
      return FALSE;
  }
  return TRUE;
}

/**
 * pupitre_feed_parts_are_refreshing:
 * @parts: (element-type PupitreFeedPart): The parts of a feed
 *
  * Returns: whether the portal is being asked for any of them. Main thread.
 */
gboolean
pupitre_feed_parts_are_refreshing (GPtrArray *parts)
{
  for (guint i = 0; i < parts->len; i++) {
    PupitreFeedPart *part = g_ptr_array_index (parts, i);

    if (pupitre_resource_is_refreshing (part->resource))
      return TRUE;
  }
  return FALSE;
}

/* Of those parts that are of the present. */
static gint64
find_oldest (GPtrArray *parts, gint64 (*moment) (PupitreResource *resource))
{
  gint64 least = G_MAXINT64;

  for (guint i = 0; i < parts->len; i++) {
    PupitreFeedPart *part = g_ptr_array_index (parts, i);

    if (part->role == PUPITRE_FEED_ROLE_CURRENT)
      least = MIN (least, moment (part->resource));
  }
  return least == G_MAXINT64 ? 0 : least;
}

/**
 * pupitre_feed_parts_get_received:
 * @parts: (element-type PupitreFeedPart): The parts of a feed
 *
  * Returns: when the oldest part came from the portal, in seconds since 1970; 0 if one never did. Main
 *   thread.
 */
gint64
pupitre_feed_parts_get_received (GPtrArray *parts)
{
  return find_oldest (parts, pupitre_resource_get_received);
}

/**
 * pupitre_feed_parts_get_checked:
 * @parts: (element-type PupitreFeedPart): The parts of a feed
 *
  * Returns: when the portal last confirmed the oldest part, in seconds since 1970; 0 for never. Main
 *   thread.
 */
gint64
pupitre_feed_parts_get_checked (GPtrArray *parts)
{
  return find_oldest (parts, pupitre_resource_get_checked);
}

/**
 * pupitre_feed_parts_get_error:
 * @parts: (element-type PupitreFeedPart): The parts of a feed
 *
  * Returns: (transfer none) (nullable): why the last refresh of a part failed, the first one's. Main
 *   thread.
 */
const GError *
pupitre_feed_parts_get_error (GPtrArray *parts)
{
  for (guint i = 0; i < parts->len; i++) {
    PupitreFeedPart *part = g_ptr_array_index (parts, i);
    const GError *error = pupitre_resource_get_error (part->resource);

    if (error != NULL)
      return error;
  }
  return NULL;
}

/**
 * pupitre_feed_parts_count_unreadable:
 * @parts: (element-type PupitreFeedPart): The parts of a feed
 *
  * Returns: how many items of the last answers could not be read and were left out. Main thread.
 */
guint
pupitre_feed_parts_count_unreadable (GPtrArray *parts)
{
  guint count = 0;

  for (guint i = 0; i < parts->len; i++) {
    PupitreFeedPart *part = g_ptr_array_index (parts, i);

    count += pupitre_resource_get_n_unreadable (part->resource);
  }
  return count;
}

/**
 * pupitre_feed_parts_count_new:
 * @parts: (element-type PupitreFeedPart): The parts of a feed
 *
  * Returns: how many items the parent has not seen yet. Main thread.
 */
guint
pupitre_feed_parts_count_new (GPtrArray *parts)
{
  guint count = 0;

  for (guint i = 0; i < parts->len; i++)
    count += pupitre_feed_part_count_new (g_ptr_array_index (parts, i));
  return count;
}
