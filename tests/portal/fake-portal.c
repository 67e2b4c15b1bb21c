/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "fake-portal.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define LARGE_BYTES (1024 * 1024)
#define TENANT "/Tenant.onmicrosoft.com/B2C_1A_essai"

static const char *const HOSTS[] = { "portal", "identity", "b2c", "api" };

char *
fake_portal_url (FakePortal *fake, guint host, const char *path)
{
  return g_strdup_printf ("http://127.0.0.%u:%u%s", host, fake->port, path);
}

static void
answer (SoupServerMessage *message, const char *type, const char *text)
{
  soup_server_message_set_status (message, 200, NULL);
  soup_server_message_set_response (message, type, SOUP_MEMORY_COPY, text, strlen (text));
  /* How long a large answer is, one sees when it has come. */
  if (strlen (text) > LARGE_BYTES)
    soup_message_headers_set_encoding (soup_server_message_get_response_headers (message),
                                       SOUP_ENCODING_CHUNKED);
}

static void
redirect (SoupServerMessage *message, const char *address)
{
  soup_server_message_set_status (message, 302, NULL);
  soup_message_headers_replace (soup_server_message_get_response_headers (message), "Location",
                                address);
}

static void
set_cookie (SoupServerMessage *message, const char *cookie)
{
  soup_message_headers_append (soup_server_message_get_response_headers (message), "Set-Cookie",
                               cookie);
}

static const char *
get_cookies (SoupServerMessage *message)
{
  return soup_message_headers_get_list (soup_server_message_get_request_headers (message),
                                        "Cookie");
}

/* Bytes instead of an answer, then the end. */
static void
steal (SoupServerMessage *message, const char *bytes)
{
  g_autoptr (GIOStream) stream = soup_server_message_steal_connection (message);

  if (*bytes != '\0')
    g_output_stream_write_all (g_io_stream_get_output_stream (stream), bytes, strlen (bytes), NULL,
                               NULL, NULL);
  g_io_stream_close (stream, NULL, NULL);
}

static void
answer_status (SoupServerMessage *message, const char *words)
{
  g_auto (GStrv) parts = g_strsplit (words, " ", 3);

  soup_server_message_set_status (message, (guint) atoi (parts[0]), NULL);
  soup_server_message_set_response (message, "application/json", SOUP_MEMORY_STATIC,
                                    "{\"Message\":\"Non.\"}", strlen ("{\"Message\":\"Non.\"}"));
  if (parts[1] != NULL)
    soup_message_headers_replace (soup_server_message_get_response_headers (message), parts[1],
                                  parts[2]);
}

static gboolean
play (FakePortal *fake, SoupServerMessage *message, const char *action)
{
  if (g_str_equal (action, "ok"))
    return FALSE;
  if (g_str_has_prefix (action, "status "))
    answer_status (message, action + 7);
  else if (g_str_equal (action, "cut"))
    steal (message, "");
  else if (g_str_equal (action, "middle"))
    steal (message,
           "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 900\r\n\r\n[{");
  else if (g_str_has_prefix (action, "raw "))
    steal (message, action + 4);
  else if (g_str_has_prefix (action, "to "))
    redirect (message, action + 3);
  else if (g_str_has_prefix (action, "json "))
    answer (message, "application/json; charset=utf-8", action + 5);
  else if (g_str_has_prefix (action, "html "))
    answer (message, "text/html; charset=utf-8", action + 5);
  else if (g_str_equal (action, "stall")) {
    GIOStream *stream = soup_server_message_steal_connection (message);

    g_output_stream_write_all (g_io_stream_get_output_stream (stream),
                               "HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n[", 41, NULL, NULL, NULL);
    g_ptr_array_add (fake->paused, stream);
  } else if (g_str_equal (action, "slow")) {
    soup_server_message_pause (message);
    g_ptr_array_add (fake->paused, g_object_ref (message));
  } else {
    g_assert_not_reached ();
  }
  return TRUE;
}

static void
handle_portal (FakePortal *fake, SoupServerMessage *message, const char *path)
{
  if (g_str_equal (path, "/connect/login")) {
    g_autofree char *next = fake_portal_url (fake, 3, TENANT "/authorize?x=1");

    redirect (message, next);
  } else if (g_str_equal (path, "/signin-oidc")) {
    set_cookie (message, "pp=session; Path=/; HttpOnly; SameSite=Lax");
    redirect (message, "/accueil/fr/");
  } else if (g_str_equal (path, "/connect/authentificationinfo")) {
    const char *cookies = get_cookies (message);
    g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
    g_autoptr (GDateTime) end = g_date_time_add_seconds (now, fake->token_seconds);
    g_autofree char *time = g_date_time_format_iso8601 (end);
    g_autofree char *json = NULL;

    if (fake->session_ended || cookies == NULL || strstr (cookies, "pp=session") == NULL) {
      answer_status (message, "401");
      return;
    }
    json = g_strdup_printf ("{\"accessToken\":\"token-%u\",\"expiresAt\":\"%s\","
                            "\"courriel\":\"parent@exemple\"}", ++fake->n_tokens, time);
    answer (message, "application/json", json);
  } else if (g_str_equal (path, "/connect/logout")) {
    g_autofree char *next = fake_portal_url (fake, 2, "/connect/endsession");

    redirect (message, next);
  } else {
    answer (message, "text/html", "<html>Accueil</html>");
  }
}

