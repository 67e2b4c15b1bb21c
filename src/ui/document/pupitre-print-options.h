/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "pupitre-render-sheet.h"

G_BEGIN_DECLS

#define PUPITRE_TYPE_PRINT_OPTIONS (pupitre_print_options_get_type ())
G_DECLARE_FINAL_TYPE (PupitrePrintOptions, pupitre_print_options, PUPITRE, PRINT_OPTIONS, AdwBin)

void          pupitre_print_options_set_n_pages   (PupitrePrintOptions *self,
                                                   guint                n_pages);
void          pupitre_print_options_get_sheet     (PupitrePrintOptions *self,
                                                   PupitreRenderSheet  *sheet);
GArray       *pupitre_print_options_dup_order     (PupitrePrintOptions *self) G_GNUC_WARN_UNUSED_RESULT;
GtkPageSetup *pupitre_print_options_dup_setup     (PupitrePrintOptions *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
