/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pupitre-screen-watch.h"

#include "test-portal.h"

#include <fcntl.h>
#include <gio/gunixfdlist.h>
#include <glib-unix.h>
#include <unistd.h>

/* What locks the program from outside, said by services of a private bus, which stands for the bus of
 * the session and for that of the system. */

static void
count (gpointer data)
{
  (*(guint *) data)++;
}

#define SESSION_PATH "/org/freedesktop/login1/session/_32"
#define OTHER_SESSION_PATH "/org/freedesktop/login1/session/_33"

static const char LOGIN[] =
  "<node><interface name='org.freedesktop.login1.Manager'>"
  "<method name='GetSession'><arg type='s' direction='in'/><arg type='o' direction='out'/></method>"
  "<method name='Inhibit'><arg type='s' direction='in'/><arg type='s' direction='in'/>"
  "<arg type='s' direction='in'/><arg type='s' direction='in'/><arg type='h' direction='out'/>"
  "</method></interface></node>";

typedef struct {
  GTestDBus       *bus;
  GDBusConnection *service;
  GDBusConnection *stranger;     /* owns no name */
  GDBusConnection *heard[2];     /* (indexed by which bus) what the program listens on */
  guint            n_markers;
  guint            n_inhibitors; /* how often sleep was held up */
  int              held;         /* the other end of what holds it up; -1 before there is one */
  gboolean         named;
} Desk;

static void
on_named (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GVariant) answer =
    g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, NULL);

  g_assert_nonnull (answer);
  *(gboolean *) user_data = TRUE;
}

static gboolean
is_true (gpointer data)
{
  return *(gboolean *) data;
}

static void
own (Desk *desk, const char *name)
{
  desk->named = FALSE;
  g_dbus_connection_call (desk->service, "org.freedesktop.DBus", "/org/freedesktop/DBus",
                          "org.freedesktop.DBus", "RequestName", g_variant_new ("(su)", name, 4), NULL,
                          G_DBUS_CALL_FLAGS_NONE, -1, NULL, on_named, &desk->named);
  test_wait_until (is_true, &desk->named);
}

static void
say_by (GDBusConnection *speaker,
        const char      *path,
        const char      *interface,
        const char      *signal,
        GVariant        *parameters)
{
  g_autoptr (GError) error = NULL;

  g_dbus_connection_emit_signal (speaker, NULL, path, interface, signal, parameters, &error);
  g_assert_no_error (error);
}

static void
say (Desk *desk, const char *path, const char *interface, const char *signal, GVariant *parameters)
{
  say_by (desk->service, path, interface, signal, parameters);
}

static void
on_marker (GDBusConnection *bus,
           const char      *sender,
           const char      *path,
           const char      *interface,
           const char      *signal,
           GVariant        *parameters,
           gpointer         user_data)
{
  ((Desk *) user_data)->n_markers++;
}

static gboolean
has_both_markers (gpointer data)
{
  return ((Desk *) data)->n_markers == 2;
}

/* Waits until all that @speaker has said has been heard, on both buses. */
static void
drain (Desk *desk, GDBusConnection *speaker)
{
  desk->n_markers = 0;
  say_by (speaker, "/marker", "io.github.pupitre.Test", "Marker", NULL);
  test_wait_until (has_both_markers, desk);
}

/* Says it until it is heard: nobody knows when the watch has found the bus. */
static void
expect_lock (Desk *desk, guint *n_locks, const char *path, const char *interface, const char *signal,
             GVariant *parameters)
{
  g_autoptr (GVariant) said = parameters != NULL ? g_variant_ref_sink (parameters) : NULL;

  *n_locks = 0;
  while (*n_locks == 0) {
    say (desk, path, interface, signal, said);
    drain (desk, desk->service);
  }
  g_assert_cmpuint (*n_locks, ==, 1);
}

/* --- What stands for the service of the sessions ------------------------------------------------ */

