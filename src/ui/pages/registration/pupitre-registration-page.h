/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-page.h"

G_BEGIN_DECLS

#define PUPITRE_TYPE_REGISTRATION_PAGE (pupitre_registration_page_get_type ())
G_DECLARE_FINAL_TYPE (PupitreRegistrationPage, pupitre_registration_page, PUPITRE, REGISTRATION_PAGE, PupitrePage)

PupitrePage *pupitre_registration_page_new (PupitrePage    *from,
                                            PupitreAccount *account) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
