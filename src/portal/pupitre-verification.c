/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-verification"

#include "pupitre-verification.h"

#include "pupitre-connection-private.h"
#include "pupitre-error.h"
#include "pupitre-talk.h"
#include "pupitre-typed.h"

/* Proves an address by a code that is sent to it, and ends with a new password and a session:
 * sign-up, and a forgotten password. It talks to the portal in a session of its own, so that the
 * connection's is untouched until there is a better one.
 *
 * It lives for as long as the program: a window can be closed while the parent looks for the e-mail.
 * What is left after the program has ended is what the page itself keeps, the address and when its
 * code was asked for. A new object then begins a new transaction: a code lives with its address, and
 * where a portal ties it to the transaction it is %PUPITRE_ERROR_CODE_EXPIRED, and another is asked
 * for. */

typedef enum {
  PROP_STATE = 1,
  PROP_BUSY,
  PROP_RULE,
} PupitreVerificationProperty;

struct _PupitreVerification {
  GObject                    parent_instance;

  PupitreConnection         *connection;  /* (owned) */
  PupitreVerificationPurpose purpose;
  PupitreVerificationState   state;
  gboolean                   busy;
  PupitreTalk               *talk;        /* (owned) */
  char                      *email;       /* (nullable) (owned) */
  gint64                     sent_at;
  PupitrePasswordRule       *rule;        /* (owned) */
  PupitreCodeRule           *code_rule;   /* (nullable) (owned): until a page was seen */
};

static GParamSpec *props[PROP_RULE + 1];

G_DEFINE_FINAL_TYPE (PupitreVerification, pupitre_verification, G_TYPE_OBJECT)

static void
set_state (PupitreVerification *self, PupitreVerificationState state)
{
  if (self->state == state)
    return;
  self->state = state;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_STATE]);
}

static void
set_busy (PupitreVerification *self, gboolean busy)
{
  if (self->busy == busy)
    return;
  self->busy = busy;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_BUSY]);
}

/* Also of a page on which something failed. */
static void
take_code_rule (PupitreVerification *self)
{
  const PupitreCodePage *page = pupitre_talk_get_page (self->talk);

  if (page == NULL || page->email_field == NULL)
    return;
  pupitre_code_rule_free (self->code_rule);
  self->code_rule = pupitre_code_rule_new (page->code_pattern);
}

/* The portal's rule wins, where there is one that can be used. */
static void
take_rule (PupitreVerification *self)
{
  const PupitreCodePage *page = pupitre_talk_get_page (self->talk);
  g_autoptr (PupitrePasswordRule) rule = NULL;

  if (page == NULL || !page->asks_password)
    return;
  rule = pupitre_password_rule_new_from_pattern (page->pattern, page->pattern_text);
  if (rule == NULL)
    rule = pupitre_password_rule_new_default ();
  g_set_object (&self->rule, rule);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_RULE]);
}

