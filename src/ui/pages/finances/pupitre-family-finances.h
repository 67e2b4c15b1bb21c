/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-family.h"
#include "pupitre-feed-objects.h"

G_BEGIN_DECLS

#define PUPITRE_TYPE_FAMILY_FINANCES (pupitre_family_finances_get_type ())
G_DECLARE_FINAL_TYPE (PupitreFamilyFinances, pupitre_family_finances, PUPITRE, FAMILY_FINANCES, GObject)

PupitreFamilyFinances *pupitre_family_finances_new            (PupitreFamily         *family) G_GNUC_WARN_UNUSED_RESULT;
guint                  pupitre_family_finances_get_n          (PupitreFamilyFinances *self);
PupitreAccount        *pupitre_family_finances_get_account    (PupitreFamilyFinances *self,
                                                               guint                  position);
PupitreChild          *pupitre_family_finances_get_child      (PupitreFamilyFinances *self,
                                                               guint                  position);
PupitreFeedObjects    *pupitre_family_finances_get_statements (PupitreFamilyFinances *self,
                                                               guint                  position);

G_END_DECLS
