/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-sidebar"

#include "config.h"

#include "pupitre-sidebar.h"

#include "pupitre-absence-book.h"
#include "pupitre-child-photos.h"
#include "pupitre-child-row.h"
#include "pupitre-focus-through.h"
#include "pupitre-late-menu.h"
#include "pupitre-homework-week.h"
#include "pupitre-page-feeds.h"
#include "pupitre-tab-stop.h"
#include "pupitre-tile-row.h"
#include "pupitre-upright-layout.h"

#include <glib/gi18n.h>

/* The family, the children of all open accounts, the way to one more and to the accounts that stayed
 * locked, and under them the tiles of the chosen child, or of all together: just those that the school
 * offers and that this program builds; at the foot, how to reach the school.
 *
 * Signals: `opened` when another child or tile has come to be shown, with whether the parent asked
 * for the tile itself (and so wants to see it, in a window that shows only one side). */

struct _PupitreSidebar {
  AdwBin              parent_instance;

  PupitreRenderer    *renderer;     /* NULL until there is a context */
  PupitreFamily      *family;       /* (nullable) */
  PupitreChildPhotos *photos;       /* (nullable) */
  char               *child_key;    /* (nullable): of the chosen child */
  PupitreTile         tile;
  PupitreTile         family_tile;
  gboolean            in_family;    /* all children together are in front */
  gboolean            adding;       /* a child is being added: no other one is in front */
  gboolean            changing;     /* rows come and go: what the list selects is not the parent's */
  char               *wanted_key;   /* (nullable): of the child to show as soon as it is there */
  PupitrePageFeeds   *counted;      /* what the tiles of the chosen child count in */
  gboolean            folded;

  AdwHeaderBar       *header_bar;
  GtkMenuButton      *menu_button;
  GMenuModel         *menu;
  GtkMenuButton      *demonstration_button;
  GMenuModel         *demonstration_menu;
  GtkWidget          *family_list;
  GtkWidget          *family_note;
  GtkWidget          *family_row;
  GtkListBox         *children;
  GtkListBox         *add_list;
  GtkWidget          *add_row;
  GtkWidget          *locked_list;
  GtkLabel           *heading;
  GtkListBox         *tiles;
  GtkWidget          *contact_list;
};

G_DEFINE_FINAL_TYPE (PupitreSidebar, pupitre_sidebar, ADW_TYPE_BIN)

typedef enum {
  PROP_FOLDED = 1,
} PupitreSidebarProperty;

static GParamSpec *properties[PROP_FOLDED + 1];

enum {
  SIGNAL_OPENED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static GtkListBoxRow *
find_child_row (PupitreSidebar *self, const char *key)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->children, i)) != NULL; i++) {
    PupitreChild *child = pupitre_child_row_get_child (PUPITRE_CHILD_ROW (row));

    if (g_strcmp0 (pupitre_child_get_key (child), key) == 0)
      return row;
  }
  return NULL;
}

static void
remove_tiles (PupitreSidebar *self)
{
  GtkListBoxRow *row;

  pupitre_page_feeds_clear (self->counted);
  while ((row = gtk_list_box_get_row_at_index (self->tiles, 0)) != NULL)
    gtk_list_box_remove (self->tiles, GTK_WIDGET (row));
}

static void
watch_absences (PupitreSidebar *self, PupitreMember *member, PupitreTileRow *row)
{
  PupitreAccount *account = pupitre_member_get_account (member);
  g_autoptr (PupitreAbsenceBook) book =
    pupitre_absence_book_new (self->family, account, pupitre_member_get_child (member));

  pupitre_tile_row_set_waiting (row, G_OBJECT (book));
  pupitre_page_feeds_add (self->counted, account, pupitre_absence_book_get_feed (book), FALSE);
}

/* What is due soon is counted from a day on that depends on the school's calendar. */
static void
watch_homework (PupitreSidebar *self, PupitreMember *member, PupitreFeed *feed, PupitreTileRow *row)
{
  PupitreAccount *account = pupitre_member_get_account (member);
  g_autoptr (PupitreFeedObjects) days =
    pupitre_homework_week_new_days (account, pupitre_member_get_child (member));

  pupitre_tile_row_set_days (row, days);
  pupitre_page_feeds_add (self->counted, account, feed, FALSE);
  pupitre_page_feeds_add (self->counted, account, pupitre_feed_objects_get_feed (days), FALSE);
}

