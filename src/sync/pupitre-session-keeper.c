/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-session-keeper"

#include "pupitre-session-keeper.h"

#include "pupitre-error.h"

/* One account's way to the portal: whoever asks for something gets it over the session there is;
 * else over one begun with the password that the parent asked to keep; else is told whether the
 * portal does not answer or the parent has to sign in. One attempt at a time, which all who ask
 * meanwhile wait for, and never one against a sign-in by the parent. Main thread. */

struct _PupitreSessionKeeper {
  GObject            parent_instance;

  PupitreConnection *connection;
  PupitreSecret     *secret;
  GPtrArray         *waiting;   /* (element-type GTask): requests without a session yet */
  GError            *refused;   /* (nullable): why the next attempt has to be the parent's */
  GCancellable      *cancel;
  gboolean           entering;  /* an attempt of ours is under way */
};

typedef enum {
  SIGNAL_PASSWORD_REFUSED,
  N_SIGNALS,
} PupitreSessionKeeperSignal;

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PupitreSessionKeeper, pupitre_session_keeper, G_TYPE_OBJECT)

typedef struct {
  /* Input */
  PupitreRequest *request;  /* (owned) */
  char           *etag;     /* (nullable) (owned) */
  /* In progress */
  gboolean        waited;   /* a session was begun for it: it is not tried a third time */
} FetchData;

static void
fetch_data_free (gpointer data)
{
  FetchData *fetch = data;

  pupitre_request_free (fetch->request);
  g_free (fetch->etag);
  g_free (fetch);
}

static void begin_session (PupitreSessionKeeper *self);
static void fetch_or_wait (PupitreSessionKeeper *self, GTask *task);

/* @task: (transfer full) */
static void
wait_for_session (PupitreSessionKeeper *self, GTask *task)
{
  ((FetchData *) g_task_get_task_data (task))->waited = TRUE;
  g_ptr_array_add (self->waiting, task);
  begin_session (self);
}

/* Whether the session in which it was asked is no more, and another one is, or is on its way: the
 * first of several reads whose session has ended begins the next one, which ends the others. */
static gboolean
lost_its_session (GTask *task, const GError *error)
{
  PupitreSessionKeeper *self = g_task_get_source_object (task);

  if (g_error_matches (error, PUPITRE_ERROR, PUPITRE_ERROR_SESSION_ENDED))
    return TRUE;
  return pupitre_error_is_cancelled (error) &&
         !g_cancellable_is_cancelled (g_task_get_cancellable (task)) &&
         (pupitre_connection_is_signed_in (self->connection) ||
          pupitre_connection_is_signing_in (self->connection));
}

static void
on_fetched (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  FetchData *fetch = g_task_get_task_data (task);
  GError *error = NULL;
  PupitreReply *reply = pupitre_connection_fetch_finish (PUPITRE_CONNECTION (source), result, &error);

  if (reply != NULL) {
    g_task_return_pointer (task, reply, (GDestroyNotify) pupitre_reply_free);
    return;
  }
  if (!fetch->waited && lost_its_session (task, error)) {
    g_clear_error (&error);
    fetch->waited = TRUE;
    fetch_or_wait (g_task_get_source_object (task), g_object_ref (task));
    return;
  }
  g_task_return_error (task, error);
}

/* @task: (transfer full) */
static void
fetch_now (PupitreSessionKeeper *self, GTask *task)
{
  FetchData *fetch = g_task_get_task_data (task);

  pupitre_connection_fetch_async (self->connection, fetch->request, fetch->etag,
                                  g_task_get_cancellable (task), on_fetched, task);
}

/* @task: (transfer full) */
static void
fetch_or_wait (PupitreSessionKeeper *self, GTask *task)
{
  if (pupitre_connection_is_signed_in (self->connection))
    fetch_now (self, task);
  else
    wait_for_session (self, task);
}

static void
release (PupitreSessionKeeper *self, const GError *error)
{
  g_autoptr (GPtrArray) waiting = g_steal_pointer (&self->waiting);

  self->waiting = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < waiting->len; i++) {
    GTask *task = g_ptr_array_index (waiting, i);

    if (error != NULL)
      g_task_return_error (task, g_error_copy (error));
    else
      fetch_now (self, g_object_ref (task));
  }
}

