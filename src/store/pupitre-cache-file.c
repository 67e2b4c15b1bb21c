/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-cache"

#include "pupitre-cache-file.h"

#include "pupitre-error.h"

#include <string.h>

/*
 * The file of a cache and its sealed rows. Nothing in it is the only copy: one that is damaged, or
 * that was sealed with another key, is set aside and a new one begun in its place.
 */

#define FILE_NAME "cache.db"
#define ASIDE ".set-aside"
#define CHECK_TEXT "pupitre"

static const char * const steps[] = {
  "CREATE TABLE key_check (id INTEGER PRIMARY KEY CHECK (id = 1), text BLOB NOT NULL) STRICT;"
  "CREATE TABLE collection (id INTEGER PRIMARY KEY, text BLOB NOT NULL) STRICT;"
  "CREATE TABLE listing (id INTEGER PRIMARY KEY, text BLOB NOT NULL) STRICT;"
  "CREATE TABLE record (id INTEGER PRIMARY KEY, text BLOB NOT NULL) STRICT;",
  NULL,
};

/* Large pages: an answer of ten thousand items is written with a quarter of the system calls. */
static const PupitreDatabaseScheme scheme = {
  .steps = steps,
  .set_up = "PRAGMA page_size = 16384",
  .durable = FALSE,
};

static const char read_check[] = "SELECT text FROM key_check WHERE id = 1";
static const char any_collection[] = "SELECT 1 FROM collection LIMIT 1";
static const char write_check[] = "INSERT INTO key_check (id, text) VALUES (?1, ?2)";

struct _PupitreCacheFile {
  char                    *path;       /* (nullable): NULL in memory */
  PupitreDatabase         *database;   /* (nullable): after a rebuilding that failed */
  PupitreSealer           *check;
  PupitreCacheRebuiltFunc  rebuilt;
  gpointer                 user_data;
  int                      reason;     /* why it was begun anew, or 0 */
};

/**
 * pupitre_cache_file_read:
 * @self: A file
 * @sealer: What opens the rows of that table
 * @sql: The question, with the row's number as its parameter
 * @scope: What the row belongs to
 * @name: Its name there
 * @text: (out) (transfer full) (nullable): What was sealed; %NULL, without an error, if there is no
 *   such row
 * @error: Return location: %PUPITRE_ERROR_STORE_DAMAGED, %PUPITRE_ERROR_STORE_IO
 *
 * Returns: whether the row was read and opened, or is not there
 */
gboolean
pupitre_cache_file_read (PupitreCacheFile  *self,
                         PupitreSealer     *sealer,
                         const char        *sql,
                         const char        *scope,
                         const char        *name,
                         GBytes           **text,
                         GError           **error)
{
  sqlite3_stmt *statement = pupitre_database_prepare (self->database, sql, error);
  gboolean row = FALSE;

  *text = NULL;
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, pupitre_sealer_number_name (sealer, scope, name));
  if (!pupitre_database_step (self->database, statement, &row, error))
    return FALSE;
  if (!row)
    return TRUE;
  *text = pupitre_sealer_open (sealer, scope, name, sqlite3_column_blob (statement, 0),
                               (gsize) sqlite3_column_bytes (statement, 0), error);
  sqlite3_reset (statement);
  return *text != NULL;
}

/**
 * pupitre_cache_file_write:
 * @self: A file
 * @sealer: What seals the rows of that table
 * @sql: The statement, with the row's number and its content as parameters
 * @scope: What the row belongs to
 * @name: Its name there
 * @number: The row's number
 * @text: What to seal
 * @length: How many bytes
 * @error: Return location: %PUPITRE_ERROR_STORE_IO, %PUPITRE_ERROR_STORE_DAMAGED
 *
 * Returns: whether the row is written
 */
