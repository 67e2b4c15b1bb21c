/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-search-batch.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define PUPITRE_TYPE_SEARCH_THREAD (pupitre_search_thread_get_type ())
G_DECLARE_FINAL_TYPE (PupitreSearchThread, pupitre_search_thread, PUPITRE, SEARCH_THREAD, GObject)

PupitreSearchThread *pupitre_search_thread_new             (void) G_GNUC_WARN_UNUSED_RESULT;
void                 pupitre_search_thread_stop            (PupitreSearchThread *self);
GCancellable        *pupitre_search_thread_get_cancellable (PupitreSearchThread *self);
void                 pupitre_search_thread_put             (PupitreSearchThread *self,
                                                            PupitreSearchBatch  *batch,
                                                            GTask               *task);
void                 pupitre_search_thread_hand_over       (PupitreSearchThread *self,
                                                            PupitreSearchBatch  *batch);
void                 pupitre_search_thread_find            (PupitreSearchThread *self,
                                                            const char          *typed,
                                                            GStrv                children,
                                                            guint                most,
                                                            GTask               *task);

G_END_DECLS
