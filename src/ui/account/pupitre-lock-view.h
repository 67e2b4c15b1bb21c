/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "pupitre-context.h"

G_BEGIN_DECLS

#define PUPITRE_TYPE_LOCK_VIEW (pupitre_lock_view_get_type ())
G_DECLARE_FINAL_TYPE (PupitreLockView, pupitre_lock_view, PUPITRE, LOCK_VIEW, AdwBin)

void pupitre_lock_view_set_context (PupitreLockView *self,
                                    PupitreContext  *context);
void pupitre_lock_view_prepare     (PupitreLockView *self);
void pupitre_lock_view_show_error  (PupitreLockView *self,
                                    const GError    *error);

G_END_DECLS
