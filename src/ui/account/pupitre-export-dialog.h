/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "pupitre-account.h"

G_BEGIN_DECLS

#define PUPITRE_TYPE_EXPORT_DIALOG (pupitre_export_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PupitreExportDialog, pupitre_export_dialog, PUPITRE, EXPORT_DIALOG, AdwWindow)

void pupitre_export_dialog_present (GtkWindow           *parent,
                                    PupitreAccount      *account);
void pupitre_export_dialog_run     (PupitreExportDialog *self,
                                    GFile               *parent);

G_END_DECLS
