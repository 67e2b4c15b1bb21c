/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pupitre-connection-private.h"
#include "pupitre-error.h"
#include "test-portal.h"

#include <libsoup/soup.h>
#include <string.h>

/* Certificates that are wrong in one way each: every one is refused with the right code, and not
 * one byte of a request reaches the server. Then the whole sign-in over TLS. */

static char *folder;

/* A TLS server that says nothing and counts what it can decrypt. */
typedef struct {
  GSocketService  *service;
  GTlsCertificate *certificate;  /* (nullable): without one it does not even speak TLS */
  GIOStream       *plain;        /* (nullable) (owned): under the last connection */
  gboolean         breaks;       /* answers what it has read with what is no TLS */
  guint16          port;
  guint            n_connections;
  guint            n_ended;
  gsize            n_bytes;
  char             bytes[512];
} Server;

static void
on_bytes_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GIOStream) stream = G_IO_STREAM (g_object_get_data (source, "stream"));
  Server *server = user_data;
  gssize n = g_input_stream_read_finish (G_INPUT_STREAM (source), result, NULL);

  if (n > 0)
    server->n_bytes += (gsize) n;
  if (server->breaks)
    g_output_stream_write_all (g_io_stream_get_output_stream (server->plain), "220 bonjour\r\n", 13,
                               NULL, NULL, NULL);
  server->n_ended++;
  g_object_set_data (source, "stream", NULL);
}

static gboolean
on_incoming (GSocketService    *service,
             GSocketConnection *connection,
             GObject           *source,
             gpointer           user_data)
{
  Server *server = user_data;
  GIOStream *stream = g_object_ref (G_IO_STREAM (connection));
  GInputStream *input;

  server->n_connections++;
  if (server->certificate != NULL) {
    g_set_object (&server->plain, stream);
    g_object_unref (stream);
    stream = g_tls_server_connection_new (server->plain, server->certificate, NULL);
  } else {
    g_output_stream_write_all (g_io_stream_get_output_stream (stream), "220 bonjour\r\n", 13, NULL,
                               NULL, NULL);
    server->n_ended++;
    g_object_unref (stream);
    return TRUE;
  }
  /* The read does the handshake; the stream lives until it is over. */
  input = g_io_stream_get_input_stream (stream);
  g_object_set_data (G_OBJECT (input), "stream", stream);
  g_input_stream_read_async (input, server->bytes, sizeof server->bytes, G_PRIORITY_DEFAULT, NULL,
                             on_bytes_read, server);
  return TRUE;
}

static Server *
server_new_at (const char *name, const char *host)
{
  Server *server = g_new0 (Server, 1);
  g_autoptr (GInetAddress) loopback = g_inet_address_new_from_string (host);
  g_autoptr (GSocketAddress) address = g_inet_socket_address_new (loopback, 0);
  g_autoptr (GSocketAddress) effective = NULL;
  g_autoptr (GError) error = NULL;

  if (name != NULL) {
    g_autofree char *path = g_strdup_printf ("%s/%s.pem", folder, name);

    server->certificate = g_tls_certificate_new_from_file (path, &error);
    g_assert_no_error (error);
  }
  server->service = g_socket_service_new ();
  g_socket_listener_add_address (G_SOCKET_LISTENER (server->service), address, G_SOCKET_TYPE_STREAM,
                                 G_SOCKET_PROTOCOL_TCP, NULL, &effective, &error);
  g_assert_no_error (error);
  server->port = g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (effective));
  g_signal_connect (server->service, "incoming", G_CALLBACK (on_incoming), server);
  return server;
}

static Server *
server_new (const char *name)
{
  return server_new_at (name, "127.0.0.1");
}

static gboolean
is_over (gpointer data)
{
  Server *server = data;

  return server->n_ended == server->n_connections;
}

static void
server_free (Server *server)
{
  g_socket_service_stop (server->service);
  test_wait_until (is_over, server);
  g_socket_listener_close (G_SOCKET_LISTENER (server->service));
  g_object_unref (server->service);
  g_clear_object (&server->certificate);
  g_clear_object (&server->plain);
  g_free (server);
}

