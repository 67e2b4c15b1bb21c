/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-accounts"

#include "pupitre-accounts-private.h"

#include "pupitre-error.h"
#include "pupitre-secret-text.h"
#include "pupitre-session-keeper.h"

#include <gio/gio.h>
#include <string.h>

/* Signing in: the portal first, then the account. When the portal does not answer, a stored copy opens
 * for whoever knows the password. */

typedef struct {
  /* Input */
  char              *email;       /* (owned) */
  char              *password;    /* (owned), guarded */
  gboolean           stay;
  /* In progress */
  PupitreConnection *connection;  /* (owned): of the open account, or a new one */
  PupitreSecret     *secret;      /* (nullable) (owned): of an account that is closed here */
  GError            *unreachable; /* (nullable) (owned): why the portal does not answer */
  /* Output */
  gboolean           offline;
} SignInData;

static void
sign_in_data_free (gpointer data)
{
  SignInData *in = data;

  g_free (in->email);
  pupitre_secret_text_free (in->password);
  g_clear_object (&in->connection);
  g_clear_object (&in->secret);
  g_clear_error (&in->unreachable);
  g_free (in);
}

/* @account: (transfer full) (nullable); @error: (transfer full) (nullable): why there is none */
static void
finish (GTask *task, PupitreAccount *account, GError *error)
{
  PupitreAccounts *self = g_task_get_source_object (task);

  if (account != NULL) {
    g_task_return_pointer (task, account, g_object_unref);
    return;
  }
  pupitre_accounts_dispatch (self, pupitre_error_is_offline (error)
                                     ? PUPITRE_SESSION_EVENT_NETWORK_LOST
                                     : PUPITRE_SESSION_EVENT_SIGN_IN_REFUSED);
  g_task_return_error (task, error);
}

static void
on_copy_opened (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  PupitreAccount *account =
      pupitre_accounts_open_copy_finish (PUPITRE_ACCOUNTS (source), result, &error);

  finish (task, account, error);
}

static void
on_password_checked (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  SignInData *in = g_task_get_task_data (task);
  GError *error = NULL;

  PupitreClosedAccount *closed =
      pupitre_accounts_find_closed (g_task_get_source_object (task), in->email);

  if (!pupitre_secret_check_password_finish (in->secret, result, &error)) {
    finish (task, NULL, error);
    return;
  }
  in->offline = TRUE;
  pupitre_accounts_open_copy_async (g_task_get_source_object (task), in->connection, in->secret,
                                    closed != NULL ? closed->sealed : NULL,
                                    PUPITRE_SESSION_EVENT_SIGNED_IN_OFFLINE,
                                    g_task_get_cancellable (task), on_copy_opened,
                                    g_object_ref (task));
}

static void
on_recovered (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  SignInData *in = g_task_get_task_data (task);
  GError *error = NULL;

  in->secret = pupitre_accounts_recover_finish (PUPITRE_ACCOUNTS (source), result, &error);
  if (in->secret == NULL)
    finish (task, NULL, error);
  else if (!pupitre_secret_knows_password (in->secret))
    finish (task, NULL, g_steal_pointer (&in->unreachable));
  else
    pupitre_secret_check_password_async (in->secret, in->password, g_task_get_cancellable (task),
                                         on_password_checked, g_object_ref (task));
}

/* The portal does not answer: what is stored opens with the password that opened it before. */
static void
open_offline (GTask *task)
{
  PupitreAccounts *self = g_task_get_source_object (task);
  SignInData *in = g_task_get_task_data (task);
  PupitreClosedAccount *closed = pupitre_accounts_find_closed (self, in->email);

  if (closed == NULL || pupitre_accounts_find_open (self, in->email) != NULL)
    finish (task, NULL, g_steal_pointer (&in->unreachable));
  else
    pupitre_accounts_recover_async (self, closed, in->password, g_task_get_cancellable (task),
                                    on_recovered, g_object_ref (task));
}

static void
on_admitted (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  PupitreAccount *account = pupitre_accounts_admit_finish (PUPITRE_ACCOUNTS (source), result, &error);

  finish (task, account, error);
}

static void
on_portal_answered (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  SignInData *in = g_task_get_task_data (task);
  GError *error = NULL;

  if (pupitre_connection_sign_in_finish (in->connection, result, &error)) {
    pupitre_accounts_admit_async (g_task_get_source_object (task), in->connection, in->email,
                                  in->password, in->stay, g_task_get_cancellable (task),
                                  on_admitted, g_object_ref (task));
  } else if (pupitre_error_is_offline (error)) {
    in->unreachable = error;
    open_offline (task);
  } else {
    finish (task, NULL, error);
  }
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
 * Signs in to the portal: with a new account, with one that is closed here, or again with one whose
 * session has ended. A lock gives it up. Main thread.
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
  g_autoptr (GCancellable) both = NULL;
  g_autoptr (GTask) task = NULL;
  SignInData *in;
  PupitreAccount *open;

  g_return_if_fail (PUPITRE_IS_ACCOUNTS (self));
  g_return_if_fail (email != NULL && password != NULL);

  in = g_new0 (SignInData, 1);
  in->email = g_strstrip (g_strdup (email));
  in->password = pupitre_secret_text_copy (password);
  in->stay = stay;
  both = pupitre_accounts_new_cancellable (self, cancellable);
  task = g_task_new (self, both, callback, user_data);
  g_task_set_source_tag (task, pupitre_accounts_sign_in_async);
  /* An account that was opened is in the list, and so it is given. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, in, sign_in_data_free);
  if (pupitre_accounts_dispatch (self, PUPITRE_SESSION_EVENT_SIGN_IN) !=
      PUPITRE_SESSION_ACTION_ASK_PORTAL) {
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "Not now");
    return;
  }

  open = pupitre_accounts_find_open (self, in->email);
  if (open != NULL)
    in->connection = g_object_ref (pupitre_account_get_connection (open));
  else
    in->connection = pupitre_accounts_new_connection (self);
  pupitre_connection_sign_in_async (in->connection, in->email, in->password,
                                    pupitre_session_keeper_language (), both, on_portal_answered,
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
