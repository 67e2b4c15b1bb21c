/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-page.h"

G_BEGIN_DECLS

#define PUPITRE_TYPE_ABSENCES_PAGE (pupitre_absences_page_get_type ())
G_DECLARE_FINAL_TYPE (PupitreAbsencesPage, pupitre_absences_page, PUPITRE, ABSENCES_PAGE, PupitrePage)

G_END_DECLS
