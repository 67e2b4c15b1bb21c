/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-page.h"

G_BEGIN_DECLS

#define PUPITRE_TYPE_NAVIGATOR (pupitre_navigator_get_type ())
G_DECLARE_FINAL_TYPE (PupitreNavigator, pupitre_navigator, PUPITRE, NAVIGATOR, AdwBin)

GtkWidget   *pupitre_navigator_new         (PupitrePage      *root) G_GNUC_WARN_UNUSED_RESULT;
PupitrePage *pupitre_navigator_get_root    (PupitreNavigator *self);
PupitrePage *pupitre_navigator_get_visible (PupitreNavigator *self);
void         pupitre_navigator_open        (PupitreNavigator *self,
                                            PupitrePage      *page);
void         pupitre_navigator_keep        (PupitreNavigator *self,
                                            GListModel       *accounts);
void         pupitre_navigator_day_changed (PupitreNavigator *self);
gboolean     pupitre_navigator_back        (PupitreNavigator *self);

G_END_DECLS
