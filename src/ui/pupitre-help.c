/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-help"

#include "config.h"

#include "pupitre-help.h"

#include "pupitre-launch.h"
#include "pupitre-way-out.h"

#include <glib/gi18n.h>

/* Shows a topic of the help: in the desktop's help viewer, else the installed pages in the browser,
 * else a word that there is no help. */

static char *
find_page (const char *topic)
{
  const char * const *languages = g_get_language_names ();
  g_autofree char *name = g_strconcat (topic, ".html", NULL);

  for (gsize i = 0; languages[i] != NULL; i++) {
    g_autofree char *path = g_build_filename (PKGDATADIR, "help", languages[i], name, NULL);

    if (g_file_test (path, G_FILE_TEST_IS_REGULAR))
      return g_filename_to_uri (path, NULL, NULL);
  }
  return NULL;
}

static void
on_page_opened (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PupitreWindow) window = PUPITRE_WINDOW (user_data);

  if (!pupitre_launch_finish (result, NULL))
    pupitre_window_add_toast (window, _("The help is not installed"));
}

/**
 * pupitre_help_show:
 * @window: The window that asks
 * @topic: A topic of the help
 *
 * Main thread.
 */
void
pupitre_help_show (PupitreWindow *window, const char *topic)
{
  g_autoptr (GAppInfo) viewer = NULL;
  g_autofree char *uri = NULL;

  g_return_if_fail (PUPITRE_IS_WINDOW (window));
  g_return_if_fail (topic != NULL);

  if (!pupitre_way_out_is_allowed (PUPITRE_WAY_OUT_OPEN, NULL)) {
    pupitre_window_add_toast (window, _("The help does not open on this computer"));
    return;
  }
  viewer = g_app_info_get_default_for_uri_scheme ("help");
  uri = viewer != NULL ? g_strconcat ("help:pupitre/", topic, NULL) : find_page (topic);
  if (uri == NULL) {
    pupitre_window_add_toast (window, _("The help is not installed"));
    return;
  }
  pupitre_launch_async (GTK_WIDGET (window), uri, on_page_opened, g_object_ref (window));
}

/* The window from which a dialog was opened shows the help, and says so where it cannot. */
static void
on_topic_activated (GtkWidget *dialog, const char *name, GVariant *parameter)
{
  GtkWindow *window = GTK_WINDOW (dialog);

  while (window != NULL && !PUPITRE_IS_WINDOW (window))
    window = gtk_window_get_transient_for (window);
  if (window != NULL)
    pupitre_help_show (PUPITRE_WINDOW (window), g_variant_get_string (parameter, NULL));
}

/**
 * pupitre_help_install_topic:
 * @dialog_class: The class of a dialog
 *
 * Lets what is in the dialog lead to the help, as it does in the window: a dialog does not have the
 * actions of the window from which it was opened. In its class's initialisation.
 */
void
pupitre_help_install_topic (GtkWidgetClass *dialog_class)
{
  gtk_widget_class_install_action (dialog_class, "win.help-topic", "s", on_topic_activated);
}
