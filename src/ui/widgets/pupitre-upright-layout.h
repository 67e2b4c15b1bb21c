/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PUPITRE_TYPE_UPRIGHT_LAYOUT (pupitre_upright_layout_get_type ())
G_DECLARE_FINAL_TYPE (PupitreUprightLayout, pupitre_upright_layout, PUPITRE, UPRIGHT_LAYOUT,
                      GtkLayoutManager)

G_END_DECLS
