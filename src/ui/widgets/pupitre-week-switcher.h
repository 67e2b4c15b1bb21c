/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define PUPITRE_TYPE_WEEK_SWITCHER (pupitre_week_switcher_get_type ())
G_DECLARE_FINAL_TYPE (PupitreWeekSwitcher, pupitre_week_switcher, PUPITRE, WEEK_SWITCHER, AdwBin)

void pupitre_week_switcher_set_monday (PupitreWeekSwitcher *self,
                                       GDateTime           *monday);
void pupitre_week_switcher_add_keys   (GtkWidget           *page);

G_END_DECLS
