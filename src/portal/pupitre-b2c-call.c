/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-b2c-call"

#include "pupitre-b2c-call.h"

#include "pupitre-error.h"
#include "pupitre-http-error.h"
#include "pupitre-secret-stream.h"

#include <string.h>

/* The calls that a page of the sign-in service makes by script: a form is posted, and a verdict
 * comes back. Forms can hold a password: they go to the origin that the profile names for it and to
 * no other, and are wiped when they are gone. */

#define MAX_ANSWER_BYTES (256 * 1024)

/**
 * pupitre_b2c_verdict_free:
 * @self: (nullable) (transfer full): A verdict
 *
 * Frees it. Any thread.
 */
void
pupitre_b2c_verdict_free (PupitreB2cVerdict *self)
{
  if (self == NULL)
    return;
  g_free (self->code);
  g_free (self->text);
  g_free (self);
}

static char *
escape (const char *text, char *to)
{
  static const char DIGITS[] = "0123456789ABCDEF";

  for (const guchar *byte = (const guchar *) text; *byte != '\0'; byte++) {
    if (g_ascii_isalnum (*byte) || strchr ("-._~", *byte) != NULL) {
      *to++ = (char) *byte;
      continue;
    }
    *to++ = '%';
    *to++ = DIGITS[*byte >> 4];
    *to++ = DIGITS[*byte & 15];
  }
  return to;
}

typedef struct {
  char *form;
  gsize room;
} Wiped;

static void
wiped_free (gpointer data)
{
  Wiped *wiped = data;

  explicit_bzero (wiped->form, wiped->room);
  g_free (wiped->form);
  g_free (wiped);
}

/**
 * pupitre_b2c_encode_form:
 * @fields: (array length=n_fields): What to send, in this order
 * @n_fields: How many
 *
 * Returns: (transfer full): the form, written once into memory that is wiped when it is gone. Any
 *   thread.
 */
GBytes *
pupitre_b2c_encode_form (const PupitreB2cField *fields, gsize n_fields)
{
  Wiped *wiped = g_new0 (Wiped, 1);
  char *to;

  for (gsize i = 0; i < n_fields; i++) {
    if (fields[i].value != NULL)
      wiped->room += 3 * (strlen (fields[i].name) + strlen (fields[i].value)) + 2;
  }
  wiped->form = g_malloc (wiped->room + 1);
  to = wiped->form;
  for (gsize i = 0; i < n_fields; i++) {
    if (fields[i].value == NULL)
      continue;
    if (to != wiped->form)
      *to++ = '&';
    to = escape (fields[i].name, to);
    *to++ = '=';
    to = escape (fields[i].value, to);
  }
  return g_bytes_new_with_free_func (wiped->form, (gsize) (to - wiped->form), wiped_free, wiped);
}

/**
 * pupitre_b2c_dup_address:
 * @profile: The portal
 * @settings: What the page says of itself
 * @path: What follows the path of the service
 * @query: The beginning of the query, empty or with `&` at its end
 *
 * Returns: (transfer full): an address of the service, with what all of them repeat. Any thread.
 */
char *
pupitre_b2c_dup_address (PupitreProfile           *profile,
                         const PupitreB2cSettings *settings,
                         const char               *path,
                         const char               *query)
{
  g_autofree char *transaction = g_uri_escape_string (settings->transaction, NULL, FALSE);
  g_autofree char *policy = g_uri_escape_string (settings->policy, NULL, FALSE);

  return g_strdup_printf ("%s%s%s?%stx=%s&p=%s", pupitre_profile_get_b2c_origin (profile),
                          settings->tenant, path, query, transaction, policy);
}

/**
 * pupitre_b2c_dup_next_address:
 * @profile: The portal
 * @settings: What the page says of itself
 *
 * Returns: (transfer full): where to go on when all that the page asks for has been accepted. Any
 *   thread.
 */
char *
pupitre_b2c_dup_next_address (PupitreProfile *profile, const PupitreB2cSettings *settings)
{
  g_autofree char *csrf = g_uri_escape_string (settings->csrf, NULL, FALSE);
  g_autofree char *path = g_strdup_printf ("/api/%s/confirmed", settings->api);
  g_autofree char *query = g_strdup_printf ("rememberMe=false&csrf_token=%s&", csrf);

  return pupitre_b2c_dup_address (profile, settings, path, query);
}

static PupitreB2cVerdict *
read_verdict (GBytes *body, GError **error)
{
  PupitreB2cVerdict *verdict;
  g_autofree char *status = NULL;
  PupitreJson answer;

  if (!pupitre_json_parse (body, &answer, error))
    return NULL;
  status = pupitre_json_dup_text (pupitre_json_get_member (answer, "status"));
  verdict = g_new0 (PupitreB2cVerdict, 1);
  verdict->accepted = g_strcmp0 (status, "200") == 0;
  verdict->code = pupitre_json_dup_text (pupitre_json_get_member (answer, "errorCode"));
  verdict->text = pupitre_json_dup_text (pupitre_json_get_member (answer, "message"));
  return verdict;
}

