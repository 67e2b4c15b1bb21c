/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * PupitreExportFolder:
 *
 * A new folder of this person alone, into which an export is written. Used by one thread at a time.
 */
typedef struct _PupitreExportFolder PupitreExportFolder;

PupitreExportFolder *pupitre_export_folder_new         (const char           *parent,
                                                        const char           *name,
                                                        GError              **error) G_GNUC_WARN_UNUSED_RESULT;
void                 pupitre_export_folder_free        (PupitreExportFolder  *self);
const char          *pupitre_export_folder_get_path    (PupitreExportFolder  *self);
guint                pupitre_export_folder_get_n_files (PupitreExportFolder  *self);
gboolean             pupitre_export_folder_enter       (PupitreExportFolder  *self,
                                                        const char           *name,
                                                        GError              **error);
void                 pupitre_export_folder_leave       (PupitreExportFolder  *self);
int                  pupitre_export_folder_create      (PupitreExportFolder  *self,
                                                        const char           *name,
                                                        GError              **error);
gboolean             pupitre_export_folder_write       (int                   fd,
                                                        const char           *bytes,
                                                        gsize                 length,
                                                        GError              **error);
void                 pupitre_export_folder_undo        (PupitreExportFolder  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PupitreExportFolder, pupitre_export_folder_free)

G_END_DECLS
