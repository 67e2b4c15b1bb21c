/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-store.h"

G_BEGIN_DECLS

#define PUPITRE_TYPE_DRAFT (pupitre_draft_get_type ())
G_DECLARE_FINAL_TYPE (PupitreDraft, pupitre_draft, PUPITRE, DRAFT, GObject)

PupitreDraft *pupitre_draft_new       (PupitreStore *store,
                                       const char   *child,
                                       const char   *name) G_GNUC_WARN_UNUSED_RESULT;
gboolean      pupitre_draft_is_loaded (PupitreDraft *self);
const char   *pupitre_draft_get_text  (PupitreDraft *self);
const GError *pupitre_draft_get_error (PupitreDraft *self);
void          pupitre_draft_set_text  (PupitreDraft *self,
                                       const char   *text);

G_END_DECLS
