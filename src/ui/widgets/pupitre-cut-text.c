/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-cut-text"

#include "pupitre-cut-text.h"

#include <adwaita.h>

/* Texts that end in dots for want of room are said in full in a tooltip, and only then. */

static void
add_text (GString *text, const char *words)
{
  g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", words);
}

/* An inscription tells nobody whether it is. */
static gboolean
is_cut (GtkInscription *inscription)
{
  GtkWidget *widget = GTK_WIDGET (inscription);
  g_autoptr (PangoLayout) layout =
    gtk_widget_create_pango_layout (widget, gtk_inscription_get_text (inscription));
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);
  return width > gtk_widget_get_width (widget);
}

static void
collect_inscription (GtkInscription *inscription, GString *text, gboolean *cut)
{
  const char *words = gtk_inscription_get_text (inscription);

  if (words == NULL || *words == '\0')
    return;
  add_text (text, words);
  *cut |= is_cut (inscription);
}

static void
collect (GtkWidget *widget, GString *text, gboolean *cut)
{
  if (!gtk_widget_get_visible (widget) || ADW_IS_AVATAR (widget))
    return;

  if (GTK_IS_LABEL (widget)) {
    const char *words = gtk_label_get_text (GTK_LABEL (widget));

    if (words[0] == '\0')
      return;
    add_text (text, words);
    *cut |= pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (widget)));
    return;
  }
  if (GTK_IS_INSCRIPTION (widget)) {
    collect_inscription (GTK_INSCRIPTION (widget), text, cut);
    return;
  }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect (child, text, cut);
}

static gboolean
on_query_tooltip (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  g_autoptr (GString) text = g_string_new (NULL);
  gboolean cut = FALSE;

  collect (widget, text, &cut);
  if (cut)
    gtk_tooltip_set_text (tooltip, text->str);
  return cut;
}

/**
 * pupitre_cut_text_watch:
 * @widget: A row, a title: a few labels that belong together
 *
 * From now on, while any label in @widget is cut, a tooltip says all of them. Main thread.
 */
void
pupitre_cut_text_watch (GtkWidget *widget)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  gtk_widget_set_has_tooltip (widget, TRUE);
  g_signal_connect (widget, "query-tooltip", G_CALLBACK (on_query_tooltip), NULL);
}
