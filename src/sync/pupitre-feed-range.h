/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-feed.h"

G_BEGIN_DECLS

#define PUPITRE_TYPE_FEED_RANGE (pupitre_feed_range_get_type ())
G_DECLARE_FINAL_TYPE (PupitreFeedRange, pupitre_feed_range, PUPITRE, FEED_RANGE, GObject)

PupitreFeedRange *pupitre_feed_range_new      (PupitreFeed      *feed) G_GNUC_WARN_UNUSED_RESULT;
PupitreFeed      *pupitre_feed_range_get_feed (PupitreFeedRange *self);
void              pupitre_feed_range_set      (PupitreFeedRange *self,
                                               gint64            from,
                                               gint64            to);
void              pupitre_feed_range_set_whole_days (PupitreFeedRange *self,
                                                gboolean          whole_days);
void              pupitre_feed_range_look_at  (PupitreFeedRange *self);

G_END_DECLS
