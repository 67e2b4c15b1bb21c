/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-badge"

#include "pupitre-badge.h"

/* A small number at the end of a sidebar row; not there at all when it is zero. The row says the
 * number in its own accessible label, so that the badge itself is decoration. */

struct _PupitreBadge {
  AdwBin    parent_instance;

  guint     count;
  GtkLabel *label;
};

G_DEFINE_FINAL_TYPE (PupitreBadge, pupitre_badge, ADW_TYPE_BIN)

static void
pupitre_badge_class_init (PupitreBadgeClass *klass)
{
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "badge");
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
pupitre_badge_init (PupitreBadge *self)
{
  self->label = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->label), "numeric");
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->label));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * pupitre_badge_set_count:
 * @self: A badge
 * @count: The number
 *
 * Main thread.
 */
void
pupitre_badge_set_count (PupitreBadge *self, guint count)
{
  g_autofree char *text = NULL;

  g_return_if_fail (PUPITRE_IS_BADGE (self));

  self->count = count;
  text = count > 999 ? g_strdup ("999+") : g_strdup_printf ("%u", count);
  gtk_label_set_text (self->label, text);
  gtk_widget_set_visible (GTK_WIDGET (self), count > 0);
}

/**
 * pupitre_badge_get_count:
 * @self: A badge
 *
 * Returns: the number. Main thread.
 */
guint
pupitre_badge_get_count (PupitreBadge *self)
{
  g_return_val_if_fail (PUPITRE_IS_BADGE (self), 0);

  return self->count;
}
