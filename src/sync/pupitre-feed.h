/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-entry-reader.h"
#include "pupitre-feed-part.h"
#include "pupitre-resource.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define PUPITRE_TYPE_FEED (pupitre_feed_get_type ())
G_DECLARE_FINAL_TYPE (PupitreFeed, pupitre_feed, PUPITRE, FEED, GObject)

PupitreFeed  *pupitre_feed_new              (PupitreStore    *store,
                                             PupitreReadFunc  read) G_GNUC_WARN_UNUSED_RESULT;
void          pupitre_feed_add_resource     (PupitreFeed     *self,
                                             PupitreResource *resource,
                                             PupitreFeedRole  role);
void          pupitre_feed_refresh          (PupitreFeed     *self);
void          pupitre_feed_refresh_patiently (PupitreFeed    *self);
void          pupitre_feed_refresh_collection (PupitreFeed             *self,
                                               const PupitreCollection *collection);
void          pupitre_feed_stop             (PupitreFeed     *self);
void          pupitre_feed_mark_seen        (PupitreFeed     *self,
                                             PupitreEntry    *entry);
void          pupitre_feed_mark_done        (PupitreFeed     *self,
                                             PupitreEntry    *entry,
                                             gboolean         done);
void          pupitre_feed_reload_marks     (PupitreFeed     *self);
guint         pupitre_feed_count_undone     (PupitreFeed     *self,
                                             gint64           from,
                                             gint64           to);
gboolean      pupitre_feed_is_loaded        (PupitreFeed     *self);
gboolean      pupitre_feed_is_refreshing    (PupitreFeed     *self);
gint64        pupitre_feed_get_received     (PupitreFeed     *self);
gint64        pupitre_feed_get_received_of  (PupitreFeed     *self,
                                             const char      *key);
gint64        pupitre_feed_get_checked      (PupitreFeed     *self);
const GError *pupitre_feed_get_error        (PupitreFeed     *self);
guint         pupitre_feed_get_n_unreadable (PupitreFeed     *self);
guint         pupitre_feed_get_n_new        (PupitreFeed     *self);
void          pupitre_feed_peek             (PupitreFeed     *self,
                                             guint            position,
                                             gint64          *date,
                                             gboolean        *is_new);
const char   *pupitre_feed_peek_key         (PupitreFeed     *self,
                                             guint            position);
guint         pupitre_feed_find_range       (PupitreFeed     *self,
                                             gint64           from,
                                             gint64           to,
                                             guint           *position);
GPtrArray    *pupitre_feed_list_keys        (PupitreFeed     *self) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray    *pupitre_feed_get_entries      (PupitreFeed     *self,
                                             guint            position,
                                             guint            n) G_GNUC_WARN_UNUSED_RESULT;
PupitreEntry *pupitre_feed_dup_entry        (PupitreFeed     *self,
                                             const char      *key) G_GNUC_WARN_UNUSED_RESULT;
void          pupitre_feed_look_at          (PupitreFeed     *self,
                                             guint            position,
                                             guint            n);
void          pupitre_feed_look_at_entry    (PupitreFeed     *self,
                                             PupitreEntry    *entry);

G_END_DECLS
