/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-index"

#include "pupitre-index.h"

#include "pupitre-listing.h"

struct _PupitreIndex {
  gatomicrefcount  n_refs;
  PupitreListing  *listing;
  gint64           received_at;
  gint64           checked_at;
  char            *etag;  /* (nullable) */
};

G_DEFINE_BOXED_TYPE (PupitreIndex, pupitre_index, pupitre_index_ref, pupitre_index_unref)

/**
 * pupitre_index_new:
 * @head: The head of a collection
 * @listing: (transfer full): Its items
 *
 * Returns: (transfer full): what the rest of the program sees of them. Any thread.
 */
PupitreIndex *
pupitre_index_new (const PupitreListingHead *head, PupitreListing *listing)
{
  PupitreIndex *self = g_new0 (PupitreIndex, 1);

  g_atomic_ref_count_init (&self->n_refs);
  self->listing = listing;
  self->received_at = head->received_at;
  self->checked_at = head->checked_at;
  self->etag = g_strdup (head->etag);
  return self;
}

/**
 * pupitre_index_ref:
 * @self: An index
 *
 * Returns: (transfer full): @self. Any thread.
 */
PupitreIndex *
pupitre_index_ref (PupitreIndex *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->n_refs);
  return self;
}

/**
 * pupitre_index_unref:
 * @self: (nullable) (transfer full): An index
 *
 * Gives a reference up. Any thread.
 */
void
pupitre_index_unref (PupitreIndex *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->n_refs))
    return;
  pupitre_listing_free (self->listing);
  g_free (self->etag);
  g_free (self);
}

/**
 * pupitre_index_get_received_at:
 * @self: An index
 *
 * Returns: when the newest answer that was not the same as the one before came, in seconds since
 *   1970. Any thread.
 */
gint64
pupitre_index_get_received_at (const PupitreIndex *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->received_at;
}

/**
 * pupitre_index_get_checked_at:
 * @self: An index
 *
 * Returns: when the portal last said that this is what it has, in seconds since 1970. Any thread.
 */
gint64
pupitre_index_get_checked_at (const PupitreIndex *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->checked_at;
}

/**
 * pupitre_index_get_etag:
 * @self: An index
 *
 * Returns: (transfer none) (nullable): what the portal calls this state of the collection. Any
 *   thread.
 */
const char *
pupitre_index_get_etag (const PupitreIndex *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->etag;
}

/**
 * pupitre_index_get_n_entries:
 * @self: An index
 *
 * Returns: how many items are stored, the withdrawn ones too. Any thread.
 */
guint
pupitre_index_get_n_entries (const PupitreIndex *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->listing->entries->len;
}

/**
 * pupitre_index_get_entry:
 * @self: An index
 * @position: Which one, from 0: the newest
 *
 * Returns: (transfer none): an item, valid as long as @self. Any thread.
 */
const PupitreIndexEntry *
pupitre_index_get_entry (const PupitreIndex *self, guint position)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (position < self->listing->entries->len, NULL);

  return &pupitre_listing_get (self->listing, position)->shown;
}
