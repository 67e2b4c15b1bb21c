/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void pupitre_choices_offer (gpointer       list,
                            GtkStringList *titles,
                            guint          selected);

G_END_DECLS
