/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-accounts"

#include "pupitre-accounts-private.h"

#include "pupitre-error.h"
#include "pupitre-gate.h"
#include "pupitre-sealed-secret.h"
#include "pupitre-secret-text.h"
#include "pupitre-session-keeper.h"

/* Unlocking: what is typed is compared with every closed account that it can open, and opens those
 * that take it, without the portal; or, while others are open, with the one that the parent chose. A
 * secret is read from the keyring for this, and forgotten again if it does not match. */

/* Whether the parent has begun anew for this session only, as the keyring did not give the key: what
 * is kept then waits for the next start. */
static gboolean
is_replaced (PupitreAccounts *self, PupitreClosedAccount *closed)
{
  GPtrArray *closed_accounts = pupitre_accounts_get_closed (self);

  for (guint i = 0; closed->sealed == NULL && i < closed_accounts->len; i++) {
    PupitreClosedAccount *other = g_ptr_array_index (closed_accounts, i);

    if (other->sealed != NULL && pupitre_accounts_same_email (other->email, closed->email))
      return TRUE;
  }
  return FALSE;
}

/* The closed accounts that typing can open: those that the parent did not sign out of; if there are
 * none, those. */
static gboolean
is_candidate (PupitreAccounts *self, PupitreClosedAccount *closed)
{
  /* On a shared computer what is kept on it is not looked at. */
  if (closed->sealed == NULL && pupitre_accounts_is_shared (self))
    return FALSE;
  if (is_replaced (self, closed))
    return FALSE;
  return !closed->signed_out || pupitre_accounts_is_signed_out (self);
}

/**
 * pupitre_accounts_is_signed_out:
 * @self: The accounts
 *
 * Returns: whether the parent signed out of all accounts that are closed.
 */
gboolean
pupitre_accounts_is_signed_out (PupitreAccounts *self)
{
  GPtrArray *closed_accounts;

  g_return_val_if_fail (PUPITRE_IS_ACCOUNTS (self), FALSE);

  closed_accounts = pupitre_accounts_get_closed (self);
  for (guint i = 0; i < closed_accounts->len; i++) {
    PupitreClosedAccount *closed = g_ptr_array_index (closed_accounts, i);

    if (!closed->signed_out)
      return FALSE;
  }
  return TRUE;
}

/**
 * pupitre_accounts_get_tries_left:
 * @self: The accounts
 * @has_pin: (out) (optional): whether one of the closed accounts has a PIN
 *
 * Returns: how many wrong PINs are still allowed before only the password helps.
 */
guint
pupitre_accounts_get_tries_left (PupitreAccounts *self, gboolean *has_pin)
{
  gboolean found = FALSE;
  guint tries_left = 0;
  GPtrArray *closed_accounts;

  g_return_val_if_fail (PUPITRE_IS_ACCOUNTS (self), 0);

  closed_accounts = pupitre_accounts_get_closed (self);
  for (guint i = 0; i < closed_accounts->len; i++) {
    PupitreClosedAccount *closed = g_ptr_array_index (closed_accounts, i);

    if (!closed->has_pin || !is_candidate (self, closed))
      continue;
    found = TRUE;
    tries_left = MAX (tries_left, closed->tries_left);
  }
  if (has_pin != NULL)
    *has_pin = found;
  return tries_left;
}

/* Returns: (transfer full) (element-type PupitreClosedAccount): not copied */
static GPtrArray *
get_candidates (PupitreAccounts *self)
{
  GPtrArray *closed_accounts = pupitre_accounts_get_closed (self);
  GPtrArray *candidates = g_ptr_array_new ();

  for (guint i = 0; i < closed_accounts->len; i++) {
    if (is_candidate (self, g_ptr_array_index (closed_accounts, i)))
      g_ptr_array_add (candidates, g_ptr_array_index (closed_accounts, i));
  }
  return candidates;
}

/**
 * pupitre_accounts_step_aside:
 * @self: The accounts, locked
 *
 * The parent wants to sign in instead of unlocking: what is closed stays so. Main thread.
 */
void
pupitre_accounts_step_aside (PupitreAccounts *self)
{
  g_return_if_fail (PUPITRE_IS_ACCOUNTS (self));

  pupitre_accounts_dispatch (self, PUPITRE_SESSION_EVENT_STEP_ASIDE);
}

/**
 * pupitre_accounts_step_back:
 * @self: The accounts
 *
 * The parent goes back to the lock page; a sign-in that is under way is given up. Main thread.
 */
