/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-account.h"

G_BEGIN_DECLS

/**
 * PupitreExportReport:
 * @path: (owned): The folder that was made
 * @n_files: How many files are in it
 * @n_unreadable: How much is stored that cannot be read, and is not in it
 * @n_locked: How many of the documents look as if they asked for a password; they are in it as they came
 *
 * What came of an export.
 */
typedef struct {
  char *path;
  guint n_files;
  guint n_unreadable;
  guint n_locked;
} PupitreExportReport;

void                 pupitre_export_report_free (PupitreExportReport *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PupitreExportReport, pupitre_export_report_free)

#define PUPITRE_TYPE_EXPORT (pupitre_export_get_type ())
G_DECLARE_FINAL_TYPE (PupitreExport, pupitre_export, PUPITRE, EXPORT, GObject)

PupitreExport       *pupitre_export_new         (PupitreAccount       *account) G_GNUC_WARN_UNUSED_RESULT;
double               pupitre_export_get_fraction (PupitreExport       *self);
void                 pupitre_export_run_async   (PupitreExport        *self,
                                                 const char           *parent,
                                                 const char           *name,
                                                 GCancellable         *cancellable,
                                                 GAsyncReadyCallback   callback,
                                                 gpointer              user_data);
PupitreExportReport *pupitre_export_run_finish  (PupitreExport        *self,
                                                 GAsyncResult         *result,
                                                 GError              **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
