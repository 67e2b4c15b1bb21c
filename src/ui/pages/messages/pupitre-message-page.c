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
#include "pupitre-document-clipboard.h"
#include "pupitre-error.h"
#include "pupitre-message-keep.h"
#include "pupitre-message-paper.h"
#include "pupitre-message-readers.h"
#include "pupitre-message.h"
#include "pupitre-paper-ways.h"
#include "pupitre-trouble.h"
#include "pupitre-window.h"
#include "pupitre-words.h"

#include <glib/gi18n.h>
#include <string.h>

/* One message: who wrote it, for whom and when, its text, and its attachments; to be printed, saved,
 * copied, or kept for good.
 * Links in it are the writer's, so each is shown for what it is before it is followed.
 *
 * Actions: `page.print`, `page.save`, `page.copy`, `page.keep`. */

struct _PupitreMessagePage {
  PupitrePage            parent_instance;

  PupitreMessage        *message;
  GCancellable          *cancel;

  PupitreTrouble        *trouble;
  GtkLabel              *title;
  AdwAvatar             *avatar;
  GtkLabel              *sender;
  GtkLabel              *role;
  GtkLabel              *readers;
  GtkLabel              *date;
  GtkLabel              *kept;
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

static const char *
child_of (PupitreMessagePage *self)
{
  return pupitre_child_get_first_name (pupitre_page_get_pupil (PUPITRE_PAGE (self)));
}

/* Returns: (transfer full) (nullable): the message on paper; it is said why there is none. */
static GBytes *
draw (PupitreMessagePage *self)
{
  g_autoptr (GError) error = NULL;
  GBytes *pdf = pupitre_message_paper_draw (self->message, child_of (self), &error);

  if (pdf == NULL)
    pupitre_trouble_show (self->trouble, error);
  return pdf;
}

static void
on_print_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PupitreMessagePage *self = PUPITRE_MESSAGE_PAGE (widget);
  g_autoptr (GBytes) pdf = draw (self);

  if (pdf != NULL)
    pupitre_paper_ways_print (PUPITRE_PAGE (self), pdf, self->cancel, self->trouble);
}

static void
on_save_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PupitreMessagePage *self = PUPITRE_MESSAGE_PAGE (widget);
  g_autoptr (GBytes) pdf = draw (self);
  g_autofree char *file_name = NULL;

  if (pdf == NULL)
    return;
  file_name = g_strdup_printf ("%s - %s.pdf", pupitre_message_get_title (self->message),
                               child_of (self));
  pupitre_paper_ways_save (PUPITRE_PAGE (self), pdf, file_name, self->cancel, self->trouble);
}

static void
on_copy_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PupitreMessagePage *self = PUPITRE_MESSAGE_PAGE (widget);
  g_autofree char *text = pupitre_message_paper_dup_text (self->message, child_of (self));
  GtkRoot *root = gtk_widget_get_root (widget);

  pupitre_document_clipboard_put (widget, text);
  if (PUPITRE_IS_WINDOW (root))
    pupitre_window_add_toast (PUPITRE_WINDOW (root), _("Message copied"));
}

/* What is missing can be asked for again. */
static void
show_kept (PupitreMessagePage *self, guint n_missing)
{
  g_autofree char *text =
    n_missing > 0 ? g_strdup_printf (ngettext ("Kept in the archive, without %u of its attachments",
                                               "Kept in the archive, without %u of its attachments",
                                               n_missing), n_missing)
                  : g_strdup (_("Kept in the archive"));

  gtk_label_set_text (self->kept, text);
  gtk_widget_set_visible (GTK_WIDGET (self->kept), TRUE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.keep", n_missing > 0);
}

static void
say_kept (PupitreMessagePage *self, guint n_missing)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  const char *text = _("Message kept in the archive");

  if (n_missing > 0)
    text = _("Message kept. Not all of its attachments could be had from the portal.");
  else if (pupitre_message_get_n_attachments (self->message) > 0)
    text = _("Message kept in the archive with its attachments");
  if (PUPITRE_IS_WINDOW (root))
    pupitre_window_add_toast (PUPITRE_WINDOW (root), text);
}

static void
on_kept (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PupitreMessagePage) self = PUPITRE_MESSAGE_PAGE (user_data);
  g_autoptr (GError) error = NULL;
  guint n_missing;

  if (!pupitre_message_keep_finish (result, &n_missing, &error)) {
    if (pupitre_error_is_cancelled (error))
      return;
    pupitre_trouble_show (self->trouble, error);
    gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.keep", TRUE);
    return;
  }
  show_kept (self, n_missing);
  say_kept (self, n_missing);
}

static void
on_keep_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PupitreMessagePage *self = PUPITRE_MESSAGE_PAGE (widget);
  PupitrePage *page = PUPITRE_PAGE (self);
  g_autoptr (GBytes) pdf = draw (self);

  if (pdf == NULL)
    return;
  gtk_widget_action_set_enabled (widget, "page.keep", FALSE);
  pupitre_message_keep_async (pupitre_page_get_account (page), pupitre_page_get_pupil (page),
                              self->message, pdf, self->cancel, on_kept, g_object_ref (self));
}

