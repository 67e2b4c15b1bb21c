/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-parsed.h"
#include "pupitre-tax-slip.h"

G_BEGIN_DECLS

PupitreParsed  *pupitre_tax_slips_parser_split (GBytes  *body,
                                                GError **error) G_GNUC_WARN_UNUSED_RESULT;
PupitreTaxSlip *pupitre_tax_slips_parser_read  (GBytes  *json,
                                                GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
