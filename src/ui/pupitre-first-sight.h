/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * PupitreIsReady:
 * @window: A window
 *
 * Returns: whether it has something to show. Called often.
 */
typedef gboolean (*PupitreIsReady) (GtkWindow *window);

void pupitre_first_sight_present (GtkWindow      *window,
                                  PupitreIsReady  is_ready);

G_END_DECLS
