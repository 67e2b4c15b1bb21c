/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-reply.h"
#include "pupitre-request.h"
#include "pupitre-session.h"

G_BEGIN_DECLS

#define PUPITRE_FETCH_BACKOFF 500

void          pupitre_fetch_async  (PupitreSession       *session,
                                    const PupitreRequest *request,
                                    const char           *etag,
                                    guint                 backoff,
                                    GCancellable         *cancellable,
                                    GAsyncReadyCallback   callback,
                                    gpointer              user_data);
PupitreReply *pupitre_fetch_finish (GAsyncResult         *result,
                                    GError              **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
