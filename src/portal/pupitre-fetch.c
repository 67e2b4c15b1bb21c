/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-fetch"

#include "pupitre-fetch.h"

#include "pupitre-error.h"
#include "pupitre-http-error.h"
#include "pupitre-json.h"
#include "pupitre-refusal.h"

#include <string.h>

/* One read of the API, from the token to an answer that is what was asked for: tried again where
 * that can help and does not press the portal, renewed once where the token is refused. */

#define MAX_RETRIES 2
#define MAX_RETRIES_OFFLINE 1
#define MAX_WAIT_SECONDS 5
#define MAX_HOPS 10
#define MAX_TEXT_BYTES (16 * 1024 * 1024)
#define MAX_DOCUMENT_BYTES (100 * 1024 * 1024)
#define MAX_ETAG_BYTES 1024

typedef struct {
  /* Input */
  PupitreSession *session;      /* (owned) */
  PupitreRequest *request;      /* (owned) */
  char           *etag;         /* (nullable) (owned) */
  guint           backoff;      /* milliseconds */
  GCancellable   *cancellable;  /* (nullable) (owned) */
  GCancellable   *aborted;      /* (owned): the transport's, at the time of the call */

  /* In progress */
  GUri           *uri;          /* (owned): where it is sent next */
  char           *token;        /* (nullable) (owned): what it was sent with */
  SoupMessage    *message;      /* (nullable) (owned) */
  guint           n_retries;
  guint           n_hops;
  gboolean        renewed;
} Fetch;

static void begin_try (GTask *task);

static void
fetch_free (Fetch *fetch)
{
  g_object_unref (fetch->session);
  pupitre_request_free (fetch->request);
  g_free (fetch->etag);
  g_clear_object (&fetch->cancellable);
  g_object_unref (fetch->aborted);
  g_uri_unref (fetch->uri);
  g_free (fetch->token);
  g_clear_object (&fetch->message);
  g_free (fetch);
}

static gsize
get_max_bytes (PupitreExpected expected)
{
  switch (expected) {
  case PUPITRE_EXPECTED_DOCUMENT:
    return MAX_DOCUMENT_BYTES;
  case PUPITRE_EXPECTED_TEXT:
    return MAX_TEXT_BYTES;
  case PUPITRE_EXPECTED_JSON:
  default:
    return PUPITRE_JSON_MAX_BYTES;
  }
}

/* How often an error is worth another try, and after how many milliseconds at the least. */
static guint
get_patience (const GError *error, guint *wait)
{
  guint retry_after = pupitre_error_get_retry_after (error);

  *wait = retry_after * 1000;
  if (error->domain != PUPITRE_ERROR || retry_after > MAX_WAIT_SECONDS)
    return 0;
  if (error->code == PUPITRE_ERROR_OFFLINE)
    return MAX_RETRIES_OFFLINE;
  if (error->code == PUPITRE_ERROR_SERVER || error->code == PUPITRE_ERROR_UNAVAILABLE ||
      error->code == PUPITRE_ERROR_TRUNCATED)
    return MAX_RETRIES;
  /* Who asks too much asks again only when told when. */
  return error->code == PUPITRE_ERROR_THROTTLED && retry_after > 0 ? MAX_RETRIES : 0;
}

static gboolean
on_waited (gpointer user_data)
{
  begin_try (user_data);
  return G_SOURCE_REMOVE;
}

static void
add_cancellable (GSource *source, GCancellable *cancellable)
{
  g_autoptr (GSource) child = NULL;

  if (cancellable == NULL)
    return;
  child = g_cancellable_source_new (cancellable);
  g_source_set_dummy_callback (child);
  g_source_add_child_source (source, child);
}

/* Waits, at most as long as nobody gives up. */
static void
begin_wait (GTask *task, guint milliseconds)
{
  Fetch *fetch = g_task_get_task_data (task);
  g_autoptr (GSource) source = g_timeout_source_new (milliseconds);

  add_cancellable (source, fetch->cancellable);
  add_cancellable (source, fetch->aborted);
  g_source_set_callback (source, on_waited, g_object_ref (task), g_object_unref);
  g_source_attach (source, g_main_context_get_thread_default ());
}

