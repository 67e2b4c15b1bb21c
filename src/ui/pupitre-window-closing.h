/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-context.h"
#include "pupitre-lock-watch.h"
#include "pupitre-notifier.h"

G_BEGIN_DECLS

#define PUPITRE_TYPE_WINDOW_CLOSING (pupitre_window_closing_get_type ())
G_DECLARE_FINAL_TYPE (PupitreWindowClosing, pupitre_window_closing, PUPITRE, WINDOW_CLOSING, GObject)

PupitreWindowClosing *pupitre_window_closing_new         (GtkWindow            *window,
                                                          PupitreContext       *context,
                                                          PupitreLockWatch     *lock_watch,
                                                          PupitreNotifier      *notifier)
                                                          G_GNUC_WARN_UNUSED_RESULT;
gboolean              pupitre_window_closing_goes_on     (PupitreWindowClosing *self);
void                  pupitre_window_closing_hide        (PupitreWindowClosing *self);
gboolean              pupitre_window_closing_open_again  (PupitreWindowClosing *self);
gboolean              pupitre_window_closing_end_if_over (PupitreWindowClosing *self);
void                  pupitre_window_closing_end         (PupitreWindowClosing *self);

G_END_DECLS
