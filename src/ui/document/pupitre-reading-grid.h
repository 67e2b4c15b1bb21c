/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "pupitre-reading.h"

G_BEGIN_DECLS

GtkWidget *pupitre_reading_grid_new (const PupitreReadingBlock *table) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
