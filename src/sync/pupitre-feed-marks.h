/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-feed-part.h"

G_BEGIN_DECLS

#define PUPITRE_TYPE_FEED_MARKS (pupitre_feed_marks_get_type ())
G_DECLARE_FINAL_TYPE (PupitreFeedMarks, pupitre_feed_marks, PUPITRE, FEED_MARKS, GObject)

PupitreFeedMarks *pupitre_feed_marks_new  (PupitreStore     *store,
                                           GPtrArray        *parts,
                                           GCancellable     *cancellable) G_GNUC_WARN_UNUSED_RESULT;
void              pupitre_feed_marks_load (PupitreFeedMarks *self,
                                           GObject          *feed,
                                           PupitreResource  *resource);
void              pupitre_feed_marks_keep (PupitreFeedMarks *self,
                                           PupitreFeedPart  *part,
                                           const char       *key,
                                           PupitreMark       mark,
                                           gboolean          on);

G_END_DECLS
