/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-child.h"
#include "pupitre-session-keeper.h"
#include "pupitre-store.h"

G_BEGIN_DECLS

/**
 * PUPITRE_DOCUMENT_ANEW:
 *
 * As the moment since which a copy would have to be: the portal sends the document once more, also
 * if it is the same, and what comes takes the place of the copy.
 */
#define PUPITRE_DOCUMENT_ANEW G_MAXINT64

char            *pupitre_document_load_dup_timetable_id (int                   school_year) G_GNUC_WARN_UNUSED_RESULT;
void             pupitre_document_load_async            (PupitreSessionKeeper *keeper,
                                                         PupitreStore         *store,
                                                         PupitreChild         *child,
                                                         const char           *document_id,
                                                         gint64                newer_than,
                                                         GCancellable         *cancellable,
                                                         GAsyncReadyCallback   callback,
                                                         gpointer              user_data);
PupitreDocument *pupitre_document_load_finish           (GAsyncResult         *result,
                                                         gboolean             *from_copy,
                                                         GError              **stale,
                                                         GError              **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
