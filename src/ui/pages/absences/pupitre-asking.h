/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-page.h"

G_BEGIN_DECLS

void     pupitre_asking_async  (PupitrePage         *page,
                                GPtrArray           *intents,
                                const char          *why,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data);
gboolean pupitre_asking_finish (GAsyncResult        *result,
                                GError             **error);

G_END_DECLS
