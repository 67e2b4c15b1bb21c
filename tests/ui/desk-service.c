/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "desk-service.h"
#include "test-portal.h"

static GDBusInterfaceVTable vtable;

static void
on_named (GObject *source, GAsyncResult *result, gpointer user_data)
{
  gboolean *named = user_data;
  g_autoptr (GVariant) answer =
    g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, NULL);

  g_assert_nonnull (answer);
  *named = TRUE;
}

static gboolean
is_named (gpointer data)
{
  return *(gboolean *) data;
}

/* It takes the display away, from which it could be a real desktop's. */
static GTestDBus *
start_bus (void)
{
  g_autofree char *display = g_strdup (g_getenv ("DISPLAY"));
  g_autofree char *authority = g_strdup (g_getenv ("XAUTHORITY"));
  GTestDBus *bus = g_test_dbus_new (G_TEST_DBUS_NONE);

  g_test_dbus_up (bus);
  g_setenv ("DISPLAY", display, TRUE);
  if (authority != NULL)
    g_setenv ("XAUTHORITY", authority, TRUE);
  return bus;
}

GDBusConnection *
desk_service_start (const char                  *name,
                    const char                  *path,
                    const char                  *xml,
                    GDBusInterfaceMethodCallFunc on_call)
{
  static GTestDBus *bus;  /* for as long as the test runs */
  g_autoptr (GDBusNodeInfo) info = g_dbus_node_info_new_for_xml (xml, NULL);
  g_autoptr (GError) error = NULL;
  GDBusConnection *service;
  gboolean named = FALSE;

  vtable.method_call = on_call;
  bus = start_bus ();
  service = g_dbus_connection_new_for_address_sync (
    g_test_dbus_get_bus_address (bus),
    G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT | G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION,
    NULL, NULL, &error);
  g_assert_no_error (error);
  g_dbus_connection_register_object (service, path, info->interfaces[0], &vtable, NULL, NULL, &error);
  g_assert_no_error (error);
  g_dbus_connection_call (service, "org.freedesktop.DBus", "/org/freedesktop/DBus",
                          "org.freedesktop.DBus", "RequestName", g_variant_new ("(su)", name, 4), NULL,
                          G_DBUS_CALL_FLAGS_NONE, -1, NULL, on_named, &named);
  test_wait_until (is_named, &named);
  return service;
}

void
desk_service_stop (GDBusConnection *service)
{
  g_dbus_connection_close_sync (service, NULL, NULL);
  g_object_unref (service);
}
