/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-accounts"

#include "pupitre-accounts-private.h"

#include "pupitre-error.h"

#include <string.h>

/* What every way in ends with, once the portal knows the parent: the account's secret learns the
 * password, takes its place in the keyring, and the stored copy is opened. */

typedef struct {
  /* Input */
  char              *password;    /* (owned), wiped */
  gboolean           stay;
  PupitreConnection *connection;  /* (owned) */
  /* In progress */
  PupitreSecret     *secret;      /* (owned) */
  PupitreAccount    *account;     /* (nullable) (owned): the one that is open already */
  gboolean           known;       /* the keyring has the secret already */
} AdmitData;

static void
admit_data_free (gpointer data)
{
  AdmitData *admit = data;

  explicit_bzero (admit->password, strlen (admit->password));
  g_free (admit->password);
  g_clear_object (&admit->connection);
  g_clear_object (&admit->secret);
  g_clear_object (&admit->account);
  g_free (admit);
}

/* --- The stored copy ---------------------------------------------------------------------- */

static void
on_opened (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  PupitreAccounts *self = g_task_get_source_object (task);
  PupitreAccount *account = PUPITRE_ACCOUNT (source);
  GError *error = NULL;

  if (!pupitre_account_open_finish (account, result, &error)) {
    g_task_return_error (task, error);
    return;
  }
  pupitre_accounts_remove_closed (self, pupitre_account_get_secret (account));
  pupitre_accounts_add_open (self, account);
  g_task_return_pointer (task, g_object_ref (account), g_object_unref);
}

/* @task: (transfer full): what ends with the open account */
static void
open_copy (GTask *task, PupitreConnection *connection, PupitreSecret *secret, gboolean session_only)
{
  PupitreAccounts *self = g_task_get_source_object (task);
  g_autofree char *directory = pupitre_accounts_dup_directory (self, secret, session_only);
  g_autoptr (PupitreAccount) account =
      pupitre_account_new (connection, secret, directory, session_only);

  pupitre_account_open_async (account, g_task_get_cancellable (task), on_opened, task);
}

/* Opens the stored copy of an account that was closed; for whoever has shown that it is theirs. */
void
pupitre_accounts_open_copy_async (PupitreAccounts    *self,
                                  PupitreConnection  *connection,
                                  PupitreSecret      *secret,
                                  GCancellable       *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer            user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, pupitre_accounts_open_copy_async);
  open_copy (task, connection, secret, FALSE);
}

/* Returns: (transfer full) (nullable): the open account */
PupitreAccount *
pupitre_accounts_open_copy_finish (PupitreAccounts *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* --- After the portal's word -------------------------------------------------------------- */

static void
return_open_account (GTask *task)
{
  AdmitData *admit = g_task_get_task_data (task);

  g_task_return_pointer (task, g_object_ref (admit->account), g_object_unref);
}

static void
on_saved (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  PupitreAccounts *self = g_task_get_source_object (task);
  AdmitData *admit = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  gboolean saved = pupitre_vault_save_finish (PUPITRE_VAULT (source), result, &error);

  if (!saved && !pupitre_accounts_is_vault_error (error)) {
    g_task_return_error (task, g_steal_pointer (&error));
    return;
  }
  if (!pupitre_accounts_is_shared (self))
    pupitre_accounts_set_keyring (self, saved);
  /* Without a keyring the key is in memory alone, and the copy ends with the program. */
  if (admit->account != NULL)
    return_open_account (task);
  else
    open_copy (g_object_ref (task), admit->connection, admit->secret, !saved && !admit->known);
}

static void
on_password_learned (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  PupitreAccounts *self = g_task_get_source_object (task);
  AdmitData *admit = g_task_get_task_data (task);
  GError *error = NULL;

  if (!pupitre_secret_learn_password_finish (admit->secret, result, &error)) {
    g_task_return_error (task, error);
    return;
  }
  pupitre_secret_set_password (admit->secret, admit->stay ? admit->password : NULL);
  pupitre_secret_set_signed_out (admit->secret, FALSE);
  if (admit->account != NULL && pupitre_account_is_session_only (admit->account)) {
    return_open_account (task);
    return;
  }
  pupitre_vault_save_async (pupitre_accounts_get_vault (self), admit->secret,
                            g_task_get_cancellable (task), on_saved, g_object_ref (task));
}

/* The account that this address has here, open or closed; else a new one. */
static void
find_account (PupitreAccounts *self, AdmitData *admit, const char *email)
{
  PupitreAccount *open = pupitre_accounts_find_open (self, email);
  PupitreSecret *closed = pupitre_accounts_find_closed (self, email);

  admit->known = open != NULL || closed != NULL;
  if (open != NULL) {
    admit->account = g_object_ref (open);
    admit->secret = g_object_ref (pupitre_account_get_secret (open));
  } else if (closed != NULL) {
    admit->secret = g_object_ref (closed);
  } else {
    admit->secret =
        pupitre_secret_new (pupitre_profile_get_id (pupitre_accounts_get_profile (self)), email);
  }
}

/* Opens the account of a parent whom the portal has just let in over @connection with @password; of
 * an account that is open, @connection is its own. @stay: whether the password is kept. */
void
pupitre_accounts_admit_async (PupitreAccounts    *self,
                              PupitreConnection  *connection,
                              const char         *email,
                              const char         *password,
                              gboolean            stay,
                              GCancellable       *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer            user_data)
{
  AdmitData *admit = g_new0 (AdmitData, 1);
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  admit->password = g_strdup (password);
  admit->stay = stay && !pupitre_accounts_is_shared (self);
  admit->connection = g_object_ref (connection);
  find_account (self, admit, email);
  g_task_set_source_tag (task, pupitre_accounts_admit_async);
  g_task_set_task_data (task, admit, admit_data_free);
  pupitre_secret_learn_password_async (admit->secret, password, cancellable, on_password_learned,
                                       task);
}

/* Returns: (transfer full) (nullable): the open account */
PupitreAccount *
pupitre_accounts_admit_finish (PupitreAccounts *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
