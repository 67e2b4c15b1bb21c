/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-demonstration-control"

#include "pupitre-demonstration-control.h"

#include <string.h>

/* Steers the demonstration portal: one request a connection, on the loopback, outside the portal's
 * own protocol. It is not a way to speak to any other portal, and so needs no HTTP library. */

typedef struct {
  /* Input */
  char              *request;     /* (owned) */
  /* In progress */
  GSocketConnection *connection;  /* (nullable) (owned) */
  GOutputStream     *answer;      /* (owned): grows in memory */
} ControlData;

static void
control_data_free (gpointer data)
{
  ControlData *control = data;

  g_free (control->request);
  g_clear_object (&control->connection);
  g_clear_object (&control->answer);
  g_free (control);
}

/* The body of the answer, or NULL if it is not a 200. */
static char *
dup_body (const char *answer, gsize size)
{
  g_autofree char *text = g_strndup (answer, size);
  const char *body = strstr (text, "\r\n\r\n");

  if (body == NULL || !g_str_has_prefix (text, "HTTP/1.1 200"))
    return NULL;
  return g_strdup (body + strlen ("\r\n\r\n"));
}

static void
on_answer_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  ControlData *control = g_task_get_task_data (task);
  GMemoryOutputStream *answer = G_MEMORY_OUTPUT_STREAM (control->answer);
  GError *error = NULL;
  char *body;

  if (g_output_stream_splice_finish (control->answer, result, &error) < 0) {
    g_task_return_error (task, error);
    return;
  }
  body = dup_body (g_memory_output_stream_get_data (answer),
                   g_memory_output_stream_get_data_size (answer));
  if (body == NULL)
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                             "The demonstration portal did not understand");
  else
    g_task_return_pointer (task, body, g_free);
}

static void
on_request_written (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  ControlData *control = g_task_get_task_data (task);
  GInputStream *input;
  GError *error = NULL;

  if (!g_output_stream_write_all_finish (G_OUTPUT_STREAM (source), result, NULL, &error)) {
    g_task_return_error (task, error);
    return;
  }
  input = g_io_stream_get_input_stream (G_IO_STREAM (control->connection));
  g_output_stream_splice_async (control->answer, input, G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET,
                                G_PRIORITY_DEFAULT, g_task_get_cancellable (task), on_answer_read,
                                g_object_ref (task));
}

static void
on_connected (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  ControlData *control = g_task_get_task_data (task);
  GOutputStream *output;
  GError *error = NULL;

  control->connection =
    g_socket_client_connect_to_uri_finish (G_SOCKET_CLIENT (source), result, &error);
  if (control->connection == NULL) {
    g_task_return_error (task, error);
    return;
  }
  output = g_io_stream_get_output_stream (G_IO_STREAM (control->connection));
  g_output_stream_write_all_async (output, control->request, strlen (control->request),
                                   G_PRIORITY_DEFAULT, g_task_get_cancellable (task),
                                   on_request_written, g_object_ref (task));
}

static char *
build_request (const char *address, const char *path, const char *json)
{
  const char *host = strstr (address, "://");

  return g_strdup_printf ("%s %s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n"
                          "X-Demonstration: 1\r\nContent-Type: application/json\r\n"
                          "Content-Length: %zu\r\n\r\n%s",
                          json != NULL ? "POST" : "GET", path,
                          host != NULL ? host + strlen ("://") : address,
                          json != NULL ? strlen (json) : 0, json != NULL ? json : "");
}

/**
 * pupitre_demonstration_control_async:
 * @address: Where the demonstration portal listens, "http://127.0.0.1:PORT"
 * @path: One of its control addresses
 * @json: (nullable): What to set; %NULL to ask only
 * @cancellable: (nullable): To give up
 * @callback: Called with the result
 * @user_data: For @callback
 *
 * Main thread.
 */
void
pupitre_demonstration_control_async (const char         *address,
                                     const char         *path,
                                     const char         *json,
                                     GCancellable       *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer            user_data)
{
  g_autoptr (GSocketClient) client = g_socket_client_new ();
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  ControlData *control = g_new0 (ControlData, 1);

  g_task_set_source_tag (task, pupitre_demonstration_control_async);
  control->request = build_request (address, path, json);
  control->answer = g_memory_output_stream_new_resizable ();
  g_task_set_task_data (task, control, control_data_free);

  g_socket_client_set_enable_proxy (client, FALSE);
  g_socket_client_connect_to_uri_async (client, address, 80, cancellable, on_connected,
                                        g_steal_pointer (&task));
}

/**
 * pupitre_demonstration_control_finish:
 * @result: What the callback was given
 * @error: Return location
 *
 * Returns: (transfer full) (nullable): the answer, a JSON text. Main thread.
 */
char *
pupitre_demonstration_control_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * pupitre_demonstration_control_member:
 * @json: The state of the demonstration: one flat object
 * @name: A member of it, made of letters
 *
 * Returns: the number that the member holds, 1 for true; 0 where it is false or absent.
 *   Main thread.
 */
gint64
pupitre_demonstration_control_member (const char *json, const char *name)
{
  g_autofree char *pattern = g_strdup_printf ("\"%s\"\\s*:\\s*(true|-?[0-9]+)", name);
  g_autoptr (GRegex) regex = g_regex_new (pattern, 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *word = NULL;

  if (!g_regex_match (regex, json, 0, &match))
    return 0;
  word = g_match_info_fetch (match, 1);
  return g_str_equal (word, "true") ? 1 : g_ascii_strtoll (word, NULL, 10);
}
