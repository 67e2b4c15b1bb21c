/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-sign-in"

#include "pupitre-sign-in.h"

#include "pupitre-b2c-error.h"
#include "pupitre-error.h"
#include "pupitre-http-error.h"
#include "pupitre-json.h"
#include "pupitre-sign-in-page.h"
#include "pupitre-visit.h"

#include <string.h>

/* The chain that makes an e-mail and a password a session: the portal's start page, its redirects
 * to the sign-in service, the service's page, the credentials, the confirmation, and the forms and
 * redirects back. It ends on a page of the portal, or with a sentence that says why not.
 *
 * The password goes once, to the origin that the profile names for it, and is wiped then: a refused
 * one is never tried again. */

#define MAX_ANSWER_BYTES (256 * 1024)

typedef struct {
  /* Input */
  PupitreProfile    *profile;      /* (owned) */
  GCancellable      *cancellable;  /* (nullable) (owned) */
  char              *email;        /* (owned) */
  char              *password;     /* (nullable) (owned): until it is sent */

  /* In progress */
  PupitreSignInPage *page;         /* (nullable) (owned): the one that the credentials answer */
  SoupMessage       *message;      /* (nullable) (owned) */
} SignIn;

static void
wipe (char *text)
{
  if (text == NULL)
    return;
  explicit_bzero (text, strlen (text));
  g_free (text);
}

static void
sign_in_free (SignIn *data)
{
  g_object_unref (data->profile);
  g_clear_object (&data->cancellable);
  g_free (data->email);
  wipe (data->password);
  pupitre_sign_in_page_free (data->page);
  g_clear_object (&data->message);
  g_free (data);
}

static void on_visited (GObject *source, GAsyncResult *result, gpointer user_data);

/* An address of the service: what every request to it repeats. */
static char *
build_address (SignIn *data, const char *path, const char *query)
{
  g_autofree char *transaction = g_uri_escape_string (data->page->transaction, NULL, FALSE);
  g_autofree char *policy = g_uri_escape_string (data->page->policy, NULL, FALSE);

  return g_strdup_printf ("%s%s%s?%stx=%s&p=%s",
                          pupitre_profile_get_b2c_origin (data->profile), data->page->tenant, path,
                          query, transaction, policy);
}

static void
confirm (GTask *task)
{
  SignIn *data = g_task_get_task_data (task);
  g_autofree char *csrf = g_uri_escape_string (data->page->csrf, NULL, FALSE);
  g_autofree char *path = g_strdup_printf ("/api/%s/confirmed", data->page->api);
  g_autofree char *query = g_strdup_printf ("rememberMe=false&csrf_token=%s&", csrf);
  g_autofree char *address = build_address (data, path, query);

  pupitre_visit_async (g_task_get_source_object (task), data->profile, address, data->cancellable,
                       on_visited, g_object_ref (task));
}

/* The service answers 200 to a wrong password too: the status that counts is in the JSON. */
static void
handle_verdict (GTask *task, GBytes *body)
{
  PupitreJson verdict;
  g_autofree char *status = NULL;
  g_autofree char *code = NULL;
  g_autofree char *text = NULL;
  GError *error = NULL;

  if (!pupitre_json_parse (body, &verdict, &error)) {
    g_task_return_error (task, error);
    return;
  }
  status = pupitre_json_dup_text (pupitre_json_get_member (verdict, "status"));
  if (g_strcmp0 (status, "200") == 0) {
    confirm (task);
    return;
  }
  code = pupitre_json_dup_text (pupitre_json_get_member (verdict, "errorCode"));
  text = pupitre_json_dup_text (pupitre_json_get_member (verdict, "message"));
  g_task_return_error (task, pupitre_b2c_error_new (code, text));
}

