/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-archive-item.h"
#include "pupitre-family.h"
#include "pupitre-search-index.h"

G_BEGIN_DECLS

#define PUPITRE_TYPE_SEARCH (pupitre_search_get_type ())
G_DECLARE_FINAL_TYPE (PupitreSearch, pupitre_search, PUPITRE, SEARCH, GObject)

PupitreSearch      *pupitre_search_new           (PupitreFamily        *family) G_GNUC_WARN_UNUSED_RESULT;
void                pupitre_search_start         (PupitreSearch        *self);
void                pupitre_search_stop          (PupitreSearch        *self);
gboolean            pupitre_search_is_built      (PupitreSearch        *self);
const char         *pupitre_search_get_typed     (PupitreSearch        *self);
void                pupitre_search_set_typed     (PupitreSearch        *self,
                                                  const char           *typed);

void                pupitre_search_find_async    (PupitreSearch        *self,
                                                  const char           *typed,
                                                  guint                 most,
                                                  GCancellable         *cancellable,
                                                  GAsyncReadyCallback   callback,
                                                  gpointer              user_data);
GPtrArray          *pupitre_search_find_finish   (PupitreSearch        *self,
                                                  GAsyncResult         *result,
                                                  GError              **error) G_GNUC_WARN_UNUSED_RESULT;

PupitreArchiveItem *pupitre_search_find_document (PupitreSearch        *self,
                                                  PupitreSearchItem    *found);
PupitreArchiveItem *pupitre_search_take_unread   (PupitreSearch        *self) G_GNUC_WARN_UNUSED_RESULT;
void                pupitre_search_add_text      (PupitreSearch        *self,
                                                  PupitreArchiveItem   *item,
                                                  const char           *text);

G_END_DECLS
