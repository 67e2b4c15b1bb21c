/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-intent.h"
#include "pupitre-registration.h"

G_BEGIN_DECLS

char       *pupitre_registration_words_dup_title  (PupitreRegistration        *registration) G_GNUC_WARN_UNUSED_RESULT;
char       *pupitre_registration_words_dup_state  (PupitreRegistration        *registration,
                                                   GDateTime                  *now) G_GNUC_WARN_UNUSED_RESULT;
char       *pupitre_registration_words_dup_detail (PupitreRegistration        *registration,
                                                   GDateTime                  *now) G_GNUC_WARN_UNUSED_RESULT;
char       *pupitre_registration_words_dup_answer (PupitreRegistrationAnswers *answers,
                                                   guint                       position) G_GNUC_WARN_UNUSED_RESULT;
char       *pupitre_registration_words_dup_intent (PupitreIntent              *intent) G_GNUC_WARN_UNUSED_RESULT;
char       *pupitre_registration_words_dup_draft  (const char                 *name,
                                                   const char                 *text) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
