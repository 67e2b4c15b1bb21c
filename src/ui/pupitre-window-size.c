/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-window-size"

#include "pupitre-window-size.h"

/* The size at which the parent left the window, kept in the settings. */

/**
 * pupitre_window_size_restore:
 * @window: A window that was not shown yet
 * @settings: The settings of the program
 *
 * Gives the window the size of the last time. Main thread.
 */
void
pupitre_window_size_restore (GtkWindow *window, GSettings *settings)
{
  g_return_if_fail (GTK_IS_WINDOW (window));
  g_return_if_fail (G_IS_SETTINGS (settings));

  gtk_window_set_default_size (window, g_settings_get_int (settings, "window-width"),
                               g_settings_get_int (settings, "window-height"));
  if (g_settings_get_boolean (settings, "window-maximized"))
    gtk_window_maximize (window);
}

/**
 * pupitre_window_size_save:
 * @window: A window that is being closed
 * @settings: The settings of the program
 *
 * Keeps its size for the next time. Main thread.
 */
void
pupitre_window_size_save (GtkWindow *window, GSettings *settings)
{
  int width, height;

  g_return_if_fail (GTK_IS_WINDOW (window));
  g_return_if_fail (G_IS_SETTINGS (settings));

  gtk_window_get_default_size (window, &width, &height);
  g_settings_set_int (settings, "window-width", MAX (width, 360));
  g_settings_set_int (settings, "window-height", MAX (height, 300));
  g_settings_set_boolean (settings, "window-maximized", gtk_window_is_maximized (window));
}