/* A password that was refused once is never tried again. */
static GError *
drop_password (PupitreSessionKeeper *self)
{
  pupitre_secret_set_password (self->secret, NULL);
  pupitre_secret_set_refused (self->secret, TRUE);
  g_signal_emit (self, signals[SIGNAL_PASSWORD_REFUSED], 0);
  return g_error_new_literal (PUPITRE_ERROR, PUPITRE_ERROR_SESSION_ENDED,
                              "The kept password was refused");
}

/* After an attempt of ours. @error: (nullable) (transfer full): what it came to */
static void
settle (PupitreSessionKeeper *self, GError *error)
{
  g_autoptr (GError) reason = error;

  self->entering = FALSE;
  if (pupitre_connection_is_signed_in (self->connection)) {
    g_clear_error (&self->refused);
    release (self, NULL);
  } else if (pupitre_connection_is_signing_in (self->connection)) {
    return;  /* the parent began meanwhile: what waits, waits for that */
  } else if (pupitre_error_is_cancelled (reason) && !g_cancellable_is_cancelled (self->cancel)) {
    begin_session (self);  /* the parent's own sign-in took the place of ours, and failed */
  } else {
    if (pupitre_connection_is_verdict (self->connection, reason))
      self->refused = g_error_copy (reason);
    release (self, reason);
  }
}

static void
on_entered (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PupitreSessionKeeper) self = user_data;
  GError *error = NULL;

  pupitre_connection_sign_in_finish (PUPITRE_CONNECTION (source), result, &error);
  if (g_error_matches (error, PUPITRE_ERROR, PUPITRE_ERROR_BAD_PASSWORD)) {
    g_clear_error (&error);
    error = drop_password (self);
  }
  settle (self, error);
}

static void
on_reached (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PupitreSessionKeeper) self = user_data;
  GError *error = NULL;

  if (pupitre_connection_reach_finish (PUPITRE_CONNECTION (source), result, &error))
    error = g_error_new_literal (PUPITRE_ERROR, PUPITRE_ERROR_SESSION_ENDED, "There is no session");
  settle (self, error);
}

static void
begin_session (PupitreSessionKeeper *self)
{
  const char *password = pupitre_secret_get_password (self->secret);

  if (self->entering || pupitre_connection_is_signing_in (self->connection))
    return;
  if (self->refused != NULL) {
    release (self, self->refused);
    return;
  }
  self->entering = TRUE;
  if (password != NULL)
    pupitre_connection_sign_in_async (self->connection, pupitre_secret_get_email (self->secret),
                                      password, pupitre_session_keeper_language (), self->cancel,
                                      on_entered, g_object_ref (self));
  else
    pupitre_connection_reach_async (self->connection, self->cancel, on_reached, g_object_ref (self));
}

/* A sign-in by the parent ended: well, and all is fetched; or not, and nothing is lost by trying
 * what would have been tried without it. */
static void
on_signing_in_changed (PupitreConnection *connection, GParamSpec *pspec, PupitreSessionKeeper *self)
{
  if (self->entering || pupitre_connection_is_signing_in (connection))
    return;
  if (pupitre_connection_is_signed_in (connection)) {
    g_clear_error (&self->refused);
    release (self, NULL);
  } else if (self->waiting->len > 0) {
    begin_session (self);
  }
}

static void
pupitre_session_keeper_dispose (GObject *object)
{
  PupitreSessionKeeper *self = PUPITRE_SESSION_KEEPER (object);

  g_clear_object (&self->connection);
  g_clear_object (&self->secret);

  G_OBJECT_CLASS (pupitre_session_keeper_parent_class)->dispose (object);
}

static void
pupitre_session_keeper_finalize (GObject *object)
{
  PupitreSessionKeeper *self = PUPITRE_SESSION_KEEPER (object);

  g_clear_object (&self->cancel);
  g_ptr_array_unref (self->waiting);
  g_clear_error (&self->refused);

  G_OBJECT_CLASS (pupitre_session_keeper_parent_class)->finalize (object);
}

static void
pupitre_session_keeper_class_init (PupitreSessionKeeperClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = pupitre_session_keeper_dispose;
  object_class->finalize = pupitre_session_keeper_finalize;

  /**
   * PupitreSessionKeeper::password-refused:
   *
   * The portal refused the kept password: it is kept no longer, and has to leave the keyring.
   */
  signals[SIGNAL_PASSWORD_REFUSED] =
    g_signal_new ("password-refused", PUPITRE_TYPE_SESSION_KEEPER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                  NULL, G_TYPE_NONE, 0);
}