static void
pupitre_verification_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  PupitreVerification *self = PUPITRE_VERIFICATION (object);

  switch ((PupitreVerificationProperty) id) {
  case PROP_STATE:
    g_value_set_uint (value, self->state);
    break;
  case PROP_BUSY:
    g_value_set_boolean (value, self->busy);
    break;
  case PROP_RULE:
    g_value_set_object (value, self->rule);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
pupitre_verification_dispose (GObject *object)
{
  PupitreVerification *self = PUPITRE_VERIFICATION (object);

  if (self->talk != NULL)
    pupitre_talk_drop (self->talk);
  g_clear_object (&self->talk);
  g_clear_object (&self->connection);
  g_clear_object (&self->rule);

  G_OBJECT_CLASS (pupitre_verification_parent_class)->dispose (object);
}

static void
pupitre_verification_finalize (GObject *object)
{
  PupitreVerification *self = PUPITRE_VERIFICATION (object);

  g_free (self->email);
  pupitre_code_rule_free (self->code_rule);

  G_OBJECT_CLASS (pupitre_verification_parent_class)->finalize (object);
}

static void
pupitre_verification_class_init (PupitreVerificationClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = pupitre_verification_get_property;
  object_class->dispose = pupitre_verification_dispose;
  object_class->finalize = pupitre_verification_finalize;

  /**
   * PupitreVerification:state:
   *
   * How far it has come, a #PupitreVerificationState.
   */
  props[PROP_STATE] = g_param_spec_uint ("state", NULL, NULL, 0, PUPITRE_VERIFICATION_STATE_DONE,
                                         PUPITRE_VERIFICATION_STATE_NEW, flags);

  /**
   * PupitreVerification:busy:
   *
   * Whether the portal is being asked.
   */
  props[PROP_BUSY] = g_param_spec_boolean ("busy", NULL, NULL, FALSE, flags);

  /**
   * PupitreVerification:rule:
   *
   * What the new password has to be made of, as far as is known.
   */
  props[PROP_RULE] =
    g_param_spec_object ("rule", NULL, NULL, PUPITRE_TYPE_PASSWORD_RULE, flags);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
pupitre_verification_init (PupitreVerification *self)
{
  self->rule = pupitre_password_rule_new_default ();
}

/**
 * pupitre_verification_new:
 * @connection: What has the session at the end
 * @purpose: What an address is proven for
 * @ui_locale: `fr` or `en`: the language of the portal's sentences and of its e-mail
 *
 * Returns: (transfer full): a verification; nothing is sent yet. Main thread.
 */
PupitreVerification *
pupitre_verification_new (PupitreConnection         *connection,
                          PupitreVerificationPurpose purpose,
                          const char                *ui_locale)
{
  PupitreVerification *self;

  g_return_val_if_fail (PUPITRE_IS_CONNECTION (connection), NULL);
  g_return_val_if_fail (ui_locale != NULL, NULL);

  self = g_object_new (PUPITRE_TYPE_VERIFICATION, NULL);
  self->connection = g_object_ref (connection);
  self->purpose = purpose;
  self->talk = pupitre_talk_new (connection, purpose == PUPITRE_VERIFICATION_RESET, ui_locale);
  return self;
}

/**
 * pupitre_verification_get_purpose:
 * @self: A verification
 *
 * Returns: what an address is proven for. Main thread.
 */
PupitreVerificationPurpose
pupitre_verification_get_purpose (PupitreVerification *self)
{
  g_return_val_if_fail (PUPITRE_IS_VERIFICATION (self), PUPITRE_VERIFICATION_SIGN_UP);

  return self->purpose;
}

/**
 * pupitre_verification_get_state:
 * @self: A verification
 *
 * Returns: how far it has come. Main thread.
 */
PupitreVerificationState
pupitre_verification_get_state (PupitreVerification *self)
{
  g_return_val_if_fail (PUPITRE_IS_VERIFICATION (self), PUPITRE_VERIFICATION_STATE_NEW);

  return self->state;
}

/**
 * pupitre_verification_is_busy:
 * @self: A verification
 *
 * Returns: whether the portal is being asked. Main thread.
 */
gboolean
pupitre_verification_is_busy (PupitreVerification *self)
{
  g_return_val_if_fail (PUPITRE_IS_VERIFICATION (self), FALSE);

  return self->busy;
}

/**
 * pupitre_verification_get_email:
 * @self: A verification
 *
 * Returns: (transfer none) (nullable): the address to which the last code went. Main thread.
 */
const char *
pupitre_verification_get_email (PupitreVerification *self)
{
  g_return_val_if_fail (PUPITRE_IS_VERIFICATION (self), NULL);

  return self->email;
}

/**
 * pupitre_verification_get_sent_at:
 * @self: A verification
 *
 * Returns: when the last code was sent, in seconds since 1970, 0 if none was: it can be used for
 *   pupitre_profile_get_code_seconds(). Main thread.
 */
gint64
pupitre_verification_get_sent_at (PupitreVerification *self)
{
  g_return_val_if_fail (PUPITRE_IS_VERIFICATION (self), 0);

  return self->sent_at;
}

/**
 * pupitre_verification_get_rule:
 * @self: A verification
 *
 * Returns: (transfer none): what the new password has to be made of: the portal's own rule as soon
 *   as its page has said it. Main thread.
 */
PupitrePasswordRule *
pupitre_verification_get_rule (PupitreVerification *self)
{
  g_return_val_if_fail (PUPITRE_IS_VERIFICATION (self), NULL);

  return self->rule;
}

/**
 * pupitre_verification_get_code_rule:
 * @self: A verification
 *
 * Returns: (transfer none) (nullable): what the portal's codes look like, %NULL as long as it has
 *   shown no page. Main thread.
 */
const PupitreCodeRule *
pupitre_verification_get_code_rule (PupitreVerification *self)
{
  g_return_val_if_fail (PUPITRE_IS_VERIFICATION (self), NULL);

  return self->code_rule;
}

/**
 * pupitre_verification_forget:
 * @self: A verification
 *
 * Drops all that it knows, back to the beginning; what is under way ends as cancelled. Nothing is
 * sent. Main thread.
 */
void
pupitre_verification_forget (PupitreVerification *self)
{
  g_return_if_fail (PUPITRE_IS_VERIFICATION (self));

  pupitre_talk_drop (self->talk);
  g_clear_pointer (&self->email, g_free);
  self->sent_at = 0;
  set_state (self, PUPITRE_VERIFICATION_STATE_NEW);
}

/* The one end of every act: with @error (nullable) (transfer full), or in a new state. */
static void
finish (GTask *task, GError *error, PupitreVerificationState state)
{
  PupitreVerification *self = g_task_get_source_object (task);

  set_busy (self, FALSE);
  if (error != NULL) {
    g_task_return_error (task, error);
    return;
  }
  set_state (self, state);
  g_task_return_boolean (task, TRUE);
}

static void
on_code_sent (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  PupitreVerification *self = g_task_get_source_object (task);
  GError *error = NULL;

  if (pupitre_talk_finish (PUPITRE_TALK (source), result, &error)) {
    self->sent_at = g_get_real_time () / G_USEC_PER_SEC;
    take_rule (self);
  }
  take_code_rule (self);
  finish (task, error, PUPITRE_VERIFICATION_STATE_CODE_SENT);
}

static void
on_code_verified (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  take_code_rule (g_task_get_source_object (task));
  if (pupitre_talk_finish (PUPITRE_TALK (source), result, &error))
    take_rule (g_task_get_source_object (task));
  finish (task, error, PUPITRE_VERIFICATION_STATE_VERIFIED);
}

static void
on_session_taken (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  pupitre_connection_take_session_finish (PUPITRE_CONNECTION (source), result, &error);
  finish (task, error, PUPITRE_VERIFICATION_STATE_DONE);
}

/* What is left where the password was handed in and no session came of it. */
static void
handle_password_failure (PupitreVerification *self, const GError *error)
{
  if (pupitre_talk_took_password (self->talk)) {
    set_state (self, PUPITRE_VERIFICATION_STATE_PASSWORD_SET);
  } else if (pupitre_talk_get_page (self->talk) == NULL ||
             g_error_matches (error, PUPITRE_ERROR, PUPITRE_ERROR_CODE_EXPIRED)) {
    /* Back to where a code is asked for: the one there was proves nothing any more. */
    self->sent_at = 0;
    set_state (self, PUPITRE_VERIFICATION_STATE_NEW);
  }
}

static void
on_password_set (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  PupitreVerification *self = g_task_get_source_object (task);
  g_autoptr (PupitreSession) session = NULL;
  GError *error = NULL;

  if (!pupitre_talk_finish (PUPITRE_TALK (source), result, &error)) {
    handle_password_failure (self, error);
    finish (task, error, self->state);
    return;
  }
  session = pupitre_talk_steal_session (self->talk);
  set_state (self, PUPITRE_VERIFICATION_STATE_PASSWORD_SET);
  pupitre_connection_take_session_async (self->connection, session,
                                         g_task_get_task_data (task), on_session_taken,
                                         g_object_ref (task));
}

/* What is proven for one address is nothing for another. */
static void
take_email (PupitreVerification *self, const char *email)
{
  if (g_strcmp0 (self->email, email) == 0)
    return;
  pupitre_verification_forget (self);
  self->email = g_strdup (email);
}

/**
 * pupitre_verification_send_code_async:
 * @self: A verification that is not busy
 * @email: The address, as typed
 * @cancellable: (nullable): Gives up
 * @callback: Called at the end
 * @user_data: For @callback
 *
 * Has a code sent to the address, the first time or once more; each takes the place of the one
 * before. Fails with %PUPITRE_ERROR_CODE_NOT_SENT, %PUPITRE_ERROR_CODE_THROTTLED, with
 * %PUPITRE_ERROR_CAPTCHA and its like where only a browser helps, or as any request can. Main
 * thread.
 */
void
pupitre_verification_send_code_async (PupitreVerification *self,
                                      const char          *email,
                                      GCancellable        *cancellable,
                                      GAsyncReadyCallback  callback,
                                      gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autofree char *clean_email = NULL;

  g_return_if_fail (PUPITRE_IS_VERIFICATION (self) && !self->busy);

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, pupitre_verification_send_code_async);
  clean_email = pupitre_typed_email (email);
  if (clean_email == NULL) {
    g_task_return_new_error (task, PUPITRE_ERROR, PUPITRE_ERROR_CODE_NOT_SENT,
                             "Not the address of a mailbox");
    return;
  }
  take_email (self, clean_email);
  set_busy (self, TRUE);
  pupitre_talk_send_code_async (self->talk, clean_email, cancellable, on_code_sent,
                                g_steal_pointer (&task));
}

/**
 * pupitre_verification_send_code_finish:
 * @self: A verification
 * @result: The result
 * @error: Return location
 *
 * Returns: whether a code is under way. Main thread.
 */
gboolean
pupitre_verification_send_code_finish (PupitreVerification *self,
                                       GAsyncResult        *result,
                                       GError             **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/* As it was meant; whoever asks knows better what it has to look like. */
static char *
dup_code (PupitreVerification *self, const char *typed)
{
  char *code = pupitre_code_rule_read (self->code_rule, typed);

  return code != NULL ? code : pupitre_typed_nip (typed);
}

/**
 * pupitre_verification_verify_code_async:
 * @self: A verification that is not busy
 * @email: The address, as typed
 * @code: The code, as typed
 * @cancellable: (nullable): Gives up
 * @callback: Called at the end
 * @user_data: For @callback
 *
 * Has a code checked; also one that was asked for before the program was started. Fails with
 * %PUPITRE_ERROR_CODE_WRONG, %PUPITRE_ERROR_CODE_EXPIRED or %PUPITRE_ERROR_CODE_TRIES; with
 * %PUPITRE_ERROR_NO_ACCOUNT where there is none whose password could have been forgotten; or as
 * pupitre_verification_send_code_async() can. Main thread.
 */
void
pupitre_verification_verify_code_async (PupitreVerification *self,
                                        const char          *email,
                                        const char          *code,
                                        GCancellable        *cancellable,
                                        GAsyncReadyCallback  callback,
                                        gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autofree char *clean_email = NULL;
  g_autofree char *clean_code = NULL;

  g_return_if_fail (PUPITRE_IS_VERIFICATION (self) && !self->busy);

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, pupitre_verification_verify_code_async);
  clean_email = pupitre_typed_email (email);
  clean_code = dup_code (self, code);
  if (clean_email == NULL || clean_code == NULL) {
    g_task_return_new_error (task, PUPITRE_ERROR, PUPITRE_ERROR_CODE_WRONG, "Not a code");
    return;
  }
  take_email (self, clean_email);
  set_busy (self, TRUE);
  pupitre_talk_verify_code_async (self->talk, clean_email, clean_code, cancellable,
                                  on_code_verified, g_steal_pointer (&task));
}

/**
 * pupitre_verification_verify_code_finish:
 * @self: A verification
 * @result: The result
 * @error: Return location
 *
 * Returns: whether the address is proven. Main thread.
 */
gboolean
pupitre_verification_verify_code_finish (PupitreVerification *self,
                                         GAsyncResult        *result,
                                         GError             **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * pupitre_verification_set_password_async:
 * @self: A verification in the state %PUPITRE_VERIFICATION_STATE_VERIFIED that is not busy
 * @password: The new password; copied, and wiped once it is sent
 * @cancellable: (nullable): Gives up
 * @callback: Called at the end
 * @user_data: For @callback
 *
 * Hands in the new password; at the end the connection has a session, in place of any there was.
 * Fails with %PUPITRE_ERROR_PASSWORD_RULE, with %PUPITRE_ERROR_ACCOUNT_EXISTS, with
 * %PUPITRE_ERROR_CODE_EXPIRED if the address has to be proven anew, with
 * %PUPITRE_ERROR_OUTCOME_UNKNOWN if the portal may have taken it, which a sign-in with it shows; or
 * as a sign-in can. Whether the password is the new one whatever else failed, the state says. Main
 * thread.
 */
void
pupitre_verification_set_password_async (PupitreVerification *self,
                                         const char          *password,
                                         GCancellable        *cancellable,
                                         GAsyncReadyCallback  callback,
                                         gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (PUPITRE_IS_VERIFICATION (self) && !self->busy);
  g_return_if_fail (password != NULL);
  g_return_if_fail (self->state == PUPITRE_VERIFICATION_STATE_VERIFIED);

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, pupitre_verification_set_password_async);
  if (cancellable != NULL)
    g_task_set_task_data (task, g_object_ref (cancellable), g_object_unref);
  set_busy (self, TRUE);
  pupitre_talk_set_password_async (self->talk, self->email, password, cancellable,
                                   on_password_set, g_steal_pointer (&task));
}

/**
 * pupitre_verification_set_password_finish:
 * @self: A verification
 * @result: The result
 * @error: Return location
 *
 * Returns: whether the connection is signed in. Main thread.
 */
gboolean
pupitre_verification_set_password_finish (PupitreVerification *self,
                                          GAsyncResult        *result,
                                          GError             **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
