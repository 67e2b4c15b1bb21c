/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-profile.h"
#include "pupitre-transport.h"

G_BEGIN_DECLS

void     pupitre_sign_in_async  (PupitreTransport    *transport,
                                 PupitreProfile      *profile,
                                 const char          *email,
                                 const char          *password,
                                 const char          *ui_locale,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data);
gboolean pupitre_sign_in_finish (GAsyncResult        *result,
                                 gboolean            *sent_password,
                                 GError             **error);

G_END_DECLS