static PupitreConnection *
connect_to_both (const char *scheme, guint port, guint api_port, PupitreLimiter *limiter)
{
  g_autofree char *authority = g_build_filename (folder, "authority.crt", NULL);
  g_autofree char *text = g_strdup_printf (
    "[Portal]\nName=Essai\nPortal=%s://127.0.0.1:%u\nIdentity=%s://127.0.0.2:%u\n"
    "B2C=%s://127.0.0.3:%u\nAPI=%s://127.0.0.4:%u\nStartPath=/connect/login\n"
    "SignOutPath=/connect/logout\nTokenPath=/connect/authentificationinfo?authType=pp\n"
    "HomePath=/accueil/fr/\n", scheme, port, scheme, port, scheme, port, scheme, api_port);
  g_autoptr (GBytes) file = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  g_autoptr (PupitreProfile) profile = pupitre_profile_new_from_bytes (file, "essai", &error);
  g_autoptr (GTlsDatabase) database = NULL;
  PupitreConnection *connection;

  g_assert_no_error (error);
  database = g_tls_file_database_new (authority, &error);
  g_assert_no_error (error);
  connection = pupitre_connection_new (profile, limiter);
  pupitre_connection_set_tls_database (connection, database);
  return connection;
}

static PupitreConnection *
connect_to (const char *scheme, guint port, PupitreLimiter *limiter)
{
  return connect_to_both (scheme, port, port, limiter);
}

static GError *
sign_in (PupitreConnection *connection, const char *email)
{
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *place = NULL;
  GError *error = NULL;

  pupitre_connection_sign_in_async (connection, email, "Pupitre2026", "fr", NULL, test_keep_result,
                                    &place);
  result = test_wait_result (&place);
  pupitre_connection_sign_in_finish (connection, result, &error);
  return error;
}

static void
test_certificates (void)
{
  static const struct {
    const char *name;
    int         code;
  } CASES[] = {
    { "self-signed", PUPITRE_ERROR_CERTIFICATE },
    { "other-host", PUPITRE_ERROR_CERTIFICATE },
    { "expired", PUPITRE_ERROR_CERTIFICATE },
    { "not-yet", PUPITRE_ERROR_CLOCK },
    { "unknown", PUPITRE_ERROR_CERTIFICATE },
    { "unknown-expired", PUPITRE_ERROR_CERTIFICATE },
    { "unknown-not-yet", PUPITRE_ERROR_CERTIFICATE },
    { "no-name", PUPITRE_ERROR_CERTIFICATE },
    { "not-an-issuer", PUPITRE_ERROR_CERTIFICATE },
    { "cut-chain", PUPITRE_ERROR_CERTIFICATE },
    { "stale-chain", PUPITRE_ERROR_CERTIFICATE },
    { "long-chain", PUPITRE_ERROR_CERTIFICATE },
    { "old-digest", PUPITRE_ERROR_CERTIFICATE },
    { NULL, PUPITRE_ERROR_CERTIFICATE },
  };
  g_autoptr (PupitreLimiter) limiter = pupitre_limiter_new (2);

  for (gsize i = 0; i < G_N_ELEMENTS (CASES); i++) {
    Server *server = server_new (CASES[i].name);
    g_autoptr (PupitreConnection) connection = connect_to ("https", server->port, limiter);
    g_autoptr (GError) error = sign_in (connection, "parent@demo.exemple");

    g_test_message ("%s: %s", CASES[i].name, error != NULL ? error->message : "taken");
    g_assert_error (error, PUPITRE_ERROR, CASES[i].code);
    test_wait_until (is_over, server);
    g_assert_cmpuint (server->n_connections, >, 0);
    g_assert_cmpuint (server->n_bytes, ==, 0);
    server_free (server);
  }
}

/* The control: with a good certificate the same server gets the request, so that what the others
 * did not get is due to their certificates. */
