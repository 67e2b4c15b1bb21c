/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-page.h"

G_BEGIN_DECLS

#define PUPITRE_TYPE_CHILDREN_PAGE (pupitre_children_page_get_type ())
G_DECLARE_FINAL_TYPE (PupitreChildrenPage, pupitre_children_page, PUPITRE, CHILDREN_PAGE, PupitrePage)

G_END_DECLS
