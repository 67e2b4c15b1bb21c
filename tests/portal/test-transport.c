/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pupitre-transport.h"
#include "test-portal.h"

#include <string.h>

/* One message at moments that a portal that answers in its own time does not bring about. */

/* A server that answers before it is asked, so that libsoup finds the answer as soon as it asks. */
typedef struct {
  GSocketService *service;
  GAsyncQueue    *written;  /* something for each answer that has left */
  const char     *status;
  char           *address;
} Eager;

typedef struct {
  Eager        *server;
  GCancellable *cancellable;
  gboolean      cancelled;
} Exchange;

static gboolean
on_run (GThreadedSocketService *service,
        GSocketConnection      *connection,
        GObject                *source,
        gpointer                user_data)
{
  Eager *server = user_data;
  GInputStream *input = g_io_stream_get_input_stream (G_IO_STREAM (connection));
  GOutputStream *output = g_io_stream_get_output_stream (G_IO_STREAM (connection));
  g_autofree char *answer = g_strdup_printf ("HTTP/1.1 %s\r\nContent-Length: 5\r\n\r\n12345",
                                             server->status);
  char request[1024];

  g_assert_true (g_output_stream_write_all (output, answer, strlen (answer), NULL, NULL, NULL));
  g_async_queue_push (server->written, server);
  while (g_input_stream_read (input, request, sizeof request, NULL, NULL) > 0)
    ;
  return TRUE;
}

static Eager *
eager_new (const char *status)
{
  Eager *server = g_new0 (Eager, 1);
  g_autoptr (GInetAddress) loopback = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr (GSocketAddress) address = g_inet_socket_address_new (loopback, 0);
  g_autoptr (GSocketAddress) effective = NULL;
  g_autoptr (GError) error = NULL;

  server->status = status;
  server->written = g_async_queue_new ();
  server->service = g_threaded_socket_service_new (4);
  g_socket_listener_add_address (G_SOCKET_LISTENER (server->service), address, G_SOCKET_TYPE_STREAM,
                                 G_SOCKET_PROTOCOL_TCP, NULL, &effective, &error);
  g_assert_no_error (error);
  server->address = g_strdup_printf (
    "http://127.0.0.1:%u/", g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (effective)));
  g_signal_connect (server->service, "run", G_CALLBACK (on_run), server);
  return server;
}

static void
eager_free (Eager *server)
{
  g_socket_service_stop (server->service);
  g_socket_listener_close (G_SOCKET_LISTENER (server->service));
  g_object_unref (server->service);
  g_async_queue_unref (server->written);
  g_free (server->address);
  g_free (server);
}

/* The connection stands, and nothing was sent. */
static void
on_starting (SoupMessage *message, gpointer user_data)
{
  Exchange *exchange = user_data;

  g_assert_true (g_async_queue_pop (exchange->server->written) == exchange->server);
}

static gboolean
on_next (gpointer user_data)
{
  Exchange *exchange = user_data;

  exchange->cancelled = TRUE;
  g_cancellable_cancel (exchange->cancellable);
  return G_SOURCE_REMOVE;
}

/* Before anything else that waits for the main loop, libsoup's own callback among it. */
static void
on_got_headers (SoupMessage *message, gpointer user_data)
{
  g_idle_add_full (G_PRIORITY_HIGH, on_next, user_data, NULL);
}

static gboolean
is_gone (gpointer place)
{
  return *(gpointer *) place == NULL;
}

/* An answer that is given up between its headers and the callback is given up, once: libsoup 3.6
 * frees its message twice then if it is told of it. */
static void
test_given_up_after_headers (gconstpointer status)
{
  Eager *server = eager_new (status);
  g_autoptr (PupitreLimiter) limiter = pupitre_limiter_new (2);
  PupitreTransport *transport = pupitre_transport_new (limiter);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GUri) uri = g_uri_parse (server->address, G_URI_FLAGS_NONE, NULL);
  SoupMessage *message = pupitre_transport_new_message (transport, SOUP_METHOD_GET, uri);
  Exchange exchange = { server, cancellable, FALSE };
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *place = NULL;
  g_autoptr (GBytes) answer = NULL;
  g_autoptr (GError) error = NULL;

  g_signal_connect (message, "starting", G_CALLBACK (on_starting), &exchange);
  g_signal_connect (message, "got-headers", G_CALLBACK (on_got_headers), &exchange);
  pupitre_transport_send_async (transport, message, 100, cancellable, test_keep_result, &place);
  result = test_wait_result (&place);
  answer = pupitre_transport_send_finish (transport, result, &error);
  g_assert_true (exchange.cancelled);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_null (answer);
  g_assert_cmpuint (pupitre_limiter_get_n_running (limiter), ==, 0);

  g_clear_object (&result);
  g_object_add_weak_pointer (G_OBJECT (message), (gpointer *) &message);
  g_object_add_weak_pointer (G_OBJECT (transport), (gpointer *) &transport);
  g_object_unref (message);
  g_object_unref (transport);
  test_wait_until (is_gone, &message);
  test_wait_until (is_gone, &transport);
  eager_free (server);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_data_func ("/transport/given-up-after-headers", "200 OK", test_given_up_after_headers);
  g_test_add_data_func ("/transport/given-up-after-refusal", "401 Unauthorized",
                        test_given_up_after_headers);

  return g_test_run ();
}
