/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "pupitre-context.h"
#include "pupitre-page.h"

G_BEGIN_DECLS

#define PUPITRE_TYPE_WINDOW (pupitre_window_get_type ())
G_DECLARE_FINAL_TYPE (PupitreWindow, pupitre_window, PUPITRE, WINDOW, AdwApplicationWindow)

PupitreWindow *pupitre_window_new            (GtkApplication *application,
                                              PupitreContext *context) G_GNUC_WARN_UNUSED_RESULT;
void           pupitre_window_start_closed   (PupitreWindow  *self);
void           pupitre_window_end            (PupitreWindow  *self);
void           pupitre_window_show_loaded    (PupitreWindow  *self,
                                              const GError   *error);
void           pupitre_window_add_toast      (PupitreWindow  *self,
                                              const char     *text);
void           pupitre_window_add_trouble    (PupitreWindow  *self,
                                              const char     *text,
                                              const char     *topic);
PupitreContext *pupitre_window_get_context   (PupitreWindow  *self);
PupitrePage   *pupitre_window_get_page       (PupitreWindow  *self);
guint          pupitre_window_get_n_pages    (PupitreWindow  *self);

G_END_DECLS
