/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-child-row"

#include "config.h"

#include "pupitre-child-row.h"

#include "pupitre-badge.h"
#include "pupitre-child-colour.h"
#include "pupitre-cut-text.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/* A child in the sidebar: photo or initial in the child's colour, first name, school, and how many
 * messages are new. */

struct _PupitreChildRow {
  GtkListBoxRow  parent_instance;

  PupitreChild  *child;
  PupitreFeed   *messages;

  AdwAvatar     *avatar;
  GtkLabel      *name;
  GtkLabel      *school;
  PupitreBadge  *badge;
};

G_DEFINE_FINAL_TYPE (PupitreChildRow, pupitre_child_row, GTK_TYPE_LIST_BOX_ROW)

static void
on_n_new_changed (PupitreChildRow *self)
{
  g_autofree char *label = NULL;
  guint n_new = self->messages != NULL ? pupitre_feed_get_n_new (self->messages) : 0;

  pupitre_badge_set_count (self->badge, n_new);
  if (n_new == 0)
    /* Translators: a child and its school, read aloud */
    label = g_strdup_printf (_("%1$s, %2$s"), pupitre_child_get_first_name (self->child),
                             pupitre_child_get_school_name (self->child));
  else
    /* Translators: a child, its school, and how many messages are new, read aloud */
    label = g_strdup_printf (ngettext ("%1$s, %2$s, %3$u new message",
                                       "%1$s, %2$s, %3$u new messages", n_new),
                             pupitre_child_get_first_name (self->child),
                             pupitre_child_get_school_name (self->child), n_new);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
pupitre_child_row_dispose (GObject *object)
{
  PupitreChildRow *self = PUPITRE_CHILD_ROW (object);

  g_clear_object (&self->messages);
  g_clear_object (&self->child);

  G_OBJECT_CLASS (pupitre_child_row_parent_class)->dispose (object);
}

static void
pupitre_child_row_class_init (PupitreChildRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pupitre_child_row_dispose;

  g_type_ensure (PUPITRE_TYPE_BADGE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/ui/pupitre-child-row.ui");
  gtk_widget_class_bind_template_child (widget_class, PupitreChildRow, avatar);
  gtk_widget_class_bind_template_child (widget_class, PupitreChildRow, name);
  gtk_widget_class_bind_template_child (widget_class, PupitreChildRow, school);
  gtk_widget_class_bind_template_child (widget_class, PupitreChildRow, badge);
}

static void
pupitre_child_row_init (PupitreChildRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  pupitre_cut_text_watch (GTK_WIDGET (self));
}

static void
watch_messages (PupitreChildRow *self, PupitreAccount *account)
{
  if (pupitre_child_offers (self->child, PUPITRE_TILE_MESSAGES)) {
    self->messages = pupitre_account_get_feed (account, self->child, PUPITRE_KIND_MESSAGES);
    g_signal_connect_object (self->messages, "notify::n-new", G_CALLBACK (on_n_new_changed), self,
                             G_CONNECT_SWAPPED);
  }
  on_n_new_changed (self);
}

/**
 * pupitre_child_row_new:
 * @account: The account through which the child is seen
 * @child: A child
 *
 * Returns: (transfer floating): a row. Main thread.
 */
GtkWidget *
pupitre_child_row_new (PupitreAccount *account, PupitreChild *child)
{
  PupitreChildRow *self;
  const char *school;

  g_return_val_if_fail (PUPITRE_IS_ACCOUNT (account), NULL);
  g_return_val_if_fail (PUPITRE_IS_CHILD (child), NULL);

  self = g_object_new (PUPITRE_TYPE_CHILD_ROW, NULL);
  self->child = g_object_ref (child);
  school = pupitre_child_get_school_name (child);

  adw_avatar_set_text (self->avatar, pupitre_child_get_first_name (child));
  pupitre_child_colour_apply (GTK_WIDGET (self->avatar),
                              pupitre_child_colour_find (pupitre_account_get_children (account),
                                                         child));
  gtk_label_set_text (self->name, pupitre_child_get_first_name (child));
  gtk_label_set_text (self->school, school);
  gtk_widget_set_visible (GTK_WIDGET (self->school), school[0] != '\0');
  watch_messages (self, account);

  return GTK_WIDGET (self);
}

/**
 * pupitre_child_row_get_child:
 * @self: A row
 *
 * Returns: (transfer none): the child. Main thread.
 */
PupitreChild *
pupitre_child_row_get_child (PupitreChildRow *self)
{
  g_return_val_if_fail (PUPITRE_IS_CHILD_ROW (self), NULL);

  return self->child;
}

/**
 * pupitre_child_row_set_picture:
 * @self: A row
 * @picture: (nullable): The child's photo, decoded by the helper
 *
 * Main thread.
 */
void
pupitre_child_row_set_picture (PupitreChildRow *self, GdkPaintable *picture)
{
  g_return_if_fail (PUPITRE_IS_CHILD_ROW (self));

  adw_avatar_set_custom_image (self->avatar, picture);
}
