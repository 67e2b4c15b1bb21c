/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-parsed"

#include "pupitre-parsed.h"

G_DEFINE_BOXED_TYPE (PupitreParsed, pupitre_parsed, pupitre_parsed_copy, pupitre_parsed_free)

static void
free_item (gpointer item)
{
  pupitre_item_free (item);
}

/**
 * pupitre_parsed_new:
 *
 * Returns: (transfer full): an answer without items. Any thread.
 */
PupitreParsed *
pupitre_parsed_new (void)
{
  PupitreParsed *self = g_new0 (PupitreParsed, 1);

  self->items = g_ptr_array_new_with_free_func (free_item);
  return self;
}

/**
 * pupitre_parsed_copy:
 * @self: An answer
 *
 * Returns: (transfer full): the same items, shared, and the same count. Any thread.
 */
PupitreParsed *
pupitre_parsed_copy (const PupitreParsed *self)
{
  PupitreParsed *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_new0 (PupitreParsed, 1);
  copy->items = g_ptr_array_ref (self->items);
  copy->n_unreadable = self->n_unreadable;
  copy->scope = g_strdupv (self->scope);
  return copy;
}

/**
 * pupitre_parsed_free:
 * @self: (nullable) (transfer full): An answer
 *
 * Frees it. Any thread.
 */
void
pupitre_parsed_free (PupitreParsed *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->items);
  g_strfreev (self->scope);
  g_free (self);
}
