/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "pupitre-child.h"

G_BEGIN_DECLS

#define PUPITRE_N_CHILD_COLOURS 8

guint pupitre_child_colour_find  (GListModel   *children,
                                  PupitreChild *child);
void  pupitre_child_colour_apply (GtkWidget    *widget,
                                  guint         colour);

G_END_DECLS