/* Which one is in front: of the chosen child, or of all children together. */
static PupitreTile *
get_chosen (PupitreSidebar *self)
{
  return self->in_family ? &self->family_tile : &self->tile;
}

static void
append_tile (PupitreSidebar *self, const PupitrePageInfo *page, GtkWidget *row)
{
  gtk_list_box_append (self->tiles, row);
  if (page->tile == *get_chosen (self))
    gtk_list_box_select_row (self->tiles, GTK_LIST_BOX_ROW (row));
}

static void
add_tile (PupitreSidebar *self, PupitreMember *member, const PupitrePageInfo *page)
{
  g_autoptr (PupitreFeed) feed = NULL;
  GtkWidget *row;

  if (page->tile == PUPITRE_TILE_MESSAGES || page->tile == PUPITRE_TILE_HOMEWORK)
    feed = pupitre_account_get_feed (pupitre_member_get_account (member),
                                     pupitre_member_get_child (member),
                                     page->tile == PUPITRE_TILE_MESSAGES ? PUPITRE_KIND_MESSAGES
                                                                         : PUPITRE_KIND_HOMEWORK);
  row = pupitre_tile_row_new (page, feed);
  if (page->tile == PUPITRE_TILE_HOMEWORK)
    watch_homework (self, member, feed, PUPITRE_TILE_ROW (row));
  else if (page->tile == PUPITRE_TILE_ABSENCES)
    watch_absences (self, member, PUPITRE_TILE_ROW (row));
  else if (feed == NULL)
    pupitre_tile_row_set_changes (PUPITRE_TILE_ROW (row), pupitre_family_get_changes (self->family),
                                  pupitre_child_get_key (pupitre_member_get_child (member)));
  append_tile (self, page, row);
}

static void
show_tiles (PupitreSidebar *self, PupitreMember *member)
{
  PupitreChild *child = pupitre_member_get_child (member);
  const PupitrePageInfo *pages;
  gsize n_pages;

  remove_tiles (self);
  gtk_label_set_text (self->heading, pupitre_child_get_first_name (child));
  pages = pupitre_pages_list (&n_pages);
  for (gsize i = 0; i < n_pages; i++) {
    if (pages[i].tile != PUPITRE_TILE_NONE && !pages[i].of_family &&
        (pages[i].tile == PUPITRE_TILE_CHANGES || pupitre_child_offers (child, pages[i].tile)))
      add_tile (self, member, &pages[i]);
  }
  pupitre_sidebar_ask_for_counts (self);
}

static gboolean
has_several (PupitreSidebar *self)
{
  return self->family != NULL && g_list_model_get_n_items (G_LIST_MODEL (self->family)) >= 2;
}

/* What at least one child's school offers. The agenda and the finances of a family of one child are
 * that child's. */
static gboolean
is_offered (PupitreSidebar *self, PupitreTile tile)
{
  GListModel *family = G_LIST_MODEL (self->family);

  if (tile == PUPITRE_TILE_TODAY)
    return TRUE;
  if (!has_several (self))
    return FALSE;
  if (tile == PUPITRE_TILE_CHANGES)
    return TRUE;
  for (guint i = 0; i < g_list_model_get_n_items (family); i++) {
    g_autoptr (PupitreMember) member = g_list_model_get_item (family, i);

    if (pupitre_child_offers (pupitre_member_get_child (member), tile))
      return TRUE;
  }
  return FALSE;
}

static void
watch_messages (PupitreSidebar *self, PupitreTileRow *row)
{
  g_autoptr (PupitreFamilyUnread) unread = pupitre_family_unread_new (self->family);

  pupitre_tile_row_set_unread (row, unread);
}

static void
add_family_tile (PupitreSidebar *self, const PupitrePageInfo *page)
{
  GtkWidget *row = pupitre_tile_row_new (page, NULL);

  if (page->tile == PUPITRE_TILE_CHANGES)
    pupitre_tile_row_set_changes (PUPITRE_TILE_ROW (row), pupitre_family_get_changes (self->family),
                                  NULL);
  else if (page->tile == PUPITRE_TILE_MESSAGES)
    watch_messages (self, PUPITRE_TILE_ROW (row));
  append_tile (self, page, row);
}

