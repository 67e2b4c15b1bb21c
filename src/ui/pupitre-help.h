/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-window.h"

G_BEGIN_DECLS

void pupitre_help_show (PupitreWindow *window,
                        const char    *topic);

G_END_DECLS
