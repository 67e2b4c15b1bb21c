/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-accounts"

#include "pupitre-accounts-private.h"

#include "pupitre-error.h"

/* The start: what the keyring holds, and which accounts open by themselves. Each account is looked at
 * for itself: one without a PIN opens although another one, which has a PIN or was signed out, stays
 * closed. */

typedef struct {
  guint   n_pending;  /* accounts being opened, plus one */
  GError *error;      /* (nullable) (owned): the first */
} LoadData;

static void
load_data_free (gpointer data)
{
  LoadData *load = data;

  g_clear_error (&load->error);
  g_free (load);
}

static void
settle_load (PupitreAccounts *self)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (self)) > 0)
    pupitre_accounts_dispatch (self, PUPITRE_SESSION_EVENT_FOUND_OPEN);
  else if (pupitre_accounts_has_closed (self))
    pupitre_accounts_dispatch (self, PUPITRE_SESSION_EVENT_FOUND_CLOSED);
  else
    pupitre_accounts_dispatch (self, PUPITRE_SESSION_EVENT_FOUND_NONE);
  if (pupitre_accounts_is_signed_in (self))
    pupitre_accounts_dispatch (self, PUPITRE_SESSION_EVENT_SIGNED_IN);
}

/* @error (nullable) (transfer full) */
static void
finish_load_part (GTask *task, GError *error)
{
  LoadData *load = g_task_get_task_data (task);

  if (error != NULL && load->error == NULL)
    load->error = error;
  else
    g_clear_error (&error);

  if (--load->n_pending > 0)
    return;
  settle_load (g_task_get_source_object (task));
  if (load->error != NULL)
    g_task_return_error (task, g_steal_pointer (&load->error));
  else
    g_task_return_boolean (task, TRUE);
}

static void
on_account_opened (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  PupitreAccounts *self = g_task_get_source_object (task);
  PupitreAccount *account = PUPITRE_ACCOUNT (source);
  GError *error = NULL;

  if (pupitre_account_open_finish (account, result, &error))
    pupitre_accounts_add_open (self, account);
  /* Another program has it: it can be opened when that one is closed, and is not begun anew. */
  else if (g_error_matches (error, PUPITRE_ERROR, PUPITRE_ERROR_STORE_BUSY))
    pupitre_accounts_add_closed (self, pupitre_closed_account_new (
                                         pupitre_account_get_secret (account)));
  else
    pupitre_accounts_note_incomplete (self);
  finish_load_part (task, error);
}

static void
take_secret (PupitreAccounts *self, GTask *task, PupitreSecret *secret)
{
  LoadData *load = g_task_get_task_data (task);
  PupitreProfile *profile = pupitre_accounts_get_profile (self);
  g_autoptr (PupitreConnection) connection = NULL;
  g_autoptr (PupitreAccount) account = NULL;
  g_autofree char *directory = NULL;

  /* Another portal's account stays where it is, untouched. */
  if (!g_str_equal (pupitre_secret_get_profile_id (secret), pupitre_profile_get_id (profile)))
    return;
  if (pupitre_secret_get_signed_out (secret) || pupitre_secret_has_pin (secret)) {
    pupitre_accounts_add_closed (self, pupitre_closed_account_new (secret));
    return;
  }

  connection = pupitre_accounts_new_connection (self);
  directory = pupitre_accounts_dup_directory (self, pupitre_secret_get_id (secret), FALSE);
  account = pupitre_account_new (connection, secret, directory, FALSE);
  load->n_pending++;
  pupitre_account_open_async (account, g_task_get_cancellable (task), on_account_opened,
                              g_object_ref (task));
}

static void
on_leftover_erased (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;

  /* Another program's, which is still in it, is not one that is left. */
  if (!pupitre_store_erase_finish (PUPITRE_STORE (source), result, &error) &&
      !g_error_matches (error, PUPITRE_ERROR, PUPITRE_ERROR_STORE_BUSY))
    g_warning ("What a session left can not be removed: %s", error->message);
  pupitre_accounts_drop_session_folder (g_task_get_source_object (task));
  finish_load_part (task, NULL);
}

/* A session-only copy whose program crashed: its key is gone, so are its files. */
static void
erase_leftovers (PupitreAccounts *self, GTask *task)
{
  LoadData *load = g_task_get_task_data (task);
  g_auto (GStrv) names = pupitre_accounts_list_session_copies (self);

  for (guint i = 0; names[i] != NULL; i++) {
    load->n_pending++;
    pupitre_accounts_erase_session_copy_async (self, names[i], on_leftover_erased,
                                               g_object_ref (task));
  }
}

static void
on_secrets (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  PupitreAccounts *self = g_task_get_source_object (task);
  GError *error = NULL;
  guint n_damaged = 0;
  g_autoptr (GPtrArray) secrets =
      pupitre_vault_load_all_finish (PUPITRE_VAULT (source), result, &n_damaged, &error);

  if (n_damaged > 0)
    g_warning ("The keyring holds %u item(s) of this program that can not be read", n_damaged);
  if (pupitre_accounts_is_shared (self))
    g_clear_error (&error);  /* nobody asked the keyring */
  else if (secrets == NULL)
    pupitre_accounts_dispatch (self, PUPITRE_SESSION_EVENT_KEYRING_LOST);
  /* Who did not want to wait for the prompt does not want it again at the sign-in. */
  if (pupitre_error_is_cancelled (error))
    pupitre_vault_refuse_prompts (pupitre_accounts_get_vault (self), TRUE);
  erase_leftovers (self, task);
  for (guint i = 0; secrets != NULL && i < secrets->len; i++)
    take_secret (self, task, g_ptr_array_index (secrets, i));
  finish_load_part (task, error);
}

/**
 * pupitre_accounts_load_async:
 * @self: The accounts
 * @cancellable: (nullable): To give up
 * @callback: Called when every account that can be opened is open
 * @user_data: For @callback
 *
 * Reads the keyring and opens the stored copy of each account that is not signed out; those whose
 * parent asked to stay signed in are then signed in, silently. On a shared computer it only removes
 * what a session left that ended badly. Once, at the start.
 */
void
pupitre_accounts_load_async (PupitreAccounts    *self,
                             GCancellable       *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer            user_data)
{
  GTask *task;
  LoadData *load;

  g_return_if_fail (PUPITRE_IS_ACCOUNTS (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, pupitre_accounts_load_async);
  load = g_new0 (LoadData, 1);
  load->n_pending = 1;
  g_task_set_task_data (task, load, load_data_free);
  pupitre_vault_load_all_async (pupitre_accounts_get_vault (self), cancellable, on_secrets, task);
}

/**
 * pupitre_accounts_load_finish:
 * @self: The accounts
 * @result: What the callback was given
 * @error: Return location: one of the codes of the keyring, or of a store that can not be opened
 *
 * Returns: whether all went well; accounts that could be opened are there in any case.
 */
gboolean
pupitre_accounts_load_finish (PupitreAccounts *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
