/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-accounts"

#include "pupitre-accounts-private.h"

#include "pupitre-error.h"
#include "pupitre-leave-portal.h"

#include <gio/gio.h>

/* Leaving: signing out, signing out and erasing, and closing the program. The account leaves the
 * list at once, so that nothing of it is on the screen while the rest is carried out. */

typedef struct {
  /* Input */
  PupitreAccount *account;  /* (owned) */
  gboolean        erase;    /* the files */
  gboolean        drop_key; /* the keyring's item */
  gboolean        sends;    /* the portal is told */
  /* In progress */
  GError         *error;    /* (nullable) (owned): the first that matters */
} LeaveData;

static void
leave_data_free (gpointer data)
{
  LeaveData *leave = data;

  g_clear_object (&leave->account);
  g_clear_error (&leave->error);
  g_free (leave);
}

/* @error (nullable) (transfer full) */
static void
keep_error (LeaveData *leave, GError *error)
{
  if (leave->error == NULL && !pupitre_error_is_cancelled (error))
    leave->error = error;
  else
    g_clear_error (&error);
}

static void
return_left (GTask *task)
{
  LeaveData *leave = g_task_get_task_data (task);

  pupitre_accounts_end_closing (g_task_get_source_object (task), leave->sends);
  if (leave->error != NULL)
    g_task_return_error (task, g_steal_pointer (&leave->error));
  else
    g_task_return_boolean (task, TRUE);
}

static void
on_erased (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  LeaveData *leave = g_task_get_task_data (task);
  GError *error = NULL;

  pupitre_store_erase_finish (PUPITRE_STORE (source), result, &error);
  keep_error (leave, error);
  if (pupitre_account_is_session_only (leave->account))
    pupitre_accounts_drop_session_folder (g_task_get_source_object (task));
  return_left (task);
}

static void
on_closed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  pupitre_store_close_finish (PUPITRE_STORE (source), result, &error);
  keep_error (g_task_get_task_data (task), error);
  return_left (task);
}

static void
leave_store (GTask *task)
{
  LeaveData *leave = g_task_get_task_data (task);
  PupitreStore *store = pupitre_account_get_store (leave->account);

  if (leave->erase)
    pupitre_store_erase_async (store, NULL, on_erased, g_object_ref (task));
  else
    pupitre_store_close_async (store, NULL, on_closed, g_object_ref (task));
}

static void
on_portal_left (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;

  pupitre_leave_portal_finish (result);
  leave_store (task);
}

static void
leave_portal (GTask *task)
{
  LeaveData *leave = g_task_get_task_data (task);

  pupitre_leave_portal_async (pupitre_account_get_connection (leave->account), on_portal_left,
                              g_object_ref (task));
}

static void
on_key_dropped (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  pupitre_vault_remove_finish (PUPITRE_VAULT (source), result, &error);
  keep_error (g_task_get_task_data (task), error);
  leave_portal (task);
}

static void
on_sign_out_kept (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  pupitre_vault_save_finish (PUPITRE_VAULT (source), result, &error);
  keep_error (g_task_get_task_data (task), error);
  leave_portal (task);
}

/* The key goes first: without it what remains of the files says nothing, however many there are. */
static void
leave_vault (GTask *task)
{
  PupitreAccounts *self = g_task_get_source_object (task);
  LeaveData *leave = g_task_get_task_data (task);
  PupitreSecret *secret = pupitre_account_get_secret (leave->account);
  PupitreVault *vault = pupitre_accounts_get_vault (self);

  if (leave->drop_key) {
    pupitre_vault_remove_async (vault, pupitre_secret_get_id (secret), NULL, on_key_dropped,
                                g_object_ref (task));
    return;
  }
  pupitre_vault_save_async (vault, secret, NULL, on_sign_out_kept, g_object_ref (task));
}

/* What stays is closed before the list changes, so that whoever looks sees one of both. */
static void
note_left (PupitreAccounts *self, LeaveData *leave)
{
  PupitreSecret *secret = pupitre_account_get_secret (leave->account);

  if (!leave->erase) {
    pupitre_secret_set_password (secret, NULL);
    pupitre_secret_set_signed_out (secret, TRUE);
    pupitre_accounts_add_closed (self, pupitre_closed_account_new (secret));
  }
  if (g_list_model_get_n_items (G_LIST_MODEL (self)) == 1)
    pupitre_accounts_dispatch (self, pupitre_accounts_has_closed (self)
                                       ? PUPITRE_SESSION_EVENT_SIGN_OUT
                                       : PUPITRE_SESSION_EVENT_ERASE);
}

/**
 * pupitre_accounts_sign_out_async:
 * @self: The accounts
 * @account: One of them
 * @erase: Whether this computer's copy goes too
 * @cancellable: (nullable): Not used to give up half way: leaving is carried through
 * @callback: Called when all is done
 * @user_data: For @callback
 *
 * Ends the portal's session on all its hosts. The sealed copy stays, to be opened with the password,
 * also offline; with @erase its key is destroyed and then its files. A session-only account is
 * always erased. Main thread.
 */
