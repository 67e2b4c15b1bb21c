/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-entry-reader.h"
#include "pupitre-feed-rows.h"

G_BEGIN_DECLS

typedef struct _PupitreFeedEntries PupitreFeedEntries;

PupitreFeedEntries *pupitre_feed_entries_new        (PupitreStore          *store,
                                                     PupitreReadFunc        read,
                                                     GPtrArray             *parts,
                                                     GCancellable          *cancellable)
                                                     G_GNUC_WARN_UNUSED_RESULT;
void                pupitre_feed_entries_free       (PupitreFeedEntries    *self);
PupitreEntry       *pupitre_feed_entries_get        (PupitreFeedEntries    *self,
                                                     const PupitreFeedRow  *row);
void                pupitre_feed_entries_load       (PupitreFeedEntries    *self,
                                                     const PupitreFeedRows *rows,
                                                     guint                  position,
                                                     guint                  n);
void                pupitre_feed_entries_load_slice (PupitreFeedEntries    *self,
                                                     const PupitreFeedRows *rows,
                                                     guint                  position);
void                pupitre_feed_entries_set_rows   (PupitreFeedEntries    *self,
                                                     const PupitreFeedRows *rows);
void                pupitre_feed_entries_apply_new  (PupitreFeedEntries    *self,
                                                     const PupitreFeedRows *rows);
void                pupitre_feed_entries_apply_done (PupitreFeedEntries    *self,
                                                     const PupitreFeedRows *rows);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PupitreFeedEntries, pupitre_feed_entries_free)

G_END_DECLS