static void
inhibit (Desk *desk, GVariant *parameters, GDBusMethodInvocation *invocation)
{
  g_autoptr (GUnixFDList) list = NULL;
  g_autoptr (GError) error = NULL;
  const char *what = NULL;
  const char *mode = NULL;
  int fds[2] = { -1, -1 };

  g_variant_get (parameters, "(&s&s&s&s)", &what, NULL, NULL, &mode);
  g_assert_cmpstr (what, ==, "sleep");
  g_assert_cmpstr (mode, ==, "delay");
  g_unix_open_pipe (fds, FD_CLOEXEC, &error);
  g_assert_no_error (error);
  if (desk->held != -1)
    close (desk->held);
  desk->held = fds[0];
  desk->n_inhibitors++;
  list = g_unix_fd_list_new_from_array (&fds[1], 1);
  g_dbus_method_invocation_return_value_with_unix_fd_list (invocation, g_variant_new ("(h)", 0), list);
}

static void
on_call (GDBusConnection       *connection,
         const char            *sender,
         const char            *path,
         const char            *interface,
         const char            *method,
         GVariant              *parameters,
         GDBusMethodInvocation *invocation,
         gpointer               user_data)
{
  if (g_str_equal (method, "Inhibit"))
    inhibit (user_data, parameters, invocation);
  else
    g_dbus_method_invocation_return_value (invocation, g_variant_new ("(o)", SESSION_PATH));
}

static gboolean
is_sleep_free (gpointer data)
{
  Desk *desk = data;
  GPollFD poll = { desk->held, G_IO_IN, 0 };

  g_assert_cmpint (g_poll (&poll, 1, 0), >=, 0);
  return (poll.revents & G_IO_HUP) != 0;
}

static gboolean
is_held_again (gpointer data)
{
  return ((Desk *) data)->n_inhibitors == 2;
}

/* --- The desk ------------------------------------------------------------------------------------ */

static GDBusConnection *
connect_to (Desk *desk)
{
  g_autoptr (GError) error = NULL;
  GDBusConnection *connection = g_dbus_connection_new_for_address_sync (
    g_test_dbus_get_bus_address (desk->bus),
    G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT | G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION,
    NULL, NULL, &error);

  g_assert_no_error (error);
  return connection;
}

static void
register_login (Desk *desk)
{
  static const GDBusInterfaceVTable vtable = { .method_call = on_call };
  g_autoptr (GError) error = NULL;
  g_autoptr (GDBusNodeInfo) node = g_dbus_node_info_new_for_xml (LOGIN, &error);

  g_assert_no_error (error);
  g_dbus_connection_register_object (desk->service, "/org/freedesktop/login1", node->interfaces[0],
                                     &vtable, desk, NULL, &error);
  g_assert_no_error (error);
}

static void
set_up (Desk *desk)
{
  desk->held = -1;
  desk->bus = g_test_dbus_new (G_TEST_DBUS_NONE);
  g_test_dbus_up (desk->bus);
  /* That of the session is set by it. */
  g_setenv ("DBUS_SYSTEM_BUS_ADDRESS", g_test_dbus_get_bus_address (desk->bus), TRUE);
  desk->service = connect_to (desk);
  desk->stranger = connect_to (desk);
  for (gsize i = 0; i < G_N_ELEMENTS (desk->heard); i++) {
    desk->heard[i] = g_bus_get_sync (i == 0 ? G_BUS_TYPE_SESSION : G_BUS_TYPE_SYSTEM, NULL, NULL);
    g_assert_nonnull (desk->heard[i]);
    g_dbus_connection_set_exit_on_close (desk->heard[i], FALSE);
    g_dbus_connection_signal_subscribe (desk->heard[i], NULL, "io.github.pupitre.Test", "Marker",
                                        NULL, NULL, G_DBUS_SIGNAL_FLAGS_NONE, on_marker, desk, NULL);
  }
  register_login (desk);
  own (desk, "org.gnome.ScreenSaver");
  own (desk, "org.freedesktop.ScreenSaver");
  own (desk, "org.freedesktop.login1");
}

static void
tear_down (Desk *desk)
{
  if (desk->held != -1)
    close (desk->held);
  for (gsize i = 0; i < G_N_ELEMENTS (desk->heard); i++)
    g_object_unref (desk->heard[i]);
  g_object_unref (desk->stranger);
  g_object_unref (desk->service);
  g_test_dbus_stop (desk->bus);
  g_object_unref (desk->bus);
}

