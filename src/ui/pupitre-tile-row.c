/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-tile-row"

#include "config.h"

#include "pupitre-tile-row.h"

#include "pupitre-badge.h"
#include "pupitre-cut-text.h"
#include "pupitre-homework-week.h"

#include <glib/gi18n.h>

/* A tile of the chosen child, or of all, in the sidebar: icon, name, and how much of it is new: of
 * messages, how many are not read; of homework, how much is due soon and not done; of absences, how many
 * wait for the parent; of the rest, how much changed that the parent has not seen. */

struct _PupitreTileRow {
  GtkListBoxRow          parent_instance;

  const PupitrePageInfo *page;
  PupitreFeed           *feed;     /* (nullable) */
  PupitreFamilyUnread   *unread;   /* (nullable): of all children */
  PupitreFeedObjects    *days;     /* (nullable): those to come, which say what is soon */
  GObject               *waiting;  /* (nullable): has n-waiting */
  PupitreChanges        *changes;  /* (nullable) */
  char                  *child;    /* (nullable): whose changes; %NULL for those of all */

  GtkImage              *icon;
  GtkLabel              *title;
  PupitreBadge          *badge;
};

G_DEFINE_FINAL_TYPE (PupitreTileRow, pupitre_tile_row, GTK_TYPE_LIST_BOX_ROW)

static gboolean
counts_homework (PupitreTileRow *self)
{
  return self->page->tile == PUPITRE_TILE_HOMEWORK;
}

static guint
count (PupitreTileRow *self)
{
  if (self->changes != NULL)
    return pupitre_changes_count_unseen (
      self->changes, self->child,
      self->page->tile == PUPITRE_TILE_CHANGES ? PUPITRE_CHANGES_OF_ALL : self->page->tile);
  if (self->unread != NULL)
    return pupitre_family_unread_get_n (self->unread);
  if (self->feed == NULL)
    return 0;
  if (!counts_homework (self))
    return pupitre_feed_get_n_new (self->feed);
  return pupitre_homework_week_count_due (
    self->feed, self->days != NULL ? pupitre_feed_objects_list (self->days) : NULL);
}

