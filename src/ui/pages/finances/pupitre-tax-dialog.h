/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "pupitre-page.h"

G_BEGIN_DECLS

#define PUPITRE_TYPE_TAX_DIALOG (pupitre_tax_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PupitreTaxDialog, pupitre_tax_dialog, PUPITRE, TAX_DIALOG, AdwWindow)

PupitreTaxDialog *pupitre_tax_dialog_present (PupitrePage      *page,
                                              PupitreAccount   *account);
void              pupitre_tax_dialog_run     (PupitreTaxDialog *self,
                                              GFile            *parent);

G_END_DECLS
