/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-vault.h"

G_BEGIN_DECLS

/* How long a PIN is. */
#define PUPITRE_GATE_PIN_MIN 4
#define PUPITRE_GATE_PIN_MAX 8

gboolean  pupitre_gate_is_pin        (const char           *typed);
void      pupitre_gate_check_async   (PupitreVault         *vault,
                                      PupitreSecret        *secret,
                                      const char           *typed,
                                      GCancellable         *cancellable,
                                      GAsyncReadyCallback   callback,
                                      gpointer              user_data);
gboolean  pupitre_gate_check_finish  (GAsyncResult         *result,
                                      gboolean             *by_password,
                                      gboolean             *took_try,
                                      GError              **error);

G_END_DECLS
