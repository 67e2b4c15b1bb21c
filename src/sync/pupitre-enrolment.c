/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-enrolment"

#include "pupitre-enrolment.h"

#include "pupitre-accounts-private.h"
#include "pupitre-error.h"
#include "pupitre-session-keeper.h"

#include <string.h>

/* A parent on the way to an account: creating it, or choosing a new password for it. A conversation
 * with the portal that proves the address by a code, and then the account, open and signed in. It
 * can be put aside and taken up again; what is left of one after the program has ended is an address
 * and the moment of a code. Main thread. */

struct _PupitreEnrolment {
  GObject              parent_instance;

  PupitreAccounts     *accounts;
  PupitreConnection   *connection;    /* of the open account, or a new one */
  PupitreVerification *verification;
  char                *email;         /* (nullable): of the code that is valid, as far as is known */
  char                *code;          /* (nullable): the one that was accepted; it is used up */
  gint64               sent_at;       /* unix seconds; 0: none */
  gboolean             expired;       /* the code, by the word of the portal */
};

G_DEFINE_FINAL_TYPE (PupitreEnrolment, pupitre_enrolment, G_TYPE_OBJECT)

static void
pupitre_enrolment_dispose (GObject *object)
{
  PupitreEnrolment *self = PUPITRE_ENROLMENT (object);

  g_clear_object (&self->verification);
  g_clear_object (&self->connection);
  g_clear_object (&self->accounts);

  G_OBJECT_CLASS (pupitre_enrolment_parent_class)->dispose (object);
}

static void
pupitre_enrolment_finalize (GObject *object)
{
  PupitreEnrolment *self = PUPITRE_ENROLMENT (object);

  g_free (self->email);
  g_free (self->code);

  G_OBJECT_CLASS (pupitre_enrolment_parent_class)->finalize (object);
}

static void
pupitre_enrolment_class_init (PupitreEnrolmentClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = pupitre_enrolment_dispose;
  object_class->finalize = pupitre_enrolment_finalize;
}

static void
pupitre_enrolment_init (PupitreEnrolment *self)
{
}

/**
 * pupitre_enrolment_new:
 * @accounts: The accounts
 * @account: (nullable): The open account that this is about; %NULL for another one
 * @purpose: To create an account, or to choose a new password
 *
 * Returns: (transfer full): a conversation that has not begun.
 */
PupitreEnrolment *
pupitre_enrolment_new (PupitreAccounts           *accounts,
                       PupitreAccount            *account,
                       PupitreVerificationPurpose purpose)
{
  PupitreEnrolment *self;

  g_return_val_if_fail (PUPITRE_IS_ACCOUNTS (accounts), NULL);

  self = g_object_new (PUPITRE_TYPE_ENROLMENT, NULL);
  self->accounts = g_object_ref (accounts);
  self->connection = account != NULL ? g_object_ref (pupitre_account_get_connection (account))
                                     : pupitre_accounts_new_connection (accounts);
  self->verification =
      pupitre_verification_new (self->connection, purpose, pupitre_session_keeper_language ());

  return self;
}

static void
remember_code (PupitreEnrolment *self, const char *email, gint64 sent_at)
{
  char *copy = g_strdup (email);

  g_free (self->email);
  self->email = copy;
  self->sent_at = sent_at;
  self->expired = FALSE;
}

/**
 * pupitre_enrolment_resume:
 * @self: A conversation that has not begun
 * @email: The address to which a code was sent before the program was started
 * @sent_at: When, in unix seconds
 *
 * Takes up what was begun before: the code that was sent then is asked for.
 */
void
pupitre_enrolment_resume (PupitreEnrolment *self, const char *email, gint64 sent_at)
{
  g_return_if_fail (PUPITRE_IS_ENROLMENT (self));
  g_return_if_fail (email != NULL);

  remember_code (self, email, sent_at);
}

/**
 * pupitre_enrolment_get_purpose:
 * @self: A conversation
 *
 * Returns: what it is for.
 */
PupitreVerificationPurpose
pupitre_enrolment_get_purpose (PupitreEnrolment *self)
{
  g_return_val_if_fail (PUPITRE_IS_ENROLMENT (self), PUPITRE_VERIFICATION_SIGN_UP);

  return pupitre_verification_get_purpose (self->verification);
}

