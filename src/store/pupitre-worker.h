/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * PupitreWorkFunc:
 * @state: What the worker was made with
 * @data: What was pushed with the function
 * @cancellable: (nullable): A cancellable to look at in long work
 * @error: Return location
 *
 * Does one piece of work, in the worker's thread. It sees plain data alone.
 *
 * Returns: (transfer full) (nullable): the result, or %NULL with @error set
 */
typedef gpointer (*PupitreWorkFunc) (gpointer       state,
                                     gpointer       data,
                                     GCancellable  *cancellable,
                                     GError       **error);

/**
 * PupitreWorker:
 *
 * One thread that does pieces of work one after the other, in the order in which they came.
 */
typedef struct _PupitreWorker PupitreWorker;

PupitreWorker *pupitre_worker_new  (const char      *name,
                                    gpointer         state,
                                    GDestroyNotify   free_state,
                                    GFunc            idle) G_GNUC_WARN_UNUSED_RESULT;
void           pupitre_worker_push (PupitreWorker   *self,
                                    GTask           *task,
                                    PupitreWorkFunc  func,
                                    gpointer         data,
                                    GDestroyNotify   free_data,
                                    GDestroyNotify   free_result);
void           pupitre_worker_free (PupitreWorker   *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PupitreWorker, pupitre_worker_free)

G_END_DECLS
