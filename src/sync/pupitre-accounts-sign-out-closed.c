/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-accounts"

#include "pupitre-accounts-private.h"

#include "pupitre-leave-portal.h"

/* Signing out from the lock page, by somebody who need not be the parent: sessions with the portal
 * end, kept passwords are forgotten, and what was for this session only is erased. Sealed copies stay,
 * and open as before. */

typedef struct {
  GPtrArray    *connections;  /* (element-type PupitreConnection): still to be signed out */
  GPtrArray    *secrets;      /* (nullable) (element-type PupitreSecret): still to be saved */
  GError       *error;        /* (nullable) (owned): the first that matters */
} LeaveData;

static void
leave_data_free (gpointer data)
{
  LeaveData *leave = data;

  g_ptr_array_unref (leave->connections);
  g_clear_pointer (&leave->secrets, g_ptr_array_unref);
  g_clear_error (&leave->error);
  g_free (leave);
}

static void erase_next (GTask *task);
static void leave_next_session (GTask *task);
static void save_next (GTask *task);

/* @error: (transfer full) (nullable) */
static void
keep_error (LeaveData *leave, GError *error)
{
  if (leave->error == NULL)
    leave->error = error;
  else
    g_clear_error (&error);
}

static void
finish (GTask *task)
{
  PupitreAccounts *self = g_task_get_source_object (task);
  LeaveData *leave = g_task_get_task_data (task);

  pupitre_accounts_end_closing (self, TRUE);
  pupitre_accounts_dispatch (self, pupitre_accounts_has_closed (self)
                                     ? PUPITRE_SESSION_EVENT_SIGN_OUT
                                     : PUPITRE_SESSION_EVENT_ERASE);
  if (leave->error != NULL)
    g_task_return_error (task, g_steal_pointer (&leave->error));
  else
    g_task_return_boolean (task, TRUE);
}

static void
on_erased (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  pupitre_store_erase_finish (PUPITRE_STORE (source), result, &error);
  keep_error (g_task_get_task_data (task), error);
  pupitre_accounts_drop_session_folder (g_task_get_source_object (task));
  erase_next (task);
}

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
      pupitre_accounts_erase_session_copy_async (self, id, on_erased, g_object_ref (task));
      return;
    }
  }
  finish (task);
}

static void
on_saved (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  pupitre_vault_save_finish (PUPITRE_VAULT (source), result, &error);
  keep_error (g_task_get_task_data (task), error);
  save_next (task);
}

static PupitreClosedAccount *
find_closed (PupitreAccounts *self, PupitreSecret *secret)
{
  GPtrArray *closed_accounts = pupitre_accounts_get_closed (self);

  for (guint i = 0; i < closed_accounts->len; i++) {
    PupitreClosedAccount *closed = g_ptr_array_index (closed_accounts, i);

    if (g_str_equal (closed->id, pupitre_secret_get_id (secret)))
      return closed;
  }
  return NULL;
}

static void
save_next (GTask *task)
{
  PupitreAccounts *self = g_task_get_source_object (task);
  LeaveData *leave = g_task_get_task_data (task);

  while (leave->secrets != NULL && leave->secrets->len > 0) {
    g_autoptr (PupitreSecret) secret =
      g_ptr_array_steal_index_fast (leave->secrets, leave->secrets->len - 1);
    PupitreClosedAccount *closed = find_closed (self, secret);

    if (closed == NULL)  /* another portal's */
      continue;
    pupitre_secret_set_password (secret, NULL);
    pupitre_secret_set_signed_out (secret, TRUE);
    pupitre_closed_account_update (closed, secret);
    pupitre_accounts_note_stays (self);
    pupitre_vault_save_async (pupitre_accounts_get_vault (self), secret, NULL, on_saved,
                              g_object_ref (task));
    return;
  }
  erase_next (task);
}

static void
on_secrets (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  LeaveData *leave = g_task_get_task_data (task);
  GError *error = NULL;

  leave->secrets = pupitre_vault_load_all_finish (PUPITRE_VAULT (source), result, NULL, &error);
  keep_error (leave, error);
  save_next (task);
}

/* Only what the keyring keeps has to be changed there. */
static void
leave_vault (GTask *task)
{
  PupitreAccounts *self = g_task_get_source_object (task);
  GPtrArray *closed_accounts = pupitre_accounts_get_closed (self);

  for (guint i = 0; i < closed_accounts->len; i++) {
    PupitreClosedAccount *closed = g_ptr_array_index (closed_accounts, i);

    if (closed->sealed == NULL) {
      pupitre_vault_load_all_async (pupitre_accounts_get_vault (self), NULL, on_secrets,
                                    g_object_ref (task));
      return;
    }
  }
  erase_next (task);
}

static void
on_session_left (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;

  pupitre_leave_portal_finish (result);
  leave_next_session (task);
}

static void
leave_next_session (GTask *task)
{
  LeaveData *leave = g_task_get_task_data (task);
  g_autoptr (PupitreConnection) connection = NULL;

  if (leave->connections->len == 0) {
    leave_vault (task);
    return;
  }
  connection = g_ptr_array_steal_index_fast (leave->connections, leave->connections->len - 1);
  pupitre_leave_portal_async (connection, on_session_left, g_object_ref (task));
}

static void
on_all_closed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  PupitreAccounts *self = PUPITRE_ACCOUNTS (source);
  LeaveData *leave = g_task_get_task_data (task);
  GPtrArray *closed_accounts = pupitre_accounts_get_closed (self);

  for (guint i = 0; i < closed_accounts->len; i++) {
    PupitreClosedAccount *closed = g_ptr_array_index (closed_accounts, i);

    if (closed->connection != NULL && pupitre_connection_is_signed_in (closed->connection))
      g_ptr_array_add (leave->connections, g_steal_pointer (&closed->connection));
    g_clear_object (&closed->connection);
  }
  pupitre_accounts_begin_closing (self, TRUE);
  leave_next_session (task);
}

/**
 * pupitre_accounts_sign_out_closed_async:
 * @self: The accounts, locked
 * @cancellable: (nullable): Not used: leaving is carried through
 * @callback: Called when all is done
 * @user_data: For @callback
 *
 * Ends the portal's sessions of the closed accounts and forgets their kept passwords; their sealed
 * copies stay, those for this session only are erased. Main thread.
 */
void
pupitre_accounts_sign_out_closed_async (PupitreAccounts    *self,
                                        GCancellable       *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer            user_data)
{
  GTask *task;
  LeaveData *leave;

  g_return_if_fail (PUPITRE_IS_ACCOUNTS (self));

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, pupitre_accounts_sign_out_closed_async);
  leave = g_new0 (LeaveData, 1);
  leave->connections = g_ptr_array_new_with_free_func (g_object_unref);
  g_task_set_task_data (task, leave, leave_data_free);
  pupitre_accounts_wait_closed_async (self, on_all_closed, task);
}

/**
 * pupitre_accounts_sign_out_closed_finish:
 * @self: The accounts
 * @result: What the callback was given
 * @error: Return location: what could not be done; the rest was
 *
 * Returns: whether all of it was done.
 */
gboolean
pupitre_accounts_sign_out_closed_finish (PupitreAccounts *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
