/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-open-row"

#include "config.h"

#include "pupitre-open-row.h"

/* A row of a list that leads elsewhere: to a document, to a link. */

/**
 * pupitre_open_row_new:
 * @icon_name: What kind of thing it leads to
 * @title: Its name; untrusted
 * @subtitle: (nullable): What is known of it; untrusted
 *
 * Returns: (transfer floating): a row; its list tells when it is activated. Main thread.
 */
GtkWidget *
pupitre_open_row_new (const char *icon_name, const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *icon = gtk_image_new_from_icon_name (icon_name);
  GtkWidget *next = gtk_image_new_from_icon_name ("go-next-symbolic");

  g_object_set (row, "use-markup", FALSE, "title", title, "subtitle", subtitle, "title-lines", 2,
                "subtitle-lines", 2, "activatable", TRUE, NULL);
  gtk_widget_add_css_class (next, "dim-label");
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), next);
  return row;
}
