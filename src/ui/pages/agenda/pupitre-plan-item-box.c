/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-plan-item-box"

#include "config.h"

#include "pupitre-plan-item-box.h"

#include "pupitre-child-colour.h"
#include "pupitre-hyphens.h"

#include <adwaita.h>

/* One lesson or detention in words: whose, what, where and with whom, what changed. The texts are said
 * as one by what holds the box. Main thread. */

#define NOTE_WIDTH_CHARS 12
#define AVATAR_SIZE 20

/* The words ask for no width of their own: columns are as wide as each other. */
static GtkWidget *
make_label (const char *text)
{
  return g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, "label",
                       text, "xalign", 0.0f, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR,
                       "max-width-chars", 1, NULL);
}

static GtkWidget *
add_label (GtkWidget *box, const char *text)
{
  GtkWidget *label = make_label (text);

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

/* Whose it is, before where it is: by name, never by the colour alone. */
static char *
dup_under (PupitrePlanItem *item)
{
  g_autofree char *names = pupitre_plan_dup_names (item);

  if (names == NULL)
    return g_strdup (item->place);
  return item->place != NULL ? g_strdup_printf ("%s · %s", names, item->place)
                             : g_steal_pointer (&names);
}

/**
 * pupitre_plan_item_box_paint:
 * @widget: The ground of a thing, or a stripe beside it
 * @item: The thing
 *
 * Gives it the colour of the child in a plan of several, else that of the course.
 *
 * Returns: whether the thing has a colour.
 */
gboolean
pupitre_plan_item_box_paint (GtkWidget *widget, PupitrePlanItem *item)
{
  g_autofree char *style = NULL;

  g_return_val_if_fail (GTK_IS_WIDGET (widget), FALSE);
  g_return_val_if_fail (item != NULL, FALSE);

  if (item->who->len == 1) {
    pupitre_child_colour_apply (widget, ((PupitrePlanWho *) item->who->pdata[0])->colour);
    return TRUE;
  }
  if (item->colour < 0 || item->who->len > 1)
    return FALSE;
  style = g_strdup_printf ("course-%d", item->colour);
  gtk_widget_add_css_class (widget, style);
  return TRUE;
}

/**
 * pupitre_plan_item_box_new_avatar:
 * @who: A child of a plan
 *
 * Returns: (transfer floating): its initial in its colour, small.
 */
GtkWidget *
pupitre_plan_item_box_new_avatar (PupitrePlanWho *who)
{
  GtkWidget *avatar;

  g_return_val_if_fail (who != NULL, NULL);

  avatar = g_object_new (ADW_TYPE_AVATAR, "size", AVATAR_SIZE, "text", pupitre_plan_who_get_name (who),
                         "show-initials", TRUE, "valign", GTK_ALIGN_START, "accessible-role",
                         GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  pupitre_child_colour_apply (avatar, who->colour);
  gtk_widget_add_css_class (avatar, "plan-avatar");
  return avatar;
}

/* @returns: (transfer floating): the initials of those whose it is, before their names */
static GtkWidget *
make_under (PupitrePlanItem *item, GtkWidget *words)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 5);
  GtkWidget *avatars = g_object_new (GTK_TYPE_BOX, "css-name", "avatargroup", NULL);

  for (guint i = 0; i < item->who->len; i++)
    gtk_box_append (GTK_BOX (avatars), pupitre_plan_item_box_new_avatar (item->who->pdata[i]));
  gtk_box_append (GTK_BOX (line), avatars);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (line), words);
  return line;
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
  g_autofree char *under = NULL;
  GtkWidget *title;

  g_return_val_if_fail (item != NULL, box);

  title = add_label (box, item->title);
  gtk_widget_add_css_class (title, "plan-title");
  if (item->is_cancelled)
    strike (title);
  under = dup_under (item);
  if (under != NULL) {
    GtkWidget *place = make_label (under);

    gtk_widget_add_css_class (place, "plan-place");
    gtk_widget_add_css_class (place, "dim-label");
    gtk_box_append (GTK_BOX (box), item->who->len > 0 ? make_under (item, place) : place);
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

/**
 * pupitre_plan_item_box_hyphenate:
 * @root: What holds such boxes
 *
 * Lets long words break where a reader expects it, for columns that are narrower than they are. Main
 * thread.
 */
void
pupitre_plan_item_box_hyphenate (GtkWidget *root)
{
  g_return_if_fail (GTK_IS_WIDGET (root));

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    if (GTK_IS_LABEL (child) && !gtk_label_get_use_markup (GTK_LABEL (child))) {
      g_autofree char *text = pupitre_hyphens_add (gtk_label_get_text (GTK_LABEL (child)));

      gtk_label_set_text (GTK_LABEL (child), text);
    }
    pupitre_plan_item_box_hyphenate (child);
  }
}
