/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "pupitre-family.h"

G_BEGIN_DECLS

#define PUPITRE_TYPE_KEEP_BAR (pupitre_keep_bar_get_type ())
G_DECLARE_FINAL_TYPE (PupitreKeepBar, pupitre_keep_bar, PUPITRE, KEEP_BAR, AdwBin)

void pupitre_keep_bar_set_family (PupitreKeepBar *self,
                                  PupitreFamily  *family,
                                  const char     *key);

G_END_DECLS
