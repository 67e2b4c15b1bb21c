/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-child.h"
#include "pupitre-session-keeper.h"
#include "pupitre-store.h"

G_BEGIN_DECLS

void    pupitre_photo_load_async  (PupitreSessionKeeper *keeper,
                                   PupitreStore        *store,
                                   PupitreChild        *child,
                                   GCancellable        *cancellable,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data);
GBytes *pupitre_photo_load_finish (GAsyncResult        *result,
                                   GError             **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
