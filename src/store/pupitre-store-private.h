/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-store.h"

#include "pupitre-disk.h"
#include "pupitre-worker.h"

G_BEGIN_DECLS

/* For the files that make up #PupitreStore, and nobody else. */

/* What goes into the thread with a call; each call uses some of it. */
typedef struct {
  PupitreAnswer      *answer;       /* (nullable) (owned) */
  PupitreCollection  *collection;   /* (nullable) (owned) */
  GBytes             *content;      /* (nullable) (owned) */
  char               *child;        /* (nullable) (owned) */
  char               *key;          /* (nullable) (owned), of an item or a document */
  GStrv               keys;         /* (nullable) (owned) */
  PupitreDocument    *document;     /* (nullable) (owned), without descriptor */
  GPtrArray          *rows;         /* (nullable) (owned) (element-type PupitreIntentRow),
                                       or PupitreChangeRow */
  gint64              at;           /* seconds since 1970 */
  gint64              after;        /* a row of the journal */
  PupitreMark         mark;
  gboolean            flag;
} PupitreStoreCall;

PupitreStoreCall *pupitre_store_call_new  (const PupitreCollection  *collection) G_GNUC_WARN_UNUSED_RESULT;
void              pupitre_store_push      (PupitreStore             *self,
                                           gpointer                  tag,
                                           PupitreWorkFunc           func,
                                           PupitreStoreCall         *call,
                                           GDestroyNotify            free_result,
                                           GCancellable             *cancellable,
                                           GAsyncReadyCallback       callback,
                                           gpointer                  user_data);
void              pupitre_store_tell_stored
                                          (PupitreStore             *self,
                                           const PupitreCollection  *collection);
gpointer          pupitre_store_done      (gboolean                  good);
gboolean          pupitre_store_take_done (PupitreStore             *self,
                                           GAsyncResult             *result,
                                           GError                  **error);

G_END_DECLS
