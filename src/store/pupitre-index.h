/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * PupitreItemState:
 * @PUPITRE_ITEM_PRESENT: The last answer that covers it holds it
 * @PUPITRE_ITEM_WITHDRAWN: The portal no longer shows it; what was stored stays readable
 *
 * The numbers are in databases: never change one.
 */
typedef enum {
  PUPITRE_ITEM_PRESENT = 1,
  PUPITRE_ITEM_WITHDRAWN = 2,
} PupitreItemState;

/**
 * PupitreIndexEntry:
 * @key: The key of the item
 * @date: Its date in seconds since 1970, or 0
 * @first_seen: When the first answer that held it came, in seconds since 1970
 * @last_seen: When the last answer that differed from the one before and held it came
 * @state: Whether the portal still shows it
 */
typedef struct {
  const char       *key;
  gint64            date;
  gint64            first_seen;
  gint64            last_seen;
  PupitreItemState  state;
} PupitreIndexEntry;

/**
 * PupitreIndex:
 *
 * What is stored of one collection: its items, newest first, without their contents, and how fresh
 * it is. Immutable.
 */
typedef struct _PupitreIndex PupitreIndex;

#define PUPITRE_TYPE_INDEX (pupitre_index_get_type ())
GType                    pupitre_index_get_type        (void);

PupitreIndex            *pupitre_index_ref             (PupitreIndex       *self);
void                     pupitre_index_unref           (PupitreIndex       *self);

gint64                   pupitre_index_get_received_at (const PupitreIndex *self);
gint64                   pupitre_index_get_checked_at  (const PupitreIndex *self);
const char              *pupitre_index_get_etag        (const PupitreIndex *self);
guint                    pupitre_index_get_n_entries   (const PupitreIndex *self);
const PupitreIndexEntry *pupitre_index_get_entry       (const PupitreIndex *self,
                                                        guint               position);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PupitreIndex, pupitre_index_unref)

G_END_DECLS