static void
on_credentials_sent (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GBytes) body = NULL;
  SignIn *data = g_task_get_task_data (task);
  GError *error = NULL;
  guint status;

  body = pupitre_transport_send_finish (PUPITRE_TRANSPORT (source), result, &error);
  if (body == NULL) {
    g_task_return_error (task, error);
    return;
  }
  status = soup_message_get_status (data->message);
  if (SOUP_STATUS_IS_SUCCESSFUL (status))
    handle_verdict (task, body);
  else if (SOUP_STATUS_IS_REDIRECTION (status))
    g_task_return_new_error (task, PUPITRE_ERROR, PUPITRE_ERROR_UNKNOWN_PAGE,
                             "The sign-in service sends the credentials elsewhere");
  else
    g_task_return_error (task, pupitre_http_error_from_status (
                                 status, soup_message_get_response_headers (data->message)));
}

static void
free_wiped (gpointer text)
{
  wipe (text);
}

/* The form, in memory that is wiped when the message is gone. Takes the password. */
static GBytes *
encode_credentials (SignIn *data)
{
  g_autofree char *email_field = g_uri_escape_string (data->page->email_field, NULL, FALSE);
  g_autofree char *password_field = g_uri_escape_string (data->page->password_field, NULL, FALSE);
  g_autofree char *email = g_uri_escape_string (data->email, NULL, FALSE);
  char *password, *form;

  if (data->page->trims_password)
    g_strstrip (data->password);
  password = g_uri_escape_string (data->password, NULL, FALSE);
  wipe (g_steal_pointer (&data->password));
  form = g_strdup_printf ("request_type=RESPONSE&%s=%s&%s=%s", email_field, email, password_field,
                          password);
  wipe (password);
  return g_bytes_new_with_free_func (form, strlen (form), free_wiped, form);
}

/* As the page's own script does it: without these headers the service refuses. */
static void
set_script_headers (SignIn *data, GUri *page_uri)
{
  SoupMessageHeaders *headers = soup_message_get_request_headers (data->message);
  g_autofree char *referer = g_uri_to_string_partial (page_uri, G_URI_HIDE_FRAGMENT);

  soup_message_headers_replace (headers, "X-CSRF-TOKEN", data->page->csrf);
  soup_message_headers_replace (headers, "X-Requested-With", "XMLHttpRequest");
  soup_message_headers_replace (headers, "Accept",
                                "application/json, text/javascript, */*; q=0.01");
  soup_message_headers_replace (headers, "Origin", pupitre_profile_get_b2c_origin (data->profile));
  soup_message_headers_replace (headers, "Referer", referer);
  if (data->page->view_id != NULL)
    soup_message_headers_replace (headers, "x-ms-cpim-pageviewid", data->page->view_id);
}

static void
send_credentials (GTask *task, GUri *page_uri)
{
  SignIn *data = g_task_get_task_data (task);
  PupitreTransport *transport = g_task_get_source_object (task);
  g_autofree char *address = build_address (data, "/SelfAsserted", "");
  g_autoptr (GUri) uri = g_uri_parse (address, SOUP_HTTP_URI_FLAGS, NULL);
  g_autoptr (GBytes) form = NULL;

  if (uri == NULL || !pupitre_profile_is_b2c (data->profile, uri)) {
    g_task_return_new_error (task, PUPITRE_ERROR, PUPITRE_ERROR_FORBIDDEN_HOST,
                             "The sign-in page wants the password elsewhere");
    return;
  }
  form = encode_credentials (data);
  data->message = pupitre_transport_new_message (transport, "POST", uri);
  set_script_headers (data, page_uri);
  soup_message_set_request_body_from_bytes (
    data->message, "application/x-www-form-urlencoded; charset=UTF-8", form);
  pupitre_transport_send_async (transport, data->message, MAX_ANSWER_BYTES, data->cancellable,
                                on_credentials_sent, g_object_ref (task));
}

