/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "pupitre-accounts.h"
#include "pupitre-background.h"
#include "pupitre-demonstration.h"
#include "pupitre-family.h"
#include "pupitre-policy.h"
#include "pupitre-renderer.h"

G_BEGIN_DECLS

#define PUPITRE_TYPE_CONTEXT (pupitre_context_get_type ())
G_DECLARE_FINAL_TYPE (PupitreContext, pupitre_context, PUPITRE, CONTEXT, GObject)

PupitreContext       *pupitre_context_new               (PupitreAccounts      *accounts,
                                                         GSettings            *settings,
                                                         PupitreDemonstration *demonstration) G_GNUC_WARN_UNUSED_RESULT;
PupitreAccounts      *pupitre_context_get_accounts      (PupitreContext       *self);
PupitreFamily        *pupitre_context_get_family        (PupitreContext       *self);
PupitreProfile       *pupitre_context_get_profile       (PupitreContext       *self);
GSettings            *pupitre_context_get_settings      (PupitreContext       *self);
PupitreBackground    *pupitre_context_get_background    (PupitreContext       *self);
PupitreRenderer      *pupitre_context_get_renderer      (PupitreContext       *self);
PupitreDemonstration *pupitre_context_get_demonstration (PupitreContext       *self);
void                  pupitre_context_set_policy        (PupitreContext       *self,
                                                         PupitrePolicy        *policy);
const PupitrePolicy  *pupitre_context_get_policy        (PupitreContext       *self);
gboolean              pupitre_context_is_shared         (PupitreContext       *self);

G_END_DECLS
