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

void          pupitre_write_async  (PupitreSession       *session,
                                    const PupitreRequest *request,
                                    GCancellable         *cancellable,
                                    GAsyncReadyCallback   callback,
                                    gpointer              user_data);
PupitreReply *pupitre_write_finish (GAsyncResult         *result,
                                    GError              **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
