/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-accounts"

#include "pupitre-accounts-private.h"

#include "pupitre-error.h"
#include "pupitre-sealed-secret.h"
#include "pupitre-secret-text.h"

/* What every way in ends with, once the portal knows the parent: the account's secret learns the
 * password, takes its place in the keyring, and the stored copy is opened. Without a keyring the
 * secret is sealed under the password, for a lock to leave nothing else of it. */

typedef struct {
  /* Input */
  char              *email;       /* (owned) */
  char              *password;    /* (owned), guarded */
  gboolean           stay;
  PupitreConnection *connection;  /* (owned) */
  /* In progress */
  PupitreSecret     *secret;      /* (nullable) (owned) */
  PupitreAccount    *account;     /* (nullable) (owned): the one that is open already */
  gboolean           known;       /* the keyring has the secret already */
  gboolean           unkept;      /* the keyring has been asked, in vain */
} AdmitData;

static void
admit_data_free (gpointer data)
{
  AdmitData *admit = data;

  g_free (admit->email);
  pupitre_secret_text_free (admit->password);
  g_clear_object (&admit->connection);
  g_clear_object (&admit->secret);
  g_clear_object (&admit->account);
  g_free (admit);
}

/* --- The stored copy ---------------------------------------------------------------------- */

typedef struct {
  PupitreAccount      *account;  /* (owned) */
  PupitreSessionEvent  event;
} OpenData;

static void
open_data_free (gpointer data)
{
  OpenData *open = data;

  g_object_unref (open->account);
  g_free (open);
}

static void
on_dropped (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PupitreAccounts) self = PUPITRE_ACCOUNTS (user_data);
  g_autoptr (GError) error = NULL;

  if (!pupitre_store_close_finish (PUPITRE_STORE (source), result, &error))
    g_warning ("A store was not closed properly: %s", error->message);
  pupitre_accounts_end_closing (self, FALSE);
}

/* It was locked or closed while its store was being opened. */
static void
drop (PupitreAccounts *self, PupitreAccount *account)
{
  pupitre_account_stop (account);
  pupitre_accounts_begin_closing (self, FALSE);
  pupitre_store_close_async (pupitre_account_get_store (account), NULL, on_dropped,
                             g_object_ref (self));
}

static void
on_opened (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  PupitreAccounts *self = g_task_get_source_object (task);
  OpenData *open = g_task_get_task_data (task);
  PupitreAccount *account = PUPITRE_ACCOUNT (source);
  GError *error = NULL;

  if (!pupitre_account_open_finish (account, result, &error)) {
    g_task_return_error (task, error);
    return;
  }
  if (g_cancellable_is_cancelled (g_task_get_cancellable (task)) ||
      pupitre_accounts_dispatch (self, open->event) == PUPITRE_SESSION_ACTION_GIVE_UP) {
    drop (self, account);
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "It was locked meanwhile");
    return;
  }
  pupitre_accounts_remove_closed (self,
                                  pupitre_secret_get_id (pupitre_account_get_secret (account)));
  pupitre_accounts_add_open (self, account);
  g_task_return_pointer (task, g_object_ref (account), g_object_unref);
}

/* Opens the stored copy of an account, for whoever has shown that it is theirs. @sealed: (nullable):
 * the secret under the password; the account is then for this session only. @event: what has
 * happened if it can be opened. */
void
pupitre_accounts_open_copy_async (PupitreAccounts    *self,
                                  PupitreConnection  *connection,
                                  PupitreSecret      *secret,
                                  GBytes             *sealed,
                                  PupitreSessionEvent event,
                                  GCancellable       *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer            user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  g_autofree char *directory =
      pupitre_accounts_dup_directory (self, pupitre_secret_get_id (secret), sealed != NULL);
  OpenData *open = g_new0 (OpenData, 1);

  open->account = pupitre_account_new (connection, secret, directory, sealed != NULL);
  open->event = event;
  if (sealed != NULL)
    pupitre_account_set_sealed (open->account, sealed);
  g_task_set_source_tag (task, pupitre_accounts_open_copy_async);
  /* An account that was opened is in the list, and so it is given. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, open, open_data_free);
  pupitre_account_open_async (open->account, cancellable, on_opened, task);
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
  PupitreAccounts *self = g_task_get_source_object (task);
  AdmitData *admit = g_task_get_task_data (task);

  if (pupitre_accounts_dispatch (self, PUPITRE_SESSION_EVENT_SIGNED_IN) ==
      PUPITRE_SESSION_ACTION_GIVE_UP)
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "It was locked meanwhile");
  else
    g_task_return_pointer (task, g_object_ref (admit->account), g_object_unref);
}

static void
on_copy_opened (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  PupitreAccount *account =
      pupitre_accounts_open_copy_finish (PUPITRE_ACCOUNTS (source), result, &error);

  if (account != NULL)
    g_task_return_pointer (task, account, g_object_unref);
  else
    g_task_return_error (task, error);
}

/* @sealed: (nullable) */
static void
open_copy (GTask *task, GBytes *sealed)
{
  AdmitData *admit = g_task_get_task_data (task);

  pupitre_accounts_open_copy_async (g_task_get_source_object (task), admit->connection,
                                    admit->secret, sealed, PUPITRE_SESSION_EVENT_SIGNED_IN,
                                    g_task_get_cancellable (task), on_copy_opened,
                                    g_object_ref (task));
}

static void
on_sealed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  AdmitData *admit = g_task_get_task_data (task);
  g_autoptr (GBytes) sealed = NULL;
  GError *error = NULL;

  sealed = pupitre_sealed_secret_make_finish (result, &error);
  if (sealed == NULL) {
    g_task_return_error (task, error);
  } else if (admit->account != NULL) {
    pupitre_account_set_sealed (admit->account, sealed);
    return_open_account (task);
  } else {
    open_copy (task, sealed);
  }
}

