/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-accounts"

#include "pupitre-accounts-private.h"

#include "pupitre-error.h"
#include "pupitre-session-keeper.h"

#include <gio/gio.h>
#include <string.h>

/* Signing in: the portal first; then the account's secret, its place in the keyring and its stored
 * copy. When the portal does not answer, a stored copy opens for whoever knows the password. */

typedef struct {
  /* Input */
  char              *email;       /* (owned) */
  char              *password;    /* (owned), wiped */
  gboolean           stay;
  /* In progress */
  PupitreConnection *connection;  /* (owned) */
  PupitreSecret     *secret;      /* (nullable) (owned) */
  PupitreAccount    *account;     /* (nullable) (owned): %NULL until it is made */
  gboolean           known;       /* the keyring has the secret already */
  GError            *unreachable; /* (nullable) (owned): why the portal does not answer */
  /* Output */
  gboolean           offline;
} SignInData;

static void
wipe (char *text)
{
  if (text != NULL)
    explicit_bzero (text, strlen (text));
  g_free (text);
}

static void
sign_in_data_free (gpointer data)
{
  SignInData *in = data;

  g_free (in->email);
  wipe (in->password);
  g_clear_object (&in->connection);
  g_clear_object (&in->secret);
  g_clear_object (&in->account);
  g_clear_error (&in->unreachable);
  g_free (in);
}

static void
return_account (GTask *task)
{
  SignInData *in = g_task_get_task_data (task);

  g_task_return_pointer (task, g_object_ref (in->account), g_object_unref);
}

static void
on_opened (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  PupitreAccounts *self = g_task_get_source_object (task);
  SignInData *in = g_task_get_task_data (task);
  GError *error = NULL;

  if (!pupitre_account_open_finish (PUPITRE_ACCOUNT (source), result, &error)) {
    g_task_return_error (task, error);
    return;
  }
  pupitre_accounts_remove_closed (self, in->secret);
  pupitre_accounts_add_open (self, in->account);
  return_account (task);
}

static void
open_account (GTask *task, gboolean session_only)
{
  PupitreAccounts *self = g_task_get_source_object (task);
  SignInData *in = g_task_get_task_data (task);
  g_autofree char *directory = NULL;

  if (in->account != NULL) {  /* it was open all the time */
    return_account (task);
    return;
  }
  directory = pupitre_accounts_dup_directory (self, in->secret, session_only);
  in->account = pupitre_account_new (in->connection, in->secret, directory, session_only);
  pupitre_account_open_async (in->account, g_task_get_cancellable (task), on_opened,
                              g_object_ref (task));
}

static void
on_saved (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  PupitreAccounts *self = g_task_get_source_object (task);
  SignInData *in = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  gboolean saved = pupitre_vault_save_finish (PUPITRE_VAULT (source), result, &error);

  if (!saved && !pupitre_accounts_is_vault_error (error)) {
    g_task_return_error (task, g_steal_pointer (&error));
    return;
  }
  pupitre_accounts_set_keyring (self, saved);
  /* Without a keyring the key is in memory alone, and the copy ends with the program. */
  open_account (task, !saved && !in->known);
}

static void
on_password_learned (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  PupitreAccounts *self = g_task_get_source_object (task);
  SignInData *in = g_task_get_task_data (task);
  GError *error = NULL;

  if (!pupitre_secret_learn_password_finish (in->secret, result, &error)) {
    g_task_return_error (task, error);
    return;
  }
  pupitre_secret_set_password (in->secret, in->stay ? in->password : NULL);
  pupitre_secret_set_signed_out (in->secret, FALSE);
  if (in->account != NULL && pupitre_account_is_session_only (in->account)) {
    return_account (task);
    return;
  }
  pupitre_vault_save_async (pupitre_accounts_get_vault (self), in->secret,
                            g_task_get_cancellable (task), on_saved, g_object_ref (task));
}

