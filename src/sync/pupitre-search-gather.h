/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-family.h"
#include "pupitre-search-thread.h"

G_BEGIN_DECLS

#define PUPITRE_TYPE_SEARCH_GATHER (pupitre_search_gather_get_type ())
G_DECLARE_FINAL_TYPE (PupitreSearchGather, pupitre_search_gather, PUPITRE, SEARCH_GATHER, GObject)

PupitreSearchGather *pupitre_search_gather_new          (PupitreFamily       *family,
                                                         PupitreSearchThread *thread) G_GNUC_WARN_UNUSED_RESULT;
void                 pupitre_search_gather_start        (PupitreSearchGather *self);
void                 pupitre_search_gather_stop         (PupitreSearchGather *self);
gboolean             pupitre_search_gather_is_done      (PupitreSearchGather *self);
GStrv                pupitre_search_gather_dup_children (PupitreSearchGather *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
