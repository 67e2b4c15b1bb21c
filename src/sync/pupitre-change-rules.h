/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-answer.h"

G_BEGIN_DECLS

PupitreTellFunc pupitre_change_rules_find       (PupitreKind kind);
gboolean        pupitre_change_rules_known_days (PupitreKind kind);

G_END_DECLS