void
pupitre_accounts_step_back (PupitreAccounts *self)
{
  g_return_if_fail (PUPITRE_IS_ACCOUNTS (self));

  pupitre_accounts_dispatch (self, PUPITRE_SESSION_EVENT_STEP_BACK);
}

/* --- Unlocking ---------------------------------------------------------------------------- */

typedef struct {
  /* Input */
  char      *typed;       /* (owned), guarded */
  gboolean   beside;      /* others are open: the program is not locked */
  /* In progress */
  GPtrArray *secrets;     /* (nullable) (element-type PupitreSecret): what the keyring holds */
  GStrv      ids;         /* (owned): of the accounts to look at */
  guint      next;        /* which of them is */
  GPtrArray *charged;     /* (element-type PupitreSecret): took a try that was not for them */
  gboolean   by_password; /* the one that is being opened */
  guint      n_opened;
  GError    *error;       /* (nullable) (owned): of the one that came nearest */
} UnlockData;

static void
unlock_data_free (gpointer data)
{
  UnlockData *unlock = data;

  pupitre_secret_text_free (unlock->typed);
  g_clear_pointer (&unlock->secrets, g_ptr_array_unref);
  g_ptr_array_unref (unlock->charged);
  g_strfreev (unlock->ids);
  g_clear_error (&unlock->error);
  g_free (unlock);
}

static PupitreClosedAccount *
find_by_id (PupitreAccounts *self, const char *id)
{
  GPtrArray *closed_accounts = pupitre_accounts_get_closed (self);

  for (guint i = 0; i < closed_accounts->len; i++) {
    PupitreClosedAccount *closed = g_ptr_array_index (closed_accounts, i);

    if (g_str_equal (closed->id, id))
      return closed;
  }
  return NULL;
}

static void try_next (GTask *task);

/* That no PIN helps any more is what the parent has to know first. */
static void
keep_error (UnlockData *unlock, GError *error)
{
  if (unlock->error == NULL || g_error_matches (error, PUPITRE_ERROR, PUPITRE_ERROR_NO_TRIES)) {
    g_clear_error (&unlock->error);
    unlock->error = error;
  } else {
    g_error_free (error);
  }
}

static void
on_opened (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  UnlockData *unlock = g_task_get_task_data (task);
  g_autoptr (PupitreAccount) account = NULL;
  GError *error = NULL;

  account = pupitre_accounts_open_copy_finish (PUPITRE_ACCOUNTS (source), result, &error);
  if (account != NULL)
    unlock->n_opened++;
  else
    keep_error (unlock, error);
  try_next (task);
}

static void
on_verdict_kept (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  if (!pupitre_vault_save_finish (PUPITRE_VAULT (source), result, &error))
    g_message ("What the portal says of the password is not kept: %s", error->message);
}

typedef struct {
  PupitreVault  *vault;   /* (owned) */
  PupitreSecret *secret;  /* (owned) */
} Reentry;

static void
on_reentered (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Reentry *reentry = user_data;
  g_autoptr (GError) error = NULL;
  gboolean in = pupitre_connection_sign_in_finish (PUPITRE_CONNECTION (source), result, &error);
  gboolean refused = g_error_matches (error, PUPITRE_ERROR, PUPITRE_ERROR_BAD_PASSWORD);
  gboolean kept_out = pupitre_connection_is_verdict (PUPITRE_CONNECTION (source), error);

  if (refused || kept_out || (in && pupitre_secret_get_signed_out (reentry->secret))) {
    pupitre_secret_set_signed_out (reentry->secret,
                                   !in && pupitre_secret_get_signed_out (reentry->secret));
    pupitre_secret_set_refused (reentry->secret, refused);
    pupitre_secret_set_kept_out (reentry->secret, kept_out);
    pupitre_vault_save_async (reentry->vault, reentry->secret, NULL, on_verdict_kept, NULL);
  }
  g_object_unref (reentry->vault);
  g_object_unref (reentry->secret);
  g_free (reentry);
}

/* The parent has just typed the portal's password: it would be asked for again at once. Unless it was
 * changed at the portal meanwhile, which would lock the account after some tries. */
