/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-reading.h"

G_BEGIN_DECLS

guint pupitre_reading_table_new (GPtrArray            *rows,
                                 guint                 from,
                                 double                usual,
                                 PupitreReadingBlock **table);

G_END_DECLS
