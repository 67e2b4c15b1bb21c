/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-database"

#include "pupitre-database.h"

#include "pupitre-error.h"

#include <glib/gstdio.h>

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

/*
 * SQLite as this program uses it: write-ahead log, nothing temporary on the disk, freed pages
 * zeroed, a file that somebody else may have prepared not trusted, and statements prepared once.
 * Tells a damaged file, which can be replaced, from a disk that does not work, which cannot.
 */

#define BUSY_MS 5000
/* Twice what the file with the most of them prepares. */
#define MAX_STATEMENTS 48

struct _PupitreDatabase {
  sqlite3      *handle;
  const char   *sql[MAX_STATEMENTS];
  sqlite3_stmt *statements[MAX_STATEMENTS];
  guint         n_statements;
  gboolean      damaged;
};

/* A missing table is damage too: the file is not what the number in its head says. */
static gboolean
is_damage (int code)
{
  switch (code & 0xff) {
  case SQLITE_CORRUPT:
  case SQLITE_NOTADB:
  case SQLITE_FORMAT:
  case SQLITE_MISMATCH:
  case SQLITE_ERROR:
    return TRUE;
  default:
    return FALSE;
  }
}

static gboolean
fail (PupitreDatabase *self, int code, GError **error)
{
  gboolean damage = is_damage (code);

  self->damaged |= damage;
  g_set_error (error, PUPITRE_ERROR, damage ? PUPITRE_ERROR_STORE_DAMAGED : PUPITRE_ERROR_STORE_IO,
               "SQLite: %s (%d)", self->handle != NULL ? sqlite3_errmsg (self->handle)
                                                       : sqlite3_errstr (code), code);
  return FALSE;
}

static gboolean
execute (PupitreDatabase *self, const char *sql, GError **error)
{
  int code = sqlite3_exec (self->handle, sql, NULL, NULL, NULL);

  return code == SQLITE_OK || fail (self, code, error);
}

static gboolean
read_number (PupitreDatabase *self, const char *sql, int *number, GError **error)
{
  sqlite3_stmt *statement = NULL;
  int code = sqlite3_prepare_v2 (self->handle, sql, -1, &statement, NULL);

  if (code == SQLITE_OK)
    code = sqlite3_step (statement);
  if (code == SQLITE_ROW)
    *number = sqlite3_column_int (statement, 0);
  sqlite3_finalize (statement);
  return code == SQLITE_ROW || fail (self, code, error);
}

static gboolean
migrate (PupitreDatabase *self, const PupitreDatabaseScheme *scheme, GError **error)
{
  int newest = (int) g_strv_length ((char **) scheme->steps);
  int version = 0;

  if (!read_number (self, "PRAGMA user_version", &version, error))
    return FALSE;
  if (version < 0)
    return fail (self, SQLITE_CORRUPT, error);
  if (version > newest) {
    g_set_error (error, PUPITRE_ERROR, PUPITRE_ERROR_FAILED,
                 "The file is of version %d, newer than this program's %d", version, newest);
    return FALSE;
  }
  for (; version < newest; version++) {
    g_autofree char *set = g_strdup_printf ("PRAGMA user_version = %d", version + 1);

    if (!execute (self, "BEGIN IMMEDIATE", error))
      return FALSE;
    if (!execute (self, scheme->steps[version], error) || !execute (self, set, error) ||
        !execute (self, "COMMIT", error)) {
      pupitre_database_roll_back (self);
      return FALSE;
    }
  }
  return TRUE;
}

/* This program makes no trigger and no view: one that is there was put there to be run. */
static gboolean
refuse_programs (PupitreDatabase *self, GError **error)
{
  int n = 0;

  if (!read_number (self, "SELECT count(*) FROM sqlite_schema WHERE type IN ('trigger', 'view')",
                    &n, error))
    return FALSE;
  return n == 0 || fail (self, SQLITE_CORRUPT, error);
}

static gboolean
set_up (PupitreDatabase *self, const PupitreDatabaseScheme *scheme, GError **error)
{
  sqlite3_busy_timeout (self->handle, BUSY_MS);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);

  return execute (self, scheme->set_up, error) &&
         execute (self,
                  "PRAGMA cell_size_check = ON;"
                  "PRAGMA temp_store = MEMORY;"
                  "PRAGMA secure_delete = ON;"
                  "PRAGMA journal_mode = WAL;"
                  "PRAGMA journal_size_limit = 1048576;", error) &&
         execute (self, scheme->durable ? "PRAGMA synchronous = FULL"
                                        : "PRAGMA synchronous = NORMAL;"
                                          "PRAGMA wal_autocheckpoint = 0;", error) &&
         refuse_programs (self, error) &&
         migrate (self, scheme, error);
}

