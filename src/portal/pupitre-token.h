/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-profile.h"
#include "pupitre-transport.h"

G_BEGIN_DECLS

/**
 * PupitreToken:
 * @value: What proves to the API who asks; never logged, wiped when freed
 * @email: (nullable): Whom the portal says it belongs to
 * @renew_at: From when on it should be renewed, of g_get_monotonic_time()
 *
 * The token of a session.
 */
typedef struct {
  char  *value;
  char  *email;
  gint64 renew_at;
} PupitreToken;

void          pupitre_token_free         (PupitreToken        *self);
void          pupitre_token_fetch_async  (PupitreTransport    *transport,
                                          PupitreProfile      *profile,
                                          GCancellable        *cancellable,
                                          GAsyncReadyCallback  callback,
                                          gpointer             user_data);
PupitreToken *pupitre_token_fetch_finish (GAsyncResult        *result,
                                          GError             **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PupitreToken, pupitre_token_free)

G_END_DECLS
