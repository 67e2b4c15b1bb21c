/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-result.h"

G_BEGIN_DECLS

/**
 * PupitrePassed:
 * @PUPITRE_PASSED_UNKNOWN: That is not said
 * @PUPITRE_PASSED_NO: It is not passed
 * @PUPITRE_PASSED_YES: It is passed
 *
 * Whether an examination is passed, as the portal says: never reckoned from a mark.
 */
typedef enum {
  PUPITRE_PASSED_UNKNOWN,
  PUPITRE_PASSED_NO,
  PUPITRE_PASSED_YES,
} PupitrePassed;

/**
 * PupitreMinistryResultFields:
 *
 * What the portal says of a ministry result; copied or referenced by
 * pupitre_ministry_result_new().
 */
typedef struct {
  const char    *id;
  const char    *code;         /* (nullable) */
  const char    *title;
  GDateTime     *session;      /* (nullable) the first of its month */
  const char    *kind;         /* (nullable) */
  PupitreResult *school;       /* (nullable) not known */
  PupitreResult *moderated;    /* (nullable) not known */
  PupitreResult *examination;  /* (nullable) not known */
  PupitreResult *final;        /* (nullable) not known */
  int            units;        /* 0: not said */
  PupitrePassed  passed;
  GDateTime     *published;    /* (nullable) its midnight */
} PupitreMinistryResultFields;

#define PUPITRE_TYPE_MINISTRY_RESULT (pupitre_ministry_result_get_type ())
G_DECLARE_FINAL_TYPE (PupitreMinistryResult, pupitre_ministry_result, PUPITRE, MINISTRY_RESULT, GObject)

PupitreMinistryResult *pupitre_ministry_result_new             (const PupitreMinistryResultFields *fields) G_GNUC_WARN_UNUSED_RESULT;
const char            *pupitre_ministry_result_get_id          (PupitreMinistryResult *self);
const char            *pupitre_ministry_result_get_code        (PupitreMinistryResult *self);
const char            *pupitre_ministry_result_get_title       (PupitreMinistryResult *self);
GDateTime             *pupitre_ministry_result_get_session     (PupitreMinistryResult *self);
const char            *pupitre_ministry_result_get_kind        (PupitreMinistryResult *self);
PupitreResult         *pupitre_ministry_result_get_school      (PupitreMinistryResult *self);
PupitreResult         *pupitre_ministry_result_get_moderated   (PupitreMinistryResult *self);
PupitreResult         *pupitre_ministry_result_get_examination (PupitreMinistryResult *self);
PupitreResult         *pupitre_ministry_result_get_final       (PupitreMinistryResult *self);
int                    pupitre_ministry_result_get_units       (PupitreMinistryResult *self);
PupitrePassed          pupitre_ministry_result_get_passed      (PupitreMinistryResult *self);
GDateTime             *pupitre_ministry_result_get_published   (PupitreMinistryResult *self);

G_END_DECLS