static gboolean
make_file (const char *path, GError **error)
{
  int fd = open (path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);

  if (fd < 0) {
    g_set_error (error, PUPITRE_ERROR, PUPITRE_ERROR_STORE_IO, "A database cannot be opened: %s",
                 g_strerror (errno));
    return FALSE;
  }
  close (fd);
  return TRUE;
}

/**
 * pupitre_database_open:
 * @path: (nullable): The file; made, for the owner alone, if it is not there; %NULL for a new
 *   database in memory
 * @scheme: What is in it
 * @error: Return location: %PUPITRE_ERROR_STORE_DAMAGED, %PUPITRE_ERROR_STORE_IO, or
 *   %PUPITRE_ERROR_FAILED if a newer version of this program made the file
 *
 * Opens a database and brings it to the newest version. One that is not durable is copied from its
 * log into place by pupitre_database_checkpoint() alone, so that no commit has to wait for it.
 *
 * Returns: (transfer full): the database, or %NULL with @error set
 */
PupitreDatabase *
pupitre_database_open (const char *path, const PupitreDatabaseScheme *scheme, GError **error)
{
  g_autoptr (PupitreDatabase) self = g_new0 (PupitreDatabase, 1);
  const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
  int code;

  if (path != NULL && !make_file (path, error))
    return NULL;
  code = sqlite3_open_v2 (path != NULL ? path : ":memory:", &self->handle, flags, NULL);
  if (code != SQLITE_OK) {
    fail (self, code, error);
    return NULL;
  }
  if (!set_up (self, scheme, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * pupitre_database_close:
 * @self: (nullable) (transfer full): A database
 *
 * Closes and frees it.
 */
void
pupitre_database_close (PupitreDatabase *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < self->n_statements; i++)
    sqlite3_finalize (self->statements[i]);
  sqlite3_close (self->handle);
  g_free (self);
}

static gboolean
rename_if_there (const char *from, const char *to, GError **error)
{
  if (g_rename (from, to) == 0 || errno == ENOENT)
    return TRUE;
  g_set_error (error, PUPITRE_ERROR, PUPITRE_ERROR_STORE_IO,
               "A damaged database cannot be set aside: %s", g_strerror (errno));
  return FALSE;
}

/**
 * pupitre_database_set_aside:
 * @path: (nullable): A database that is not open; one in memory went when it was closed
 * @suffix: What to put behind its name
 * @error: Return location: %PUPITRE_ERROR_STORE_IO
 *
 * Renames a database out of the way, in the place of one that had the same suffix. Its log goes
 * first: beside a new database it would be taken for that one's.
 *
 * Returns: whether nothing is at @path any more
 */
gboolean
pupitre_database_set_aside (const char *path, const char *suffix, GError **error)
{
  g_autofree char *aside = NULL;
  g_autofree char *log = NULL;
  g_autofree char *log_aside = NULL;
  g_autofree char *log_index = NULL;

  if (path == NULL)
    return TRUE;
  aside = g_strconcat (path, suffix, NULL);
  log = g_strconcat (path, "-wal", NULL);
  log_aside = g_strconcat (aside, "-wal", NULL);
  log_index = g_strconcat (path, "-shm", NULL);
  if (!rename_if_there (log, log_aside, error) || !rename_if_there (path, aside, error))
    return FALSE;
  g_unlink (log_index);
  return TRUE;
}

/**
 * pupitre_database_quick_check:
 * @self: A database
 * @error: Return location: %PUPITRE_ERROR_STORE_DAMAGED or %PUPITRE_ERROR_STORE_IO
 *
 * Returns: whether SQLite finds the file well formed
 */
gboolean
pupitre_database_quick_check (PupitreDatabase *self, GError **error)
{
  sqlite3_stmt *statement = NULL;
  int code = sqlite3_prepare_v2 (self->handle, "PRAGMA quick_check(1)", -1, &statement, NULL);
  gboolean good;

  if (code == SQLITE_OK)
    code = sqlite3_step (statement);
  good = code == SQLITE_ROW &&
         g_strcmp0 ((const char *) sqlite3_column_text (statement, 0), "ok") == 0;
  sqlite3_finalize (statement);
  return good || fail (self, code == SQLITE_ROW ? SQLITE_CORRUPT : code, error);
}

/**
 * pupitre_database_begin:
 * @self: A database
 * @error: Return location
 *
 * Begins a transaction that will write.
 *
 * Returns: whether it began
 */
gboolean
pupitre_database_begin (PupitreDatabase *self, GError **error)
{
  sqlite3_stmt *statement = pupitre_database_prepare (self, "BEGIN IMMEDIATE", error);

  return statement != NULL && pupitre_database_run (self, statement, error);
}

/**
 * pupitre_database_commit:
 * @self: A database
 * @error: Return location
 *
 * Ends the transaction; if that fails, it is rolled back.
 *
 * Returns: whether all of it is stored; if not, none is
 */
gboolean
pupitre_database_commit (PupitreDatabase *self, GError **error)
{
  sqlite3_stmt *statement = pupitre_database_prepare (self, "COMMIT", error);

  if (statement != NULL && pupitre_database_run (self, statement, error))
    return TRUE;
  pupitre_database_roll_back (self);
  return FALSE;
}

/**
 * pupitre_database_roll_back:
 * @self: A database
 *
 * Undoes the transaction, if there is one.
 */
void
pupitre_database_roll_back (PupitreDatabase *self)
{
  if (!sqlite3_get_autocommit (self->handle))
    sqlite3_exec (self->handle, "ROLLBACK", NULL, NULL, NULL);
}

/**
 * pupitre_database_checkpoint:
 * @self: A database
 *
 * Copies what is in the log into its place. That it fails harms nothing: the log is good by itself.
 */
void
pupitre_database_checkpoint (PupitreDatabase *self)
{
  sqlite3_wal_checkpoint_v2 (self->handle, NULL, SQLITE_CHECKPOINT_PASSIVE, NULL, NULL);
}

/**
 * pupitre_database_prepare:
 * @self: A database
 * @sql: A statement that lives as long as the database, and is the same pointer each time
 * @error: Return location
 *
 * Returns: (transfer none): the statement, ready to be bound, or %NULL with @error set
 */
sqlite3_stmt *
pupitre_database_prepare (PupitreDatabase *self, const char *sql, GError **error)
{
  int code;

  for (guint i = 0; i < self->n_statements; i++) {
    if (self->sql[i] == sql) {
      sqlite3_reset (self->statements[i]);
      return self->statements[i];
    }
  }
  g_assert (self->n_statements < MAX_STATEMENTS);

  code = sqlite3_prepare_v3 (self->handle, sql, -1, SQLITE_PREPARE_PERSISTENT,
                             &self->statements[self->n_statements], NULL);
  if (code != SQLITE_OK) {
    fail (self, code, error);
    return NULL;
  }
  self->sql[self->n_statements] = sql;
  return self->statements[self->n_statements++];
}

/**
 * pupitre_database_step:
 * @self: A database
 * @statement: One of its statements
 * @row: (out): Whether there is a row; the statement is reset after the last
 * @error: Return location
 *
 * Returns: whether it worked
 */
gboolean
pupitre_database_step (PupitreDatabase  *self,
                       sqlite3_stmt     *statement,
                       gboolean         *row,
                       GError          **error)
{
  int code = sqlite3_step (statement);

  *row = code == SQLITE_ROW;
  if (*row)
    return TRUE;
  if (code != SQLITE_DONE)
    fail (self, code, error);
  sqlite3_reset (statement);
  return code == SQLITE_DONE;
}

/**
 * pupitre_database_run:
 * @self: A database
 * @statement: One of its statements, that gives no rows
 * @error: Return location
 *
 * Returns: whether it worked
 */
gboolean
pupitre_database_run (PupitreDatabase *self, sqlite3_stmt *statement, GError **error)
{
  gboolean row = FALSE;
  gboolean good = pupitre_database_step (self, statement, &row, error);

  if (row)
    sqlite3_reset (statement);
  return good;
}

/**
 * pupitre_database_is_damaged:
 * @self: A database
 *
 * Returns: whether something of it turned out not to be well formed since it was opened
 */
gboolean
pupitre_database_is_damaged (PupitreDatabase *self)
{
  return self->damaged;
}
