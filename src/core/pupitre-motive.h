/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-absence.h"

G_BEGIN_DECLS

/**
 * PupitreMotiveUse:
 * @PUPITRE_MOTIVE_USE_NONE: Nothing
 * @PUPITRE_MOTIVE_USE_ABSENCE: An absence
 * @PUPITRE_MOTIVE_USE_LATE: A late arrival
 * @PUPITRE_MOTIVE_USE_NOTICE: An absence to come
 *
 * What a motive can be given for.
 */
typedef enum {
  PUPITRE_MOTIVE_USE_NONE = 0,
  PUPITRE_MOTIVE_USE_ABSENCE = 1 << 0,
  PUPITRE_MOTIVE_USE_LATE = 1 << 1,
  PUPITRE_MOTIVE_USE_NOTICE = 1 << 2,
} PupitreMotiveUse;

/**
 * PupitreMotiveFields:
 *
 * What the portal says of a motive; copied by pupitre_motive_new().
 */
typedef struct {
  const char      *code;
  const char      *title;
  PupitreMotiveUse uses;
  gboolean         needs_explanation;
} PupitreMotiveFields;

#define PUPITRE_TYPE_MOTIVE (pupitre_motive_get_type ())
G_DECLARE_FINAL_TYPE (PupitreMotive, pupitre_motive, PUPITRE, MOTIVE, GObject)

PupitreMotive   *pupitre_motive_new               (const PupitreMotiveFields *fields) G_GNUC_WARN_UNUSED_RESULT;
const char      *pupitre_motive_get_code          (PupitreMotive *self);
const char      *pupitre_motive_get_title         (PupitreMotive *self);
PupitreMotiveUse pupitre_motive_get_uses          (PupitreMotive *self);
gboolean         pupitre_motive_needs_explanation (PupitreMotive *self);
gboolean         pupitre_motive_suits             (PupitreMotive     *self,
                                                   PupitreAbsenceKind kind);

G_END_DECLS
