/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-answer.h"
#include "pupitre-document.h"
#include "pupitre-index.h"
#include "pupitre-key.h"
#include "pupitre-receipt.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * PupitreMark:
 * @PUPITRE_MARK_SEEN: The parent has opened the item
 * @PUPITRE_MARK_DONE: The parent, or the child, has done what the item asks for
 * @PUPITRE_MARK_QUIET: The parent does not want to be told of changes of that topic
 *
 * What a parent notes about an item. The numbers are in databases: never change one.
 */
typedef enum {
  PUPITRE_MARK_SEEN = 1,
  PUPITRE_MARK_DONE = 2,
  PUPITRE_MARK_QUIET = 3,
} PupitreMark;

/**
 * PupitreStoreReport:
 * @cache_rebuilt: Whether the copy of the portal's data was set aside and begun anew
 * @cache_reason: Why: %PUPITRE_ERROR_STORE_KEY or %PUPITRE_ERROR_STORE_DAMAGED
 * @kept_salvaged: Whether the file of what the parent did was damaged, and what could be read of it
 *   was carried over into a new one, or was gone. The old one is still there. It is said at each
 *   opening until pupitre_store_set_told()
 * @damaged_rows: How many rows of that file cannot be read
 *
 * What was found when a store was opened.
 */
typedef struct {
  gboolean cache_rebuilt;
  int      cache_reason;
  gboolean kept_salvaged;
  guint    damaged_rows;
} PupitreStoreReport;

#define PUPITRE_TYPE_STORE (pupitre_store_get_type ())
G_DECLARE_FINAL_TYPE (PupitreStore, pupitre_store, PUPITRE, STORE, GObject)

GStrv            pupitre_store_list_accounts       (const char               *root) G_GNUC_WARN_UNUSED_RESULT;

PupitreStore    *pupitre_store_new                 (const char               *directory,
                                                    const char               *account_id,
                                                    PupitreKey               *key) G_GNUC_WARN_UNUSED_RESULT;
const char      *pupitre_store_get_account_id      (PupitreStore             *self);

void             pupitre_store_open_async          (PupitreStore             *self,
                                                    GCancellable             *cancellable,
                                                    GAsyncReadyCallback       callback,
                                                    gpointer                  user_data);
gboolean         pupitre_store_open_finish         (PupitreStore             *self,
                                                    GAsyncResult             *result,
                                                    PupitreStoreReport       *report,
                                                    GError                  **error);

void             pupitre_store_apply_async         (PupitreStore             *self,
                                                    const PupitreAnswer      *answer,
                                                    GCancellable             *cancellable,
                                                    GAsyncReadyCallback       callback,
                                                    gpointer                  user_data);
gboolean         pupitre_store_apply_finish        (PupitreStore             *self,
                                                    GAsyncResult             *result,
                                                    PupitreApplied           *applied,
                                                    GError                  **error);
void             pupitre_store_confirm_async       (PupitreStore             *self,
                                                    const PupitreCollection  *collection,
                                                    GBytes                   *body,
                                                    gboolean                  complete,
                                                    gint64                    checked_at,
                                                    GCancellable             *cancellable,
                                                    GAsyncReadyCallback       callback,
                                                    gpointer                  user_data);
gboolean         pupitre_store_confirm_finish      (PupitreStore             *self,
                                                    GAsyncResult             *result,
                                                    gboolean                 *same,
                                                    GError                  **error);
void             pupitre_store_touch_async         (PupitreStore             *self,
                                                    const PupitreCollection  *collection,
                                                    gint64                    checked_at,
                                                    GCancellable             *cancellable,
                                                    GAsyncReadyCallback       callback,
                                                    gpointer                  user_data);
gboolean         pupitre_store_touch_finish        (PupitreStore             *self,
                                                    GAsyncResult             *result,
                                                    GError                  **error);

void             pupitre_store_load_index_async    (PupitreStore             *self,
                                                    const PupitreCollection  *collection,
                                                    GCancellable             *cancellable,
                                                    GAsyncReadyCallback       callback,
                                                    gpointer                  user_data);
PupitreIndex    *pupitre_store_load_index_finish   (PupitreStore             *self,
                                                    GAsyncResult             *result,
                                                    GError                  **error) G_GNUC_WARN_UNUSED_RESULT;
void             pupitre_store_load_records_async  (PupitreStore             *self,
                                                    const PupitreCollection  *collection,
                                                    const char * const       *keys,
                                                    GCancellable             *cancellable,
                                                    GAsyncReadyCallback       callback,
                                                    gpointer                  user_data);
GPtrArray       *pupitre_store_load_records_finish (PupitreStore             *self,
                                                    GAsyncResult             *result,
                                                    GError                  **error) G_GNUC_WARN_UNUSED_RESULT;
void             pupitre_store_look_at_async       (PupitreStore             *self,
                                                    const PupitreCollection  *collection,
                                                    const char * const       *keys,
                                                    GAsyncReadyCallback       callback,
                                                    gpointer                  user_data);
