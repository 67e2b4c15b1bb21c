/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-window-moves"

#include "pupitre-window-moves.h"

#include "pupitre-main-view.h"
#include "pupitre-window-private.h"

/* The actions of the window by which one moves about among the children and their pages, for its keys and
 * menus, for the buttons of pages and for notifications. Each asks the main view for it. */

static PupitreMainView *
get_main_view (GtkWidget *widget)
{
  return pupitre_window_get_main_view (PUPITRE_WINDOW (widget));
}

static void
on_show_sidebar_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  pupitre_main_view_show_sidebar (get_main_view (widget));
}

static PupitreSidebar *
get_sidebar (GtkWidget *widget)
{
  return pupitre_main_view_get_sidebar (get_main_view (widget));
}

static void
on_child_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  pupitre_sidebar_open_child (get_sidebar (widget), g_variant_get_uint32 (parameter));
}

static void
on_show_child_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  pupitre_sidebar_show_child (get_sidebar (widget), g_variant_get_string (parameter, NULL));
}

static void
on_add_child_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  pupitre_sidebar_open_adding (get_sidebar (widget));
}

/* The key of a child, or nothing for all of them. */
static void
on_contact_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  pupitre_main_view_open_contact (get_main_view (widget),
                                  g_variant_get_string (parameter, NULL));
}

/* The key of a child, or nothing for all of them. */
static void
on_archive_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  pupitre_main_view_open_archive (get_main_view (widget),
                                  g_variant_get_string (parameter, NULL));
}

static void
on_tile_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  pupitre_sidebar_open_tile (get_sidebar (widget), g_variant_get_uint32 (parameter));
}

/* One of the tiles of all children together. */
static void
on_family_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  pupitre_sidebar_open_family_tile (get_sidebar (widget),
                                    (PupitreTile) g_variant_get_uint32 (parameter));
}

/* The key of a child and one of its tiles. */
static void
on_show_tile_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const char *key;
  guint32 tile;

  g_variant_get (parameter, "(&su)", &key, &tile);
  pupitre_sidebar_show_tile (get_sidebar (widget), key, (PupitreTile) tile);
}

/* The same, and one thing there, which a search found. */
static void
on_show_item_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PupitrePage *page;
  const char *child, *key;
  guint32 tile;

  g_variant_get (parameter, "(&su&s)", &child, &tile, &key);
  pupitre_sidebar_show_tile (get_sidebar (widget), child, (PupitreTile) tile);
  page = pupitre_main_view_get_root (get_main_view (widget));
  /* The child may be gone by now. */
  if (page != NULL && pupitre_page_get_pupil (page) != NULL &&
      g_str_equal (pupitre_child_get_key (pupitre_page_get_pupil (page)), child))
    pupitre_page_show_item (page, key);
}

static void
on_search_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  pupitre_main_view_open_search (get_main_view (widget));
}

static void
on_page_action_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PupitrePage *page = pupitre_window_get_page (PUPITRE_WINDOW (widget));
  g_autofree char *action = g_strconcat ("page.", name + strlen ("win."), NULL);

  if (page != NULL)
    gtk_widget_activate_action_variant (GTK_WIDGET (page), action, NULL);
}

static void
add_number_bindings (GtkWidgetClass *widget_class)
{
  for (guint i = 0; i < 9; i++) {
    gtk_widget_class_add_binding_action (widget_class, GDK_KEY_1 + i, GDK_CONTROL_MASK, "win.child",
                                         "u", i);
    gtk_widget_class_add_binding_action (widget_class, GDK_KEY_1 + i, GDK_ALT_MASK, "win.tile", "u",
                                         i);
  }
}

/**
 * pupitre_window_moves_install:
 * @window_class: The class of the window
 *
 * Gives it the actions and the keys of those that have a number. Main thread.
 */
void
pupitre_window_moves_install (GtkWidgetClass *window_class)
{
  gtk_widget_class_install_action (window_class, "win.show-sidebar", NULL,
                                   on_show_sidebar_activated);
  gtk_widget_class_install_action (window_class, "win.child", "u", on_child_activated);
  gtk_widget_class_install_action (window_class, "win.show-child", "s", on_show_child_activated);
  gtk_widget_class_install_action (window_class, "win.add-child", NULL, on_add_child_activated);
  gtk_widget_class_install_action (window_class, "win.contact", "s", on_contact_activated);
  gtk_widget_class_install_action (window_class, "win.archive", "s", on_archive_activated);
  gtk_widget_class_install_action (window_class, "win.tile", "u", on_tile_activated);
  gtk_widget_class_install_action (window_class, "win.family", "u", on_family_activated);
  gtk_widget_class_install_action (window_class, "win.show-tile", "(su)", on_show_tile_activated);
  gtk_widget_class_install_action (window_class, "win.show-item", "(sus)", on_show_item_activated);
  gtk_widget_class_install_action (window_class, "win.search", NULL, on_search_activated);
  gtk_widget_class_install_action (window_class, "win.refresh", NULL, on_page_action_activated);
  gtk_widget_class_install_action (window_class, "win.print", NULL, on_page_action_activated);
  gtk_widget_class_install_action (window_class, "win.save", NULL, on_page_action_activated);
  add_number_bindings (window_class);
}
