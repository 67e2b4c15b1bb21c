/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-secret.h"

G_BEGIN_DECLS

#define PUPITRE_TYPE_VAULT (pupitre_vault_get_type ())
G_DECLARE_FINAL_TYPE (PupitreVault, pupitre_vault, PUPITRE, VAULT, GObject)

PupitreVault *pupitre_vault_new             (const char           *application_id) G_GNUC_WARN_UNUSED_RESULT;

void          pupitre_vault_set_limits      (PupitreVault         *self,
                                             guint                 call_ms,
                                             guint                 prompt_ms);
void          pupitre_vault_set_closed      (PupitreVault         *self,
                                             gboolean              closed);
void          pupitre_vault_refuse_prompts  (PupitreVault         *self,
                                             gboolean              refuse);

void          pupitre_vault_load_all_async  (PupitreVault         *self,
                                             GCancellable         *cancellable,
                                             GAsyncReadyCallback   callback,
                                             gpointer              user_data);
GPtrArray    *pupitre_vault_load_all_finish (PupitreVault         *self,
                                             GAsyncResult         *result,
                                             guint                *n_damaged,
                                             GError              **error) G_GNUC_WARN_UNUSED_RESULT;
void          pupitre_vault_save_async      (PupitreVault         *self,
                                             PupitreSecret        *secret,
                                             GCancellable         *cancellable,
                                             GAsyncReadyCallback   callback,
                                             gpointer              user_data);
gboolean      pupitre_vault_save_finish     (PupitreVault         *self,
                                             GAsyncResult         *result,
                                             GError              **error);
void          pupitre_vault_remove_async    (PupitreVault         *self,
                                             const char           *account_id,
                                             GCancellable         *cancellable,
                                             GAsyncReadyCallback   callback,
                                             gpointer              user_data);
gboolean      pupitre_vault_remove_finish   (PupitreVault         *self,
                                             GAsyncResult         *result,
                                             GError              **error);

G_END_DECLS
