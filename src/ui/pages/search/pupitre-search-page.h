/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-page.h"
#include "pupitre-search.h"

G_BEGIN_DECLS

#define PUPITRE_TYPE_SEARCH_PAGE (pupitre_search_page_get_type ())
G_DECLARE_FINAL_TYPE (PupitreSearchPage, pupitre_search_page, PUPITRE, SEARCH_PAGE, PupitrePage)

PupitrePage   *pupitre_search_page_new        (PupitrePage       *from,
                                               PupitreSearch     *search) G_GNUC_WARN_UNUSED_RESULT;
PupitreSearch *pupitre_search_page_get_search (PupitreSearchPage *self);

G_END_DECLS
