/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-connection"

#include "pupitre-connection.h"

#include "pupitre-connection-private.h"
#include "pupitre-error.h"
#include "pupitre-fetch.h"
#include "pupitre-sign-in.h"
#include "pupitre-visit.h"
#include "pupitre-write.h"

/* One account's session with the portal. Each sign-in gets a transport of its own, and to forget a
 * session is to drop its transport: no cookie of one session is there for the next, and what was
 * under way for the old one can not touch the new one.
 *
 * Not an offline copy and not a state machine: it says what happened, and sync/ decides. */

typedef enum {
  PROP_SIGNED_IN = 1,
  PROP_SIGNING_IN,
} PupitreConnectionProperty;

struct _PupitreConnection {
  GObject         parent_instance;

  PupitreProfile *profile;       /* (owned) */
  PupitreLimiter *limiter;       /* (owned) */
  PupitreSession *session;       /* (nullable) (owned): signed in, or about to be */
  PupitreSession *former;        /* (nullable) (owned): the one before, in which was being written */
  guint           n_writing;     /* writes under way in the session */
  gboolean        signed_in;
  gboolean        signing_in;
  gboolean        sent_password;  /* in the last sign-in */

  GTlsDatabase   *tls_database;    /* (nullable) (owned) */
  GProxyResolver *proxy_resolver;  /* (nullable) (owned) */
  guint           timeout;         /* milliseconds, 0: the usual one */
  guint           backoff;         /* milliseconds */
};

static GParamSpec *props[PROP_SIGNING_IN + 1];

G_DEFINE_FINAL_TYPE (PupitreConnection, pupitre_connection, G_TYPE_OBJECT)

static void
set_signed_in (PupitreConnection *self, gboolean signed_in)
{
  if (self->signed_in == signed_in)
    return;
  self->signed_in = signed_in;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SIGNED_IN]);
}

static void
set_signing_in (PupitreConnection *self, gboolean signing_in)
{
  if (self->signing_in == signing_in)
    return;
  self->signing_in = signing_in;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SIGNING_IN]);
}

