/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-change-row.h"
#include "pupitre-collection.h"
#include "pupitre-item.h"

G_BEGIN_DECLS

/**
 * PupitreTellFunc:
 * @row: What happened to an item; it may be put in other words or shortened
 *
 * Called in the store's thread.
 *
 * Returns: whether a parent is to be told of it
 */
typedef gboolean (*PupitreTellFunc) (PupitreChangeRow *row);

/**
 * PupitreAnswer:
 * @collection: Where it belongs
 * @items: (element-type PupitreItem): What was read of it, in any order; not to be changed any more
 * @body: The answer as received, of which only a keyed hash is kept
 * @etag: (nullable): What the portal calls this state of it
 * @received_at: When it came, in seconds since 1970
 * @complete: Whether the answer covers the whole collection, so that an item that is missing from
 *   it is withdrawn. %FALSE for a page, or where an item could not be read
 * @from: With @to, the range of dates that a complete answer covers, in seconds since 1970: an item
 *   of another date is not withdrawn. 0 and 0 for all
 * @to: Where the range ends, itself not in it
 * @scope: (nullable): What the keys of all that a complete answer covers begin with: an item with
 *   another key is not withdrawn. %NULL for all
 * @keeps_versions: Whether of an item that changed, the version that the parent last looked at is
 *   kept beside the new one, see pupitre_record_get_before()
 * @tell: (nullable): What of a change is written into the journal; %NULL for nothing of it
 * @tells_known_days: Whether an item that is new counts only on a day of which something was known
 *   before: what fills a day for the first time is its publication, not a change
 *
 * One answer of the portal, to be stored.
 */
typedef struct {
  PupitreCollection *collection;
  GPtrArray         *items;
  GBytes            *body;
  char              *etag;
  gint64             received_at;
  gboolean           complete;
  gint64             from;
  gint64             to;
  char             **scope;
  gboolean           keeps_versions;
  PupitreTellFunc    tell;
  gboolean           tells_known_days;
} PupitreAnswer;

/**
 * PupitreApplied:
 * @changed: Whether anything but the time of the check is other than before
 * @n_new: Items that were not stored
 * @n_changed: Items whose JSON, date or state differs from what was stored
 * @n_withdrawn: Items that were there and are no more
 * @n_told: How many of these changes are in the journal
 *
 * What came of storing an answer.
 */
typedef struct {
  gboolean changed;
  guint    n_new;
  guint    n_changed;
  guint    n_withdrawn;
  guint    n_told;
} PupitreApplied;

#define PUPITRE_TYPE_ANSWER (pupitre_answer_get_type ())
GType          pupitre_answer_get_type (void);

PupitreAnswer *pupitre_answer_new      (const PupitreCollection *collection,
                                        GPtrArray               *items,
                                        GBytes                  *body,
                                        const char              *etag,
                                        gint64                   received_at,
                                        gboolean                 complete) G_GNUC_WARN_UNUSED_RESULT;
PupitreAnswer *pupitre_answer_copy     (const PupitreAnswer     *self) G_GNUC_WARN_UNUSED_RESULT;
void           pupitre_answer_free     (PupitreAnswer           *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PupitreAnswer, pupitre_answer_free)

G_END_DECLS
