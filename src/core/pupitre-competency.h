/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-result.h"

G_BEGIN_DECLS

/**
 * PupitreCompetencyFields:
 *
 * What the portal says of a competency; copied or referenced by pupitre_competency_new().
 */
typedef struct {
  const char    *code;    /* (nullable) */
  const char    *title;
  const double  *weight;  /* (nullable) */
  PupitreResult *result;  /* (nullable) not published */
} PupitreCompetencyFields;

#define PUPITRE_TYPE_COMPETENCY (pupitre_competency_get_type ())
G_DECLARE_FINAL_TYPE (PupitreCompetency, pupitre_competency, PUPITRE, COMPETENCY, GObject)

PupitreCompetency *pupitre_competency_new        (const PupitreCompetencyFields *fields) G_GNUC_WARN_UNUSED_RESULT;
const char        *pupitre_competency_get_code   (PupitreCompetency *self);
const char        *pupitre_competency_get_title  (PupitreCompetency *self);
gboolean           pupitre_competency_get_weight (PupitreCompetency *self,
                                                  double *weight);
PupitreResult     *pupitre_competency_get_result (PupitreCompetency *self);

G_END_DECLS
