/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-child.h"
#include "pupitre-feed.h"
#include "pupitre-session-keeper.h"

G_BEGIN_DECLS

PupitreFeed *pupitre_feed_recipes_make_children (PupitreSessionKeeper *keeper,
                                                 PupitreStore         *store) G_GNUC_WARN_UNUSED_RESULT;
PupitreFeed *pupitre_feed_recipes_make          (PupitreSessionKeeper *keeper,
                                                 PupitreStore         *store,
                                                 PupitreChild         *child,
                                                 PupitreKind           kind,
                                                 int                   year) G_GNUC_WARN_UNUSED_RESULT;
PupitreReadFunc pupitre_feed_recipes_get_reader (PupitreKind         kind);
guint        pupitre_feed_recipes_list_years    (PupitreKind         kind,
                                                 int                 year,
                                                 int                 years[2]);

GObject     *pupitre_feed_recipes_read          (PupitreKind           kind,
                                                 GBytes               *json,
                                                 GError              **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
