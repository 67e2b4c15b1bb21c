/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-transport"

#include "pupitre-transport.h"

#include "pupitre-error.h"
#include "pupitre-http-error.h"

#include "config.h"

/* The HTTP of one session of one account: a SoupSession of its own with cookies in memory, within
 * the program's limiter, with limits of time and size. It sends one message and gives back one
 * answer, whatever its status: it follows no redirect and knows nothing of passwords and tokens.
 * When it is gone, the session's cookies are. */

#define DEFAULT_TIMEOUT (20 * 1000)
#define CHUNK_BYTES (64 * 1024)

/* What has to come in each stretch of the timeout, so that a byte now and then is no answer. */
#define MIN_PROGRESS_BYTES 512

struct _PupitreTransport {
  GObject         parent_instance;

  PupitreLimiter *limiter;      /* (owned) */
  SoupSession    *session;      /* (owned) */
  GCancellable   *cancellable;  /* (owned): ends all that is under way */
  guint           timeout;      /* milliseconds */
};

G_DEFINE_FINAL_TYPE (PupitreTransport, pupitre_transport, G_TYPE_OBJECT)

/* One message under way. */
typedef struct {
  /* Input */
  SoupMessage  *message;    /* (owned) */
  gsize         max_bytes;
  GCancellable *caller;     /* (nullable) (owned) */
  GCancellable *aborted;    /* (owned): the transport's */
  GCancellable *closed;     /* (owned): the limiter's */

  /* In progress */
  GCancellable *cancellable;  /* (owned): follows those above, and the watchdog */
  gulong        caller_id;
  gulong        aborted_id;
  gulong        closed_id;
  GCancellable *sending;      /* (owned): libsoup's, until the headers of the answer are there */
  gulong        given_up_id;
  gulong        headers_id;
  gboolean      answered;     /* @sending is left alone from here on */
  guint         watchdog;
  gboolean      has_place;
  gboolean      timed_out;
  gsize         n_seen;       /* bytes when the watchdog looked last */
  GInputStream *stream;       /* (nullable) (owned) */

  /* Output */
  GByteArray   *content;      /* (owned) */
} Exchange;

static void
exchange_free (Exchange *exchange)
{
  g_cancellable_disconnect (exchange->caller, exchange->caller_id);
  g_cancellable_disconnect (exchange->aborted, exchange->aborted_id);
  g_cancellable_disconnect (exchange->closed, exchange->closed_id);
  g_cancellable_disconnect (exchange->cancellable, exchange->given_up_id);
  g_clear_signal_handler (&exchange->headers_id, exchange->message);
  g_assert (exchange->watchdog == 0);
  g_clear_object (&exchange->caller);
  g_object_unref (exchange->aborted);
  g_object_unref (exchange->closed);
  g_object_unref (exchange->cancellable);
  g_object_unref (exchange->sending);
  g_object_unref (exchange->message);
  g_clear_object (&exchange->stream);
  g_byte_array_unref (exchange->content);
  g_free (exchange);
}

static void
pupitre_transport_dispose (GObject *object)
{
  PupitreTransport *self = PUPITRE_TRANSPORT (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->session);
  g_clear_object (&self->limiter);

  G_OBJECT_CLASS (pupitre_transport_parent_class)->dispose (object);
}

static void
pupitre_transport_finalize (GObject *object)
{
  PupitreTransport *self = PUPITRE_TRANSPORT (object);

  g_object_unref (self->cancellable);

  G_OBJECT_CLASS (pupitre_transport_parent_class)->finalize (object);
}

static void
pupitre_transport_class_init (PupitreTransportClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = pupitre_transport_dispose;
  object_class->finalize = pupitre_transport_finalize;
}

static void
pupitre_transport_init (PupitreTransport *self)
{
  g_autoptr (SoupCookieJar) jar = soup_cookie_jar_new ();

  soup_cookie_jar_set_accept_policy (jar, SOUP_COOKIE_JAR_ACCEPT_NO_THIRD_PARTY);
  /* The time limit is the watchdog's: libsoup's own begins anew with every byte. */
  self->session = soup_session_new_with_options ("user-agent", "Pupitre/" PACKAGE_VERSION,
                                                 "timeout", 0, NULL);
  soup_session_add_feature (self->session, SOUP_SESSION_FEATURE (jar));
  self->cancellable = g_cancellable_new ();
  self->timeout = DEFAULT_TIMEOUT;
}

