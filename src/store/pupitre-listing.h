/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-index.h"
#include "pupitre-sealer.h"

G_BEGIN_DECLS

/**
 * PupitreListingHead:
 * @received_at: When the newest answer that was not the same came
 * @checked_at: When the portal last said what it has
 * @hash: Of the body of the answer
 * @complete: Whether that answer covered the whole collection
 * @etag: (nullable) (owned): What the portal calls this state of it
 *
 * What is known of a collection beside its items. In a row of its own, because it is written at
 * each check and the items are not.
 */
typedef struct {
  gint64   received_at;
  gint64   checked_at;
  guint8   hash[PUPITRE_SEALER_HASH_SIZE];
  gboolean complete;
  char    *etag;
} PupitreListingHead;

/**
 * PupitreListingEntry:
 * @shown: What the rest of the program sees of it
 * @hash: Of the JSON of the item; all zero if the record has to be written anew
 *
 * One item of a listing.
 */
typedef struct {
  PupitreIndexEntry shown;
  guint8            hash[PUPITRE_SEALER_HASH_SIZE];
} PupitreListingEntry;

/**
 * PupitreListing:
 * @text: (nullable): Where the keys lie, if they were read
 * @entries: (element-type PupitreListingEntry): The items
 *
 * The items of a collection, as they are stored and compared.
 */
typedef struct {
  GBytes *text;
  GArray *entries;
} PupitreListing;

void                 pupitre_listing_head_clear (PupitreListingHead        *self);
GByteArray          *pupitre_listing_head_pack  (const PupitreListingHead  *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean             pupitre_listing_head_read  (PupitreListingHead        *self,
                                                 GBytes                    *text,
                                                 GError                   **error);

PupitreListing      *pupitre_listing_new        (guint                      n_expected) G_GNUC_WARN_UNUSED_RESULT;
PupitreListing      *pupitre_listing_read       (GBytes                    *text,
                                                 GError                   **error) G_GNUC_WARN_UNUSED_RESULT;
void                 pupitre_listing_free       (PupitreListing            *self);
PupitreListingEntry *pupitre_listing_get        (const PupitreListing      *self,
                                                 guint                      position);
void                 pupitre_listing_sort       (PupitreListing            *self);
GByteArray          *pupitre_listing_pack       (const PupitreListing      *self) G_GNUC_WARN_UNUSED_RESULT;

PupitreIndex        *pupitre_index_new          (const PupitreListingHead  *head,
                                                 PupitreListing            *listing) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PupitreListingHead, pupitre_listing_head_clear)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PupitreListing, pupitre_listing_free)

G_END_DECLS
