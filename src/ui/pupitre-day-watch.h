/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define PUPITRE_TYPE_DAY_WATCH (pupitre_day_watch_get_type ())
G_DECLARE_FINAL_TYPE (PupitreDayWatch, pupitre_day_watch, PUPITRE, DAY_WATCH, GObject)

PupitreDayWatch *pupitre_day_watch_new   (void) G_GNUC_WARN_UNUSED_RESULT;
void             pupitre_day_watch_check (PupitreDayWatch *self);

G_END_DECLS
