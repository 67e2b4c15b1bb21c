/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-answer.h"
#include "pupitre-index.h"
#include "pupitre-key.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * PupitreCache:
 *
 * The sealed copy of what the portal showed, in `cache.db`. Used by one thread at a time.
 */
typedef struct _PupitreCache PupitreCache;

/**
 * PupitreCacheJournalFunc:
 * @rows: (element-type PupitreChangeRow): What happened
 * @user_data: What it was given with
 * @error: Return location
 *
 * Keeps what happened; on the disk when it returns.
 *
 * Returns: whether it is; if not, the answer is not stored either
 */
typedef gboolean (*PupitreCacheJournalFunc) (GPtrArray  *rows,
                                             gpointer    user_data,
                                             GError    **error);

/**
 * PupitreCacheRebuiltFunc:
 * @reason: %PUPITRE_ERROR_STORE_KEY or %PUPITRE_ERROR_STORE_DAMAGED
 * @user_data: What was given with the function
 *
 * Called in the thread that uses the cache when it had to be set aside and begun anew.
 */
typedef void (*PupitreCacheRebuiltFunc) (int      reason,
                                         gpointer user_data);

PupitreCache *pupitre_cache_open         (const char               *directory,
                                          const char               *account_id,
                                          PupitreKey               *key,
                                          PupitreCacheRebuiltFunc   rebuilt,
                                          gpointer                  user_data,
                                          GError                  **error) G_GNUC_WARN_UNUSED_RESULT;
void          pupitre_cache_close        (PupitreCache             *self);
void          pupitre_cache_set_journal  (PupitreCache             *self,
                                          PupitreCacheJournalFunc   journal,
                                          gpointer                  user_data);
int           pupitre_cache_get_rebuilt_reason
                                         (PupitreCache             *self);

gboolean      pupitre_cache_apply        (PupitreCache             *self,
                                          const PupitreAnswer      *answer,
                                          GCancellable             *cancellable,
                                          PupitreApplied           *applied,
                                          GError                  **error);
gboolean      pupitre_cache_confirm      (PupitreCache             *self,
                                          const PupitreCollection  *collection,
                                          GBytes                   *body,
                                          gboolean                  complete,
                                          gint64                    checked_at,
                                          gboolean                 *same,
                                          GError                  **error);
gboolean      pupitre_cache_touch        (PupitreCache             *self,
                                          const PupitreCollection  *collection,
                                          gint64                    checked_at,
                                          GError                  **error);
PupitreIndex *pupitre_cache_load_index   (PupitreCache             *self,
                                          const PupitreCollection  *collection,
                                          GError                  **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray    *pupitre_cache_load_records (PupitreCache             *self,
                                          const PupitreCollection  *collection,
                                          const char * const       *keys,
                                          GCancellable             *cancellable,
                                          GError                  **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean      pupitre_cache_look_at      (PupitreCache             *self,
                                          const PupitreCollection  *collection,
                                          const char * const       *keys,
                                          GError                  **error);
void          pupitre_cache_tidy         (PupitreCache             *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PupitreCache, pupitre_cache_close)

G_END_DECLS