static void
pupitre_connection_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  PupitreConnection *self = PUPITRE_CONNECTION (object);

  switch ((PupitreConnectionProperty) id) {
  case PROP_SIGNED_IN:
    g_value_set_boolean (value, self->signed_in);
    break;
  case PROP_SIGNING_IN:
    g_value_set_boolean (value, self->signing_in);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

/* @session: (inout) (nullable) */
static void
drop (PupitreSession **session)
{
  if (*session != NULL)
    pupitre_transport_abort (pupitre_session_get_transport (*session));
  g_clear_object (session);
}

static void
pupitre_connection_dispose (GObject *object)
{
  PupitreConnection *self = PUPITRE_CONNECTION (object);

  drop (&self->former);
  drop (&self->session);
  g_clear_object (&self->profile);
  g_clear_object (&self->limiter);
  g_clear_object (&self->tls_database);
  g_clear_object (&self->proxy_resolver);

  G_OBJECT_CLASS (pupitre_connection_parent_class)->dispose (object);
}

static void
pupitre_connection_class_init (PupitreConnectionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = pupitre_connection_get_property;
  object_class->dispose = pupitre_connection_dispose;

  /**
   * PupitreConnection:signed-in:
   *
   * Whether there is a session with the portal, as far as is known.
   */
  props[PROP_SIGNED_IN] = g_param_spec_boolean ("signed-in", NULL, NULL, FALSE, flags);
  /**
   * PupitreConnection:signing-in:
   *
   * Whether a sign-in is under way. Changes after #PupitreConnection:signed-in does.
   */
  props[PROP_SIGNING_IN] = g_param_spec_boolean ("signing-in", NULL, NULL, FALSE, flags);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
pupitre_connection_init (PupitreConnection *self)
{
  self->backoff = PUPITRE_FETCH_BACKOFF;
}

/**
 * pupitre_connection_new:
 * @profile: The portal
 * @limiter: What all accounts share
 *
 * Returns: (transfer full): a connection without a session. Main thread.
 */
PupitreConnection *
pupitre_connection_new (PupitreProfile *profile, PupitreLimiter *limiter)
{
  PupitreConnection *self;

  g_return_val_if_fail (PUPITRE_IS_PROFILE (profile), NULL);
  g_return_val_if_fail (PUPITRE_IS_LIMITER (limiter), NULL);

  self = g_object_new (PUPITRE_TYPE_CONNECTION, NULL);
  self->profile = g_object_ref (profile);
  self->limiter = g_object_ref (limiter);
  return self;
}

/**
 * pupitre_connection_set_tls_database:
 * @self: A connection
 * @database: (nullable): Whom to trust instead of the system's authorities
 *
 * For tests. Main thread.
 */
void
pupitre_connection_set_tls_database (PupitreConnection *self, GTlsDatabase *database)
{
  g_return_if_fail (PUPITRE_IS_CONNECTION (self));

  g_set_object (&self->tls_database, database);
}

/**
 * pupitre_connection_set_proxy_resolver:
 * @self: A connection
 * @resolver: (nullable): What names the proxy
 *
 * For tests. Main thread.
 */
void
pupitre_connection_set_proxy_resolver (PupitreConnection *self, GProxyResolver *resolver)
{
  g_return_if_fail (PUPITRE_IS_CONNECTION (self));

  g_set_object (&self->proxy_resolver, resolver);
}

/**
 * pupitre_connection_set_timeout:
 * @self: A connection
 * @milliseconds: How long nothing may come, from now on, in the session that there is too
 *
 * For tests. Main thread.
 */
void
pupitre_connection_set_timeout (PupitreConnection *self, guint milliseconds)
{
  g_return_if_fail (PUPITRE_IS_CONNECTION (self));

  self->timeout = milliseconds;
  if (self->session != NULL)
    pupitre_transport_set_timeout (pupitre_session_get_transport (self->session), milliseconds);
}

/**
 * pupitre_connection_set_backoff:
 * @self: A connection
 * @milliseconds: The longest wait before the first retry
 *
 * For tests. Main thread.
 */
void
pupitre_connection_set_backoff (PupitreConnection *self, guint milliseconds)
{
  g_return_if_fail (PUPITRE_IS_CONNECTION (self));

  self->backoff = milliseconds;
}

/**
 * pupitre_connection_get_profile:
 * @self: A connection
 *
 * Returns: (transfer none): the portal. Main thread.
 */
PupitreProfile *
pupitre_connection_get_profile (PupitreConnection *self)
{
  g_return_val_if_fail (PUPITRE_IS_CONNECTION (self), NULL);

  return self->profile;
}

/**
 * pupitre_connection_is_signed_in:
 * @self: A connection
 *
 * Returns: whether there is a session, as far as is known. Main thread.
 */
gboolean
pupitre_connection_is_signed_in (PupitreConnection *self)
{
  g_return_val_if_fail (PUPITRE_IS_CONNECTION (self), FALSE);

  return self->signed_in;
}

/**
 * pupitre_connection_get_email:
 * @self: A connection
 *
 * Returns: (transfer none) (nullable): whose session it is, as the portal says it. Main thread.
 */
const char *
pupitre_connection_get_email (PupitreConnection *self)
{
  g_return_val_if_fail (PUPITRE_IS_CONNECTION (self), NULL);

  return self->session != NULL ? pupitre_session_get_email (self->session) : NULL;
}

/**
 * pupitre_connection_is_signing_in:
 * @self: A connection
 *
 * Returns: whether a sign-in is under way. Main thread.
 */
gboolean
pupitre_connection_is_signing_in (PupitreConnection *self)
{
  g_return_val_if_fail (PUPITRE_IS_CONNECTION (self), FALSE);

  return self->signing_in;
}

static PupitreTransport *
new_transport (PupitreConnection *self)
{
  PupitreTransport *transport = pupitre_transport_new (self->limiter);

  pupitre_transport_set_tls_database (transport, self->tls_database);
  pupitre_transport_set_proxy_resolver (transport, self->proxy_resolver);
  if (self->timeout > 0)
    pupitre_transport_set_timeout (transport, self->timeout);
  return transport;
}

/**
 * pupitre_connection_new_session:
 * @self: A connection
 * @ui_locale: `fr` or `en`: the language of the portal's sentences
 *
 * Returns: (transfer full): a session beside the one there is, without cookies. Main thread.
 */
PupitreSession *
pupitre_connection_new_session (PupitreConnection *self, const char *ui_locale)
{
  g_autoptr (PupitreTransport) transport = NULL;

  g_return_val_if_fail (PUPITRE_IS_CONNECTION (self), NULL);

  transport = new_transport (self);
  pupitre_transport_set_language (transport, ui_locale);
  return pupitre_session_new (self->profile, transport);
}

/**
 * pupitre_connection_forget:
 * @self: A connection
 *
 * Drops cookies and token and ends what is under way: reads as cancelled, writes as
 * pupitre_connection_write_async() says. Nothing is sent: the portal's own session ends by its time.
 * Main thread.
 */
void
pupitre_connection_forget (PupitreConnection *self)
{
  g_return_if_fail (PUPITRE_IS_CONNECTION (self));

  drop (&self->former);
  drop (&self->session);
  self->n_writing = 0;
  set_signed_in (self, FALSE);
  set_signing_in (self, FALSE);
}

/* @session: (transfer full). What is being written goes to its end in the session that it began in:
 * the portal says what became of it, where cutting it off would leave everybody in doubt. */
static void
begin_with (PupitreConnection *self, PupitreSession *session)
{
  g_autoptr (PupitreSession) former = NULL;

  if (self->n_writing > 0)
    former = g_steal_pointer (&self->session);
  pupitre_connection_forget (self);
  self->former = g_steal_pointer (&former);
  self->session = session;
  set_signing_in (self, TRUE);
}

/* The session of a task, unless another one has taken its place. */
static gboolean
is_current (GTask *task)
{
  PupitreConnection *self = g_task_get_source_object (task);

  return self->session == g_task_get_task_data (task);
}

/* @error: (transfer full). What a failed sign-in left of a session is dropped. */
static void
fail_sign_in (GTask *task, GError *error)
{
  if (is_current (task))
    pupitre_connection_forget (g_task_get_source_object (task));
  g_task_return_error (task, error);
}

static void
on_first_token (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autofree char *token = NULL;
  GError *error = NULL;

  token = pupitre_session_get_token_finish (PUPITRE_SESSION (source), result, &error);
  if (token == NULL) {
    /* The chain came to its end and the portal knows of no session: not the parent's fault. */
    if (g_error_matches (error, PUPITRE_ERROR, PUPITRE_ERROR_SESSION_ENDED))
      error->code = PUPITRE_ERROR_UNKNOWN_PAGE;
    fail_sign_in (task, error);
    return;
  }
  if (!is_current (task) || g_cancellable_is_cancelled (g_task_get_cancellable (task))) {
    fail_sign_in (task, g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED,
                                             "The session was given up"));
    return;
  }
  set_signed_in (g_task_get_source_object (task), TRUE);
  set_signing_in (g_task_get_source_object (task), FALSE);
  g_task_return_boolean (task, TRUE);
}

static void
on_signed_in (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  gboolean sent_password;
  GError *error = NULL;
  gboolean good = pupitre_sign_in_finish (result, &sent_password, &error);

  if (is_current (task))
    PUPITRE_CONNECTION (g_task_get_source_object (task))->sent_password = sent_password;
  if (!good) {
    fail_sign_in (task, error);
    return;
  }
  pupitre_session_get_token_async (g_task_get_task_data (task), on_first_token,
                                   g_object_ref (task));
}

/**
 * pupitre_connection_sign_in_async:
 * @self: A connection
 * @email: What the parent typed
 * @password: What the parent typed; copied, and wiped once it is sent
 * @ui_locale: `fr` or `en`: the language of the portal's sentences
 * @cancellable: (nullable): Gives up
 * @callback: Called at the end
 * @user_data: For @callback
 *
 * Signs in, in place of any session there is: what is read in that one ends as cancelled, what is
 * written in it goes to its end. Fails with %PUPITRE_ERROR_BAD_PASSWORD,
 * %PUPITRE_ERROR_LOCKED_OUT and others with the portal's own sentence; with
 * %PUPITRE_ERROR_SECOND_FACTOR, %PUPITRE_ERROR_CAPTCHA, %PUPITRE_ERROR_TERMS,
 * %PUPITRE_ERROR_FORCED_RESET or %PUPITRE_ERROR_UNKNOWN_PAGE where only a browser helps; or as any
 * request can. Nothing is tried twice. Main thread.
 */
void
pupitre_connection_sign_in_async (PupitreConnection  *self,
                                  const char         *email,
                                  const char         *password,
                                  const char         *ui_locale,
                                  GCancellable       *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer            user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (PUPITRE_IS_CONNECTION (self));
  g_return_if_fail (email != NULL && password != NULL && ui_locale != NULL);

  begin_with (self, pupitre_connection_new_session (self, ui_locale));
  self->sent_password = FALSE;
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, pupitre_connection_sign_in_async);
  /* Once there is a session, it is not reported as given up. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, g_object_ref (self->session), g_object_unref);
  pupitre_sign_in_async (pupitre_session_get_transport (self->session), self->profile, email,
                         password, ui_locale, cancellable, on_signed_in, g_steal_pointer (&task));
}

/**
 * pupitre_connection_sign_in_finish:
 * @self: A connection
 * @result: The result
 * @error: Return location
 *
 * Returns: whether there is a session now. Main thread.
 */
gboolean
pupitre_connection_sign_in_finish (PupitreConnection *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * pupitre_connection_is_verdict:
 * @self: A connection whose last sign-in failed
 * @error: (nullable): With what
 *
 * Returns: whether the portal has answered about the account, if not about the password: the same
 *   password would come to the same end, until the parent has done something about it. Main thread.
 */
gboolean
pupitre_connection_is_verdict (PupitreConnection *self, const GError *error)
{
  static const int ALWAYS[] = { PUPITRE_ERROR_LOCKED_OUT, PUPITRE_ERROR_SECOND_FACTOR,
                                PUPITRE_ERROR_CAPTCHA, PUPITRE_ERROR_TERMS,
                                PUPITRE_ERROR_FORCED_RESET };
  /* Before the password was sent, it was another page: of a portal under repair, perhaps. */
  static const int ONCE_SENT[] = { PUPITRE_ERROR_UNKNOWN_PAGE, PUPITRE_ERROR_FORBIDDEN_HOST,
                                   PUPITRE_ERROR_TOO_MANY_HOPS, PUPITRE_ERROR_REFUSED,
                                   PUPITRE_ERROR_NOT_FOUND };

  g_return_val_if_fail (PUPITRE_IS_CONNECTION (self), FALSE);

  for (gsize i = 0; i < G_N_ELEMENTS (ALWAYS); i++) {
    if (g_error_matches (error, PUPITRE_ERROR, ALWAYS[i]))
      return TRUE;
  }
  for (gsize i = 0; self->sent_password && i < G_N_ELEMENTS (ONCE_SENT); i++) {
    if (g_error_matches (error, PUPITRE_ERROR, ONCE_SENT[i]))
      return TRUE;
  }
  return FALSE;
}

/* A public page that is another one than expected is an answer all the same. */
static gboolean
has_answered (const GError *error)
{
  return g_error_matches (error, PUPITRE_ERROR, PUPITRE_ERROR_NOT_FOUND) ||
         g_error_matches (error, PUPITRE_ERROR, PUPITRE_ERROR_REFUSED) ||
         g_error_matches (error, PUPITRE_ERROR, PUPITRE_ERROR_SESSION_ENDED) ||
         g_error_matches (error, PUPITRE_ERROR, PUPITRE_ERROR_UNKNOWN_PAGE) ||
         g_error_matches (error, PUPITRE_ERROR, PUPITRE_ERROR_FORBIDDEN_HOST) ||
         g_error_matches (error, PUPITRE_ERROR, PUPITRE_ERROR_TOO_MANY_HOPS);
}

static void
on_reached (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (PupitrePage) page = NULL;
  g_autoptr (GError) error = NULL;

  page = pupitre_visit_finish (result, &error);
  if (page != NULL || has_answered (error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/**
 * pupitre_connection_reach_async:
 * @self: A connection
 * @cancellable: (nullable): Gives up
 * @callback: Called at the end
 * @user_data: For @callback
 *
 * Asks for the portal's public page, as a stranger would: without cookie, token or name. Main
 * thread.
 */
void
pupitre_connection_reach_async (PupitreConnection  *self,
                                GCancellable       *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer            user_data)
{
  g_autoptr (PupitreTransport) transport = NULL;
  g_autofree char *address = NULL;
  GTask *task;

  g_return_if_fail (PUPITRE_IS_CONNECTION (self));

  transport = new_transport (self);
  address = pupitre_profile_dup_home_url (self->profile);
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, pupitre_connection_reach_async);
  pupitre_visit_async (transport, self->profile, address, cancellable, on_reached, task);
}

/**
 * pupitre_connection_reach_finish:
 * @self: A connection
 * @result: The result
 * @error: Return location; why it does not answer
 *
 * Returns: whether the portal answers. Main thread.
 */
gboolean
pupitre_connection_reach_finish (PupitreConnection *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * pupitre_connection_take_session_async:
 * @self: A connection
 * @session: A session of pupitre_connection_new_session() whose cookies are those of an account
 * @cancellable: (nullable): Gives up
 * @callback: Called at the end
 * @user_data: For @callback
 *
 * Puts a session in the place of any there is, and asks for its token. Fails as the end of a sign-in
 * can, and then there is no session. Main thread.
 */
void
pupitre_connection_take_session_async (PupitreConnection  *self,
                                       PupitreSession     *session,
                                       GCancellable       *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer            user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (PUPITRE_IS_CONNECTION (self));
  g_return_if_fail (PUPITRE_IS_SESSION (session));

  begin_with (self, g_object_ref (session));
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, pupitre_connection_take_session_async);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, g_object_ref (session), g_object_unref);
  pupitre_session_get_token_async (session, on_first_token, g_steal_pointer (&task));
}

/**
 * pupitre_connection_take_session_finish:
 * @self: A connection
 * @result: The result
 * @error: Return location
 *
 * Returns: whether there is a session now. Main thread.
 */
gboolean
pupitre_connection_take_session_finish (PupitreConnection *self,
                                        GAsyncResult      *result,
                                        GError           **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
on_signed_out (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (PupitrePage) page = NULL;
  GError *error = NULL;

  page = pupitre_visit_finish (result, &error);
  if (is_current (task))
    pupitre_connection_forget (g_task_get_source_object (task));
  if (page != NULL)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * pupitre_connection_sign_out_async:
 * @self: A connection
 * @cancellable: (nullable): Gives up
 * @callback: Called at the end
 * @user_data: For @callback
 *
 * Ends the session on all hosts of the portal, then forgets it; what is under way ends as
 * cancelled. It is forgotten also if the portal can not be reached. Main thread.
 */
void
pupitre_connection_sign_out_async (PupitreConnection  *self,
                                   GCancellable       *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer            user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autofree char *address = NULL;
  PupitreTransport *transport;

  g_return_if_fail (PUPITRE_IS_CONNECTION (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, pupitre_connection_sign_out_async);
  g_task_set_check_cancellable (task, FALSE);
  if (self->session == NULL) {
    g_task_return_boolean (task, TRUE);
    return;
  }
  g_task_set_task_data (task, g_object_ref (self->session), g_object_unref);
  transport = pupitre_session_get_transport (self->session);
  pupitre_transport_abort (transport);
  set_signed_in (self, FALSE);
  address = pupitre_profile_dup_sign_out_url (self->profile);
  pupitre_visit_async (transport, self->profile, address, cancellable, on_signed_out,
                       g_steal_pointer (&task));
}

/**
 * pupitre_connection_sign_out_finish:
 * @self: A connection
 * @result: The result
 * @error: Return location
 *
 * Returns: whether the portal has ended the session; there is none here in any case. Main thread.
 */
gboolean
pupitre_connection_sign_out_finish (PupitreConnection *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/* @reply: (nullable) (transfer full), or else @error: (transfer full) */
static void
return_reply (GTask *task, PupitreReply *reply, GError *error)
{
  if (reply != NULL) {
    g_task_return_pointer (task, reply, (GDestroyNotify) pupitre_reply_free);
    return;
  }
  if (g_error_matches (error, PUPITRE_ERROR, PUPITRE_ERROR_SESSION_ENDED) && is_current (task))
    set_signed_in (g_task_get_source_object (task), FALSE);
  g_task_return_error (task, error);
}

static void
on_fetched (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  PupitreReply *reply;
  GError *error = NULL;

  reply = pupitre_fetch_finish (result, &error);
  return_reply (task, reply, error);
}

/**
 * pupitre_connection_fetch_async:
 * @self: A connection
 * @request: What to ask for, copied
 * @etag: (nullable): The version that is stored: if it is still right, the answer is the error
 *   %PUPITRE_ERROR_NOT_MODIFIED
 * @cancellable: (nullable): Gives up
 * @callback: Called with the answer
 * @user_data: For @callback
 *
 * Reads from the API. A token near its end or refused is renewed once. Without a session it fails
 * with %PUPITRE_ERROR_SESSION_ENDED and sends nothing; so it does, and #PupitreConnection:signed-in
 * becomes %FALSE, when the portal says that the session is gone. Answers of JSON have passed
 * pupitre_json_guard(). Main thread.
 */
void
pupitre_connection_fetch_async (PupitreConnection    *self,
                                const PupitreRequest *request,
                                const char           *etag,
                                GCancellable         *cancellable,
                                GAsyncReadyCallback   callback,
                                gpointer              user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (PUPITRE_IS_CONNECTION (self));
  g_return_if_fail (request != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, pupitre_connection_fetch_async);
  if (!self->signed_in) {
    g_task_return_new_error (task, PUPITRE_ERROR, PUPITRE_ERROR_SESSION_ENDED,
                             "There is no session");
    return;
  }
  g_task_set_task_data (task, g_object_ref (self->session), g_object_unref);
  pupitre_fetch_async (self->session, request, etag, self->backoff, cancellable, on_fetched,
                       g_steal_pointer (&task));
}

/**
 * pupitre_connection_fetch_finish:
 * @self: A connection
 * @result: The result
 * @error: Return location; %PUPITRE_ERROR, or cancellation
 *
 * Returns: (transfer full) (nullable): the answer. Main thread.
 */
PupitreReply *
pupitre_connection_fetch_finish (PupitreConnection *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
on_written (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  PupitreReply *reply;
  GError *error = NULL;

  if (is_current (task))
    ((PupitreConnection *) g_task_get_source_object (task))->n_writing--;
  reply = pupitre_write_finish (result, &error);
  return_reply (task, reply, error);
}

/**
 * pupitre_connection_write_async:
 * @self: A connection
 * @request: What to write, copied
 * @cancellable: (nullable): Gives up waiting; what was sent by then stays sent
 * @callback: Called with the answer
 * @user_data: For @callback
 *
 * Writes to the API, once. A token near its end or refused is renewed. If it was sent and no usable
 * answer came, it fails with %PUPITRE_ERROR_OUTCOME_UNKNOWN: the portal may have done it, and what
 * there is has to be read back before anybody sends it again. A refusal has a code for each reason
 * that is known, and is %PUPITRE_ERROR_FORM_REFUSED with the portal's sentence for others. The
 * session can end as with pupitre_connection_fetch_async(), and so it does if it is forgotten before
 * anything has left; after that the outcome is unknown. Main thread.
 */
void
pupitre_connection_write_async (PupitreConnection    *self,
                                const PupitreRequest *request,
                                GCancellable         *cancellable,
                                GAsyncReadyCallback   callback,
                                gpointer              user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (PUPITRE_IS_CONNECTION (self));
  g_return_if_fail (request != NULL);

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, pupitre_connection_write_async);
  if (!self->signed_in) {
    g_task_return_new_error (task, PUPITRE_ERROR, PUPITRE_ERROR_SESSION_ENDED,
                             "There is no session");
    return;
  }
  g_task_set_task_data (task, g_object_ref (self->session), g_object_unref);
  self->n_writing++;
  pupitre_write_async (self->session, request, cancellable, on_written, g_steal_pointer (&task));
}

/**
 * pupitre_connection_write_finish:
 * @self: A connection
 * @result: The result
 * @error: Return location
 *
 * Returns: (transfer full) (nullable): the answer. Main thread.
 */
PupitreReply *
pupitre_connection_write_finish (PupitreConnection *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
