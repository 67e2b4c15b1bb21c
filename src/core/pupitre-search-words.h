/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-child.h"
#include "pupitre-collection.h"
#include "pupitre-search-item.h"

G_BEGIN_DECLS

gboolean        pupitre_search_words_knows    (PupitreKind    kind);
PupitreSearchItem *pupitre_search_words_describe (PupitreKind    kind,
                                                const char    *child,
                                                const char    *who,
                                                const char    *key,
                                                GObject       *object) G_GNUC_WARN_UNUSED_RESULT;
PupitreSearchItem *pupitre_search_words_child    (PupitreChild  *child) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
