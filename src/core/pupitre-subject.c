/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-subject"

#include "pupitre-subject.h"

/* A subject (*matière*) of a child, with who teaches it. Immutable. */

struct _PupitreSubject {
  GObject    parent_instance;

  char      *code;
  char      *title;
  char      *group_code;
  int        units;
  GPtrArray *teachers;  /* (element-type PupitreTeacher) */
};

G_DEFINE_FINAL_TYPE (PupitreSubject, pupitre_subject, G_TYPE_OBJECT)

static void
pupitre_subject_finalize (GObject *object)
{
  PupitreSubject *self = PUPITRE_SUBJECT (object);

  g_free (self->code);
  g_free (self->title);
  g_free (self->group_code);
  g_ptr_array_unref (self->teachers);

  G_OBJECT_CLASS (pupitre_subject_parent_class)->finalize (object);
}

static void
pupitre_subject_class_init (PupitreSubjectClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pupitre_subject_finalize;
}

static void
pupitre_subject_init (PupitreSubject *self)
{
}

/**
 * pupitre_subject_new:
 * @fields: What the portal says; code and title are required
 *
 * Returns: (transfer full): a subject. Any thread.
 */
PupitreSubject *
pupitre_subject_new (const PupitreSubjectFields *fields)
{
  PupitreSubject *self;

  g_return_val_if_fail (fields != NULL, NULL);
  g_return_val_if_fail (fields->code != NULL && fields->title != NULL, NULL);

  self = g_object_new (PUPITRE_TYPE_SUBJECT, NULL);
  self->code = g_strdup (fields->code);
  self->title = g_strdup (fields->title);
  self->group_code = g_strdup (fields->group_code != NULL ? fields->group_code : "");
  self->units = fields->units;
  self->teachers =
    fields->teachers != NULL ? g_ptr_array_ref (fields->teachers) : g_ptr_array_new ();

  return self;
}

/**
 * pupitre_subject_get_code:
 * @self: A subject
 *
 * Returns: (transfer none): the code of the subject, which joins it to its results. Any thread.
 */
const char *
pupitre_subject_get_code (PupitreSubject *self)
{
  g_return_val_if_fail (PUPITRE_IS_SUBJECT (self), NULL);

  return self->code;
}

/**
 * pupitre_subject_get_title:
 * @self: A subject
 *
 * Returns: (transfer none): the name of the subject. Any thread.
 */
const char *
pupitre_subject_get_title (PupitreSubject *self)
{
  g_return_val_if_fail (PUPITRE_IS_SUBJECT (self), NULL);

  return self->title;
}

/**
 * pupitre_subject_get_group_code:
 * @self: A subject
 *
 * Returns: (transfer none): the group, empty if unknown. Any thread.
 */
const char *
pupitre_subject_get_group_code (PupitreSubject *self)
{
  g_return_val_if_fail (PUPITRE_IS_SUBJECT (self), NULL);

  return self->group_code;
}

/**
 * pupitre_subject_get_units:
 * @self: A subject
 *
 * Returns: how many units it gives, 0 if it gives none or that is not said. Any thread.
 */
int
pupitre_subject_get_units (PupitreSubject *self)
{
  g_return_val_if_fail (PUPITRE_IS_SUBJECT (self), 0);

  return self->units;
}

/**
 * pupitre_subject_get_n_teachers:
 * @self: A subject
 *
 * Returns: how many teachers there are. Any thread.
 */
guint
pupitre_subject_get_n_teachers (PupitreSubject *self)
{
  g_return_val_if_fail (PUPITRE_IS_SUBJECT (self), 0);

  return self->teachers->len;
}

/**
 * pupitre_subject_get_teacher:
 * @self: A subject
 * @position: Which one, from 0
 *
 * Returns: (transfer none): a teacher. Any thread.
 */
PupitreTeacher *
pupitre_subject_get_teacher (PupitreSubject *self, guint position)
{
  g_return_val_if_fail (PUPITRE_IS_SUBJECT (self), NULL);
  g_return_val_if_fail (position < self->teachers->len, NULL);

  return g_ptr_array_index (self->teachers, position);
}
