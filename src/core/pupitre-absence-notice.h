/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-absence.h"

G_BEGIN_DECLS

/**
 * PupitreAbsenceNoticeState:
 * @PUPITRE_ABSENCE_NOTICE_STATE_RECEIVED: It has it
 * @PUPITRE_ABSENCE_NOTICE_STATE_HANDLED: It has dealt with it
 * @PUPITRE_ABSENCE_NOTICE_STATE_OTHER: Anything else, see pupitre_absence_notice_get_state_text()
 *
 * What the school did with an announced absence.
 */
typedef enum {
  PUPITRE_ABSENCE_NOTICE_STATE_RECEIVED,
  PUPITRE_ABSENCE_NOTICE_STATE_HANDLED,
  PUPITRE_ABSENCE_NOTICE_STATE_OTHER,
} PupitreAbsenceNoticeState;

/**
 * PupitreAbsenceNoticeFields:
 *
 * What the portal says of an announced absence; copied or referenced by
 * pupitre_absence_notice_new().
 */
typedef struct {
  const char               *id;
  GDateTime                *first;         /* its midnight */
  GDateTime                *last;          /* its midnight */
  gboolean                  whole_day;
  guint                     periods;       /* bit n is period n, of each day */
  PupitreAbsenceKind        kind;
  const char               *kind_text;     /* (nullable) in the portal's words */
  const char               *motive_code;   /* (nullable) */
  const char               *motive;        /* (nullable) */
  const char               *explanation;   /* (nullable) */
  GDateTime                *submitted;     /* (nullable) */
  PupitreAbsenceNoticeState state;
  const char               *state_text;    /* (nullable) in the portal's words */
  gboolean                  withdrawable;
} PupitreAbsenceNoticeFields;

#define PUPITRE_TYPE_ABSENCE_NOTICE (pupitre_absence_notice_get_type ())
G_DECLARE_FINAL_TYPE (PupitreAbsenceNotice, pupitre_absence_notice, PUPITRE, ABSENCE_NOTICE, GObject)

PupitreAbsenceNotice     *pupitre_absence_notice_new             (const PupitreAbsenceNoticeFields *fields) G_GNUC_WARN_UNUSED_RESULT;
const char               *pupitre_absence_notice_get_id          (PupitreAbsenceNotice *self);
GDateTime                *pupitre_absence_notice_get_first       (PupitreAbsenceNotice *self);
GDateTime                *pupitre_absence_notice_get_last        (PupitreAbsenceNotice *self);
gboolean                  pupitre_absence_notice_is_whole_day    (PupitreAbsenceNotice *self);
guint                     pupitre_absence_notice_get_periods     (PupitreAbsenceNotice *self);
PupitreAbsenceKind        pupitre_absence_notice_get_kind        (PupitreAbsenceNotice *self);
const char               *pupitre_absence_notice_get_kind_text   (PupitreAbsenceNotice *self);
const char               *pupitre_absence_notice_get_motive_code (PupitreAbsenceNotice *self);
const char               *pupitre_absence_notice_get_motive      (PupitreAbsenceNotice *self);
const char               *pupitre_absence_notice_get_explanation (PupitreAbsenceNotice *self);
GDateTime                *pupitre_absence_notice_get_submitted   (PupitreAbsenceNotice *self);
PupitreAbsenceNoticeState pupitre_absence_notice_get_state       (PupitreAbsenceNotice *self);
const char               *pupitre_absence_notice_get_state_text  (PupitreAbsenceNotice *self);
gboolean                  pupitre_absence_notice_is_withdrawable (PupitreAbsenceNotice *self);

G_END_DECLS