static void
update (PupitreTileRow *self)
{
  g_autofree char *label = NULL;
  guint n_new = count (self);

  pupitre_badge_set_count (self->badge, n_new);
  if (n_new == 0)
    label = g_strdup (_(self->page->title));
  else if (counts_homework (self))
    /* Translators: the name of a tile and how much is due soon and not done, read aloud */
    label = g_strdup_printf (ngettext ("%1$s, %2$u due soon", "%1$s, %2$u due soon", n_new),
                             _(self->page->title), n_new);
  else
    /* Translators: the name of a tile and how much of it is new, read aloud */
    label = g_strdup_printf (ngettext ("%1$s, %2$u new", "%1$s, %2$u new", n_new),
                             _(self->page->title), n_new);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

/* What waits for the parent counts more than what is new, and has a colour of its own. */
static void
on_n_waiting_changed (PupitreTileRow *self)
{
  g_autofree char *label = NULL;
  guint n_waiting;

  g_object_get (self->waiting, "n-waiting", &n_waiting, NULL);
  pupitre_badge_set_count (self->badge, n_waiting);
  if (n_waiting == 0)
    label = g_strdup (_(self->page->title));
  else
    /* Translators: the name of a tile and how much in it waits for the parent, read aloud */
    label = g_strdup_printf (ngettext ("%1$s, %2$u waits for you", "%1$s, %2$u wait for you",
                                       n_waiting), _(self->page->title), n_waiting);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
pupitre_tile_row_dispose (GObject *object)
{
  PupitreTileRow *self = PUPITRE_TILE_ROW (object);

  g_clear_object (&self->feed);
  g_clear_object (&self->unread);
  g_clear_object (&self->days);
  g_clear_object (&self->waiting);
  g_clear_object (&self->changes);
  g_clear_pointer (&self->child, g_free);

  G_OBJECT_CLASS (pupitre_tile_row_parent_class)->dispose (object);
}

static void
pupitre_tile_row_class_init (PupitreTileRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pupitre_tile_row_dispose;

  g_type_ensure (PUPITRE_TYPE_BADGE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/ui/pupitre-tile-row.ui");
  gtk_widget_class_bind_template_child (widget_class, PupitreTileRow, icon);
  gtk_widget_class_bind_template_child (widget_class, PupitreTileRow, title);
  gtk_widget_class_bind_template_child (widget_class, PupitreTileRow, badge);
}

static void
pupitre_tile_row_init (PupitreTileRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  pupitre_cut_text_watch (GTK_WIDGET (self));
}

/**
 * pupitre_tile_row_new:
 * @page: The page that the tile opens
 * @feed: (nullable): What the badge counts in
 *
 * Returns: (transfer floating): a row. Main thread.
 */
GtkWidget *
pupitre_tile_row_new (const PupitrePageInfo *page, PupitreFeed *feed)
{
  PupitreTileRow *self;

  g_return_val_if_fail (page != NULL && page->title != NULL, NULL);

  self = g_object_new (PUPITRE_TYPE_TILE_ROW, NULL);
  self->page = page;
  gtk_image_set_from_icon_name (self->icon, page->icon_name);
  gtk_label_set_text (self->title, _(page->title));
  if (feed != NULL) {
    self->feed = g_object_ref (feed);
    g_signal_connect_object (feed, counts_homework (self) ? "done-changed" : "notify::n-new",
                             G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  }
  update (self);

  return GTK_WIDGET (self);
}

/**
 * pupitre_tile_row_get_page:
 * @self: A row
 *
 * Returns: (transfer none): the page that the tile opens. Main thread.
 */
const PupitrePageInfo *
pupitre_tile_row_get_page (PupitreTileRow *self)
{
  g_return_val_if_fail (PUPITRE_IS_TILE_ROW (self), NULL);

  return self->page;
}

/**
 * pupitre_tile_row_set_days:
 * @self: The row of homework
 * @days: What is known of the days to come, which decides what is due soon
 *
 * Main thread.
 */
void
pupitre_tile_row_set_days (PupitreTileRow *self, PupitreFeedObjects *days)
{
  g_return_if_fail (PUPITRE_IS_TILE_ROW (self));
  g_return_if_fail (self->days == NULL);

  self->days = g_object_ref (days);
  g_signal_connect_object (days, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}

/**
 * pupitre_tile_row_set_waiting:
 * @self: A row without a feed
 * @waiting: What counts in its property `n-waiting` what waits for the parent
 *
 * Main thread.
 */
void
pupitre_tile_row_set_waiting (PupitreTileRow *self, GObject *waiting)
{
  g_return_if_fail (PUPITRE_IS_TILE_ROW (self));
  g_return_if_fail (self->feed == NULL && self->waiting == NULL);

  self->waiting = g_object_ref (waiting);
  gtk_widget_add_css_class (GTK_WIDGET (self->badge), "waiting");
  g_signal_connect_object (waiting, "notify::n-waiting", G_CALLBACK (on_n_waiting_changed), self,
                           G_CONNECT_SWAPPED);
  on_n_waiting_changed (self);
}

/**
 * pupitre_tile_row_set_unread:
 * @self: The row of the messages of all children, without a feed
 * @unread: How many of them are not read
 *
 * Main thread.
 */
void
pupitre_tile_row_set_unread (PupitreTileRow *self, PupitreFamilyUnread *unread)
{
  g_return_if_fail (PUPITRE_IS_TILE_ROW (self));
  g_return_if_fail (PUPITRE_IS_FAMILY_UNREAD (unread));
  g_return_if_fail (self->feed == NULL && self->unread == NULL);

  self->unread = g_object_ref (unread);
  g_signal_connect_object (unread, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}

/**
 * pupitre_tile_row_set_changes:
 * @self: A row without a feed
 * @changes: What changed
 * @child: (nullable): The key of the child whose tile it is; %NULL for all children together
 *
 * Lets the badge count what changed on the tile and the parent has not seen. Main thread.
 */
void
pupitre_tile_row_set_changes (PupitreTileRow *self, PupitreChanges *changes, const char *child)
{
  g_return_if_fail (PUPITRE_IS_TILE_ROW (self));
  g_return_if_fail (PUPITRE_IS_CHANGES (changes));
  g_return_if_fail (self->feed == NULL && self->waiting == NULL && self->changes == NULL);

  self->changes = g_object_ref (changes);
  self->child = g_strdup (child);
  g_signal_connect_object (changes, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}
