/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-competency.h"

G_BEGIN_DECLS

/**
 * PupitreTermResultFields:
 *
 * What the portal says of a result of one étape; copied or referenced by
 * pupitre_term_result_new().
 */
typedef struct {
  int            number;
  const double  *weight;        /* (nullable) */
  PupitreResult *result;        /* (nullable) not published */
  GPtrArray     *competencies;  /* (nullable) (element-type PupitreCompetency) */
  const char    *remark;        /* (nullable) */
  GDateTime     *updated;       /* (nullable) */
} PupitreTermResultFields;

#define PUPITRE_TYPE_TERM_RESULT (pupitre_term_result_get_type ())
G_DECLARE_FINAL_TYPE (PupitreTermResult, pupitre_term_result, PUPITRE, TERM_RESULT, GObject)

PupitreTermResult *pupitre_term_result_new                (const PupitreTermResultFields *fields) G_GNUC_WARN_UNUSED_RESULT;
int                pupitre_term_result_get_number         (PupitreTermResult *self);
gboolean           pupitre_term_result_get_weight         (PupitreTermResult *self,
                                                           double *weight);
PupitreResult     *pupitre_term_result_get_result         (PupitreTermResult *self);
guint              pupitre_term_result_get_n_competencies (PupitreTermResult *self);
PupitreCompetency *pupitre_term_result_get_competency     (PupitreTermResult *self,
                                                           guint position);
const char        *pupitre_term_result_get_remark         (PupitreTermResult *self);
GDateTime         *pupitre_term_result_get_updated        (PupitreTermResult *self);

G_END_DECLS