static void
test_good_certificates (void)
{
  static const char *const NAMES[] = { "good", "good-chain" };
  g_autoptr (PupitreLimiter) limiter = pupitre_limiter_new (2);

  for (gsize i = 0; i < G_N_ELEMENTS (NAMES); i++) {
    Server *server = server_new (NAMES[i]);
    g_autoptr (PupitreConnection) connection = connect_to ("https", server->port, limiter);
    g_autoptr (GError) error = sign_in (connection, "parent@demo.exemple");

    g_test_message ("%s", NAMES[i]);
    g_assert_error (error, PUPITRE_ERROR, PUPITRE_ERROR_OFFLINE);
    g_assert_cmpuint (server->n_bytes, >, 0);
    g_assert_nonnull (g_strstr_len (server->bytes, sizeof server->bytes, "GET /connect/login"));
    server_free (server);
  }
}

/* Without the test's authority, what the system trusts decides, and it does not know this one. */
static void
test_system_authorities (void)
{
  g_autoptr (PupitreLimiter) limiter = pupitre_limiter_new (2);
  Server *server = server_new ("good");
  g_autoptr (PupitreConnection) connection = connect_to ("https", server->port, limiter);
  g_autoptr (GError) error = NULL;

  pupitre_connection_set_tls_database (connection, NULL);
  error = sign_in (connection, "parent@demo.exemple");
  g_assert_error (error, PUPITRE_ERROR, PUPITRE_ERROR_CERTIFICATE);
  server_free (server);
}

/* A cookie that must not travel in the clear says so. */
static void
assert_secure_cookies (guint port)
{
  g_autofree char *authority = g_build_filename (folder, "authority.crt", NULL);
  g_autofree char *address = g_strdup_printf ("https://127.0.0.1:%u/connect/login", port);
  g_autoptr (GTlsDatabase) database = g_tls_file_database_new (authority, NULL);
  g_autoptr (SoupSession) session = soup_session_new_with_options ("tls-database", database, NULL);
  g_autoptr (SoupMessage) message = soup_message_new ("GET", address);
  g_autoptr (GBytes) body = NULL;
  g_autoptr (GError) error = NULL;
  const char *cookie;

  soup_message_add_flags (message, SOUP_MESSAGE_NO_REDIRECT);
  body = soup_session_send_and_read (session, message, NULL, &error);
  g_assert_no_error (error);
  cookie = soup_message_headers_get_list (soup_message_get_response_headers (message),
                                          "Set-Cookie");
  g_assert_nonnull (cookie);
  g_assert_nonnull (strstr (cookie, "; Secure"));
}

/* @request: (transfer full) */
static PupitreReply *
fetch (PupitreConnection *connection, PupitreRequest *request, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *place = NULL;

  pupitre_connection_fetch_async (connection, request, NULL, NULL, test_keep_result, &place);
  pupitre_request_free (request);
  result = test_wait_result (&place);
  return pupitre_connection_fetch_finish (connection, result, error);
}

static TestPortal *
start_portal (guint *port)
{
  g_autofree char *certificate = g_strdup_printf ("--tls-certificate=%s/good.crt", folder);
  g_autofree char *key = g_strdup_printf ("--tls-key=%s/good.key", folder);
  const char *arguments[] = { certificate, key, NULL };
  TestPortal *portal = test_portal_start (arguments);
  g_autoptr (GUri) address = g_uri_parse (test_portal_get_address (portal), G_URI_FLAGS_NONE, NULL);

  g_assert_cmpstr (g_uri_get_scheme (address), ==, "https");
  *port = (guint) g_uri_get_port (address);
  return portal;
}