/* Without a keyring the key is in memory alone, and the copy ends with the program. */
static void
seal (GTask *task)
{
  AdmitData *admit = g_task_get_task_data (task);

  pupitre_secret_set_password (admit->secret, NULL);
  pupitre_accounts_note_stays (g_task_get_source_object (task));
  pupitre_sealed_secret_make_async (admit->secret, admit->password, g_task_get_cancellable (task),
                                    on_sealed, g_object_ref (task));
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
  if (saved)
    pupitre_accounts_set_keyring (self, TRUE);
  else if (!pupitre_accounts_is_shared (self))
    pupitre_accounts_dispatch (self, PUPITRE_SESSION_EVENT_KEYRING_LOST);

  if (admit->account != NULL)
    return_open_account (task);
  else if (saved || admit->known)
    open_copy (task, NULL);
  else
    seal (task);
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
  pupitre_secret_set_refused (admit->secret, FALSE);
  pupitre_secret_set_kept_out (admit->secret, FALSE);
  pupitre_accounts_note_stays (self);
  if (admit->unkept || (admit->account != NULL && pupitre_account_is_session_only (admit->account)))
    seal (task);
  else
    pupitre_vault_save_async (pupitre_accounts_get_vault (self), admit->secret,
                              g_task_get_cancellable (task), on_saved, g_object_ref (task));
}

static void
learn (GTask *task)
{
  AdmitData *admit = g_task_get_task_data (task);

  pupitre_secret_learn_password_async (admit->secret, admit->password,
                                       g_task_get_cancellable (task), on_password_learned,
                                       g_object_ref (task));
}

static void
make_secret (GTask *task)
{
  PupitreAccounts *self = g_task_get_source_object (task);
  AdmitData *admit = g_task_get_task_data (task);
  PupitreProfile *profile = pupitre_accounts_get_profile (self);

  /* A keyring that was refused or did not answer at the start is not asked a second time. */
  admit->unkept = admit->unkept || !pupitre_accounts_has_keyring (self);
  admit->secret = pupitre_secret_new (pupitre_profile_get_id (profile), admit->email);
  learn (task);
}

static void
on_recovered (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  PupitreAccounts *self = PUPITRE_ACCOUNTS (source);
  AdmitData *admit = g_task_get_task_data (task);
  PupitreClosedAccount *closed = pupitre_accounts_find_closed (self, admit->email);
  GError *error = NULL;

  admit->secret = pupitre_accounts_recover_finish (self, result, &error);
  if (admit->secret != NULL) {
    admit->unkept = closed != NULL && closed->sealed != NULL;
    admit->known = !admit->unkept;
    learn (task);
  } else if (pupitre_error_is_cancelled (error)) {
    g_task_return_error (task, error);
  } else {
    /* The portal has let the parent in: what is kept stays where it is, and this begins anew. */
    g_message ("What is kept of an account can not be had: %s", error->message);
    admit->unkept = pupitre_accounts_is_vault_error (error);
    if (admit->unkept)
      pupitre_accounts_dispatch (self, PUPITRE_SESSION_EVENT_KEYRING_LOST);
    g_error_free (error);
    make_secret (task);
  }
}

/* Opens the account of a parent whom the portal has just let in over @connection with @password: the
 * one that this address has here, open or closed; else a new one. Of an account that is open,
 * @connection is its own. @stay: whether the password is kept. A lock gives it up. */
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
  g_autoptr (GCancellable) both = pupitre_accounts_new_cancellable (self, cancellable);
  g_autoptr (GTask) task = g_task_new (self, both, callback, user_data);
  PupitreAccount *open = pupitre_accounts_find_open (self, email);
  PupitreClosedAccount *closed = pupitre_accounts_find_closed (self, email);
  AdmitData *admit = g_new0 (AdmitData, 1);

  admit->email = g_strdup (email);
  admit->password = pupitre_secret_text_copy (password);
  admit->stay = stay && !pupitre_accounts_is_shared (self);
  admit->connection = g_object_ref (connection);
  g_task_set_source_tag (task, pupitre_accounts_admit_async);
  g_task_set_task_data (task, admit, admit_data_free);
  if (open != NULL) {
    admit->known = TRUE;
    admit->account = g_object_ref (open);
    admit->secret = g_object_ref (pupitre_account_get_secret (open));
    learn (task);
  } else if (closed != NULL) {
    pupitre_accounts_recover_async (self, closed, password, both, on_recovered,
                                    g_steal_pointer (&task));
  } else {
    make_secret (task);
  }
}

/* Returns: (transfer full) (nullable): the open account */
PupitreAccount *
pupitre_accounts_admit_finish (PupitreAccounts *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
