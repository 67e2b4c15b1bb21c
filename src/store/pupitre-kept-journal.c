/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-kept"

#include "pupitre-kept-private.h"

/* The journal of changes in `kept.db`: rows are added and never written over; what was seen long ago is
 * taken away for good. Which of them the parent has seen is a mark. The family of a row is its child,
 * so that no row opens as another child's. */

#define HASH PUPITRE_SEALER_HASH_SIZE

static const char write_change[] =
  "INSERT OR IGNORE INTO change (id, family, text) VALUES (?1, ?2, ?3)";
static const char drop_change[] = "DELETE FROM change WHERE id = ?1";
static const char changes_after[] =
  "SELECT id, family, text, rowid FROM change WHERE rowid > ?1 ORDER BY rowid";
static const char all_changes[] = "SELECT id, family, text FROM change ORDER BY rowid";
static const char all_changes_back[] = "SELECT id, family, text FROM change ORDER BY rowid DESC";

static void
hash_row (PupitreKept            *self,
          const PupitreChangeRow *row,
          guint8                  id[HASH],
          guint8                  family[HASH])
{
  pupitre_sealer_hash_name (self->changes, row->collection->child, row->id, id);
  pupitre_sealer_hash_name (self->changes, row->collection->child, "", family);
}

static gboolean
put (PupitreKept *self, const PupitreChangeRow *row, GError **error)
{
  g_autoptr (GByteArray) text = pupitre_change_row_pack (row);
  guint8 id[HASH];
  guint8 family[HASH];

  hash_row (self, row, id, family);
  return pupitre_kept_write_row (self, self->changes, write_change, id, family, text, error);
}

/**
 * pupitre_kept_put_changes:
 * @self: What was kept
 * @rows: (element-type PupitreChangeRow): Changes
 * @error: Return location
 *
 * Adds changes to the journal, all or none; one that is there already stays as it is. They are on the
 * disk when this returns.
 *
 * Returns: whether they are
 */
gboolean
pupitre_kept_put_changes (PupitreKept *self, GPtrArray *rows, GError **error)
{
  if (!pupitre_database_begin (self->database, error))
    return FALSE;
  for (guint i = 0; i < rows->len; i++) {
    if (!put (self, g_ptr_array_index (rows, i), error)) {
      pupitre_database_roll_back (self->database);
      return FALSE;
    }
  }
  return pupitre_database_commit (self->database, error);
}

static PupitreChangeRow *
read_row (PupitreKept *self, sqlite3_stmt *statement)
{
  g_autoptr (GBytes) text = pupitre_kept_open_row (self->changes, statement);
  g_autoptr (PupitreChangeRow) row = text != NULL ? pupitre_change_row_read (text) : NULL;
  guint8 id[HASH];
  guint8 family[HASH];

  if (row == NULL)
    return NULL;
  hash_row (self, row, id, family);
  return pupitre_kept_is_at (statement, id, family) ? g_steal_pointer (&row) : NULL;
}

/* @after: those that were added after that row; 0 for all
 * @n_damaged: (nullable): increased by those that cannot be opened or read */
static GPtrArray *
load (PupitreKept *self, gint64 after, guint *n_damaged, GError **error)
{
  g_autoptr (GPtrArray) rows =
    g_ptr_array_new_with_free_func ((GDestroyNotify) pupitre_change_row_free);
  sqlite3_stmt *statement = pupitre_database_prepare (self->database, changes_after, error);
  gboolean is_row = TRUE;

  if (statement != NULL)
    sqlite3_bind_int64 (statement, 1, after);
  while (statement != NULL) {
    PupitreChangeRow *row;

    if (!pupitre_database_step (self->database, statement, &is_row, error))
      return NULL;
    if (!is_row)
      return g_steal_pointer (&rows);
    row = read_row (self, statement);
    if (row != NULL) {
      row->row = sqlite3_column_int64 (statement, 3);
      g_ptr_array_add (rows, row);
    } else if (n_damaged != NULL)
      *n_damaged += 1;
  }
  return NULL;
}

/* Of which collection the marks of changes are. */
static PupitreCollection *
new_collection (const char *child)
{
  return pupitre_collection_new (child, PUPITRE_KIND_CHANGES, 0);
}

/**
 * pupitre_kept_load_changes:
 * @self: What was kept
 * @mark: The number of #PupitreMark that says what was seen
 * @after: A row of which what was added later is wanted, or 0 for all
 * @error: Return location
 *
 * Returns: (transfer full) (element-type PupitreChangeRow): the journal of all children as far as it
 *   can be read, the oldest first, with what was seen of it; or %NULL with @error set
 */
