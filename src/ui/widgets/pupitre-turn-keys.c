/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-turn-keys"

#include "config.h"

#include "pupitre-turn-keys.h"

/* Ctrl+Page Up and Page Down, which turn what a page shows one at a time, wherever the focus is while the
 * page is in view. Main thread. */

static gboolean
on_key (GtkWidget *page, GVariant *arguments, gpointer user_data)
{
  const char *action = g_variant_get_string (arguments, NULL);

  /* The keys of a page behind the one in front are not meant. */
  return gtk_widget_get_mapped (page) && gtk_widget_activate_action (page, action, NULL);
}

static void
add_key (GtkEventController *controller, guint key, const char *action)
{
  GtkShortcut *shortcut = gtk_shortcut_new_with_arguments (
    gtk_keyval_trigger_new (key, GDK_CONTROL_MASK), gtk_callback_action_new (on_key, NULL, NULL),
    "s", action);

  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), shortcut);
}

/**
 * pupitre_turn_keys_add:
 * @page: A page with the actions
 * @previous: The action of Ctrl+Page Up
 * @next: The action of Ctrl+Page Down
 *
 * Lets the keys turn what the page shows.
 */
void
pupitre_turn_keys_add (GtkWidget *page, const char *previous, const char *next)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  g_return_if_fail (GTK_IS_WIDGET (page));
  g_return_if_fail (previous != NULL && next != NULL);

  /* Before the scrolled windows, which take these keys too. */
  gtk_shortcut_controller_set_scope (GTK_SHORTCUT_CONTROLLER (controller), GTK_SHORTCUT_SCOPE_GLOBAL);
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  add_key (controller, GDK_KEY_Page_Up, previous);
  add_key (controller, GDK_KEY_KP_Page_Up, previous);
  add_key (controller, GDK_KEY_Page_Down, next);
  add_key (controller, GDK_KEY_KP_Page_Down, next);
  gtk_widget_add_controller (page, controller);
}
