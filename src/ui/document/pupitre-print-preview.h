/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "pupitre-renderer.h"

G_BEGIN_DECLS

#define PUPITRE_TYPE_PRINT_PREVIEW (pupitre_print_preview_get_type ())
G_DECLARE_FINAL_TYPE (PupitrePrintPreview, pupitre_print_preview, PUPITRE, PRINT_PREVIEW, AdwWindow)

GtkWidget               *pupitre_print_preview_new        (PupitreRenderer         *renderer,
                                                           PupitreRenderedDocument *document,
                                                           guint                    current,
                                                           const char              *title) G_GNUC_WARN_UNUSED_RESULT;
PupitreRenderedDocument *pupitre_print_preview_get_sheets (PupitrePrintPreview     *self);
guint                    pupitre_print_preview_get_sheet  (PupitrePrintPreview     *self);
GtkPageSetup            *pupitre_print_preview_dup_setup  (PupitrePrintPreview     *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
