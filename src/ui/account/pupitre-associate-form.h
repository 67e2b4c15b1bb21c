/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "pupitre-association.h"
#include "pupitre-organisation.h"

G_BEGIN_DECLS

#define PUPITRE_TYPE_ASSOCIATE_FORM (pupitre_associate_form_get_type ())
G_DECLARE_FINAL_TYPE (PupitreAssociateForm, pupitre_associate_form, PUPITRE, ASSOCIATE_FORM, AdwBin)

void                pupitre_associate_form_set_organisation (PupitreAssociateForm *self,
                                                             PupitreOrganisation  *organisation);
void                pupitre_associate_form_set_used_code    (PupitreAssociateForm *self,
                                                             const char           *code);
PupitreAssociation *pupitre_associate_form_check            (PupitreAssociateForm *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean            pupitre_associate_form_show_refusal     (PupitreAssociateForm *self,
                                                             const GError         *error);
void                pupitre_associate_form_clear            (PupitreAssociateForm *self,
                                                             gboolean              all);

G_END_DECLS