/**
 * pupitre_enrolment_get_step:
 * @self: A conversation
 *
 * Returns: what the parent is asked next.
 */
PupitreEnrolmentStep
pupitre_enrolment_get_step (PupitreEnrolment *self)
{
  g_return_val_if_fail (PUPITRE_IS_ENROLMENT (self), PUPITRE_ENROLMENT_ADDRESS);

  switch (pupitre_verification_get_state (self->verification)) {
  case PUPITRE_VERIFICATION_STATE_VERIFIED:
  case PUPITRE_VERIFICATION_STATE_PASSWORD_SET:
  case PUPITRE_VERIFICATION_STATE_DONE:
    return PUPITRE_ENROLMENT_PASSWORD;
  case PUPITRE_VERIFICATION_STATE_NEW:
  case PUPITRE_VERIFICATION_STATE_CODE_SENT:
  default:
    return self->email != NULL ? PUPITRE_ENROLMENT_CODE : PUPITRE_ENROLMENT_ADDRESS;
  }
}

/**
 * pupitre_enrolment_get_email:
 * @self: A conversation
 *
 * Returns: (transfer none) (nullable): the address to which the last code was sent.
 */
const char *
pupitre_enrolment_get_email (PupitreEnrolment *self)
{
  g_return_val_if_fail (PUPITRE_IS_ENROLMENT (self), NULL);

  return self->email;
}

/**
 * pupitre_enrolment_get_sent_at:
 * @self: A conversation
 *
 * Returns: when the last code was sent, in unix seconds; 0 for none.
 */
gint64
pupitre_enrolment_get_sent_at (PupitreEnrolment *self)
{
  g_return_val_if_fail (PUPITRE_IS_ENROLMENT (self), 0);

  return self->sent_at;
}

/**
 * pupitre_enrolment_get_expiry:
 * @self: A conversation
 *
 * Returns: until when the last code is valid, in unix seconds; 0 without one, or if the portal has
 *   said that it is valid no longer.
 */
gint64
pupitre_enrolment_get_expiry (PupitreEnrolment *self)
{
  g_return_val_if_fail (PUPITRE_IS_ENROLMENT (self), 0);

  if (self->sent_at == 0 || self->expired)
    return 0;
  return self->sent_at +
         pupitre_profile_get_code_seconds (pupitre_accounts_get_profile (self->accounts));
}

/**
 * pupitre_enrolment_get_rule:
 * @self: A conversation
 *
 * Returns: (transfer none): what the password has to be.
 */
PupitrePasswordRule *
pupitre_enrolment_get_rule (PupitreEnrolment *self)
{
  g_return_val_if_fail (PUPITRE_IS_ENROLMENT (self), NULL);

  return pupitre_verification_get_rule (self->verification);
}

/**
 * pupitre_enrolment_get_code_rule:
 * @self: A conversation
 *
 * Returns: (transfer none) (nullable): what the code looks like, %NULL if that is not known.
 */
const PupitreCodeRule *
pupitre_enrolment_get_code_rule (PupitreEnrolment *self)
{
  g_return_val_if_fail (PUPITRE_IS_ENROLMENT (self), NULL);

  return pupitre_verification_get_code_rule (self->verification);
}

/* --- The code ----------------------------------------------------------------------------- */

/* The portal's clock counts, and what it remembers, not ours. @error: (nullable) */
static void
note_expiry (PupitreEnrolment *self, const GError *error)
{
  if (g_error_matches (error, PUPITRE_ERROR, PUPITRE_ERROR_CODE_EXPIRED))
    self->expired = TRUE;
}

static void
on_code_sent (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  PupitreEnrolment *self = g_task_get_source_object (task);
  GError *error = NULL;

  if (!pupitre_verification_send_code_finish (self->verification, result, &error)) {
    g_task_return_error (task, error);
    return;
  }
  remember_code (self, pupitre_verification_get_email (self->verification),
                 pupitre_verification_get_sent_at (self->verification));
  g_task_return_boolean (task, TRUE);
}

