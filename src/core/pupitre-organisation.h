/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define PUPITRE_TYPE_ORGANISATION (pupitre_organisation_get_type ())
G_DECLARE_FINAL_TYPE (PupitreOrganisation, pupitre_organisation, PUPITRE, ORGANISATION, GObject)

PupitreOrganisation *pupitre_organisation_new      (const char          *code,
                                                    const char          *name) G_GNUC_WARN_UNUSED_RESULT;
const char          *pupitre_organisation_get_code (PupitreOrganisation *self);
const char          *pupitre_organisation_get_name (PupitreOrganisation *self);
gboolean             pupitre_organisation_matches  (PupitreOrganisation *self,
                                                    const char          *typed);
int                  pupitre_organisation_compare  (PupitreOrganisation *self,
                                                    PupitreOrganisation *other);

G_END_DECLS
