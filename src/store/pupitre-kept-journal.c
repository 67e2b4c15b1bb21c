/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-kept"

#include "pupitre-kept-private.h"

/* The journal of changes in `kept.db`: rows are added and never written over or taken away. Which of
 * them the parent has seen is a mark. The family of a row is its child, so that no row opens as another
 * child's. */

#define HASH PUPITRE_SEALER_HASH_SIZE

static const char write_change[] =
  "INSERT OR IGNORE INTO change (id, family, text) VALUES (?1, ?2, ?3)";
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

/* @n_damaged: (nullable): increased by those that cannot be opened or read */
static GPtrArray *
load (PupitreKept *self, guint *n_damaged, GError **error)
{
  g_autoptr (GPtrArray) rows =
    g_ptr_array_new_with_free_func ((GDestroyNotify) pupitre_change_row_free);
  sqlite3_stmt *statement = pupitre_database_prepare (self->database, all_changes, error);
  gboolean is_row = TRUE;

  while (statement != NULL) {
    PupitreChangeRow *row;

    if (!pupitre_database_step (self->database, statement, &is_row, error))
      return NULL;
    if (!is_row)
      return g_steal_pointer (&rows);
    row = read_row (self, statement);
    if (row != NULL)
      g_ptr_array_add (rows, row);
    else if (n_damaged != NULL)
      *n_damaged += 1;
  }
  return NULL;
}

/* @returns: (transfer none): the seen ones of a child, read once */
static GHashTable *
find_seen (PupitreKept *self, GHashTable *by_child, const char *child, int mark, GError **error)
{
  GHashTable *seen = g_hash_table_lookup (by_child, child);

  if (seen == NULL) {
    g_autoptr (PupitreCollection) collection =
      pupitre_collection_new (child, PUPITRE_KIND_CHANGES, 0);

    seen = pupitre_kept_load_marks (self, collection, mark, error);
    if (seen != NULL)
      g_hash_table_insert (by_child, g_strdup (child), seen);
  }
  return seen;
}

/**
 * pupitre_kept_load_changes:
 * @self: What was kept
 * @mark: The number of #PupitreMark that says what was seen
 * @error: Return location
 *
 * Returns: (transfer full) (element-type PupitreChangeRow): the journal of all children as far as it
 *   can be read, the oldest first, with what was seen of it; or %NULL with @error set
 */
GPtrArray *
pupitre_kept_load_changes (PupitreKept *self, int mark, GError **error)
{
  g_autoptr (GPtrArray) rows = load (self, NULL, error);
  g_autoptr (GHashTable) by_child = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                                           (GDestroyNotify) g_hash_table_unref);

  for (guint i = 0; rows != NULL && i < rows->len; i++) {
    PupitreChangeRow *row = g_ptr_array_index (rows, i);
    GHashTable *seen = find_seen (self, by_child, row->collection->child, mark, error);

    if (seen == NULL)
      return NULL;
    row->seen = g_hash_table_contains (seen, row->id);
  }
  return g_steal_pointer (&rows);
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
  g_autoptr (PupitreCollection) collection =
    pupitre_collection_new (child, PUPITRE_KIND_CHANGES, 0);

  if (!pupitre_database_begin (self->database, error))
    return FALSE;
  for (gsize i = 0; ids[i] != NULL; i++) {
    if (!pupitre_kept_set_mark (self, collection, ids[i], mark, TRUE, error)) {
      pupitre_database_roll_back (self->database);
      return FALSE;
    }
  }
  return pupitre_database_commit (self->database, error);
}

/* Adds to a number the rows that cannot be opened or read. */
gboolean
pupitre_kept_count_changes (PupitreKept *self, guint *n_damaged, GError **error)
{
  g_autoptr (GPtrArray) rows = load (self, n_damaged, error);

  return rows != NULL;
}

/* Carries over what can be read of a damaged file. */
gboolean
pupitre_kept_carry_changes (PupitreKept *self, PupitreDatabase *old, GError **error)
{
  return pupitre_kept_carry_rows (self, old, all_changes, write_change, error) &&
         pupitre_kept_carry_rows (self, old, all_changes_back, write_change, error);
}