static void
show_family_tiles (PupitreSidebar *self)
{
  const PupitrePageInfo *pages;
  gsize n_pages;

  remove_tiles (self);
  gtk_label_set_text (self->heading, _("Family"));
  pages = pupitre_pages_list (&n_pages);
  for (gsize i = 0; i < n_pages; i++) {
    if (pages[i].of_family && is_offered (self, pages[i].tile))
      add_family_tile (self, &pages[i]);
  }
}

/* The tile that was shown for the last child, if this one has it; else the first one. */
static void
select_tile (PupitreSidebar *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->tiles);

  if (row == NULL)
    row = gtk_list_box_get_row_at_index (self->tiles, 0);
  *get_chosen (self) = PUPITRE_TILE_NONE;
  gtk_widget_set_visible (GTK_WIDGET (self->heading), row != NULL);
  if (row == NULL)
    return;
  *get_chosen (self) = pupitre_tile_row_get_page (PUPITRE_TILE_ROW (row))->tile;
  gtk_list_box_select_row (self->tiles, row);
}

/* Not by the list's own selection, which would follow the focus. */
static void
mark_row (GtkWidget *row, gboolean selected)
{
  if (selected)
    gtk_widget_set_state_flags (row, GTK_STATE_FLAG_SELECTED, FALSE);
  else
    gtk_widget_unset_state_flags (row, GTK_STATE_FLAG_SELECTED);
  gtk_accessible_update_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_SELECTED, selected, -1);
}

static void
set_adding (PupitreSidebar *self, gboolean adding)
{
  self->adding = adding;
  mark_row (self->add_row, adding);
}

static void
set_in_family (PupitreSidebar *self, gboolean in_family)
{
  self->in_family = in_family;
  mark_row (self->family_row, in_family);
}

static void
choose_child (PupitreSidebar *self, GtkListBoxRow *row)
{
  PupitreMember *member = pupitre_child_row_get_member (PUPITRE_CHILD_ROW (row));

  set_adding (self, FALSE);
  set_in_family (self, FALSE);
  g_clear_pointer (&self->wanted_key, g_free);
  g_free (self->child_key);
  self->child_key = g_strdup (pupitre_child_get_key (pupitre_member_get_child (member)));
  gtk_list_box_select_row (self->children, row);
  show_tiles (self, member);
  select_tile (self);
  g_signal_emit (self, signals[SIGNAL_OPENED], 0, FALSE);
}

/* By pointer or by arrow keys. */
static void
on_child_selected (PupitreSidebar *self, GtkListBoxRow *row)
{
  PupitreChild *child;

  if (row == NULL || self->changing)
    return;
  child = pupitre_child_row_get_child (PUPITRE_CHILD_ROW (row));
  if (g_strcmp0 (pupitre_child_get_key (child), self->child_key) != 0)
    choose_child (self, row);
}

static void
on_tile_selected (PupitreSidebar *self, GtkListBoxRow *row)
{
  PupitreTile tile;

  if (row == NULL)
    return;
  tile = pupitre_tile_row_get_page (PUPITRE_TILE_ROW (row))->tile;
  if (tile == *get_chosen (self))
    return;
  *get_chosen (self) = tile;
  g_signal_emit (self, signals[SIGNAL_OPENED], 0, FALSE);
}

static void
on_tile_activated (PupitreSidebar *self, GtkListBoxRow *row)
{
  *get_chosen (self) = pupitre_tile_row_get_page (PUPITRE_TILE_ROW (row))->tile;
  gtk_list_box_select_row (self->tiles, row);
  g_signal_emit (self, signals[SIGNAL_OPENED], 0, TRUE);
}

static void
choose_nobody (PupitreSidebar *self)
{
  g_clear_pointer (&self->child_key, g_free);
  gtk_list_box_unselect_all (self->children);
  remove_tiles (self);
  gtk_widget_set_visible (GTK_WIDGET (self->heading), FALSE);
}

static void
update_family (PupitreSidebar *self)
{
  gboolean shown =
    self->family != NULL && g_list_model_get_n_items (G_LIST_MODEL (self->family)) > 0;

  gtk_widget_set_visible (self->family_list, shown);
  gtk_widget_set_visible (self->family_note, has_several (self));
  gtk_widget_set_visible (self->contact_list, shown);
  if (!shown)
    set_in_family (self, FALSE);
}

/* After the children have changed: the chosen one again, or the first; but what the parent is filling
 * in stays in front, and all together too. */
