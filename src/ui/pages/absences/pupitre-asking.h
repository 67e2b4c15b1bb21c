/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-page.h"

G_BEGIN_DECLS

void           pupitre_asking_async           (PupitrePage         *page,
                                               GPtrArray           *intents,
                                               const char          *why,
                                               GAsyncReadyCallback  callback,
                                               gpointer             user_data);
gboolean       pupitre_asking_finish          (GAsyncResult        *result,
                                               GError             **error);
PupitreOutbox *pupitre_asking_get_outbox      (PupitrePage         *page,
                                               PupitreIntent       *intent);
const char    *pupitre_asking_get_sender_name (PupitrePage         *page,
                                               PupitreIntent       *intent);

G_END_DECLS
