/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-kept.h"

#include "pupitre-database.h"
#include "pupitre-sealer.h"

G_BEGIN_DECLS

/* For the files that make up #PupitreKept, and nobody else. */

struct _PupitreKept {
  char            *path;       /* (nullable): NULL in memory, where nothing is found damaged */
  PupitreDatabase *database;
  PupitreSealer   *marks;
  PupitreSealer   *documents;
  PupitreSealer   *intents;
  PupitreSealer   *receipts;
  PupitreSealer   *changes;
  PupitreSealer   *drafts;
};

gboolean pupitre_kept_write_row     (PupitreKept      *self,
                                     PupitreSealer    *sealer,
                                     const char       *sql,
                                     const guint8      id[PUPITRE_SEALER_HASH_SIZE],
                                     const guint8      family[PUPITRE_SEALER_HASH_SIZE],
                                     GByteArray       *text,
                                     GError          **error);
GBytes  *pupitre_kept_open_row      (PupitreSealer    *sealer,
                                     sqlite3_stmt     *statement) G_GNUC_WARN_UNUSED_RESULT;
gboolean pupitre_kept_is_at         (sqlite3_stmt     *statement,
                                     const guint8      id[PUPITRE_SEALER_HASH_SIZE],
                                     const guint8      family[PUPITRE_SEALER_HASH_SIZE]);

gboolean pupitre_kept_count_documents (PupitreKept    *self,
                                     guint            *n_damaged,
                                     GError          **error);
gboolean pupitre_kept_carry_documents (PupitreKept    *self,
                                     PupitreDatabase  *old,
                                     GError          **error);
gboolean pupitre_kept_count_outbox  (PupitreKept      *self,
                                     guint            *n_damaged,
                                     GError          **error);
gboolean pupitre_kept_carry_outbox  (PupitreKept      *self,
                                     PupitreDatabase  *old,
                                     GError          **error);
gboolean pupitre_kept_count_changes (PupitreKept      *self,
                                     guint            *n_damaged,
                                     GError          **error);
gboolean pupitre_kept_carry_changes (PupitreKept      *self,
                                     PupitreDatabase  *old,
                                     GError          **error);
gboolean pupitre_kept_count_drafts  (PupitreKept      *self,
                                     guint            *n_damaged,
                                     GError          **error);
gboolean pupitre_kept_carry_drafts  (PupitreKept      *self,
                                     PupitreDatabase  *old,
                                     GError          **error);
gboolean pupitre_kept_carry_rows    (PupitreKept      *self,
                                     PupitreDatabase  *old,
                                     const char       *from,
                                     const char       *to,
                                     GError          **error);

char    *pupitre_kept_file_begin    (const char       *path) G_GNUC_WARN_UNUSED_RESULT;
gboolean pupitre_kept_file_finish   (const char       *path,
                                     GError          **error);
gboolean pupitre_kept_file_settle   (const char       *path,
                                     GError          **error);

G_END_DECLS
