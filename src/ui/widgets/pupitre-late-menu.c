/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-late-menu"

#include "pupitre-late-menu.h"

/* Menus whose popover is made when it is first opened: GTK makes it with the button, and most are
 * never opened. */

static void
create_popup (GtkMenuButton *button, gpointer user_data)
{
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (user_data));
  gtk_menu_button_set_create_popup_func (button, NULL, NULL, NULL);
}

/**
 * pupitre_late_menu_set:
 * @button: A button without a menu
 * @menu: What it opens
 *
 * Main thread.
 */
void
pupitre_late_menu_set (GtkMenuButton *button, GMenuModel *menu)
{
  g_return_if_fail (GTK_IS_MENU_BUTTON (button));
  g_return_if_fail (G_IS_MENU_MODEL (menu));

  gtk_menu_button_set_create_popup_func (button, create_popup, g_object_ref (menu), g_object_unref);
  /* As GTK does when it makes the popover. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_HAS_POPUP, TRUE,
                                  -1);
}
