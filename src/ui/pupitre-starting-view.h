/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define PUPITRE_TYPE_STARTING_VIEW (pupitre_starting_view_get_type ())
G_DECLARE_FINAL_TYPE (PupitreStartingView, pupitre_starting_view, PUPITRE, STARTING_VIEW, AdwBin)

G_END_DECLS
