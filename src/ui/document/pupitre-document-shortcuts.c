/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-document-shortcuts"

#include "pupitre-document-shortcuts.h"

/* The keys of a document that do not depend on where the focus is. */

/* Wherever the focus is in the window, but only while the document is seen. */
static gboolean
on_shortcut (GtkWidget *widget, GVariant *action, gpointer data)
{
  return gtk_widget_get_mapped (widget) &&
         gtk_widget_activate_action_variant (widget, g_variant_get_string (action, NULL), NULL);
}

/**
 * pupitre_document_shortcuts_add:
 * @view: A document view
 *
 * Lets the keys of a document do what it can do, from anywhere in the window. Main thread.
 */
void
pupitre_document_shortcuts_add (GtkWidget *view)
{
  const struct {
    const char *keys;
    const char *action;
  } shortcuts[] = {
    { "<Control>plus|<Control>KP_Add|<Control>equal", "document.zoom-in" },
    { "<Control>minus|<Control>KP_Subtract", "document.zoom-out" },
    { "<Control>0|<Control>KP_0", "document.zoom-reset" },
    { "F11", "document.full-screen" },
    { "<Control>Right|<Control>KP_Right", "document.turn-right" },
    { "<Control>Left|<Control>KP_Left", "document.turn-left" },
    { "F9", "document.sidebar" },
    { "<Control>f", "document.find" },
    { "<Control>g|F3", "document.find-next" },
    { "<Control><Shift>g|<Shift>F3", "document.find-previous" },
    { "<Control>p", "document.print" },
    { "<Control>s", "document.save" },
  };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_set_scope (GTK_SHORTCUT_CONTROLLER (controller), GTK_SHORTCUT_SCOPE_GLOBAL);
  for (gsize i = 0; i < G_N_ELEMENTS (shortcuts); i++) {
    GtkShortcut *shortcut = gtk_shortcut_new (gtk_shortcut_trigger_parse_string (shortcuts[i].keys),
                                              gtk_callback_action_new (on_shortcut, NULL, NULL));

    gtk_shortcut_set_arguments (shortcut, g_variant_new_string (shortcuts[i].action));
    gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), shortcut);
  }
  gtk_widget_add_controller (view, controller);
}
