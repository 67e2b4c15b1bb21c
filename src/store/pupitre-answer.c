/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-answer"

#include "pupitre-answer.h"

G_DEFINE_BOXED_TYPE (PupitreAnswer, pupitre_answer, pupitre_answer_copy, pupitre_answer_free)

/**
 * pupitre_answer_new:
 * @collection: Where it belongs, copied
 * @items: (element-type PupitreItem): What was read of it, referenced, not to be changed any more
 * @body: The answer as received, referenced
 * @etag: (nullable): What the portal calls this state of it; of use only for a complete answer
 * @received_at: When it came, in seconds since 1970
 * @complete: Whether it covers the whole collection
 *
 * Returns: (transfer full): an answer. Any thread.
 */
PupitreAnswer *
pupitre_answer_new (const PupitreCollection *collection,
                    GPtrArray               *items,
                    GBytes                  *body,
                    const char              *etag,
                    gint64                   received_at,
                    gboolean                 complete)
{
  PupitreAnswer *self;

  g_return_val_if_fail (collection != NULL, NULL);
  g_return_val_if_fail (items != NULL && body != NULL, NULL);

  self = g_new0 (PupitreAnswer, 1);
  self->collection = pupitre_collection_copy (collection);
  self->items = g_ptr_array_ref (items);
  self->body = g_bytes_ref (body);
  self->etag = g_strdup (etag);
  self->received_at = received_at;
  self->complete = complete;
  return self;
}

/**
 * pupitre_answer_copy:
 * @self: An answer
 *
 * Returns: (transfer full): another one, items and body shared. Any thread.
 */
PupitreAnswer *
pupitre_answer_copy (const PupitreAnswer *self)
{
  PupitreAnswer *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = pupitre_answer_new (self->collection, self->items, self->body, self->etag,
                             self->received_at, self->complete);
  copy->from = self->from;
  copy->to = self->to;
  copy->scope = g_strdupv (self->scope);
  copy->keeps_versions = self->keeps_versions;
  copy->tell = self->tell;
  copy->tells_known_days = self->tells_known_days;
  return copy;
}

/**
 * pupitre_answer_free:
 * @self: (nullable) (transfer full): An answer
 *
 * Frees an answer. Any thread.
 */
void
pupitre_answer_free (PupitreAnswer *self)
{
  if (self == NULL)
    return;
  pupitre_collection_free (self->collection);
  g_ptr_array_unref (self->items);
  g_bytes_unref (self->body);
  g_free (self->etag);
  g_strfreev (self->scope);
  g_free (self);
}
