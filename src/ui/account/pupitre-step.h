/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "pupitre-enrolment.h"

G_BEGIN_DECLS

#define PUPITRE_TYPE_STEP (pupitre_step_get_type ())
G_DECLARE_DERIVABLE_TYPE (PupitreStep, pupitre_step, PUPITRE, STEP, AdwBin)

/**
 * PupitreStepClass:
 * @prepare: The step comes into view: shows what its enrolment says. May be %NULL
 * @proceed: The button was pressed, or Return in the last field
 * @fail: Shows what went wrong. The default says it under the content
 * @forget: Takes out what was typed. May be %NULL
 */
struct _PupitreStepClass {
  AdwBinClass parent_class;

  void (*prepare) (PupitreStep  *self);
  void (*proceed) (PupitreStep  *self);
  void (*fail)    (PupitreStep  *self,
                   const GError *error);
  void (*forget)  (PupitreStep  *self);
};

PupitreEnrolment *pupitre_step_get_enrolment (PupitreStep      *self);
void              pupitre_step_set_enrolment (PupitreStep      *self,
                                              PupitreEnrolment *enrolment);
void              pupitre_step_set_title     (PupitreStep      *self,
                                              const char       *title,
                                              const char       *subtitle);
void              pupitre_step_set_text      (PupitreStep      *self,
                                              const char       *text);
void              pupitre_step_set_ready     (PupitreStep      *self,
                                              gboolean          ready);
void              pupitre_step_prepare       (PupitreStep      *self);
void              pupitre_step_proceed       (PupitreStep      *self);
void              pupitre_step_fail          (PupitreStep      *self,
                                              const GError     *error);
void              pupitre_step_say           (PupitreStep      *self,
                                              const char       *sentence,
                                              const char       *topic);
void              pupitre_step_forget        (PupitreStep      *self);
gboolean          pupitre_step_is_busy       (PupitreStep      *self);
GCancellable     *pupitre_step_begin         (PupitreStep      *self);
void              pupitre_step_end           (PupitreStep      *self,
                                              PupitreEnrolment *enrolment,
                                              const GError     *error);
gboolean          pupitre_step_cancel        (PupitreStep      *self);

G_END_DECLS
