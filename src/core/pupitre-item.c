/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-item"

#include "pupitre-item.h"

G_DEFINE_BOXED_TYPE (PupitreItem, pupitre_item, pupitre_item_copy, pupitre_item_free)

/**
 * pupitre_item_new:
 * @key: The key, copied
 * @date: Seconds since 1970, or 0
 * @json: The item as received, referenced
 *
 * Returns: (transfer full): an item. Any thread.
 */
PupitreItem *
pupitre_item_new (const char *key, gint64 date, GBytes *json)
{
  PupitreItem *self;

  g_return_val_if_fail (key != NULL && *key != '\0', NULL);
  g_return_val_if_fail (json != NULL, NULL);

  self = g_new0 (PupitreItem, 1);
  self->key = g_strdup (key);
  self->date = date;
  self->json = g_bytes_ref (json);

  return self;
}

/**
 * pupitre_item_copy:
 * @self: An item
 *
 * Returns: (transfer full): another one, the JSON shared. Any thread.
 */
PupitreItem *
pupitre_item_copy (PupitreItem *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return pupitre_item_new (self->key, self->date, self->json);
}

/**
 * pupitre_item_free:
 * @self: (nullable) (transfer full): An item
 *
 * Frees an item. Any thread.
 */
void
pupitre_item_free (PupitreItem *self)
{
  if (self == NULL)
    return;
  g_free (self->key);
  g_bytes_unref (self->json);
  g_free (self);
}
