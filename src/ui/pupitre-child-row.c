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
#include "pupitre-child-question.h"
#include "pupitre-cut-text.h"
#include "pupitre-late-menu.h"
#include "pupitre-upright-layout.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/* A child in the sidebar: photo or initial in the child's colour, first name, school, how much is
 * new (messages that are not read, and what else changed that the parent has not seen), and a menu for
 * when the list of the children is not right. */

struct _PupitreChildRow {
  GtkListBoxRow  parent_instance;

  PupitreMember *member;
  PupitreChild  *child;     /* of the member */
  PupitreFeed   *messages;
  PupitreChanges *changes;

  AdwAvatar     *avatar;
  GtkLabel      *name;
  GtkLabel      *school;
  PupitreBadge  *badge;
  GtkMenuButton *menu_button;
  GMenuModel    *menu;
};

G_DEFINE_FINAL_TYPE (PupitreChildRow, pupitre_child_row, GTK_TYPE_LIST_BOX_ROW)

static void
on_n_new_changed (PupitreChildRow *self)
{
  g_autofree char *label = NULL;
  guint n_new = self->messages != NULL ? pupitre_feed_get_n_new (self->messages) : 0;

  /* A message is new until it is read, and counted once. */
  n_new += pupitre_changes_count_unseen (self->changes, pupitre_child_get_key (self->child),
                                         PUPITRE_CHANGES_OF_ALL & ~PUPITRE_TILE_MESSAGES);
  pupitre_badge_set_count (self->badge, n_new);
  if (n_new == 0)
    /* Translators: a child and its school, read aloud */
    label = g_strdup_printf (_("%1$s, %2$s"), pupitre_child_get_first_name (self->child),
                             pupitre_child_get_school_name (self->child));
  else
    /* Translators: a child, its school, and how many things are new, read aloud */
    label = g_strdup_printf (ngettext ("%1$s, %2$s, %3$u new", "%1$s, %2$s, %3$u new", n_new),
                             pupitre_child_get_first_name (self->child),
                             pupitre_child_get_school_name (self->child), n_new);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
on_menu_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_menu_button_popup (PUPITRE_CHILD_ROW (widget)->menu_button);
}

static void
on_archive_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_activate_action (widget, "win.archive", "s",
                              pupitre_child_get_key (PUPITRE_CHILD_ROW (widget)->child));
}

static void
on_not_mine_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  pupitre_child_question_not_mine (widget, PUPITRE_CHILD_ROW (widget)->child);
}

static void
on_missing_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  pupitre_child_question_missing (
    widget, pupitre_member_get_account (PUPITRE_CHILD_ROW (widget)->member));
}

/* By the second button of a pointer. */
static void
on_pressed (PupitreChildRow *self, int n_press, double x, double y, GtkGesture *gesture)
{
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_menu_button_popup (self->menu_button);
}

static void
watch_second_button (PupitreChildRow *self)
{
  GtkGesture *gesture = gtk_gesture_click_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (gesture), GDK_BUTTON_SECONDARY);
  g_signal_connect_swapped (gesture, "pressed", G_CALLBACK (on_pressed), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (gesture));
}

static void
install_menu (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "child.menu", NULL, on_menu_activated);
  gtk_widget_class_install_action (widget_class, "child.archive", NULL, on_archive_activated);
  gtk_widget_class_install_action (widget_class, "child.not-mine", NULL, on_not_mine_activated);
  gtk_widget_class_install_action (widget_class, "child.missing", NULL, on_missing_activated);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Menu, 0, "child.menu", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, "child.menu", NULL);
}

static void
pupitre_child_row_dispose (GObject *object)
{
  PupitreChildRow *self = PUPITRE_CHILD_ROW (object);

  g_clear_object (&self->messages);
  g_clear_object (&self->changes);
  self->child = NULL;
  g_clear_object (&self->member);

  G_OBJECT_CLASS (pupitre_child_row_parent_class)->dispose (object);
}

