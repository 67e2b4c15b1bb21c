/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "demo-server"

#include "demo-server.h"

#include "demo-clock.h"
#include "demo-broken-line.h"
#include "demo-routes.h"

/* Listens on the four addresses, one port, and hands each request to its operation; in between
 * stands what the control orders. */

#define PORT_TRIES 50

struct _DemoServer {
  SoupServer  *soup;
  DemoPortal  *portal;
  DemoControl *control;
  GHashTable  *waiting;
};

/* One request on its way to its answer. */
typedef struct {
  DemoServer        *server;
  SoupServerMessage *message;
  DemoRequest       *request;
  const DemoRoute   *route;
  GPtrArray         *faults;
  DemoAnswer        *answer;
  DemoOutcome        outcome;
  gboolean           paused;
  guint              timeout;
  gulong             finished;
} Exchange;

static void
exchange_free (Exchange *exchange)
{
  if (exchange->timeout != 0)
    g_source_remove (exchange->timeout);
  if (exchange->finished != 0)
    g_signal_handler_disconnect (exchange->message, exchange->finished);
  demo_request_free (exchange->request);
  demo_answer_free (exchange->answer);
  g_ptr_array_unref (exchange->faults);
  g_object_unref (exchange->message);
  g_free (exchange);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Exchange, exchange_free)

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

/* A clock that is wrong is so in each answer. */
static void
set_date (SoupMessageHeaders *headers)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr (GDateTime) wrong = g_date_time_add_hours (now, demo_clock_get_hours ());
  g_autofree char *date = soup_date_time_to_string (wrong, SOUP_DATE_HTTP);

  soup_message_headers_replace (headers, "Date", date);
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
  if (demo_clock_get_hours () != 0)
    set_date (headers);
  if (type != NULL)
    soup_message_headers_set_content_type (headers, type, NULL);
  soup_server_message_set_status (message, demo_answer_get_status (answer), NULL);
  if (g_bytes_get_size (body) > 0)
    soup_message_body_append_bytes (soup_server_message_get_response_body (message), body);
}

/* Everything that the person of this request holds, on every host. */
static void
end_session (Exchange *exchange)
{
  DemoState *state = exchange->server->portal->state;
  const char *bearer = demo_request_bearer (exchange->request);
  const char *secret = bearer ? strrchr (bearer, '.') : NULL;
  g_autoptr (DemoTicket) token = demo_state_find (state, "token", secret ? secret + 1 : NULL);
  g_autoptr (DemoTicket) session =
    demo_state_find (state, "pp", demo_request_cookie (exchange->request, "pp"));

  if (token != NULL)
    demo_state_end_owner (state, token->owner);
  if (session != NULL)
    demo_state_end_owner (state, session->owner);
}

static void wait_for (Exchange *exchange,
                      guint     milliseconds);

static void
send_exchange (Exchange *exchange)
{
  DemoLog *log = demo_control_get_log (exchange->server->control);
  const char *operation = exchange->route ? exchange->route->operation : NULL;
  guint status = exchange->outcome == DEMO_OUTCOME_CUT ? 0
                                                       : demo_answer_get_status (exchange->answer);

  demo_log_add (log, exchange->request, operation, status);
  if (exchange->paused)
    soup_server_message_unpause (exchange->message);
  if (exchange->outcome == DEMO_OUTCOME_CUT)
    demo_broken_line_cut (exchange->message);
  else if (exchange->outcome == DEMO_OUTCOME_BREAK)
    demo_broken_line_send_half (exchange->message, exchange->answer);
  else if (exchange->outcome == DEMO_OUTCOME_TWICE)
    demo_broken_line_send_twice (exchange->message, exchange->answer);
  else
    send_answer (exchange->message, exchange->answer);
}

/* What the operation answers, after doing what it does: not at all if the request is lost or refused,
 * twice if it arrives twice. */
static DemoAnswer *
perform (Exchange *exchange)
{
  DemoServer *self = exchange->server;

  if (demo_control_is_cut (self->control) || demo_faults_have (exchange->faults, DEMO_FAULT_LOST)) {
    exchange->outcome = DEMO_OUTCOME_CUT;
    return NULL;
  }
  if (demo_faults_refuse (exchange->faults))
    return demo_answer_new_message (400, "");
  if (demo_faults_have (exchange->faults, DEMO_FAULT_EXPIRED))
    end_session (exchange);
  if (demo_faults_have (exchange->faults, DEMO_FAULT_REPEATED))
    demo_answer_free (demo_routes_answer (exchange->route, self->portal, exchange->request));
  return demo_routes_answer (exchange->route, self->portal, exchange->request);
}

