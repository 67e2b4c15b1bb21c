/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-child"

#include "pupitre-child.h"

#include <string.h>

/* A child as the portal knows it. Immutable: a page holds one for its whole life and can not be
 * bound to another. Two of them are the same child when their keys are equal. */

struct _PupitreChild {
  GObject            parent_instance;

  char              *key;
  char              *guid;
  char              *record_number;
  char              *school_code;
  char              *school_name;
  char              *organisation_code;
  char              *organisation_name;
  char              *last_name;
  char              *first_name;
  char              *birth_date;
  char              *grade;
  PupitreSchoolLevel level;
  PupitreTile        tiles;
};

G_DEFINE_FINAL_TYPE (PupitreChild, pupitre_child, G_TYPE_OBJECT)

static void
pupitre_child_finalize (GObject *object)
{
  PupitreChild *self = PUPITRE_CHILD (object);

  g_free (self->key);
  g_free (self->guid);
  g_free (self->record_number);
  g_free (self->school_code);
  g_free (self->school_name);
  g_free (self->organisation_code);
  g_free (self->organisation_name);
  g_free (self->last_name);
  g_free (self->first_name);
  g_free (self->birth_date);
  g_free (self->grade);

  G_OBJECT_CLASS (pupitre_child_parent_class)->finalize (object);
}

static void
pupitre_child_class_init (PupitreChildClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pupitre_child_finalize;
}

static void
pupitre_child_init (PupitreChild *self)
{
}

static char *
copy_or_empty (const char *text)
{
  return g_strdup (text != NULL ? text : "");
}

/**
 * pupitre_child_new:
 * @fields: What the portal says of the child; guid, record number, school and organisation codes
 *   and first name are required
 *
 * Returns: (transfer full): a child. Any thread.
 */
PupitreChild *
pupitre_child_new (const PupitreChildFields *fields)
{
  PupitreChild *self;

  g_return_val_if_fail (fields != NULL, NULL);
  g_return_val_if_fail (fields->guid != NULL && fields->record_number != NULL, NULL);
  g_return_val_if_fail (fields->organisation_code != NULL && fields->school_code != NULL, NULL);
  g_return_val_if_fail (fields->first_name != NULL, NULL);

  self = g_object_new (PUPITRE_TYPE_CHILD, NULL);
  self->key = g_strdup_printf ("%s/%s", fields->organisation_code, fields->record_number);
  self->guid = copy_or_empty (fields->guid);
  self->record_number = copy_or_empty (fields->record_number);
  self->school_code = copy_or_empty (fields->school_code);
  self->school_name = copy_or_empty (fields->school_name);
  self->organisation_code = copy_or_empty (fields->organisation_code);
  self->organisation_name = copy_or_empty (fields->organisation_name);
  self->last_name = copy_or_empty (fields->last_name);
  self->first_name = copy_or_empty (fields->first_name);
  self->birth_date = copy_or_empty (fields->birth_date);
  self->grade = copy_or_empty (fields->grade);
  self->level = fields->level;
  self->tiles = fields->tiles;

  return self;
}

/**
 * pupitre_child_get_key:
 * @self: A child
 *
 * What makes a child the same one in every store key, row and page: service centre and record
 * number, as a record number is only unique within its service centre.
 *
 * Returns: (transfer none): the key. Any thread.
 */
const char *
pupitre_child_get_key (PupitreChild *self)
{
  g_return_val_if_fail (PUPITRE_IS_CHILD (self), NULL);

  return self->key;
}

/**
 * pupitre_child_get_guid:
 * @self: A child
 *
 * Returns: (transfer none): the portal's id of the child. Any thread.
 */
const char *
pupitre_child_get_guid (PupitreChild *self)
{
  g_return_val_if_fail (PUPITRE_IS_CHILD (self), NULL);

  return self->guid;
}

/**
 * pupitre_child_get_record_number:
 * @self: A child
 *
 * Returns: (transfer none): the *numéro de fiche*, 7 digits. Any thread.
 */
const char *
pupitre_child_get_record_number (PupitreChild *self)
{
  g_return_val_if_fail (PUPITRE_IS_CHILD (self), NULL);

  return self->record_number;
}

/**
 * pupitre_child_get_school_code:
 * @self: A child
 *
 * Returns: (transfer none): the *code d'établissement*. Any thread.
 */
