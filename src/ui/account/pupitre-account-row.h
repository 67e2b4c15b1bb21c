/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "pupitre-context.h"

G_BEGIN_DECLS

#define PUPITRE_TYPE_ACCOUNT_ROW (pupitre_account_row_get_type ())
G_DECLARE_FINAL_TYPE (PupitreAccountRow, pupitre_account_row, PUPITRE, ACCOUNT_ROW, AdwExpanderRow)

GtkWidget      *pupitre_account_row_new         (PupitreContext    *context,
                                                 PupitreAccount    *account) G_GNUC_WARN_UNUSED_RESULT;
PupitreAccount *pupitre_account_row_get_account (PupitreAccountRow *self);

G_END_DECLS