/**
 * pupitre_enrolment_send_code_async:
 * @self: A conversation
 * @email: The address
 * @cancellable: (nullable): To give up
 * @callback: Called with the result
 * @user_data: For @callback
 *
 * Asks the portal to send a code, the first or a new one.
 */
void
pupitre_enrolment_send_code_async (PupitreEnrolment   *self,
                                   const char         *email,
                                   GCancellable       *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer            user_data)
{
  GTask *task;

  g_return_if_fail (PUPITRE_IS_ENROLMENT (self));
  g_return_if_fail (email != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, pupitre_enrolment_send_code_async);
  pupitre_verification_send_code_async (self->verification, email, cancellable, on_code_sent, task);
}

/**
 * pupitre_enrolment_send_code_finish:
 * @self: A conversation
 * @result: What the callback was given
 * @error: Return location: %PUPITRE_ERROR_CODE_NOT_SENT, %PUPITRE_ERROR_CODE_THROTTLED, those of the
 *   sign-in pages and of the network
 *
 * Returns: whether a code is on its way.
 */
gboolean
pupitre_enrolment_send_code_finish (PupitreEnrolment *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
on_verified (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  PupitreEnrolment *self = g_task_get_source_object (task);
  GError *error = NULL;

  if (!pupitre_verification_verify_code_finish (self->verification, result, &error)) {
    note_expiry (self, error);
    g_task_return_error (task, error);
    return;
  }
  g_free (self->code);
  self->code = g_strdup (g_task_get_task_data (task));
  g_task_return_boolean (task, TRUE);
}

/**
 * pupitre_enrolment_verify_async:
 * @self: A conversation in which a code was sent
 * @code: The code, as typed
 * @cancellable: (nullable): To give up
 * @callback: Called with the result
 * @user_data: For @callback
 *
 * Proves the address by the code.
 */
void
pupitre_enrolment_verify_async (PupitreEnrolment   *self,
                                const char         *code,
                                GCancellable       *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer            user_data)
{
  GTask *task;

  g_return_if_fail (PUPITRE_IS_ENROLMENT (self));
  g_return_if_fail (code != NULL && self->email != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, pupitre_enrolment_verify_async);
  g_task_set_task_data (task, g_strdup (code), g_free);
  pupitre_verification_verify_code_async (self->verification, self->email, code, cancellable,
                                          on_verified, task);
}

/**
 * pupitre_enrolment_verify_finish:
 * @self: A conversation
 * @result: What the callback was given
 * @error: Return location: %PUPITRE_ERROR_CODE_WRONG, %PUPITRE_ERROR_CODE_EXPIRED,
 *   %PUPITRE_ERROR_CODE_TRIES, %PUPITRE_ERROR_NO_ACCOUNT, and those of sending
 *
 * Returns: whether a password can be chosen now.
 */
gboolean
pupitre_enrolment_verify_finish (PupitreEnrolment *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/* --- The password and the account ---------------------------------------------------------- */

typedef struct {
  /* Input */
  char   *password;  /* (owned), wiped */
  /* In progress */
  GError *unsure;    /* (nullable) (owned): the portal did not say whether it took the password */
} EnterData;

static void
enter_data_free (gpointer data)
{
  EnterData *enter = data;

  explicit_bzero (enter->password, strlen (enter->password));
  g_free (enter->password);
  g_clear_error (&enter->unsure);
  g_free (enter);
}

/* @account: (transfer full) */
static void
finish (GTask *task, PupitreAccount *account)
{
  PupitreEnrolment *self = g_task_get_source_object (task);

  pupitre_account_set_used_code (account, self->code);
  g_task_return_pointer (task, account, g_object_unref);
}

static void
on_signed_in (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  EnterData *enter = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  PupitreAccount *account =
      pupitre_accounts_sign_in_finish (PUPITRE_ACCOUNTS (source), result, NULL, &error);

  if (account != NULL)
    finish (task, account);
  /* It was not taken after all. */
  else if (enter->unsure != NULL && g_error_matches (error, PUPITRE_ERROR, PUPITRE_ERROR_BAD_PASSWORD))
    g_task_return_error (task, g_steal_pointer (&enter->unsure));
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
on_admitted (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  PupitreAccount *account = pupitre_accounts_admit_finish (PUPITRE_ACCOUNTS (source), result, &error);

  if (account != NULL)
    finish (task, account);
  else
    g_task_return_error (task, error);
}

/* What the parent chose for this account before; staying signed in is off for a new one. */
static gboolean
keeps_password (PupitreEnrolment *self)
{
  PupitreAccount *open = pupitre_accounts_find_open (self->accounts, self->email);
  PupitreClosedAccount *closed = pupitre_accounts_find_closed (self->accounts, self->email);

  if (open != NULL)
    return pupitre_secret_get_password (pupitre_account_get_secret (open)) != NULL;
  return closed != NULL && closed->stays;
}

/* Whether the session that was begun is the one that the account will go on with. */
static gboolean
has_own_session (PupitreEnrolment *self)
{
  PupitreAccount *open = pupitre_accounts_find_open (self->accounts, self->email);

  return pupitre_connection_is_signed_in (self->connection) &&
         (open == NULL || pupitre_account_get_connection (open) == self->connection);
}

static void
open_account (GTask *task)
{
  PupitreEnrolment *self = g_task_get_source_object (task);
  EnterData *enter = g_task_get_task_data (task);
  gboolean stay = keeps_password (self);

  if (has_own_session (self))
    pupitre_accounts_admit_async (self->accounts, self->connection, self->email, enter->password,
                                  stay, g_task_get_cancellable (task), on_admitted,
                                  g_object_ref (task));
  else
    pupitre_accounts_sign_in_async (self->accounts, self->email, enter->password, stay,
                                    g_task_get_cancellable (task), on_signed_in,
                                    g_object_ref (task));
}

static void
on_password_set (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  PupitreEnrolment *self = g_task_get_source_object (task);
  EnterData *enter = g_task_get_task_data (task);
  GError *error = NULL;

  if (!pupitre_verification_set_password_finish (self->verification, result, &error)) {
    if (g_error_matches (error, PUPITRE_ERROR, PUPITRE_ERROR_OUTCOME_UNKNOWN)) {
      enter->unsure = error;
    } else if (pupitre_verification_get_state (self->verification) ==
               PUPITRE_VERIFICATION_STATE_PASSWORD_SET) {
      g_error_free (error);
    } else {
      note_expiry (self, error);
      g_task_return_error (task, error);
      return;
    }
  }
  open_account (task);
}

/**
 * pupitre_enrolment_enter_async:
 * @self: A conversation in which the address is proved
 * @password: The password that the parent has chosen
 * @cancellable: (nullable): To give up
 * @callback: Called with the result
 * @user_data: For @callback
 *
 * Gives the account its password and opens it. Where the portal does not say whether it took the
 * password, signing in with it tells.
 */
void
pupitre_enrolment_enter_async (PupitreEnrolment   *self,
                               const char         *password,
                               GCancellable       *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer            user_data)
{
  g_autoptr (GTask) task = NULL;
  EnterData *enter;

  g_return_if_fail (PUPITRE_IS_ENROLMENT (self));
  g_return_if_fail (password != NULL && self->email != NULL);

  enter = g_new0 (EnterData, 1);
  enter->password = g_strdup (password);
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, pupitre_enrolment_enter_async);
  g_task_set_task_data (task, enter, enter_data_free);
  if (pupitre_verification_get_state (self->verification) == PUPITRE_VERIFICATION_STATE_VERIFIED)
    pupitre_verification_set_password_async (self->verification, password, cancellable,
                                             on_password_set, g_object_ref (task));
  else
    open_account (task);
}

/**
 * pupitre_enrolment_enter_finish:
 * @self: A conversation
 * @result: What the callback was given
 * @error: Return location: %PUPITRE_ERROR_PASSWORD_RULE, %PUPITRE_ERROR_ACCOUNT_EXISTS,
 *   %PUPITRE_ERROR_CODE_EXPIRED (the proof is lost: a new code is needed),
 *   %PUPITRE_ERROR_OUTCOME_UNKNOWN (the portal did not take it, for a reason that it did not say),
 *   those of signing in
 *
 * Returns: (transfer full) (nullable): the open account, in the list of the accounts too.
 */
PupitreAccount *
pupitre_enrolment_enter_finish (PupitreEnrolment *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
