/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-profile.h"
#include "pupitre-token.h"
#include "pupitre-transport.h"

G_BEGIN_DECLS

#define PUPITRE_TYPE_SESSION (pupitre_session_get_type ())
G_DECLARE_FINAL_TYPE (PupitreSession, pupitre_session, PUPITRE, SESSION, GObject)

PupitreSession     *pupitre_session_new               (PupitreProfile      *profile,
                                                       PupitreTransport    *transport) G_GNUC_WARN_UNUSED_RESULT;
PupitreProfile     *pupitre_session_get_profile       (PupitreSession      *self);
PupitreTransport   *pupitre_session_get_transport     (PupitreSession      *self);
const char         *pupitre_session_get_email         (PupitreSession      *self);
void                pupitre_session_refuse_token      (PupitreSession      *self,
                                                       const char          *value);
void                pupitre_session_get_token_async   (PupitreSession      *self,
                                                       GAsyncReadyCallback  callback,
                                                       gpointer             user_data);
char               *pupitre_session_get_token_finish  (PupitreSession      *self,
                                                       GAsyncResult        *result,
                                                       GError             **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
