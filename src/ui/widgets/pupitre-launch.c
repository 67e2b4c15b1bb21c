/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-launch"

#include "config.h"

#include "pupitre-launch.h"

#include "pupitre-message-dialog.h"
#include "pupitre-way-out.h"

#include <glib/gi18n.h>

/* Leaves the program for an address: a link in a message only after the parent has seen where it
 * leads, and only for the kinds of address that cannot do anything on this computer. */

static void
on_launched (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (g_app_info_launch_default_for_uri_finish (result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * pupitre_launch_async:
 * @widget: What was clicked
 * @uri: An address of ours, or one that the parent has agreed to
 * @callback: (nullable): Called with the result
 * @user_data: For @callback
 *
 * Opens nothing where the computer forbids it. Main thread.
 */
void
pupitre_launch_async (GtkWidget          *widget,
                      const char         *uri,
                      GAsyncReadyCallback callback,
                      gpointer            user_data)
{
  g_autoptr (GdkAppLaunchContext) context = NULL;
  g_autoptr (GTask) task = NULL;
  GError *error = NULL;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (uri != NULL);

  task = g_task_new (NULL, NULL, callback, user_data);
  g_task_set_source_tag (task, pupitre_launch_async);
  if (!pupitre_way_out_is_allowed (PUPITRE_WAY_OUT_OPEN, &error)) {
    g_task_return_error (task, error);
    return;
  }
  context = gdk_display_get_app_launch_context (gtk_widget_get_display (widget));
  g_app_info_launch_default_for_uri_async (uri, G_APP_LAUNCH_CONTEXT (context), NULL,
                                           on_launched, g_object_ref (task));
}

/**
 * pupitre_launch_finish:
 * @result: What the callback was given
 * @error: Return location
 *
 * Returns: whether a program took the address. Main thread.
 */
gboolean
pupitre_launch_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * pupitre_launch_dup_host:
 * @uri: An address
 *
 * Returns: (transfer full) (nullable): the host or the mail address that it leads to, in a form in
 *   which one letter cannot pass for another; %NULL for an address that is never followed.
 *   Main thread.
 */
char *
pupitre_launch_dup_host (const char *uri)
{
  g_autoptr (GUri) parsed = NULL;
  const char *scheme;
  const char *host;

  g_return_val_if_fail (uri != NULL, NULL);

  parsed = g_uri_parse (uri, G_URI_FLAGS_NONE, NULL);
  if (parsed == NULL)
    return NULL;
  scheme = g_uri_get_scheme (parsed);
  if (g_str_equal (scheme, "mailto"))
    return g_uri_get_path (parsed)[0] != '\0' ? g_strdup (g_uri_get_path (parsed)) : NULL;
  if (!g_str_equal (scheme, "https") && !g_str_equal (scheme, "http"))
    return NULL;

  host = g_uri_get_host (parsed);
  if (host == NULL || host[0] == '\0')
    return NULL;
  return g_hostname_is_non_ascii (host) ? g_hostname_to_ascii (host) : g_strdup (host);
}

static void
on_response (AdwMessageDialog *dialog, const char *response, gpointer user_data)
{
  if (g_str_equal (response, "open"))
    pupitre_launch_async (GTK_WIDGET (gtk_window_get_transient_for (GTK_WINDOW (dialog))),
                          user_data, NULL, NULL);
}

static void
free_uri (gpointer data, GClosure *closure)
{
  g_free (data);
}

/**
 * pupitre_launch_ask:
 * @widget: What was clicked
 * @uri: Where the link leads; untrusted
 *
 * Shows where the link leads, and opens it if the parent agrees, where the computer does not forbid
 * it. Main thread.
 *
 * Returns: whether there was something to ask; a link of another kind is not followed at all.
 */
gboolean
pupitre_launch_ask (GtkWidget *widget, const char *uri)
{
  GtkWindow *window;
  AdwMessageDialog *dialog;
  g_autofree char *host = NULL;

  g_return_val_if_fail (GTK_IS_WIDGET (widget), FALSE);
  g_return_val_if_fail (uri != NULL, FALSE);

  host = pupitre_launch_dup_host (uri);
  if (host == NULL)
    return FALSE;

  window = GTK_WINDOW (gtk_widget_get_ancestor (widget, GTK_TYPE_WINDOW));
  dialog = ADW_MESSAGE_DIALOG (pupitre_message_dialog_new (window, NULL, NULL));
  /* Translators: %s is a host such as "www.exemple.ca" or a mail address */
  adw_message_dialog_format_heading (dialog, _("Open %s?"), host);
  adw_message_dialog_add_response (dialog, "cancel", _("_Cancel"));
  adw_message_dialog_set_default_response (dialog, "cancel");
  adw_message_dialog_set_close_response (dialog, "cancel");
  if (pupitre_way_out_is_allowed (PUPITRE_WAY_OUT_OPEN, NULL)) {
    adw_message_dialog_set_body (dialog, _("This link leaves Pupitre and the portal."));
    adw_message_dialog_add_response (dialog, "open", _("_Open"));
    adw_message_dialog_set_response_appearance (dialog, "open", ADW_RESPONSE_SUGGESTED);
  } else {
    adw_message_dialog_set_body (dialog, _("Links do not open on this computer."));
  }
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_response), g_strdup (uri), free_uri, 0);
  gtk_window_present (GTK_WINDOW (dialog));

  return TRUE;
}
