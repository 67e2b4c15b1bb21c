/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-token"

#include "pupitre-token.h"

#include "pupitre-error.h"
#include "pupitre-http-error.h"
#include "pupitre-json.h"
#include "pupitre-plain-text.h"
#include "pupitre-school-time.h"

#include <string.h>

/* GET /connect/authentificationinfo: the session's cookie for a token of the API. */

#define MAX_ANSWER_BYTES (1024 * 1024)
#define MAX_TOKEN_BYTES (32 * 1024)

/* How long before its end a token is renewed: a minute, or a quarter of a short life. */
#define MARGIN_SECONDS 60

/* Where the answer does not say when the token ends: an answer of 401 will. */
#define UNKNOWN_LIFE_SECONDS (30 * 60)

/**
 * pupitre_token_free:
 * @self: (nullable) (transfer full): A token
 *
 * Wipes and frees it. Any thread.
 */
void
pupitre_token_free (PupitreToken *self)
{
  if (self == NULL)
    return;
  explicit_bzero (self->value, strlen (self->value));
  g_free (self->value);
  g_free (self->email);
  g_free (self);
}

/* Something that a header can hold: visible ASCII. */
static gboolean
is_token (const char *text)
{
  if (text == NULL || *text == '\0' || strlen (text) > MAX_TOKEN_BYTES)
    return FALSE;
  for (; *text != '\0'; text++) {
    if (!g_ascii_isgraph (*text))
      return FALSE;
  }
  return TRUE;
}

/* What the portal's clock says, so that a wrong one here does not make tokens look old or new. */
static gint64
read_portal_time (SoupMessage *message)
{
  const char *value =
    soup_message_headers_get_one (soup_message_get_response_headers (message), "Date");
  g_autoptr (GDateTime) date = NULL;

  if (value != NULL && g_str_is_ascii (value))
    date = soup_date_time_new_from_http_string (value);
  return date != NULL ? g_date_time_to_unix (date) : g_get_real_time () / G_USEC_PER_SEC;
}

static gint64
compute_renewal (PupitreJson answer, SoupMessage *message)
{
  g_autofree char *text = pupitre_json_dup_text (pupitre_json_get_member (answer, "expiresAt"));
  g_autoptr (GDateTime) expires = pupitre_school_time_parse (text);
  gint64 life = UNKNOWN_LIFE_SECONDS;

  if (expires != NULL)
    life = CLAMP (g_date_time_to_unix (expires) - read_portal_time (message), 0, 24 * 60 * 60);
  return g_get_monotonic_time () + (life - MIN (MARGIN_SECONDS, life / 4)) * G_USEC_PER_SEC;
}

static PupitreToken *
read_token (GBytes *body, SoupMessage *message, GError **error)
{
  g_autofree char *email = NULL;
  PupitreToken *self;
  PupitreJson answer;
  char *value;

  if (!pupitre_json_parse (body, &answer, error))
    return NULL;
  value = pupitre_json_dup_text (pupitre_json_get_member (answer, "accessToken"));
  if (!is_token (value)) {
    g_free (value);
    g_set_error_literal (error, PUPITRE_ERROR, PUPITRE_ERROR_MISSING, "The answer has no token");
    return NULL;
  }
  email = pupitre_json_dup_text (pupitre_json_get_member (answer, "courriel"));
  self = g_new0 (PupitreToken, 1);
  self->value = value;
  self->email = pupitre_plain_text_line (email);
  self->renew_at = compute_renewal (answer, message);
  return self;
}

static void
on_sent (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GBytes) body = NULL;
  SoupMessage *message = g_task_get_task_data (task);
  GError *error = NULL;
  PupitreToken *token;
  guint status;

  body = pupitre_transport_send_finish (PUPITRE_TRANSPORT (source), result, &error);
  if (body == NULL) {
    g_task_return_error (task, error);
    return;
  }
  status = soup_message_get_status (message);
  /* Without a session the portal refuses, or sends to its sign-in. */
  if (status == SOUP_STATUS_UNAUTHORIZED || status == SOUP_STATUS_FORBIDDEN ||
      SOUP_STATUS_IS_REDIRECTION (status)) {
    g_task_return_new_error (task, PUPITRE_ERROR, PUPITRE_ERROR_SESSION_ENDED,
                             "The portal has no session any more");
    return;
  }
  if (!SOUP_STATUS_IS_SUCCESSFUL (status)) {
    g_task_return_error (task, pupitre_http_error_from_status (
                                 status, soup_message_get_response_headers (message)));
    return;
  }
  token = read_token (body, message, &error);
  if (token == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, token, (GDestroyNotify) pupitre_token_free);
}

/**
 * pupitre_token_fetch_async:
 * @transport: What holds the session's cookie
 * @profile: The portal
 * @cancellable: (nullable): Gives up
 * @callback: Called with the token
 * @user_data: For @callback
 *
 * Asks for a token. Main thread.
 */
void
pupitre_token_fetch_async (PupitreTransport   *transport,
                           PupitreProfile     *profile,
                           GCancellable       *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer            user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autofree char *address = NULL;
  g_autoptr (GUri) uri = NULL;
  SoupMessage *message;

  g_return_if_fail (PUPITRE_IS_TRANSPORT (transport));
  g_return_if_fail (PUPITRE_IS_PROFILE (profile));

  address = pupitre_profile_dup_token_url (profile);
  uri = g_uri_parse (address, SOUP_HTTP_URI_FLAGS, NULL);
  message = pupitre_transport_new_message (transport, "GET", uri);
  soup_message_headers_replace (soup_message_get_request_headers (message), "Accept",
                                "application/json");
  task = g_task_new (transport, NULL, callback, user_data);
  g_task_set_source_tag (task, pupitre_token_fetch_async);
  g_task_set_task_data (task, message, g_object_unref);
  pupitre_transport_send_async (transport, message, MAX_ANSWER_BYTES, cancellable, on_sent,
                                g_steal_pointer (&task));
}

/**
 * pupitre_token_fetch_finish:
 * @result: The result
 * @error: Return location; %PUPITRE_ERROR_SESSION_ENDED if there is no session, or another error
 *
 * Returns: (transfer full) (nullable): the token. Main thread.
 */
PupitreToken *
pupitre_token_fetch_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, pupitre_token_fetch_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
