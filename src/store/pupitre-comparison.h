/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-answer.h"
#include "pupitre-listing.h"
#include "pupitre-sealer.h"

G_BEGIN_DECLS

/**
 * PupitreComparisonRecord:
 * @number: Where its row goes
 * @key: The key of the item, in the answer
 * @json: (unowned): What the row has to hold
 *
 * One record that has to be written.
 */
typedef struct {
  gint64      number;
  const char *key;
  GBytes     *json;
} PupitreComparisonRecord;

/**
 * PupitreComparisonChange:
 * @what: What happened
 * @key: The key of the item, in the answer or in the listing before
 * @date: Its date, in seconds since 1970; 0 for none
 * @before: (nullable) (unowned): The item as it was listed before
 * @json: (nullable) (unowned): The item as it is now
 *
 * What happened to one item.
 */
typedef struct {
  PupitreChangeWhat          what;
  const char                *key;
  gint64                     date;
  const PupitreListingEntry *before;
  GBytes                    *json;
} PupitreComparisonChange;

/**
 * PupitreComparison:
 * @after: What the listing will be; its keys lie in the answer and in the listing before
 * @records: (element-type PupitreComparisonRecord): What has to be written, in the order of the rows
 * @changes: (element-type PupitreComparisonChange): What happened to which item; a record that is
 *   written anew because it was lost is none
 * @applied: What that means
 *
 * What an answer makes of a listing.
 */
typedef struct {
  PupitreListing *after;
  GArray         *records;
  GArray         *changes;
  PupitreApplied  applied;
} PupitreComparison;

PupitreComparison *pupitre_comparison_new  (const PupitreAnswer  *answer,
                                            const PupitreListing *before,
                                            PupitreSealer        *sealer) G_GNUC_WARN_UNUSED_RESULT;
void               pupitre_comparison_free (PupitreComparison    *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PupitreComparison, pupitre_comparison_free)

G_END_DECLS
