/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-message-row"

#include "config.h"

#include "pupitre-message-row.h"

#include "pupitre-avatar-group.h"
#include "pupitre-cut-text.h"
#include "pupitre-message-readers.h"
#include "pupitre-message.h"
#include "pupitre-school-time.h"
#include "pupitre-words.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/* A message in the list: whom it concerns, what, from whom, its first words, and when; or the
 * heading of a period. Among the messages of other children, it names those whose it is. Every row has
 * the same height, whatever it shows, so that the list knows its own length; and its long texts take
 * what width is left, so that a list that is scrolled need not measure them.
 *
 * Accessibility: a row is labelled with all that it shows, new or not included. */

struct _PupitreMessageRow {
  GtkWidget           parent_instance;

  PupitreEntry       *entry;   /* (nullable): of what is shown */
  PupitreChild       *child;   /* (nullable) */
  GListModel         *family;  /* (nullable): the children of the family */
  GPtrArray          *readers; /* (nullable) (element-type PupitreChild): beside those of others */
  GSignalGroup       *entry_signals;

  PupitreAvatarGroup *avatars;
  GtkInscription     *title;
  GtkInscription     *excerpt;
  GtkImage           *attachment;
  GtkLabel           *date;
};

G_DEFINE_FINAL_TYPE (PupitreMessageRow, pupitre_message_row, GTK_TYPE_WIDGET)

static void
show_avatars (PupitreMessageRow *self, PupitreMessageScope scope)
{
  g_autoptr (GPtrArray) children =
    self->readers != NULL ? g_ptr_array_ref (self->readers)
                          : pupitre_message_readers_list (self->family, self->child, scope);

  pupitre_avatar_group_set_children (self->avatars, self->family, children);
}

/* Returns: (transfer full) (nullable): %NULL on the page of one child, which has said so */
static char *
dup_names (PupitreMessageRow *self)
{
  if (self->readers == NULL)
    return NULL;
  if (self->readers->len > 1)
    return pupitre_message_readers_dup_for (self->readers);
  return g_strdup (pupitre_child_get_first_name (self->child));
}

static char *
dup_sender (PupitreMessage *message)
{
  const char *sender = pupitre_message_get_sender (message);
  const char *role = pupitre_message_get_sender_role (message);

  if (sender[0] != '\0' && role[0] != '\0')
    /* Translators: 1 is who wrote a message, 2 what they do ("Mme Exemple, Français") */
    return g_strdup_printf (C_("sender and role", "%1$s, %2$s"), sender, role);
  return g_strdup (sender[0] != '\0' ? sender : role);
}

static void
show_message (PupitreMessageRow *self, PupitreMessage *message)
{
  g_autoptr (GDateTime) now = pupitre_school_time_now ();
  g_autofree char *sender = dup_sender (message);
  g_autofree char *names = dup_names (self);
  g_autofree char *second = NULL;
  g_autofree char *date = pupitre_words_short_date (pupitre_message_get_date (message), now);

  second = g_strjoin (" · ", names != NULL ? names : sender,
                      names != NULL ? sender : pupitre_message_get_excerpt (message),
                      names != NULL ? pupitre_message_get_excerpt (message) : NULL, NULL);
  show_avatars (self, pupitre_message_get_scope (message));
  gtk_inscription_set_text (self->title, pupitre_message_get_title (message));
  gtk_inscription_set_text (self->excerpt, second);
  gtk_label_set_text (self->date, date);
  gtk_widget_set_visible (GTK_WIDGET (self->attachment),
                          pupitre_message_get_n_attachments (message) > 0);
}

/* A record that is not unsealed yet leaves its row empty for a moment; one that cannot be read
 * says so. */
static void
show_no_message (PupitreMessageRow *self)
{
  gtk_inscription_set_text (self->title, pupitre_entry_is_damaged (self->entry)
                                     ? _("This message is damaged and cannot be read")
                                     : "");
  gtk_inscription_set_text (self->excerpt, "");
  gtk_label_set_text (self->date, "");
  gtk_widget_set_visible (GTK_WIDGET (self->attachment), FALSE);
}

static void
set_label (PupitreMessageRow *self, const char *label)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  /* The focus is on what the list holds the row in. */
  if (parent != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (parent), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                    -1);
}

static void
update_label (PupitreMessageRow *self)
{
  gboolean is_new = pupitre_entry_is_new (self->entry);
  gboolean has_attachment = gtk_widget_get_visible (GTK_WIDGET (self->attachment));
  g_autofree char *label = NULL;

  label = g_strdup_printf ("%s%s%s, %s, %s%s%s", is_new ? _("New message") : "",
                           is_new ? ", " : "", gtk_inscription_get_text (self->title),
                           gtk_inscription_get_text (self->excerpt), gtk_label_get_text (self->date),
                           has_attachment ? ", " : "",
                           has_attachment ? _("With attachment") : "");
  set_label (self, label);
}

static void
set_css_class (PupitreMessageRow *self, const char *name, gboolean set)
{
  if (set)
    gtk_widget_add_css_class (GTK_WIDGET (self), name);
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), name);
}

static void
on_entry_changed (PupitreMessageRow *self)
{
  PupitreMessage *message = pupitre_entry_get_object (self->entry);

  if (message != NULL)
    show_message (self, message);
  else
    show_no_message (self);

  set_css_class (self, "new", pupitre_entry_is_new (self->entry));
  update_label (self);
}