GPtrArray *
pupitre_kept_load_changes (PupitreKept *self, int mark, gint64 after, GError **error)
{
  g_autoptr (GPtrArray) rows = load (self, after, NULL, error);

  for (guint i = 0; rows != NULL && i < rows->len; i++) {
    PupitreChangeRow *row = g_ptr_array_index (rows, i);
    g_autoptr (PupitreCollection) collection = new_collection (row->collection->child);

    if (!pupitre_kept_has_mark (self, collection, row->id, mark, &row->seen, error))
      return NULL;
  }
  return g_steal_pointer (&rows);
}

/**
 * pupitre_kept_add_changes:
 * @self: What was kept
 * @rows: (element-type PupitreChangeRow): Changes from the journal of another account
 * @error: Return location
 *
 * Adds those that are not there, whenever they were received; all or none.
 *
 * Returns: whether they are there
 */
gboolean
pupitre_kept_add_changes (PupitreKept *self, GPtrArray *rows, GError **error)
{
  g_autoptr (GPtrArray) own = load (self, 0, NULL, error);
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) missing = g_ptr_array_new ();

  if (own == NULL)
    return FALSE;
  for (guint i = 0; i < own->len; i++)
    g_hash_table_add (known, pupitre_change_row_dup_alike (own->pdata[i]));
  for (guint i = 0; i < rows->len; i++) {
    g_autofree char *alike = pupitre_change_row_dup_alike (rows->pdata[i]);

    if (!g_hash_table_contains (known, alike))
      g_ptr_array_add (missing, rows->pdata[i]);
  }
  return pupitre_kept_put_changes (self, missing, error);
}

static gboolean
drop (PupitreKept             *self,
      const PupitreCollection *collection,
      int                      mark,
      const char              *change,
      GError                 **error)
{
  sqlite3_stmt *statement = pupitre_database_prepare (self->database, drop_change, error);
  guint8 id[HASH];

  if (statement == NULL)
    return FALSE;
  pupitre_sealer_hash_name (self->changes, collection->child, change, id);
  sqlite3_bind_blob (statement, 1, id, HASH, SQLITE_STATIC);
  return pupitre_database_run (self->database, statement, error) &&
         pupitre_kept_set_mark (self, collection, change, mark, FALSE, error);
}

static gboolean
mark_seen (PupitreKept             *self,
           const PupitreCollection *collection,
           int                      mark,
           const char              *change,
           GError                 **error)
{
  return pupitre_kept_set_mark (self, collection, change, mark, TRUE, error);
}

typedef gboolean (*ChangeFunc) (PupitreKept             *self,
                                const PupitreCollection *collection,
                                int                      mark,
                                const char              *change,
                                GError                 **error);

/* All of them, or none. */
static gboolean
do_all (PupitreKept       *self,
        ChangeFunc         func,
        const char        *child,
        int                mark,
        const char *const *ids,
        GError           **error)
{
  g_autoptr (PupitreCollection) collection = new_collection (child);

  if (!pupitre_database_begin (self->database, error))
    return FALSE;
  for (gsize i = 0; ids[i] != NULL; i++) {
    if (!func (self, collection, mark, ids[i], error)) {
      pupitre_database_roll_back (self->database);
      return FALSE;
    }
  }
  return pupitre_database_commit (self->database, error);
}

/**
 * pupitre_kept_drop_changes:
 * @self: What was kept
 * @child: The key of a child
 * @mark: The number of #PupitreMark that says what was seen
 * @ids: (array zero-terminated=1): Changes of it
 * @error: Return location
 *
 * Takes changes out of the journal for good, and the mark that they had; all or none.
 *
 * Returns: whether they are gone
 */
gboolean
pupitre_kept_drop_changes (PupitreKept       *self,
                           const char        *child,
                           int                mark,
                           const char *const *ids,
                           GError           **error)
{
  return do_all (self, drop, child, mark, ids, error);
}

/**
 * pupitre_kept_see_changes:
 * @self: What was kept
 * @child: The key of a child
 * @mark: The number of #PupitreMark that says what was seen
 * @ids: (array zero-terminated=1): Changes of it
 * @error: Return location
 *
 * Notes that the parent has seen them, all or none; that is on the disk when this returns.
 *
 * Returns: whether it is
 */
gboolean
pupitre_kept_see_changes (PupitreKept        *self,
                          const char         *child,
                          int                 mark,
                          const char *const  *ids,
                          GError            **error)
{
  return do_all (self, mark_seen, child, mark, ids, error);
}

/* Adds to a number the rows that cannot be opened or read. */
gboolean
pupitre_kept_count_changes (PupitreKept *self, guint *n_damaged, GError **error)
{
  g_autoptr (GPtrArray) rows = load (self, 0, n_damaged, error);

  return rows != NULL;
}

/* Carries over what can be read of a damaged file. */
gboolean
pupitre_kept_carry_changes (PupitreKept *self, PupitreDatabase *old, GError **error)
{
  return pupitre_kept_carry_rows (self, old, all_changes, write_change, error) &&
         pupitre_kept_carry_rows (self, old, all_changes_back, write_change, error);
}
