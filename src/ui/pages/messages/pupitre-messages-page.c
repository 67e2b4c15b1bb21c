/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-messages-page"

#include "config.h"

#include "pupitre-messages-page.h"

#include "pupitre-entry-wait.h"
#include "pupitre-first-rows.h"
#include "pupitre-late-child.h"
#include "pupitre-message-filter.h"
#include "pupitre-message-list.h"
#include "pupitre-message-page.h"
#include "pupitre-message-row.h"
#include "pupitre-message.h"
#include "pupitre-tab-stop.h"

#include <glib/gi18n.h>

/* The messages of the child's school, or of a page that is no child's, those of all children and
 * accounts together, newest first, under a heading for each period; all of them or the unread, those
 * with an attachment or those of one sender alone, and of all together those of one child. However many
 * there are, only the rows near the visible ones are widgets. */

struct _PupitreMessagesPage {
  PupitrePage         parent_instance;

  PupitreMessageList *messages;
  GPtrArray          *bound;  /* (element-type GtkListItem): what shows a row now, not owned */

  GtkToggleButton    *unread_button;
  GtkWidget          *unread_label;
  GtkWidget          *unread_icon;
  GtkWidget          *filter_button;
  PupitreMessageFilter *filter;
  GtkStack           *stack;
  GtkListView        *list;
};

G_DEFINE_FINAL_TYPE (PupitreMessagesPage, pupitre_messages_page, PUPITRE_TYPE_PAGE)

static void
set_css_class (GtkWidget *widget, const char *name, gboolean set)
{
  if (set)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

/* The messages of a period stand on one card; the rows draw it. */
static void
draw_card (PupitreMessagesPage *self, GtkListItem *item)
{
  GtkWidget *row = gtk_widget_get_parent (gtk_list_item_get_child (item));
  guint position = gtk_list_item_get_position (item);

  if (row == NULL)
    return;
  set_css_class (row, "on-card", PUPITRE_IS_ENTRY (gtk_list_item_get_item (item)));
  set_css_class (row, "card-start", pupitre_message_list_begins_card (self->messages, position));
  set_css_class (row, "card-end", pupitre_message_list_ends_card (self->messages, position));
}

static void
on_setup (PupitreMessagesPage *self, GtkListItem *item)
{
  gtk_list_item_set_child (item, pupitre_message_row_new ());
}

static gboolean
is_of_family (PupitreMessagesPage *self)
{
  return pupitre_page_get_pupil (PUPITRE_PAGE (self)) == NULL;
}

/* Returns: (transfer full) (nullable): %NULL where the page has said whose all of it is */
static GPtrArray *
list_readers (PupitreMessagesPage *self, guint position)
{
  return is_of_family (self) ? pupitre_message_list_list_readers (self->messages, position) : NULL;
}

static void
bind_message (PupitreMessagesPage *self, PupitreMessageRow *row, GtkListItem *item)
{
  PupitreFamily *family = pupitre_page_get_family (PUPITRE_PAGE (self));
  const guint position = gtk_list_item_get_position (item);
  g_autoptr (GPtrArray) readers = list_readers (self, position);

  pupitre_message_row_bind (row, gtk_list_item_get_item (item),
                            pupitre_message_list_get_child (self->messages, position),
                            pupitre_family_get_children (family), readers);
}

static void
on_bind (PupitreMessagesPage *self, GtkListItem *item)
{
  PupitreMessageRow *row = PUPITRE_MESSAGE_ROW (gtk_list_item_get_child (item));
  gpointer shown = gtk_list_item_get_item (item);

  gtk_list_item_set_activatable (item, PUPITRE_IS_ENTRY (shown));
  if (PUPITRE_IS_ENTRY (shown))
    bind_message (self, row, item);
  else
    pupitre_message_row_bind_heading (row, gtk_string_object_get_string (shown));
  g_ptr_array_add (self->bound, item);
  draw_card (self, item);
}

static void
on_unbind (PupitreMessagesPage *self, GtkListItem *item)
{
  g_ptr_array_remove_fast (self->bound, item);
  pupitre_message_row_unbind (PUPITRE_MESSAGE_ROW (gtk_list_item_get_child (item)));
}

static void
show_list (PupitreMessagesPage *self)
{
  gboolean filled = g_list_model_get_n_items (G_LIST_MODEL (self->messages)) > 0;
  gboolean filters = pupitre_message_filter_is_active (self->filter);
  gboolean unread = gtk_toggle_button_get_active (self->unread_button);

  /* Where nothing is left out and there is nothing, the page says so itself, in the place of this. */
  pupitre_late_child_show (self->stack, filled    ? "list"
                                        : filters ? "none-wanted"
                                        : unread  ? "all-read"
                                                  : "list");
  gtk_widget_set_visible (GTK_WIDGET (self->unread_button), filled || unread || filters);
  gtk_widget_set_visible (self->filter_button, filled || unread || filters);
  set_css_class (self->filter_button, "accent", filters);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (self->filter_button),
                                 filters ? "pupitre-filter-on-symbolic" : "pupitre-filter-symbolic");
  gtk_widget_set_tooltip_text (self->filter_button,
                               filters ? _("Filter Messages (on)") : _("Filter Messages"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->filter_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  filters ? _("Filter Messages (on)") : _("Filter Messages"), -1);
}

/* The view keeps in place what it shows. At the top of the list that is not what is meant: newer
 * messages come above it, and would not be seen. */
static void
stay_at_top (PupitreMessagesPage *self)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->list));

  if (adjustment != NULL && gtk_adjustment_get_value (adjustment) <= 0 &&
      g_list_model_get_n_items (G_LIST_MODEL (self->messages)) > 0)
    gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", 0);
}

