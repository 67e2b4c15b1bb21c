/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "pupitre-context.h"

G_BEGIN_DECLS

#define PUPITRE_TYPE_PREFERENCES_WINDOW (pupitre_preferences_window_get_type ())
G_DECLARE_FINAL_TYPE (PupitrePreferencesWindow, pupitre_preferences_window, PUPITRE,
                      PREFERENCES_WINDOW, AdwPreferencesWindow)

GtkWidget *pupitre_preferences_window_new (PupitreContext *context) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
