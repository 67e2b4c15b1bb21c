/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-visit"

#include "pupitre-visit.h"

#include "pupitre-b2c-error.h"
#include "pupitre-error.h"
#include "pupitre-form.h"
#include "pupitre-http-error.h"

#include <string.h>

/* Goes to a page as a browser would, hop by hop: redirects and the forms that a page sends on its
 * own, ten at the most, each only to a host that the profile names. What the parent typed is no
 * part of it. */

#define MAX_HOPS 10
#define MAX_PAGE_BYTES (2 * 1024 * 1024)

/* Says that the password was forgotten, to whoever began the sign-in, who leads to where a new one
 * is chosen: a way on, and no end. */
#define FORGOTTEN_PREFIX "AADB2C90118"

typedef struct {
  /* Input */
  PupitreProfile *profile;      /* (owned) */
  GCancellable   *cancellable;  /* (nullable) (owned) */

  /* In progress */
  SoupMessage    *message;      /* (nullable) (owned) */
  guint           n_hops;
} Visit;

static void send_hop (GTask *task, const char *method, GUri *uri, const char *form);

static void
visit_free (Visit *visit)
{
  g_object_unref (visit->profile);
  g_clear_object (&visit->cancellable);
  g_clear_object (&visit->message);
  g_free (visit);
}

/**
 * pupitre_page_free:
 * @self: (nullable) (transfer full): A page
 *
 * Frees it. Any thread.
 */
void
pupitre_page_free (PupitrePage *self)
{
  if (self == NULL)
    return;
  g_uri_unref (self->uri);
  g_free (self->html);
  g_free (self);
}

/* @description: (nullable) */
static GError *
read_failure (const char *description)
{
  if (description == NULL || g_str_has_prefix (description, FORGOTTEN_PREFIX))
    return NULL;
  return pupitre_b2c_error_from_description (description);
}

/* An answer of the sign-in that goes back by an address can say that it failed. */
static GError *
find_failure (GUri *uri)
{
  g_autoptr (GHashTable) query = NULL;
  const char *description;

  if (g_uri_get_query (uri) == NULL)
    return NULL;
  query = g_uri_parse_params (g_uri_get_query (uri), -1, "&", G_URI_PARAMS_WWW_FORM, NULL);
  description = query != NULL ? g_hash_table_lookup (query, "error_description") : NULL;
  return read_failure (description);
}

/* @target: where the page at the end of the last hop leads, relative to it. */
static void
follow (GTask *task, const char *method, const char *target, const char *form)
{
  Visit *visit = g_task_get_task_data (task);
  g_autoptr (GUri) uri = g_uri_parse_relative (soup_message_get_uri (visit->message), target,
                                               SOUP_HTTP_URI_FLAGS, NULL);
  GError *failure = NULL;

  if (uri == NULL || !pupitre_profile_names_host (visit->profile, uri)) {
    g_task_return_new_error (task, PUPITRE_ERROR, PUPITRE_ERROR_FORBIDDEN_HOST,
                             "The portal leads to a host that is not its own");
    return;
  }
  failure = find_failure (uri);
  if (failure != NULL) {
    g_task_return_error (task, failure);
    return;
  }
  if (++visit->n_hops > MAX_HOPS) {
    g_task_return_new_error (task, PUPITRE_ERROR, PUPITRE_ERROR_TOO_MANY_HOPS,
                             "The portal leads on without end");
    return;
  }
  send_hop (task, method, uri, form);
}

static void
handle_redirect (GTask *task)
{
  Visit *visit = g_task_get_task_data (task);
  guint status = soup_message_get_status (visit->message);
  const char *location =
    soup_message_headers_get_one (soup_message_get_response_headers (visit->message), "Location");
  gboolean repeats_form = g_str_equal (soup_message_get_method (visit->message), "POST") &&
                          (status == SOUP_STATUS_TEMPORARY_REDIRECT ||
                           status == SOUP_STATUS_PERMANENT_REDIRECT);

  /* What was posted is for whom it was posted to. */
  if (location == NULL || repeats_form)
    g_task_return_new_error (task, PUPITRE_ERROR, PUPITRE_ERROR_UNKNOWN_PAGE,
                             "A redirect that can not be followed");
  else
    follow (task, "GET", location, NULL);
}

static char *
read_html (GBytes *body)
{
  gsize size;
  const char *data = g_bytes_get_data (body, &size);

  return g_utf8_make_valid (data != NULL ? data : "", (gssize) size);
}