/* @error: (transfer full). Full jitter: many programs that were cut off together do not come back
 * together. */
static void
retry_or_fail (GTask *task, GError *error)
{
  Fetch *fetch = g_task_get_task_data (task);
  guint wait;

  if (fetch->n_retries >= get_patience (error, &wait)) {
    g_task_return_error (task, error);
    return;
  }
  g_debug ("%s: code %d, tried again", pupitre_request_get_operation (fetch->request), error->code);
  g_error_free (error);
  wait += (guint) g_random_int_range (0, (gint32) (fetch->backoff << fetch->n_retries) + 1);
  fetch->n_retries++;
  begin_wait (task, wait);
}

static gboolean
is_html (SoupMessage *message)
{
  const char *type =
    soup_message_headers_get_content_type (soup_message_get_response_headers (message), NULL);

  return type != NULL && (g_ascii_strcasecmp (type, "text/html") == 0 ||
                          g_ascii_strcasecmp (type, "application/xhtml+xml") == 0);
}

/* Bare words are let through; what looks like JSON has to be. */
static gboolean
check_text (GBytes *body, GError **error)
{
  gsize size;
  const char *data = g_bytes_get_data (body, &size);

  if (size > 0 && strchr ("{[\"<", *data) != NULL)
    return pupitre_json_guard (body, error);
  if (g_utf8_validate_len (data != NULL ? data : "", size, NULL))
    return TRUE;
  g_set_error_literal (error, PUPITRE_ERROR, PUPITRE_ERROR_MALFORMED, "The answer is not UTF-8");
  return FALSE;
}

static gboolean
begins_like_json (GBytes *body)
{
  const char *data = g_bytes_get_data (body, NULL);

  return data[0] == '{' || data[0] == '[';
}

/* A document is anything but nothing, and but the API's own way to say something. */
static gboolean
check_document (SoupMessage *message, GBytes *body, GError **error)
{
  const char *type =
    soup_message_headers_get_content_type (soup_message_get_response_headers (message), NULL);

  if (g_bytes_get_size (body) == 0) {
    g_set_error_literal (error, PUPITRE_ERROR, PUPITRE_ERROR_TRUNCATED, "An empty document came");
    return FALSE;
  }
  if (type != NULL && g_ascii_strcasecmp (type, "application/json") == 0 &&
      begins_like_json (body)) {
    g_set_error_literal (error, PUPITRE_ERROR, PUPITRE_ERROR_MALFORMED,
                         "A document came that is none");
    return FALSE;
  }
  return TRUE;
}

static gboolean
check_body (Fetch *fetch, GBytes *body, GError **error)
{
  if (is_html (fetch->message)) {
    g_set_error_literal (error, PUPITRE_ERROR, PUPITRE_ERROR_NOT_JSON, "A page came");
    return FALSE;
  }
  switch (pupitre_request_get_expected (fetch->request)) {
  case PUPITRE_EXPECTED_DOCUMENT:
    return check_document (fetch->message, body, error);
  case PUPITRE_EXPECTED_TEXT:
    return check_text (body, error);
  case PUPITRE_EXPECTED_JSON:
  default:
    return pupitre_json_guard (body, error);
  }
}

/* Something that can be sent back as it came. */
static const char *
get_etag (SoupMessageHeaders *headers)
{
  const char *etag = soup_message_headers_get_one (headers, "ETag");

  if (etag == NULL || *etag == '\0' || strlen (etag) > MAX_ETAG_BYTES)
    return NULL;
  for (const char *p = etag; *p != '\0'; p++) {
    if (!g_ascii_isprint (*p))
      return NULL;
  }
  return etag;
}

static char *
dup_file_name (SoupMessageHeaders *headers)
{
  g_autofree char *disposition = NULL;
  g_autoptr (GHashTable) params = NULL;
  const char *name = NULL;

  if (soup_message_headers_get_content_disposition (headers, &disposition, &params) &&
      params != NULL)
    name = g_hash_table_lookup (params, "filename");
  return name != NULL ? g_utf8_make_valid (name, -1) : NULL;
}

