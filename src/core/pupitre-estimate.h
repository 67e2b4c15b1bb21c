/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-subject-result.h"
#include "pupitre-work.h"

G_BEGIN_DECLS

/**
 * PupitreEstimateMissing:
 * @PUPITRE_ESTIMATE_MISSING_NOTHING: There is an estimate
 * @PUPITRE_ESTIMATE_MISSING_MARKS: Nothing that counts is marked yet
 * @PUPITRE_ESTIMATE_MISSING_NUMBERS: A mark that counts is a letter or a remark
 * @PUPITRE_ESTIMATE_MISSING_WORK_WEIGHTS: How much a marked work item counts is not said
 * @PUPITRE_ESTIMATE_MISSING_COMPETENCY_WEIGHTS: How much a competency counts is not said
 * @PUPITRE_ESTIMATE_MISSING_TERM_WEIGHTS: How much an étape counts is not said
 *
 * What keeps an estimate from being made.
 */
typedef enum {
  PUPITRE_ESTIMATE_MISSING_NOTHING = 0,
  PUPITRE_ESTIMATE_MISSING_MARKS = 1 << 0,
  PUPITRE_ESTIMATE_MISSING_NUMBERS = 1 << 1,
  PUPITRE_ESTIMATE_MISSING_WORK_WEIGHTS = 1 << 2,
  PUPITRE_ESTIMATE_MISSING_COMPETENCY_WEIGHTS = 1 << 3,
  PUPITRE_ESTIMATE_MISSING_TERM_WEIGHTS = 1 << 4,
} PupitreEstimateMissing;

PupitreEstimateMissing pupitre_estimate_term (GPtrArray            *works,
                                              PupitreSubjectResult *results,
                                              int                   term,
                                              double               *percent);
PupitreEstimateMissing pupitre_estimate_year (GPtrArray            *works,
                                              PupitreSubjectResult *results,
                                              double               *percent);

G_END_DECLS
