/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-avatar-group"

#include "pupitre-avatar-group.h"

#include "pupitre-child-colour.h"

#include <adwaita.h>

/* The initials of the children whom something concerns, one over the edge of the other.
 *
 * CSS: one node `avatargroup` with avatars below it; that they overlap is the style sheet's.
 * Accessibility: one picture, labelled with the first names. */

#define AVATAR_SIZE 28

struct _PupitreAvatarGroup {
  GtkWidget  parent_instance;

  GPtrArray *looks;  /* (element-type utf8), of the children shown */
};

G_DEFINE_FINAL_TYPE (PupitreAvatarGroup, pupitre_avatar_group, GTK_TYPE_WIDGET)

static void
pupitre_avatar_group_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (pupitre_avatar_group_parent_class)->dispose (object);
}

static void
pupitre_avatar_group_finalize (GObject *object)
{
  g_ptr_array_unref (PUPITRE_AVATAR_GROUP (object)->looks);

  G_OBJECT_CLASS (pupitre_avatar_group_parent_class)->finalize (object);
}

static void
pupitre_avatar_group_class_init (PupitreAvatarGroupClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = pupitre_avatar_group_dispose;
  object_class->finalize = pupitre_avatar_group_finalize;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "avatargroup");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
pupitre_avatar_group_init (PupitreAvatarGroup *self)
{
  self->looks = g_ptr_array_new_with_free_func (g_free);
}

/* Which child, and as what: with another family it may have another colour. */
static GPtrArray *
list_looks (GListModel *family, GPtrArray *children)
{
  GPtrArray *looks = g_ptr_array_new_full (children->len, g_free);

  for (guint i = 0; i < children->len; i++) {
    PupitreChild *child = children->pdata[i];

    g_ptr_array_add (looks, g_strdup_printf ("%u %s %s", pupitre_child_colour_find (family, child),
                                             pupitre_child_get_key (child),
                                             pupitre_child_get_first_name (child)));
  }
  return looks;
}

static gboolean
shows_already (PupitreAvatarGroup *self, GPtrArray *looks)
{
  if (self->looks->len != looks->len)
    return FALSE;
  for (guint i = 0; i < looks->len; i++) {
    if (!g_str_equal (self->looks->pdata[i], looks->pdata[i]))
      return FALSE;
  }
  return TRUE;
}

/* A row of a list shows one thing after the other: the avatars that it has are used again.
 *
 * @avatar: (nullable): the one that is there already */
static GtkWidget *
show_avatar (PupitreAvatarGroup *self, GtkWidget *avatar, GListModel *family, PupitreChild *child)
{
  if (avatar == NULL) {
    avatar = adw_avatar_new (AVATAR_SIZE, NULL, TRUE);
    gtk_widget_set_valign (avatar, GTK_ALIGN_CENTER);
    gtk_widget_set_parent (avatar, GTK_WIDGET (self));
  }
  if (g_strcmp0 (adw_avatar_get_text (ADW_AVATAR (avatar)),
                 pupitre_child_get_first_name (child)) != 0)
    adw_avatar_set_text (ADW_AVATAR (avatar), pupitre_child_get_first_name (child));
  pupitre_child_colour_apply (avatar, pupitre_child_colour_find (family, child));
  gtk_widget_set_visible (avatar, TRUE);
  return avatar;
}

/**
 * pupitre_avatar_group_set_children:
 * @self: A group
 * @family: The children of the family, which decide on colours
 * @children: (element-type PupitreChild): Whom to show
 *
 * Main thread.
 */
void
pupitre_avatar_group_set_children (PupitreAvatarGroup *self,
                                   GListModel         *family,
                                   GPtrArray          *children)
{
  g_autoptr (GPtrArray) looks = NULL;
  g_autoptr (GString) names = NULL;
  GtkWidget *avatar;

  g_return_if_fail (PUPITRE_IS_AVATAR_GROUP (self));
  g_return_if_fail (children != NULL);

  looks = list_looks (family, children);
  if (shows_already (self, looks))
    return;

  g_ptr_array_unref (self->looks);
  self->looks = g_steal_pointer (&looks);
  names = g_string_new (NULL);
  avatar = gtk_widget_get_first_child (GTK_WIDGET (self));
  for (guint i = 0; i < children->len; i++) {
    avatar = gtk_widget_get_next_sibling (show_avatar (self, avatar, family, children->pdata[i]));
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "",
                            pupitre_child_get_first_name (children->pdata[i]));
  }
  for (; avatar != NULL; avatar = gtk_widget_get_next_sibling (avatar))
    gtk_widget_set_visible (avatar, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, names->str,
                                  -1);
}
