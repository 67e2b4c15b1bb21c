/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define PUPITRE_TYPE_TROUBLE (pupitre_trouble_get_type ())
G_DECLARE_FINAL_TYPE (PupitreTrouble, pupitre_trouble, PUPITRE, TROUBLE, AdwBin)

void        pupitre_trouble_show     (PupitreTrouble *self,
                                      const GError   *error);
void        pupitre_trouble_say      (PupitreTrouble *self,
                                      const char     *sentence,
                                      const char     *topic);
void        pupitre_trouble_hide     (PupitreTrouble *self);
const char *pupitre_trouble_get_text (PupitreTrouble *self);

G_END_DECLS
