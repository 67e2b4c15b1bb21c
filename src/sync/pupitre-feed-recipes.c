/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-feed"

#include "pupitre-feed-recipes.h"

#include "pupitre-children-parser.h"
#include "pupitre-messages-parser.h"
#include "pupitre-report-cards-parser.h"
#include "pupitre-school-time.h"

/* Which operations of the portal fill the feed of each kind, for which school years, and what reads
 * their records. Main thread. */

typedef struct {
  PupitreSessionKeeper *keeper;
  PupitreStore         *store;
  PupitreFeed          *feed;
} Recipe;

static GObject *
read_child (GBytes *json, GError **error)
{
  return (GObject *) pupitre_children_parser_read (json, error);
}

static GObject *
read_message (GBytes *json, GError **error)
{
  return (GObject *) pupitre_messages_parser_read (json, error);
}

static GObject *
read_report_card (GBytes *json, GError **error)
{
  return (GObject *) pupitre_report_cards_parser_read (json, error);
}

/* @collection, @request: (transfer full) */
static void
add (const Recipe      *recipe,
     PupitreCollection *collection,
     PupitreRequest    *request,
     PupitreSplitFunc   split,
     gboolean           settled)
{
  g_autoptr (PupitreResource) resource =
      pupitre_resource_new (recipe->keeper, recipe->store, collection, request, split);

  pupitre_feed_add_resource (recipe->feed, resource, settled);
  pupitre_collection_free (collection);
  pupitre_request_free (request);
}

static void
add_messages (const Recipe *recipe, PupitreChild *child, int year, gboolean settled)
{
  add (recipe, pupitre_collection_new (pupitre_child_get_key (child), PUPITRE_KIND_MESSAGES, year),
       pupitre_request_messages (child, year), pupitre_messages_parser_split, settled);
}

static void
add_report_cards (const Recipe *recipe, PupitreChild *child)
{
  add (recipe, pupitre_collection_new (pupitre_child_get_key (child), PUPITRE_KIND_REPORT_CARDS, 0),
       pupitre_request_report_cards (child), pupitre_report_cards_parser_split, FALSE);
}

/**
 * pupitre_feed_recipes_make_children:
 * @keeper: The account's way to the portal
 * @store: The account's open store
 *
 * Returns: (transfer full): the feed of the account's children. Main thread.
 */
PupitreFeed *
pupitre_feed_recipes_make_children (PupitreSessionKeeper *keeper, PupitreStore *store)
{
  Recipe recipe = { keeper, store, pupitre_feed_new (store, read_child) };

  add (&recipe, pupitre_collection_new (NULL, PUPITRE_KIND_CHILDREN, 0), pupitre_request_children (),
       pupitre_children_parser_split, FALSE);
  return recipe.feed;
}

/**
 * pupitre_feed_recipes_make:
 * @keeper: The account's way to the portal
 * @store: The account's open store
 * @child: Whose feed
 * @kind: %PUPITRE_KIND_MESSAGES (this school year and the one before) or
 *   %PUPITRE_KIND_REPORT_CARDS (all that the portal offers)
 *
 * Returns: (transfer full): the feed of @child for @kind. Main thread.
 */
PupitreFeed *
pupitre_feed_recipes_make (PupitreSessionKeeper *keeper,
                           PupitreStore         *store,
                           PupitreChild         *child,
                           PupitreKind           kind)
{
  Recipe recipe = { keeper, store, NULL };

  if (kind == PUPITRE_KIND_MESSAGES) {
    g_autoptr (GDateTime) now = pupitre_school_time_now ();
    int year = pupitre_school_year_of (now);

    recipe.feed = pupitre_feed_new (store, read_message);
    add_messages (&recipe, child, year, FALSE);
    add_messages (&recipe, child, year - 1, TRUE);
  } else {
    recipe.feed = pupitre_feed_new (store, read_report_card);
    add_report_cards (&recipe, child);
  }
  return recipe.feed;
}
