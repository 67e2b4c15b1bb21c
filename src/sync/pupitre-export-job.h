/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-collection.h"
#include "pupitre-document.h"
#include "pupitre-export-folder.h"

G_BEGIN_DECLS

/**
 * PupitreExportName:
 * @id: (owned): The portal's id of a document
 * @name: (nullable) (owned): What the record calls it; untrusted
 *
 * A document that a record names.
 */
typedef struct {
  char *id;
  char *name;
} PupitreExportName;

void                pupitre_export_name_free   (PupitreExportName    *self);

/**
 * PupitreExportCopy:
 * @folder: (unowned): Where to; whoever waits for the thread keeps it
 * @document: (owned): What
 * @name: (owned): A harmless name
 * @is_locked: Filled: whether it looks as if it asked for a password
 *
 * A document on its way into a file.
 */
typedef struct {
  PupitreExportFolder *folder;
  PupitreDocument     *document;
  char                *name;
  gboolean             is_locked;
} PupitreExportCopy;

void                pupitre_export_copy_free   (PupitreExportCopy    *self);
gboolean            pupitre_export_copy_write  (PupitreExportCopy    *self,
                                                GCancellable         *cancellable,
                                                GError              **error);

/**
 * PupitreExportText:
 * @fd: Of the file; whoever waits for the thread keeps it
 * @text: (owned): All that goes into it
 *
 * A text on its way into its file.
 */
typedef struct {
  int     fd;
  GBytes *text;
} PupitreExportText;

void                pupitre_export_text_free   (PupitreExportText    *self);
gboolean            pupitre_export_text_write  (PupitreExportText    *self,
                                                GCancellable         *cancellable,
                                                GError              **error);

/**
 * PupitreExportSlice:
 * @fd: Of the file; whoever waits for the thread keeps it
 * @kind: What the records are
 * @records: (element-type GBytes) (owned): With %NULL for those that cannot be read
 * @entries: (element-type PupitreIndexEntry) (owned): One for each of them, without key
 * @is_first: Whether the file begins with them
 * @is_last: Whether it ends with them
 * @documents: (element-type PupitreExportName) (owned): Filled: those that they name
 * @n_unreadable: Filled: how many cannot be read
 *
 * A part of a collection on its way into its file.
 */
typedef struct {
  int          fd;
  PupitreKind  kind;
  GPtrArray   *records;
  GArray      *entries;
  gboolean     is_first;
  gboolean     is_last;
  GPtrArray   *documents;
  guint        n_unreadable;
} PupitreExportSlice;

PupitreExportSlice *pupitre_export_slice_new   (void) G_GNUC_WARN_UNUSED_RESULT;
void                pupitre_export_slice_free  (PupitreExportSlice   *self);
gboolean            pupitre_export_slice_write (PupitreExportSlice   *self,
                                                GCancellable         *cancellable,
                                                GError              **error);

G_END_DECLS
