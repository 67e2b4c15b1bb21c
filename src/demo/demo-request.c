/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "demo-request"

#include "demo-request.h"

/* One request, taken apart: path, parameters, form, cookies. */

static GHashTable *
new_table (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

/* A browser sends cookies as they were set; a client that adds quotes is refused, as the real
 * accounts' host refuses it. */
static void
read_cookies (DemoRequest *self)
{
  const char *header = soup_message_headers_get_list (self->headers, "Cookie");
  g_auto (GStrv) pairs = g_strsplit (header ? header : "", ";", -1);

  for (guint i = 0; pairs[i] != NULL; i++) {
    char *pair = g_strstrip (pairs[i]);
    char *equal = strchr (pair, '=');

    if (equal == NULL)
      continue;
    if (equal[1] == '"')
      self->has_quoted_cookie = TRUE;
    g_hash_table_replace (self->cookies, g_strndup (pair, equal - pair), g_strdup (equal + 1));
  }
}

static void
read_form (DemoRequest *self)
{
  const char *type = soup_message_headers_get_content_type (self->headers, NULL);
  g_autofree char *text = NULL;

  if (g_strcmp0 (type, "application/x-www-form-urlencoded") != 0)
    return;
  text = g_strndup (g_bytes_get_data (self->body, NULL), g_bytes_get_size (self->body));
  g_clear_pointer (&self->form, g_hash_table_unref);
  self->form = soup_form_decode (text);
}

/**
 * demo_request_new_from_message:
 * @host: The host that was asked
 * @message: The server's side of it, with its body read; outlives the request
 *
 * Returns: (transfer full): the request.
 */
DemoRequest *
demo_request_new_from_message (DemoHost           host,
                               SoupServerMessage *message)
{
  DemoRequest *self = g_new0 (DemoRequest, 1);
  GUri *uri = soup_server_message_get_uri (message);
  SoupMessageBody *body = soup_server_message_get_request_body (message);
  const char *query = g_uri_get_query (uri);

  self->host = host;
  self->method = g_strdup (soup_server_message_get_method (message));
  self->path = g_uri_unescape_string (g_uri_get_path (uri), NULL);
  if (self->path == NULL)
    self->path = g_strdup (g_uri_get_path (uri));
  self->target = g_strconcat (g_uri_get_path (uri), query ? "?" : "", query, NULL);
  self->query = query ? soup_form_decode (query) : new_table ();
  self->form = new_table ();
  self->cookies = new_table ();
  self->params = new_table ();
  self->headers = soup_server_message_get_request_headers (message);
  self->body = soup_message_body_flatten (body);
  read_cookies (self);
  read_form (self);
  return self;
}

/**
 * demo_request_free:
 * @self: (nullable): A request
 *
 * Frees @self.
 */
void
demo_request_free (DemoRequest *self)
{
  if (self == NULL)
    return;
  g_free (self->method);
  g_free (self->path);
  g_free (self->target);
  g_hash_table_unref (self->query);
  g_hash_table_unref (self->form);
  g_hash_table_unref (self->cookies);
  g_hash_table_unref (self->params);
  g_bytes_unref (self->body);
  g_free (self);
}

/**
 * demo_request_query:
 * @self: A request
 * @name: A parameter of the query
 *
 * Returns: (nullable): its value.
 */
const char *
demo_request_query (DemoRequest *self,
                    const char  *name)
{
  return g_hash_table_lookup (self->query, name);
}

/**
 * demo_request_form:
 * @self: A request
 * @name: A field of the form
 *
 * Returns: (nullable): its value.
 */
const char *
demo_request_form (DemoRequest *self,
                   const char  *name)
{
  return g_hash_table_lookup (self->form, name);
}

/**
 * demo_request_cookie:
 * @self: A request
 * @name: A cookie
 *
 * Returns: (nullable): its value.
 */
const char *
demo_request_cookie (DemoRequest *self,
                     const char  *name)
{
  return g_hash_table_lookup (self->cookies, name);
}

/**
 * demo_request_param:
 * @self: A request
 * @name: A name between braces in the route's path
 *
 * Returns: (nullable): what stands there in this request's path.
 */
const char *
demo_request_param (DemoRequest *self,
                    const char  *name)
{
  return g_hash_table_lookup (self->params, name);
}

/**
 * demo_request_header:
 * @self: A request
 * @name: A header
 *
 * Returns: (nullable): its value.
 */
const char *
demo_request_header (DemoRequest *self,
                     const char  *name)
{
  return soup_message_headers_get_one (self->headers, name);
}

/**
 * demo_request_bearer:
 * @self: A request
 *
 * Returns: (nullable): the token of the Authorization header.
 */
const char *
demo_request_bearer (DemoRequest *self)
{
  const char *header = demo_request_header (self, "Authorization");

  if (header == NULL || g_ascii_strncasecmp (header, "Bearer ", 7) != 0)
    return NULL;
  return header + 7;
}