/* The view binds nothing anew that shows the same entry, though it may be for other children now. */
static void
show_readers (PupitreMessagesPage *self, GtkListItem *item)
{
  const guint position = gtk_list_item_get_position (item);
  g_autoptr (GPtrArray) readers = list_readers (self, position);

  if (readers != NULL && PUPITRE_IS_ENTRY (gtk_list_item_get_item (item)))
    pupitre_message_row_set_readers (PUPITRE_MESSAGE_ROW (gtk_list_item_get_child (item)),
                                     pupitre_message_list_get_child (self->messages, position),
                                     readers);
}

/* Rows that stay may have new neighbours. */
static void
on_items_changed (PupitreMessagesPage *self)
{
  stay_at_top (self);
  for (guint i = 0; i < self->bound->len; i++) {
    show_readers (self, self->bound->pdata[i]);
    draw_card (self, self->bound->pdata[i]);
  }
  show_list (self);
  /* The page in front may not have heard of it yet. */
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    pupitre_page_content_changed (PUPITRE_PAGE (self));
}

/* The same message, as it came for another child. */
static void
mark_copy (PupitrePage *page, PupitreMember *member, PupitreEntry *entry)
{
  PupitreChild *child = pupitre_member_get_child (member);
  g_autoptr (PupitreFeed) feed = NULL;
  g_autoptr (PupitreEntry) copy = NULL;

  if (!pupitre_child_offers (child, PUPITRE_TILE_MESSAGES) ||
      !g_str_equal (pupitre_child_get_organisation_code (child),
                    pupitre_child_get_organisation_code (pupitre_page_get_pupil (page))))
    return;
  feed = pupitre_account_get_feed (pupitre_member_get_account (member), child,
                                   PUPITRE_KIND_MESSAGES);
  copy = pupitre_feed_dup_entry (feed, pupitre_entry_get_key (entry));
  if (copy != NULL && pupitre_entry_get_date (copy) == pupitre_entry_get_date (entry))
    pupitre_feed_mark_seen (feed, copy);
}

/* Of the page of one child. Who has read it for one child has read it for all. */
static void
open_message (PupitrePage *page, PupitreEntry *entry)
{
  GListModel *family = G_LIST_MODEL (pupitre_page_get_family (page));

  pupitre_feed_mark_seen (pupitre_page_get_feed (page), entry);
  for (guint i = 0; i < g_list_model_get_n_items (family); i++) {
    g_autoptr (PupitreMember) member = g_list_model_get_item (family, i);

    mark_copy (page, member, entry);
  }
  pupitre_page_open (page, pupitre_message_page_new (page, pupitre_page_get_account (page),
                                                     pupitre_page_get_pupil (page), entry, NULL));
}

/* @returns: (transfer full) (nullable) */
static PupitreMember *
dup_member (PupitreMessagesPage *self, PupitreChild *child)
{
  return pupitre_family_dup_member (pupitre_page_get_family (PUPITRE_PAGE (self)),
                                    pupitre_child_get_key (child));
}

static void
open_of_family (PupitreMessagesPage *self, guint position, PupitreEntry *entry)
{
  PupitrePage *page = PUPITRE_PAGE (self);
  PupitreChild *child = pupitre_message_list_get_child (self->messages, position);
  g_autoptr (PupitreMember) member = dup_member (self, child);
  g_autoptr (GPtrArray) readers = list_readers (self, position);

  if (member == NULL)
    return;
  pupitre_message_list_mark_seen (self->messages, position);
  pupitre_page_open (page, pupitre_message_page_new (page, pupitre_member_get_account (member),
                                                     child, entry, readers));
}

