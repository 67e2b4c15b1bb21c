/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-account.h"
#include "pupitre-session-machine.h"

G_BEGIN_DECLS

#define PUPITRE_TYPE_ACCOUNTS (pupitre_accounts_get_type ())
G_DECLARE_FINAL_TYPE (PupitreAccounts, pupitre_accounts, PUPITRE, ACCOUNTS, GObject)

PupitreAccounts *pupitre_accounts_new                    (const char          *application_id,
                                                          const char          *root,
                                                          PupitreProfile      *profile) G_GNUC_WARN_UNUSED_RESULT;
PupitreProfile  *pupitre_accounts_get_profile            (PupitreAccounts     *self);
gboolean         pupitre_accounts_has_keyring            (PupitreAccounts     *self);
gboolean         pupitre_accounts_is_complete            (PupitreAccounts     *self);
gboolean         pupitre_accounts_is_shared              (PupitreAccounts     *self);
void             pupitre_accounts_set_shared             (PupitreAccounts     *self,
                                                          gboolean             shared);
gboolean         pupitre_accounts_stays                  (PupitreAccounts     *self);
PupitreSessionState pupitre_accounts_get_state           (PupitreAccounts     *self);
PupitreAccount  *pupitre_accounts_dup_open               (PupitreAccounts     *self,
                                                          const char          *email) G_GNUC_WARN_UNUSED_RESULT;
GStrv            pupitre_accounts_list_closed            (PupitreAccounts     *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean         pupitre_accounts_is_locked              (PupitreAccounts     *self,
                                                          const char          *email);
guint            pupitre_accounts_get_n_locked           (PupitreAccounts     *self);

void             pupitre_accounts_load_async             (PupitreAccounts     *self,
                                                          GCancellable        *cancellable,
                                                          GAsyncReadyCallback  callback,
                                                          gpointer             user_data);
gboolean         pupitre_accounts_load_finish            (PupitreAccounts     *self,
                                                          GAsyncResult        *result,
                                                          GError             **error);
void             pupitre_accounts_sign_in_async          (PupitreAccounts     *self,
                                                          const char          *email,
                                                          const char          *password,
                                                          gboolean             stay,
                                                          GCancellable        *cancellable,
                                                          GAsyncReadyCallback  callback,
                                                          gpointer             user_data);
PupitreAccount  *pupitre_accounts_sign_in_finish         (PupitreAccounts     *self,
                                                          GAsyncResult        *result,
                                                          gboolean            *offline,
                                                          GError             **error) G_GNUC_WARN_UNUSED_RESULT;
void             pupitre_accounts_sign_out_async         (PupitreAccounts     *self,
                                                          PupitreAccount      *account,
                                                          gboolean             erase,
                                                          GCancellable        *cancellable,
                                                          GAsyncReadyCallback  callback,
                                                          gpointer             user_data);
gboolean         pupitre_accounts_sign_out_finish        (PupitreAccounts     *self,
                                                          GAsyncResult        *result,
                                                          GError             **error);
void             pupitre_accounts_forget_password_async  (PupitreAccounts     *self,
                                                          PupitreAccount      *account,
                                                          GCancellable        *cancellable,
                                                          GAsyncReadyCallback  callback,
                                                          gpointer             user_data);
gboolean         pupitre_accounts_forget_password_finish (PupitreAccounts     *self,
                                                          GAsyncResult        *result,
                                                          GError             **error);
void             pupitre_accounts_finish_async           (PupitreAccounts     *self,
                                                          GAsyncReadyCallback  callback,
                                                          gpointer             user_data);
gboolean         pupitre_accounts_finish_finish          (PupitreAccounts     *self,
                                                          GAsyncResult        *result,
                                                          GError             **error);

void             pupitre_accounts_lock_async             (PupitreAccounts     *self,
                                                          GCancellable        *cancellable,
                                                          GAsyncReadyCallback  callback,
                                                          gpointer             user_data);
gboolean         pupitre_accounts_lock_finish            (PupitreAccounts     *self,
                                                          GAsyncResult        *result,
                                                          GError             **error);
gboolean         pupitre_accounts_is_signed_out          (PupitreAccounts     *self);
guint            pupitre_accounts_get_tries_left         (PupitreAccounts     *self,
                                                          gboolean            *has_pin);
void             pupitre_accounts_unlock_async           (PupitreAccounts     *self,
                                                          const char          *typed,
                                                          GCancellable        *cancellable,
                                                          GAsyncReadyCallback  callback,
                                                          gpointer             user_data);
gboolean         pupitre_accounts_unlock_finish          (PupitreAccounts     *self,
                                                          GAsyncResult        *result,
                                                          GError             **error);
guint            pupitre_accounts_get_tries_left_of      (PupitreAccounts     *self,
                                                          const char          *email,
                                                          gboolean            *has_pin);
void             pupitre_accounts_open_beside_async      (PupitreAccounts     *self,
                                                          const char          *email,
                                                          const char          *typed,
                                                          GCancellable        *cancellable,
                                                          GAsyncReadyCallback  callback,
                                                          gpointer             user_data);
gboolean         pupitre_accounts_open_beside_finish     (PupitreAccounts     *self,
                                                          GAsyncResult        *result,
                                                          GError             **error);
void             pupitre_accounts_step_aside             (PupitreAccounts     *self);
void             pupitre_accounts_step_back              (PupitreAccounts     *self);
void             pupitre_accounts_sign_out_closed_async  (PupitreAccounts     *self,
                                                          GCancellable        *cancellable,
                                                          GAsyncReadyCallback  callback,
                                                          gpointer             user_data);
gboolean         pupitre_accounts_sign_out_closed_finish (PupitreAccounts     *self,
                                                          GAsyncResult        *result,
                                                          GError             **error);
void             pupitre_accounts_check_identity_async   (PupitreAccounts     *self,
                                                          PupitreAccount      *account,
                                                          const char          *typed,
                                                          GCancellable        *cancellable,
                                                          GAsyncReadyCallback  callback,
                                                          gpointer             user_data);
gboolean         pupitre_accounts_check_identity_finish  (PupitreAccounts     *self,
                                                          GAsyncResult        *result,
                                                          GError             **error);
gboolean         pupitre_accounts_is_pin                 (const char          *typed);
void             pupitre_accounts_set_pin_async          (PupitreAccounts     *self,
                                                          PupitreAccount      *account,
                                                          const char          *typed,
                                                          const char          *pin,
                                                          GCancellable        *cancellable,
                                                          GAsyncReadyCallback  callback,
                                                          gpointer             user_data);
gboolean         pupitre_accounts_owe_pin_offer          (PupitreAccounts     *self,
                                                          PupitreAccount      *account);
gboolean         pupitre_accounts_set_pin_finish         (PupitreAccounts     *self,
                                                          GAsyncResult        *result,
                                                          GError             **error);

void             pupitre_accounts_close_async            (PupitreAccounts     *self,
                                                          GCancellable        *cancellable,
                                                          GAsyncReadyCallback  callback,
                                                          gpointer             user_data);
gboolean         pupitre_accounts_close_finish           (PupitreAccounts     *self,
                                                          GAsyncResult        *result,
                                                          GError             **error);

G_END_DECLS
