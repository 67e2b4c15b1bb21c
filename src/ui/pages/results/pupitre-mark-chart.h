/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-work.h"

#include <gtk/gtk.h>

#include "pupitre-subject-result.h"

G_BEGIN_DECLS

#define PUPITRE_TYPE_MARK_CHART (pupitre_mark_chart_get_type ())
G_DECLARE_FINAL_TYPE (PupitreMarkChart, pupitre_mark_chart, PUPITRE, MARK_CHART, GtkWidget)

void  pupitre_mark_chart_set_terms (PupitreMarkChart     *self,
                                    PupitreSubjectResult *results,
                                    const char           *name);
void  pupitre_mark_chart_set_works (PupitreMarkChart *self,
                                    GPtrArray        *works,
                                    const char       *name);
guint pupitre_mark_chart_get_n     (PupitreMarkChart *self);
void  pupitre_mark_chart_choose    (PupitreMarkChart *self,
                                    guint             position);
char *pupitre_mark_chart_dup_words (PupitreMarkChart *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