/**
 * pupitre_transport_new:
 * @limiter: What all accounts share
 *
 * Returns: (transfer full): a transport without cookies. Main thread.
 */
PupitreTransport *
pupitre_transport_new (PupitreLimiter *limiter)
{
  PupitreTransport *self;

  g_return_val_if_fail (PUPITRE_IS_LIMITER (limiter), NULL);

  self = g_object_new (PUPITRE_TYPE_TRANSPORT, NULL);
  self->limiter = g_object_ref (limiter);
  return self;
}

/**
 * pupitre_transport_set_language:
 * @self: A transport
 * @ui_locale: `fr` or `en`
 *
 * Says in which language answers are wanted. Main thread.
 */
void
pupitre_transport_set_language (PupitreTransport *self, const char *ui_locale)
{
  g_return_if_fail (PUPITRE_IS_TRANSPORT (self));

  soup_session_set_accept_language (self->session, g_strcmp0 (ui_locale, "en") == 0
                                                     ? "en-CA, en;q=0.9, fr;q=0.5"
                                                     : "fr-CA, fr;q=0.9, en;q=0.5");
}

/**
 * pupitre_transport_set_timeout:
 * @self: A transport
 * @milliseconds: How long nothing may come
 *
 * Changes the limit of 20 seconds. Main thread.
 */
void
pupitre_transport_set_timeout (PupitreTransport *self, guint milliseconds)
{
  g_return_if_fail (PUPITRE_IS_TRANSPORT (self));

  self->timeout = milliseconds;
}

/**
 * pupitre_transport_set_tls_database:
 * @self: A transport
 * @database: (nullable): Whom to trust instead of the system's authorities
 *
 * For tests, which have an authority of their own. Main thread.
 */
void
pupitre_transport_set_tls_database (PupitreTransport *self, GTlsDatabase *database)
{
  g_return_if_fail (PUPITRE_IS_TRANSPORT (self));

  if (database != NULL)
    soup_session_set_tls_database (self->session, database);
}

/**
 * pupitre_transport_set_proxy_resolver:
 * @self: A transport
 * @resolver: (nullable): What names the proxy instead of the system's settings
 *
 * For tests, which have a proxy of their own. Main thread.
 */
void
pupitre_transport_set_proxy_resolver (PupitreTransport *self, GProxyResolver *resolver)
{
  g_return_if_fail (PUPITRE_IS_TRANSPORT (self));

  if (resolver != NULL)
    soup_session_set_proxy_resolver (self->session, resolver);
}

/**
 * pupitre_transport_get_cancellable:
 * @self: A transport
 *
 * Returns: (transfer none): what pupitre_transport_abort() cancels, for whoever waits between two
 *   messages. Main thread.
 */
GCancellable *
pupitre_transport_get_cancellable (PupitreTransport *self)
{
  g_return_val_if_fail (PUPITRE_IS_TRANSPORT (self), NULL);

  return self->cancellable;
}

/**
 * pupitre_transport_abort:
 * @self: A transport
 *
 * Ends all that is under way, as cancelled. What is sent afterwards is not concerned. Main thread.
 */
