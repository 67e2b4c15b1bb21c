/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-change-what.h"
#include "pupitre-collection.h"

G_BEGIN_DECLS

/**
 * PupitreChangeRow:
 * @id: What makes the same change the same row, however often it is written
 * @collection: (owned): Where it happened
 * @key: The key of the item
 * @what: What happened
 * @at: When the answer that showed it came, in seconds since 1970
 * @date: The date of the item, in seconds since 1970; 0 for none
 * @before: (nullable) (owned): The item before, as JSON; %NULL if it was not there, or could not be
 *   read any more
 * @now: (nullable) (owned): The item now, as JSON; %NULL if it is gone
 * @seen: Whether the parent has seen it; no part of what is written
 * @row: After which others it was added; no part of what is written
 *
 * One row of the journal of changes.
 */
typedef struct {
  char              *id;
  PupitreCollection *collection;
  char              *key;
  PupitreChangeWhat  what;
  gint64             at;
  gint64             date;
  GBytes            *before;
  GBytes            *now;
  gboolean           seen;
  gint64             row;
} PupitreChangeRow;

PupitreChangeRow *pupitre_change_row_new  (const PupitreCollection *collection,
                                           const char              *key,
                                           PupitreChangeWhat        what,
                                           gint64                   since,
                                           GBytes                  *before,
                                           GBytes                  *now) G_GNUC_WARN_UNUSED_RESULT;
void              pupitre_change_row_free (PupitreChangeRow        *self);
char             *pupitre_change_row_dup_alike (const PupitreChangeRow *self) G_GNUC_WARN_UNUSED_RESULT;
GByteArray       *pupitre_change_row_pack (const PupitreChangeRow  *self) G_GNUC_WARN_UNUSED_RESULT;
PupitreChangeRow *pupitre_change_row_read (GBytes                  *text) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PupitreChangeRow, pupitre_change_row_free)

G_END_DECLS
