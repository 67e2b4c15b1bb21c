/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pupitre-screen-watch.h"

#include "test-portal.h"

/* What locks the program from outside, said by services of a private bus. */

static void
count (gpointer data)
{
  (*(guint *) data)++;
}

static gboolean
is_positive (gpointer data)
{
  return *(guint *) data > 0;
}

typedef struct {
  GTestDBus       *bus;
  GDBusConnection *service;
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
say (Desk *desk, const char *path, const char *interface, const char *signal, GVariant *parameters)
{
  g_autoptr (GError) error = NULL;

  g_dbus_connection_emit_signal (desk->service, NULL, path, interface, signal, parameters, &error);
  g_assert_no_error (error);
}

/* Says it until it is heard: nobody knows when the watch has found the bus. */
static void
expect_lock (Desk *desk, guint *n_locks, const char *path, const char *interface, const char *signal,
             gboolean active)
{
  *n_locks = 0;
  while (*n_locks == 0) {
    say (desk, path, interface, signal, g_variant_new ("(b)", active));
    g_main_context_iteration (NULL, FALSE);
    g_thread_yield ();
  }
}

static void
test_screen (void)
{
  Desk desk = { g_test_dbus_new (G_TEST_DBUS_NONE) };
  g_autoptr (PupitreScreenWatch) watch = NULL;
  const char *address;
  guint n_locks = 0;

  g_test_dbus_up (desk.bus);
  address = g_test_dbus_get_bus_address (desk.bus);
  /* That of the session is set by it. */
  g_setenv ("DBUS_SYSTEM_BUS_ADDRESS", address, TRUE);
  desk.service = g_dbus_connection_new_for_address_sync (
    address, G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT |
               G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION, NULL, NULL, NULL);
  g_assert_nonnull (desk.service);
  own (&desk, "org.gnome.ScreenSaver");
  own (&desk, "org.freedesktop.ScreenSaver");
  own (&desk, "org.freedesktop.login1");

  watch = pupitre_screen_watch_new ();
  g_signal_connect_swapped (watch, "locked", G_CALLBACK (count), &n_locks);
  expect_lock (&desk, &n_locks, "/org/gnome/ScreenSaver", "org.gnome.ScreenSaver", "ActiveChanged",
               TRUE);
  expect_lock (&desk, &n_locks, "/ScreenSaver", "org.freedesktop.ScreenSaver", "ActiveChanged", TRUE);
  expect_lock (&desk, &n_locks, "/org/freedesktop/login1", "org.freedesktop.login1.Manager",
               "PrepareForSleep", TRUE);
  pupitre_screen_watch_done (watch);

  /* The end of a lock, and what another program sends, lock nothing: the last of these is heard. */
  n_locks = 0;
  say (&desk, "/org/gnome/ScreenSaver", "org.gnome.ScreenSaver", "ActiveChanged",
       g_variant_new ("(b)", FALSE));
  say (&desk, "/org/gnome/ScreenSaver", "org.gnome.ScreenSaver", "ActiveChanged",
       g_variant_new ("(s)", "true"));
  say (&desk, "/org/freedesktop/login1", "org.freedesktop.login1.Manager", "PrepareForSleep",
       g_variant_new ("(b)", FALSE));
  say (&desk, "/org/gnome/ScreenSaver", "org.gnome.ScreenSaver", "ActiveChanged",
       g_variant_new ("(b)", TRUE));
  test_wait_until (is_positive, &n_locks);
  g_assert_cmpuint (n_locks, ==, 1);

  g_clear_object (&watch);
  for (int type = G_BUS_TYPE_SYSTEM; type <= G_BUS_TYPE_SESSION; type++) {
    g_autoptr (GDBusConnection) bus = g_bus_get_sync (type, NULL, NULL);

    g_dbus_connection_set_exit_on_close (bus, FALSE);
  }
  g_object_unref (desk.service);
  g_test_dbus_stop (desk.bus);
  g_object_unref (desk.bus);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/screen-watch/services", test_screen);

  return g_test_run ();
}