gboolean         pupitre_store_look_at_finish      (PupitreStore             *self,
                                                    GAsyncResult             *result,
                                                    GError                  **error);

void             pupitre_store_mark_async          (PupitreStore             *self,
                                                    const PupitreCollection  *collection,
                                                    const char               *key,
                                                    PupitreMark               mark,
                                                    gboolean                  on,
                                                    GCancellable             *cancellable,
                                                    GAsyncReadyCallback       callback,
                                                    gpointer                  user_data);
gboolean         pupitre_store_mark_finish         (PupitreStore             *self,
                                                    GAsyncResult             *result,
                                                    GError                  **error);
void             pupitre_store_load_marks_async    (PupitreStore             *self,
                                                    const PupitreCollection  *collection,
                                                    PupitreMark               mark,
                                                    GCancellable             *cancellable,
                                                    GAsyncReadyCallback       callback,
                                                    gpointer                  user_data);
GHashTable      *pupitre_store_load_marks_finish   (PupitreStore             *self,
                                                    GAsyncResult             *result,
                                                    GError                  **error) G_GNUC_WARN_UNUSED_RESULT;
void             pupitre_store_list_marks_async    (PupitreStore             *self,
                                                    const char               *child,
                                                    PupitreMark               mark,
                                                    GCancellable             *cancellable,
                                                    GAsyncReadyCallback       callback,
                                                    gpointer                  user_data);
GStrv            pupitre_store_list_marks_finish   (PupitreStore             *self,
                                                    GAsyncResult             *result,
                                                    GError                  **error) G_GNUC_WARN_UNUSED_RESULT;
void             pupitre_store_add_marks_async     (PupitreStore             *self,
                                                    const char               *child,
                                                    PupitreMark               mark,
                                                    const char * const       *names,
                                                    GCancellable             *cancellable,
                                                    GAsyncReadyCallback       callback,
                                                    gpointer                  user_data);
gboolean         pupitre_store_add_marks_finish    (PupitreStore             *self,
                                                    GAsyncResult             *result,
                                                    GError                  **error);

void             pupitre_store_put_document_async  (PupitreStore             *self,
                                                    const char               *child,
                                                    const char               *document_id,
                                                    GBytes                   *content,
                                                    const PupitreDocument    *known,
                                                    GCancellable             *cancellable,
                                                    GAsyncReadyCallback       callback,
                                                    gpointer                  user_data);
gboolean         pupitre_store_put_document_finish (PupitreStore             *self,
                                                    GAsyncResult             *result,
                                                    GError                  **error);
void             pupitre_store_get_document_async  (PupitreStore             *self,
                                                    const char               *child,
                                                    const char               *document_id,
                                                    GCancellable             *cancellable,
                                                    GAsyncReadyCallback       callback,
                                                    gpointer                  user_data);
PupitreDocument *pupitre_store_get_document_finish (PupitreStore             *self,
                                                    GAsyncResult             *result,
                                                    GError                  **error) G_GNUC_WARN_UNUSED_RESULT;

void             pupitre_store_describe_document_async  (PupitreStore         *self,
                                                    const char               *child,
                                                    const char               *document_id,
                                                    const PupitreDocument    *about,
                                                    GCancellable             *cancellable,
                                                    GAsyncReadyCallback       callback,
                                                    gpointer                  user_data);
gboolean         pupitre_store_describe_document_finish (PupitreStore         *self,
                                                    GAsyncResult             *result,
                                                    GError                  **error);
void             pupitre_store_remove_documents_async   (PupitreStore         *self,
                                                    const char               *child,
                                                    const char * const       *document_ids,
                                                    GCancellable             *cancellable,
                                                    GAsyncReadyCallback       callback,
                                                    gpointer                  user_data);
gboolean         pupitre_store_remove_documents_finish  (PupitreStore         *self,
                                                    GAsyncResult             *result,
                                                    GError                  **error);
void             pupitre_store_list_archive_async       (PupitreStore         *self,
                                                    GCancellable             *cancellable,
                                                    GAsyncReadyCallback       callback,
                                                    gpointer                  user_data);
GPtrArray       *pupitre_store_list_archive_finish      (PupitreStore         *self,
                                                    GAsyncResult             *result,
                                                    GError                  **error) G_GNUC_WARN_UNUSED_RESULT;
void             pupitre_store_list_documents_async  (PupitreStore             *self,
                                                    const char               *child,
                                                    GCancellable             *cancellable,
                                                    GAsyncReadyCallback       callback,
                                                    gpointer                  user_data);
GStrv            pupitre_store_list_documents_finish (PupitreStore             *self,
                                                    GAsyncResult             *result,
                                                    GError                  **error) G_GNUC_WARN_UNUSED_RESULT;

void             pupitre_store_put_intents_async   (PupitreStore             *self,
                                                    GPtrArray                *intents,
                                                    GCancellable             *cancellable,
                                                    GAsyncReadyCallback       callback,
                                                    gpointer                  user_data);
