/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * PupitreAbsenceKind:
 * @PUPITRE_ABSENCE_KIND_ABSENT: The child was not there
 * @PUPITRE_ABSENCE_KIND_LATE: The child came late
 * @PUPITRE_ABSENCE_KIND_OTHER: Anything else, see the text that goes with it
 *
 * What an absence is.
 */
typedef enum {
  PUPITRE_ABSENCE_KIND_ABSENT,
  PUPITRE_ABSENCE_KIND_LATE,
  PUPITRE_ABSENCE_KIND_OTHER,
} PupitreAbsenceKind;

/**
 * PupitreAbsenceState:
 * @PUPITRE_ABSENCE_STATE_TO_MOTIVATE: The school waits for a motive
 * @PUPITRE_ABSENCE_STATE_SUBMITTED: A motive was sent, and the school has not decided
 * @PUPITRE_ABSENCE_STATE_MOTIVATED: The school accepts it
 * @PUPITRE_ABSENCE_STATE_NOT_MOTIVATED: There is no motive, or the school does not accept it
 * @PUPITRE_ABSENCE_STATE_OTHER: Anything else, see pupitre_absence_get_state_text()
 *
 * What the school knows of an absence.
 */
typedef enum {
  PUPITRE_ABSENCE_STATE_TO_MOTIVATE,
  PUPITRE_ABSENCE_STATE_SUBMITTED,
  PUPITRE_ABSENCE_STATE_MOTIVATED,
  PUPITRE_ABSENCE_STATE_NOT_MOTIVATED,
  PUPITRE_ABSENCE_STATE_OTHER,
} PupitreAbsenceState;

/**
 * PupitreAbsenceFields:
 *
 * What the portal says of an absence; copied or referenced by pupitre_absence_new().
 */
typedef struct {
  const char         *id;
  GDateTime          *date;          /* its midnight */
  PupitreAbsenceKind  kind;
  const char         *kind_text;     /* (nullable) in the portal's words */
  int                 period;        /* 0: none */
  GDateTime          *start;         /* (nullable) */
  GDateTime          *end;           /* (nullable) */
  int                 minutes;       /* 0: not said */
  const char         *course;        /* (nullable) */
  const char         *code;          /* (nullable) the school's code of the course */
  const char         *subject_code;  /* (nullable) */
  int                 term;          /* étape, 0: unknown */
  PupitreAbsenceState state;
  const char         *state_text;    /* (nullable) in the portal's words */
  const char         *motive_code;   /* (nullable) */
  const char         *motive;        /* (nullable) */
  const char         *explanation;   /* (nullable) */
  GDateTime          *motive_date;   /* (nullable) */
  GDateTime          *deadline;      /* (nullable) its midnight */
} PupitreAbsenceFields;

#define PUPITRE_TYPE_ABSENCE (pupitre_absence_get_type ())
G_DECLARE_FINAL_TYPE (PupitreAbsence, pupitre_absence, PUPITRE, ABSENCE, GObject)

PupitreAbsence     *pupitre_absence_new              (const PupitreAbsenceFields *fields) G_GNUC_WARN_UNUSED_RESULT;
const char         *pupitre_absence_get_id           (PupitreAbsence *self);
GDateTime          *pupitre_absence_get_date         (PupitreAbsence *self);
PupitreAbsenceKind  pupitre_absence_get_kind         (PupitreAbsence *self);
const char         *pupitre_absence_get_kind_text    (PupitreAbsence *self);
int                 pupitre_absence_get_period       (PupitreAbsence *self);
GDateTime          *pupitre_absence_get_start        (PupitreAbsence *self);
GDateTime          *pupitre_absence_get_end          (PupitreAbsence *self);
int                 pupitre_absence_get_minutes      (PupitreAbsence *self);
const char         *pupitre_absence_get_course       (PupitreAbsence *self);
const char         *pupitre_absence_get_code         (PupitreAbsence *self);
const char         *pupitre_absence_get_subject_code (PupitreAbsence *self);
int                 pupitre_absence_get_term         (PupitreAbsence *self);
PupitreAbsenceState pupitre_absence_get_state        (PupitreAbsence *self);
const char         *pupitre_absence_get_state_text   (PupitreAbsence *self);
const char         *pupitre_absence_get_motive_code  (PupitreAbsence *self);
const char         *pupitre_absence_get_motive       (PupitreAbsence *self);
const char         *pupitre_absence_get_explanation  (PupitreAbsence *self);
GDateTime          *pupitre_absence_get_motive_date  (PupitreAbsence *self);
GDateTime          *pupitre_absence_get_deadline     (PupitreAbsence *self);

G_END_DECLS
