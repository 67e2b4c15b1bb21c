/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-kept"

#include "pupitre-kept-private.h"

#include "pupitre-error.h"
#include "pupitre-pack.h"

#include <glib/gstdio.h>

#include <string.h>

/*
 * `kept.db`: the marks that a parent set, the index of the archive of documents
 * (pupitre-kept-documents.c), the outbox with its receipts (pupitre-kept-outbox.c), drafts
 * (pupitre-kept-drafts.c), and the journal of what changed at the portal (pupitre-kept-journal.c).
 * Each commit is on the disk when it returns, and the file is never thrown away: a row that cannot be
 * opened is counted and left where it is, and a file that is not well formed is set aside under a
 * name of its own after what can be read of it was carried over (pupitre-kept-file.c).
 *
 * A row is found by a keyed hash of its names, and its family (the collection of a mark, the child
 * of a document) by another; the names themselves are in the sealed text, and a row is right only
 * if its place is what they hash to.
 */

#define FILE_NAME "kept.db"
#define HASH PUPITRE_SEALER_HASH_SIZE

static const char steps_1[] =
  "CREATE TABLE mark (id BLOB NOT NULL UNIQUE, family BLOB NOT NULL, text BLOB NOT NULL) STRICT;"
  "CREATE INDEX mark_family ON mark (family);"
  "CREATE TABLE document (id BLOB NOT NULL UNIQUE, family BLOB NOT NULL, text BLOB NOT NULL)"
  " STRICT;";

/* What the parent asked of the school, and what the school has. */
static const char steps_2[] =
  "CREATE TABLE intent (id BLOB NOT NULL UNIQUE, family BLOB NOT NULL, text BLOB NOT NULL) STRICT;"
  "CREATE TABLE receipt (id BLOB NOT NULL UNIQUE, family BLOB NOT NULL, text BLOB NOT NULL)"
  " STRICT;";

/* What changed at the portal. */
static const char steps_3[] =
  "CREATE TABLE change (id BLOB NOT NULL UNIQUE, family BLOB NOT NULL, text BLOB NOT NULL)"
  " STRICT;";

/* What the parent has begun to write. */
static const char steps_4[] =
  "CREATE TABLE draft (id BLOB NOT NULL UNIQUE, family BLOB NOT NULL, text BLOB NOT NULL) STRICT;";

static const char * const steps[] = { steps_1, steps_2, steps_3, steps_4, NULL };

static const PupitreDatabaseScheme scheme = {
  .steps = steps,
  .set_up = "PRAGMA page_size = 4096",
  .durable = TRUE,
};

/* For a damaged file of an earlier version, which may not bear new tables. */
static const char * const first_steps[] = { steps_1, NULL };
static const char * const second_steps[] = { steps_1, steps_2, NULL };

static const PupitreDatabaseScheme earlier_schemes[] = {
  { .steps = second_steps, .set_up = "PRAGMA page_size = 4096", .durable = TRUE },
  { .steps = first_steps, .set_up = "PRAGMA page_size = 4096", .durable = TRUE },
};

static const char write_mark[] = "REPLACE INTO mark (id, family, text) VALUES (?1, ?2, ?3)";
static const char drop_mark[] = "DELETE FROM mark WHERE id = ?1";
static const char find_mark[] = "SELECT id FROM mark WHERE id = ?1";
static const char read_marks[] = "SELECT id, family, text FROM mark WHERE family = ?1";
static const char all_marks[] = "SELECT id, family, text FROM mark";
static const char all_marks_back[] = "SELECT id, family, text FROM mark ORDER BY rowid DESC";

/* What is noted of the file itself is a mark of no collection. That rows may be missing stays noted
 * for ever, as nobody knows which; that the parent is still to be told, until it was. */
#define OF_FILE ""
#define MARK_OF_FILE 0
#define ROWS_LOST "rows-lost"
#define LOSS_UNTOLD "loss-untold"

/* A mark as it lies in its text. */
typedef struct {
  const char *collection;
  const char *key;
  int         mark;
} Mark;

