/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define PUPITRE_TYPE_BANNER (pupitre_banner_get_type ())
G_DECLARE_FINAL_TYPE (PupitreBanner, pupitre_banner, PUPITRE, BANNER, AdwBin)

void pupitre_banner_set_text   (PupitreBanner *self,
                                const char    *text);
void pupitre_banner_set_button (PupitreBanner *self,
                                const char    *label,
                                const char    *action_name);

G_END_DECLS
