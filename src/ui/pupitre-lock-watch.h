/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-context.h"
#include "pupitre-idle-watch.h"

G_BEGIN_DECLS

#define PUPITRE_TYPE_LOCK_WATCH (pupitre_lock_watch_get_type ())
G_DECLARE_FINAL_TYPE (PupitreLockWatch, pupitre_lock_watch, PUPITRE, LOCK_WATCH, GObject)

PupitreLockWatch *pupitre_lock_watch_new            (PupitreContext   *context)
                                                     G_GNUC_WARN_UNUSED_RESULT;
void              pupitre_lock_watch_pause          (PupitreLockWatch *self);
void              pupitre_lock_watch_resume         (PupitreLockWatch *self);
void              pupitre_lock_watch_done           (PupitreLockWatch *self);
PupitreIdleWatch *pupitre_lock_watch_get_idle_watch (PupitreLockWatch *self);

G_END_DECLS
