/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-accounts"

#include "pupitre-accounts-private.h"

#include "pupitre-error.h"
#include "pupitre-sealed-secret.h"

/* Gets the secret of a closed account back, for a parent who has come in by the portal: from the
 * keyring, or from under the password. */

static void
on_secrets (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  const char *id = g_task_get_task_data (task);
  g_autoptr (GPtrArray) secrets = NULL;
  GError *error = NULL;

  secrets = pupitre_vault_load_all_finish (PUPITRE_VAULT (source), result, NULL, &error);
  if (secrets == NULL) {
    g_task_return_error (task, error);
    return;
  }
  for (guint i = 0; i < secrets->len; i++) {
    PupitreSecret *secret = g_ptr_array_index (secrets, i);

    if (g_str_equal (pupitre_secret_get_id (secret), id)) {
      g_task_return_pointer (task, g_object_ref (secret), g_object_unref);
      return;
    }
  }
  g_task_return_new_error (task, PUPITRE_ERROR, PUPITRE_ERROR_NOT_STORED,
                           "The keyring does not hold the account any more");
}

static void
on_unsealed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  PupitreSecret *secret = pupitre_sealed_secret_open_finish (result, &error);

  if (secret != NULL)
    g_task_return_pointer (task, secret, g_object_unref);
  else
    g_task_return_error (task, error);
}

/* @password: what sealed it, if no keyring keeps it */
void
pupitre_accounts_recover_async (PupitreAccounts            *self,
                                const PupitreClosedAccount *closed,
                                const char                 *password,
                                GCancellable               *cancellable,
                                GAsyncReadyCallback         callback,
                                gpointer                    user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, pupitre_accounts_recover_async);
  g_task_set_task_data (task, g_strdup (closed->id), g_free);
  if (closed->sealed != NULL)
    pupitre_sealed_secret_open_async (closed->sealed, password, cancellable, on_unsealed, task);
  else
    pupitre_vault_load_all_async (pupitre_accounts_get_vault (self), cancellable, on_secrets, task);
}

/* @error: as for the keyring, or %PUPITRE_ERROR_NOT_STORED, or %PUPITRE_ERROR_WRONG_SECRET
 *
 * Returns: (transfer full) (nullable): the secret */
PupitreSecret *
pupitre_accounts_recover_finish (PupitreAccounts *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
