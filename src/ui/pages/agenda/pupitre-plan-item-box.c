/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-plan-item-box"

#include "config.h"

#include "pupitre-plan-item-box.h"

/* One lesson or detention in words: what, where and with whom, what changed. The texts are said as one
 * by what holds the box. Main thread. */

#define NOTE_WIDTH_CHARS 12

/* The words ask for no width of their own: columns are as wide as each other. */
static GtkWidget *
add_label (GtkWidget *box, const char *text)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                   "label", text, "xalign", 0.0f, "wrap", TRUE, "wrap-mode",
                                   PANGO_WRAP_WORD_CHAR, "max-width-chars", 1, NULL);

  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static void
strike (GtkWidget *label)
{
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_strikethrough_new (TRUE));
  gtk_label_set_attributes (GTK_LABEL (label), attributes);
}

/* What it was, struck through, an arrow, what it is in bold: no colour is needed to tell. */
static void
add_change (GtkWidget *box, PupitrePlanChange *change)
{
  g_autofree char *markup = g_markup_printf_escaped ("<s>%s</s> → <b>%s</b>", change->before,
                                                     change->after);
  GtkWidget *label = add_label (box, "");

  gtk_label_set_markup (GTK_LABEL (label), markup);
  gtk_widget_add_css_class (label, "plan-change");
}

/**
 * pupitre_plan_item_box_new:
 * @item: A lesson or a detention
 *
 * Returns: (transfer floating): its title, place and changes, one under the other.
 */
GtkWidget *
pupitre_plan_item_box_new (PupitrePlanItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *title;

  g_return_val_if_fail (item != NULL, box);

  title = add_label (box, item->title);
  gtk_widget_add_css_class (title, "plan-title");
  if (item->is_cancelled)
    strike (title);
  if (item->place != NULL) {
    GtkWidget *place = add_label (box, item->place);

    gtk_widget_add_css_class (place, "plan-place");
    gtk_widget_add_css_class (place, "dim-label");
  }
  for (guint i = 0; i < item->changes->len; i++)
    add_change (box, g_ptr_array_index (item->changes, i));
  return box;
}

/**
 * pupitre_plan_item_box_new_note:
 * @item: A lesson or a detention that has a note
 *
 * Returns: (transfer floating): what is special about it, on a mark.
 */
GtkWidget *
pupitre_plan_item_box_new_note (PupitrePlanItem *item)
{
  GtkWidget *label;

  g_return_val_if_fail (item != NULL && item->note != NULL, NULL);

  label = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, "label",
                        item->note, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, "xalign", 0.0f,
                        "halign", GTK_ALIGN_START, "valign", GTK_ALIGN_CENTER,
                        "max-width-chars", NOTE_WIDTH_CHARS, NULL);
  gtk_widget_add_css_class (label, "plan-note");
  if (item->is_warning)
    gtk_widget_add_css_class (label, "warning-note");
  return label;
}