gboolean
pupitre_cache_file_write (PupitreCacheFile  *self,
                          PupitreSealer     *sealer,
                          const char        *sql,
                          const char        *scope,
                          const char        *name,
                          gint64             number,
                          gconstpointer      text,
                          gsize              length,
                          GError           **error)
{
  sqlite3_stmt *statement = pupitre_database_prepare (self->database, sql, error);
  gsize sealed_length = 0;
  const guint8 *sealed;

  if (statement == NULL)
    return FALSE;
  sealed = pupitre_sealer_seal (sealer, scope, name, text, length, &sealed_length);
  sqlite3_bind_int64 (statement, 1, number);
  sqlite3_bind_blob64 (statement, 2, sealed, sealed_length, SQLITE_STATIC);
  return pupitre_database_run (self->database, statement, error);
}

static gboolean
find_row (PupitreCacheFile  *self,
          const char        *sql,
          sqlite3_stmt     **statement,
          gboolean          *row,
          GError           **error)
{
  *statement = pupitre_database_prepare (self->database, sql, error);
  return *statement != NULL && pupitre_database_step (self->database, *statement, row, error);
}

/* Into a file that is new, or whose making was cut off: there is nothing else in it. */
static gboolean
begin_file (PupitreCacheFile *self, GError **error)
{
  sqlite3_stmt *statement;
  gboolean row = FALSE;

  if (!find_row (self, any_collection, &statement, &row, error))
    return FALSE;
  if (!row)
    return pupitre_cache_file_write (self, self->check, write_check, "", "", 1, CHECK_TEXT,
                                     strlen (CHECK_TEXT), error);
  sqlite3_reset (statement);
  g_set_error_literal (error, PUPITRE_ERROR, PUPITRE_ERROR_STORE_DAMAGED,
                       "The store does not tell its key");
  return FALSE;
}

static gboolean
check_key (PupitreCacheFile *self, GError **error)
{
  g_autoptr (GBytes) text = NULL;
  sqlite3_stmt *statement;
  gboolean row = FALSE;

  if (!find_row (self, read_check, &statement, &row, error))
    return FALSE;
  if (!row)
    return begin_file (self, error);
  text = pupitre_sealer_open (self->check, "", "", sqlite3_column_blob (statement, 0),
                              (gsize) sqlite3_column_bytes (statement, 0), NULL);
  sqlite3_reset (statement);
  if (text == NULL)
    g_set_error_literal (error, PUPITRE_ERROR, PUPITRE_ERROR_STORE_KEY,
                         "The store was sealed with another key");
  return text != NULL;
}

static gboolean
open_file (PupitreCacheFile *self, GError **error)
{
  self->database = pupitre_database_open (self->path, &scheme, error);
  if (self->database != NULL && check_key (self, error))
    return TRUE;
  g_clear_pointer (&self->database, pupitre_database_close);
  return FALSE;
}

/* Puts an empty database in the place of one that cannot be used. */
static gboolean
rebuild (PupitreCacheFile *self, int reason, GError **error)
{
  g_clear_pointer (&self->database, pupitre_database_close);
  g_message ("The stored copy is begun anew (%s)",
             reason == PUPITRE_ERROR_STORE_KEY ? "another key" : "damaged");
  if (!pupitre_database_set_aside (self->path, ASIDE, error) || !open_file (self, error))
    return FALSE;
  self->reason = reason;
  return TRUE;
}

/* A newer program's file is set aside as well: nothing is lost that the portal does not have. */
static gboolean
can_rebuild (const GError *error)
{
  return g_error_matches (error, PUPITRE_ERROR, PUPITRE_ERROR_STORE_DAMAGED) ||
         g_error_matches (error, PUPITRE_ERROR, PUPITRE_ERROR_STORE_KEY) ||
         g_error_matches (error, PUPITRE_ERROR, PUPITRE_ERROR_FAILED);
}