static void
handle_identity (FakePortal *fake, SoupServerMessage *message, const char *path)
{
  if (g_str_equal (path, "/signin-b2c")) {
    g_autofree char *next = fake_portal_url (fake, 1, "/signin-oidc?code=c");

    redirect (message, next);
  } else {
    g_autofree char *next = fake_portal_url (fake, 1, "/accueil/fr/");

    redirect (message, next);
  }
}

static void
handle_b2c (FakePortal *fake, SoupServerMessage *message, const char *path)
{
  if (g_str_has_suffix (path, "/authorize")) {
    g_autofree char *page =
      g_strdup_printf ("<html><script>var SETTINGS = %s;\nvar SA_FIELDS = %s;</script></html>",
                       fake->settings, fake->fields);

    set_cookie (message, "x-ms-cpim-cache|a=b/c==; Path=/; HttpOnly");
    answer (message, "text/html", page);
  } else if (g_str_has_suffix (path, "/SelfAsserted")) {
    answer (message, "application/json", "{\"status\":\"200\"}");
  } else {
    g_autofree char *next = fake_portal_url (fake, 2, "/signin-b2c");
    g_autofree char *page =
      g_strdup_printf ("<form id='auto' method='post' action='%s'><input type='hidden' name='code' "
                       "value='a+b/c='><input type='hidden' name='state' value='s&amp;t'></form>",
                       next);

    answer (message, "text/html", page);
  }
}

static void
handle_api (FakePortal *fake, SoupServerMessage *message, const char *path)
{
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (message);
  const char *given = soup_message_headers_get_one (headers, "Authorization");
  g_autofree char *wanted = g_strdup_printf ("Bearer token-%u", fake->n_tokens);

  if (g_strcmp0 (given, wanted) != 0) {
    answer_status (message, "401");
  } else if (g_strcmp0 (soup_message_headers_get_one (headers, "If-None-Match"), "\"v1\"") == 0) {
    soup_server_message_set_status (message, 304, NULL);
  } else {
    answer (message, "application/json", "[]");
    soup_message_headers_replace (soup_server_message_get_response_headers (message), "ETag",
                                  "\"v1\"");
    soup_message_headers_replace (soup_server_message_get_response_headers (message),
                                  "Content-Disposition",
                                  "attachment; filename*=UTF-8''Bulletin%20%C3%A9tape.pdf");
  }
}

static void
record (FakePortal *fake, SoupServerMessage *message, guint host, const char *path)
{
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (message);
  const char *authorization = soup_message_headers_get_one (headers, "Authorization");
  const char *cookies = get_cookies (message);
  SoupMessageBody *body = soup_server_message_get_request_body (message);
  g_autoptr (GBytes) bytes = soup_message_body_flatten (body);
  GString *line = g_string_new (NULL);

  g_string_append_printf (line, "%s %s %s", HOSTS[host - 1],
                          soup_server_message_get_method (message),
                          path);
  g_string_append_printf (line, " auth=%s", authorization != NULL ? authorization : "-");
  g_string_append_printf (line, " cookie=%s", cookies != NULL ? cookies : "-");
  g_string_append_printf (line, " encode=%s",
                          soup_message_headers_get_one (headers, "Encode-Response"));
  g_string_append_printf (line, " agent=%s language=%s",
                          soup_message_headers_get_one (headers, "User-Agent"),
                          soup_message_headers_get_one (headers, "Accept-Language"));
  g_string_append_printf (line, " key=%s",
                          soup_message_headers_get_one (headers, "Idempotency-Key"));
  g_string_append_printf (line, " query=%s",
                          g_uri_get_query (soup_server_message_get_uri (message)));
  g_string_append_printf (line, " csrf=%s", soup_message_headers_get_one (headers, "X-CSRF-TOKEN"));
  g_string_append_printf (line, " body=%.*s", (int) g_bytes_get_size (bytes),
                          (const char *) g_bytes_get_data (bytes, NULL));
  g_ptr_array_add (fake->log, g_string_free (line, FALSE));
}

static void
on_request (SoupServer        *server,
            SoupServerMessage *message,
            const char        *path,
            GHashTable        *query,
            gpointer           user_data)
{
  static void (*const HANDLERS[]) (FakePortal *, SoupServerMessage *, const char *) = {
    handle_portal, handle_identity, handle_b2c, handle_api,
  };
  FakePortal *fake = user_data;
  GInetSocketAddress *local = G_INET_SOCKET_ADDRESS (soup_server_message_get_local_address (message));
  g_autofree char *address = g_inet_address_to_string (g_inet_socket_address_get_address (local));
  guint host = (guint) (address[strlen (address) - 1] - '0');
  GQueue *actions = g_hash_table_lookup (fake->scripts, path);

  record (fake, message, host, path);
  /* libsoup repeats by itself what is cut on a connection that was used before: with a connection
   * for each request, a test counts what the program sends. */
  soup_message_headers_replace (soup_server_message_get_response_headers (message), "Connection",
                                "close");
  if (actions != NULL) {
    g_autofree char *action = actions->length > 1 ? g_queue_pop_head (actions)
                                                  : g_strdup (g_queue_peek_head (actions));

    if (play (fake, message, action))
      return;
  }
  HANDLERS[host - 1] (fake, message, path);
}

