/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-term-result.h"

G_BEGIN_DECLS

/**
 * PupitreSubjectResultFields:
 *
 * What the portal says of a subject with its results; copied or referenced by
 * pupitre_subject_result_new().
 */
typedef struct {
  const char    *code;
  const char    *title;
  GPtrArray     *terms;  /* (nullable) (element-type PupitreTermResult) */
  PupitreResult *final;  /* (nullable) not published */
  gpointer       before; /* (nullable) (type PupitreSubjectResult): when the parent last looked */
} PupitreSubjectResultFields;

#define PUPITRE_TYPE_SUBJECT_RESULT (pupitre_subject_result_get_type ())
G_DECLARE_FINAL_TYPE (PupitreSubjectResult, pupitre_subject_result, PUPITRE, SUBJECT_RESULT, GObject)

PupitreSubjectResult *pupitre_subject_result_new         (const PupitreSubjectResultFields *fields) G_GNUC_WARN_UNUSED_RESULT;
const char           *pupitre_subject_result_get_code    (PupitreSubjectResult *self);
const char           *pupitre_subject_result_get_title   (PupitreSubjectResult *self);
guint                 pupitre_subject_result_get_n_terms (PupitreSubjectResult *self);
PupitreTermResult    *pupitre_subject_result_get_term    (PupitreSubjectResult *self,
                                                          guint position);
PupitreResult        *pupitre_subject_result_get_final   (PupitreSubjectResult *self);
PupitreSubjectResult *pupitre_subject_result_get_before  (PupitreSubjectResult *self);

G_END_DECLS
