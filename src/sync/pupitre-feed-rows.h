/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-feed-part.h"

G_BEGIN_DECLS

/**
 * PupitreFeedRow:
 * @part: The part that it is of
 * @item: What the part's index knows of it; lives as long as the rows
 *
 * One item of a feed, as far as it is known without its record.
 */
typedef struct {
  PupitreFeedPart         *part;
  const PupitreIndexEntry *item;
} PupitreFeedRow;

/**
 * PupitreFeedRows:
 * @array: (owned) (element-type PupitreFeedRow): the rows, newest first
 * @keep: (owned) (element-type PupitreIndex): what they point into
 *
 * The rows of a feed at one moment.
 */
typedef struct {
  GArray    *array;
  GPtrArray *keep;
} PupitreFeedRows;

PupitreFeedRows      *pupitre_feed_rows_new         (GPtrArray             *parts) G_GNUC_WARN_UNUSED_RESULT;
void                  pupitre_feed_rows_free        (PupitreFeedRows       *self);
guint                 pupitre_feed_rows_count       (const PupitreFeedRows *self);
const PupitreFeedRow *pupitre_feed_rows_get         (const PupitreFeedRows *self,
                                                     guint                  position);
const PupitreFeedRow *pupitre_feed_rows_find        (const PupitreFeedRows *self,
                                                     const char            *key);
guint                 pupitre_feed_rows_find_range  (const PupitreFeedRows *self,
                                                     gint64                 from,
                                                     gint64                 to,
                                                     guint                 *position);
void                  pupitre_feed_rows_compare     (const PupitreFeedRows *self,
                                                     const PupitreFeedRows *old,
                                                     guint                 *head,
                                                     guint                 *tail);
gboolean              pupitre_feed_rows_are_dated_as (const PupitreFeedRows *self,
                                                      const PupitreFeedRows *old);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PupitreFeedRows, pupitre_feed_rows_free)

G_END_DECLS
