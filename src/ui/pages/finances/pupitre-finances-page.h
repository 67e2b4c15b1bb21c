/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-page.h"

G_BEGIN_DECLS

#define PUPITRE_TYPE_FINANCES_PAGE (pupitre_finances_page_get_type ())
G_DECLARE_FINAL_TYPE (PupitreFinancesPage, pupitre_finances_page, PUPITRE, FINANCES_PAGE, PupitrePage)

PupitrePage *pupitre_finances_page_new (PupitrePage    *from,
                                        PupitreAccount *account,
                                        PupitreChild   *child) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
