/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-about"

#include "config.h"

#include "pupitre-about.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/* Says what the program is, and what somebody who helps may need to know of the computer. Nothing
 * of the family is in that: no name, no address, no path. */

static char *
dup_debug_info (PupitreContext *context)
{
  g_autofree char *system = g_get_os_info (G_OS_INFO_KEY_PRETTY_NAME);

  return g_strdup_printf (
    "Pupitre %s\nSystem: %s\nGLib %u.%u.%u\nGTK %u.%u.%u\nlibadwaita %u.%u.%u\nDisplay: %s\n"
    "Language: %s\nPortal: %s\nKeyring: %s\n",
    PACKAGE_VERSION, system != NULL ? system : "?", glib_major_version, glib_minor_version,
    glib_micro_version, gtk_get_major_version (), gtk_get_minor_version (),
    gtk_get_micro_version (), adw_get_major_version (), adw_get_minor_version (),
    adw_get_micro_version (), G_OBJECT_TYPE_NAME (gdk_display_get_default ()),
    g_get_language_names ()[0], pupitre_profile_get_id (pupitre_context_get_profile (context)),
    pupitre_accounts_has_keyring (pupitre_context_get_accounts (context)) ? "yes" : "no");
}

/**
 * pupitre_about_show:
 * @parent: (nullable): The window that asks
 * @context: What it works with
 *
 * Main thread.
 */
void
pupitre_about_show (GtkWindow *parent, PupitreContext *context)
{
  GtkWidget *about;
  g_autofree char *debug_info = NULL;

  g_return_if_fail (PUPITRE_IS_CONTEXT (context));

  about = adw_about_window_new ();
  debug_info = dup_debug_info (context);
  g_object_set (about,
                "application-name", "Pupitre",
                "application-icon", APPLICATION_ID,
                "version", PACKAGE_VERSION,
                "developer-name", _("The Pupitre authors"),
                "license-type", GTK_LICENSE_GPL_3_0,
                "copyright", "© 2026 The Pupitre authors",
                /* Translators: shown under the name of the program */
                "comments", _("An unofficial client for the school portal of Québec parents. It is "
                              "not made or approved by those who run the portal."),
                /* Translators: your names, one a line */
                "translator-credits", _("translator-credits"),
                "debug-info", debug_info,
                "debug-info-filename", "pupitre.txt",
                "transient-for", parent,
                "modal", TRUE,
                NULL);
  gtk_window_present (GTK_WINDOW (about));
}
