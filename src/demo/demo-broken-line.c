/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "demo-broken-line"

#include "demo-broken-line.h"

#include <sys/socket.h>

/* Connections that end as a bad network ends them: before the answer, or in the middle of it. */

typedef struct {
  GIOStream *stream;
  GSocket   *socket;
  GString   *text;
} Half;

static void
half_free (Half *half)
{
  g_object_unref (half->stream);
  g_object_unref (half->socket);
  g_string_free (half->text, TRUE);
  g_free (half);
}

/**
 * demo_broken_line_cut:
 * @message: A request without an answer yet
 *
 * Closes its connection without a word.
 */
void
demo_broken_line_cut (SoupServerMessage *message)
{
  g_autoptr (GIOStream) stream = soup_server_message_steal_connection (message);

  g_io_stream_close (stream, NULL, NULL);
}

/* Closing with something unsaid and no patience makes the system send a reset. */
static void
on_half_written (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  Half *half = user_data;
  struct linger linger = { .l_onoff = 1, .l_linger = 0 };

  g_output_stream_write_all_finish (G_OUTPUT_STREAM (source), result, NULL, NULL);
  setsockopt (g_socket_get_fd (half->socket), SOL_SOCKET, SO_LINGER, &linger, sizeof linger);
  g_io_stream_close (half->stream, NULL, NULL);
  half_free (half);
}

static void
append_head (GString    *text,
             DemoAnswer *answer)
{
  const char *type = demo_answer_get_type (answer);

  g_string_append_printf (text, "HTTP/1.1 %u Answer\r\nContent-Length: %zu\r\n",
                          demo_answer_get_status (answer),
                          g_bytes_get_size (demo_answer_get_body (answer)));
  if (type != NULL)
    g_string_append_printf (text, "Content-Type: %s\r\n", type);
  for (guint i = 0; i < demo_answer_get_n_headers (answer); i++) {
    const char *value;
    const char *name = demo_answer_get_header_at (answer, i, &value);

    g_string_append_printf (text, "%s: %s\r\n", name, value);
  }
  g_string_append (text, "\r\n");
}

static Half *
new_half (SoupServerMessage *message)
{
  Half *half = g_new0 (Half, 1);

  half->socket = g_object_ref (soup_server_message_get_socket (message));
  half->text = g_string_new (NULL);
  return half;
}

static void
write_text (Half                *half,
            SoupServerMessage   *message,
            GAsyncReadyCallback  on_written)
{
  half->stream = soup_server_message_steal_connection (message);
  g_output_stream_write_all_async (g_io_stream_get_output_stream (half->stream), half->text->str,
                                   half->text->len, G_PRIORITY_DEFAULT, NULL, on_written, half);
}

/**
 * demo_broken_line_send_half:
 * @message: A request without an answer yet
 * @answer: Its answer
 *
 * Sends the headers and the first half of the body, then breaks the connection.
 */
void
demo_broken_line_send_half (SoupServerMessage *message,
                            DemoAnswer        *answer)
{
  Half *half = new_half (message);
  gsize length;
  const char *body = g_bytes_get_data (demo_answer_get_body (answer), &length);

  append_head (half->text, answer);
  g_string_append_len (half->text, body, (gssize) (length / 2));
  write_text (half, message, on_half_written);
}

static void
on_twice_written (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  Half *half = user_data;

  g_output_stream_write_all_finish (G_OUTPUT_STREAM (source), result, NULL, NULL);
  g_io_stream_close (half->stream, NULL, NULL);
  half_free (half);
}

/**
 * demo_broken_line_send_twice:
 * @message: A request without an answer yet
 * @answer: Its answer
 *
 * Sends the whole answer two times, one behind the other, as if there had been two requests.
 */
void
demo_broken_line_send_twice (SoupServerMessage *message,
                             DemoAnswer        *answer)
{
  Half *half = new_half (message);
  gsize length;
  const char *body = g_bytes_get_data (demo_answer_get_body (answer), &length);

  for (int i = 0; i < 2; i++) {
    append_head (half->text, answer);
    if (length > 0)
      g_string_append_len (half->text, body, (gssize) length);
  }
  write_text (half, message, on_twice_written);
}
