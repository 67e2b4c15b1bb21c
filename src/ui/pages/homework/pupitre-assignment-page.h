/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-page.h"

G_BEGIN_DECLS

#define PUPITRE_TYPE_ASSIGNMENT_PAGE (pupitre_assignment_page_get_type ())
G_DECLARE_FINAL_TYPE (PupitreAssignmentPage, pupitre_assignment_page, PUPITRE, ASSIGNMENT_PAGE, PupitrePage)

PupitrePage *pupitre_assignment_page_new (PupitrePage  *from,
                                          PupitreEntry *entry) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