static void
handle_page (GTask *task, GBytes *body)
{
  Visit *visit = g_task_get_task_data (task);
  GUri *uri = soup_message_get_uri (visit->message);
  g_autofree char *html = read_html (body);
  g_autoptr (PupitreForm) form = NULL;
  GError *failure = NULL;
  PupitrePage *page;

  /* The way ends at the portal: its own pages have nothing to hand on. */
  if (!pupitre_profile_is_portal (visit->profile, uri))
    form = pupitre_form_find (html);
  if (form != NULL)
    failure = read_failure (form->failure);
  if (failure != NULL) {
    g_task_return_error (task, failure);
    return;
  }
  if (form != NULL) {
    follow (task, "POST", form->action, form->body);
    return;
  }
  page = g_new0 (PupitrePage, 1);
  page->uri = g_uri_ref (uri);
  page->html = g_steal_pointer (&html);
  g_task_return_pointer (task, page, (GDestroyNotify) pupitre_page_free);
}

static void
on_sent (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) body = NULL;
  Visit *visit = g_task_get_task_data (task);
  guint status;

  body = pupitre_transport_send_finish (PUPITRE_TRANSPORT (source), result, &error);
  if (body == NULL) {
    g_task_return_error (task, g_steal_pointer (&error));
    return;
  }
  status = soup_message_get_status (visit->message);
  if (SOUP_STATUS_IS_REDIRECTION (status))
    handle_redirect (task);
  else if (SOUP_STATUS_IS_SUCCESSFUL (status))
    handle_page (task, body);
  else
    g_task_return_error (task, pupitre_http_error_from_status (
                                 status, soup_message_get_response_headers (visit->message)));
}

static void
send_hop (GTask *task, const char *method, GUri *uri, const char *form)
{
  Visit *visit = g_task_get_task_data (task);
  PupitreTransport *transport = g_task_get_source_object (task);

  g_set_object (&visit->message, NULL);
  visit->message = pupitre_transport_new_message (transport, method, uri);
  soup_message_headers_replace (soup_message_get_request_headers (visit->message), "Accept",
                                "text/html,application/xhtml+xml;q=0.9,*/*;q=0.5");
  if (form != NULL) {
    g_autoptr (GBytes) body = g_bytes_new (form, strlen (form));

    soup_message_set_request_body_from_bytes (visit->message, "application/x-www-form-urlencoded",
                                              body);
  }
  pupitre_transport_send_async (transport, visit->message, MAX_PAGE_BYTES, visit->cancellable,
                                on_sent, g_object_ref (task));
}

/**
 * pupitre_visit_async:
 * @transport: What sends, and keeps the cookies
 * @profile: The portal
 * @address: Where to begin: of a host of @profile
 * @cancellable: (nullable): Gives up
 * @callback: Called with the page
 * @user_data: For @callback
 *
 * Goes to a page. Main thread.
 */
void
pupitre_visit_async (PupitreTransport   *transport,
                     PupitreProfile     *profile,
                     const char         *address,
                     GCancellable       *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer            user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (GUri) uri = NULL;
  Visit *visit;

  g_return_if_fail (PUPITRE_IS_TRANSPORT (transport));
  g_return_if_fail (PUPITRE_IS_PROFILE (profile));
  g_return_if_fail (address != NULL);

  visit = g_new0 (Visit, 1);
  visit->profile = g_object_ref (profile);
  visit->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  task = g_task_new (transport, NULL, callback, user_data);
  g_task_set_source_tag (task, pupitre_visit_async);
  g_task_set_task_data (task, visit, (GDestroyNotify) visit_free);

  uri = g_uri_parse (address, SOUP_HTTP_URI_FLAGS, NULL);
  if (uri == NULL || !pupitre_profile_names_host (profile, uri))
    g_task_return_new_error (task, PUPITRE_ERROR, PUPITRE_ERROR_FORBIDDEN_HOST,
                             "Not an address of the portal");
  else
    send_hop (task, "GET", uri, NULL);
}

/**
 * pupitre_visit_finish:
 * @result: The result
 * @error: Return location; %PUPITRE_ERROR, or cancellation
 *
 * Returns: (transfer full) (nullable): the page. Main thread.
 */
PupitrePage *
pupitre_visit_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, pupitre_visit_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
