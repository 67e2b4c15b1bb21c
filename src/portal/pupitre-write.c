/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-write"

#include "pupitre-write.h"

#include "pupitre-error.h"
#include "pupitre-http-error.h"
#include "pupitre-json.h"
#include "pupitre-refusal.h"

#include <string.h>

/* One write to the API. It is sent once: a second time only after the portal has refused the token,
 * which it does before it does anything else. Where it was sent and nothing usable came back, the
 * portal may have done it, and the error says so: who asked for it reads back what there is, and
 * nobody sends it again of his own. */

#define MAX_ANSWER_BYTES (16 * 1024 * 1024)

typedef struct {
  /* Input */
  PupitreSession *session;      /* (owned) */
  PupitreRequest *request;      /* (owned) */
  GCancellable   *cancellable;  /* (nullable) (owned) */
  GCancellable   *aborted;      /* (owned): the transport's, at the time of the call */

  /* In progress */
  char           *token;        /* (nullable) (owned) */
  SoupMessage    *message;      /* (nullable) (owned) */
  gboolean        renewed;
} Write;

static void begin_try (GTask *task);

static void
write_free (Write *write)
{
  g_object_unref (write->session);
  pupitre_request_free (write->request);
  g_clear_object (&write->cancellable);
  g_object_unref (write->aborted);
  g_free (write->token);
  g_clear_object (&write->message);
  g_free (write);
}

/* Whether the session was dropped under it, while somebody still waits for what becomes of it. */
static gboolean
lost_its_session (Write *write, const GError *error)
{
  return pupitre_error_is_cancelled (error) && g_cancellable_is_cancelled (write->aborted) &&
         !g_cancellable_is_cancelled (write->cancellable);
}

/* @error: (transfer full) */
static void
fail (GTask *task, GError *error)
{
  Write *write = g_task_get_task_data (task);
  gboolean sent = write->message != NULL && pupitre_transport_was_sent (write->message);

  if (lost_its_session (write, error)) {
    g_error_free (error);
    g_task_return_new_error (task, PUPITRE_ERROR,
                             sent ? PUPITRE_ERROR_OUTCOME_UNKNOWN : PUPITRE_ERROR_SESSION_ENDED,
                             "The session was dropped");
    return;
  }
  if (sent && pupitre_http_error_is_open (error))
    error->code = PUPITRE_ERROR_OUTCOME_UNKNOWN;
  g_task_return_error (task, error);
}

/* Whatever ended the connection, what had left by then may have arrived.
 * @error: (transfer full) */
static void
fail_without_answer (GTask *task, GError *error)
{
  Write *write = g_task_get_task_data (task);

  if (error->domain == PUPITRE_ERROR && pupitre_transport_was_sent (write->message))
    error->code = PUPITRE_ERROR_OUTCOME_UNKNOWN;
  fail (task, error);
}

/* The API refuses the token: another one is asked for, once. */
static void
handle_refused_token (GTask *task)
{
  Write *write = g_task_get_task_data (task);

  if (write->renewed) {
    g_task_return_new_error (task, PUPITRE_ERROR, PUPITRE_ERROR_FORM_REFUSED,
                             "The portal refuses a new token");
    return;
  }
  write->renewed = TRUE;
  pupitre_session_refuse_token (write->session, write->token);
  begin_try (task);
}

/* To the sign-in it means that the token is refused, before anything was done. Anywhere else it may be
 * the page that says that it is done. */
static void
handle_redirect (GTask *task)
{
  Write *write = g_task_get_task_data (task);
  PupitreProfile *profile = pupitre_session_get_profile (write->session);
  const char *location =
    soup_message_headers_get_one (soup_message_get_response_headers (write->message), "Location");
  g_autoptr (GUri) uri = NULL;

  if (location != NULL)
    uri = g_uri_parse_relative (soup_message_get_uri (write->message), location,
                                SOUP_HTTP_URI_FLAGS, NULL);
  if (uri != NULL && pupitre_profile_is_sign_in (profile, uri))
    handle_refused_token (task);
  else
    g_task_return_new_error (task, PUPITRE_ERROR, PUPITRE_ERROR_OUTCOME_UNKNOWN,
                             "The portal leads what is written elsewhere");
}

/* Done, whatever the answer is made of: if it can not be read, what was done is to be read back. */
static void
handle_success (GTask *task, GBytes *body)
{
  GError *error = NULL;

  if (g_bytes_get_size (body) > 0 && !pupitre_json_guard (body, &error)) {
    error->code = PUPITRE_ERROR_OUTCOME_UNKNOWN;
    g_task_return_error (task, error);
    return;
  }
  g_task_return_pointer (task,
                         pupitre_reply_new (body, NULL, "application/json", NULL,
                                            g_get_real_time () / G_USEC_PER_SEC),
                         (GDestroyNotify) pupitre_reply_free);
}

