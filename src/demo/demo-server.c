/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "demo-server"

#include "demo-server.h"

#include "demo-routes.h"

/* Listens on the four addresses, one port, and hands each request to its operation. */

#define PORT_TRIES 50

struct _DemoServer {
  SoupServer *soup;
  DemoPortal *portal;
};

static gboolean
find_host (SoupServerMessage *message,
           DemoHost          *host)
{
  GSocketAddress *address = soup_server_message_get_local_address (message);
  g_autofree char *text = NULL;

  if (!G_IS_INET_SOCKET_ADDRESS (address))
    return FALSE;
  text = g_inet_address_to_string (
    g_inet_socket_address_get_address (G_INET_SOCKET_ADDRESS (address)));
  return demo_host_from_address (text, host);
}

static void
send_answer (SoupServerMessage *message,
             DemoAnswer        *answer)
{
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);
  GBytes *body = demo_answer_get_body (answer);
  const char *type = demo_answer_get_type (answer);

  for (guint i = 0; i < demo_answer_get_n_headers (answer); i++) {
    const char *value;
    const char *name = demo_answer_get_header_at (answer, i, &value);

    soup_message_headers_append (headers, name, value);
  }
  soup_message_headers_append (headers, "Cache-Control", "no-store");
  if (type != NULL)
    soup_message_headers_set_content_type (headers, type, NULL);
  soup_server_message_set_status (message, demo_answer_get_status (answer), NULL);
  if (g_bytes_get_size (body) > 0)
    soup_message_body_append_bytes (soup_server_message_get_response_body (message), body);
}

static void
on_request (SoupServer        *soup,
            SoupServerMessage *message,
            const char        *path,
            GHashTable        *query,
            gpointer           user_data)
{
  DemoServer *self = user_data;
  g_autoptr (DemoRequest) request = NULL;
  g_autoptr (DemoAnswer) answer = NULL;
  DemoHost host;

  if (!find_host (message, &host)) {
    soup_server_message_set_status (message, 404, NULL);
    return;
  }
  request = demo_request_new_from_message (host, message);
  answer = demo_routes_answer (demo_routes_find (request), self->portal, request);
  send_answer (message, answer);
}

static gboolean
listen_on (SoupServer  *soup,
           DemoHost     host,
           guint        port,
           GError     **error)
{
  g_autoptr (GSocketAddress) address =
    g_inet_socket_address_new_from_string (demo_host_address (host), port);
  SoupServerListenOptions options =
    soup_server_get_tls_certificate (soup) ? SOUP_SERVER_LISTEN_HTTPS : 0;

  return soup_server_listen (soup, address, options, error);
}

static guint
listening_port (SoupServer *soup)
{
  GSList *uris = soup_server_get_uris (soup);
  guint port = (guint) g_uri_get_port (uris->data);

  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);
  return port;
}

/* The first address chooses the port if none was asked for; the others have to follow. */
static gboolean
listen_on_all (SoupServer  *soup,
               guint       *port,
               GError     **error)
{
  if (!listen_on (soup, DEMO_HOST_PORTAL, *port, error))
    return FALSE;
  *port = listening_port (soup);
  for (DemoHost host = DEMO_HOST_PORTAL + 1; host < DEMO_N_HOSTS; host++) {
    if (!listen_on (soup, host, *port, error))
      return FALSE;
  }
  return TRUE;
}

/**
 * demo_server_new:
 * @portal: (transfer none): What is served; its origins are filled in
 * @port: A port, or 0 for one that is free on all four addresses
 * @certificate: (nullable): To serve over TLS
 * @error: (nullable): Return location
 *
 * Returns: (transfer full) (nullable): the server, which answers in the default main context, %NULL
 *   if the port is taken.
 */
DemoServer *
demo_server_new (DemoPortal       *portal,
                 guint             port,
                 GTlsCertificate  *certificate,
                 GError          **error)
{
  for (int try = 0;; try++) {
    g_autoptr (SoupServer) soup = soup_server_new ("tls-certificate", certificate, NULL);
    g_autoptr (GError) local_error = NULL;
    guint chosen = port;

    if (listen_on_all (soup, &chosen, &local_error)) {
      DemoServer *self = g_new0 (DemoServer, 1);

      self->soup = g_steal_pointer (&soup);
      self->portal = portal;
      for (int i = 0; i < DEMO_N_HOSTS; i++)
        portal->origins[i] = g_strdup_printf ("%s://%s:%u", certificate ? "https" : "http",
                                              demo_host_address (i), chosen);
      soup_server_add_handler (self->soup, NULL, on_request, self, NULL);
      return self;
    }
    soup_server_disconnect (soup);
    if (port != 0 || try == PORT_TRIES) {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  }
}

/**
 * demo_server_free:
 * @self: (nullable): The server
 *
 * Stops listening and frees @self.
 */
void
demo_server_free (DemoServer *self)
{
  if (self == NULL)
    return;
  soup_server_disconnect (self->soup);
  g_object_unref (self->soup);
  g_free (self);
}