const char *
pupitre_child_get_school_code (PupitreChild *self)
{
  g_return_val_if_fail (PUPITRE_IS_CHILD (self), NULL);

  return self->school_code;
}

/**
 * pupitre_child_get_school_name:
 * @self: A child
 *
 * Returns: (transfer none): the name of the school, empty if unknown. Any thread.
 */
const char *
pupitre_child_get_school_name (PupitreChild *self)
{
  g_return_val_if_fail (PUPITRE_IS_CHILD (self), NULL);

  return self->school_name;
}

/**
 * pupitre_child_get_organisation_code:
 * @self: A child
 *
 * Returns: (transfer none): the code of the service centre. Any thread.
 */
const char *
pupitre_child_get_organisation_code (PupitreChild *self)
{
  g_return_val_if_fail (PUPITRE_IS_CHILD (self), NULL);

  return self->organisation_code;
}

/**
 * pupitre_child_get_organisation_name:
 * @self: A child
 *
 * Returns: (transfer none): the name of the service centre, empty if unknown. Any thread.
 */
const char *
pupitre_child_get_organisation_name (PupitreChild *self)
{
  g_return_val_if_fail (PUPITRE_IS_CHILD (self), NULL);

  return self->organisation_name;
}

/**
 * pupitre_child_get_last_name:
 * @self: A child
 *
 * Returns: (transfer none): the family name, empty if unknown. Any thread.
 */
const char *
pupitre_child_get_last_name (PupitreChild *self)
{
  g_return_val_if_fail (PUPITRE_IS_CHILD (self), NULL);

  return self->last_name;
}

/**
 * pupitre_child_get_first_name:
 * @self: A child
 *
 * Returns: (transfer none): the first name. Any thread.
 */
const char *
pupitre_child_get_first_name (PupitreChild *self)
{
  g_return_val_if_fail (PUPITRE_IS_CHILD (self), NULL);

  return self->first_name;
}

/**
 * pupitre_child_get_birth_date:
 * @self: A child
 *
 * Returns: (transfer none): the date of birth as `YYYY-MM-DD`, empty if unknown. Any thread.
 */
const char *
pupitre_child_get_birth_date (PupitreChild *self)
{
  g_return_val_if_fail (PUPITRE_IS_CHILD (self), NULL);

  return self->birth_date;
}

/**
 * pupitre_child_get_grade:
 * @self: A child
 *
 * Returns: (transfer none): the year of study in the school's words, empty if unknown. Any thread.
 */
const char *
pupitre_child_get_grade (PupitreChild *self)
{
  g_return_val_if_fail (PUPITRE_IS_CHILD (self), NULL);

  return self->grade;
}

/**
 * pupitre_child_get_level:
 * @self: A child
 *
 * Returns: preschool, primary, secondary or unknown. Any thread.
 */
PupitreSchoolLevel
pupitre_child_get_level (PupitreChild *self)
{
  g_return_val_if_fail (PUPITRE_IS_CHILD (self), PUPITRE_SCHOOL_LEVEL_UNKNOWN);

  return self->level;
}

/**
 * pupitre_child_offers:
 * @self: A child
 * @tile: One tile
 *
 * Returns: whether the child's school offers the tile. Any thread.
 */
gboolean
pupitre_child_offers (PupitreChild *self, PupitreTile tile)
{
  g_return_val_if_fail (PUPITRE_IS_CHILD (self), FALSE);

  return (self->tiles & tile) != 0;
}

/**
 * pupitre_child_compare:
 * @a: A child
 * @b: A child
 *
 * Which of two children is shown first: the elder, and the same one tomorrow, so that Ctrl+1 is the
 * same child every day.
 *
 * Returns: less than, equal to or greater than 0, as strcmp(). Any thread.
 */
int
pupitre_child_compare (PupitreChild *a, PupitreChild *b)
{
  int order;

  g_return_val_if_fail (PUPITRE_IS_CHILD (a) && PUPITRE_IS_CHILD (b), 0);

  order = strcmp (a->birth_date, b->birth_date);
  if (order == 0)
    order = g_utf8_collate (a->first_name, b->first_name);
  return order != 0 ? order : strcmp (a->key, b->key);
}
