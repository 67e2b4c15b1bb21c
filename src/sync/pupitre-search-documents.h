/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-archive-item.h"
#include "pupitre-family.h"
#include "pupitre-search-thread.h"

G_BEGIN_DECLS

#define PUPITRE_TYPE_SEARCH_DOCUMENTS (pupitre_search_documents_get_type ())
G_DECLARE_FINAL_TYPE (PupitreSearchDocuments, pupitre_search_documents, PUPITRE, SEARCH_DOCUMENTS, GObject)

PupitreSearchDocuments *pupitre_search_documents_new         (PupitreFamily          *family,
                                                              PupitreSearchThread    *thread) G_GNUC_WARN_UNUSED_RESULT;
void                    pupitre_search_documents_load        (PupitreSearchDocuments *self);
gboolean                pupitre_search_documents_are_loaded  (PupitreSearchDocuments *self);
PupitreArchiveItem     *pupitre_search_documents_find        (PupitreSearchDocuments *self,
                                                              PupitreSearchItem      *found);
PupitreArchiveItem     *pupitre_search_documents_take_unread (PupitreSearchDocuments *self) G_GNUC_WARN_UNUSED_RESULT;
void                    pupitre_search_documents_add_text    (PupitreSearchDocuments *self,
                                                              PupitreArchiveItem     *item,
                                                              const char             *text);

G_END_DECLS
