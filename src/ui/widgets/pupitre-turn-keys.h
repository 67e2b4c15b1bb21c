/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void pupitre_turn_keys_add (GtkWidget  *page,
                            const char *previous,
                            const char *next);

G_END_DECLS
