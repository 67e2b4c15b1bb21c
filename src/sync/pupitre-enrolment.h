/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-accounts.h"
#include "pupitre-verification.h"

G_BEGIN_DECLS

/**
 * PupitreEnrolmentStep:
 * @PUPITRE_ENROLMENT_ADDRESS: To which address the code goes
 * @PUPITRE_ENROLMENT_CODE: A code is on its way: which one is it
 * @PUPITRE_ENROLMENT_PASSWORD: The address is proved: which password
 *
 * What the parent is asked next.
 */
typedef enum {
  PUPITRE_ENROLMENT_ADDRESS,
  PUPITRE_ENROLMENT_CODE,
  PUPITRE_ENROLMENT_PASSWORD,
} PupitreEnrolmentStep;

#define PUPITRE_TYPE_ENROLMENT (pupitre_enrolment_get_type ())
G_DECLARE_FINAL_TYPE (PupitreEnrolment, pupitre_enrolment, PUPITRE, ENROLMENT, GObject)

PupitreEnrolment          *pupitre_enrolment_new               (PupitreAccounts            *accounts,
                                                                PupitreAccount             *account,
                                                                PupitreVerificationPurpose  purpose) G_GNUC_WARN_UNUSED_RESULT;
void                       pupitre_enrolment_resume            (PupitreEnrolment           *self,
                                                                const char                 *email,
                                                                gint64                      sent_at);
PupitreVerificationPurpose pupitre_enrolment_get_purpose       (PupitreEnrolment           *self);
PupitreEnrolmentStep       pupitre_enrolment_get_step          (PupitreEnrolment           *self);
const char                *pupitre_enrolment_get_email         (PupitreEnrolment           *self);
gint64                     pupitre_enrolment_get_sent_at       (PupitreEnrolment           *self);
gint64                     pupitre_enrolment_get_expiry        (PupitreEnrolment           *self);
PupitrePasswordRule       *pupitre_enrolment_get_rule          (PupitreEnrolment           *self);
const PupitreCodeRule     *pupitre_enrolment_get_code_rule     (PupitreEnrolment           *self);

void                       pupitre_enrolment_send_code_async   (PupitreEnrolment           *self,
                                                                const char                 *email,
                                                                GCancellable               *cancellable,
                                                                GAsyncReadyCallback         callback,
                                                                gpointer                    user_data);
gboolean                   pupitre_enrolment_send_code_finish  (PupitreEnrolment           *self,
                                                                GAsyncResult               *result,
                                                                GError                    **error);
void                       pupitre_enrolment_verify_async      (PupitreEnrolment           *self,
                                                                const char                 *code,
                                                                GCancellable               *cancellable,
                                                                GAsyncReadyCallback         callback,
                                                                gpointer                    user_data);
gboolean                   pupitre_enrolment_verify_finish     (PupitreEnrolment           *self,
                                                                GAsyncResult               *result,
                                                                GError                    **error);
void                       pupitre_enrolment_enter_async       (PupitreEnrolment           *self,
                                                                const char                 *password,
                                                                GCancellable               *cancellable,
                                                                GAsyncReadyCallback         callback,
                                                                gpointer                    user_data);
PupitreAccount            *pupitre_enrolment_enter_finish      (PupitreEnrolment           *self,
                                                                GAsyncResult               *result,
                                                                GError                    **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