static void
on_sent (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GBytes) body = NULL;
  SoupMessage *message = g_task_get_task_data (task);
  PupitreB2cVerdict *verdict = NULL;
  GError *error = NULL;
  guint status;

  body = pupitre_transport_send_finish (PUPITRE_TRANSPORT (source), result, &error);
  status = soup_message_get_status (message);
  if (body == NULL)
    ;
  else if (SOUP_STATUS_IS_SUCCESSFUL (status))
    verdict = read_verdict (body, &error);
  else if (SOUP_STATUS_IS_REDIRECTION (status))
    error = g_error_new_literal (PUPITRE_ERROR, PUPITRE_ERROR_UNKNOWN_PAGE,
                                 "The sign-in service sends the form elsewhere");
  else
    error = pupitre_http_error_from_status (status, soup_message_get_response_headers (message));

  if (verdict != NULL)
    g_task_return_pointer (task, verdict, (GDestroyNotify) pupitre_b2c_verdict_free);
  else
    g_task_return_error (task, error);
}

/* As the page's own script does it: without these headers the service refuses. */
static void
set_script_headers (SoupMessage              *message,
                    PupitreProfile           *profile,
                    const PupitreB2cSettings *settings,
                    GUri                     *page)
{
  SoupMessageHeaders *headers = soup_message_get_request_headers (message);
  g_autofree char *referer = g_uri_to_string_partial (page, G_URI_HIDE_FRAGMENT);

  soup_message_headers_replace (headers, "X-CSRF-TOKEN", settings->csrf);
  soup_message_headers_replace (headers, "X-Requested-With", "XMLHttpRequest");
  soup_message_headers_replace (headers, "Accept",
                                "application/json, text/javascript, */*; q=0.01");
  soup_message_headers_replace (headers, "Origin", pupitre_profile_get_b2c_origin (profile));
  soup_message_headers_replace (headers, "Referer", referer);
  if (settings->view_id != NULL)
    soup_message_headers_replace (headers, "x-ms-cpim-pageviewid", settings->view_id);
}

/**
 * pupitre_b2c_call_async:
 * @transport: What sends
 * @profile: The portal
 * @settings: What the page says of itself
 * @page: Where the page is
 * @path: What follows the path of the service
 * @form: A form of pupitre_b2c_encode_form()
 * @cancellable: (nullable): Gives up
 * @callback: Called with the verdict
 * @user_data: For @callback
 *
 * Posts a form, once. Main thread.
 */
void
pupitre_b2c_call_async (PupitreTransport         *transport,
                        PupitreProfile           *profile,
                        const PupitreB2cSettings *settings,
                        GUri                     *page,
                        const char               *path,
                        GBytes                   *form,
                        GCancellable             *cancellable,
                        GAsyncReadyCallback       callback,
                        gpointer                  user_data)
{
  g_autofree char *address = pupitre_b2c_dup_address (profile, settings, path, "");
  g_autoptr (GUri) uri = g_uri_parse (address, SOUP_HTTP_URI_FLAGS, NULL);
  g_autoptr (GTask) task = g_task_new (transport, NULL, callback, user_data);
  g_autoptr (GInputStream) body = pupitre_secret_stream_new (form);
  SoupMessage *message;

  g_task_set_source_tag (task, pupitre_b2c_call_async);
  if (uri == NULL || !pupitre_profile_is_b2c (profile, uri)) {
    g_task_return_new_error (task, PUPITRE_ERROR, PUPITRE_ERROR_FORBIDDEN_HOST,
                             "The sign-in page wants the form elsewhere");
    return;
  }
  message = pupitre_transport_new_message (transport, "POST", uri);
  g_task_set_task_data (task, message, g_object_unref);
  set_script_headers (message, profile, settings, page);
  soup_message_set_request_body (message, "application/x-www-form-urlencoded; charset=UTF-8", body,
                                 (gssize) g_bytes_get_size (form));
  pupitre_transport_send_async (transport, message, MAX_ANSWER_BYTES, cancellable, on_sent,
                                g_steal_pointer (&task));
}

/**
 * pupitre_b2c_call_finish:
 * @result: The result
 * @was_sent: (out) (nullable): Whether the form has left, so that it may have been taken even
 *   without a verdict
 * @error: Return location; %PUPITRE_ERROR, or cancellation
 *
 * Returns: (transfer full) (nullable): the verdict; %NULL if there is none. Main thread.
 */
PupitreB2cVerdict *
pupitre_b2c_call_finish (GAsyncResult *result, gboolean *was_sent, GError **error)
{
  SoupMessage *message;

  g_return_val_if_fail (g_async_result_is_tagged (result, pupitre_b2c_call_async), NULL);

  message = g_task_get_task_data (G_TASK (result));
  if (was_sent != NULL)
    *was_sent = message != NULL && pupitre_transport_was_sent (message);
  return g_task_propagate_pointer (G_TASK (result), error);
}
