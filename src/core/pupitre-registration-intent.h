/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-child.h"
#include "pupitre-intent.h"
#include "pupitre-registration.h"

G_BEGIN_DECLS

PupitreIntent              *pupitre_registration_intent_new              (PupitreRegistration        *registration,
                                                                          PupitreChild               *child,
                                                                          PupitreRegistrationAnswers *answers) G_GNUC_WARN_UNUSED_RESULT;
int                         pupitre_registration_intent_get_school_year  (PupitreIntent              *intent);
gboolean                    pupitre_registration_intent_is_services_only (PupitreIntent              *intent);
PupitreRegistrationAnswers *pupitre_registration_intent_dup_answers      (PupitreIntent              *intent) G_GNUC_WARN_UNUSED_RESULT;
gboolean                    pupitre_registration_intent_is_about         (PupitreIntent              *intent,
                                                                          PupitreRegistration        *registration);
gboolean                    pupitre_registration_intent_arrived          (PupitreIntent              *intent,
                                                                          PupitreRegistration        *registration);

G_END_DECLS
