/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define PUPITRE_TYPE_COUNTDOWN (pupitre_countdown_get_type ())
G_DECLARE_FINAL_TYPE (PupitreCountdown, pupitre_countdown, PUPITRE, COUNTDOWN, AdwBin)

GtkWidget *pupitre_countdown_new         (void) G_GNUC_WARN_UNUSED_RESULT;
void       pupitre_countdown_set_seconds (PupitreCountdown *self,
                                          guint             seconds);

G_END_DECLS
