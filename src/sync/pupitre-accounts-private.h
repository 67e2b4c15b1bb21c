/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-accounts.h"
#include "pupitre-closed-account.h"
#include "pupitre-vault.h"

G_BEGIN_DECLS

/* What the files that carry out one long act on the accounts share; not for other folders. */

PupitreVault      *pupitre_accounts_get_vault      (PupitreAccounts   *self);
PupitreConnection *pupitre_accounts_new_connection (PupitreAccounts   *self) G_GNUC_WARN_UNUSED_RESULT;
char              *pupitre_accounts_dup_directory  (PupitreAccounts   *self,
                                                    const char        *account_id,
                                                    gboolean           session_only) G_GNUC_WARN_UNUSED_RESULT;
PupitreSessionAction pupitre_accounts_dispatch     (PupitreAccounts     *self,
                                                    PupitreSessionEvent  event);
GCancellable      *pupitre_accounts_new_cancellable (PupitreAccounts  *self,
                                                    GCancellable      *cancellable) G_GNUC_WARN_UNUSED_RESULT;
void               pupitre_accounts_erase_session_copy_async (PupitreAccounts     *self,
                                                    const char          *account_id,
                                                    GAsyncReadyCallback  callback,
                                                    gpointer             user_data);
void               pupitre_accounts_drop_session_folder (PupitreAccounts *self);
PupitreAccount    *pupitre_accounts_find_open      (PupitreAccounts   *self,
                                                    const char        *email);
PupitreClosedAccount *pupitre_accounts_find_closed (PupitreAccounts   *self,
                                                    const char        *email);
gboolean           pupitre_accounts_same_email     (const char        *a,
                                                    const char        *b);
gboolean           pupitre_accounts_is_signed_in   (PupitreAccounts   *self);
GStrv              pupitre_accounts_list_session_copies (PupitreAccounts *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean           pupitre_accounts_has_closed     (PupitreAccounts   *self);
GPtrArray         *pupitre_accounts_get_closed     (PupitreAccounts   *self);
void               pupitre_accounts_begin_closing  (PupitreAccounts   *self,
                                                    gboolean           leaving);
void               pupitre_accounts_end_closing    (PupitreAccounts   *self,
                                                    gboolean           leaving);
gboolean           pupitre_accounts_is_closing     (PupitreAccounts   *self);
void               pupitre_accounts_note_incomplete (PupitreAccounts  *self);
void               pupitre_accounts_note_stays     (PupitreAccounts   *self);
void               pupitre_accounts_wait_closed_async (PupitreAccounts   *self,
                                                    GAsyncReadyCallback callback,
                                                    gpointer           user_data);
void               pupitre_accounts_add_open       (PupitreAccounts   *self,
                                                    PupitreAccount    *account);
void               pupitre_accounts_remove_open    (PupitreAccounts   *self,
                                                    PupitreAccount    *account);
void               pupitre_accounts_add_closed     (PupitreAccounts      *self,
                                                    PupitreClosedAccount *closed);
void               pupitre_accounts_remove_closed  (PupitreAccounts   *self,
                                                    const char        *account_id);
void               pupitre_accounts_set_keyring    (PupitreAccounts   *self,
                                                    gboolean           has_keyring);
gboolean           pupitre_accounts_is_vault_error (const GError      *error);

void               pupitre_accounts_admit_async      (PupitreAccounts     *self,
                                                      PupitreConnection   *connection,
                                                      const char          *email,
                                                      const char          *password,
                                                      gboolean             stay,
                                                      GCancellable        *cancellable,
                                                      GAsyncReadyCallback  callback,
                                                      gpointer             user_data);
PupitreAccount    *pupitre_accounts_admit_finish     (PupitreAccounts     *self,
                                                      GAsyncResult        *result,
                                                      GError             **error) G_GNUC_WARN_UNUSED_RESULT;
void               pupitre_accounts_recover_async    (PupitreAccounts            *self,
                                                      const PupitreClosedAccount *closed,
                                                      const char                 *password,
                                                      GCancellable               *cancellable,
                                                      GAsyncReadyCallback         callback,
                                                      gpointer                    user_data);
PupitreSecret     *pupitre_accounts_recover_finish   (PupitreAccounts     *self,
                                                      GAsyncResult        *result,
                                                      GError             **error) G_GNUC_WARN_UNUSED_RESULT;
void               pupitre_accounts_open_copy_async  (PupitreAccounts     *self,
                                                      PupitreConnection   *connection,
                                                      PupitreSecret       *secret,
                                                      GBytes              *sealed,
                                                      PupitreSessionEvent  event,
                                                      GCancellable        *cancellable,
                                                      GAsyncReadyCallback  callback,
                                                      gpointer             user_data);
PupitreAccount    *pupitre_accounts_open_copy_finish (PupitreAccounts     *self,
                                                      GAsyncResult        *result,
                                                      GError             **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
