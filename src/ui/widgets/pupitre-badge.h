/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define PUPITRE_TYPE_BADGE (pupitre_badge_get_type ())
G_DECLARE_FINAL_TYPE (PupitreBadge, pupitre_badge, PUPITRE, BADGE, AdwBin)

void  pupitre_badge_set_count (PupitreBadge *self,
                               guint         count);
guint pupitre_badge_get_count (PupitreBadge *self);

G_END_DECLS