static void
on_sent (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GBytes) body = NULL;
  Write *write = g_task_get_task_data (task);
  GError *error = NULL;
  guint status;

  body = pupitre_transport_send_finish (PUPITRE_TRANSPORT (source), result, &error);
  if (body == NULL) {
    fail_without_answer (task, error);
    return;
  }
  status = soup_message_get_status (write->message);
  g_debug ("%s: status %u", pupitre_request_get_operation (write->request), status);
  if (SOUP_STATUS_IS_SUCCESSFUL (status))
    handle_success (task, body);
  else if (status == SOUP_STATUS_UNAUTHORIZED)
    handle_refused_token (task);
  else if (SOUP_STATUS_IS_REDIRECTION (status))
    handle_redirect (task);
  else
    fail (task, pupitre_refusal_read (status, soup_message_get_response_headers (write->message),
                                      body));
}

static void
set_headers (Write *write)
{
  SoupMessageHeaders *headers = soup_message_get_request_headers (write->message);
  g_autofree char *bearer = g_strconcat ("Bearer ", write->token, NULL);

  soup_message_headers_replace (headers, "Accept", "application/json, text/plain;q=0.9");
  soup_message_headers_replace (headers, "Encode-Response", "false");
  soup_message_headers_replace (headers, "Idempotency-Key",
                                pupitre_request_get_key (write->request));
  soup_message_headers_replace (headers, "Authorization", bearer);
  explicit_bzero (bearer, strlen (bearer));
}

static GUri *
build_uri (Write *write)
{
  PupitreProfile *profile = pupitre_session_get_profile (write->session);
  g_autofree char *path = pupitre_request_dup_path (write->request);
  g_autofree char *address = g_strconcat (pupitre_profile_get_api_origin (profile), path, NULL);

  return g_uri_parse (address, SOUP_HTTP_URI_FLAGS, NULL);
}

static void
on_token_ready (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GUri) uri = NULL;
  Write *write = g_task_get_task_data (task);
  PupitreTransport *transport = pupitre_session_get_transport (write->session);
  GError *error = NULL;

  g_clear_pointer (&write->token, g_free);
  write->token = pupitre_session_get_token_finish (write->session, result, &error);
  g_clear_object (&write->message);  /* of a try that was refused before anything was done */
  if (write->token == NULL) {
    fail (task, error);
    return;
  }
  if (g_cancellable_is_cancelled (write->aborted) ||
      g_cancellable_is_cancelled (write->cancellable)) {
    fail (task, g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, "Nobody waits any more"));
    return;
  }
  uri = build_uri (write);
  write->message = pupitre_transport_new_message (
    transport, pupitre_request_get_method (write->request), uri);
  /* What libsoup takes for idempotent, and DELETE is that for it, it sends again of its own when a
   * connection that was used before is closed. A new one it does not. */
  soup_message_add_flags (write->message, SOUP_MESSAGE_NEW_CONNECTION);
  set_headers (write);
  if (pupitre_request_get_content (write->request) != NULL)
    soup_message_set_request_body_from_bytes (write->message, "application/json; charset=utf-8",
                                              pupitre_request_get_content (write->request));
  pupitre_transport_send_async (transport, write->message, MAX_ANSWER_BYTES, write->cancellable,
                                on_sent, g_object_ref (task));
}

static void
begin_try (GTask *task)
{
  Write *write = g_task_get_task_data (task);

  pupitre_session_get_token_async (write->session, on_token_ready, g_object_ref (task));
}

/**
 * pupitre_write_async:
 * @session: A session
 * @request: What to write, copied
 * @cancellable: (nullable): Gives up waiting; what was sent by then stays sent
 * @callback: Called with the answer
 * @user_data: For @callback
 *
 * Writes to the API. Main thread.
 */
void
pupitre_write_async (PupitreSession       *session,
                     const PupitreRequest *request,
                     GCancellable         *cancellable,
                     GAsyncReadyCallback   callback,
                     gpointer              user_data)
{
  g_autoptr (GTask) task = NULL;
  PupitreTransport *transport;
  Write *write;

  g_return_if_fail (PUPITRE_IS_SESSION (session));
  g_return_if_fail (request != NULL && pupitre_request_get_key (request) != NULL);

  transport = pupitre_session_get_transport (session);
  write = g_new0 (Write, 1);
  write->session = g_object_ref (session);
  write->request = pupitre_request_copy (request);
  write->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  write->aborted = g_object_ref (pupitre_transport_get_cancellable (transport));
  task = g_task_new (transport, NULL, callback, user_data);
  g_task_set_source_tag (task, pupitre_write_async);
  g_task_set_task_data (task, write, (GDestroyNotify) write_free);
  begin_try (task);
}

/**
 * pupitre_write_finish:
 * @result: The result
 * @error: Return location
 *
 * Returns: (transfer full) (nullable): the answer. Main thread.
 */
PupitreReply *
pupitre_write_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, pupitre_write_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