static void
hash_mark (PupitreKept *self,
           const char  *collection,
           const char  *key,
           int          mark,
           guint8       id[HASH],
           guint8       family[HASH])
{
  g_autofree char *name = g_strdup_printf ("%d|%s", mark, key);
  g_autofree char *kind = g_strdup_printf ("%d", mark);

  pupitre_sealer_hash_name (self->marks, collection, name, id);
  pupitre_sealer_hash_name (self->marks, collection, kind, family);
}

static gboolean
read_mark (PupitreKept *self, sqlite3_stmt *statement, GBytes *text, Mark *mark)
{
  PupitreUnpacker unpacker;
  guint8 id[HASH];
  guint8 family[HASH];

  pupitre_unpack_init (&unpacker, text);
  mark->mark = (int) pupitre_unpack_number (&unpacker);
  mark->collection = pupitre_unpack_string (&unpacker);
  mark->key = pupitre_unpack_string (&unpacker);
  if (unpacker.failed)
    return FALSE;
  hash_mark (self, mark->collection, mark->key, mark->mark, id, family);
  return pupitre_kept_is_at (statement, id, family);
}

/* Counts the rows that cannot be opened. */
static gboolean
count_damaged (PupitreKept *self, guint *n_damaged, GError **error)
{
  sqlite3_stmt *statement = pupitre_database_prepare (self->database, all_marks, error);
  gboolean row = TRUE;

  *n_damaged = 0;
  while (statement != NULL && row) {
    g_autoptr (GBytes) text = NULL;
    Mark mark;

    if (!pupitre_database_step (self->database, statement, &row, error))
      return FALSE;
    if (row)
      text = pupitre_kept_open_row (self->marks, statement);
    if (row && (text == NULL || !read_mark (self, statement, text, &mark)))
      *n_damaged += 1;
  }
  return statement != NULL && pupitre_kept_count_documents (self, n_damaged, error) &&
         pupitre_kept_count_outbox (self, n_damaged, error) &&
         pupitre_kept_count_changes (self, n_damaged, error) &&
         pupitre_kept_count_drafts (self, n_damaged, error);
}

/* Writes or takes away a mark, of a collection or of none. */
static gboolean
set_mark (PupitreKept  *self,
          const char   *collection,
          const char   *key,
          int           mark,
          gboolean      on,
          GError      **error)
{
  g_autoptr (GByteArray) text = g_byte_array_new ();
  sqlite3_stmt *statement;
  guint8 id[HASH];
  guint8 family[HASH];

  hash_mark (self, collection, key, mark, id, family);
  if (!on) {
    statement = pupitre_database_prepare (self->database, drop_mark, error);
    if (statement == NULL)
      return FALSE;
    sqlite3_bind_blob (statement, 1, id, HASH, SQLITE_STATIC);
    return pupitre_database_run (self->database, statement, error);
  }
  pupitre_pack_number (text, mark);
  pupitre_pack_string (text, collection);
  pupitre_pack_string (text, key);
  return pupitre_kept_write_row (self, self->marks, write_mark, id, family, text, error);
}

static gboolean
has_mark (PupitreKept  *self,
          const char   *collection,
          const char   *key,
          int           mark,
          gboolean     *on,
          GError      **error)
{
  sqlite3_stmt *statement = pupitre_database_prepare (self->database, find_mark, error);
  guint8 id[HASH];
  guint8 family[HASH];

  if (statement == NULL)
    return FALSE;
  hash_mark (self, collection, key, mark, id, family);
  sqlite3_bind_blob (statement, 1, id, HASH, SQLITE_TRANSIENT);
  if (!pupitre_database_step (self->database, statement, on, error))
    return FALSE;
  sqlite3_reset (statement);
  return TRUE;
}

static gboolean
has_file_mark (PupitreKept *self, const char *key, gboolean *on, GError **error)
{
  return has_mark (self, OF_FILE, key, MARK_OF_FILE, on, error);
}

static gboolean
note_loss (PupitreKept *self, GError **error)
{
  return set_mark (self, OF_FILE, ROWS_LOST, MARK_OF_FILE, TRUE, error) &&
         set_mark (self, OF_FILE, LOSS_UNTOLD, MARK_OF_FILE, TRUE, error);
}

