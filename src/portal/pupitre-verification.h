/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-connection.h"
#include "pupitre-code-rule.h"
#include "pupitre-password-rule.h"

G_BEGIN_DECLS

/**
 * PupitreVerificationPurpose:
 * @PUPITRE_VERIFICATION_SIGN_UP: To make an account
 * @PUPITRE_VERIFICATION_RESET: To choose a new password for one whose password was forgotten
 *
 * What an address is proven for.
 */
typedef enum {
  PUPITRE_VERIFICATION_SIGN_UP,
  PUPITRE_VERIFICATION_RESET,
} PupitreVerificationPurpose;

/**
 * PupitreVerificationState:
 * @PUPITRE_VERIFICATION_STATE_NEW: An address is wanted
 * @PUPITRE_VERIFICATION_STATE_CODE_SENT: The code is wanted
 * @PUPITRE_VERIFICATION_STATE_VERIFIED: The new password is wanted
 * @PUPITRE_VERIFICATION_STATE_PASSWORD_SET: The portal has taken the password, but no session came of
 *   it: the parent signs in with it
 * @PUPITRE_VERIFICATION_STATE_DONE: There is a session
 *
 * How far a verification has come, which is what the page of it shows.
 */
typedef enum {
  PUPITRE_VERIFICATION_STATE_NEW,
  PUPITRE_VERIFICATION_STATE_CODE_SENT,
  PUPITRE_VERIFICATION_STATE_VERIFIED,
  PUPITRE_VERIFICATION_STATE_PASSWORD_SET,
  PUPITRE_VERIFICATION_STATE_DONE,
} PupitreVerificationState;

#define PUPITRE_TYPE_VERIFICATION (pupitre_verification_get_type ())
G_DECLARE_FINAL_TYPE (PupitreVerification, pupitre_verification, PUPITRE, VERIFICATION, GObject)

PupitreVerification       *pupitre_verification_new                 (PupitreConnection         *connection,
                                                                     PupitreVerificationPurpose purpose,
                                                                     const char                *ui_locale) G_GNUC_WARN_UNUSED_RESULT;
PupitreVerificationPurpose pupitre_verification_get_purpose         (PupitreVerification       *self);
PupitreVerificationState   pupitre_verification_get_state           (PupitreVerification       *self);
gboolean                   pupitre_verification_is_busy             (PupitreVerification       *self);
const char                *pupitre_verification_get_email           (PupitreVerification       *self);
gint64                     pupitre_verification_get_sent_at         (PupitreVerification       *self);
PupitrePasswordRule       *pupitre_verification_get_rule            (PupitreVerification       *self);
const PupitreCodeRule     *pupitre_verification_get_code_rule       (PupitreVerification       *self);
void                       pupitre_verification_send_code_async     (PupitreVerification       *self,
                                                                     const char                *email,
                                                                     GCancellable              *cancellable,
                                                                     GAsyncReadyCallback        callback,
                                                                     gpointer                   user_data);
gboolean                   pupitre_verification_send_code_finish    (PupitreVerification       *self,
                                                                     GAsyncResult              *result,
                                                                     GError                   **error);
void                       pupitre_verification_verify_code_async   (PupitreVerification       *self,
                                                                     const char                *email,
                                                                     const char                *code,
                                                                     GCancellable              *cancellable,
                                                                     GAsyncReadyCallback        callback,
                                                                     gpointer                   user_data);
gboolean                   pupitre_verification_verify_code_finish  (PupitreVerification       *self,
                                                                     GAsyncResult              *result,
                                                                     GError                   **error);
void                       pupitre_verification_set_password_async  (PupitreVerification       *self,
                                                                     const char                *password,
                                                                     GCancellable              *cancellable,
                                                                     GAsyncReadyCallback        callback,
                                                                     gpointer                   user_data);
gboolean                   pupitre_verification_set_password_finish (PupitreVerification       *self,
                                                                     GAsyncResult              *result,
                                                                     GError                   **error);
void                       pupitre_verification_forget              (PupitreVerification       *self);

G_END_DECLS
