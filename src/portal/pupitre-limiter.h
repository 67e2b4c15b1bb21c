/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define PUPITRE_TYPE_LIMITER (pupitre_limiter_get_type ())
G_DECLARE_FINAL_TYPE (PupitreLimiter, pupitre_limiter, PUPITRE, LIMITER, GObject)

PupitreLimiter *pupitre_limiter_new           (guint                max) G_GNUC_WARN_UNUSED_RESULT;
guint           pupitre_limiter_get_n_running (PupitreLimiter      *self);
guint           pupitre_limiter_get_n_waiting (PupitreLimiter      *self);
void            pupitre_limiter_acquire_async (PupitreLimiter      *self,
                                               gboolean             patient,
                                               GCancellable        *cancellable,
                                               GAsyncReadyCallback  callback,
                                               gpointer             user_data);
gboolean        pupitre_limiter_acquire_finish (PupitreLimiter    *self,
                                               GAsyncResult        *result,
                                               GError             **error);
void            pupitre_limiter_release       (PupitreLimiter      *self,
                                               gboolean             patient);
void            pupitre_limiter_set_closed    (PupitreLimiter      *self,
                                               gboolean             closed);
GCancellable   *pupitre_limiter_get_cancellable (PupitreLimiter    *self);

G_END_DECLS
