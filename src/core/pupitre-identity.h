/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-teacher.h"

G_BEGIN_DECLS

/**
 * PupitreIdentityFields:
 *
 * What the portal says of a child's identity; copied or referenced by pupitre_identity_new().
 */
typedef struct {
  const char     *record_number;   /* (nullable) */
  const char     *permanent_code;  /* (nullable) */
  const char     *first_name;      /* (nullable) */
  const char     *last_name;       /* (nullable) */
  GDateTime      *birth_date;      /* (nullable) its midnight */
  const char     *school_code;     /* (nullable) */
  const char     *school_name;     /* (nullable) */
  const char     *grade;           /* (nullable) */
  const char     *group;           /* (nullable) */
  PupitreTeacher *head_teacher;    /* (nullable) */
} PupitreIdentityFields;

#define PUPITRE_TYPE_IDENTITY (pupitre_identity_get_type ())
G_DECLARE_FINAL_TYPE (PupitreIdentity, pupitre_identity, PUPITRE, IDENTITY, GObject)

PupitreIdentity *pupitre_identity_new                (const PupitreIdentityFields *fields) G_GNUC_WARN_UNUSED_RESULT;
const char      *pupitre_identity_get_record_number  (PupitreIdentity *self);
const char      *pupitre_identity_get_permanent_code (PupitreIdentity *self);
const char      *pupitre_identity_get_first_name     (PupitreIdentity *self);
const char      *pupitre_identity_get_last_name      (PupitreIdentity *self);
GDateTime       *pupitre_identity_get_birth_date     (PupitreIdentity *self);
const char      *pupitre_identity_get_school_code    (PupitreIdentity *self);
const char      *pupitre_identity_get_school_name    (PupitreIdentity *self);
const char      *pupitre_identity_get_grade          (PupitreIdentity *self);
const char      *pupitre_identity_get_group          (PupitreIdentity *self);
PupitreTeacher  *pupitre_identity_get_head_teacher   (PupitreIdentity *self);

G_END_DECLS
