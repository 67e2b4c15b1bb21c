/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-family.h"
#include "pupitre-registration-book.h"

G_BEGIN_DECLS

#define PUPITRE_TYPE_REGISTRATION_OTHERS (pupitre_registration_others_get_type ())
G_DECLARE_FINAL_TYPE (PupitreRegistrationOthers, pupitre_registration_others, PUPITRE,
                      REGISTRATION_OTHERS, GObject)

PupitreRegistrationOthers *pupitre_registration_others_new (PupitreFamily  *family,
                                                            PupitreAccount *account,
                                                            PupitreChild   *child) G_GNUC_WARN_UNUSED_RESULT;
guint                      pupitre_registration_others_get_n
                                                           (PupitreRegistrationOthers *self);
PupitreAccount            *pupitre_registration_others_get_account
                                                           (PupitreRegistrationOthers *self,
                                                            guint                      position);
PupitreRegistration       *pupitre_registration_others_get_registration
                                                           (PupitreRegistrationOthers *self,
                                                            guint                      position);
void                       pupitre_registration_others_refresh
                                                           (PupitreRegistrationOthers *self,
                                                            gboolean                   all);

G_END_DECLS
