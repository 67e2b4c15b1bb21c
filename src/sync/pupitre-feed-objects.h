/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-feed.h"

G_BEGIN_DECLS

#define PUPITRE_TYPE_FEED_OBJECTS (pupitre_feed_objects_get_type ())
G_DECLARE_FINAL_TYPE (PupitreFeedObjects, pupitre_feed_objects, PUPITRE, FEED_OBJECTS, GObject)

PupitreFeedObjects *pupitre_feed_objects_new      (PupitreFeed        *feed) G_GNUC_WARN_UNUSED_RESULT;
PupitreFeedObjects *pupitre_feed_objects_new_between (PupitreFeed *feed,
                                                   gint64       from,
                                                   gint64       to) G_GNUC_WARN_UNUSED_RESULT;
PupitreFeed        *pupitre_feed_objects_get_feed (PupitreFeedObjects *self);
GPtrArray          *pupitre_feed_objects_list     (PupitreFeedObjects *self);
GPtrArray          *pupitre_feed_objects_list_entries (PupitreFeedObjects *self);
gboolean            pupitre_feed_objects_is_read  (PupitreFeedObjects *self);
gboolean            pupitre_feed_objects_is_empty (PupitreFeedObjects *self);
void                pupitre_feed_objects_refresh  (PupitreFeedObjects *self);

G_END_DECLS
