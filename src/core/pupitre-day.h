/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * PupitreDayKind:
 * @PUPITRE_DAY_KIND_CLASS: Lessons take place
 * @PUPITRE_DAY_KIND_OFF: Nobody is at school (*congé*)
 * @PUPITRE_DAY_KIND_PEDAGOGIC: The staff is at school, pupils are not (*journée pédagogique*)
 * @PUPITRE_DAY_KIND_OTHER: Anything else, see pupitre_day_get_kind_text()
 *
 * Whether there is school on a day.
 */
typedef enum {
  PUPITRE_DAY_KIND_CLASS,
  PUPITRE_DAY_KIND_OFF,
  PUPITRE_DAY_KIND_PEDAGOGIC,
  PUPITRE_DAY_KIND_OTHER,
} PupitreDayKind;

/**
 * PupitreDayFields:
 *
 * What the portal says of a day; copied or referenced by pupitre_day_new().
 */
typedef struct {
  GDateTime     *date;       /* its midnight */
  PupitreDayKind kind;
  const char    *kind_text;  /* (nullable) in the portal's words */
  int            cycle_day;  /* 0: none */
  const char    *title;      /* (nullable) which day off it is */
} PupitreDayFields;

#define PUPITRE_TYPE_DAY (pupitre_day_get_type ())
G_DECLARE_FINAL_TYPE (PupitreDay, pupitre_day, PUPITRE, DAY, GObject)

PupitreDay    *pupitre_day_new           (const PupitreDayFields *fields) G_GNUC_WARN_UNUSED_RESULT;
GDateTime     *pupitre_day_get_date      (PupitreDay *self);
PupitreDayKind pupitre_day_get_kind      (PupitreDay *self);
const char    *pupitre_day_get_kind_text (PupitreDay *self);
int            pupitre_day_get_cycle_day (PupitreDay *self);
const char    *pupitre_day_get_title     (PupitreDay *self);

G_END_DECLS