/* --- What is heard ------------------------------------------------------------------------------- */

/* The end of a lock, what another program sends, and the lock of another session lock nothing. */
static void
check_nothing (Desk *desk, guint *n_locks)
{
  *n_locks = 0;
  say (desk, "/org/gnome/ScreenSaver", "org.gnome.ScreenSaver", "ActiveChanged",
       g_variant_new ("(b)", FALSE));
  say (desk, "/org/gnome/ScreenSaver", "org.gnome.ScreenSaver", "ActiveChanged",
       g_variant_new ("(s)", "true"));
  say (desk, "/ScreenSaver", "org.freedesktop.ScreenSaver", "ActiveChanged",
       g_variant_new ("(b)", FALSE));
  say (desk, SESSION_PATH, "org.freedesktop.login1.Session", "Unlock", NULL);
  say (desk, OTHER_SESSION_PATH, "org.freedesktop.login1.Session", "Lock", NULL);
  say (desk, "/org/freedesktop/login1", "org.freedesktop.login1.Manager", "PrepareForSleep",
       g_variant_new ("(s)", "true"));
  drain (desk, desk->service);
  say_by (desk->stranger, "/org/gnome/ScreenSaver", "org.gnome.ScreenSaver", "ActiveChanged",
          g_variant_new ("(b)", TRUE));
  say_by (desk->stranger, "/ScreenSaver", "org.freedesktop.ScreenSaver", "ActiveChanged",
          g_variant_new ("(b)", TRUE));
  say_by (desk->stranger, SESSION_PATH, "org.freedesktop.login1.Session", "Lock", NULL);
  say_by (desk->stranger, "/org/freedesktop/login1", "org.freedesktop.login1.Manager",
          "PrepareForSleep", g_variant_new ("(b)", TRUE));
  drain (desk, desk->stranger);
  g_assert_cmpuint (*n_locks, ==, 0);
}

/* The computer waits with its sleep until it is said that all is locked, and is held up anew when it
 * is awake again. */
static void
check_sleep (Desk *desk, PupitreScreenWatch *watch, guint *n_locks)
{
  g_assert_cmpuint (desk->n_inhibitors, ==, 1);
  pupitre_screen_watch_done (watch);  /* of a lock without sleep */
  g_assert_false (is_sleep_free (desk));
  expect_lock (desk, n_locks, "/org/freedesktop/login1", "org.freedesktop.login1.Manager",
               "PrepareForSleep", g_variant_new ("(b)", TRUE));
  g_assert_false (is_sleep_free (desk));
  pupitre_screen_watch_done (watch);
  test_wait_until (is_sleep_free, desk);

  *n_locks = 0;
  say (desk, "/org/freedesktop/login1", "org.freedesktop.login1.Manager", "PrepareForSleep",
       g_variant_new ("(b)", FALSE));
  test_wait_until (is_held_again, desk);
  g_assert_cmpuint (*n_locks, ==, 0);
}

static void
test_screen (void)
{
  g_autoptr (PupitreScreenWatch) watch = NULL;
  Desk desk = { NULL };
  guint n_locks = 0;

  set_up (&desk);
  watch = pupitre_screen_watch_new ();
  g_signal_connect_swapped (watch, "locked", G_CALLBACK (count), &n_locks);
  expect_lock (&desk, &n_locks, "/org/gnome/ScreenSaver", "org.gnome.ScreenSaver", "ActiveChanged",
               g_variant_new ("(b)", TRUE));
  expect_lock (&desk, &n_locks, "/ScreenSaver", "org.freedesktop.ScreenSaver", "ActiveChanged",
               g_variant_new ("(b)", TRUE));
  expect_lock (&desk, &n_locks, SESSION_PATH, "org.freedesktop.login1.Session", "Lock", NULL);
  check_nothing (&desk, &n_locks);
  check_sleep (&desk, watch, &n_locks);

  g_clear_object (&watch);
  test_wait_until (is_sleep_free, &desk);
  tear_down (&desk);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/screen-watch/services", test_screen);

  return g_test_run ();
}