/* The whole chain over TLS, on all four hosts, from the password to the children and out again. */
static void
test_chain (void)
{
  guint port;
  g_autoptr (TestPortal) portal = start_portal (&port);
  g_autoptr (PupitreLimiter) limiter = pupitre_limiter_new (2);
  g_autoptr (PupitreConnection) connection = connect_to ("https", port, limiter);
  g_autoptr (PupitreReply) reply = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *place = NULL;
  g_autoptr (GError) error = NULL;

  assert_secure_cookies (port);
  error = sign_in (connection, "parent@demo.exemple");
  g_assert_no_error (error);
  g_assert_cmpstr (pupitre_connection_get_email (connection), ==, "parent@demo.exemple");
  reply = fetch (connection, pupitre_request_children (), &error);
  g_assert_no_error (error);
  g_assert_nonnull (g_strstr_len (g_bytes_get_data (reply->body, NULL),
                                  (gssize) g_bytes_get_size (reply->body), "Exemple"));

  pupitre_connection_sign_out_async (connection, NULL, test_keep_result, &place);
  result = test_wait_result (&place);
  pupitre_connection_sign_out_finish (connection, result, &error);
  g_assert_no_error (error);
}

/* The connection is broken after what is written has left: it is not said that it has not. */
static void
test_broken_write (void)
{
  const PupitreAssociationFields fields = {
    "700000", "Exemple", "Tom", "2020-06-18", "1235902", NULL,
  };
  guint port;
  g_autoptr (TestPortal) portal = start_portal (&port);
  g_autoptr (PupitreLimiter) limiter = pupitre_limiter_new (2);
  Server *server = server_new_at ("good", "127.0.0.4");
  g_autoptr (PupitreConnection) connection =
    connect_to_both ("https", port, server->port, limiter);
  g_autoptr (PupitreAssociation) association = pupitre_association_new (&fields);
  g_autoptr (PupitreRequest) request =
    pupitre_request_associate (association, "6f1b8a52-0a51-4c0e-9a35-3a8ac4a1f0d7");
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *place = NULL;
  g_autoptr (GError) error = sign_in (connection, "parent@demo.exemple");

  g_assert_no_error (error);
  server->breaks = TRUE;
  pupitre_connection_write_async (connection, request, NULL, test_keep_result, &place);
  result = test_wait_result (&place);
  g_assert_null (pupitre_connection_write_finish (connection, result, &error));
  g_test_message ("%s", error->message);
  g_assert_error (error, PUPITRE_ERROR, PUPITRE_ERROR_OUTCOME_UNKNOWN);
  g_assert_nonnull (g_strstr_len (server->bytes, sizeof server->bytes, "POST /"));
  g_assert_cmpuint (server->n_connections, ==, 1);
  server_free (server);
}

/* A profile that says http for a portal that speaks TLS is not a way around: it gets nothing. */
static void
test_plain_http (void)
{
  g_autoptr (PupitreLimiter) limiter = pupitre_limiter_new (2);
  Server *server = server_new ("good");
  g_autoptr (PupitreConnection) connection = connect_to ("http", server->port, limiter);
  g_autoptr (GError) error = sign_in (connection, "parent@demo.exemple");

  g_assert_nonnull (error);
  g_assert_cmpuint (server->n_bytes, ==, 0);
  server_free (server);
}

static void
make_certificates (void)
{
  g_autofree char *script = g_build_filename (SOURCEDIR, "tests", "tls", "make-certificates.sh",
                                              NULL);
  const char *argv[] = { "sh", script, folder, NULL };
  g_autoptr (GError) error = NULL;
  int status;

  g_assert_true (g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL,
                               NULL,
                               &status, &error));
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, &error));
  g_assert_no_error (error);
}

int
main (int argc, char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  folder = test_make_folder ();
  make_certificates ();

  g_test_add_func ("/tls/certificates", test_certificates);
  g_test_add_func ("/tls/good-certificates", test_good_certificates);
  g_test_add_func ("/tls/system-authorities", test_system_authorities);
  g_test_add_func ("/tls/plain-http", test_plain_http);
  g_test_add_func ("/tls/broken-write", test_broken_write);
  g_test_add_func ("/tls/chain", test_chain);

  status = g_test_run ();
  test_remove_folder (folder);
  g_free (folder);
  return status;
}
