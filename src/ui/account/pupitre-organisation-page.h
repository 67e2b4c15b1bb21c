/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-organisation.h"
#include "pupitre-page.h"

G_BEGIN_DECLS

#define PUPITRE_TYPE_ORGANISATION_PAGE (pupitre_organisation_page_get_type ())
G_DECLARE_FINAL_TYPE (PupitreOrganisationPage, pupitre_organisation_page, PUPITRE, ORGANISATION_PAGE, PupitrePage)

GtkWidget *pupitre_organisation_page_new (PupitreAccount *account,
                                          GListModel     *organisations);

G_END_DECLS