void
pupitre_transport_abort (PupitreTransport *self)
{
  g_autoptr (GCancellable) cancellable = NULL;

  g_return_if_fail (PUPITRE_IS_TRANSPORT (self));

  cancellable = g_steal_pointer (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  g_cancellable_cancel (cancellable);
}

/**
 * pupitre_transport_new_message:
 * @self: A transport
 * @method: The method
 * @uri: The address
 *
 * Every request is one that the parent asked for, as if the address had been typed: cookies of the
 * host that is asked go along, those that another host sets are not taken.
 *
 * Returns: (transfer full): a message that follows no redirect. Main thread.
 */
SoupMessage *
pupitre_transport_new_message (PupitreTransport *self, const char *method, GUri *uri)
{
  SoupMessage *message;

  g_return_val_if_fail (PUPITRE_IS_TRANSPORT (self), NULL);

  message = soup_message_new_from_uri (method, uri);
  soup_message_add_flags (message, SOUP_MESSAGE_NO_REDIRECT | SOUP_MESSAGE_COLLECT_METRICS);
  /* No name and password ever answers a 401 or 407 from here. The session keeps its manager all the
   * same: without one libsoup waits for the whole of such an answer, for a manager that is not. */
  soup_message_disable_feature (message, SOUP_TYPE_AUTH_MANAGER);
  soup_message_set_first_party (message, uri);
  soup_message_set_site_for_cookies (message, uri);
  soup_message_set_is_top_level_navigation (message, TRUE);
  return message;
}

/**
 * pupitre_transport_was_sent:
 * @message: A message of pupitre_transport_new_message()
 *
 * Returns: whether anything of it has left, so that the portal may have done what it asks, whatever
 *   has or has not come back. Main thread.
 */
gboolean
pupitre_transport_was_sent (SoupMessage *message)
{
  SoupMessageMetrics *metrics = soup_message_get_metrics (message);

  return metrics != NULL && soup_message_metrics_get_request_header_bytes_sent (metrics) > 0;
}

static void
on_cancelled (GCancellable *cancellable, gpointer user_data)
{
  g_cancellable_cancel (user_data);
}

static void
on_given_up (GCancellable *cancellable, gpointer user_data)
{
  Exchange *exchange = user_data;

  if (!exchange->answered)
    g_cancellable_cancel (exchange->sending);
}

/* libsoup 3.6 takes a message off its queue twice, and frees it too early, when it is cancelled
 * after the headers of the answer were read and before its callback has run. That is soon, and
 * on_sent() looks whether the answer is still wanted. */
static void
on_got_headers (SoupMessage *message, gpointer user_data)
{
  Exchange *exchange = user_data;

  /* Of a 421 it reads the whole first, which can last: that must end when it is given up. */
  exchange->answered = soup_message_get_status (message) != SOUP_STATUS_MISDIRECTED_REQUEST;
}

/* Its priority is given before it is sent, and stays. */
static gboolean
is_patient (SoupMessage *message)
{
  return soup_message_get_priority (message) < SOUP_MESSAGE_PRIORITY_NORMAL;
}

/* The one end of every exchange; @error is (nullable) (transfer full). */
static void
finish_exchange (GTask *task, GError *error)
{
  PupitreTransport *self = g_task_get_source_object (task);
  Exchange *exchange = g_task_get_task_data (task);

  g_clear_handle_id (&exchange->watchdog, g_source_remove);
  g_clear_object (&exchange->stream);
  /* Before the answer is given, so that whoever gets it can ask the next thing at once. */
  if (exchange->has_place)
    pupitre_limiter_release (self->limiter, is_patient (exchange->message));
  exchange->has_place = FALSE;

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, g_byte_array_free_to_bytes (g_byte_array_ref (exchange->content)),
                           (GDestroyNotify) g_bytes_unref);
}

static void
fail_exchange (GTask *task, const GError *error)
{
  Exchange *exchange = g_task_get_task_data (task);

  if (exchange->timed_out)
    finish_exchange (task, g_error_new_literal (PUPITRE_ERROR, PUPITRE_ERROR_TIMEOUT,
                                                "The portal did not answer in time"));
  else
    finish_exchange (task, pupitre_http_error_from_transport (error, exchange->message,
                                                              exchange->stream != NULL));
}

static gboolean
on_watchdog (gpointer user_data)
{
  Exchange *exchange = user_data;

  if (exchange->content->len >= exchange->n_seen + MIN_PROGRESS_BYTES) {
    exchange->n_seen = exchange->content->len;
    return G_SOURCE_CONTINUE;
  }
  exchange->timed_out = TRUE;
  exchange->watchdog = 0;
  g_cancellable_cancel (exchange->cancellable);
  return G_SOURCE_REMOVE;
}

static void read_chunk (GTask *task);

static GError *
new_too_large (Exchange *exchange)
{
  return g_error_new (PUPITRE_ERROR, PUPITRE_ERROR_TOO_LARGE,
                      "The answer has more than %" G_GSIZE_FORMAT " bytes", exchange->max_bytes);
}

static void
on_chunk_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GBytes) chunk = NULL;
  g_autoptr (GError) error = NULL;
  Exchange *exchange = g_task_get_task_data (task);
  gconstpointer data;
  gsize size;

  chunk = g_input_stream_read_bytes_finish (G_INPUT_STREAM (source), result, &error);
  if (chunk == NULL) {
    fail_exchange (task, error);
    return;
  }
  data = g_bytes_get_data (chunk, &size);
  if (size == 0) {
    finish_exchange (task, NULL);
    return;
  }
  if (size > exchange->max_bytes - exchange->content->len) {
    finish_exchange (task, new_too_large (exchange));
    return;
  }
  g_byte_array_append (exchange->content, data, (guint) size);
  read_chunk (g_steal_pointer (&task));
}

