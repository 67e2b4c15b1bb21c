/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-tile.h"

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * PupitreSchoolLevel:
 *
 * The level of the child's school, which decides how several pages look.
 */
typedef enum {
  PUPITRE_SCHOOL_LEVEL_UNKNOWN,
  PUPITRE_SCHOOL_LEVEL_PRESCHOOL,
  PUPITRE_SCHOOL_LEVEL_PRIMARY,
  PUPITRE_SCHOOL_LEVEL_SECONDARY,
} PupitreSchoolLevel;

/**
 * PupitreChildFields:
 *
 * What a child is made of; strings are copied by pupitre_child_new().
 */
typedef struct {
  const char        *guid;               /* the portal's id of the child */
  const char        *record_number;      /* numéro de fiche */
  const char        *school_code;        /* code d'établissement */
  const char        *school_name;        /* (nullable) */
  const char        *organisation_code;  /* service centre */
  const char        *organisation_name;  /* (nullable) */
  const char        *last_name;          /* (nullable) */
  const char        *first_name;
  const char        *birth_date;         /* (nullable), YYYY-MM-DD */
  const char        *grade;              /* (nullable), "4e année" */
  PupitreSchoolLevel level;
  PupitreTile        tiles;
} PupitreChildFields;

#define PUPITRE_TYPE_CHILD (pupitre_child_get_type ())
G_DECLARE_FINAL_TYPE (PupitreChild, pupitre_child, PUPITRE, CHILD, GObject)

PupitreChild      *pupitre_child_new                   (const PupitreChildFields *fields) G_GNUC_WARN_UNUSED_RESULT;
const char        *pupitre_child_get_key               (PupitreChild *self);
const char        *pupitre_child_get_guid              (PupitreChild *self);
const char        *pupitre_child_get_record_number     (PupitreChild *self);
const char        *pupitre_child_get_school_code       (PupitreChild *self);
const char        *pupitre_child_get_school_name       (PupitreChild *self);
const char        *pupitre_child_get_organisation_code (PupitreChild *self);
const char        *pupitre_child_get_organisation_name (PupitreChild *self);
const char        *pupitre_child_get_last_name         (PupitreChild *self);
const char        *pupitre_child_get_first_name        (PupitreChild *self);
const char        *pupitre_child_get_birth_date        (PupitreChild *self);
const char        *pupitre_child_get_grade             (PupitreChild *self);
PupitreSchoolLevel pupitre_child_get_level             (PupitreChild *self);
gboolean           pupitre_child_offers                (PupitreChild *self,
                                                        PupitreTile   tile);
int                pupitre_child_compare               (PupitreChild *a,
                                                        PupitreChild *b);

G_END_DECLS