static void
on_children_changed (PupitreSidebar *self)
{
  GtkListBoxRow *row = NULL;

  self->changing = FALSE;
  update_family (self);
  if (self->in_family && self->wanted_key == NULL) {
    show_family_tiles (self);
    select_tile (self);
    g_signal_emit (self, signals[SIGNAL_OPENED], 0, FALSE);
    return;
  }
  if (self->wanted_key != NULL)
    row = find_child_row (self, self->wanted_key);
  else if (!self->adding)
    row = find_child_row (self, self->child_key);
  if (row == NULL && !self->adding)
    row = gtk_list_box_get_row_at_index (self->children, 0);
  if (row != NULL) {
    choose_child (self, row);
    return;
  }
  choose_nobody (self);
  /* Before the stored copy has been read, that there is no child means nothing. */
  if (pupitre_family_is_known (self->family))
    g_signal_emit (self, signals[SIGNAL_OPENED], 0, FALSE);
}

static void
on_known (PupitreSidebar *self)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (self->family)) == 0)
    on_children_changed (self);
}

/* A row that has the focus gives it to another one as it goes, which the list then selects. */
static void
on_children_changing (PupitreSidebar *self)
{
  self->changing = TRUE;
}

static void
on_family_activated (PupitreSidebar *self)
{
  pupitre_sidebar_open_family (self);
}

static void
on_add_activated (PupitreSidebar *self)
{
  pupitre_sidebar_open_adding (self);
}

static void
on_locked_activated (PupitreSidebar *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-locked", NULL);
}

/* Another parent's account may wait for its own PIN or password. */
static void
update_locked (PupitreSidebar *self)
{
  PupitreAccounts *accounts =
    self->family != NULL ? PUPITRE_ACCOUNTS (pupitre_family_get_accounts (self->family)) : NULL;

  gtk_widget_set_visible (self->locked_list,
                          accounts != NULL && pupitre_accounts_get_n_locked (accounts) > 0);
}

/* Where all children are in front, or none, the schools of all. */
static void
on_contact_activated (PupitreSidebar *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.contact", "s",
                              self->child_key != NULL ? self->child_key : "");
}

static GtkWidget *
create_child_row (gpointer item, gpointer user_data)
{
  PupitreSidebar *self = PUPITRE_SIDEBAR (user_data);
  GtkWidget *row = pupitre_child_row_new (PUPITRE_MEMBER (item), self->family);

  pupitre_child_photos_load (self->photos, PUPITRE_CHILD_ROW (row));
  return row;
}

static gboolean
pupitre_sidebar_grab_focus (GtkWidget *widget)
{
  PupitreSidebar *self = PUPITRE_SIDEBAR (widget);
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->children);

  if (self->in_family)
    return gtk_widget_grab_focus (self->family_row);
  return row != NULL && gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
