/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * PupitreTeacherFields:
 *
 * What the portal says of a teacher; copied or referenced by pupitre_teacher_new().
 */
typedef struct {
  const char *name;
  const char *email;  /* (nullable) */
  const char *role;   /* (nullable) */
} PupitreTeacherFields;

#define PUPITRE_TYPE_TEACHER (pupitre_teacher_get_type ())
G_DECLARE_FINAL_TYPE (PupitreTeacher, pupitre_teacher, PUPITRE, TEACHER, GObject)

PupitreTeacher *pupitre_teacher_new       (const PupitreTeacherFields *fields) G_GNUC_WARN_UNUSED_RESULT;
const char     *pupitre_teacher_get_name  (PupitreTeacher *self);
const char     *pupitre_teacher_get_email (PupitreTeacher *self);
const char     *pupitre_teacher_get_role  (PupitreTeacher *self);

G_END_DECLS