static PupitreDatabase *
open_damaged (const char *path)
{
  PupitreDatabase *old = pupitre_database_open (path, &scheme, NULL);

  for (gsize i = 0; old == NULL && i < G_N_ELEMENTS (earlier_schemes); i++)
    old = pupitre_database_open (path, &earlier_schemes[i], NULL);
  return old;
}

static gboolean
carry_over (PupitreKept *self, PupitreDatabase *old, GError **error)
{
  return old == NULL ||
         (pupitre_kept_carry_rows (self, old, all_marks, write_mark, error) &&
          pupitre_kept_carry_rows (self, old, all_marks_back, write_mark, error) &&
          pupitre_kept_carry_documents (self, old, error) &&
          pupitre_kept_carry_outbox (self, old, error) &&
          pupitre_kept_carry_changes (self, old, error) &&
          pupitre_kept_carry_drafts (self, old, error));
}

/* All or nothing: the damaged file stays in its place until the new one is whole. */
static gboolean
salvage (PupitreKept *self, GError **error)
{
  g_autofree char *growing = NULL;
  PupitreDatabase *old;
  gboolean good;

  g_clear_pointer (&self->database, pupitre_database_close);
  growing = pupitre_kept_file_begin (self->path);
  old = open_damaged (self->path);
  self->database = pupitre_database_open (growing, &scheme, error);
  good = self->database != NULL && pupitre_database_begin (self->database, error) &&
         carry_over (self, old, error) && note_loss (self, error) &&
         pupitre_database_commit (self->database, error);
  g_clear_pointer (&self->database, pupitre_database_close);
  pupitre_database_close (old);
  if (!good || !pupitre_kept_file_finish (self->path, error))
    return FALSE;
  self->database = pupitre_database_open (self->path, &scheme, error);
  return self->database != NULL;
}

/* The copy of the portal's data is made after this file, so beside it there was one. */
static gboolean
is_gone (PupitreKept *self, const char *directory)
{
  g_autofree char *copy = g_build_filename (directory, "cache.db", NULL);
  GStatBuf status;

  return g_file_test (copy, G_FILE_TEST_EXISTS) &&
         (g_stat (self->path, &status) != 0 || status.st_size == 0);
}

static gboolean
look_for_loss (PupitreKept *self, PupitreKeptFound *found, GError **error)
{
  return has_file_mark (self, ROWS_LOST, &found->rows_lost, error) &&
         has_file_mark (self, LOSS_UNTOLD, &found->salvaged, error);
}

static gboolean
open_and_check (PupitreKept *self, guint *n_damaged, GError **error)
{
  self->database = pupitre_database_open (self->path, &scheme, error);
  return self->database != NULL && pupitre_database_quick_check (self->database, error) &&
         count_damaged (self, n_damaged, error);
}

/* Salvages the file if it is damaged. One that is gone is begun anew, which is a loss too. */
static gboolean
open_whole (PupitreKept *self, const char *directory, guint *n_damaged, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  gboolean gone;

  if (self->path != NULL && !pupitre_kept_file_settle (self->path, error))
    return FALSE;
  gone = self->path != NULL && is_gone (self, directory);
  if (open_and_check (self, n_damaged, &local_error))
    return !gone || note_loss (self, error);
  if (self->path == NULL ||
      !g_error_matches (local_error, PUPITRE_ERROR, PUPITRE_ERROR_STORE_DAMAGED)) {
    g_propagate_error (error, g_steal_pointer (&local_error));
    return FALSE;
  }
  g_message ("The file of what was kept is damaged: %s", local_error->message);
  return salvage (self, error) && count_damaged (self, n_damaged, error);
}

/**
 * pupitre_kept_open:
 * @directory: (nullable): Where the file is; %NULL for none, but all in memory
 * @account_id: Whose it is
 * @key: The key of the account's data
 * @found: (out): What was found
 * @error: Return location: %PUPITRE_ERROR_STORE_IO, or %PUPITRE_ERROR_FAILED if a newer version of
 *   this program made the file, which is then left alone
 *
 * Returns: (transfer full): what was kept, or %NULL with @error set
 */
