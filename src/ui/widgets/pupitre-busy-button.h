/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PUPITRE_TYPE_BUSY_BUTTON (pupitre_busy_button_get_type ())
G_DECLARE_FINAL_TYPE (PupitreBusyButton, pupitre_busy_button, PUPITRE, BUSY_BUTTON, GtkButton)

void     pupitre_busy_button_set_text (PupitreBusyButton *self,
                                       const char        *text);
void     pupitre_busy_button_set_busy (PupitreBusyButton *self,
                                       gboolean           busy);
gboolean pupitre_busy_button_is_busy  (PupitreBusyButton *self);

G_END_DECLS