gboolean         pupitre_store_put_intents_finish  (PupitreStore             *self,
                                                    GAsyncResult             *result,
                                                    GError                  **error);
void             pupitre_store_drop_intent_async   (PupitreStore             *self,
                                                    PupitreIntent            *intent,
                                                    GCancellable             *cancellable,
                                                    GAsyncReadyCallback       callback,
                                                    gpointer                  user_data);
gboolean         pupitre_store_drop_intent_finish  (PupitreStore             *self,
                                                    GAsyncResult             *result,
                                                    GError                  **error);
void             pupitre_store_put_receipt_async   (PupitreStore             *self,
                                                    PupitreReceipt           *receipt,
                                                    GCancellable             *cancellable,
                                                    GAsyncReadyCallback       callback,
                                                    gpointer                  user_data);
gboolean         pupitre_store_put_receipt_finish  (PupitreStore             *self,
                                                    GAsyncResult             *result,
                                                    GError                  **error);
void             pupitre_store_put_draft_async     (PupitreStore             *self,
                                                    const char               *child,
                                                    const char               *name,
                                                    const char               *text,
                                                    GCancellable             *cancellable,
                                                    GAsyncReadyCallback       callback,
                                                    gpointer                  user_data);
gboolean         pupitre_store_put_draft_finish    (PupitreStore             *self,
                                                    GAsyncResult             *result,
                                                    GError                  **error);
void             pupitre_store_load_draft_async    (PupitreStore             *self,
                                                    const char               *child,
                                                    const char               *name,
                                                    GCancellable             *cancellable,
                                                    GAsyncReadyCallback       callback,
                                                    gpointer                  user_data);
char            *pupitre_store_load_draft_finish   (PupitreStore             *self,
                                                    GAsyncResult             *result,
                                                    GError                  **error) G_GNUC_WARN_UNUSED_RESULT;
void             pupitre_store_list_drafts_async   (PupitreStore             *self,
                                                    const char               *child,
                                                    GCancellable             *cancellable,
                                                    GAsyncReadyCallback       callback,
                                                    gpointer                  user_data);
GStrv            pupitre_store_list_drafts_finish  (PupitreStore             *self,
                                                    GAsyncResult             *result,
                                                    GError                  **error) G_GNUC_WARN_UNUSED_RESULT;

void             pupitre_store_load_outbox_async   (PupitreStore             *self,
                                                    GCancellable             *cancellable,
                                                    GAsyncReadyCallback       callback,
                                                    gpointer                  user_data);
GPtrArray       *pupitre_store_load_outbox_finish  (PupitreStore             *self,
                                                    GAsyncResult             *result,
                                                    GPtrArray               **receipts,
                                                    GError                  **error) G_GNUC_WARN_UNUSED_RESULT;

void             pupitre_store_load_changes_async  (PupitreStore             *self,
                                                    gint64                    after,
                                                    GCancellable             *cancellable,
                                                    GAsyncReadyCallback       callback,
                                                    gpointer                  user_data);
GPtrArray       *pupitre_store_load_changes_finish (PupitreStore             *self,
                                                    GAsyncResult             *result,
                                                    GError                  **error) G_GNUC_WARN_UNUSED_RESULT;
void             pupitre_store_add_changes_async   (PupitreStore             *self,
                                                    GPtrArray                *rows,
                                                    GCancellable             *cancellable,
                                                    GAsyncReadyCallback       callback,
                                                    gpointer                  user_data);
gboolean         pupitre_store_add_changes_finish  (PupitreStore             *self,
                                                    GAsyncResult             *result,
                                                    GError                  **error);
void             pupitre_store_drop_changes_async  (PupitreStore             *self,
                                                    const char               *child,
                                                    const char *const        *ids,
                                                    GAsyncReadyCallback       callback,
                                                    gpointer                  user_data);
gboolean         pupitre_store_drop_changes_finish (PupitreStore             *self,
                                                    GAsyncResult             *result,
                                                    GError                  **error);
void             pupitre_store_see_changes_async   (PupitreStore             *self,
                                                    const char               *child,
                                                    const char *const        *ids,
                                                    GAsyncReadyCallback       callback,
                                                    gpointer                  user_data);
gboolean         pupitre_store_see_changes_finish  (PupitreStore             *self,
                                                    GAsyncResult             *result,
                                                    GError                  **error);

void             pupitre_store_set_told            (PupitreStore             *self);
void             pupitre_store_close_async         (PupitreStore             *self,
                                                    GCancellable             *cancellable,
                                                    GAsyncReadyCallback       callback,
                                                    gpointer                  user_data);
gboolean         pupitre_store_close_finish        (PupitreStore             *self,
                                                    GAsyncResult             *result,
                                                    GError                  **error);
void             pupitre_store_erase_async         (PupitreStore             *self,
                                                    GCancellable             *cancellable,
                                                    GAsyncReadyCallback       callback,
                                                    gpointer                  user_data);
gboolean         pupitre_store_erase_finish        (PupitreStore             *self,
                                                    GAsyncResult             *result,
                                                    GError                  **error);

G_END_DECLS
