/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-account.h"
#include "pupitre-motive.h"

G_BEGIN_DECLS

#define PUPITRE_TYPE_MOTIVES (pupitre_motives_get_type ())
G_DECLARE_FINAL_TYPE (PupitreMotives, pupitre_motives, PUPITRE, MOTIVES, GObject)

PupitreMotives *pupitre_motives_new     (PupitreAccount *account,
                                         PupitreChild   *child) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray      *pupitre_motives_list    (PupitreMotives *self);
void            pupitre_motives_refresh (PupitreMotives *self);

G_END_DECLS