static void
sign_in_too (GTask *task, PupitreConnection *connection, PupitreSecret *secret)
{
  PupitreAccounts *self = g_task_get_source_object (task);
  UnlockData *unlock = g_task_get_task_data (task);
  Reentry *reentry;

  if (!unlock->by_password || pupitre_connection_is_signed_in (connection) ||
      pupitre_secret_get_password (secret) != NULL || pupitre_secret_get_refused (secret) ||
      pupitre_secret_get_kept_out (secret))
    return;
  reentry = g_new0 (Reentry, 1);
  reentry->vault = g_object_ref (pupitre_accounts_get_vault (self));
  reentry->secret = g_object_ref (secret);
  pupitre_connection_sign_in_async (connection, pupitre_secret_get_email (secret), unlock->typed,
                                    pupitre_session_keeper_language (),
                                    g_task_get_cancellable (task), on_reentered, reentry);
}

static void
open_account (GTask *task, PupitreSecret *secret)
{
  PupitreAccounts *self = g_task_get_source_object (task);
  PupitreClosedAccount *closed = find_by_id (self, pupitre_secret_get_id (secret));
  g_autoptr (PupitreConnection) connection = NULL;

  if (closed == NULL) {  /* given up meanwhile */
    try_next (task);
    return;
  }
  connection = closed->connection != NULL ? g_object_ref (closed->connection)
                                          : pupitre_accounts_new_connection (self);
  sign_in_too (task, connection, secret);
  pupitre_accounts_open_copy_async (self, connection, secret, closed->sealed,
                                    PUPITRE_SESSION_EVENT_UNLOCK_OK, g_task_get_cancellable (task),
                                    on_opened, g_object_ref (task));
}

static void
on_checked (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  UnlockData *unlock = g_task_get_task_data (task);
  PupitreSecret *secret = PUPITRE_SECRET (source);
  PupitreClosedAccount *closed =
    find_by_id (g_task_get_source_object (task), pupitre_secret_get_id (secret));
  gboolean took_try = FALSE;
  GError *error = NULL;

  if (pupitre_gate_check_finish (result, &unlock->by_password, &took_try, &error)) {
    open_account (task, secret);
    return;
  }
  if (closed != NULL)
    pupitre_closed_account_update (closed, secret);
  if (took_try)
    g_ptr_array_add (unlock->charged, g_object_ref (secret));
  keep_error (unlock, error);
  try_next (task);
}

static void
on_unsealed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  UnlockData *unlock = g_task_get_task_data (task);
  g_autoptr (PupitreSecret) secret = NULL;
  GError *error = NULL;

  secret = pupitre_sealed_secret_open_finish (result, &error);
  unlock->by_password = TRUE;
  if (secret != NULL) {
    open_account (task, secret);
  } else {
    keep_error (unlock, error);
    try_next (task);
  }
}

static void return_next_try (GTask *task);

static void
on_try_returned (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;

  if (!pupitre_vault_save_finish (PUPITRE_VAULT (source), result, &error))
    g_message ("A try that was another account's is not given back: %s", error->message);
  return_next_try (task);
}

/* One of the accounts took it, so that it was no wrong PIN of the others. Whoever is told that it is
 * open may use the keyring at once: not while it is still being written to. */
static void
return_next_try (GTask *task)
{
  PupitreAccounts *self = g_task_get_source_object (task);
  UnlockData *unlock = g_task_get_task_data (task);
  g_autoptr (PupitreSecret) secret = NULL;
  PupitreClosedAccount *closed;

  if (unlock->charged->len == 0) {
    pupitre_accounts_end_closing (self, FALSE);
    g_task_return_boolean (task, TRUE);
    return;
  }
  secret = g_ptr_array_steal_index_fast (unlock->charged, unlock->charged->len - 1);
  closed = find_by_id (self, pupitre_secret_get_id (secret));
  pupitre_secret_return_try (secret);
  if (closed != NULL)
    pupitre_closed_account_update (closed, secret);
  pupitre_vault_save_async (pupitre_accounts_get_vault (self), secret, NULL, on_try_returned,
                            g_object_ref (task));
}

static void
finish (GTask *task)
{
  PupitreAccounts *self = g_task_get_source_object (task);
  UnlockData *unlock = g_task_get_task_data (task);

  if (unlock->n_opened > 0) {
    return_next_try (task);
    return;
  }
  if (!unlock->beside)
    pupitre_accounts_dispatch (self, PUPITRE_SESSION_EVENT_UNLOCK_REFUSED);
  pupitre_accounts_end_closing (self, FALSE);
  if (unlock->error != NULL)
    g_task_return_error (task, g_steal_pointer (&unlock->error));
  else
    g_task_return_new_error (task, PUPITRE_ERROR, PUPITRE_ERROR_NOT_STORED,
                             "The keyring does not hold the account any more");
}