static void
on_activate (PupitreMessagesPage *self, guint position)
{
  g_autoptr (GObject) item = g_list_model_get_item (G_LIST_MODEL (self->messages), position);

  if (!PUPITRE_IS_ENTRY (item) || pupitre_entry_get_object (PUPITRE_ENTRY (item)) == NULL)
    return;
  if (is_of_family (self))
    open_of_family (self, position, PUPITRE_ENTRY (item));
  else
    open_message (PUPITRE_PAGE (self), PUPITRE_ENTRY (item));
}

static void
on_filtered (PupitreMessagesPage *self)
{
  show_list (self);
  pupitre_page_content_changed (PUPITRE_PAGE (self));
}

static void
on_unread_toggled (PupitreMessagesPage *self)
{
  pupitre_message_list_set_unread (self->messages,
                                   gtk_toggle_button_get_active (self->unread_button));
  on_filtered (self);
}

/* Of the filter; who shows the unread alone has a button that says so. */
static void
on_show_all (PupitreMessagesPage *self)
{
  pupitre_message_filter_reset (self->filter);
  gtk_toggle_button_set_active (self->unread_button, FALSE);
}

/* In a narrow window the title needs the room of the word, and of a button that the filter has too. */
static void
on_folded_changed (PupitreMessagesPage *self)
{
  gboolean folded;

  g_object_get (self, "folded", &folded, NULL);
  gtk_widget_set_visible (self->unread_label, !folded);
  gtk_widget_set_visible (self->unread_icon, folded);
  pupitre_page_show_refresh (PUPITRE_PAGE (self), !folded);
}

static void
pupitre_messages_page_shown (PupitrePage *page)
{
  pupitre_message_list_update (PUPITRE_MESSAGES_PAGE (page)->messages);
  PUPITRE_PAGE_CLASS (pupitre_messages_page_parent_class)->shown (page);
}

static void
pupitre_messages_page_show_item (PupitrePage *page, const char *key)
{
  if (pupitre_page_get_pupil (page) != NULL)
    pupitre_entry_wait_for (page, key, open_message);
}

/* Which is all that came, as long as nothing is left out. */
static gboolean
pupitre_messages_page_shows_change (PupitrePage *page, PupitreChange *change)
{
  PupitreMessagesPage *self = PUPITRE_MESSAGES_PAGE (page);
  GObject *message = pupitre_change_get_now (change);

  if (pupitre_change_get_tile (change) != PUPITRE_TILE_MESSAGES)
    return FALSE;
  if (!pupitre_message_filter_is_active (self->filter) &&
      !gtk_toggle_button_get_active (self->unread_button))
    return TRUE;
  return PUPITRE_IS_MESSAGE (message) &&
         pupitre_message_list_has (self->messages, pupitre_change_get_child (change),
                                   pupitre_message_get_id (PUPITRE_MESSAGE (message)));
}

static void
bind_messages (PupitreMessagesPage *self)
{
  GtkNoSelection *selection;

  self->messages = pupitre_message_list_new ();
  pupitre_message_filter_set_list (self->filter, self->messages);
  selection =
    gtk_no_selection_new (pupitre_first_rows_new (self->list, G_LIST_MODEL (self->messages)));
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (selection));
  /* After the view, whose items know their new positions then. */
  g_signal_connect_object (selection, "items-changed", G_CALLBACK (on_items_changed), self,
                           G_CONNECT_SWAPPED);
  g_object_unref (selection);
}

static void
show_child (PupitreMessagesPage *self)
{
  PupitrePage *page = PUPITRE_PAGE (self);
  PupitreChild *child = pupitre_page_get_pupil (page);
  g_autoptr (PupitreFeed) feed =
    pupitre_account_get_feed (pupitre_page_get_account (page), child, PUPITRE_KIND_MESSAGES);

  pupitre_message_list_set_sources (self->messages, &(PupitreMessageSource) { child, feed }, 1);
  pupitre_page_set_feed (page, feed);
}

/* The first feed that a page has is of another rank than those beside it. */
static void
add_member (PupitreMessagesPage *self, PupitreMember *member, GArray *sources)
{
  PupitrePage *page = PUPITRE_PAGE (self);
  PupitreAccount *account = pupitre_member_get_account (member);
  PupitreChild *child = pupitre_member_get_child (member);
  g_autoptr (PupitreFeed) feed = NULL;
  PupitreMessageSource source;

  if (!pupitre_child_offers (child, PUPITRE_TILE_MESSAGES))
    return;
  feed = pupitre_account_get_feed (account, child, PUPITRE_KIND_MESSAGES);
  source = (PupitreMessageSource) { child, feed };
  g_array_append_val (sources, source);
  /* The page holds the feed, and the family the child. */
  if (pupitre_page_get_feed (page) == NULL)
    pupitre_page_set_feed_of (page, account, feed);
  else
    pupitre_page_add_feed_of (page, account, feed, TRUE);
}

