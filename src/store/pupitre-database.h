/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/**
 * PupitreDatabaseScheme:
 * @steps: (array zero-terminated=1): What to run to come from version n to n + 1, from 0 on
 * @set_up: What to run each time before anything else; the page size of a new file belongs here
 * @durable: Whether a commit is on the disk when it returns, and not only safe from being torn
 *
 * What is in one of the databases.
 */
typedef struct {
  const char * const *steps;
  const char         *set_up;
  gboolean            durable;
} PupitreDatabaseScheme;

/**
 * PupitreDatabase:
 *
 * One SQLite file, or a database in memory, opened in the way of this program. Used by one thread
 * at a time.
 */
typedef struct _PupitreDatabase PupitreDatabase;

PupitreDatabase *pupitre_database_open        (const char                   *path,
                                               const PupitreDatabaseScheme  *scheme,
                                               GError                      **error) G_GNUC_WARN_UNUSED_RESULT;
void             pupitre_database_close       (PupitreDatabase              *self);
gboolean         pupitre_database_set_aside   (const char                   *path,
                                               const char                   *suffix,
                                               GError                      **error);

gboolean         pupitre_database_quick_check (PupitreDatabase              *self,
                                               GError                      **error);
gboolean         pupitre_database_begin       (PupitreDatabase              *self,
                                               GError                      **error);
gboolean         pupitre_database_commit      (PupitreDatabase              *self,
                                               GError                      **error);
void             pupitre_database_roll_back   (PupitreDatabase              *self);
void             pupitre_database_checkpoint  (PupitreDatabase              *self);

sqlite3_stmt    *pupitre_database_prepare     (PupitreDatabase              *self,
                                               const char                   *sql,
                                               GError                      **error);
gboolean         pupitre_database_step        (PupitreDatabase              *self,
                                               sqlite3_stmt                 *statement,
                                               gboolean                     *row,
                                               GError                      **error);
gboolean         pupitre_database_run         (PupitreDatabase              *self,
                                               sqlite3_stmt                 *statement,
                                               GError                      **error);
gboolean         pupitre_database_is_damaged  (PupitreDatabase              *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PupitreDatabase, pupitre_database_close)

G_END_DECLS
