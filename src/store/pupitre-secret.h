/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-key.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* Wrong PINs in a row after which only the portal's password helps. */
#define PUPITRE_SECRET_MAX_TRIES 5

#define PUPITRE_TYPE_SECRET (pupitre_secret_get_type ())
G_DECLARE_FINAL_TYPE (PupitreSecret, pupitre_secret, PUPITRE, SECRET, GObject)

PupitreSecret *pupitre_secret_new                   (const char           *profile_id,
                                                     const char           *email) G_GNUC_WARN_UNUSED_RESULT;
PupitreSecret *pupitre_secret_new_from_text         (const char           *text,
                                                     gsize                 length,
                                                     GError              **error) G_GNUC_WARN_UNUSED_RESULT;
char          *pupitre_secret_to_text               (PupitreSecret        *self,
                                                     gsize                *length) G_GNUC_WARN_UNUSED_RESULT;

const char    *pupitre_secret_get_id                (PupitreSecret        *self);
const char    *pupitre_secret_get_profile_id        (PupitreSecret        *self);
const char    *pupitre_secret_get_email             (PupitreSecret        *self);
PupitreKey    *pupitre_secret_get_key               (PupitreSecret        *self);
const char    *pupitre_secret_get_password          (PupitreSecret        *self);
void           pupitre_secret_set_password          (PupitreSecret        *self,
                                                     const char           *password);
gboolean       pupitre_secret_get_signed_out        (PupitreSecret        *self);
void           pupitre_secret_set_signed_out        (PupitreSecret        *self,
                                                     gboolean              signed_out);
gboolean       pupitre_secret_get_refused           (PupitreSecret        *self);
void           pupitre_secret_set_refused           (PupitreSecret        *self,
                                                     gboolean              refused);
gboolean       pupitre_secret_get_kept_out          (PupitreSecret        *self);
void           pupitre_secret_set_kept_out          (PupitreSecret        *self,
                                                     gboolean              kept_out);
gboolean       pupitre_secret_get_pin_offered       (PupitreSecret        *self);
void           pupitre_secret_set_pin_offered       (PupitreSecret        *self);

gboolean       pupitre_secret_knows_password        (PupitreSecret        *self);
void           pupitre_secret_learn_password_async  (PupitreSecret        *self,
                                                     const char           *password,
                                                     GCancellable         *cancellable,
                                                     GAsyncReadyCallback   callback,
                                                     gpointer              user_data);
gboolean       pupitre_secret_learn_password_finish (PupitreSecret        *self,
                                                     GAsyncResult         *result,
                                                     GError              **error);
void           pupitre_secret_check_password_async  (PupitreSecret        *self,
                                                     const char           *password,
                                                     GCancellable         *cancellable,
                                                     GAsyncReadyCallback   callback,
                                                     gpointer              user_data);
gboolean       pupitre_secret_check_password_finish (PupitreSecret        *self,
                                                     GAsyncResult         *result,
                                                     GError              **error);

gboolean       pupitre_secret_has_pin               (PupitreSecret        *self);
guint          pupitre_secret_get_tries_left        (PupitreSecret        *self);
gboolean       pupitre_secret_take_try              (PupitreSecret        *self);
void           pupitre_secret_return_try            (PupitreSecret        *self);
void           pupitre_secret_set_pin_async         (PupitreSecret        *self,
                                                     const char           *pin,
                                                     GCancellable         *cancellable,
                                                     GAsyncReadyCallback   callback,
                                                     gpointer              user_data);
gboolean       pupitre_secret_set_pin_finish        (PupitreSecret        *self,
                                                     GAsyncResult         *result,
                                                     GError              **error);
void           pupitre_secret_check_pin_async       (PupitreSecret        *self,
                                                     const char           *pin,
                                                     GCancellable         *cancellable,
                                                     GAsyncReadyCallback   callback,
                                                     gpointer              user_data);
gboolean       pupitre_secret_check_pin_finish      (PupitreSecret        *self,
                                                     GAsyncResult         *result,
                                                     GError              **error);

G_END_DECLS