/* Takes the exchange. */
static void
answer_exchange (Exchange *exchange)
{
  guint late = demo_faults_get_late (exchange->faults);

  exchange->answer = perform (exchange);
  if (exchange->answer != NULL)
    exchange->outcome = demo_faults_spoil (exchange->faults, exchange->answer,
                                           exchange->route ? exchange->route->operation : NULL);
  if (late > 0 && exchange->answer != NULL) {
    wait_for (exchange, late);
    return;
  }
  send_exchange (exchange);
  exchange_free (exchange);
}

static gboolean
on_waited (gpointer user_data)
{
  Exchange *exchange = user_data;

  exchange->timeout = 0;
  g_signal_handler_disconnect (exchange->message, exchange->finished);
  exchange->finished = 0;
  g_hash_table_steal (exchange->server->waiting, exchange);
  if (exchange->answer == NULL) {
    answer_exchange (exchange);
  } else {
    send_exchange (exchange);
    exchange_free (exchange);
  }
  return G_SOURCE_REMOVE;
}

/* Whoever asked did not want to wait so long. */
static void
on_finished (SoupServerMessage *message,
             gpointer           user_data)
{
  Exchange *exchange = user_data;

  g_hash_table_remove (exchange->server->waiting, exchange);
}

static void
wait_for (Exchange *exchange,
          guint     milliseconds)
{
  g_hash_table_add (exchange->server->waiting, exchange);
  if (!exchange->paused)
    soup_server_message_pause (exchange->message);
  exchange->paused = TRUE;
  exchange->finished =
    g_signal_connect (exchange->message, "finished", G_CALLBACK (on_finished), exchange);
  exchange->timeout = g_timeout_add (milliseconds, on_waited, exchange);
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
  g_autoptr (Exchange) exchange = NULL;
  DemoHost host;
  guint delay;

  if (!find_host (message, &host)) {
    soup_server_message_set_status (message, 404, NULL);
    return;
  }
  request = demo_request_new_from_message (host, message);
  if (demo_control_is_for (request)) {
    g_autoptr (DemoAnswer) answer = NULL;

    demo_control_set_waiting (self->control, g_hash_table_size (self->waiting));
    answer = demo_control_answer (self->control, request);
    send_answer (message, answer);
    return;
  }

  exchange = g_new0 (Exchange, 1);
  exchange->server = self;
  exchange->message = g_object_ref (message);
  exchange->route = demo_routes_find (request);
  exchange->request = g_steal_pointer (&request);
  exchange->faults =
    demo_faults_match (demo_control_get_faults (self->control), host, exchange->route);
  delay = demo_control_get_slow (self->control) + demo_faults_get_delay (exchange->faults);
  if (delay > 0)
    wait_for (g_steal_pointer (&exchange), delay);
  else
    answer_exchange (g_steal_pointer (&exchange));
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

/* A port that is free on the first address can be taken on another: then another try. */
static SoupServer *
listen_somewhere (guint             *port,
                  GTlsCertificate   *certificate,
                  GError           **error)
{
  for (int try = 0;; try++) {
    g_autoptr (SoupServer) soup = soup_server_new ("tls-certificate", certificate, NULL);
    g_autoptr (GError) local_error = NULL;
    guint chosen = *port;

    if (listen_on_all (soup, &chosen, &local_error)) {
      *port = chosen;
      return g_steal_pointer (&soup);
    }
    soup_server_disconnect (soup);
    if (*port != 0 || try == PORT_TRIES) {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  }
}

/**
 * demo_server_new:
 * @portal: (transfer none): What is served; its origins are filled in
 * @control: (transfer none): What can be ordered
 * @port: A port, or 0 for one that is free on all four addresses
 * @certificate: (nullable): To serve over TLS
 * @error: (nullable): Return location
 *
 * Returns: (transfer full) (nullable): the server, which answers in the default main context, %NULL
 *   if the port is taken.
 */
DemoServer *
demo_server_new (DemoPortal       *portal,
                 DemoControl      *control,
                 guint             port,
                 GTlsCertificate  *certificate,
                 GError          **error)
{
  SoupServer *soup = listen_somewhere (&port, certificate, error);
  DemoServer *self;

  if (soup == NULL)
    return NULL;
  self = g_new0 (DemoServer, 1);
  self->soup = soup;
  self->portal = portal;
  self->control = control;
  self->waiting = g_hash_table_new_full (NULL, NULL, (GDestroyNotify) exchange_free, NULL);
  for (int i = 0; i < DEMO_N_HOSTS; i++)
    portal->origins[i] = g_strdup_printf ("%s://%s:%u", certificate ? "https" : "http",
                                          demo_host_address (i), port);
  soup_server_add_handler (soup, NULL, on_request, self, NULL);
  return self;
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
  g_hash_table_unref (self->waiting);
  soup_server_disconnect (self->soup);
  g_object_unref (self->soup);
  g_free (self);
}