static PupitreSecret *
find_secret (UnlockData *unlock, const char *id)
{
  for (guint i = 0; unlock->secrets != NULL && i < unlock->secrets->len; i++) {
    PupitreSecret *secret = g_ptr_array_index (unlock->secrets, i);

    if (g_str_equal (pupitre_secret_get_id (secret), id))
      return secret;
  }
  return NULL;
}

static void
try_next (GTask *task)
{
  PupitreAccounts *self = g_task_get_source_object (task);
  UnlockData *unlock = g_task_get_task_data (task);
  const char *id = unlock->ids[unlock->next];
  PupitreClosedAccount *closed;
  PupitreSecret *secret;

  if (id == NULL || g_cancellable_is_cancelled (g_task_get_cancellable (task))) {
    finish (task);
    return;
  }
  unlock->next++;
  closed = find_by_id (self, id);
  secret = find_secret (unlock, id);
  if (closed != NULL && closed->sealed != NULL)
    pupitre_sealed_secret_open_async (closed->sealed, unlock->typed, g_task_get_cancellable (task),
                                      on_unsealed, g_object_ref (task));
  else if (secret != NULL)
    pupitre_gate_check_async (pupitre_accounts_get_vault (self), secret, unlock->typed,
                              g_task_get_cancellable (task), on_checked, g_object_ref (task));
  else
    try_next (task);
}

static void
on_secrets (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  UnlockData *unlock = g_task_get_task_data (task);
  GError *error = NULL;

  unlock->secrets = pupitre_vault_load_all_finish (PUPITRE_VAULT (source), result, NULL, &error);
  if (error != NULL)
    keep_error (unlock, error);
  try_next (task);
}

static void
on_all_closed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  PupitreAccounts *self = PUPITRE_ACCOUNTS (source);
  UnlockData *unlock = g_task_get_task_data (task);
  PupitreVault *vault = pupitre_accounts_get_vault (self);
  gboolean needs_keyring = FALSE;

  if (pupitre_accounts_is_closing (self)) {  /* another one that waited was first */
    pupitre_accounts_wait_closed_async (self, on_all_closed, g_steal_pointer (&task));
    return;
  }
  /* Two comparisons would take each other's tries, and a sign-out the key. */
  pupitre_accounts_begin_closing (self, FALSE);
  for (guint i = 0; unlock->ids[i] != NULL; i++) {
    PupitreClosedAccount *closed = find_by_id (self, unlock->ids[i]);

    needs_keyring |= closed != NULL && closed->sealed == NULL;
  }
  if (!needs_keyring) {
    try_next (task);
    return;
  }
  /* There is no other way to the key, so the desktop may ask for the keyring's own password. */
  pupitre_vault_refuse_prompts (vault, FALSE);
  pupitre_vault_load_all_async (vault, g_task_get_cancellable (task), on_secrets,
                                g_object_ref (task));
}

static GStrv
dup_candidate_ids (PupitreAccounts *self)
{
  g_autoptr (GPtrArray) candidates = get_candidates (self);
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();

  for (guint i = 0; i < candidates->len; i++)
    g_strv_builder_add (ids, ((PupitreClosedAccount *) g_ptr_array_index (candidates, i))->id);
  return g_strv_builder_end (ids);
}

/* @ids: (transfer full) */
static GTask *
create_task (PupitreAccounts    *self,
             const char         *typed,
             GStrv               ids,
             GCancellable       *cancellable,
             gpointer            source_tag,
             GAsyncReadyCallback callback,
             gpointer            user_data)
{
  g_autoptr (GCancellable) both = pupitre_accounts_new_cancellable (self, cancellable);
  GTask *task = g_task_new (self, both, callback, user_data);
  UnlockData *unlock = g_new0 (UnlockData, 1);

  g_task_set_source_tag (task, source_tag);
  unlock->typed = pupitre_secret_text_copy (typed);
  unlock->ids = ids;
  unlock->charged = g_ptr_array_new_with_free_func (g_object_unref);
  g_task_set_task_data (task, unlock, unlock_data_free);
  return task;
}

/**
 * pupitre_accounts_unlock_async:
 * @self: The accounts, locked
 * @typed: What somebody typed: a PIN or a password; copied
 * @cancellable: (nullable): To give up
 * @callback: Called when it is compared, and what it opens is open
 * @user_data: For @callback
 *
 * Opens the accounts that take what was typed, without the portal. A password is also used to sign
 * in, silently, where there is no session. Main thread.
 */
