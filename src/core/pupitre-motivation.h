/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-motive.h"

G_BEGIN_DECLS

#define PUPITRE_EXPLANATION_MAX 500

/**
 * PupitreMotivationFault:
 * @PUPITRE_MOTIVATION_FAULT_NONE: It can be sent
 * @PUPITRE_MOTIVATION_FAULT_SETTLED: The school does not wait for a motive
 * @PUPITRE_MOTIVATION_FAULT_LATE: The school's delay is over
 * @PUPITRE_MOTIVATION_FAULT_MOTIVE_MISSING: No motive is chosen
 * @PUPITRE_MOTIVATION_FAULT_MOTIVE: The school does not offer the motive for this
 * @PUPITRE_MOTIVATION_FAULT_EXPLANATION_MISSING: The motive wants an explanation
 * @PUPITRE_MOTIVATION_FAULT_EXPLANATION_LONG: More than the portal takes
 *
 * Why a motive can not be sent; several at a time.
 */
typedef enum {
  PUPITRE_MOTIVATION_FAULT_NONE = 0,
  PUPITRE_MOTIVATION_FAULT_SETTLED = 1 << 0,
  PUPITRE_MOTIVATION_FAULT_LATE = 1 << 1,
  PUPITRE_MOTIVATION_FAULT_MOTIVE_MISSING = 1 << 2,
  PUPITRE_MOTIVATION_FAULT_MOTIVE = 1 << 3,
  PUPITRE_MOTIVATION_FAULT_EXPLANATION_MISSING = 1 << 4,
  PUPITRE_MOTIVATION_FAULT_EXPLANATION_LONG = 1 << 5,
} PupitreMotivationFault;

char                  *pupitre_motivation_dup_explanation (const char     *typed) G_GNUC_WARN_UNUSED_RESULT;
PupitreMotivationFault pupitre_motivation_check           (PupitreAbsence *absence,
                                                           PupitreMotive  *motive,
                                                           const char     *explanation,
                                                           GDateTime      *today);
gboolean               pupitre_motivation_arrived         (PupitreAbsence *absence,
                                                           const char     *motive_code);

G_END_DECLS
