/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-renderer.h"
#include "pupitre-search.h"

G_BEGIN_DECLS

#define PUPITRE_TYPE_SEARCH_TEXTS (pupitre_search_texts_get_type ())
G_DECLARE_FINAL_TYPE (PupitreSearchTexts, pupitre_search_texts, PUPITRE, SEARCH_TEXTS, GObject)

PupitreSearchTexts *pupitre_search_texts_new (PupitreSearch   *search,
                                              PupitreRenderer *renderer) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
