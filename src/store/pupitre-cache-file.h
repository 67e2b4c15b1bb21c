/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-cache.h"
#include "pupitre-database.h"
#include "pupitre-key.h"
#include "pupitre-sealer.h"

G_BEGIN_DECLS

/* For #PupitreCache, and nobody else. Used by one thread at a time. */
typedef struct _PupitreCacheFile PupitreCacheFile;

PupitreCacheFile *pupitre_cache_file_open         (const char               *directory,
                                                   const char               *account_id,
                                                   PupitreKey               *key,
                                                   PupitreCacheRebuiltFunc   rebuilt,
                                                   gpointer                  user_data,
                                                   GError                  **error) G_GNUC_WARN_UNUSED_RESULT;
void              pupitre_cache_file_close        (PupitreCacheFile         *self);
PupitreDatabase  *pupitre_cache_file_get_database (PupitreCacheFile         *self);
int               pupitre_cache_file_get_rebuilt_reason
                                                  (PupitreCacheFile         *self);
gboolean          pupitre_cache_file_read         (PupitreCacheFile         *self,
                                                   PupitreSealer            *sealer,
                                                   const char               *sql,
                                                   const char               *scope,
                                                   const char               *name,
                                                   GBytes                  **text,
                                                   GError                  **error);
gboolean          pupitre_cache_file_write        (PupitreCacheFile         *self,
                                                   PupitreSealer            *sealer,
                                                   const char               *sql,
                                                   const char               *scope,
                                                   const char               *name,
                                                   gint64                    number,
                                                   gconstpointer             text,
                                                   gsize                     length,
                                                   GError                  **error);
gboolean          pupitre_cache_file_is_row_damage
                                                  (PupitreCacheFile         *self,
                                                   const GError             *error);
gboolean          pupitre_cache_file_recover      (PupitreCacheFile         *self,
                                                   GError                  **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PupitreCacheFile, pupitre_cache_file_close)

G_END_DECLS
