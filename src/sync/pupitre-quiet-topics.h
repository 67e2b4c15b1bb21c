/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-change.h"
#include "pupitre-member.h"

G_BEGIN_DECLS

void        pupitre_quiet_topics_load_async  (PupitreMember        *member,
                                              GCancellable         *cancellable,
                                              GAsyncReadyCallback   callback,
                                              gpointer              user_data);
GHashTable *pupitre_quiet_topics_load_finish (GAsyncResult         *result,
                                              GError              **error) G_GNUC_WARN_UNUSED_RESULT;
void        pupitre_quiet_topics_set         (PupitreMember        *member,
                                              PupitreChangeTopic    topic,
                                              gboolean              quiet);

G_END_DECLS
