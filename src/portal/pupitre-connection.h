/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-limiter.h"
#include "pupitre-profile.h"
#include "pupitre-reply.h"
#include "pupitre-request.h"

G_BEGIN_DECLS

#define PUPITRE_TYPE_CONNECTION (pupitre_connection_get_type ())
G_DECLARE_FINAL_TYPE (PupitreConnection, pupitre_connection, PUPITRE, CONNECTION, GObject)

PupitreConnection *pupitre_connection_new             (PupitreProfile       *profile,
                                                       PupitreLimiter       *limiter) G_GNUC_WARN_UNUSED_RESULT;
PupitreProfile    *pupitre_connection_get_profile     (PupitreConnection    *self);
gboolean           pupitre_connection_is_signed_in    (PupitreConnection    *self);
gboolean           pupitre_connection_is_signing_in   (PupitreConnection    *self);
const char        *pupitre_connection_get_email       (PupitreConnection    *self);
void               pupitre_connection_sign_in_async   (PupitreConnection    *self,
                                                       const char           *email,
                                                       const char           *password,
                                                       const char           *ui_locale,
                                                       GCancellable         *cancellable,
                                                       GAsyncReadyCallback   callback,
                                                       gpointer              user_data);
gboolean           pupitre_connection_sign_in_finish  (PupitreConnection    *self,
                                                       GAsyncResult         *result,
                                                       GError              **error);
gboolean           pupitre_connection_is_verdict      (PupitreConnection    *self,
                                                       const GError         *error);
void               pupitre_connection_reach_async     (PupitreConnection    *self,
                                                       GCancellable         *cancellable,
                                                       GAsyncReadyCallback   callback,
                                                       gpointer              user_data);
gboolean           pupitre_connection_reach_finish    (PupitreConnection    *self,
                                                       GAsyncResult         *result,
                                                       GError              **error);
void               pupitre_connection_sign_out_async  (PupitreConnection    *self,
                                                       GCancellable         *cancellable,
                                                       GAsyncReadyCallback   callback,
                                                       gpointer              user_data);
gboolean           pupitre_connection_sign_out_finish (PupitreConnection    *self,
                                                       GAsyncResult         *result,
                                                       GError              **error);
void               pupitre_connection_forget          (PupitreConnection    *self);
void               pupitre_connection_fetch_async     (PupitreConnection    *self,
                                                       const PupitreRequest *request,
                                                       const char           *etag,
                                                       GCancellable         *cancellable,
                                                       GAsyncReadyCallback   callback,
                                                       gpointer              user_data);
PupitreReply      *pupitre_connection_fetch_finish    (PupitreConnection    *self,
                                                       GAsyncResult         *result,
                                                       GError              **error) G_GNUC_WARN_UNUSED_RESULT;
void               pupitre_connection_write_async     (PupitreConnection    *self,
                                                       const PupitreRequest *request,
                                                       GCancellable         *cancellable,
                                                       GAsyncReadyCallback   callback,
                                                       gpointer              user_data);
PupitreReply      *pupitre_connection_write_finish    (PupitreConnection    *self,
                                                       GAsyncResult         *result,
                                                       GError              **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
