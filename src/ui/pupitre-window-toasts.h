/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define PUPITRE_TYPE_WINDOW_TOASTS (pupitre_window_toasts_get_type ())
G_DECLARE_FINAL_TYPE (PupitreWindowToasts, pupitre_window_toasts, PUPITRE, WINDOW_TOASTS, GObject)

PupitreWindowToasts *pupitre_window_toasts_new         (AdwToastOverlay     *overlay)
                                                        G_GNUC_WARN_UNUSED_RESULT;
AdwToast            *pupitre_window_toasts_add         (PupitreWindowToasts *self,
                                                        const char          *text);
void                 pupitre_window_toasts_add_trouble (PupitreWindowToasts *self,
                                                        const char          *text,
                                                        const char          *topic);
void                 pupitre_window_toasts_dismiss_all (PupitreWindowToasts *self);

G_END_DECLS
