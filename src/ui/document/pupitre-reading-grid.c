/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-reading-grid"

#include "config.h"

#include "pupitre-reading-grid.h"

#include <glib/gi18n.h>

#include "pupitre-reading-layout.h"

/* A table that was read out of a document, as a table of widgets: each row can have the focus, and
 * says its cells with the names of their columns. */

static GtkWidget *
new_label (const char *text, GtkAccessibleRole role, gboolean named)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "accessible-role", role, "label", text,
                                   "xalign", named ? 0.0f : 0.5f, "wrap", TRUE, NULL);

  /* A table may be wider than the window; words in pieces cannot be read. */
  gtk_label_set_wrap_mode (GTK_LABEL (label), named ? PANGO_WRAP_WORD_CHAR : PANGO_WRAP_WORD);
  if (named) {
    gtk_label_set_width_chars (GTK_LABEL (label), 14);
  } else {
    gtk_label_set_max_width_chars (GTK_LABEL (label), 10);
    gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
    gtk_widget_add_css_class (label, "numeric");
  }

  return label;
}

/* A row in words: its name, then each cell that is not empty with the name of its column. */
static char *
describe_row (GStrv header, GStrv row)
{
  GString *text = g_string_new (row[0]);

  for (guint i = 1; row[0] != NULL && row[i] != NULL; i++) {
    if (*row[i] == '\0')
      continue;
    g_string_append (text, text->len > 0 ? ", " : "");
    /* Translators: a cell of a table, read aloud: the name of its column, then what is in it */
    g_string_append_printf (text, C_("cell of a table", "%1$s: %2$s"), header[i], row[i]);
  }

  return g_string_free (text, FALSE);
}

static void
add_cells (GtkWidget *box, GStrv row, gboolean is_header, GPtrArray *columns)
{
  const GtkAccessibleRole role = is_header ? GTK_ACCESSIBLE_ROLE_COLUMN_HEADER
                                           : GTK_ACCESSIBLE_ROLE_CELL;

  for (guint i = 0; row[i] != NULL; i++) {
    GtkWidget *label = new_label (row[i], i == 0 && !is_header ? GTK_ACCESSIBLE_ROLE_ROW_HEADER
                                                               : role, i == 0);

    gtk_size_group_add_widget (g_ptr_array_index (columns, i), label);
    gtk_box_append (GTK_BOX (box), label);
  }
}

static GtkWidget *
new_row (const PupitreReadingBlock *table, guint number, GPtrArray *columns)
{
  const GStrv row = g_ptr_array_index (table->rows, number);
  GtkWidget *box = g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_ROW,
                                 "focusable", TRUE, "layout-manager",
                                 g_object_new (PUPITRE_TYPE_READING_LAYOUT, NULL), NULL);
  g_autofree char *spoken = describe_row (g_ptr_array_index (table->rows, 0), row);

  gtk_widget_add_css_class (box, number == 0 ? "header" : row[1] == NULL ? "across" : "cells");
  if (row[1] == NULL)
    gtk_box_append (GTK_BOX (box), new_label (row[0], GTK_ACCESSIBLE_ROLE_CELL, TRUE));
  else
    add_cells (box, row, number == 0, columns);
  if (number > 0)
    gtk_accessible_update_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);

  return box;
}

/**
 * pupitre_reading_grid_new:
 * @table: A table
 *
 * Returns: (transfer floating): the table; it scrolls sideways where it is too wide. Main thread.
 */
GtkWidget *
pupitre_reading_grid_new (const PupitreReadingBlock *table)
{
  GtkWidget *window = gtk_scrolled_window_new ();
  GtkWidget *box = g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_TABLE,
                                 "orientation", GTK_ORIENTATION_VERTICAL, NULL);
  g_autoptr (GPtrArray) columns = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < table->n_columns; i++)
    g_ptr_array_add (columns, gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL));
  for (guint i = 0; i < table->rows->len; i++)
    gtk_box_append (GTK_BOX (box), new_row (table, i, columns));
  gtk_widget_add_css_class (box, "reading-table");
  gtk_accessible_update_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Table"), -1);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (window), GTK_POLICY_AUTOMATIC,
                                  GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (window), box);

  return window;
}