static void
on_keep_checked (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PupitreMessagePage) self = PUPITRE_MESSAGE_PAGE (user_data);
  guint n_missing;

  if (pupitre_message_keep_check_finish (result, &n_missing, NULL))
    show_kept (self, n_missing);
}

static void
pupitre_message_page_dispose (GObject *object)
{
  PupitreMessagePage *self = PUPITRE_MESSAGE_PAGE (object);

  g_cancellable_cancel (self->cancel);
  g_clear_object (&self->message);

  G_OBJECT_CLASS (pupitre_message_page_parent_class)->dispose (object);
}

static void
pupitre_message_page_finalize (GObject *object)
{
  g_clear_object (&PUPITRE_MESSAGE_PAGE (object)->cancel);

  G_OBJECT_CLASS (pupitre_message_page_parent_class)->finalize (object);
}

static void
pupitre_message_page_class_init (PupitreMessagePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pupitre_message_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = pupitre_message_page_finalize;

  g_type_ensure (PUPITRE_TYPE_ATTACHMENT_LIST);
  g_type_ensure (PUPITRE_TYPE_TROUBLE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/ui/pupitre-message-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PupitreMessagePage, trouble);
  gtk_widget_class_bind_template_child (widget_class, PupitreMessagePage, title);
  gtk_widget_class_bind_template_child (widget_class, PupitreMessagePage, avatar);
  gtk_widget_class_bind_template_child (widget_class, PupitreMessagePage, sender);
  gtk_widget_class_bind_template_child (widget_class, PupitreMessagePage, role);
  gtk_widget_class_bind_template_child (widget_class, PupitreMessagePage, readers);
  gtk_widget_class_bind_template_child (widget_class, PupitreMessagePage, date);
  gtk_widget_class_bind_template_child (widget_class, PupitreMessagePage, kept);
  gtk_widget_class_bind_template_child (widget_class, PupitreMessagePage, text);
  gtk_widget_class_bind_template_child (widget_class, PupitreMessagePage, attachments);
  gtk_widget_class_bind_template_callback (widget_class, on_link_activated);
  gtk_widget_class_install_action (widget_class, "page.print", NULL, on_print_activated);
  gtk_widget_class_install_action (widget_class, "page.save", NULL, on_save_activated);
  gtk_widget_class_install_action (widget_class, "page.copy", NULL, on_copy_activated);
  gtk_widget_class_install_action (widget_class, "page.keep", NULL, on_keep_activated);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_CONTROL_MASK, "page.print",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "page.save",
                                       NULL);
}

static void
pupitre_message_page_init (PupitreMessagePage *self)
{
  self->cancel = g_cancellable_new ();
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
  pupitre_attachment_list_set_message (self->attachments,
                                       pupitre_message_get_title (self->message));
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
show_readers (PupitreMessagePage *self, GPtrArray *known)
{
  PupitrePage *page = PUPITRE_PAGE (self);
  g_autoptr (GPtrArray) readers =
    known != NULL ? g_ptr_array_ref (known)
                  : pupitre_message_readers_list (
                      pupitre_family_get_children (pupitre_page_get_family (page)),
                      pupitre_page_get_pupil (page), pupitre_message_get_scope (self->message));
  g_autofree char *names = pupitre_message_readers_dup_for (readers);

  set_text (self->readers, names != NULL ? names : "");
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
 * @account: The account that it is read through
 * @child: Whose message it is
 * @entry: One of the child's messages, unsealed
 * @readers: (nullable) (element-type PupitreChild): For whom the portal has it; %NULL to go by whom it
 *   was sent to
 *
 * Returns: (transfer floating): a page. Main thread.
 */
PupitrePage *
pupitre_message_page_new (PupitrePage    *from,
                          PupitreAccount *account,
                          PupitreChild   *child,
                          PupitreEntry   *entry,
                          GPtrArray      *readers)
{
  PupitreMessagePage *self;
  g_autoptr (PupitreFeed) feed = NULL;

  g_return_val_if_fail (PUPITRE_IS_PAGE (from), NULL);
  g_return_val_if_fail (PUPITRE_IS_ACCOUNT (account), NULL);
  g_return_val_if_fail (PUPITRE_IS_CHILD (child), NULL);
  g_return_val_if_fail (PUPITRE_IS_ENTRY (entry), NULL);
  g_return_val_if_fail (pupitre_entry_get_object (entry) != NULL, NULL);

  self = g_object_new (PUPITRE_TYPE_MESSAGE_PAGE, "account", account, "pupil", child, "family",
                       pupitre_page_get_family (from), "renderer",
                       pupitre_page_get_renderer (from), NULL);
  self->message = g_object_ref (pupitre_entry_get_object (entry));
  feed = pupitre_account_get_feed (account, child, PUPITRE_KIND_MESSAGES);
  pupitre_page_set_feed (PUPITRE_PAGE (self), feed);
  show_readers (self, readers);
  show_message (self);
  pupitre_message_keep_check_async (account, child, self->message, self->cancel, on_keep_checked,
                                    g_object_ref (self));

  return PUPITRE_PAGE (self);
}
