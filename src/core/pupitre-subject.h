/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-teacher.h"

G_BEGIN_DECLS

/**
 * PupitreSubjectFields:
 *
 * What the portal says of a subject; copied or referenced by pupitre_subject_new().
 */
typedef struct {
  const char *code;
  const char *title;
  const char *group_code;  /* (nullable) */
  int         units;       /* 0: none, or not said */
  GPtrArray  *teachers;    /* (nullable) (element-type PupitreTeacher) */
} PupitreSubjectFields;

#define PUPITRE_TYPE_SUBJECT (pupitre_subject_get_type ())
G_DECLARE_FINAL_TYPE (PupitreSubject, pupitre_subject, PUPITRE, SUBJECT, GObject)

PupitreSubject *pupitre_subject_new            (const PupitreSubjectFields *fields) G_GNUC_WARN_UNUSED_RESULT;
const char     *pupitre_subject_get_code       (PupitreSubject *self);
const char     *pupitre_subject_get_title      (PupitreSubject *self);
const char     *pupitre_subject_get_group_code (PupitreSubject *self);
int             pupitre_subject_get_units      (PupitreSubject *self);
guint           pupitre_subject_get_n_teachers (PupitreSubject *self);
PupitreTeacher *pupitre_subject_get_teacher    (PupitreSubject *self,
                                                guint position);

G_END_DECLS
