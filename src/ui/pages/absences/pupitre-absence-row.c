/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-absence-row"

#include "config.h"

#include "pupitre-absence-row.h"

#include "pupitre-words.h"

/* One absence, announcement or intent: what it is, its details, where it stands, and what can be done
 * about it. Buttons stand under one another where there are several, so that a narrow window has room
 * for their words.
 *
 * Signals: `pressed` with the id of a button.
 * Accessibility: the row is labelled with all that it shows; a button is described by the row. */

struct _PupitreAbsenceRow {
  GtkListBoxRow parent_instance;

  GObject      *subject;
  GString      *words;
  GtkBox       *texts;
  GtkBox       *buttons;
  guint         n_buttons;
};

static guint pressed_signal;

G_DEFINE_FINAL_TYPE (PupitreAbsenceRow, pupitre_absence_row, GTK_TYPE_LIST_BOX_ROW)

static void
on_clicked (PupitreAbsenceRow *self, GtkButton *button)
{
  g_signal_emit (self, pressed_signal, 0, gtk_widget_get_name (GTK_WIDGET (button)));
}

static void
update_label (PupitreAbsenceRow *self, const char *text)
{
  g_string_append_printf (self->words, self->words->len > 0 ? ", %s" : "%s", text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  self->words->str, -1);
}

static GtkWidget *
add_label (PupitreAbsenceRow *self, GtkBox *box, const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (box, label);
  update_label (self, text);
  return label;
}

static void
pupitre_absence_row_dispose (GObject *object)
{
  PupitreAbsenceRow *self = PUPITRE_ABSENCE_ROW (object);

  g_clear_object (&self->subject);

  G_OBJECT_CLASS (pupitre_absence_row_parent_class)->dispose (object);
}

static void
pupitre_absence_row_finalize (GObject *object)
{
  g_string_free (PUPITRE_ABSENCE_ROW (object)->words, TRUE);

  G_OBJECT_CLASS (pupitre_absence_row_parent_class)->finalize (object);
}

static void
pupitre_absence_row_class_init (PupitreAbsenceRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pupitre_absence_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = pupitre_absence_row_finalize;

  pressed_signal = g_signal_new ("pressed", PUPITRE_TYPE_ABSENCE_ROW, G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static GtkBox *
create_box (GtkOrientation orientation, int spacing)
{
  return GTK_BOX (gtk_box_new (orientation, spacing));
}

static void
pupitre_absence_row_init (PupitreAbsenceRow *self)
{
  GtkBox *content = create_box (GTK_ORIENTATION_HORIZONTAL, 12);

  self->words = g_string_new (NULL);
  self->texts = create_box (GTK_ORIENTATION_VERTICAL, 3);
  self->buttons = create_box (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_set_valign (GTK_WIDGET (self->texts), GTK_ALIGN_CENTER);
  gtk_widget_set_valign (GTK_WIDGET (self->buttons), GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (GTK_WIDGET (content), "absence-row");
  gtk_box_append (content, GTK_WIDGET (self->texts));
  gtk_box_append (content, GTK_WIDGET (self->buttons));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), GTK_WIDGET (content));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
}

/**
 * pupitre_absence_row_new:
 * @subject: What it is about
 * @title: What it is: a date, or words of ours, which begin with a capital here
 * @detail: Its details; empty for none
 *
 * Returns: (transfer floating): a row. Main thread.
 */
GtkWidget *
pupitre_absence_row_new (GObject *subject, const char *title, const char *detail)
{
  PupitreAbsenceRow *self = g_object_new (PUPITRE_TYPE_ABSENCE_ROW, NULL);
  g_autofree char *headline = pupitre_words_capital (title);

  self->subject = g_object_ref (subject);
  add_label (self, self->texts, headline);
  if (*detail != '\0') {
    GtkWidget *label = add_label (self, self->texts, detail);

    gtk_widget_add_css_class (label, "caption");
    gtk_widget_add_css_class (label, "dim-label");
  }
  return GTK_WIDGET (self);
}

/**
 * pupitre_absence_row_set_state:
 * @self: A row that has no state yet
 * @icon_name: What stands before it
 * @text: Where it stands
 *
 * Main thread.
 */
void
pupitre_absence_row_set_state (PupitreAbsenceRow *self, const char *icon_name, const char *text)
{
  GtkBox *box = create_box (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *icon = gtk_image_new_from_icon_name (icon_name);

  g_return_if_fail (PUPITRE_IS_ABSENCE_ROW (self));

  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_box_append (box, icon);
  gtk_widget_add_css_class (add_label (self, box, text), "caption");
  gtk_box_append (self->texts, GTK_WIDGET (box));
}

/**
 * pupitre_absence_row_add_button:
 * @self: A row
 * @id: What `pressed` says
 * @label: What stands on it
 *
 * Main thread.
 */
void
pupitre_absence_row_add_button (PupitreAbsenceRow *self, const char *id, const char *label)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  g_return_if_fail (PUPITRE_IS_ABSENCE_ROW (self));

  gtk_widget_set_name (button, id);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  self->words->str, -1);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (on_clicked), self);
  gtk_box_append (self->buttons, button);
  self->n_buttons++;
}

/**
 * pupitre_absence_row_get_subject:
 * @self: A row
 *
 * Returns: (transfer none): what it is about. Main thread.
 */
gpointer
pupitre_absence_row_get_subject (PupitreAbsenceRow *self)
{
  g_return_val_if_fail (PUPITRE_IS_ABSENCE_ROW (self), NULL);

  return self->subject;
}

/**
 * pupitre_absence_row_get_words:
 * @self: A row
 *
 * Returns: (transfer none): all that it says. Main thread.
 */
const char *
pupitre_absence_row_get_words (PupitreAbsenceRow *self)
{
  g_return_val_if_fail (PUPITRE_IS_ABSENCE_ROW (self), NULL);

  return self->words->str;
}

/**
 * pupitre_absence_row_get_n_buttons:
 * @self: A row
 *
 * Returns: how many buttons it has. Main thread.
 */
guint
pupitre_absence_row_get_n_buttons (PupitreAbsenceRow *self)
{
  g_return_val_if_fail (PUPITRE_IS_ABSENCE_ROW (self), 0);

  return self->n_buttons;
}
