/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-message-page"

#include "config.h"

#include "pupitre-message-page.h"

#include "pupitre-attachment-list.h"
#include "pupitre-launch.h"
#include "pupitre-message.h"
#include "pupitre-words.h"

#include <string.h>

/* One message: who wrote it and when, its text, and its attachments. Links in it are the writer's,
 * so each is shown for what it is before it is followed. */

struct _PupitreMessagePage {
  PupitrePage            parent_instance;

  PupitreMessage        *message;

  GtkLabel              *title;
  AdwAvatar             *avatar;
  GtkLabel              *sender;
  GtkLabel              *role;
  GtkLabel              *date;
  GtkLabel              *text;
  PupitreAttachmentList *attachments;
};

G_DEFINE_FINAL_TYPE (PupitreMessagePage, pupitre_message_page, PUPITRE_TYPE_PAGE)

static gboolean
on_link_activated (PupitreMessagePage *self, const char *uri)
{
  pupitre_launch_ask (GTK_WIDGET (self), uri);
  return GDK_EVENT_STOP;
}

static void
pupitre_message_page_dispose (GObject *object)
{
  PupitreMessagePage *self = PUPITRE_MESSAGE_PAGE (object);

  g_clear_object (&self->message);

  G_OBJECT_CLASS (pupitre_message_page_parent_class)->dispose (object);
}

static void
pupitre_message_page_class_init (PupitreMessagePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pupitre_message_page_dispose;

  g_type_ensure (PUPITRE_TYPE_ATTACHMENT_LIST);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/ui/pupitre-message-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PupitreMessagePage, title);
  gtk_widget_class_bind_template_child (widget_class, PupitreMessagePage, avatar);
  gtk_widget_class_bind_template_child (widget_class, PupitreMessagePage, sender);
  gtk_widget_class_bind_template_child (widget_class, PupitreMessagePage, role);
  gtk_widget_class_bind_template_child (widget_class, PupitreMessagePage, date);
  gtk_widget_class_bind_template_child (widget_class, PupitreMessagePage, text);
  gtk_widget_class_bind_template_child (widget_class, PupitreMessagePage, attachments);
  gtk_widget_class_bind_template_callback (widget_class, on_link_activated);
}

static void
pupitre_message_page_init (PupitreMessagePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
set_text (GtkLabel *label, const char *text)
{
  gtk_label_set_text (label, text);
  gtk_widget_set_visible (GTK_WIDGET (label), text[0] != '\0');
}

static void
show_attachments (PupitreMessagePage *self)
{
  for (guint i = 0; i < pupitre_message_get_n_attachments (self->message); i++)
    pupitre_attachment_list_add (self->attachments,
                                 pupitre_message_get_attachment (self->message, i));
}

/* The name without "M." or "Mme", whose letters would be everybody's initials. */
static const char *
skip_form_of_address (const char *name)
{
  static const char *const FORMS[] = { "M. ", "Mme ", "Mlle ", "Mr. ", "Mrs. ", "Ms. ", "Dr ",
                                       "Dre ", "Dr. " };

  for (gsize i = 0; i < G_N_ELEMENTS (FORMS); i++) {
    if (g_str_has_prefix (name, FORMS[i]))
      return name + strlen (FORMS[i]);
  }
  return name;
}

static void
show_message (PupitreMessagePage *self)
{
  PupitreMessage *message = self->message;
  g_autofree char *date = pupitre_words_date_time (pupitre_message_get_date (message));
  g_autofree char *markup = pupitre_rich_text_to_markup (pupitre_message_get_content (message));
  const char *sender = pupitre_message_get_sender (message);
  const char *role = pupitre_message_get_sender_role (message);

  gtk_label_set_text (self->title, pupitre_message_get_title (message));
  set_text (self->sender, sender[0] != '\0' ? sender : role);
  set_text (self->role, sender[0] != '\0' ? role : "");
  adw_avatar_set_text (self->avatar, skip_form_of_address (sender[0] != '\0' ? sender : role));
  set_text (self->date, date);
  gtk_label_set_markup (self->text, markup);
  show_attachments (self);
}

/**
 * pupitre_message_page_new:
 * @from: The list of messages
 * @entry: One of them, unsealed
 *
 * Returns: (transfer floating): a page. Main thread.
 */
PupitrePage *
pupitre_message_page_new (PupitrePage *from, PupitreEntry *entry)
{
  PupitreMessagePage *self;

  g_return_val_if_fail (PUPITRE_IS_PAGE (from), NULL);
  g_return_val_if_fail (PUPITRE_IS_ENTRY (entry), NULL);
  g_return_val_if_fail (pupitre_entry_get_object (entry) != NULL, NULL);

  self = g_object_new (PUPITRE_TYPE_MESSAGE_PAGE, "account", pupitre_page_get_account (from),
                       "pupil", pupitre_page_get_pupil (from), "family",
                       pupitre_page_get_family (from), "renderer",
                       pupitre_page_get_renderer (from), NULL);
  self->message = g_object_ref (pupitre_entry_get_object (entry));
  pupitre_page_set_feed (PUPITRE_PAGE (self), pupitre_page_get_feed (from));
  show_message (self);

  return PUPITRE_PAGE (self);
}
