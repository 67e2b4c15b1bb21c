/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-page.h"
#include "pupitre-registration-book.h"

G_BEGIN_DECLS

#define PUPITRE_TYPE_REGISTRATION_FORM_PAGE (pupitre_registration_form_page_get_type ())
G_DECLARE_FINAL_TYPE (PupitreRegistrationFormPage, pupitre_registration_form_page, PUPITRE, REGISTRATION_FORM_PAGE, PupitrePage)

PupitrePage *pupitre_registration_form_page_new (PupitrePage             *from,
                                                 PupitreRegistrationBook *book,
                                                 PupitreIntent           *refused) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