static void
pupitre_session_keeper_init (PupitreSessionKeeper *self)
{
  self->cancel = g_cancellable_new ();
  self->waiting = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * pupitre_session_keeper_new:
 * @connection: The account's session with the portal
 * @secret: Where its kept password is, if the parent asked for that
 *
 * Returns: (transfer full): a keeper that has tried nothing yet. Main thread.
 */
PupitreSessionKeeper *
pupitre_session_keeper_new (PupitreConnection *connection, PupitreSecret *secret)
{
  PupitreSessionKeeper *self;

  g_return_val_if_fail (PUPITRE_IS_CONNECTION (connection), NULL);
  g_return_val_if_fail (PUPITRE_IS_SECRET (secret), NULL);

  self = g_object_new (PUPITRE_TYPE_SESSION_KEEPER, NULL);
  self->connection = g_object_ref (connection);
  self->secret = g_object_ref (secret);
  g_signal_connect_object (connection, "notify::signing-in", G_CALLBACK (on_signing_in_changed), self, 0);

  return self;
}

/**
 * pupitre_session_keeper_get_connection:
 * @self: A keeper
 *
 * Returns: (transfer none): the session. Main thread.
 */
PupitreConnection *
pupitre_session_keeper_get_connection (PupitreSessionKeeper *self)
{
  g_return_val_if_fail (PUPITRE_IS_SESSION_KEEPER (self), NULL);

  return self->connection;
}

/**
 * pupitre_session_keeper_stop:
 * @self: A keeper
 *
 * Gives up what is under way without a session, and begins none any more: the account is being
 * closed. Main thread.
 */
void
pupitre_session_keeper_stop (PupitreSessionKeeper *self)
{
  g_return_if_fail (PUPITRE_IS_SESSION_KEEPER (self));

  g_cancellable_cancel (self->cancel);
}

/**
 * pupitre_session_keeper_may_enter:
 * @self: A keeper
 *
 * Returns: whether there is a session, or one can be begun without asking the parent. Main thread.
 */
gboolean
pupitre_session_keeper_may_enter (PupitreSessionKeeper *self)
{
  g_return_val_if_fail (PUPITRE_IS_SESSION_KEEPER (self), FALSE);

  return pupitre_connection_is_signed_in (self->connection) ||
         (self->refused == NULL && pupitre_secret_get_password (self->secret) != NULL);
}

/**
 * pupitre_session_keeper_fetch_async:
 * @self: A keeper
 * @request: What to ask for, copied
 * @etag: (nullable): As for pupitre_connection_fetch_async()
 * @cancellable: (nullable): Gives up
 * @callback: Called with the answer
 * @user_data: For @callback
 *
 * Reads from the portal, beginning a session if the parent asked to stay signed in. Fails as
 * pupitre_connection_fetch_async() does; without a session, with what stands in the way of one: the
 * portal does not answer, or %PUPITRE_ERROR_SESSION_ENDED as the parent has to sign in. Main thread.
 */
void
pupitre_session_keeper_fetch_async (PupitreSessionKeeper *self,
                                    const PupitreRequest *request,
                                    const char           *etag,
                                    GCancellable         *cancellable,
                                    GAsyncReadyCallback   callback,
                                    gpointer              user_data)
{
  FetchData *fetch;
  GTask *task;

  g_return_if_fail (PUPITRE_IS_SESSION_KEEPER (self));
  g_return_if_fail (request != NULL);

  fetch = g_new0 (FetchData, 1);
  fetch->request = pupitre_request_copy (request);
  fetch->etag = g_strdup (etag);
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, pupitre_session_keeper_fetch_async);
  g_task_set_task_data (task, fetch, fetch_data_free);
  fetch_or_wait (self, task);
}

/**
 * pupitre_session_keeper_fetch_finish:
 * @self: A keeper
 * @result: The result
 * @error: Return location; %PUPITRE_ERROR, or cancellation
 *
 * Returns: (transfer full) (nullable): the answer. Main thread.
 */
PupitreReply *
pupitre_session_keeper_fetch_finish (PupitreSessionKeeper *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * pupitre_session_keeper_language:
 *
 * Returns: (transfer none): the language in which the portal is asked to speak: `fr` or `en`.
 */
const char *
pupitre_session_keeper_language (void)
{
  const char *const *names = g_get_language_names ();

  /* "C", and "C.UTF-8" too: no other language begins with a capital. */
  return g_str_has_prefix (names[0], "en") || names[0][0] == 'C' ? "en" : "fr";
}
