/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-teacher"

#include "pupitre-teacher.h"

/* Who teaches a child, or looks after its group. Immutable. */

struct _PupitreTeacher {
  GObject parent_instance;

  char   *name;
  char   *email;  /* (nullable) */
  char   *role;
};

G_DEFINE_FINAL_TYPE (PupitreTeacher, pupitre_teacher, G_TYPE_OBJECT)

static void
pupitre_teacher_finalize (GObject *object)
{
  PupitreTeacher *self = PUPITRE_TEACHER (object);

  g_free (self->name);
  g_free (self->email);
  g_free (self->role);

  G_OBJECT_CLASS (pupitre_teacher_parent_class)->finalize (object);
}

static void
pupitre_teacher_class_init (PupitreTeacherClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pupitre_teacher_finalize;
}

static void
pupitre_teacher_init (PupitreTeacher *self)
{
}

/**
 * pupitre_teacher_new:
 * @fields: What the portal says; name is required
 *
 * Returns: (transfer full): a teacher. Any thread.
 */
PupitreTeacher *
pupitre_teacher_new (const PupitreTeacherFields *fields)
{
  PupitreTeacher *self;

  g_return_val_if_fail (fields != NULL, NULL);
  g_return_val_if_fail (fields->name != NULL, NULL);

  self = g_object_new (PUPITRE_TYPE_TEACHER, NULL);
  self->name = g_strdup (fields->name);
  self->email = g_strdup (fields->email);
  self->role = g_strdup (fields->role != NULL ? fields->role : "");

  return self;
}

/**
 * pupitre_teacher_get_name:
 * @self: A teacher
 *
 * Returns: (transfer none): first and last name. Any thread.
 */
const char *
pupitre_teacher_get_name (PupitreTeacher *self)
{
  g_return_val_if_fail (PUPITRE_IS_TEACHER (self), NULL);

  return self->name;
}

/**
 * pupitre_teacher_get_email:
 * @self: A teacher
 *
 * Returns: (transfer none) (nullable): the address that is published, %NULL if none is. Any thread.
 */
const char *
pupitre_teacher_get_email (PupitreTeacher *self)
{
  g_return_val_if_fail (PUPITRE_IS_TEACHER (self), NULL);

  return self->email;
}

/**
 * pupitre_teacher_get_role:
 * @self: A teacher
 *
 * Returns: (transfer none): what the person is for the child in the portal's word ("titulaire",
 *   "tuteur"); empty if that is not said. Any thread.
 */
const char *
pupitre_teacher_get_role (PupitreTeacher *self)
{
  g_return_val_if_fail (PUPITRE_IS_TEACHER (self), NULL);

  return self->role;
}
