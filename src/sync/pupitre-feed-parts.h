/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-feed-part.h"

G_BEGIN_DECLS

void          pupitre_feed_parts_refresh             (GPtrArray               *parts,
                                                      gboolean                 patiently);
void          pupitre_feed_parts_refresh_collection  (GPtrArray               *parts,
                                                      const PupitreCollection *collection);
void          pupitre_feed_parts_mend                (GPtrArray               *parts,
                                                      PupitreResource         *resource);
void          pupitre_feed_parts_index               (GPtrArray               *parts,
                                                      PupitreResource         *resource);
void          pupitre_feed_parts_stop                (GPtrArray               *parts);
gboolean      pupitre_feed_parts_are_loaded          (GPtrArray               *parts);
gboolean      pupitre_feed_parts_are_refreshing      (GPtrArray               *parts);
gint64        pupitre_feed_parts_get_received        (GPtrArray               *parts);
gint64        pupitre_feed_parts_get_checked         (GPtrArray               *parts);
const GError *pupitre_feed_parts_get_error           (GPtrArray               *parts);
guint         pupitre_feed_parts_count_unreadable    (GPtrArray               *parts);
guint         pupitre_feed_parts_count_new           (GPtrArray               *parts);

G_END_DECLS