static void
on_family_changed (PupitreMessagesPage *self)
{
  PupitrePage *page = PUPITRE_PAGE (self);
  GListModel *family = G_LIST_MODEL (pupitre_page_get_family (page));
  g_autoptr (GArray) sources = g_array_new (FALSE, FALSE, sizeof (PupitreMessageSource));

  pupitre_page_remove_feeds (page);
  for (guint i = 0; i < g_list_model_get_n_items (family); i++) {
    g_autoptr (PupitreMember) member = g_list_model_get_item (family, i);

    add_member (self, member, sources);
  }
  if (sources->len == 0)
    pupitre_state_stack_set_state (pupitre_page_get_stack (page), PUPITRE_STATE_EMPTY);
  pupitre_message_list_set_sources (self->messages,
                                    (const PupitreMessageSource *) (gpointer) sources->data,
                                    sources->len);
  show_list (self);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    pupitre_page_shown (page);
}

static void
show_family (PupitreMessagesPage *self)
{
  pupitre_page_set_subtitle (PUPITRE_PAGE (self), _("All Children"));
  g_signal_connect_object (pupitre_page_get_family (PUPITRE_PAGE (self)), "items-changed",
                           G_CALLBACK (on_family_changed), self, G_CONNECT_SWAPPED);
  on_family_changed (self);
}

static void
pupitre_messages_page_constructed (GObject *object)
{
  PupitreMessagesPage *self = PUPITRE_MESSAGES_PAGE (object);

  G_OBJECT_CLASS (pupitre_messages_page_parent_class)->constructed (object);

  pupitre_state_stack_set_empty (pupitre_page_get_stack (PUPITRE_PAGE (self)),
                                 "mail-unread-symbolic", _("No Message"),
                                 _("What the school writes to you appears here."));
  bind_messages (self);
  if (is_of_family (self))
    show_family (self);
  else
    show_child (self);
  show_list (self);
}

static void
pupitre_messages_page_dispose (GObject *object)
{
  PupitreMessagesPage *self = PUPITRE_MESSAGES_PAGE (object);

  /* Its rows are unbound while there is still something to say so to. */
  if (self->list != NULL)
    gtk_list_view_set_model (self->list, NULL);
  self->list = NULL;
  g_clear_object (&self->messages);

  G_OBJECT_CLASS (pupitre_messages_page_parent_class)->dispose (object);
}

static void
pupitre_messages_page_finalize (GObject *object)
{
  g_ptr_array_unref (PUPITRE_MESSAGES_PAGE (object)->bound);
  G_OBJECT_CLASS (pupitre_messages_page_parent_class)->finalize (object);
}

static void
pupitre_messages_page_class_init (PupitreMessagesPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = pupitre_messages_page_constructed;
  object_class->dispose = pupitre_messages_page_dispose;
  object_class->finalize = pupitre_messages_page_finalize;
  PUPITRE_PAGE_CLASS (klass)->shown = pupitre_messages_page_shown;
  PUPITRE_PAGE_CLASS (klass)->show_item = pupitre_messages_page_show_item;
  PUPITRE_PAGE_CLASS (klass)->shows_change = pupitre_messages_page_shows_change;

  g_type_ensure (PUPITRE_TYPE_MESSAGE_FILTER);
  g_type_ensure (PUPITRE_TYPE_TAB_STOP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/ui/pupitre-messages-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PupitreMessagesPage, unread_button);
  gtk_widget_class_bind_template_child (widget_class, PupitreMessagesPage, unread_label);
  gtk_widget_class_bind_template_child (widget_class, PupitreMessagesPage, unread_icon);
  gtk_widget_class_bind_template_child (widget_class, PupitreMessagesPage, filter_button);
  gtk_widget_class_bind_template_child (widget_class, PupitreMessagesPage, filter);
  gtk_widget_class_bind_template_child (widget_class, PupitreMessagesPage, stack);
  gtk_widget_class_bind_template_child (widget_class, PupitreMessagesPage, list);
  gtk_widget_class_bind_template_callback (widget_class, on_setup);
  gtk_widget_class_bind_template_callback (widget_class, on_bind);
  gtk_widget_class_bind_template_callback (widget_class, on_unbind);
  gtk_widget_class_bind_template_callback (widget_class, on_activate);
  gtk_widget_class_bind_template_callback (widget_class, on_unread_toggled);
  gtk_widget_class_bind_template_callback (widget_class, on_filtered);
  gtk_widget_class_bind_template_callback (widget_class, on_show_all);
}

static void
pupitre_messages_page_init (PupitreMessagesPage *self)
{
  self->bound = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (self, "notify::folded", G_CALLBACK (on_folded_changed), NULL);
}
