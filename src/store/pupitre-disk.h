/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-archive.h"
#include "pupitre-cache.h"
#include "pupitre-kept.h"

G_BEGIN_DECLS

/**
 * PupitreDiskToldFunc:
 * @user_data: What was given with the function
 *
 * Called in the thread that uses the disk when the journal of changes has grown.
 */
typedef void (*PupitreDiskToldFunc) (gpointer user_data);

/**
 * PupitreDisk:
 * @cache: (nullable): The copy of the portal's data, while open
 * @kept: (nullable): What the parent did, while open
 * @archive: (nullable): The documents, while open
 *
 * All that lies on the disk of one account, or in memory in its place. Used by one thread at a
 * time.
 */
typedef struct {
  char                    *directory;
  char                    *account_id;
  PupitreKey              *key;
  PupitreCacheRebuiltFunc  rebuilt;
  gpointer                 user_data;
  GDestroyNotify           free_user_data;
  PupitreDiskToldFunc      told;  /* (nullable): with the same user_data */
  PupitreCache            *cache;
  PupitreKept             *kept;
  PupitreArchive          *archive;
  int                      lock;  /* -1 while the folder is not ours */
} PupitreDisk;

GStrv            pupitre_disk_list_accounts (const char               *root) G_GNUC_WARN_UNUSED_RESULT;

PupitreDisk     *pupitre_disk_new           (const char               *directory,
                                             const char               *account_id,
                                             PupitreKey               *key,
                                             PupitreCacheRebuiltFunc   rebuilt,
                                             gpointer                  user_data,
                                             GDestroyNotify            free_user_data) G_GNUC_WARN_UNUSED_RESULT;
void             pupitre_disk_free          (PupitreDisk              *self);

gboolean         pupitre_disk_add_changes   (PupitreDisk              *self,
                                             GPtrArray                *rows,
                                             GError                  **error);
gboolean         pupitre_disk_open          (PupitreDisk              *self,
                                             PupitreKeptFound         *found,
                                             GError                  **error);
gboolean         pupitre_disk_is_open       (PupitreDisk              *self,
                                             GError                  **error);
void             pupitre_disk_close         (PupitreDisk              *self);
gboolean         pupitre_disk_erase         (PupitreDisk              *self,
                                             GError                  **error);

gboolean         pupitre_disk_put_document  (PupitreDisk              *self,
                                             const char               *child,
                                             const char               *document_id,
                                             GBytes                   *content,
                                             const PupitreDocument    *document,
                                             GCancellable             *cancellable,
                                             GError                  **error);
gboolean         pupitre_disk_describe_document (PupitreDisk          *self,
                                             const char               *child,
                                             const char               *document_id,
                                             const PupitreDocument    *about,
                                             GError                  **error);
gboolean         pupitre_disk_remove_document (PupitreDisk            *self,
                                             const char               *child,
                                             const char               *document_id,
                                             GError                  **error);
PupitreDocument *pupitre_disk_get_document  (PupitreDisk              *self,
                                             const char               *child,
                                             const char               *document_id,
                                             GCancellable             *cancellable,
                                             GError                  **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
