/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-collection.h"
#include "pupitre-entry-reader.h"
#include "pupitre-search-index.h"

G_BEGIN_DECLS

/**
 * PupitreSearchBatch:
 * @source: Where it comes from, see pupitre_search_index_put()
 * @kind: With @read, what the records hold
 * @child: The key of the child whose it is
 * @who: Its first name
 * @read: (nullable): What turns a record into an object; %NULL if items are given
 * @keys: (nullable) (element-type utf8): Of the records
 * @records: (nullable) (element-type GBytes) (nullable elements): As they came from the store
 * @items: (nullable) (element-type PupitreSearchItem): What is found, when nothing has to be read
 * @states: (nullable) (element-type guint64): A hash of each
 * @kept: (nullable): The keys of all that is in the source, if this is the last batch of it
 * @is_last: Whether what is not in @kept goes
 *
 * Something to put into an index.
 */
typedef struct {
  char            *source;
  PupitreKind      kind;
  char            *child;
  char            *who;
  PupitreReadFunc  read;
  GPtrArray       *keys;
  GPtrArray       *records;
  GPtrArray       *items;
  GArray          *states;
  GHashTable      *kept;
  gboolean         is_last;
} PupitreSearchBatch;

PupitreSearchBatch *pupitre_search_batch_new         (const char          *source) G_GNUC_WARN_UNUSED_RESULT;
void                pupitre_search_batch_add         (PupitreSearchBatch  *self,
                                                      guint64              state,
                                                      PupitreSearchItem      *item);
void                pupitre_search_batch_free        (PupitreSearchBatch  *self);
gboolean            pupitre_search_batch_put         (PupitreSearchBatch  *self,
                                                      PupitreSearchIndex  *index,
                                                      GCancellable        *cancellable,
                                                      GError             **error);
guint64             pupitre_search_batch_hash        (const void          *bytes,
                                                      gsize                length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PupitreSearchBatch, pupitre_search_batch_free)

G_END_DECLS
