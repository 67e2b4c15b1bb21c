/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-page.h"

G_BEGIN_DECLS

#define PUPITRE_TYPE_FAMILY_FINANCES_PAGE (pupitre_family_finances_page_get_type ())
G_DECLARE_FINAL_TYPE (PupitreFamilyFinancesPage, pupitre_family_finances_page, PUPITRE, FAMILY_FINANCES_PAGE, PupitrePage)

G_END_DECLS
