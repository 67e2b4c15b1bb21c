/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "pupitre-context.h"
#include "pupitre-step.h"

G_BEGIN_DECLS

#define PUPITRE_TYPE_ENROLMENT_VIEW (pupitre_enrolment_view_get_type ())
G_DECLARE_FINAL_TYPE (PupitreEnrolmentView, pupitre_enrolment_view, PUPITRE, ENROLMENT_VIEW, AdwBin)

void         pupitre_enrolment_view_set_context (PupitreEnrolmentView       *self,
                                                 PupitreContext             *context);
void         pupitre_enrolment_view_open        (PupitreEnrolmentView       *self,
                                                 PupitreVerificationPurpose  purpose,
                                                 PupitreAccount             *account,
                                                 const char                 *email);
gboolean     pupitre_enrolment_view_resume      (PupitreEnrolmentView       *self);
void         pupitre_enrolment_view_forget      (PupitreEnrolmentView       *self);
void         pupitre_enrolment_view_put_aside   (PupitreEnrolmentView       *self);
char        *pupitre_enrolment_view_dup_email   (PupitreEnrolmentView       *self) G_GNUC_WARN_UNUSED_RESULT;
PupitreStep *pupitre_enrolment_view_get_step    (PupitreEnrolmentView       *self);

G_END_DECLS
