/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-message"

#include "pupitre-message.h"

/* A post of a teacher or of the school to the parents of a child. Immutable. */

struct _PupitreMessage {
  GObject             parent_instance;

  char               *id;
  char               *title;
  char               *sender;
  char               *sender_role;
  GDateTime          *date;
  PupitreRichText    *content;
  char               *excerpt;      /* (nullable), made on first use */
  GPtrArray          *attachments;  /* (element-type PupitreAttachment) */
  PupitreMessageScope scope;
};

G_DEFINE_FINAL_TYPE (PupitreMessage, pupitre_message, G_TYPE_OBJECT)

static void
pupitre_message_finalize (GObject *object)
{
  PupitreMessage *self = PUPITRE_MESSAGE (object);

  g_free (self->id);
  g_free (self->title);
  g_free (self->sender);
  g_free (self->sender_role);
  g_free (self->excerpt);
  g_date_time_unref (self->date);
  pupitre_rich_text_unref (self->content);
  g_ptr_array_unref (self->attachments);

  G_OBJECT_CLASS (pupitre_message_parent_class)->finalize (object);
}

static void
pupitre_message_class_init (PupitreMessageClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pupitre_message_finalize;
}

static void
pupitre_message_init (PupitreMessage *self)
{
}

/**
 * pupitre_message_new:
 * @fields: What the portal says; id, title, date and content are required
 *
 * Returns: (transfer full): a message. Any thread.
 */
PupitreMessage *
pupitre_message_new (const PupitreMessageFields *fields)
{
  PupitreMessage *self;

  g_return_val_if_fail (fields != NULL, NULL);
  g_return_val_if_fail (fields->id != NULL && fields->title != NULL, NULL);
  g_return_val_if_fail (fields->date != NULL && fields->content != NULL, NULL);

  self = g_object_new (PUPITRE_TYPE_MESSAGE, NULL);
  self->id = g_strdup (fields->id);
  self->title = g_strdup (fields->title);
  self->sender = g_strdup (fields->sender != NULL ? fields->sender : "");
  self->sender_role = g_strdup (fields->sender_role != NULL ? fields->sender_role : "");
  self->date = g_date_time_ref (fields->date);
  self->content = pupitre_rich_text_ref (fields->content);
  self->attachments = fields->attachments != NULL ? g_ptr_array_ref (fields->attachments)
                                                  : g_ptr_array_new ();
  self->scope = fields->scope;

  return self;
}

/**
 * pupitre_message_get_id:
 * @self: A message
 *
 * Returns: (transfer none): the portal's id of the message. Any thread.
 */
const char *
pupitre_message_get_id (PupitreMessage *self)
{
  g_return_val_if_fail (PUPITRE_IS_MESSAGE (self), NULL);

  return self->id;
}

/**
 * pupitre_message_get_title:
 * @self: A message
 *
 * Returns: (transfer none): the title. Any thread.
 */
const char *
pupitre_message_get_title (PupitreMessage *self)
{
  g_return_val_if_fail (PUPITRE_IS_MESSAGE (self), NULL);

  return self->title;
}

/**
 * pupitre_message_get_sender:
 * @self: A message
 *
 * Returns: (transfer none): who wrote, empty if unknown. Any thread.
 */
const char *
pupitre_message_get_sender (PupitreMessage *self)
{
  g_return_val_if_fail (PUPITRE_IS_MESSAGE (self), NULL);

  return self->sender;
}

/**
 * pupitre_message_get_sender_role:
 * @self: A message
 *
 * Returns: (transfer none): what the sender does at the school, empty if unknown. Any thread.
 */
const char *
pupitre_message_get_sender_role (PupitreMessage *self)
{
  g_return_val_if_fail (PUPITRE_IS_MESSAGE (self), NULL);

  return self->sender_role;
}

/**
 * pupitre_message_get_date:
 * @self: A message
 *
 * Returns: (transfer none): when it was sent. Any thread.
 */
GDateTime *
pupitre_message_get_date (PupitreMessage *self)
{
  g_return_val_if_fail (PUPITRE_IS_MESSAGE (self), NULL);

  return self->date;
}

/**
 * pupitre_message_get_content:
 * @self: A message
 *
 * Returns: (transfer none): the text. Any thread.
 */
PupitreRichText *
pupitre_message_get_content (PupitreMessage *self)
{
  g_return_val_if_fail (PUPITRE_IS_MESSAGE (self), NULL);

  return self->content;
}

/**
 * pupitre_message_get_scope:
 * @self: A message
 *
 * Returns: to whom it was sent. Any thread.
 */
PupitreMessageScope
pupitre_message_get_scope (PupitreMessage *self)
{
  g_return_val_if_fail (PUPITRE_IS_MESSAGE (self), PUPITRE_MESSAGE_SCOPE_GROUP);

  return self->scope;
}

/**
 * pupitre_message_get_n_attachments:
 * @self: A message
 *
 * Returns: how many documents hang on it. Any thread.
 */
guint
pupitre_message_get_n_attachments (PupitreMessage *self)
{
  g_return_val_if_fail (PUPITRE_IS_MESSAGE (self), 0);

  return self->attachments->len;
}

/**
 * pupitre_message_get_excerpt:
 * @self: A message
 *
 * Returns: (transfer none): the beginning of the text on one line, for a row. Main thread.
 */
const char *
pupitre_message_get_excerpt (PupitreMessage *self)
{
  g_return_val_if_fail (PUPITRE_IS_MESSAGE (self), NULL);

  if (self->excerpt == NULL)
    self->excerpt = pupitre_rich_text_dup_excerpt (self->content, 160);
  return self->excerpt;
}

/**
 * pupitre_message_get_attachment:
 * @self: A message
 * @position: Which one, from 0
 *
 * Returns: (transfer none): an attachment. Any thread.
 */
PupitreAttachment *
pupitre_message_get_attachment (PupitreMessage *self, guint position)
{
  g_return_val_if_fail (PUPITRE_IS_MESSAGE (self), NULL);
  g_return_val_if_fail (position < self->attachments->len, NULL);

  return g_ptr_array_index (self->attachments, position);
}
