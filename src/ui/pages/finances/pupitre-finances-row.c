/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-finances-row"

#include "config.h"

#include "pupitre-finances-row.h"

/* A row of a document that is about money: what it is, what is known of it, how much. Main thread. */

/**
 * pupitre_finances_row_new:
 * @title: What it is
 * @subtitle: What is known of it; may be empty
 * @amount: (nullable): How much
 * @opens: Whether the row opens something
 *
 * Returns: (transfer floating): a row.
 */
GtkWidget *
pupitre_finances_row_new (const char *title,
                          const char *subtitle,
                          const char *amount,
                          gboolean    opens)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *icon = gtk_image_new_from_icon_name ("x-office-document-symbolic");

  g_object_set (row, "use-markup", FALSE, "title", title, "subtitle", subtitle, "title-lines", 0,
                "subtitle-lines", 0, "activatable", opens, NULL);
  gtk_widget_add_css_class (icon, "dim-label");
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  if (amount != NULL) {
    GtkWidget *label = gtk_label_new (amount);

    gtk_widget_add_css_class (label, "numeric");
    gtk_widget_add_css_class (label, "heading");
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  }
  if (opens) {
    GtkWidget *next = gtk_image_new_from_icon_name ("go-next-symbolic");

    gtk_widget_add_css_class (next, "dim-label");
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), next);
  }
  return row;
}

/**
 * pupitre_finances_row_empty_list:
 * @list: A list of such rows
 */
void
pupitre_finances_row_empty_list (GtkListBox *list)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (list, 0)) != NULL)
    gtk_list_box_remove (list, GTK_WIDGET (row));
}
