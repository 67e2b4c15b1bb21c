/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-key.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * PupitreArchive:
 *
 * The sealed files of documents, in one folder or in memory. Used by one thread at a time.
 */
typedef struct _PupitreArchive PupitreArchive;

PupitreArchive *pupitre_archive_open   (const char      *directory,
                                        const char      *account_id,
                                        PupitreKey      *key,
                                        GError         **error) G_GNUC_WARN_UNUSED_RESULT;
void            pupitre_archive_close  (PupitreArchive  *self);

char           *pupitre_archive_write  (PupitreArchive  *self,
                                        GBytes          *content,
                                        GCancellable    *cancellable,
                                        GError         **error) G_GNUC_WARN_UNUSED_RESULT;
int             pupitre_archive_read   (PupitreArchive  *self,
                                        const char      *name,
                                        guint64          size,
                                        GCancellable    *cancellable,
                                        GError         **error) G_GNUC_WARN_UNUSED_RESULT;
void            pupitre_archive_remove (PupitreArchive  *self,
                                        const char      *name);
void            pupitre_archive_sweep  (PupitreArchive  *self,
                                        GHashTable      *names);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PupitreArchive, pupitre_archive_close)

G_END_DECLS
