/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-portal.h"

#include <dlfcn.h>
#include <glib/gstdio.h>
#include <libsoup/soup.h>
#include <signal.h>
#include <string.h>

#if SANITIZED
typedef gboolean (*ReplaceFinish) (GFile *, GAsyncResult *, char **, GError **);

gboolean test_replace_contents_finish (GFile *, GAsyncResult *, char **, GError **)
  __asm__ ("g_file_replace_contents_finish");

/* Stands in the place of GIO's function. The file backend of libsecret 0.20 writes the new tag of
 * its file over the old one without freeing it, in a callback whose stack the leak detector cannot
 * tell from one of ours. */
gboolean
test_replace_contents_finish (GFile *file, GAsyncResult *result, char **tag, GError **error)
{
  ReplaceFinish original = (ReplaceFinish) dlsym (RTLD_NEXT, "g_file_replace_contents_finish");

  if (tag != NULL)
    g_clear_pointer (tag, g_free);
  return original (file, result, tag, error);
}
#endif

#define PATIENCE_SECONDS 30

struct _TestPortal {
  GSubprocess *process;
  char        *address;
};

TestPortal *
test_portal_start (const char *const *arguments)
{
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  g_autofree char *program = g_build_filename (BUILDDIR, "src", "demo", "pupitre-demo-portal", NULL);
  g_autoptr (GDataInputStream) output = NULL;
  g_autoptr (GError) error = NULL;
  TestPortal *portal = g_new0 (TestPortal, 1);

  g_ptr_array_add (argv, program);
  g_ptr_array_add (argv, (gpointer) "--port");
  g_ptr_array_add (argv, (gpointer) "0");
  for (gsize i = 0; arguments != NULL && arguments[i] != NULL; i++)
    g_ptr_array_add (argv, (gpointer) arguments[i]);
  g_ptr_array_add (argv, NULL);

  portal->process = g_subprocess_newv ((const char *const *) argv->pdata,
                                       G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error);
  g_assert_no_error (error);
  output = g_data_input_stream_new (g_subprocess_get_stdout_pipe (portal->process));
  portal->address = g_data_input_stream_read_line_utf8 (output, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (portal->address);
  g_assert_true (g_str_has_prefix (portal->address, "http"));

  return portal;
}

void
test_portal_stop (TestPortal *portal)
{
  if (portal == NULL)
    return;
  g_subprocess_send_signal (portal->process, SIGTERM);
  g_subprocess_wait (portal->process, NULL, NULL);
  g_object_unref (portal->process);
  g_free (portal->address);
  g_free (portal);
}

const char *
test_portal_get_address (TestPortal *portal)
{
  return portal->address;
}

static char *
control (TestPortal *portal, const char *method, const char *path, const char *json)
{
  g_autoptr (SoupSession) session = soup_session_new ();
  g_autofree char *url = g_strconcat (portal->address, path, NULL);
  g_autoptr (SoupMessage) message = soup_message_new (method, url);
  g_autoptr (GBytes) answer = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (message);
  soup_message_headers_append (soup_message_get_request_headers (message), "X-Demonstration", "1");
  if (json != NULL) {
    g_autoptr (GBytes) body = g_bytes_new (json, strlen (json));

    soup_message_set_request_body_from_bytes (message, "application/json", body);
  }
  answer = soup_session_send_and_read (session, message, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (soup_message_get_status (message), ==, 200);
  return g_strndup (g_bytes_get_data (answer, NULL), g_bytes_get_size (answer));
}

char *
test_portal_get (TestPortal *portal, const char *path)
{
  return control (portal, "GET", path, NULL);
}

char *
test_portal_post (TestPortal *portal, const char *path, const char *json)
{
  return control (portal, "POST", path, json);
}

static gboolean
on_impatient (gpointer data)
{
  g_error ("What the test waits for does not come");
  return G_SOURCE_REMOVE;
}

void
test_wait_until (TestCondition condition, gpointer data)
{
  guint id = g_timeout_add_seconds (PATIENCE_SECONDS, on_impatient, NULL);

  while (!condition (data))
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (id);
}

void
test_keep_result (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GAsyncResult **place = user_data;

  g_assert_null (*place);
  *place = g_object_ref (result);
}

static gboolean
has_result (gpointer data)
{
  return *(GAsyncResult **) data != NULL;
}

GAsyncResult *
test_wait_result (GAsyncResult **place)
{
  test_wait_until (has_result, place);
  return g_steal_pointer (place);
}

char *
test_make_folder (void)
{
  g_autoptr (GError) error = NULL;
  char *path = g_dir_make_tmp ("pupitre-test-XXXXXX", &error);

  g_assert_no_error (error);
  return path;
}

void
test_remove_folder (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *child = g_build_filename (path, name, NULL);

    if (g_file_test (child, G_FILE_TEST_IS_DIR) && !g_file_test (child, G_FILE_TEST_IS_SYMLINK))
      test_remove_folder (child);
    else
      g_unlink (child);
  }
  g_rmdir (path);
}
