/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-account.h"
#include "pupitre-message.h"

G_BEGIN_DECLS

void     pupitre_message_keep_async        (PupitreAccount      *account,
                                            PupitreChild        *child,
                                            PupitreMessage      *message,
                                            GBytes              *pdf,
                                            GCancellable        *cancellable,
                                            GAsyncReadyCallback  callback,
                                            gpointer             user_data);
gboolean pupitre_message_keep_finish       (GAsyncResult        *result,
                                            guint               *n_missing,
                                            GError             **error);
void     pupitre_message_keep_check_async  (PupitreAccount      *account,
                                            PupitreChild        *child,
                                            PupitreMessage      *message,
                                            GCancellable        *cancellable,
                                            GAsyncReadyCallback  callback,
                                            gpointer             user_data);
gboolean pupitre_message_keep_check_finish (GAsyncResult        *result,
                                            guint               *n_missing,
                                            GError             **error);

G_END_DECLS
