/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-connection.h"
#include "pupitre-secret.h"

G_BEGIN_DECLS

#define PUPITRE_TYPE_SESSION_KEEPER (pupitre_session_keeper_get_type ())
G_DECLARE_FINAL_TYPE (PupitreSessionKeeper, pupitre_session_keeper, PUPITRE, SESSION_KEEPER, GObject)

PupitreSessionKeeper *pupitre_session_keeper_new          (PupitreConnection    *connection,
                                                           PupitreSecret        *secret) G_GNUC_WARN_UNUSED_RESULT;
PupitreConnection    *pupitre_session_keeper_get_connection (PupitreSessionKeeper *self);
void                  pupitre_session_keeper_stop         (PupitreSessionKeeper *self);
gboolean              pupitre_session_keeper_may_enter    (PupitreSessionKeeper *self);
void                  pupitre_session_keeper_fetch_async  (PupitreSessionKeeper *self,
                                                           const PupitreRequest *request,
                                                           const char           *etag,
                                                           GCancellable         *cancellable,
                                                           GAsyncReadyCallback   callback,
                                                           gpointer              user_data);
PupitreReply         *pupitre_session_keeper_fetch_finish (PupitreSessionKeeper *self,
                                                           GAsyncResult         *result,
                                                           GError              **error) G_GNUC_WARN_UNUSED_RESULT;
const char           *pupitre_session_keeper_language     (void);

G_END_DECLS
