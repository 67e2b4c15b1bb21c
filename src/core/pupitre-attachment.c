/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-attachment"

#include "pupitre-attachment.h"

/* A document that hangs on a message: its name and how to ask for it, not its bytes. Immutable. */

struct _PupitreAttachment {
  GObject parent_instance;

  char   *document_id;
  char   *name;
  char   *content_type;
  gint64  size;
};

G_DEFINE_FINAL_TYPE (PupitreAttachment, pupitre_attachment, G_TYPE_OBJECT)

static void
pupitre_attachment_finalize (GObject *object)
{
  PupitreAttachment *self = PUPITRE_ATTACHMENT (object);

  g_free (self->document_id);
  g_free (self->name);
  g_free (self->content_type);

  G_OBJECT_CLASS (pupitre_attachment_parent_class)->finalize (object);
}

static void
pupitre_attachment_class_init (PupitreAttachmentClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pupitre_attachment_finalize;
}

static void
pupitre_attachment_init (PupitreAttachment *self)
{
}

/**
 * pupitre_attachment_new:
 * @document_id: The portal's id of the document
 * @name: (nullable): The file name in the portal's words, untrusted
 * @content_type: (nullable): What the portal says it is, untrusted
 * @size: In bytes, 0 if not said
 *
 * Returns: (transfer full): an attachment. Any thread.
 */
PupitreAttachment *
pupitre_attachment_new (const char *document_id,
                        const char *name,
                        const char *content_type,
                        gint64      size)
{
  PupitreAttachment *self;

  g_return_val_if_fail (document_id != NULL, NULL);

  self = g_object_new (PUPITRE_TYPE_ATTACHMENT, NULL);
  self->document_id = g_strdup (document_id);
  self->name = g_strdup (name != NULL ? name : "");
  self->content_type = g_strdup (content_type != NULL ? content_type : "");
  self->size = size;

  return self;
}

/**
 * pupitre_attachment_get_document_id:
 * @self: A attachment
 *
 * Returns: (transfer none): the portal's id of the document. Any thread.
 */
const char *
pupitre_attachment_get_document_id (PupitreAttachment *self)
{
  g_return_val_if_fail (PUPITRE_IS_ATTACHMENT (self), NULL);

  return self->document_id;
}

/**
 * pupitre_attachment_get_name:
 * @self: A attachment
 *
 * Returns: (transfer none): the file name in the portal's words, empty if unknown. Any thread.
 */
const char *
pupitre_attachment_get_name (PupitreAttachment *self)
{
  g_return_val_if_fail (PUPITRE_IS_ATTACHMENT (self), NULL);

  return self->name;
}

/**
 * pupitre_attachment_get_content_type:
 * @self: A attachment
 *
 * Returns: (transfer none): the type in the portal's words, empty if unknown. Any thread.
 */
const char *
pupitre_attachment_get_content_type (PupitreAttachment *self)
{
  g_return_val_if_fail (PUPITRE_IS_ATTACHMENT (self), NULL);

  return self->content_type;
}

/**
 * pupitre_attachment_get_size:
 * @self: A attachment
 *
 * Returns: the size in bytes, 0 if unknown. Any thread.
 */
gint64
pupitre_attachment_get_size (PupitreAttachment *self)
{
  g_return_val_if_fail (PUPITRE_IS_ATTACHMENT (self), 0);

  return self->size;
}
