/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-result.h"

G_BEGIN_DECLS

/**
 * PupitreWorkFields:
 *
 * What the portal says of a work item; copied or referenced by pupitre_work_new().
 */
typedef struct {
  const char    *id;
  const char    *subject_code;     /* (nullable) */
  const char    *subject_title;    /* (nullable) */
  const char    *title;
  int            term;             /* étape, 0: unknown */
  GDateTime     *date;             /* its midnight */
  GDateTime     *updated;          /* (nullable) */
  PupitreResult *result;           /* (nullable) not marked yet */
  const char    *competency_code;  /* (nullable) */
  const char    *competency;       /* (nullable) */
  gboolean       on_report_card;
  const double  *weight;           /* (nullable) */
  const char    *remark;           /* (nullable) */
  gboolean       freshly_marked;
} PupitreWorkFields;

#define PUPITRE_TYPE_WORK (pupitre_work_get_type ())
G_DECLARE_FINAL_TYPE (PupitreWork, pupitre_work, PUPITRE, WORK, GObject)

PupitreWork   *pupitre_work_new                 (const PupitreWorkFields *fields) G_GNUC_WARN_UNUSED_RESULT;
const char    *pupitre_work_get_id              (PupitreWork *self);
const char    *pupitre_work_get_subject_code    (PupitreWork *self);
const char    *pupitre_work_get_subject_title   (PupitreWork *self);
const char    *pupitre_work_get_title           (PupitreWork *self);
int            pupitre_work_get_term            (PupitreWork *self);
GDateTime     *pupitre_work_get_date            (PupitreWork *self);
GDateTime     *pupitre_work_get_updated         (PupitreWork *self);
PupitreResult *pupitre_work_get_result          (PupitreWork *self);
const char    *pupitre_work_get_competency_code (PupitreWork *self);
const char    *pupitre_work_get_competency      (PupitreWork *self);
gboolean       pupitre_work_is_on_report_card   (PupitreWork *self);
gboolean       pupitre_work_get_weight          (PupitreWork *self,
                                                 double *weight);
const char    *pupitre_work_get_remark          (PupitreWork *self);
gboolean       pupitre_work_is_freshly_marked   (PupitreWork *self);

G_END_DECLS
