/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-accounts"

#include "pupitre-accounts-private.h"

#include "pupitre-error.h"
#include "pupitre-gate.h"
#include "pupitre-secret-text.h"

/* Whether it is the parent who acts on an open account, and the PIN by which that is told. */

static PupitreVault *
get_vault_of (PupitreAccounts *self, PupitreAccount *account)
{
  return pupitre_account_is_session_only (account) ? NULL : pupitre_accounts_get_vault (self);
}

static void
on_identified (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (pupitre_gate_check_finish (result, NULL, NULL, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * pupitre_accounts_check_identity_async:
 * @self: The accounts
 * @account: One of them
 * @typed: What somebody typed: a PIN or a password; copied
 * @cancellable: (nullable): To give up
 * @callback: Called with the result
 * @user_data: For @callback
 *
 * Compares with PIN and password of an open account, without the portal. A wrong PIN costs a try.
 * Main thread.
 */
void
pupitre_accounts_check_identity_async (PupitreAccounts    *self,
                                       PupitreAccount     *account,
                                       const char         *typed,
                                       GCancellable       *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer            user_data)
{
  g_autoptr (GCancellable) both = NULL;
  GTask *task;

  g_return_if_fail (PUPITRE_IS_ACCOUNTS (self));
  g_return_if_fail (PUPITRE_IS_ACCOUNT (account));
  g_return_if_fail (typed != NULL);

  both = pupitre_accounts_new_cancellable (self, cancellable);
  task = g_task_new (self, both, callback, user_data);
  g_task_set_source_tag (task, pupitre_accounts_check_identity_async);
  pupitre_gate_check_async (get_vault_of (self, account), pupitre_account_get_secret (account), typed,
                            both, on_identified, task);
}

/**
 * pupitre_accounts_check_identity_finish:
 * @self: The accounts
 * @result: What the callback was given
 * @error: Return location: as for pupitre_accounts_unlock_finish()
 *
 * Returns: whether it is the parent.
 */
gboolean
pupitre_accounts_check_identity_finish (PupitreAccounts *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/* --- The PIN ------------------------------------------------------------------------------ */

typedef struct {
  PupitreAccount *account;  /* (owned) */
  char           *pin;      /* (nullable) (owned), guarded */
} PinData;

static void
pin_data_free (gpointer data)
{
  PinData *data_pin = data;

  g_object_unref (data_pin->account);
  pupitre_secret_text_free (data_pin->pin);
  g_free (data_pin);
}

static void
on_saved (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (pupitre_vault_save_finish (PUPITRE_VAULT (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
on_pin_set (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  PupitreSecret *secret = PUPITRE_SECRET (source);
  GError *error = NULL;

  if (!pupitre_secret_set_pin_finish (secret, result, &error)) {
    g_task_return_error (task, error);
    return;
  }
  pupitre_vault_save_async (pupitre_accounts_get_vault (g_task_get_source_object (task)), secret,
                            g_task_get_cancellable (task), on_saved, g_object_ref (task));
}

static void
on_pin_allowed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  PinData *data = g_task_get_task_data (task);
  GError *error = NULL;

  if (!pupitre_gate_check_finish (result, NULL, NULL, &error))
    g_task_return_error (task, error);
  else
    pupitre_secret_set_pin_async (pupitre_account_get_secret (data->account), data->pin,
                                  g_task_get_cancellable (task), on_pin_set, g_object_ref (task));
}

/**
 * pupitre_accounts_is_pin:
 * @typed: (nullable): What was typed
 *
 * Returns: whether it has the form of a PIN. Any thread.
 */
gboolean
pupitre_accounts_is_pin (const char *typed)
{
  return pupitre_gate_is_pin (typed);
}

/**
 * pupitre_accounts_set_pin_async:
 * @self: The accounts
 * @account: One of them that a keyring keeps
 * @typed: The password, or the PIN that there is; copied
 * @pin: (nullable): The new PIN, see pupitre_gate_is_pin(), or %NULL for none; copied
 * @cancellable: (nullable): To give up
 * @callback: Called when the keyring keeps it
 * @user_data: For @callback
 *
 * Sets, changes or takes away the PIN. Main thread.
 */
void
pupitre_accounts_set_pin_async (PupitreAccounts    *self,
                                PupitreAccount     *account,
                                const char         *typed,
                                const char         *pin,
                                GCancellable       *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer            user_data)
{
  g_autoptr (GCancellable) both = NULL;
  GTask *task;
  PinData *data;

  g_return_if_fail (PUPITRE_IS_ACCOUNTS (self));
  g_return_if_fail (PUPITRE_IS_ACCOUNT (account) && !pupitre_account_is_session_only (account));
  g_return_if_fail (typed != NULL);
  g_return_if_fail (pin == NULL || pupitre_gate_is_pin (pin));

  both = pupitre_accounts_new_cancellable (self, cancellable);
  data = g_new0 (PinData, 1);
  data->account = g_object_ref (account);
  data->pin = pupitre_secret_text_copy (pin);
  task = g_task_new (self, both, callback, user_data);
  g_task_set_source_tag (task, pupitre_accounts_set_pin_async);
  g_task_set_task_data (task, data, pin_data_free);
  pupitre_gate_check_async (pupitre_accounts_get_vault (self), pupitre_account_get_secret (account),
                            typed, both, on_pin_allowed, task);
}

/**
 * pupitre_accounts_set_pin_finish:
 * @self: The accounts
 * @result: What the callback was given
 * @error: Return location: as for pupitre_accounts_unlock_finish()
 *
 * Returns: whether the keyring keeps it so.
 */
gboolean
pupitre_accounts_set_pin_finish (PupitreAccounts *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
on_offer_kept (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  if (!pupitre_vault_save_finish (PUPITRE_VAULT (source), result, &error))
    g_message ("That a PIN was offered is not kept: %s", error->message);
}

/**
 * pupitre_accounts_owe_pin_offer:
 * @self: The accounts
 * @account: One that is open
 *
 * Asks whether a PIN is to be offered for the account, which is to be done once: from now on it
 * counts as done.
 *
 * Returns: whether it is; never for an account that has a PIN, or that no keyring keeps. Main thread.
 */
gboolean
pupitre_accounts_owe_pin_offer (PupitreAccounts *self, PupitreAccount *account)
{
  PupitreSecret *secret;

  g_return_val_if_fail (PUPITRE_IS_ACCOUNTS (self), FALSE);
  g_return_val_if_fail (PUPITRE_IS_ACCOUNT (account), FALSE);

  secret = pupitre_account_get_secret (account);
  if (pupitre_account_is_session_only (account) || pupitre_secret_has_pin (secret) ||
      pupitre_secret_get_pin_offered (secret))
    return FALSE;
  pupitre_secret_set_pin_offered (secret);
  pupitre_vault_save_async (pupitre_accounts_get_vault (self), secret, NULL, on_offer_kept, NULL);
  return TRUE;
}
