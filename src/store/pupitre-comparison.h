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
 * PupitreComparison:
 * @after: What the listing will be; its keys lie in the answer and in the listing before
 * @records: (element-type PupitreComparisonRecord): What has to be written, in the order of the rows
 * @applied: What that means
 *
 * What an answer makes of a listing.
 */
typedef struct {
  PupitreListing *after;
  GArray         *records;
  PupitreApplied  applied;
} PupitreComparison;

PupitreComparison *pupitre_comparison_new  (const PupitreAnswer  *answer,
                                            const PupitreListing *before,
                                            PupitreSealer        *sealer) G_GNUC_WARN_UNUSED_RESULT;
void               pupitre_comparison_free (PupitreComparison    *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PupitreComparison, pupitre_comparison_free)

G_END_DECLS