PupitreKept *
pupitre_kept_open (const char        *directory,
                   const char        *account_id,
                   PupitreKey        *key,
                   PupitreKeptFound  *found,
                   GError           **error)
{
  g_autoptr (PupitreKept) self = g_new0 (PupitreKept, 1);

  self->path = directory != NULL ? g_build_filename (directory, FILE_NAME, NULL) : NULL;
  self->marks = pupitre_sealer_new (key, account_id, PUPITRE_SEALER_MARK);
  self->documents = pupitre_sealer_new (key, account_id, PUPITRE_SEALER_DOCUMENT);
  self->intents = pupitre_sealer_new (key, account_id, PUPITRE_SEALER_INTENT);
  self->receipts = pupitre_sealer_new (key, account_id, PUPITRE_SEALER_RECEIPT);
  self->changes = pupitre_sealer_new (key, account_id, PUPITRE_SEALER_CHANGE);
  self->drafts = pupitre_sealer_new (key, account_id, PUPITRE_SEALER_DRAFT);
  if (!open_whole (self, directory, &found->n_damaged, error) ||
      !look_for_loss (self, found, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * pupitre_kept_set_told:
 * @self: What was kept
 *
 * The parent knows of what was lost. That it cannot be noted harms nothing: it is told again.
 */
void
pupitre_kept_set_told (PupitreKept *self)
{
  set_mark (self, OF_FILE, LOSS_UNTOLD, MARK_OF_FILE, FALSE, NULL);
}

/**
 * pupitre_kept_close:
 * @self: (nullable) (transfer full): What was kept
 *
 * Closes and frees it.
 */
void
pupitre_kept_close (PupitreKept *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->database, pupitre_database_close);
  pupitre_sealer_free (self->marks);
  pupitre_sealer_free (self->documents);
  pupitre_sealer_free (self->intents);
  pupitre_sealer_free (self->receipts);
  pupitre_sealer_free (self->changes);
  pupitre_sealer_free (self->drafts);
  g_free (self->path);
  g_free (self);
}

/**
 * pupitre_kept_set_mark:
 * @self: What was kept
 * @collection: A collection
 * @key: The key of an item of it
 * @mark: A number of #PupitreMark
 * @on: Whether the item has the mark
 * @error: Return location
 *
 * Sets or takes away a mark; it is on the disk when this returns.
 *
 * Returns: whether it is
 */
gboolean
pupitre_kept_set_mark (PupitreKept              *self,
                       const PupitreCollection  *collection,
                       const char               *key,
                       int                       mark,
                       gboolean                  on,
                       GError                  **error)
{
  g_autofree char *name = pupitre_collection_dup_name (collection);

  return set_mark (self, name, key, mark, on, error);
}

/**
 * pupitre_kept_has_mark:
 * @self: What was kept
 * @collection: A collection
 * @key: The key of an item of it
 * @mark: A number of #PupitreMark
 * @on: (out): Whether the item has the mark
 * @error: Return location
 *
 * Returns: whether that is known
 */
gboolean
pupitre_kept_has_mark (PupitreKept              *self,
                       const PupitreCollection  *collection,
                       const char               *key,
                       int                       mark,
                       gboolean                 *on,
                       GError                  **error)
{
  g_autofree char *name = pupitre_collection_dup_name (collection);

  return has_mark (self, name, key, mark, on, error);
}

/**
 * pupitre_kept_load_marks:
 * @self: What was kept
 * @collection: A collection
 * @mark: A number of #PupitreMark
 * @error: Return location
 *
 * Returns: (transfer full) (element-type utf8): the set of the keys that have the mark, or %NULL
 *   with @error set
 */
GHashTable *
pupitre_kept_load_marks (PupitreKept              *self,
                         const PupitreCollection  *collection,
                         int                       mark,
                         GError                  **error)
{
  g_autoptr (GHashTable) keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *name = pupitre_collection_dup_name (collection);
  sqlite3_stmt *statement = pupitre_database_prepare (self->database, read_marks, error);
  gboolean row = TRUE;
  guint8 id[HASH];
  guint8 family[HASH];

  if (statement == NULL)
    return NULL;
  hash_mark (self, name, "", mark, id, family);
  sqlite3_bind_blob (statement, 1, family, HASH, SQLITE_TRANSIENT);
  while (TRUE) {
    g_autoptr (GBytes) text = NULL;
    Mark read;

    if (!pupitre_database_step (self->database, statement, &row, error))
      return NULL;
    if (!row)
      return g_steal_pointer (&keys);
    text = pupitre_kept_open_row (self->marks, statement);
    if (text != NULL && read_mark (self, statement, text, &read))
      g_hash_table_add (keys, g_strdup (read.key));
  }
}

/* What a mark of a child is called in another file, whose child is the same: the name of its collection
 * without the child, and the key of the item.
 *
 * Returns: (transfer full) (nullable): %NULL if the mark is of another child */
static char *
dup_mark_name (const Mark *mark, const char *child)
{
  char *end = NULL;
  gint64 kind = g_ascii_strtoll (mark->collection, &end, 10);
  gint64 year = *end == '|' ? g_ascii_strtoll (end + 1, &end, 10) : 0;

  if (*end != '|' || !g_str_equal (end + 1, child))
    return NULL;
  return g_strdup_printf ("%d|%d|%s", (int) kind, (int) year, mark->key);
}

/**
 * pupitre_kept_list_marks:
 * @self: What was kept
 * @child: The key of a child
 * @mark: A number of #PupitreMark
 * @error: Return location
 *
 * Returns: (transfer full): a name for each item of the child that has the mark, in whatever
 *   collection, for pupitre_kept_add_marks() of another file; or %NULL with @error set
 */
GStrv
pupitre_kept_list_marks (PupitreKept *self, const char *child, int mark, GError **error)
{
  sqlite3_stmt *statement = pupitre_database_prepare (self->database, all_marks, error);
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  gboolean row = TRUE;

  if (statement == NULL)
    return NULL;
  while (TRUE) {
    g_autoptr (GBytes) text = NULL;
    g_autofree char *name = NULL;
    Mark read;

    if (!pupitre_database_step (self->database, statement, &row, error))
      return NULL;
    if (!row)
      return g_strv_builder_end (names);
    text = pupitre_kept_open_row (self->marks, statement);
    if (text != NULL && read_mark (self, statement, text, &read) && read.mark == mark)
      name = dup_mark_name (&read, child);
    if (name != NULL)
      g_strv_builder_add (names, name);
  }
}

static gboolean
add_mark (PupitreKept *self, const char *child, int mark, const char *name, GError **error)
{
  char *end = NULL;
  gint64 kind = g_ascii_strtoll (name, &end, 10);
  gint64 year = *end == '|' ? g_ascii_strtoll (end + 1, &end, 10) : 0;
  g_autoptr (PupitreCollection) collection =
    pupitre_collection_new (child, (PupitreKind) kind, (int) year);

  g_return_val_if_fail (*end == '|', FALSE);

  return pupitre_kept_set_mark (self, collection, end + 1, mark, TRUE, error);
}

/**
 * pupitre_kept_add_marks:
 * @self: What was kept
 * @child: The key of a child
 * @mark: A number of #PupitreMark
 * @names: What pupitre_kept_list_marks() of another file called items of the same child
 * @error: Return location
 *
 * Sets a mark of many items, all or none; it is on the disk when this returns.
 *
 * Returns: whether it is
 */
gboolean
pupitre_kept_add_marks (PupitreKept       *self,
                        const char        *child,
                        int                mark,
                        const char *const *names,
                        GError           **error)
{
  if (!pupitre_database_begin (self->database, error))
    return FALSE;
  for (gsize i = 0; names[i] != NULL; i++) {
    if (!add_mark (self, child, mark, names[i], error)) {
      pupitre_database_roll_back (self->database);
      return FALSE;
    }
  }
  return pupitre_database_commit (self->database, error);
}
