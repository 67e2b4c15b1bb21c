/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-record-row"

#include "config.h"

#include "pupitre-record-row.h"

#include "pupitre-document-clipboard.h"
#include "pupitre-launch.h"
#include "pupitre-record-words.h"
#include "pupitre-window.h"

#include <glib/gi18n.h>

/* The rows of a record: a fact, a number that one copies, somebody to whom one writes. Main thread. */

/* Of the same length for each number, so that it does not tell how long that is. */
#define HIDDEN_TEXT "••••••••"

/**
 * pupitre_record_row_new_fact:
 * @name: What it is
 * @fact: Plain text
 *
 * Returns: (transfer floating): a row that says it. Main thread.
 */
GtkWidget *
pupitre_record_row_new_fact (const char *name, const char *fact)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", name, "subtitle",
                                 fact, "subtitle-lines", 0, "activatable", FALSE, NULL);

  gtk_widget_add_css_class (row, "figure-row");
  return row;
}

/**
 * pupitre_record_row_new_note:
 * @note: A sentence in the place of facts
 *
 * Returns: (transfer floating): a row that says it. Main thread.
 */
GtkWidget *
pupitre_record_row_new_note (const char *note)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", note,
                                 "title-lines", 0, "activatable", FALSE, NULL);

  gtk_widget_add_css_class (row, "dim-label");
  return row;
}

static GtkWidget *
add_button (GtkWidget *row, const char *icon_name, const char *label)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon_name);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  return button;
}

static void
on_copy (GtkWidget *button, const char *number)
{
  GtkRoot *root = gtk_widget_get_root (button);

  pupitre_document_clipboard_put (button, number);
  if (PUPITRE_IS_WINDOW (root))
    pupitre_window_add_toast (PUPITRE_WINDOW (root), _("Copied"));
}

static void
free_text (gpointer text, GClosure *closure)
{
  g_free (text);
}

static void
on_reveal (GtkToggleButton *button, GParamSpec *pspec, AdwActionRow *row)
{
  gboolean shown = gtk_toggle_button_get_active (button);
  const char *number = g_object_get_data (G_OBJECT (row), "number");

  adw_action_row_set_subtitle (row, shown ? number : HIDDEN_TEXT);
  gtk_button_set_icon_name (GTK_BUTTON (button),
                            shown ? "view-conceal-symbolic" : "view-reveal-symbolic");
}

static void
add_reveal (GtkWidget *row, const char *number, const char *label)
{
  GtkWidget *button = gtk_toggle_button_new ();

  gtk_button_set_icon_name (GTK_BUTTON (button), "view-reveal-symbolic");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_object_set_data_full (G_OBJECT (row), "number", g_strdup (number), g_free);
  g_signal_connect_object (button, "notify::active", G_CALLBACK (on_reveal), row, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

/**
 * pupitre_record_row_new_number:
 * @name: What it is
 * @number: By which somebody is known
 * @copy: What the button is called that copies it
 * @show: (nullable): What the button is called that shows it; %NULL where it is always shown
 *
 * Returns: (transfer floating): a row from which it is copied with one click. Main thread.
 */
GtkWidget *
pupitre_record_row_new_number (const char *name, const char *number, const char *copy, const char *show)
{
  GtkWidget *row = pupitre_record_row_new_fact (name, show != NULL ? HIDDEN_TEXT : number);
  GtkWidget *button;

  gtk_widget_add_css_class (row, "numeric");
  if (show != NULL)
    add_reveal (row, number, show);
  button = add_button (row, "edit-copy-symbolic", copy);
  g_signal_connect_data (button, "clicked", G_CALLBACK (on_copy), g_strdup (number), free_text, 0);
  return row;
}

static void
on_write (GtkWidget *button, const char *uri)
{
  pupitre_launch_ask (button, uri);
}

/**
 * pupitre_record_row_new_teacher:
 * @name: What the teacher teaches, or is
 * @teacher: Who it is
 * @child: The full name of the child, for the subject line of an e-mail
 * @matter: (nullable): The subject, for the same
 *
 * Returns: (transfer floating): a row from which an e-mail is written where the teacher publishes an
 *   address, and which says so where not. Main thread.
 */
GtkWidget *
pupitre_record_row_new_teacher (const char     *name,
                                PupitreTeacher *teacher,
                                const char     *child,
                                const char     *matter)
{
  const char *who = pupitre_teacher_get_name (teacher);
  g_autofree char *fact = NULL;
  g_autofree char *label = NULL;
  GtkWidget *row;
  GtkWidget *button;

  if (pupitre_teacher_get_email (teacher) == NULL) {
    /* Translators: %s is a teacher */
    fact = g_strdup_printf (_("%s · address not published"), who);
    return pupitre_record_row_new_fact (name, fact);
  }
  /* Translators: %s is a teacher */
  label = g_strdup_printf (_("Write to %s"), who);
  row = pupitre_record_row_new_fact (name, who);
  button = add_button (row, "mail-send-symbolic", label);
  g_signal_connect_data (button, "clicked", G_CALLBACK (on_write),
                         pupitre_record_words_mail (teacher, child, matter), free_text, 0);
  g_object_set (row, "activatable-widget", button, NULL);
  return row;
}