pupitre_sidebar_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  PupitreSidebar *self = PUPITRE_SIDEBAR (object);

  switch ((PupitreSidebarProperty) id) {
  case PROP_FOLDED:
    g_value_set_boolean (value, self->folded);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
pupitre_sidebar_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  PupitreSidebar *self = PUPITRE_SIDEBAR (object);

  switch ((PupitreSidebarProperty) id) {
  case PROP_FOLDED:
    if (self->folded == g_value_get_boolean (value))
      return;
    self->folded = g_value_get_boolean (value);
    adw_header_bar_set_show_end_title_buttons (self->header_bar, self->folded);
    g_object_notify_by_pspec (object, pspec);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
pupitre_sidebar_dispose (GObject *object)
{
  PupitreSidebar *self = PUPITRE_SIDEBAR (object);

  if (self->family != NULL)
    pupitre_sidebar_set_family (self, NULL);
  g_clear_object (&self->renderer);

  G_OBJECT_CLASS (pupitre_sidebar_parent_class)->dispose (object);
}

static void
pupitre_sidebar_finalize (GObject *object)
{
  g_object_unref (PUPITRE_SIDEBAR (object)->counted);

  G_OBJECT_CLASS (pupitre_sidebar_parent_class)->finalize (object);
}

static void
pupitre_sidebar_class_init (PupitreSidebarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = pupitre_sidebar_dispose;
  object_class->finalize = pupitre_sidebar_finalize;
  object_class->get_property = pupitre_sidebar_get_property;
  object_class->set_property = pupitre_sidebar_set_property;
  widget_class->focus = pupitre_focus_through;
  widget_class->grab_focus = pupitre_sidebar_grab_focus;

  /* PupitreSidebar:folded: Whether the window shows the sidebar or the content, not both. */
  properties[PROP_FOLDED] =
    g_param_spec_boolean ("folded", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  signals[SIGNAL_OPENED] = g_signal_new ("opened", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);

  g_type_ensure (PUPITRE_TYPE_TAB_STOP);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/ui/pupitre-sidebar.ui");
  gtk_widget_class_set_layout_manager_type (widget_class, PUPITRE_TYPE_UPRIGHT_LAYOUT);
  gtk_widget_class_bind_template_child (widget_class, PupitreSidebar, header_bar);
  gtk_widget_class_bind_template_child (widget_class, PupitreSidebar, menu_button);
  gtk_widget_class_bind_template_child (widget_class, PupitreSidebar, menu);
  gtk_widget_class_bind_template_child (widget_class, PupitreSidebar, demonstration_button);
  gtk_widget_class_bind_template_child (widget_class, PupitreSidebar, demonstration_menu);
  gtk_widget_class_bind_template_child (widget_class, PupitreSidebar, family_list);
  gtk_widget_class_bind_template_child (widget_class, PupitreSidebar, family_note);
  gtk_widget_class_bind_template_child (widget_class, PupitreSidebar, family_row);
  gtk_widget_class_bind_template_child (widget_class, PupitreSidebar, children);
  gtk_widget_class_bind_template_child (widget_class, PupitreSidebar, add_list);
  gtk_widget_class_bind_template_child (widget_class, PupitreSidebar, add_row);
  gtk_widget_class_bind_template_child (widget_class, PupitreSidebar, locked_list);
  gtk_widget_class_bind_template_child (widget_class, PupitreSidebar, heading);
  gtk_widget_class_bind_template_child (widget_class, PupitreSidebar, tiles);
  gtk_widget_class_bind_template_child (widget_class, PupitreSidebar, contact_list);
  gtk_widget_class_bind_template_callback (widget_class, on_contact_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_family_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_add_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_locked_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_child_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_tile_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_tile_activated);
}

static void
pupitre_sidebar_init (PupitreSidebar *self)
{
  self->tile = PUPITRE_TILE_MESSAGES;
  self->family_tile = PUPITRE_TILE_TODAY;
  self->counted = pupitre_page_feeds_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  pupitre_late_menu_set (self->menu_button, self->menu);
  pupitre_late_menu_set (self->demonstration_button, self->demonstration_menu);
}

/**
 * pupitre_sidebar_set_context:
 * @self: A sidebar
 * @context: What the window works with
 *
 * Main thread.
 */
void
pupitre_sidebar_set_context (PupitreSidebar *self, PupitreContext *context)
{
  PupitreDemonstration *demonstration;

  g_return_if_fail (PUPITRE_IS_SIDEBAR (self));
  g_return_if_fail (PUPITRE_IS_CONTEXT (context));

  g_set_object (&self->renderer, pupitre_context_get_renderer (context));
  demonstration = pupitre_context_get_demonstration (context);
  gtk_widget_set_visible (GTK_WIDGET (self->demonstration_button), demonstration != NULL);
}

/**
 * pupitre_sidebar_set_family:
 * @self: A sidebar
 * @family: (nullable): Whose children to show; %NULL for nobody's
 *
 * Main thread.
 */
void
pupitre_sidebar_set_family (PupitreSidebar *self, PupitreFamily *family)
{
  g_return_if_fail (PUPITRE_IS_SIDEBAR (self));

  if (self->family != NULL) {
    g_signal_handlers_disconnect_by_data (self->family, self);
    g_signal_handlers_disconnect_by_data (pupitre_family_get_accounts (self->family), self);
    gtk_list_box_bind_model (self->children, NULL, NULL, NULL, NULL);
    g_clear_object (&self->photos);
    g_clear_pointer (&self->child_key, g_free);
    g_clear_pointer (&self->wanted_key, g_free);
    set_adding (self, FALSE);
    set_in_family (self, FALSE);
    remove_tiles (self);
    /* Emptied, not only hidden: it also names the list of tiles. */
    gtk_label_set_text (self->heading, "");
    gtk_widget_set_visible (GTK_WIDGET (self->heading), FALSE);
  }
  g_set_object (&self->family, family);
  update_locked (self);
  if (family == NULL)
    return;

  self->tile = PUPITRE_TILE_MESSAGES;
  self->family_tile = PUPITRE_TILE_TODAY;
  g_signal_connect_object (family, "items-changed", G_CALLBACK (on_children_changing), self,
                           G_CONNECT_SWAPPED);
  self->photos = pupitre_child_photos_new (self->renderer);
  gtk_list_box_bind_model (self->children, G_LIST_MODEL (family), create_child_row, self, NULL);
  /* After the rows: they are made in a handler of the same signal. */
  g_signal_connect_object (family, "items-changed", G_CALLBACK (on_children_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (family, "notify::known", G_CALLBACK (on_known), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (pupitre_family_get_accounts (family), "items-changed",
                           G_CALLBACK (update_locked), self, G_CONNECT_SWAPPED);
  on_children_changed (self);
}

/**
 * pupitre_sidebar_get_member:
 * @self: A sidebar
 *
 * Returns: (nullable) (transfer none): the chosen child and its accounts. Main thread.
 */
PupitreMember *
pupitre_sidebar_get_member (PupitreSidebar *self)
{
  GtkListBoxRow *row;

  g_return_val_if_fail (PUPITRE_IS_SIDEBAR (self), NULL);

  row = self->child_key != NULL ? find_child_row (self, self->child_key) : NULL;
  return row != NULL ? pupitre_child_row_get_member (PUPITRE_CHILD_ROW (row)) : NULL;
}

/**
 * pupitre_sidebar_get_page:
 * @self: A sidebar
 *
 * Returns: (nullable) (transfer none): the page of the chosen tile, of the chosen child or of all
 *   children together. Main thread.
 */
const PupitrePageInfo *
pupitre_sidebar_get_page (PupitreSidebar *self)
{
  g_return_val_if_fail (PUPITRE_IS_SIDEBAR (self), NULL);

  return pupitre_pages_find_tile (*get_chosen (self), self->in_family);
}

/**
 * pupitre_sidebar_ask_for_counts:
 * @self: A sidebar
 *
 * Asks the portal for what the tiles of the chosen child count in, where it was not asked a moment
 * ago: the counts are right before the parent opens a tile. Nothing is asked without a session. Main
 * thread.
 */
void
pupitre_sidebar_ask_for_counts (PupitreSidebar *self)
{
  PupitreMember *member;

  g_return_if_fail (PUPITRE_IS_SIDEBAR (self));

  member = pupitre_sidebar_get_member (self);
  if (member != NULL && pupitre_account_is_signed_in (pupitre_member_get_account (member)))
    pupitre_page_feeds_refresh_old (self->counted);
}

/**
 * pupitre_sidebar_day_changed:
 * @self: A sidebar
 *
 * Another day has begun: what is due soon, or waits for the parent, is something else. Main thread.
 */
void
pupitre_sidebar_day_changed (PupitreSidebar *self)
{
  PupitreMember *member;
  GtkListBoxRow *row;
  gboolean had_focus;

  g_return_if_fail (PUPITRE_IS_SIDEBAR (self));

  member = pupitre_sidebar_get_member (self);
  if (member == NULL)
    return;
  had_focus = gtk_widget_get_focus_child (GTK_WIDGET (self->tiles)) != NULL;
  show_tiles (self, member);
  row = gtk_list_box_get_selected_row (self->tiles);
  if (had_focus && row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

/**
 * pupitre_sidebar_open_child:
 * @self: A sidebar
 * @position: Which child, from 0; nothing happens if there are not as many
 *
 * Main thread.
 */
void
pupitre_sidebar_open_child (PupitreSidebar *self, guint position)
{
  GtkListBoxRow *row;

  g_return_if_fail (PUPITRE_IS_SIDEBAR (self));

  row = gtk_list_box_get_row_at_index (self->children, (int) position);
  if (row != NULL)
    choose_child (self, row);
}

/**
 * pupitre_sidebar_open_tile:
 * @self: A sidebar
 * @position: Which tile of the chosen child, from 0; nothing happens if there are not as many
 *
 * Main thread.
 */
void
pupitre_sidebar_open_tile (PupitreSidebar *self, guint position)
{
  GtkListBoxRow *row;

  g_return_if_fail (PUPITRE_IS_SIDEBAR (self));

  row = gtk_list_box_get_row_at_index (self->tiles, (int) position);
  if (row != NULL)
    on_tile_activated (self, row);
}

/**
 * pupitre_sidebar_open_adding:
 * @self: A sidebar
 *
 * Chooses the way to one more child. Main thread.
 */
void
pupitre_sidebar_open_adding (PupitreSidebar *self)
{
  g_return_if_fail (PUPITRE_IS_SIDEBAR (self));

  g_clear_pointer (&self->wanted_key, g_free);
  choose_nobody (self);
  set_in_family (self, FALSE);
  set_adding (self, TRUE);
  g_signal_emit (self, signals[SIGNAL_OPENED], 0, TRUE);
}

/**
 * pupitre_sidebar_open_family:
 * @self: A sidebar
 *
 * Chooses all children together; nothing happens if there is none. Main thread.
 */
void
pupitre_sidebar_open_family (PupitreSidebar *self)
{
  g_return_if_fail (PUPITRE_IS_SIDEBAR (self));

  if (!gtk_widget_get_visible (self->family_list))
    return;
  g_clear_pointer (&self->wanted_key, g_free);
  choose_nobody (self);
  set_adding (self, FALSE);
  set_in_family (self, TRUE);
  show_family_tiles (self);
  select_tile (self);
  g_signal_emit (self, signals[SIGNAL_OPENED], 0, TRUE);
}

/**
 * pupitre_sidebar_open_family_tile:
 * @self: A sidebar
 * @tile: A tile of all children together
 *
 * The same as pupitre_sidebar_open_family(), with that tile in front if there is such a one. Main
 * thread.
 */
void
pupitre_sidebar_open_family_tile (PupitreSidebar *self, PupitreTile tile)
{
  g_return_if_fail (PUPITRE_IS_SIDEBAR (self));

  self->family_tile = tile;
  pupitre_sidebar_open_family (self);
}

/**
 * pupitre_sidebar_is_family:
 * @self: A sidebar
 *
 * Returns: whether all children together are chosen. Main thread.
 */
gboolean
pupitre_sidebar_is_family (PupitreSidebar *self)
{
  g_return_val_if_fail (PUPITRE_IS_SIDEBAR (self), FALSE);

  return self->in_family;
}

/**
 * pupitre_sidebar_is_adding:
 * @self: A sidebar
 *
 * Returns: whether a child is being added. Main thread.
 */
gboolean
pupitre_sidebar_is_adding (PupitreSidebar *self)
{
  g_return_val_if_fail (PUPITRE_IS_SIDEBAR (self), FALSE);

  return self->adding;
}

/**
 * pupitre_sidebar_show_child:
 * @self: A sidebar
 * @key: Which child
 *
 * Chooses a child, now or as soon as it is in the list. Main thread.
 */
void
pupitre_sidebar_show_child (PupitreSidebar *self, const char *key)
{
  GtkListBoxRow *row;

  g_return_if_fail (PUPITRE_IS_SIDEBAR (self));
  g_return_if_fail (key != NULL);

  row = find_child_row (self, key);
  if (row != NULL) {
    choose_child (self, row);
    return;
  }
  g_free (self->wanted_key);
  self->wanted_key = g_strdup (key);
}

static GtkListBoxRow *
find_tile_row (PupitreSidebar *self, PupitreTile tile)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->tiles, i)) != NULL; i++) {
    if (pupitre_tile_row_get_page (PUPITRE_TILE_ROW (row))->tile == tile)
      return row;
  }
  return NULL;
}

/**
 * pupitre_sidebar_show_tile:
 * @self: A sidebar
 * @key: Which child
 * @tile: Which of its tiles
 *
 * Chooses a child and one of its tiles; nothing happens if there is no such child, and the tile that it
 * has instead is chosen if its school does not offer this one. Main thread.
 */
void
pupitre_sidebar_show_tile (PupitreSidebar *self, const char *key, PupitreTile tile)
{
  GtkListBoxRow *row;

  g_return_if_fail (PUPITRE_IS_SIDEBAR (self));
  g_return_if_fail (key != NULL);

  row = find_child_row (self, key);
  if (row == NULL)
    return;
  self->tile = tile;
  choose_child (self, row);
  row = find_tile_row (self, self->tile);
  if (row != NULL)
    on_tile_activated (self, row);
}