/**
 * pupitre_cache_file_open:
 * @directory: (nullable): Where the file is; %NULL for none, but all in memory
 * @account_id: Whose it is
 * @key: The key of the account's data
 * @rebuilt: Called when the file has to be set aside later on
 * @user_data: For @rebuilt
 * @error: Return location: %PUPITRE_ERROR_STORE_IO
 *
 * Returns: (transfer full): the file, or %NULL with @error set
 */
PupitreCacheFile *
pupitre_cache_file_open (const char               *directory,
                         const char               *account_id,
                         PupitreKey               *key,
                         PupitreCacheRebuiltFunc   rebuilt,
                         gpointer                  user_data,
                         GError                  **error)
{
  g_autoptr (PupitreCacheFile) self = g_new0 (PupitreCacheFile, 1);
  g_autoptr (GError) local_error = NULL;

  self->path = directory != NULL ? g_build_filename (directory, FILE_NAME, NULL) : NULL;
  self->check = pupitre_sealer_new (key, account_id, PUPITRE_SEALER_CHECK);
  self->rebuilt = rebuilt;
  self->user_data = user_data;

  if (open_file (self, &local_error))
    return g_steal_pointer (&self);
  if (!can_rebuild (local_error)) {
    g_propagate_error (error, g_steal_pointer (&local_error));
    return NULL;
  }
  return rebuild (self, local_error->code == PUPITRE_ERROR_STORE_KEY ? PUPITRE_ERROR_STORE_KEY
                                                                     : PUPITRE_ERROR_STORE_DAMAGED,
                  error) ? g_steal_pointer (&self) : NULL;
}

/**
 * pupitre_cache_file_close:
 * @self: (nullable) (transfer full): A file
 *
 * Closes and frees it.
 */
void
pupitre_cache_file_close (PupitreCacheFile *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->database, pupitre_database_close);
  pupitre_sealer_free (self->check);
  g_free (self->path);
  g_free (self);
}

/**
 * pupitre_cache_file_get_database:
 * @self: A file
 *
 * Returns: (nullable) (transfer none): what is in it, until pupitre_cache_file_recover(); %NULL
 *   after a rebuilding that failed
 */
PupitreDatabase *
pupitre_cache_file_get_database (PupitreCacheFile *self)
{
  return self->database;
}

/**
 * pupitre_cache_file_get_rebuilt_reason:
 * @self: A file
 *
 * Returns: %PUPITRE_ERROR_STORE_KEY or %PUPITRE_ERROR_STORE_DAMAGED if it had to be begun anew
 *   since it was opened, else 0
 */
int
pupitre_cache_file_get_rebuilt_reason (PupitreCacheFile *self)
{
  return self->reason;
}

/**
 * pupitre_cache_file_is_row_damage:
 * @self: A file
 * @error: (nullable): Why a row could not be read
 *
 * A row that is not what it was gives reason to look at the whole file, which is too long to be
 * done at each start.
 *
 * Returns: whether one row is damaged, and not the file
 */
gboolean
pupitre_cache_file_is_row_damage (PupitreCacheFile *self, const GError *error)
{
  return !pupitre_database_is_damaged (self->database) &&
         g_error_matches (error, PUPITRE_ERROR, PUPITRE_ERROR_STORE_DAMAGED) &&
         pupitre_database_quick_check (self->database, NULL);
}

/**
 * pupitre_cache_file_recover:
 * @self: A file
 * @error: (inout): Why an operation failed; cleared or replaced if the file is begun anew
 *
 * Returns: whether the file was the reason and is a new one now, so that the operation can be tried
 *   again
 */
gboolean
pupitre_cache_file_recover (PupitreCacheFile *self, GError **error)
{
  if (self->database != NULL && !pupitre_database_is_damaged (self->database))
    return FALSE;
  g_clear_error (error);
  if (!rebuild (self, PUPITRE_ERROR_STORE_DAMAGED, error))
    return FALSE;
  self->rebuilt (self->reason, self->user_data);
  return TRUE;
}
