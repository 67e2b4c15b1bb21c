/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define PUPITRE_TYPE_TAX_ROW (pupitre_tax_row_get_type ())
G_DECLARE_FINAL_TYPE (PupitreTaxRow, pupitre_tax_row, PUPITRE, TAX_ROW, AdwActionRow)

G_END_DECLS
