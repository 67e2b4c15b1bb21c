/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-background-portal"

#include "config.h"

#include "pupitre-background-portal.h"

#include <glib/gi18n.h>
#include <unistd.h>

/* Asks the desktop, from within a sandbox, to let the program run without a window and to start it with
 * the session: org.freedesktop.portal.Background. The desktop may ask the person first, so the answer
 * comes by a signal, as late as they like. */

#define PORTAL_NAME "org.freedesktop.portal.Desktop"
#define PORTAL_PATH "/org/freedesktop/portal/desktop"
#define BACKGROUND "org.freedesktop.portal.Background"
#define REQUEST "org.freedesktop.portal.Request"

/* What the portal says when it did what it was asked. */
#define RESPONSE_DONE 0

typedef struct {
  GDBusConnection *bus;       /* (owned) */
  gboolean         autostart;
  guint            response;  /* subscription */
  gboolean         over;
} RequestData;

static void
request_data_free (gpointer data)
{
  RequestData *request = data;

  g_object_unref (request->bus);
  g_free (request);
}

/* @error: (nullable) (transfer full) */
static void
finish (GTask *task, gboolean allowed, GError *error)
{
  RequestData *request = g_task_get_task_data (task);

  if (request->over) {
    g_clear_error (&error);
    return;
  }
  request->over = TRUE;
  g_dbus_connection_signal_unsubscribe (request->bus, request->response);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_int (task, allowed);
}

/* The call itself is not given the cancellable: GDBus takes its handler off it with the connection locked,
 * as the answer comes, and that would wait for this one, which wants the connection. */
static void
on_cancelled (GCancellable *cancellable, GTask *task)
{
  finish (task, FALSE, g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, "Given up"));
}

static void
on_response (GDBusConnection *bus,
             const char      *sender,
             const char      *path,
             const char      *interface,
             const char      *signal,
             GVariant        *parameters,
             gpointer         user_data)
{
  GTask *task = user_data;
  RequestData *request = g_task_get_task_data (task);
  g_autoptr (GVariant) results = NULL;
  gboolean background = FALSE, autostart = FALSE;
  guint32 response;

  if (!g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(ua{sv})")))
    return;
  g_variant_get (parameters, "(u@a{sv})", &response, &results);
  g_variant_lookup (results, "background", "b", &background);
  g_variant_lookup (results, "autostart", "b", &autostart);
  finish (task, response == RESPONSE_DONE && background && (autostart || !request->autostart), NULL);
}

static void
on_called (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GVariant) answer = NULL;
  GError *error = NULL;

  answer = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &error);
  if (answer == NULL)
    finish (task, FALSE, error);
}

/* Returns: (transfer full): where the portal answers what was asked with that token */
static char *
dup_request_path (GDBusConnection *bus, const char *token)
{
  g_autofree char *sender = g_strdup (g_dbus_connection_get_unique_name (bus) + 1);

  return g_strdup_printf (PORTAL_PATH "/request/%s/%s", g_strdelimit (sender, ".", '_'), token);
}

static GVariant *
make_options (const char *token, gboolean autostart)
{
  static const char *const COMMAND[] = { "pupitre", "--background", NULL };
  GVariantBuilder options;

  g_variant_builder_init (&options, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_add (&options, "{sv}", "handle_token", g_variant_new_string (token));
  g_variant_builder_add (&options, "{sv}", "reason",
                         g_variant_new_string (_("To look for what changed at school")));
  g_variant_builder_add (&options, "{sv}", "autostart", g_variant_new_boolean (autostart));
  g_variant_builder_add (&options, "{sv}", "commandline", g_variant_new_strv (COMMAND, -1));
  return g_variant_builder_end (&options);
}

/**
 * pupitre_background_portal_is_needed:
 *
 * Returns: whether the program is in a sandbox, from which it cannot arrange anything by itself: told as
 *   GLib tells it. Any thread.
 */
gboolean
pupitre_background_portal_is_needed (void)
{
  return access ("/.flatpak-info", F_OK) == 0 || g_getenv ("SNAP_NAME") != NULL ||
         g_strcmp0 (g_getenv ("GTK_USE_PORTAL"), "1") == 0;
}

/**
 * pupitre_background_portal_request_async:
 * @bus: The session bus
 * @autostart: Whether the program is to start with the session; %FALSE takes that back
 * @cancellable: (nullable): To wait no longer
 * @callback: Called when the desktop has answered
 * @user_data: For @callback
 *
 * Main thread.
 */
void
pupitre_background_portal_request_async (GDBusConnection    *bus,
                                         gboolean            autostart,
                                         GCancellable       *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer            user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autofree char *token = NULL;
  g_autofree char *path = NULL;
  RequestData *request;

  g_return_if_fail (G_IS_DBUS_CONNECTION (bus));

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, pupitre_background_portal_request_async);
  token = g_strdup_printf ("pupitre%u", g_random_int ());
  request = g_new0 (RequestData, 1);
  request->bus = g_object_ref (bus);
  request->autostart = autostart;
  g_task_set_task_data (task, request, request_data_free);
  if (cancellable != NULL)
    g_signal_connect_object (cancellable, "cancelled", G_CALLBACK (on_cancelled), task, 0);
  path = dup_request_path (bus, token);
  /* Before it is asked, so that no answer comes too early. */
  request->response = g_dbus_connection_signal_subscribe (
    bus, PORTAL_NAME, REQUEST, "Response", path, NULL, G_DBUS_SIGNAL_FLAGS_NONE, on_response,
    g_object_ref (task), g_object_unref);
  g_dbus_connection_call (bus, PORTAL_NAME, PORTAL_PATH, BACKGROUND, "RequestBackground",
                          g_variant_new ("(s@a{sv})", "", make_options (token, autostart)),
                          G_VARIANT_TYPE ("(o)"), G_DBUS_CALL_FLAGS_NONE, -1, NULL, on_called,
                          g_object_ref (task));
}

/**
 * pupitre_background_portal_request_finish:
 * @result: What the callback was given
 * @allowed: (out): Whether the desktop has done what it was asked
 * @error: Return location: of %G_IO_ERROR or %G_DBUS_ERROR, where there is no such portal
 *
 * Returns: whether the desktop has answered.
 */
gboolean
pupitre_background_portal_request_finish (GAsyncResult *result, gboolean *allowed, GError **error)
{
  GError *own = NULL;

  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  *allowed = g_task_propagate_int (G_TASK (result), &own) == TRUE;
  if (own == NULL)
    return TRUE;
  g_propagate_error (error, own);
  return FALSE;
}
