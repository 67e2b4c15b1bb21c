/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-search-item.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * PupitreSearchHit:
 * @item: (owned): What was found
 * @excerpt: (nullable) (owned): Where in its text, if it was there
 * @n_alike: How many of its kind and child were found, of which only the first are told
 */
typedef struct {
  PupitreSearchItem *item;
  char           *excerpt;
  guint           n_alike;
} PupitreSearchHit;

/**
 * PupitreSearchIndex:
 *
 * What can be looked for, in memory alone. Used by one thread at a time.
 */
typedef struct _PupitreSearchIndex PupitreSearchIndex;

PupitreSearchIndex *pupitre_search_index_new     (GError             **error) G_GNUC_WARN_UNUSED_RESULT;
void                pupitre_search_index_free    (PupitreSearchIndex  *self);

gboolean            pupitre_search_index_begin   (PupitreSearchIndex  *self,
                                                  GError             **error);
gboolean            pupitre_search_index_end     (PupitreSearchIndex  *self,
                                                  gboolean             more,
                                                  GError             **error);
gboolean            pupitre_search_index_has     (PupitreSearchIndex  *self,
                                                  const char          *source,
                                                  const char          *key,
                                                  guint64              state);
gboolean            pupitre_search_index_put     (PupitreSearchIndex  *self,
                                                  const char          *source,
                                                  guint64              state,
                                                  PupitreSearchItem      *item,
                                                  GError             **error);
gboolean            pupitre_search_index_keep    (PupitreSearchIndex  *self,
                                                  const char          *source,
                                                  GHashTable          *keys,
                                                  GError             **error);
guint               pupitre_search_index_count   (PupitreSearchIndex  *self);

GPtrArray          *pupitre_search_index_find    (PupitreSearchIndex  *self,
                                                  const char          *typed,
                                                  const char * const  *children,
                                                  guint                most,
                                                  GCancellable        *cancellable,
                                                  GError             **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PupitreSearchIndex, pupitre_search_index_free)

G_END_DECLS