static void
on_password_checked (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  SignInData *in = g_task_get_task_data (task);
  GError *error = NULL;

  if (!pupitre_secret_check_password_finish (in->secret, result, &error)) {
    g_task_return_error (task, error);
    return;
  }
  in->offline = TRUE;
  open_account (task, FALSE);
}

/* The portal does not answer: what is stored opens with the password that opened it before. */
static void
open_offline (GTask *task)
{
  SignInData *in = g_task_get_task_data (task);

  if (in->secret == NULL || in->account != NULL || !pupitre_secret_knows_password (in->secret)) {
    g_task_return_error (task, g_steal_pointer (&in->unreachable));
    return;
  }
  pupitre_secret_check_password_async (in->secret, in->password, g_task_get_cancellable (task),
                                       on_password_checked, g_object_ref (task));
}

static void
on_portal_answered (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  PupitreAccounts *self = g_task_get_source_object (task);
  SignInData *in = g_task_get_task_data (task);
  GError *error = NULL;

  if (!pupitre_connection_sign_in_finish (in->connection, result, &error)) {
    if (!pupitre_error_is_offline (error)) {
      g_task_return_error (task, error);
      return;
    }
    in->unreachable = error;
    open_offline (task);
    return;
  }

  if (in->secret == NULL)
    in->secret =
        pupitre_secret_new (pupitre_profile_get_id (pupitre_accounts_get_profile (self)), in->email);
  pupitre_secret_learn_password_async (in->secret, in->password, g_task_get_cancellable (task),
                                       on_password_learned, g_object_ref (task));
}

/**
 * pupitre_accounts_sign_in_async:
 * @self: The accounts
 * @email: The parent's address
 * @password: The portal's password
 * @stay: Whether the parent asks to stay signed in: only then is the password kept
 * @cancellable: (nullable): To give up
 * @callback: Called with the result
 * @user_data: For @callback
 *
 * Signs in to the portal: with a new account, with one that was signed out here, or again with one
 * whose session has ended. Main thread.
 */
void
pupitre_accounts_sign_in_async (PupitreAccounts    *self,
                                const char         *email,
                                const char         *password,
                                gboolean            stay,
                                GCancellable       *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer            user_data)
{
  g_autoptr (GTask) task = NULL;
  SignInData *in;
  PupitreAccount *open;
  PupitreSecret *closed;

  g_return_if_fail (PUPITRE_IS_ACCOUNTS (self));
  g_return_if_fail (email != NULL && password != NULL);

  in = g_new0 (SignInData, 1);
  in->email = g_strstrip (g_strdup (email));
  in->password = g_strdup (password);
  in->stay = stay;
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, pupitre_accounts_sign_in_async);
  g_task_set_task_data (task, in, sign_in_data_free);

  open = pupitre_accounts_find_open (self, in->email);
  closed = pupitre_accounts_find_closed (self, in->email);
  if (open != NULL) {
    in->account = g_object_ref (open);
    in->secret = g_object_ref (pupitre_account_get_secret (open));
    in->connection = g_object_ref (pupitre_account_get_connection (open));
  } else {
    in->connection = pupitre_accounts_new_connection (self);
    if (closed != NULL)
      in->secret = g_object_ref (closed);
  }
  in->known = in->secret != NULL;
  pupitre_connection_sign_in_async (in->connection, in->email, in->password,
                                    pupitre_session_keeper_language (), cancellable, on_portal_answered,
                                    g_object_ref (task));
}

/**
 * pupitre_accounts_sign_in_finish:
 * @self: The accounts
 * @result: What the callback was given
 * @offline: (out) (optional): whether only the stored copy was opened, as the portal does not answer
 * @error: Return location
 *
 * Returns: (transfer full) (nullable): the open account, in the list model too.
 */
PupitreAccount *
pupitre_accounts_sign_in_finish (PupitreAccounts *self,
                                 GAsyncResult    *result,
                                 gboolean        *offline,
                                 GError         **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  if (offline != NULL)
    *offline = ((SignInData *) g_task_get_task_data (G_TASK (result)))->offline;
  return g_task_propagate_pointer (G_TASK (result), error);
}