/* @task: (transfer full) */
static void
read_chunk (GTask *task)
{
  Exchange *exchange = g_task_get_task_data (task);

  g_input_stream_read_bytes_async (exchange->stream, CHUNK_BYTES, G_PRIORITY_DEFAULT,
                                   exchange->cancellable, on_chunk_read, task);
}

static void
on_sent (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  Exchange *exchange = g_task_get_task_data (task);

  exchange->stream = soup_session_send_finish (SOUP_SESSION (source), result, &error);
  if (exchange->stream == NULL) {
    fail_exchange (task, error);
    return;
  }
  if (g_cancellable_set_error_if_cancelled (exchange->cancellable, &error)) {
    fail_exchange (task, error);
    return;
  }
  if (soup_message_headers_get_content_length (
        soup_message_get_response_headers (exchange->message)) > (goffset) exchange->max_bytes) {
    finish_exchange (task, new_too_large (exchange));
    return;
  }
  read_chunk (g_steal_pointer (&task));
}

static void
on_place_acquired (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  PupitreTransport *self = g_task_get_source_object (task);
  Exchange *exchange = g_task_get_task_data (task);

  exchange->has_place =
    pupitre_limiter_acquire_finish (PUPITRE_LIMITER (source), result, &error);
  if (!exchange->has_place) {
    finish_exchange (task, g_steal_pointer (&error));
    return;
  }
  /* From here on: to wait for a place is not the portal's fault. */
  exchange->watchdog = g_timeout_add (self->timeout, on_watchdog, exchange);
  soup_session_send_async (self->session, exchange->message, G_PRIORITY_DEFAULT,
                           exchange->sending, on_sent, g_steal_pointer (&task));
}

/**
 * pupitre_transport_send_async:
 * @self: A transport
 * @message: A message of pupitre_transport_new_message(); of a priority below the normal one if nobody
 *   waits for its answer
 * @max_bytes: How large the answer may be
 * @cancellable: (nullable): Gives up
 * @callback: Called with the answer
 * @user_data: For @callback
 *
 * Sends one message and reads its whole answer. Main thread.
 */
void
pupitre_transport_send_async (PupitreTransport   *self,
                              SoupMessage        *message,
                              gsize               max_bytes,
                              GCancellable       *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer            user_data)
{
  g_autoptr (GTask) task = NULL;
  Exchange *exchange;

  g_return_if_fail (PUPITRE_IS_TRANSPORT (self));
  g_return_if_fail (SOUP_IS_MESSAGE (message));

  exchange = g_new0 (Exchange, 1);
  exchange->message = g_object_ref (message);
  exchange->max_bytes = max_bytes;
  exchange->caller = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  exchange->aborted = g_object_ref (self->cancellable);
  exchange->closed = g_object_ref (pupitre_limiter_get_cancellable (self->limiter));
  exchange->cancellable = g_cancellable_new ();
  exchange->sending = g_cancellable_new ();
  exchange->content = g_byte_array_new ();

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, pupitre_transport_send_async);
  g_task_set_task_data (task, exchange, (GDestroyNotify) exchange_free);
  exchange->headers_id = g_signal_connect (message, "got-headers", G_CALLBACK (on_got_headers),
                                           exchange);
  exchange->given_up_id = g_cancellable_connect (exchange->cancellable, G_CALLBACK (on_given_up),
                                                 exchange, NULL);
  if (cancellable != NULL)
    exchange->caller_id = g_cancellable_connect (cancellable, G_CALLBACK (on_cancelled),
                                                 exchange->cancellable, NULL);
  exchange->aborted_id = g_cancellable_connect (exchange->aborted, G_CALLBACK (on_cancelled),
                                                exchange->cancellable, NULL);
  exchange->closed_id = g_cancellable_connect (exchange->closed, G_CALLBACK (on_cancelled),
                                               exchange->cancellable, NULL);
  pupitre_limiter_acquire_async (self->limiter, is_patient (message), exchange->cancellable,
                                 on_place_acquired, g_steal_pointer (&task));
}

/**
 * pupitre_transport_send_finish:
 * @self: A transport
 * @result: The result
 * @error: Return location; %PUPITRE_ERROR, or cancellation
 *
 * Returns: (transfer full) (nullable): the content of the answer; its status and headers are in
 *   the message. Main thread.
 */
GBytes *
pupitre_transport_send_finish (PupitreTransport *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
