/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-registration-answers.h"
#include "pupitre-request.h"

G_BEGIN_DECLS

PupitreRequest *pupitre_request_registration (PupitreChild               *child) G_GNUC_WARN_UNUSED_RESULT;
PupitreRequest *pupitre_request_register     (PupitreChild               *child,
                                              int                         school_year,
                                              gboolean                    services_only,
                                              PupitreRegistrationAnswers *answers,
                                              const char                 *key) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
