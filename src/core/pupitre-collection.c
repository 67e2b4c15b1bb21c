/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-collection"

#include "pupitre-collection.h"

G_DEFINE_BOXED_TYPE (PupitreCollection, pupitre_collection, pupitre_collection_copy,
                     pupitre_collection_free)

/**
 * pupitre_collection_new:
 * @child: (nullable): The key of the child; %NULL or empty for what belongs to the account
 * @kind: What is in it
 * @year: The resolved school year, or 0
 *
 * Returns: (transfer full): the name of a collection. Any thread.
 */
PupitreCollection *
pupitre_collection_new (const char *child, PupitreKind kind, int year)
{
  PupitreCollection *self = g_new0 (PupitreCollection, 1);

  self->child = g_strdup (child != NULL ? child : "");
  self->kind = kind;
  self->year = year;
  return self;
}

/**
 * pupitre_collection_copy:
 * @self: A collection
 *
 * Returns: (transfer full): another one. Any thread.
 */
PupitreCollection *
pupitre_collection_copy (const PupitreCollection *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return pupitre_collection_new (self->child, self->kind, self->year);
}

/**
 * pupitre_collection_free:
 * @self: (nullable) (transfer full): A collection
 *
 * Frees the name. Any thread.
 */
void
pupitre_collection_free (PupitreCollection *self)
{
  if (self == NULL)
    return;
  g_free (self->child);
  g_free (self);
}

/**
 * pupitre_collection_equal:
 * @self: A collection
 * @other: Another one
 *
 * Returns: whether both name the same collection: child, kind and year. Any thread.
 */
gboolean
pupitre_collection_equal (const PupitreCollection *self, const PupitreCollection *other)
{
  g_return_val_if_fail (self != NULL && other != NULL, FALSE);

  return self->kind == other->kind && self->year == other->year &&
         g_str_equal (self->child, other->child);
}

/**
 * pupitre_collection_dup_name:
 * @self: A collection
 *
 * Returns: (transfer full): one string that no other collection has, for associated data and
 *   hashes. It holds the record number: never to be written in the clear. Any thread.
 */
char *
pupitre_collection_dup_name (const PupitreCollection *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_strdup_printf ("%d|%d|%s", (int) self->kind, self->year, self->child);
}
