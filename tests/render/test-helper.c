/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "test-helper"

#include "config.h"

#include "test-helper.h"

#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "pupitre-render-protocol.h"

/* Starts, asks and ends a helper over a bare socket. */

/**
 * test_helper_start:
 * @self: (out caller-allocates): A helper
 * @setting: (nullable): One of the TEST_… settings
 *
 * Starts the helper and waits for its greeting.
 */
void
test_helper_start (TestHelper *self, const char *setting)
{
  g_autoptr (GSubprocessLauncher) launcher = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) hello = NULL;
  g_autofree char *program = g_test_build_filename (G_TEST_BUILT, "render", "pupitre-render-test",
                                                    NULL);
  char *environment[] = { (char *) "LANG=C.UTF-8", (char *) setting, NULL };
  guint32 status;
  int ends[2];

  g_assert_no_errno (socketpair (AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends));
  launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDERR_SILENCE);
  g_subprocess_launcher_set_environ (launcher, environment);
  g_subprocess_launcher_take_fd (launcher, ends[1], PUPITRE_RENDER_SOCKET);
  self->process = g_subprocess_launcher_spawn (launcher, &error, program, NULL);
  g_assert_no_error (error);
  g_subprocess_launcher_close (launcher);
  self->socket = ends[0];

  hello = test_helper_receive (self, PUPITRE_RENDER_HELLO_TYPE, &status, NULL);
  g_assert_nonnull (hello);
  g_variant_get (hello, "(uuub)", NULL, NULL, &self->landlock, &self->seccomp);
}

/**
 * test_helper_stop:
 * @self: A helper
 *
 * Returns: the exit status of the helper, as minus its number where a signal ended it.
 */
int
test_helper_stop (TestHelper *self)
{
  shutdown (self->socket, SHUT_WR);
  g_subprocess_wait (self->process, NULL, NULL);
  if (g_subprocess_get_if_signaled (self->process))
    return -g_subprocess_get_term_sig (self->process);

  return g_subprocess_get_exit_status (self->process);
}

/**
 * test_helper_clear:
 * @self: A helper
 *
 * Ends the helper whatever it does.
 */
void
test_helper_clear (TestHelper *self)
{
  if (self->process == NULL)
    return;
  close (self->socket);
  g_subprocess_force_exit (self->process);
  g_subprocess_wait (self->process, NULL, NULL);
  g_clear_object (&self->process);
}

/**
 * test_helper_send:
 * @self: A helper
 * @id: The request's id
 * @operation: What to ask
 * @body: (nullable) (transfer floating): The rest
 * @fd: A descriptor to send along, or -1
 *
 * Sends a request.
 */
void
test_helper_send (TestHelper *self, guint32 id, guint32 operation, GVariant *body, int fd)
{
  g_autoptr (GVariant) message = pupitre_render_message_new (id, operation, body);

  g_assert_cmpint (pupitre_render_send (self->socket, message, fd, TRUE), ==, 0);
}

/**
 * test_helper_receive:
 * @self: A helper
 * @type: The type of a good answer
 * @status: (out): How it ended
 * @fd: (out) (nullable): The descriptor that came along
 *
 * Returns: (nullable): the next answer; %NULL when the helper is gone.
 */
GVariant *
test_helper_receive (TestHelper *self, const char *type, guint32 *status, int *fd)
{
  g_autoptr (GBytes) packet = NULL;
  GVariant *answer;
  guint32 id;
  int came;

  if (pupitre_render_receive (self->socket, TRUE, &packet, &came) != 1)
    return NULL;
  g_assert_true (pupitre_render_message_peek (packet, &id, status));
  answer = pupitre_render_message_parse (packet, *status == PUPITRE_RENDER_OK
                                                 ? type : PUPITRE_RENDER_FAILURE_TYPE);
  g_assert_nonnull (answer);
  if (fd != NULL)
    *fd = came;
  else if (came >= 0)
    close (came);

  return answer;
}

/**
 * test_helper_call:
 *
 * Sends a request and waits for the next answer; see test_helper_send() and test_helper_receive().
 */
GVariant *
test_helper_call (TestHelper *self, guint32 operation, GVariant *body, int fd,
                  const char *type, guint32 *status, int *answered_fd)
{
  test_helper_send (self, 7, operation, body, fd);

  return test_helper_receive (self, type, status, answered_fd);
}
