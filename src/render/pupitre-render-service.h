/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-render-lockdown.h"

G_BEGIN_DECLS

int pupitre_render_service_run (int                          socket,
                                const PupitreRenderLockdown *lockdown);

G_END_DECLS