void
pupitre_accounts_unlock_async (PupitreAccounts    *self,
                               const char         *typed,
                               GCancellable       *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer            user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (PUPITRE_IS_ACCOUNTS (self));
  g_return_if_fail (typed != NULL);

  task = create_task (self, typed, dup_candidate_ids (self), cancellable,
                      pupitre_accounts_unlock_async, callback, user_data);
  if (pupitre_accounts_dispatch (self, PUPITRE_SESSION_EVENT_UNLOCK) !=
      PUPITRE_SESSION_ACTION_COMPARE) {
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "There is nothing to unlock");
    return;
  }
  pupitre_accounts_wait_closed_async (self, on_all_closed, g_steal_pointer (&task));
}

/**
 * pupitre_accounts_unlock_finish:
 * @self: The accounts
 * @result: What the callback was given
 * @error: Return location: %PUPITRE_ERROR_WRONG_SECRET; %PUPITRE_ERROR_NO_TRIES if only the password
 *   helps from now on; %PUPITRE_ERROR_NOT_STORED if the keyring does not hold the account any more; or
 *   one of the codes of the keyring
 *
 * Returns: whether at least one account is open.
 */
gboolean
pupitre_accounts_unlock_finish (PupitreAccounts *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/* --- Opening one beside those that are open ------------------------------------------------ */

/* Returns: (transfer none) (nullable) */
static PupitreClosedAccount *
find_openable (PupitreAccounts *self, const char *email)
{
  GPtrArray *closed_accounts = pupitre_accounts_get_closed (self);

  for (guint i = 0; i < closed_accounts->len; i++) {
    PupitreClosedAccount *closed = g_ptr_array_index (closed_accounts, i);

    if (pupitre_accounts_same_email (closed->email, email) && !is_replaced (self, closed) &&
        (closed->sealed != NULL || !pupitre_accounts_is_shared (self)))
      return closed;
  }
  return NULL;
}

/**
 * pupitre_accounts_get_tries_left_of:
 * @self: The accounts
 * @email: The address of a closed account
 * @has_pin: (out): whether it has a PIN
 *
 * Returns: how many wrong PINs it still allows before only its password helps. Main thread.
 */
guint
pupitre_accounts_get_tries_left_of (PupitreAccounts *self, const char *email, gboolean *has_pin)
{
  PupitreClosedAccount *closed;

  g_return_val_if_fail (PUPITRE_IS_ACCOUNTS (self), 0);
  g_return_val_if_fail (email != NULL && has_pin != NULL, 0);

  closed = find_openable (self, email);
  *has_pin = closed != NULL && closed->has_pin;
  return *has_pin ? closed->tries_left : 0;
}

/**
 * pupitre_accounts_open_beside_async:
 * @self: The accounts, of which at least one is open
 * @email: The address of one that is closed
 * @typed: What somebody typed: its PIN or its password; copied
 * @cancellable: (nullable): To give up
 * @callback: Called when it is compared, and the account is open if it was right
 * @user_data: For @callback
 *
 * Opens the stored copy of one account beside those that are open, without the portal and without
 * comparing what was typed with any other account. A password is also used to sign in, silently. A
 * lock gives it up. Main thread.
 */
void
pupitre_accounts_open_beside_async (PupitreAccounts    *self,
                                    const char         *email,
                                    const char         *typed,
                                    GCancellable       *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer            user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();
  PupitreClosedAccount *closed;

  g_return_if_fail (PUPITRE_IS_ACCOUNTS (self));
  g_return_if_fail (email != NULL && typed != NULL);

  closed = find_openable (self, email);
  if (closed != NULL)
    g_strv_builder_add (ids, closed->id);
  task = create_task (self, typed, g_strv_builder_end (ids), cancellable,
                      pupitre_accounts_open_beside_async, callback, user_data);
  ((UnlockData *) g_task_get_task_data (task))->beside = TRUE;
  if (!pupitre_session_state_is_open (pupitre_accounts_get_state (self))) {
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "Nothing is open");
    return;
  }
  pupitre_accounts_wait_closed_async (self, on_all_closed, g_steal_pointer (&task));
}

/**
 * pupitre_accounts_open_beside_finish:
 * @self: The accounts
 * @result: What the callback was given
 * @error: Return location: as for pupitre_accounts_unlock_finish()
 *
 * Returns: whether the account is open.
 */
gboolean
pupitre_accounts_open_beside_finish (PupitreAccounts *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