void
pupitre_accounts_sign_out_async (PupitreAccounts    *self,
                                 PupitreAccount     *account,
                                 gboolean            erase,
                                 GCancellable       *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer            user_data)
{
  g_autoptr (GTask) task = NULL;
  LeaveData *leave;

  g_return_if_fail (PUPITRE_IS_ACCOUNTS (self));
  g_return_if_fail (PUPITRE_IS_ACCOUNT (account));

  leave = g_new0 (LeaveData, 1);
  leave->account = g_object_ref (account);
  leave->erase = erase || pupitre_account_is_session_only (account);
  leave->drop_key = erase && !pupitre_account_is_session_only (account);
  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, pupitre_accounts_sign_out_async);
  g_task_set_task_data (task, leave, leave_data_free);

  pupitre_account_stop (account);
  leave->sends = TRUE;
  pupitre_accounts_begin_closing (self, TRUE);
  note_left (self, leave);
  pupitre_accounts_remove_open (self, account);
  if (pupitre_account_is_session_only (account))
    leave_portal (task);
  else
    leave_vault (task);
}

/**
 * pupitre_accounts_sign_out_finish:
 * @self: The accounts
 * @result: What the callback was given
 * @error: Return location: what could not be done; the rest was
 *
 * Returns: whether all of it was done.
 */
gboolean
pupitre_accounts_sign_out_finish (PupitreAccounts *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/* --- Closing the program ------------------------------------------------------------------ */

static void close_next (GTask *task);
static void erase_next (GTask *task);

static void
on_all_closed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;

  g_task_return_boolean (task, TRUE);
}

static void
on_session_copy_erased (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;

  if (!pupitre_store_erase_finish (PUPITRE_STORE (source), result, &error))
    g_warning ("What a session left can not be removed: %s", error->message);
  pupitre_accounts_drop_session_folder (g_task_get_source_object (task));
  erase_next (task);
}

/* The copies that end with the program, also where it is locked and their keys are not at hand. */
static void
erase_next (GTask *task)
{
  PupitreAccounts *self = g_task_get_source_object (task);
  GPtrArray *closed_accounts = pupitre_accounts_get_closed (self);

  for (guint i = 0; i < closed_accounts->len; i++) {
    PupitreClosedAccount *closed = g_ptr_array_index (closed_accounts, i);
    g_autofree char *id = g_strdup (closed->id);

    if (closed->sealed != NULL) {
      pupitre_accounts_remove_closed (self, id);
      pupitre_accounts_erase_session_copy_async (self, id, on_session_copy_erased,
                                                 g_object_ref (task));
      return;
    }
  }
  pupitre_accounts_wait_closed_async (self, on_all_closed, g_object_ref (task));
}

static void
on_account_closed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    g_warning ("An account was not closed properly: %s", error->message);
  close_next (task);
}

static void
close_next (GTask *task)
{
  PupitreAccounts *self = g_task_get_source_object (task);
  g_autoptr (PupitreAccount) account = g_list_model_get_item (G_LIST_MODEL (self), 0);
  g_autoptr (GTask) one = NULL;
  LeaveData *leave;

  if (account == NULL) {
    erase_next (task);
    return;
  }
  leave = g_new0 (LeaveData, 1);
  leave->account = g_object_ref (account);
  leave->erase = pupitre_account_is_session_only (account);
  one = g_task_new (self, NULL, on_account_closed, g_object_ref (task));
  g_task_set_source_tag (one, close_next);
  g_task_set_task_data (one, leave, leave_data_free);

  pupitre_account_stop (account);
  pupitre_accounts_begin_closing (self, FALSE);
  pupitre_accounts_remove_open (self, account);
  pupitre_connection_forget (pupitre_account_get_connection (account));
  leave_store (one);
}

/**
 * pupitre_accounts_close_async:
 * @self: The accounts
 * @cancellable: (nullable): Not used: closing is carried through
 * @callback: Called when all stores are closed
 * @user_data: For @callback
 *
 * The program ends: cookies and tokens are forgotten, nothing is sent, stored copies are closed, and
 * what was for this session only is erased. Main thread.
 */
void
pupitre_accounts_close_async (PupitreAccounts    *self,
                              GCancellable       *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer            user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (PUPITRE_IS_ACCOUNTS (self));

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, pupitre_accounts_close_async);
  pupitre_accounts_dispatch (self, PUPITRE_SESSION_EVENT_CLOSE);
  close_next (task);
}

/**
 * pupitre_accounts_close_finish:
 * @self: The accounts
 * @result: What the callback was given
 * @error: Return location
 *
 * Returns: whether all stores are closed.
 */
gboolean
pupitre_accounts_close_finish (PupitreAccounts *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
