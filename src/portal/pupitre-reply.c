/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-reply"

#include "pupitre-reply.h"

G_DEFINE_BOXED_TYPE (PupitreReply, pupitre_reply, pupitre_reply_copy, pupitre_reply_free)

/**
 * pupitre_reply_new:
 * @body: What came, referenced
 * @etag: (nullable): The version
 * @content_type: (nullable): What the portal says it is
 * @file_name: (nullable): The name that the portal proposes, as received
 * @received_at: Seconds since 1970
 *
 * Returns: (transfer full): an answer. Any thread.
 */
PupitreReply *
pupitre_reply_new (GBytes     *body,
                   const char *etag,
                   const char *content_type,
                   const char *file_name,
                   gint64      received_at)
{
  PupitreReply *self;

  g_return_val_if_fail (body != NULL, NULL);

  self = g_new0 (PupitreReply, 1);
  self->body = g_bytes_ref (body);
  self->etag = g_strdup (etag);
  self->content_type = g_strdup (content_type);
  self->file_name = g_strdup (file_name);
  self->received_at = received_at;
  return self;
}

/**
 * pupitre_reply_copy:
 * @self: An answer
 *
 * Returns: (transfer full): another one, the body shared. Any thread.
 */
PupitreReply *
pupitre_reply_copy (const PupitreReply *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return pupitre_reply_new (self->body, self->etag, self->content_type, self->file_name,
                            self->received_at);
}

/**
 * pupitre_reply_free:
 * @self: (nullable) (transfer full): An answer
 *
 * Frees it. Any thread.
 */
void
pupitre_reply_free (PupitreReply *self)
{
  if (self == NULL)
    return;
  g_bytes_unref (self->body);
  g_free (self->etag);
  g_free (self->content_type);
  g_free (self->file_name);
  g_free (self);
}