static void
pupitre_message_row_dispose (GObject *object)
{
  PupitreMessageRow *self = PUPITRE_MESSAGE_ROW (object);
  GtkWidget *child;

  g_clear_object (&self->entry_signals);
  g_clear_object (&self->entry);
  g_clear_object (&self->child);
  g_clear_object (&self->family);
  g_clear_pointer (&self->readers, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), PUPITRE_TYPE_MESSAGE_ROW);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (pupitre_message_row_parent_class)->dispose (object);
}

static void
pupitre_message_row_class_init (PupitreMessageRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pupitre_message_row_dispose;

  g_type_ensure (PUPITRE_TYPE_AVATAR_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/ui/pupitre-message-row.ui");
  gtk_widget_class_bind_template_child (widget_class, PupitreMessageRow, avatars);
  gtk_widget_class_bind_template_child (widget_class, PupitreMessageRow, title);
  gtk_widget_class_bind_template_child (widget_class, PupitreMessageRow, excerpt);
  gtk_widget_class_bind_template_child (widget_class, PupitreMessageRow, attachment);
  gtk_widget_class_bind_template_child (widget_class, PupitreMessageRow, date);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "messagerow");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
pupitre_message_row_init (PupitreMessageRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  pupitre_cut_text_watch (GTK_WIDGET (self));
  self->entry_signals = g_signal_group_new (PUPITRE_TYPE_ENTRY);
  g_signal_group_connect_swapped (self->entry_signals, "notify", G_CALLBACK (on_entry_changed),
                                  self);
}

/**
 * pupitre_message_row_new:
 *
 * Returns: (transfer floating): a row that shows nothing. Main thread.
 */
GtkWidget *
pupitre_message_row_new (void)
{
  return g_object_new (PUPITRE_TYPE_MESSAGE_ROW, NULL);
}

/**
 * pupitre_message_row_bind:
 * @self: A row
 * @entry: What to show
 * @child: Whose message it is
 * @family: The children of the family
 * @readers: (nullable) (element-type PupitreChild): Whose message it is, where the list has others;
 *   %NULL where all is of @child
 *
 * Main thread.
 */
void
pupitre_message_row_bind (PupitreMessageRow *self,
                          PupitreEntry      *entry,
                          PupitreChild      *child,
                          GListModel        *family,
                          GPtrArray         *readers)
{
  g_return_if_fail (PUPITRE_IS_MESSAGE_ROW (self));
  g_return_if_fail (PUPITRE_IS_ENTRY (entry));
  g_return_if_fail (PUPITRE_IS_CHILD (child));

  g_set_object (&self->entry, entry);
  g_set_object (&self->child, child);
  g_set_object (&self->family, family);
  g_clear_pointer (&self->readers, g_ptr_array_unref);
  self->readers = readers != NULL ? g_ptr_array_ref (readers) : NULL;
  g_signal_group_set_target (self->entry_signals, entry);
  set_css_class (self, "period", FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->avatars), TRUE);
  on_entry_changed (self);
}

static gboolean
same_readers (GPtrArray *first, GPtrArray *second)
{
  if (first == NULL || first->len != second->len)
    return FALSE;
  for (guint i = 0; i < first->len; i++) {
    if (first->pdata[i] != second->pdata[i])
      return FALSE;
  }
  return TRUE;
}

/**
 * pupitre_message_row_set_readers:
 * @self: A row that shows a message
 * @child: Whose message it is
 * @readers: (element-type PupitreChild): Whose message it is, among those of other children
 *
 * Names them, unless they are those that it names already. Main thread.
 */
void
pupitre_message_row_set_readers (PupitreMessageRow *self, PupitreChild *child, GPtrArray *readers)
{
  g_return_if_fail (PUPITRE_IS_MESSAGE_ROW (self) && self->entry != NULL);
  g_return_if_fail (PUPITRE_IS_CHILD (child) && readers != NULL);

  if (self->child == child && same_readers (self->readers, readers))
    return;
  g_set_object (&self->child, child);
  g_clear_pointer (&self->readers, g_ptr_array_unref);
  self->readers = g_ptr_array_ref (readers);
  on_entry_changed (self);
}

/**
 * pupitre_message_row_bind_heading:
 * @self: A row
 * @text: The heading of a period
 *
 * Main thread.
 */
void
pupitre_message_row_bind_heading (PupitreMessageRow *self, const char *text)
{
  g_return_if_fail (PUPITRE_IS_MESSAGE_ROW (self));
  g_return_if_fail (text != NULL);

  set_css_class (self, "new", FALSE);
  set_css_class (self, "period", TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->avatars), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->attachment), FALSE);
  gtk_inscription_set_text (self->title, text);
  gtk_inscription_set_text (self->excerpt, "");
  gtk_label_set_text (self->date, "");
  set_label (self, text);
}

/**
 * pupitre_message_row_unbind:
 * @self: A row
 *
 * Main thread.
 */
void
pupitre_message_row_unbind (PupitreMessageRow *self)
{
  g_return_if_fail (PUPITRE_IS_MESSAGE_ROW (self));

  g_signal_group_set_target (self->entry_signals, NULL);
  g_clear_object (&self->entry);
}

/**
 * pupitre_message_row_get_entry:
 * @self: A row
 *
 * Returns: (nullable) (transfer none): what it shows. Main thread.
 */
PupitreEntry *
pupitre_message_row_get_entry (PupitreMessageRow *self)
{
  g_return_val_if_fail (PUPITRE_IS_MESSAGE_ROW (self), NULL);

  return self->entry;
}
