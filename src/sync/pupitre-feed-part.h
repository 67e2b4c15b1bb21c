/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-resource.h"

G_BEGIN_DECLS

/**
 * PupitreFeedPart:
 * @resource: (owned): One resource of a feed
 * @settled: Whether it is a year that is over: asked for again at most once a day, and not part of
 *   the feed's freshness
 * @seen: (nullable) (owned): the keys that the parent has seen, once they are read
 * @baseline: When the first item ever was received, in seconds since 1970
 *
 * One resource of a feed and what decides whether its items are new.
 */
typedef struct {
  PupitreResource *resource;
  gboolean         settled;
  GHashTable      *seen;
  gint64           baseline;
} PupitreFeedPart;

PupitreFeedPart *pupitre_feed_part_new         (PupitreResource         *resource,
                                                gboolean                 settled) G_GNUC_WARN_UNUSED_RESULT;
void             pupitre_feed_part_free        (PupitreFeedPart         *self);
void             pupitre_feed_part_index       (PupitreFeedPart         *self);
gboolean         pupitre_feed_part_is_new      (PupitreFeedPart         *self,
                                                const PupitreIndexEntry *item);
guint            pupitre_feed_part_count_new   (PupitreFeedPart         *self);
gboolean         pupitre_feed_part_is_due      (PupitreFeedPart         *self);

G_END_DECLS
