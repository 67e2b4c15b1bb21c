/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-session"

#include "pupitre-session.h"

#include "pupitre-error.h"

#include <string.h>

/* The token of one session, asked for when it is needed and renewed before its end. However many
 * requests wait for it, one renewal is under way. */

struct _PupitreSession {
  GObject           parent_instance;

  PupitreProfile   *profile;    /* (owned) */
  PupitreTransport *transport;  /* (owned) */
  PupitreToken     *token;      /* (nullable) (owned) */
  char             *email;      /* (nullable) (owned) */
  GPtrArray        *waiting;    /* (element-type GTask) */
  gboolean          renewing;
  gboolean          ended;      /* the portal said so: it is not asked again */
};

G_DEFINE_FINAL_TYPE (PupitreSession, pupitre_session, G_TYPE_OBJECT)

static void
pupitre_session_finalize (GObject *object)
{
  PupitreSession *self = PUPITRE_SESSION (object);

  g_object_unref (self->profile);
  g_object_unref (self->transport);
  pupitre_token_free (self->token);
  g_free (self->email);
  g_ptr_array_unref (self->waiting);

  G_OBJECT_CLASS (pupitre_session_parent_class)->finalize (object);
}

static void
pupitre_session_class_init (PupitreSessionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pupitre_session_finalize;
}

static void
pupitre_session_init (PupitreSession *self)
{
  self->waiting = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * pupitre_session_new:
 * @profile: The portal
 * @transport: What holds the session's cookies, or will
 *
 * Returns: (transfer full): a session without a token yet. Main thread.
 */
PupitreSession *
pupitre_session_new (PupitreProfile *profile, PupitreTransport *transport)
{
  PupitreSession *self = g_object_new (PUPITRE_TYPE_SESSION, NULL);

  self->profile = g_object_ref (profile);
  self->transport = g_object_ref (transport);
  return self;
}

/**
 * pupitre_session_get_profile:
 * @self: A session
 *
 * Returns: (transfer none): the portal. Main thread.
 */
PupitreProfile *
pupitre_session_get_profile (PupitreSession *self)
{
  g_return_val_if_fail (PUPITRE_IS_SESSION (self), NULL);

  return self->profile;
}

/**
 * pupitre_session_get_transport:
 * @self: A session
 *
 * Returns: (transfer none): what sends for it. Main thread.
 */
PupitreTransport *
pupitre_session_get_transport (PupitreSession *self)
{
  g_return_val_if_fail (PUPITRE_IS_SESSION (self), NULL);

  return self->transport;
}

/**
 * pupitre_session_get_email:
 * @self: A session
 *
 * Returns: (transfer none) (nullable): whose it is, as the portal said it with a token. Main
 *   thread.
 */
const char *
pupitre_session_get_email (PupitreSession *self)
{
  g_return_val_if_fail (PUPITRE_IS_SESSION (self), NULL);

  return self->email;
}

/**
 * pupitre_session_refuse_token:
 * @self: A session
 * @value: A token that the API did not take
 *
 * Drops the token if it is still the same; the next one who asks renews it. Main thread.
 */
void
pupitre_session_refuse_token (PupitreSession *self, const char *value)
{
  g_return_if_fail (PUPITRE_IS_SESSION (self));

  if (self->token != NULL && g_strcmp0 (self->token->value, value) == 0)
    g_clear_pointer (&self->token, pupitre_token_free);
}

static void
return_token (GTask *task, const char *value)
{
  g_task_return_pointer (task, g_strdup (value), g_free);
}

static void
on_renewed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PupitreSession) self = user_data;
  g_autoptr (GPtrArray) waiting = g_steal_pointer (&self->waiting);
  g_autoptr (GError) error = NULL;
  PupitreToken *token = pupitre_token_fetch_finish (result, &error);

  self->waiting = g_ptr_array_new_with_free_func (g_object_unref);
  self->renewing = FALSE;
  if (token != NULL) {
    g_clear_pointer (&self->token, pupitre_token_free);
    self->token = token;
    g_free (self->email);
    self->email = g_strdup (token->email);
  }
  self->ended = g_error_matches (error, PUPITRE_ERROR, PUPITRE_ERROR_SESSION_ENDED);
  for (guint i = 0; i < waiting->len; i++) {
    GTask *task = g_ptr_array_index (waiting, i);

    if (token != NULL)
      return_token (task, token->value);
    else
      g_task_return_error (task, g_error_copy (error));
  }
}

/**
 * pupitre_session_get_token_async:
 * @self: A session
 * @callback: Called with a token
 * @user_data: For @callback
 *
 * Gives the token, renewed if it is near its end or was refused. Main thread.
 */
void
pupitre_session_get_token_async (PupitreSession     *self,
                                 GAsyncReadyCallback callback,
                                 gpointer            user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (PUPITRE_IS_SESSION (self));

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, pupitre_session_get_token_async);
  if (self->token != NULL && g_get_monotonic_time () < self->token->renew_at) {
    return_token (task, self->token->value);
    return;
  }
  if (self->ended) {
    g_task_return_new_error (task, PUPITRE_ERROR, PUPITRE_ERROR_SESSION_ENDED,
                             "The portal has no session any more");
    return;
  }
  g_ptr_array_add (self->waiting, g_steal_pointer (&task));
  if (self->renewing)
    return;
  self->renewing = TRUE;
  pupitre_token_fetch_async (self->transport, self->profile, NULL, on_renewed, g_object_ref (self));
}

/**
 * pupitre_session_get_token_finish:
 * @self: A session
 * @result: The result
 * @error: Return location; %PUPITRE_ERROR_SESSION_ENDED if the portal has no session any more
 *
 * Returns: (transfer full) (nullable): the token. Main thread.
 */
char *
pupitre_session_get_token_finish (PupitreSession *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