static PupitreReply *
build_reply (Fetch *fetch, GBytes *body)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (fetch->message);
  const char *type = soup_message_headers_get_content_type (headers, NULL);
  g_autofree char *valid_type = type != NULL ? g_utf8_make_valid (type, -1) : NULL;
  g_autofree char *file_name = dup_file_name (headers);

  return pupitre_reply_new (body, get_etag (headers), valid_type, file_name,
                            g_get_real_time () / G_USEC_PER_SEC);
}

/* The API refuses the token: another one is asked for, once. If it refuses that as well, the
 * session is not what is missing, and one part that is refused does not sign the parent out. */
static void
handle_refused_token (GTask *task)
{
  Fetch *fetch = g_task_get_task_data (task);

  if (fetch->renewed) {
    g_task_return_new_error (task, PUPITRE_ERROR, PUPITRE_ERROR_REFUSED,
                             "The portal refuses a new token");
    return;
  }
  fetch->renewed = TRUE;
  pupitre_session_refuse_token (fetch->session, fetch->token);
  begin_try (task);
}

/* Within the API's origin a redirect is followed; to another host of the portal it means the
 * sign-in; anywhere else it is not followed. */
static void
handle_redirect (GTask *task)
{
  Fetch *fetch = g_task_get_task_data (task);
  PupitreProfile *profile = pupitre_session_get_profile (fetch->session);
  const char *location =
    soup_message_headers_get_one (soup_message_get_response_headers (fetch->message), "Location");
  g_autoptr (GUri) uri = NULL;

  if (location != NULL)
    uri = g_uri_parse_relative (fetch->uri, location, SOUP_HTTP_URI_FLAGS, NULL);
  if (uri == NULL || !pupitre_profile_names_host (profile, uri)) {
    g_task_return_new_error (task, PUPITRE_ERROR, PUPITRE_ERROR_FORBIDDEN_HOST,
                             "The portal leads to a host that is not its own");
  } else if (!pupitre_profile_is_api (profile, uri)) {
    handle_refused_token (task);
  } else if (++fetch->n_hops > MAX_HOPS) {
    g_task_return_new_error (task, PUPITRE_ERROR, PUPITRE_ERROR_TOO_MANY_HOPS,
                             "The portal leads on without end");
  } else {
    g_uri_unref (fetch->uri);
    fetch->uri = g_steal_pointer (&uri);
    begin_try (task);
  }
}

static void
handle_answer (GTask *task, GBytes *body)
{
  Fetch *fetch = g_task_get_task_data (task);
  guint status = soup_message_get_status (fetch->message);
  GError *error = NULL;

  g_debug ("%s: status %u, %" G_GSIZE_FORMAT " bytes",
           pupitre_request_get_operation (fetch->request), status, g_bytes_get_size (body));
  if (SOUP_STATUS_IS_SUCCESSFUL (status)) {
    if (check_body (fetch, body, &error))
      g_task_return_pointer (task, build_reply (fetch, body), (GDestroyNotify) pupitre_reply_free);
    else
      retry_or_fail (task, error);
    return;
  }
  if (status == SOUP_STATUS_UNAUTHORIZED) {
    handle_refused_token (task);
    return;
  }
  if (SOUP_STATUS_IS_REDIRECTION (status) && status != SOUP_STATUS_NOT_MODIFIED) {
    handle_redirect (task);
    return;
  }
  error = pupitre_http_error_from_status (status,
                                          soup_message_get_response_headers (fetch->message));
  if (error->code == PUPITRE_ERROR_REFUSED)
    pupitre_refusal_keep_text (error, body);
  retry_or_fail (task, error);
}

static void
on_sent (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GBytes) body = NULL;
  GError *error = NULL;

  body = pupitre_transport_send_finish (PUPITRE_TRANSPORT (source), result, &error);
  if (body != NULL)
    handle_answer (task, body);
  else
    retry_or_fail (task, error);
}

