/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-help-toast"

#include "config.h"

#include "pupitre-help-toast.h"

#include <glib/gi18n.h>

/* A toast that says what went wrong and leads to the help about it. It stays until it is closed, as
 * nobody is to miss it or to read it in haste, and is not cut where there is little room. */

/**
 * pupitre_help_toast_new:
 * @text: What went wrong, a sentence; not markup
 * @topic: The page of the help about it
 *
 * Returns: (transfer full): a toast, for a window whose contents have the action "win.help-topic".
 *   Main thread.
 */
AdwToast *
pupitre_help_toast_new (const char *text, const char *topic)
{
  GtkWidget *title;
  g_autofree char *escaped = NULL;
  AdwToast *toast;

  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (topic != NULL, NULL);

  escaped = g_markup_escape_text (text, -1);
  toast = adw_toast_new (escaped);
  title = gtk_label_new (text);
  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  adw_toast_set_custom_title (toast, title);
  adw_toast_set_timeout (toast, 0);
  adw_toast_set_button_label (toast, _("_Help"));
  /* In this order: an action that wants a target is not looked up without one. */
  adw_toast_set_action_target_value (toast, g_variant_new_string (topic));
  adw_toast_set_action_name (toast, "win.help-topic");
  return toast;
}
