/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-registration.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PUPITRE_TYPE_REGISTRATION_FORM (pupitre_registration_form_get_type ())
G_DECLARE_FINAL_TYPE (PupitreRegistrationForm, pupitre_registration_form, PUPITRE, REGISTRATION_FORM, GtkBox)

void                        pupitre_registration_form_set_registration (PupitreRegistrationForm    *self,
                                                                        PupitreRegistration        *registration);
void                        pupitre_registration_form_fill             (PupitreRegistrationForm    *self,
                                                                        PupitreRegistrationAnswers *answers);
PupitreRegistrationAnswers *pupitre_registration_form_dup_answers      (PupitreRegistrationForm    *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean                    pupitre_registration_form_check            (PupitreRegistrationForm    *self);

G_END_DECLS
