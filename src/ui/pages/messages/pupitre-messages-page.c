/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-messages-page"

#include "config.h"

#include "pupitre-messages-page.h"

#include "pupitre-first-rows.h"
#include "pupitre-message-page.h"
#include "pupitre-message-row.h"

#include <glib/gi18n.h>

/* The messages of the child's school, newest first. However many there are, only the rows near the
 * visible ones are widgets. */

struct _PupitreMessagesPage {
  PupitrePage  parent_instance;

  GtkListView *list;
};

G_DEFINE_FINAL_TYPE (PupitreMessagesPage, pupitre_messages_page, PUPITRE_TYPE_PAGE)

static void
on_setup (PupitreMessagesPage *self, GtkListItem *item)
{
  gtk_list_item_set_child (item, pupitre_message_row_new ());
}

static void
on_bind (PupitreMessagesPage *self, GtkListItem *item)
{
  PupitrePage *page = PUPITRE_PAGE (self);
  GListModel *family = pupitre_account_get_children (pupitre_page_get_account (page));

  pupitre_message_row_bind (PUPITRE_MESSAGE_ROW (gtk_list_item_get_child (item)),
                            gtk_list_item_get_item (item), pupitre_page_get_pupil (page), family);
}

static void
on_unbind (PupitreMessagesPage *self, GtkListItem *item)
{
  pupitre_message_row_unbind (PUPITRE_MESSAGE_ROW (gtk_list_item_get_child (item)));
}

static void
on_activate (PupitreMessagesPage *self, guint position)
{
  PupitrePage *page = PUPITRE_PAGE (self);
  PupitreFeed *feed = pupitre_page_get_feed (page);
  g_autoptr (PupitreEntry) entry = g_list_model_get_item (G_LIST_MODEL (feed), position);

  if (entry == NULL || pupitre_entry_get_object (entry) == NULL)
    return;
  pupitre_feed_mark_seen (feed, entry);
  pupitre_page_open (page, pupitre_message_page_new (page, entry));
}

static void
pupitre_messages_page_constructed (GObject *object)
{
  PupitreMessagesPage *self = PUPITRE_MESSAGES_PAGE (object);
  PupitrePage *page = PUPITRE_PAGE (self);
  g_autoptr (PupitreFeed) feed = NULL;
  GtkNoSelection *selection;

  G_OBJECT_CLASS (pupitre_messages_page_parent_class)->constructed (object);

  pupitre_state_stack_set_empty (pupitre_page_get_stack (page), "mail-unread-symbolic",
                                 _("No Message"),
                                 _("What the school writes to you appears here."));
  feed = pupitre_account_get_feed (pupitre_page_get_account (page), pupitre_page_get_pupil (page),
                                   PUPITRE_KIND_MESSAGES);
  selection = gtk_no_selection_new (pupitre_first_rows_new (self->list, G_LIST_MODEL (feed)));
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (selection));
  g_object_unref (selection);
  pupitre_page_set_feed (page, feed);
}

static void
pupitre_messages_page_class_init (PupitreMessagesPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = pupitre_messages_page_constructed;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/ui/pupitre-messages-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PupitreMessagesPage, list);
  gtk_widget_class_bind_template_callback (widget_class, on_setup);
  gtk_widget_class_bind_template_callback (widget_class, on_bind);
  gtk_widget_class_bind_template_callback (widget_class, on_unbind);
  gtk_widget_class_bind_template_callback (widget_class, on_activate);
}

static void
pupitre_messages_page_init (PupitreMessagesPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
