/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-child-colour"

#include "pupitre-child-colour.h"

/* Which colour is a child's. It follows from the child alone, so that it is the same in every
 * place and on every day; only a child whose colour an elder of the list already wears takes the
 * next free one. */

static guint
preferred_colour (PupitreChild *child)
{
  return g_str_hash (pupitre_child_get_key (child)) % PUPITRE_N_CHILD_COLOURS;
}

static guint
first_free (guint colour, guint taken)
{
  const guint all = (1u << PUPITRE_N_CHILD_COLOURS) - 1;

  if ((taken & all) == all)
    return colour;
  while (taken & (1u << colour))
    colour = (colour + 1) % PUPITRE_N_CHILD_COLOURS;
  return colour;
}

/**
 * pupitre_child_colour_find:
 * @children: The children of the family, in the order of the sidebar
 * @child: One of them
 *
 * Returns: the number of the child's colour. Main thread.
 */
guint
pupitre_child_colour_find (GListModel *children, PupitreChild *child)
{
  guint taken = 0;

  g_return_val_if_fail (G_IS_LIST_MODEL (children), 0);
  g_return_val_if_fail (PUPITRE_IS_CHILD (child), 0);

  for (guint i = 0; i < g_list_model_get_n_items (children); i++) {
    g_autoptr (PupitreChild) other = g_list_model_get_item (children, i);
    guint colour = first_free (preferred_colour (other), taken);

    if (g_str_equal (pupitre_child_get_key (other), pupitre_child_get_key (child)))
      return colour;
    taken |= 1u << colour;
  }
  return preferred_colour (child);
}

/**
 * pupitre_child_colour_apply:
 * @widget: An avatar
 * @colour: From pupitre_child_colour_find()
 *
 * Gives the widget the style class of the colour, and takes away that of any other. Main thread.
 */
void
pupitre_child_colour_apply (GtkWidget *widget, guint colour)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  for (guint i = 0; i < PUPITRE_N_CHILD_COLOURS; i++) {
    g_autofree char *name = g_strdup_printf ("child-%u", i);

    if (i == colour)
      gtk_widget_add_css_class (widget, name);
    else
      gtk_widget_remove_css_class (widget, name);
  }
}
