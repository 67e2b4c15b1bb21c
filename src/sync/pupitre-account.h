/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-child.h"
#include "pupitre-connection.h"
#include "pupitre-feed.h"
#include "pupitre-journal.h"
#include "pupitre-outbox.h"
#include "pupitre-secret.h"
#include "pupitre-session-keeper.h"
#include "pupitre-store.h"

G_BEGIN_DECLS

#define PUPITRE_TYPE_ACCOUNT (pupitre_account_get_type ())
G_DECLARE_FINAL_TYPE (PupitreAccount, pupitre_account, PUPITRE, ACCOUNT, GObject)

PupitreAccount  *pupitre_account_new                  (PupitreConnection   *connection,
                                                       PupitreSecret       *secret,
                                                       const char          *directory,
                                                       gboolean             session_only) G_GNUC_WARN_UNUSED_RESULT;
const char      *pupitre_account_get_email            (PupitreAccount      *self);
PupitreProfile  *pupitre_account_get_profile          (PupitreAccount      *self);
PupitreSecret   *pupitre_account_get_secret           (PupitreAccount      *self);
PupitreConnection *pupitre_account_get_connection     (PupitreAccount      *self);
PupitreSessionKeeper *pupitre_account_get_keeper      (PupitreAccount      *self);
PupitreStore    *pupitre_account_get_store            (PupitreAccount      *self);
gboolean         pupitre_account_is_signed_in         (PupitreAccount      *self);
gboolean         pupitre_account_is_session_only      (PupitreAccount      *self);
GBytes          *pupitre_account_get_sealed           (PupitreAccount      *self);
void             pupitre_account_set_sealed           (PupitreAccount      *self,
                                                       GBytes              *sealed);
gboolean         pupitre_account_was_rebuilt          (PupitreAccount      *self);
gboolean         pupitre_account_take_salvaged        (PupitreAccount      *self);
guint            pupitre_account_get_n_damaged        (PupitreAccount      *self);
const char      *pupitre_account_get_used_code        (PupitreAccount      *self);
void             pupitre_account_set_used_code        (PupitreAccount      *self,
                                                       const char          *code);

void             pupitre_account_open_async           (PupitreAccount      *self,
                                                       GCancellable        *cancellable,
                                                       GAsyncReadyCallback  callback,
                                                       gpointer             user_data);
gboolean         pupitre_account_open_finish          (PupitreAccount      *self,
                                                       GAsyncResult        *result,
                                                       GError             **error);
void             pupitre_account_stop                 (PupitreAccount      *self);

GListModel      *pupitre_account_get_children         (PupitreAccount      *self);
PupitreFeed     *pupitre_account_get_children_feed    (PupitreAccount      *self);
void             pupitre_account_refresh              (PupitreAccount      *self);
PupitreOutbox   *pupitre_account_get_outbox           (PupitreAccount      *self);
PupitreJournal  *pupitre_account_get_journal          (PupitreAccount      *self);
PupitreFeed     *pupitre_account_get_feed             (PupitreAccount      *self,
                                                       PupitreChild        *child,
                                                       PupitreKind          kind) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray       *pupitre_account_list_news_feeds      (PupitreAccount      *self,
                                                       PupitreChild        *child) G_GNUC_WARN_UNUSED_RESULT;
void             pupitre_account_reload_marks         (PupitreAccount      *self,
                                                       PupitreChild        *child);

void             pupitre_account_load_document_async  (PupitreAccount      *self,
                                                       PupitreChild        *child,
                                                       const char          *document_id,
                                                       gint64               newer_than,
                                                       GCancellable        *cancellable,
                                                       GAsyncReadyCallback  callback,
                                                       gpointer             user_data);
PupitreDocument *pupitre_account_load_document_finish (PupitreAccount      *self,
                                                       GAsyncResult        *result,
                                                       gboolean            *from_copy,
                                                       GError             **stale,
                                                       GError             **error) G_GNUC_WARN_UNUSED_RESULT;
void             pupitre_account_load_photo_async     (PupitreAccount      *self,
                                                       PupitreChild        *child,
                                                       GCancellable        *cancellable,
                                                       GAsyncReadyCallback  callback,
                                                       gpointer             user_data);
GBytes          *pupitre_account_load_photo_finish    (PupitreAccount      *self,
                                                       GAsyncResult        *result,
                                                       GError             **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
