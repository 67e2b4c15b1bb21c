/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define PUPITRE_TYPE_TAB_STOP (pupitre_tab_stop_get_type ())
G_DECLARE_FINAL_TYPE (PupitreTabStop, pupitre_tab_stop, PUPITRE, TAB_STOP, AdwBin)

G_END_DECLS