/* The one place where a token is written into a message, and only for the API's origin. */
static void
set_headers (Fetch *fetch)
{
  SoupMessageHeaders *headers = soup_message_get_request_headers (fetch->message);
  PupitreProfile *profile = pupitre_session_get_profile (fetch->session);
  PupitreExpected expected = pupitre_request_get_expected (fetch->request);

  soup_message_headers_replace (headers, "Accept",
                                expected == PUPITRE_EXPECTED_DOCUMENT
                                  ? "*/*"
                                  : "application/json, text/plain;q=0.9, */*;q=0.5");
  soup_message_headers_replace (headers, "Encode-Response", "false");
  if (fetch->etag != NULL)
    soup_message_headers_replace (headers, "If-None-Match", fetch->etag);
  if (pupitre_profile_is_api (profile, fetch->uri)) {
    g_autofree char *value = g_strconcat ("Bearer ", fetch->token, NULL);

    soup_message_headers_replace (headers, "Authorization", value);
    explicit_bzero (value, strlen (value));
  }
}

static void
on_token_ready (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Fetch *fetch = g_task_get_task_data (task);
  PupitreTransport *transport = pupitre_session_get_transport (fetch->session);
  GError *error = NULL;

  g_clear_pointer (&fetch->token, g_free);
  fetch->token = pupitre_session_get_token_finish (fetch->session, result, &error);
  if (fetch->token == NULL) {
    retry_or_fail (task, error);
    return;
  }
  if (g_cancellable_is_cancelled (fetch->aborted)) {
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "The session was given up");
    return;
  }
  g_clear_object (&fetch->message);
  fetch->message = pupitre_transport_new_message (transport, "GET", fetch->uri);
  if (pupitre_request_is_patient (fetch->request))
    soup_message_set_priority (fetch->message, SOUP_MESSAGE_PRIORITY_LOW);
  set_headers (fetch);
  pupitre_transport_send_async (transport, fetch->message,
                                get_max_bytes (pupitre_request_get_expected (fetch->request)),
                                fetch->cancellable, on_sent, g_object_ref (task));
}

static void
begin_try (GTask *task)
{
  Fetch *fetch = g_task_get_task_data (task);

  if (g_cancellable_is_cancelled (fetch->aborted) ||
      (fetch->cancellable != NULL && g_cancellable_is_cancelled (fetch->cancellable)))
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "Nobody waits any more");
  else
    pupitre_session_get_token_async (fetch->session, on_token_ready, g_object_ref (task));
}

/**
 * pupitre_fetch_async:
 * @session: A session
 * @request: What to ask for, copied
 * @etag: (nullable): The version that is stored
 * @backoff: The longest wait before the first retry, in milliseconds
 * @cancellable: (nullable): Gives up
 * @callback: Called with the answer
 * @user_data: For @callback
 *
 * Reads from the API. Main thread.
 */
void
pupitre_fetch_async (PupitreSession       *session,
                     const PupitreRequest *request,
                     const char           *etag,
                     guint                 backoff,
                     GCancellable         *cancellable,
                     GAsyncReadyCallback   callback,
                     gpointer              user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autofree char *path = NULL;
  g_autofree char *address = NULL;
  PupitreTransport *transport;
  Fetch *fetch;

  g_return_if_fail (PUPITRE_IS_SESSION (session));
  g_return_if_fail (request != NULL);

  transport = pupitre_session_get_transport (session);
  fetch = g_new0 (Fetch, 1);
  fetch->session = g_object_ref (session);
  fetch->request = pupitre_request_copy (request);
  fetch->etag = g_strdup (etag);
  fetch->backoff = backoff;
  fetch->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  fetch->aborted = g_object_ref (pupitre_transport_get_cancellable (transport));
  path = pupitre_request_dup_path (request);
  address = g_strconcat (pupitre_profile_get_api_origin (pupitre_session_get_profile (session)),
                         path, NULL);
  fetch->uri = g_uri_parse (address, SOUP_HTTP_URI_FLAGS, NULL);

  task = g_task_new (transport, NULL, callback, user_data);
  g_task_set_source_tag (task, pupitre_fetch_async);
  g_task_set_task_data (task, fetch, (GDestroyNotify) fetch_free);
  begin_try (task);
}

/**
 * pupitre_fetch_finish:
 * @result: The result
 * @error: Return location; %PUPITRE_ERROR, or cancellation
 *
 * Returns: (transfer full) (nullable): the answer, checked for what was asked. Main thread.
 */
PupitreReply *
pupitre_fetch_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, pupitre_fetch_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
