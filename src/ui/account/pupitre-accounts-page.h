/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "pupitre-context.h"

G_BEGIN_DECLS

#define PUPITRE_TYPE_ACCOUNTS_PAGE (pupitre_accounts_page_get_type ())
G_DECLARE_FINAL_TYPE (PupitreAccountsPage, pupitre_accounts_page, PUPITRE, ACCOUNTS_PAGE,
                      AdwPreferencesPage)

void pupitre_accounts_page_set_context (PupitreAccountsPage *self,
                                        PupitreContext      *context);
void pupitre_accounts_page_clear       (PupitreAccountsPage *self);

G_END_DECLS
