/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-entry.h"
#include "pupitre-resource.h"

G_BEGIN_DECLS

/**
 * PupitreFeedRole:
 * @PUPITRE_FEED_ROLE_CURRENT: Of the present: asked for at each refresh
 * @PUPITRE_FEED_ROLE_SETTLED: A year that is over: asked for again at most once a day, and not part
 *   of the feed's freshness
 * @PUPITRE_FEED_ROLE_STORED: A year that is over, of which only what is stored is shown
 *
 * What a resource is for a feed.
 */
typedef enum {
  PUPITRE_FEED_ROLE_CURRENT,
  PUPITRE_FEED_ROLE_SETTLED,
  PUPITRE_FEED_ROLE_STORED,
} PupitreFeedRole;

/**
 * PupitreFeedPart:
 * @resource: (owned): One resource of a feed
 * @role: What it is for the feed
 * @seen: (nullable) (owned): the keys that the parent has seen, once they are read
 * @done: (nullable) (owned): the keys of what is done, once they are read; of homework only
 * @baseline: When the first item ever was received, in seconds since 1970
 *
 * One resource of a feed and what decides whether its items are new.
 */
typedef struct {
  PupitreResource *resource;
  PupitreFeedRole  role;
  GHashTable      *seen;
  GHashTable      *done;
  gint64           baseline;
} PupitreFeedPart;

PupitreFeedPart *pupitre_feed_part_new         (PupitreResource         *resource,
                                                PupitreFeedRole          role) G_GNUC_WARN_UNUSED_RESULT;
void             pupitre_feed_part_free        (PupitreFeedPart         *self);
void             pupitre_feed_part_index       (PupitreFeedPart         *self);
char            *pupitre_feed_part_dup_seen_key (PupitreFeedPart        *self,
                                                const PupitreIndexEntry *item) G_GNUC_WARN_UNUSED_RESULT;
gboolean         pupitre_feed_part_is_new      (PupitreFeedPart         *self,
                                                const PupitreIndexEntry *item);
PupitreEntryNews pupitre_feed_part_get_news    (PupitreFeedPart         *self,
                                                const PupitreIndexEntry *item);
char            *pupitre_feed_part_look_at     (PupitreFeedPart         *self,
                                                const PupitreIndexEntry *item) G_GNUC_WARN_UNUSED_RESULT;
guint            pupitre_feed_part_count_new   (PupitreFeedPart         *self);
gboolean         pupitre_feed_part_is_done     (PupitreFeedPart         *self,
                                                const PupitreIndexEntry *item);
gboolean         pupitre_feed_part_is_due      (PupitreFeedPart         *self);

G_END_DECLS