static gboolean
listen_on (SoupServer *server, guint host, guint port, GError **error)
{
  g_autofree char *address = g_strdup_printf ("127.0.0.%u", host);
  g_autoptr (GSocketAddress) socket = g_inet_socket_address_new_from_string (address, port);

  return soup_server_listen (server, socket, 0, error);
}

/* A port that is free on all four addresses. */
static void
listen_everywhere (FakePortal *fake)
{
  for (guint i = 0; i < 50; i++) {
    GSList *uris;
    gboolean free_on_all = TRUE;

    fake->server = soup_server_new (NULL, NULL);
    g_assert_true (listen_on (fake->server, 1, 0, NULL));
    uris = soup_server_get_uris (fake->server);
    fake->port = (guint) g_uri_get_port (uris->data);
    g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);
    for (guint host = 2; host <= 4 && free_on_all; host++)
      free_on_all = listen_on (fake->server, host, fake->port, NULL);
    if (free_on_all)
      return;
    g_clear_object (&fake->server);
  }
  g_error ("No port is free on four addresses");
}

static void
free_actions (gpointer data)
{
  g_queue_free_full (data, g_free);
}

FakePortal *
fake_portal_new (void)
{
  FakePortal *fake = g_new0 (FakePortal, 1);
  g_autofree char *text = NULL;
  g_autoptr (GBytes) file = NULL;
  g_autoptr (GError) error = NULL;

  listen_everywhere (fake);
  soup_server_add_handler (fake->server, NULL, on_request, fake, NULL);
  fake->scripts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_actions);
  fake->log = g_ptr_array_new_with_free_func (g_free);
  fake->paused = g_ptr_array_new_with_free_func (g_object_unref);
  fake->token_seconds = 3600;
  fake->settings =
    g_strdup ("{\"api\":\"CombinedSigninAndSignup\",\"csrf\":\"c+s\\/r==\",\"transId\":"
              "\"StateProperties=eyJ\",\"hosts\":{\"tenant\":\"" TENANT "\",\"policy\":"
              "\"B2C_1A_essai\"},\"config\":{\"enableCaptchaChallenge\":\"false\"}}");
  fake->fields =
    g_strdup ("{\"AttributeFields\":[{\"ID\":\"courriel\",\"UX_INPUT_TYPE\":\"EmailBox\",\"PAT\":"
              "\"^[a-z}\\\";]+$\"},{\"ID\":\"motDePasse\",\"UX_INPUT_TYPE\":\"Password\"}]}");
  text = g_strdup_printf ("[Portal]\nName=Essai\nPortal=http://127.0.0.1:%u\nIdentity=http://127.0.0.2:%u\n"
                          "B2C=http://127.0.0.3:%u\nAPI=http://127.0.0.4:%u\nStartPath=/connect/login\n"
                          "SignOutPath=/connect/logout\nHomePath=/accueil/fr/\n"
                          "TokenPath=/connect/authentificationinfo?authType=pp\n",
                          fake->port, fake->port, fake->port, fake->port);
  file = g_bytes_new (text, strlen (text));
  fake->profile = pupitre_profile_new_from_bytes (file, "essai", &error);
  g_assert_no_error (error);
  return fake;
}

void
fake_portal_free (FakePortal *fake)
{
  soup_server_disconnect (fake->server);
  g_ptr_array_unref (fake->paused);
  g_object_unref (fake->server);
  g_object_unref (fake->profile);
  g_hash_table_unref (fake->scripts);
  g_ptr_array_unref (fake->log);
  g_free (fake->settings);
  g_free (fake->fields);
  g_free (fake);
}

void
fake_portal_script (FakePortal *fake, const char *path, ...)
{
  GQueue *actions = g_queue_new ();
  const char *action;
  va_list list;

  va_start (list, path);
  while ((action = va_arg (list, const char *)) != NULL)
    g_queue_push_tail (actions, g_strdup (action));
  va_end (list);
  g_hash_table_replace (fake->scripts, g_strdup (path), actions);
}

void
fake_portal_clear (FakePortal *fake)
{
  g_hash_table_remove_all (fake->scripts);
  g_ptr_array_set_size (fake->log, 0);
}

guint
fake_portal_count (FakePortal *fake, const char *pattern)
{
  guint n = 0;

  for (guint i = 0; i < fake->log->len; i++)
    n += g_pattern_match_simple (pattern, g_ptr_array_index (fake->log, i));
  return n;
}
