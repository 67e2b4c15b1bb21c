/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-assignment.h"

G_BEGIN_DECLS

const char *pupitre_assignment_words_kind (PupitreAssignment *assignment);

G_END_DECLS
