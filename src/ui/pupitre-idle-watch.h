/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PUPITRE_TYPE_IDLE_WATCH (pupitre_idle_watch_get_type ())
G_DECLARE_FINAL_TYPE (PupitreIdleWatch, pupitre_idle_watch, PUPITRE, IDLE_WATCH, GObject)

PupitreIdleWatch *pupitre_idle_watch_new          (void) G_GNUC_WARN_UNUSED_RESULT;
void              pupitre_idle_watch_set_limit    (PupitreIdleWatch *self,
                                                   guint             milliseconds);
guint             pupitre_idle_watch_get_limit    (PupitreIdleWatch *self);
void              pupitre_idle_watch_set_warning  (PupitreIdleWatch *self,
                                                   guint             milliseconds);
void              pupitre_idle_watch_pause        (PupitreIdleWatch *self);
void              pupitre_idle_watch_resume       (PupitreIdleWatch *self);
gboolean          pupitre_idle_watch_was_touched  (PupitreIdleWatch *self);

G_END_DECLS
