/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-glance.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PUPITRE_TYPE_GLANCE_ROW (pupitre_glance_row_get_type ())
G_DECLARE_FINAL_TYPE (PupitreGlanceRow, pupitre_glance_row, PUPITRE, GLANCE_ROW, AdwActionRow)

GtkWidget *pupitre_glance_row_new  (void) G_GNUC_WARN_UNUSED_RESULT;
void       pupitre_glance_row_show (PupitreGlanceRow    *self,
                                    GListModel          *family,
                                    const PupitreGlance *glance);

G_END_DECLS
