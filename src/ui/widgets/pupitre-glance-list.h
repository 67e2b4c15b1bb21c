/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-glance.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PUPITRE_TYPE_GLANCE_LIST (pupitre_glance_list_get_type ())
G_DECLARE_FINAL_TYPE (PupitreGlanceList, pupitre_glance_list, PUPITRE, GLANCE_LIST, GtkBox)

void pupitre_glance_list_set_title   (PupitreGlanceList *self,
                                      const char        *title);
void pupitre_glance_list_set_nothing (PupitreGlanceList *self,
                                      const char        *nothing);
void pupitre_glance_list_set         (PupitreGlanceList *self,
                                      GListModel        *family,
                                      GPtrArray         *glances);
GtkWidget *pupitre_glance_list_get_first_row (PupitreGlanceList *self);

G_END_DECLS
