/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define PUPITRE_TYPE_SCREEN_WATCH (pupitre_screen_watch_get_type ())
G_DECLARE_FINAL_TYPE (PupitreScreenWatch, pupitre_screen_watch, PUPITRE, SCREEN_WATCH, GObject)

PupitreScreenWatch *pupitre_screen_watch_new  (void) G_GNUC_WARN_UNUSED_RESULT;
void                pupitre_screen_watch_done (PupitreScreenWatch *self);

G_END_DECLS