static PupitreErrorCode
code_of_page (PupitreSignInPageKind kind)
{
  switch (kind) {
  case PUPITRE_SIGN_IN_PAGE_SECOND_FACTOR:
    return PUPITRE_ERROR_SECOND_FACTOR;
  case PUPITRE_SIGN_IN_PAGE_CAPTCHA:
    return PUPITRE_ERROR_CAPTCHA;
  case PUPITRE_SIGN_IN_PAGE_TERMS:
    return PUPITRE_ERROR_TERMS;
  case PUPITRE_SIGN_IN_PAGE_RESET:
    return PUPITRE_ERROR_FORCED_RESET;
  case PUPITRE_SIGN_IN_PAGE_UNKNOWN:
  case PUPITRE_SIGN_IN_PAGE_CREDENTIALS:
  default:
    return PUPITRE_ERROR_UNKNOWN_PAGE;
  }
}

/* A page of the sign-in service: the one that takes the credentials, once, or one that only the
 * parent can answer, in the browser. */
static void
handle_service_page (GTask *task, PupitrePage *visited)
{
  SignIn *data = g_task_get_task_data (task);
  g_autoptr (PupitreSignInPage) page = pupitre_sign_in_page_read (visited->html);

  if (page != NULL && page->kind == PUPITRE_SIGN_IN_PAGE_CREDENTIALS && data->password != NULL) {
    data->page = g_steal_pointer (&page);
    send_credentials (task, visited->uri);
    return;
  }
  g_task_return_new_error (task, PUPITRE_ERROR,
                           (int) code_of_page (page != NULL ? page->kind
                                                            : PUPITRE_SIGN_IN_PAGE_UNKNOWN),
                           "The sign-in service shows another page");
}

static void
on_visited (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (PupitrePage) page = NULL;
  SignIn *data = g_task_get_task_data (task);
  GError *error = NULL;

  page = pupitre_visit_finish (result, &error);
  if (page == NULL)
    g_task_return_error (task, error);
  else if (pupitre_profile_is_b2c (data->profile, page->uri))
    handle_service_page (task, page);
  else if (pupitre_profile_is_portal (data->profile, page->uri) && data->password == NULL)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_new_error (task, PUPITRE_ERROR, PUPITRE_ERROR_UNKNOWN_PAGE,
                             "The sign-in ends on a page that is not known");
}

/**
 * pupitre_sign_in_async:
 * @transport: What sends, without cookies of an earlier session
 * @profile: The portal
 * @email: What the parent typed
 * @password: What the parent typed
 * @ui_locale: `fr` or `en`: the language of the portal's sentences
 * @cancellable: (nullable): Gives up
 * @callback: Called at the end
 * @user_data: For @callback
 *
 * Goes through the chain; afterwards @transport holds the cookie of the session. Main thread.
 */
void
pupitre_sign_in_async (PupitreTransport   *transport,
                       PupitreProfile     *profile,
                       const char         *email,
                       const char         *password,
                       const char         *ui_locale,
                       GCancellable       *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer            user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autofree char *address = NULL;
  SignIn *data;

  g_return_if_fail (PUPITRE_IS_TRANSPORT (transport));
  g_return_if_fail (PUPITRE_IS_PROFILE (profile));
  g_return_if_fail (email != NULL && password != NULL);

  data = g_new0 (SignIn, 1);
  data->profile = g_object_ref (profile);
  data->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  data->email = g_strstrip (g_strdup (email));
  data->password = g_strdup (password);
  task = g_task_new (transport, NULL, callback, user_data);
  g_task_set_source_tag (task, pupitre_sign_in_async);
  g_task_set_task_data (task, data, (GDestroyNotify) sign_in_free);

  address = pupitre_profile_dup_start_url (profile, ui_locale);
  pupitre_visit_async (transport, profile, address, cancellable, on_visited,
                       g_steal_pointer (&task));
}

/**
 * pupitre_sign_in_finish:
 * @result: The result
 * @error: Return location; %PUPITRE_ERROR, or cancellation
 *
 * Returns: whether there is a session. Main thread.
 */
gboolean
pupitre_sign_in_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, pupitre_sign_in_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
