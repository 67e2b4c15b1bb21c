/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-identity"

#include "pupitre-identity.h"

/* Who a child is for the school (*identification*). Immutable. */

struct _PupitreIdentity {
  GObject         parent_instance;

  char           *record_number;
  char           *permanent_code;
  char           *first_name;
  char           *last_name;
  GDateTime      *birth_date;    /* (nullable) */
  char           *school_code;
  char           *school_name;
  char           *grade;
  char           *group;
  PupitreTeacher *head_teacher;  /* (nullable) (owned) */
};

G_DEFINE_FINAL_TYPE (PupitreIdentity, pupitre_identity, G_TYPE_OBJECT)

static void
pupitre_identity_finalize (GObject *object)
{
  PupitreIdentity *self = PUPITRE_IDENTITY (object);

  g_free (self->record_number);
  g_free (self->permanent_code);
  g_free (self->first_name);
  g_free (self->last_name);
  g_clear_pointer (&self->birth_date, g_date_time_unref);
  g_free (self->school_code);
  g_free (self->school_name);
  g_free (self->grade);
  g_free (self->group);
  g_clear_object (&self->head_teacher);

  G_OBJECT_CLASS (pupitre_identity_parent_class)->finalize (object);
}

static void
pupitre_identity_class_init (PupitreIdentityClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pupitre_identity_finalize;
}

static void
pupitre_identity_init (PupitreIdentity *self)
{
}

/**
 * pupitre_identity_new:
 * @fields: What the portal says
 *
 * Returns: (transfer full): a child's identity. Any thread.
 */
PupitreIdentity *
pupitre_identity_new (const PupitreIdentityFields *fields)
{
  PupitreIdentity *self;

  g_return_val_if_fail (fields != NULL, NULL);

  self = g_object_new (PUPITRE_TYPE_IDENTITY, NULL);
  self->record_number = g_strdup (fields->record_number != NULL ? fields->record_number : "");
  self->permanent_code = g_strdup (fields->permanent_code != NULL ? fields->permanent_code : "");
  self->first_name = g_strdup (fields->first_name != NULL ? fields->first_name : "");
  self->last_name = g_strdup (fields->last_name != NULL ? fields->last_name : "");
  self->birth_date = fields->birth_date != NULL ? g_date_time_ref (fields->birth_date) : NULL;
  self->school_code = g_strdup (fields->school_code != NULL ? fields->school_code : "");
  self->school_name = g_strdup (fields->school_name != NULL ? fields->school_name : "");
  self->grade = g_strdup (fields->grade != NULL ? fields->grade : "");
  self->group = g_strdup (fields->group != NULL ? fields->group : "");
  g_set_object (&self->head_teacher, fields->head_teacher);

  return self;
}

/**
 * pupitre_identity_get_record_number:
 * @self: A child's identity
 *
 * Returns: (transfer none): the *numéro de fiche*, empty if the school does not show it. Any
 *   thread.
 */
const char *
pupitre_identity_get_record_number (PupitreIdentity *self)
{
  g_return_val_if_fail (PUPITRE_IS_IDENTITY (self), NULL);

  return self->record_number;
}

/**
 * pupitre_identity_get_permanent_code:
 * @self: A child's identity
 *
 * Returns: (transfer none): the *code permanent*, empty if the school does not show it. Any thread.
 */
const char *
pupitre_identity_get_permanent_code (PupitreIdentity *self)
{
  g_return_val_if_fail (PUPITRE_IS_IDENTITY (self), NULL);

  return self->permanent_code;
}

/**
 * pupitre_identity_get_first_name:
 * @self: A child's identity
 *
 * Returns: (transfer none): the first name, empty if unknown. Any thread.
 */
const char *
pupitre_identity_get_first_name (PupitreIdentity *self)
{
  g_return_val_if_fail (PUPITRE_IS_IDENTITY (self), NULL);

  return self->first_name;
}

/**
 * pupitre_identity_get_last_name:
 * @self: A child's identity
 *
 * Returns: (transfer none): the last name, empty if unknown. Any thread.
 */
const char *
pupitre_identity_get_last_name (PupitreIdentity *self)
{
  g_return_val_if_fail (PUPITRE_IS_IDENTITY (self), NULL);

  return self->last_name;
}

/**
 * pupitre_identity_get_birth_date:
 * @self: A child's identity
 *
 * Returns: (transfer none) (nullable): the day of birth. Any thread.
 */
GDateTime *
pupitre_identity_get_birth_date (PupitreIdentity *self)
{
  g_return_val_if_fail (PUPITRE_IS_IDENTITY (self), NULL);

  return self->birth_date;
}

/**
 * pupitre_identity_get_school_code:
 * @self: A child's identity
 *
 * Returns: (transfer none): the code of the school, empty if unknown. Any thread.
 */
const char *
pupitre_identity_get_school_code (PupitreIdentity *self)
{
  g_return_val_if_fail (PUPITRE_IS_IDENTITY (self), NULL);

  return self->school_code;
}

/**
 * pupitre_identity_get_school_name:
 * @self: A child's identity
 *
 * Returns: (transfer none): the school, empty if unknown. Any thread.
 */
const char *
pupitre_identity_get_school_name (PupitreIdentity *self)
{
  g_return_val_if_fail (PUPITRE_IS_IDENTITY (self), NULL);

  return self->school_name;
}

/**
 * pupitre_identity_get_grade:
 * @self: A child's identity
 *
 * Returns: (transfer none): the level in the portal's words, empty if unknown. Any thread.
 */
const char *
pupitre_identity_get_grade (PupitreIdentity *self)
{
  g_return_val_if_fail (PUPITRE_IS_IDENTITY (self), NULL);

  return self->grade;
}

/**
 * pupitre_identity_get_group:
 * @self: A child's identity
 *
 * Returns: (transfer none): the *groupe-repère*, empty if there is none. Any thread.
 */
const char *
pupitre_identity_get_group (PupitreIdentity *self)
{
  g_return_val_if_fail (PUPITRE_IS_IDENTITY (self), NULL);

  return self->group;
}

/**
 * pupitre_identity_get_head_teacher:
 * @self: A child's identity
 *
 * Returns: (transfer none) (nullable): the head teacher, %NULL if the school names none. Any
 *   thread.
 */
PupitreTeacher *
pupitre_identity_get_head_teacher (PupitreIdentity *self)
{
  g_return_val_if_fail (PUPITRE_IS_IDENTITY (self), NULL);

  return self->head_teacher;
}
