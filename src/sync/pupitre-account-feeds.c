/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-account-feeds"

#include "pupitre-account-feeds.h"

#include "pupitre-feed-recipes.h"
#include "pupitre-school-time.h"

/* The feeds of an account's children that somebody holds: whoever asks for the same child, kind and year
 * gets the same one. None is held here. Main thread. */

struct _PupitreAccountFeeds {
  PupitreSessionKeeper *keeper;
  PupitreStore         *store;
  GHashTable           *feeds;  /* "kind|year|child" -> PupitreFeed (not owned) */
};

static void
on_feed_gone (gpointer user_data, GObject *where_it_was)
{
  PupitreAccountFeeds *self = user_data;
  GHashTableIter iter;
  gpointer feed;

  g_hash_table_iter_init (&iter, self->feeds);
  while (g_hash_table_iter_next (&iter, NULL, &feed)) {
    if (feed == where_it_was)
      g_hash_table_iter_remove (&iter);
  }
}

static char *
feed_name (PupitreKind kind, int year, const char *child)
{
  return g_strdup_printf ("%d|%d|%s", (int) kind, year, child);
}

/**
 * pupitre_account_feeds_new:
 * @keeper: The account's way to the portal
 * @store: Its stored copy
 *
 * Returns: (transfer full): no feeds so far. Main thread.
 */
PupitreAccountFeeds *
pupitre_account_feeds_new (PupitreSessionKeeper *keeper, PupitreStore *store)
{
  PupitreAccountFeeds *self;

  g_return_val_if_fail (PUPITRE_IS_SESSION_KEEPER (keeper), NULL);
  g_return_val_if_fail (PUPITRE_IS_STORE (store), NULL);

  self = g_new0 (PupitreAccountFeeds, 1);
  self->keeper = g_object_ref (keeper);
  self->store = g_object_ref (store);
  self->feeds = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

/**
 * pupitre_account_feeds_free:
 * @self: (transfer full): The feeds of an account
 *
 * Forgets them; whoever holds one keeps it. Main thread.
 */
void
pupitre_account_feeds_free (PupitreAccountFeeds *self)
{
  pupitre_account_feeds_clear (self);
  g_hash_table_unref (self->feeds);
  g_object_unref (self->keeper);
  g_object_unref (self->store);
  g_free (self);
}

/**
 * pupitre_account_feeds_clear:
 * @self: The feeds of an account
 *
 * Forgets those that there are; whoever holds one keeps it. Main thread.
 */
void
pupitre_account_feeds_clear (PupitreAccountFeeds *self)
{
  GHashTableIter iter;
  gpointer feed;

  g_hash_table_iter_init (&iter, self->feeds);
  while (g_hash_table_iter_next (&iter, NULL, &feed))
    g_object_weak_unref (feed, on_feed_gone, self);
  g_hash_table_remove_all (self->feeds);
}

/**
 * pupitre_account_feeds_get:
 * @self: The feeds of an account
 * @child: One of its children
 * @kind: What is in it, see pupitre_feed_recipes_make()
 *
 * From 1 July on it is another one, that of the new school year.
 *
 * Returns: (transfer full): the feed, which is reading its stored copy if nobody holds it yet. Main thread.
 */
PupitreFeed *
pupitre_account_feeds_get (PupitreAccountFeeds *self, PupitreChild *child, PupitreKind kind)
{
  g_autoptr (GDateTime) now = pupitre_school_time_now ();
  const int year = pupitre_school_year_of (now);
  g_autofree char *name = feed_name (kind, year, pupitre_child_get_key (child));
  PupitreFeed *feed = g_hash_table_lookup (self->feeds, name);

  if (feed != NULL)
    return g_object_ref (feed);

  feed = pupitre_feed_recipes_make (self->keeper, self->store, child, kind, year);
  g_object_weak_ref (G_OBJECT (feed), on_feed_gone, self);
  g_hash_table_insert (self->feeds, g_steal_pointer (&name), feed);
  return feed;
}

/**
 * pupitre_account_feeds_refresh:
 * @self: The feeds of an account
 *
 * Asks the portal for all of them. Main thread.
 */
void
pupitre_account_feeds_refresh (PupitreAccountFeeds *self)
{
  GHashTableIter iter;
  gpointer feed;

  g_hash_table_iter_init (&iter, self->feeds);
  while (g_hash_table_iter_next (&iter, NULL, &feed))
    pupitre_feed_refresh (feed);
}

/**
 * pupitre_account_feeds_refresh_collection:
 * @self: The feeds of an account
 * @collection: What may be a part of some
 *
 * Asks the portal for that part, as something was written to it. Main thread.
 */
void
pupitre_account_feeds_refresh_collection (PupitreAccountFeeds     *self,
                                          const PupitreCollection *collection)
{
  GHashTableIter iter;
  gpointer feed;

  g_hash_table_iter_init (&iter, self->feeds);
  while (g_hash_table_iter_next (&iter, NULL, &feed))
    pupitre_feed_refresh_collection (feed, collection);
}

/**
 * pupitre_account_feeds_reload_marks:
 * @self: The feeds of an account
 * @child: One of its children
 *
 * Those of the child follow the marks that the store was given. Main thread.
 */
void
pupitre_account_feeds_reload_marks (PupitreAccountFeeds *self, PupitreChild *child)
{
  g_autofree char *end = g_strconcat ("|", pupitre_child_get_key (child), NULL);
  GHashTableIter iter;
  gpointer name, feed;

  g_hash_table_iter_init (&iter, self->feeds);
  while (g_hash_table_iter_next (&iter, &name, &feed)) {
    if (g_str_has_suffix (name, end))
      pupitre_feed_reload_marks (feed);
  }
}

/**
 * pupitre_account_feeds_stop:
 * @self: The feeds of an account
 *
 * Gives up what they have under way, and for good. Main thread.
 */
void
pupitre_account_feeds_stop (PupitreAccountFeeds *self)
{
  GHashTableIter iter;
  gpointer feed;

  g_hash_table_iter_init (&iter, self->feeds);
  while (g_hash_table_iter_next (&iter, NULL, &feed))
    pupitre_feed_stop (feed);
}
