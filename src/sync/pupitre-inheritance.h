/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-accounts.h"

G_BEGIN_DECLS

void            pupitre_inheritance_find_async  (PupitreAccounts     *accounts,
                                                 PupitreAccount      *heir,
                                                 PupitreChild        *child,
                                                 GCancellable        *cancellable,
                                                 GAsyncReadyCallback  callback,
                                                 gpointer             user_data);
PupitreAccount *pupitre_inheritance_find_finish (GAsyncResult        *result,
                                                 guint               *n_documents,
                                                 GError             **error) G_GNUC_WARN_UNUSED_RESULT;
void            pupitre_inheritance_take_async  (PupitreAccount      *former,
                                                 PupitreAccount      *heir,
                                                 PupitreChild        *child,
                                                 GCancellable        *cancellable,
                                                 GAsyncReadyCallback  callback,
                                                 gpointer             user_data);
gboolean        pupitre_inheritance_take_finish (GAsyncResult        *result,
                                                 guint               *n_documents,
                                                 GError             **error);

G_END_DECLS