static void
pupitre_child_row_class_init (PupitreChildRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pupitre_child_row_dispose;

  g_type_ensure (PUPITRE_TYPE_BADGE);
  g_type_ensure (PUPITRE_TYPE_UPRIGHT_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/ui/pupitre-child-row.ui");
  gtk_widget_class_bind_template_child (widget_class, PupitreChildRow, avatar);
  gtk_widget_class_bind_template_child (widget_class, PupitreChildRow, name);
  gtk_widget_class_bind_template_child (widget_class, PupitreChildRow, school);
  gtk_widget_class_bind_template_child (widget_class, PupitreChildRow, badge);
  gtk_widget_class_bind_template_child (widget_class, PupitreChildRow, menu_button);
  gtk_widget_class_bind_template_child (widget_class, PupitreChildRow, menu);
  install_menu (widget_class);
}

static void
pupitre_child_row_init (PupitreChildRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  pupitre_late_menu_set (self->menu_button, self->menu);
  watch_second_button (self);
  pupitre_cut_text_watch (GTK_WIDGET (self));
}

static void
name_menu (PupitreChildRow *self)
{
  /* Translators: %s is the first name of a child; a button that opens a menu */
  g_autofree char *name =
    g_strdup_printf (_("More About %s"), pupitre_child_get_first_name (self->child));

  gtk_widget_set_tooltip_text (GTK_WIDGET (self->menu_button), name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->menu_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
}

static void
update_colour (PupitreChildRow *self, GListModel *family)
{
  pupitre_child_colour_apply (GTK_WIDGET (self->avatar),
                              pupitre_child_colour_find (family, self->child));
}

/* Another child may take the colour now, here as on the pages. */
static void
on_family_changed (PupitreChildRow *self,
                   guint            position,
                   guint            removed,
                   guint            added,
                   GListModel      *family)
{
  if (self->child != NULL)
    update_colour (self, family);
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
 * @member: A child and the account through which it is read
 * @family: The family, whose children decide on colours
 *
 * Returns: (transfer floating): a row. Main thread.
 */
GtkWidget *
pupitre_child_row_new (PupitreMember *member, PupitreFamily *family)
{
  PupitreChildRow *self;
  PupitreChild *child;
  GListModel *children;
  const char *school;

  g_return_val_if_fail (PUPITRE_IS_MEMBER (member), NULL);
  g_return_val_if_fail (PUPITRE_IS_FAMILY (family), NULL);

  self = g_object_new (PUPITRE_TYPE_CHILD_ROW, NULL);
  self->member = g_object_ref (member);
  self->child = child = pupitre_member_get_child (member);
  school = pupitre_child_get_school_name (child);

  adw_avatar_set_text (self->avatar, pupitre_child_get_first_name (child));
  children = pupitre_family_get_children (family);
  g_signal_connect_object (children, "items-changed", G_CALLBACK (on_family_changed), self,
                           G_CONNECT_SWAPPED);
  update_colour (self, children);
  gtk_label_set_text (self->name, pupitre_child_get_first_name (child));
  gtk_label_set_text (self->school, school);
  gtk_widget_set_visible (GTK_WIDGET (self->school), school[0] != '\0');
  name_menu (self);
  self->changes = g_object_ref (pupitre_family_get_changes (family));
  g_signal_connect_object (self->changes, "changed", G_CALLBACK (on_n_new_changed), self,
                           G_CONNECT_SWAPPED);
  watch_messages (self, pupitre_member_get_account (member));

  return GTK_WIDGET (self);
}

/**
 * pupitre_child_row_get_member:
 * @self: A row
 *
 * Returns: (transfer none): the child and its accounts. Main thread.
 */
PupitreMember *
pupitre_child_row_get_member (PupitreChildRow *self)
{
  g_return_val_if_fail (PUPITRE_IS_CHILD_ROW (self), NULL);

  return self->member;
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
