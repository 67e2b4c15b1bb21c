/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-change-row.h"
#include "pupitre-document.h"
#include "pupitre-intent-row.h"
#include "pupitre-key.h"

#include "pupitre-collection.h"

G_BEGIN_DECLS

/**
 * PupitreKept:
 *
 * What cannot be had again from the portal, in `kept.db`. Used by one thread at a time.
 */
typedef struct _PupitreKept PupitreKept;

/**
 * PupitreKeptFound:
 * @salvaged: Whether the file was damaged, and what could be read carried over into a new one, or
 *   was gone, and the parent does not know yet
 * @rows_lost: Whether that ever happened, so that there may be things that no row gives any more
 * @n_damaged: How many rows cannot be opened; they stay where they are
 *
 * What was found when the file was opened.
 */
typedef struct {
  gboolean salvaged;
  gboolean rows_lost;
  guint    n_damaged;
} PupitreKeptFound;

PupitreKept     *pupitre_kept_open          (const char               *directory,
                                             const char               *account_id,
                                             PupitreKey               *key,
                                             PupitreKeptFound         *found,
                                             GError                  **error) G_GNUC_WARN_UNUSED_RESULT;
void             pupitre_kept_set_told      (PupitreKept              *self);
void             pupitre_kept_close         (PupitreKept              *self);

gboolean         pupitre_kept_set_mark      (PupitreKept              *self,
                                             const PupitreCollection  *collection,
                                             const char               *key,
                                             int                       mark,
                                             gboolean                  on,
                                             GError                  **error);
gboolean         pupitre_kept_has_mark      (PupitreKept              *self,
                                             const PupitreCollection  *collection,
                                             const char               *key,
                                             int                       mark,
                                             gboolean                 *on,
                                             GError                  **error);
GHashTable      *pupitre_kept_load_marks    (PupitreKept              *self,
                                             const PupitreCollection  *collection,
                                             int                       mark,
                                             GError                  **error) G_GNUC_WARN_UNUSED_RESULT;
GStrv            pupitre_kept_list_marks    (PupitreKept              *self,
                                             const char               *child,
                                             int                       mark,
                                             GError                  **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean         pupitre_kept_add_marks     (PupitreKept              *self,
                                             const char               *child,
                                             int                       mark,
                                             const char * const       *names,
                                             GError                  **error);

gboolean         pupitre_kept_put_document  (PupitreKept              *self,
                                             const char               *child,
                                             const char               *document_id,
                                             const PupitreDocument    *document,
                                             const char               *file,
                                             GError                  **error);
gboolean         pupitre_kept_put_version   (PupitreKept              *self,
                                             const char               *child,
                                             const char               *document_id,
                                             const PupitreDocument    *document,
                                             const char               *file,
                                             const PupitreDocument    *before,
                                             const char               *before_file,
                                             GError                  **error);
PupitreDocument *pupitre_kept_get_document  (PupitreKept              *self,
                                             const char               *child,
                                             const char               *document_id,
                                             char                    **file,
                                             GError                  **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean         pupitre_kept_drop_document (PupitreKept              *self,
                                             const char               *child,
                                             const char               *document_id,
                                             GError                  **error);
GPtrArray       *pupitre_kept_list_archive  (PupitreKept              *self,
                                             GError                  **error) G_GNUC_WARN_UNUSED_RESULT;
GStrv            pupitre_kept_list_documents (PupitreKept             *self,
                                             const char               *child,
                                             GError                  **error) G_GNUC_WARN_UNUSED_RESULT;
GHashTable      *pupitre_kept_list_files    (PupitreKept              *self,
                                             GError                  **error) G_GNUC_WARN_UNUSED_RESULT;

gboolean         pupitre_kept_put_intents   (PupitreKept              *self,
                                             GPtrArray                *rows,
                                             GError                  **error);
gboolean         pupitre_kept_drop_intent   (PupitreKept              *self,
                                             const char               *child,
                                             const char               *uuid,
                                             GError                  **error);
gboolean         pupitre_kept_put_receipt   (PupitreKept              *self,
                                             const PupitreIntentRow   *row,
                                             GError                  **error);
GPtrArray       *pupitre_kept_load_intents  (PupitreKept              *self,
                                             GError                  **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray       *pupitre_kept_load_receipts (PupitreKept              *self,
                                             GError                  **error) G_GNUC_WARN_UNUSED_RESULT;

gboolean         pupitre_kept_put_changes   (PupitreKept              *self,
                                             GPtrArray                *rows,
                                             GError                  **error);
gboolean         pupitre_kept_add_changes   (PupitreKept              *self,
                                             GPtrArray                *rows,
                                             GError                  **error);
gboolean         pupitre_kept_drop_changes  (PupitreKept              *self,
                                             const char               *child,
                                             int                       mark,
                                             const char *const        *ids,
                                             GError                  **error);
GPtrArray       *pupitre_kept_load_changes  (PupitreKept              *self,
                                             int                       mark,
                                             gint64                    after,
                                             GError                  **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean         pupitre_kept_see_changes   (PupitreKept              *self,
                                             const char               *child,
                                             int                       mark,
                                             const char *const        *ids,
                                             GError                  **error);

gboolean         pupitre_kept_put_draft     (PupitreKept              *self,
                                             const char               *child,
                                             const char               *name,
                                             const char               *draft,
                                             GError                  **error);
char            *pupitre_kept_get_draft     (PupitreKept              *self,
                                             const char               *child,
                                             const char               *name,
                                             GError                  **error) G_GNUC_WARN_UNUSED_RESULT;
GStrv            pupitre_kept_list_drafts   (PupitreKept              *self,
                                             const char               *child,
                                             GError                  **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PupitreKept, pupitre_kept_close)

G_END_DECLS
