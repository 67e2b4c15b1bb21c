/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "pupitre-context.h"

G_BEGIN_DECLS

#define PUPITRE_TYPE_SHARED_DESK (pupitre_shared_desk_get_type ())
G_DECLARE_FINAL_TYPE (PupitreSharedDesk, pupitre_shared_desk, PUPITRE, SHARED_DESK, AdwBin)

void pupitre_shared_desk_set_context (PupitreSharedDesk *self,
                                      PupitreContext    *context);
void pupitre_shared_desk_count_down  (PupitreSharedDesk *self,
                                      guint              seconds);

G_END_DECLS
