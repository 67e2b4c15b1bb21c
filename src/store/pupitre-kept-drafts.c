/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-kept"

#include "pupitre-kept-private.h"

#include "pupitre-pack.h"

/* The drafts in `kept.db`: what a parent has begun to write to a school and not sent. The family of
 * a row is its child, so that no row opens as another child's. */

#define HASH PUPITRE_SEALER_HASH_SIZE

static const char write_draft[] = "REPLACE INTO draft (id, family, text) VALUES (?1, ?2, ?3)";
static const char drop_draft[] = "DELETE FROM draft WHERE id = ?1";
static const char read_draft[] = "SELECT id, family, text FROM draft WHERE id = ?1";
static const char child_drafts[] = "SELECT id, family, text FROM draft WHERE family = ?1";
static const char all_drafts[] = "SELECT id, family, text FROM draft";
static const char all_drafts_back[] = "SELECT id, family, text FROM draft ORDER BY rowid DESC";

static void
hash_draft (PupitreKept *self,
            const char  *child,
            const char  *name,
            guint8       id[HASH],
            guint8       family[HASH])
{
  pupitre_sealer_hash_name (self->drafts, child, name, id);
  pupitre_sealer_hash_name (self->drafts, child, "", family);
}

static gboolean
drop (PupitreKept *self, const guint8 id[HASH], GError **error)
{
  sqlite3_stmt *statement = pupitre_database_prepare (self->database, drop_draft, error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_blob (statement, 1, id, HASH, SQLITE_STATIC);
  return pupitre_database_run (self->database, statement, error);
}

/**
 * pupitre_kept_put_draft:
 * @self: What was kept
 * @child: The key of a child
 * @name: Which draft of it
 * @draft: (nullable): What was written so far; %NULL to keep it no longer
 * @error: Return location
 *
 * Keeps a draft in the place of what was kept of it before; it is on the disk when this returns.
 *
 * Returns: whether it is
 */
gboolean
pupitre_kept_put_draft (PupitreKept  *self,
                        const char   *child,
                        const char   *name,
                        const char   *draft,
                        GError      **error)
{
  g_autoptr (GByteArray) text = g_byte_array_new ();
  guint8 id[HASH];
  guint8 family[HASH];

  hash_draft (self, child, name, id, family);
  if (draft == NULL)
    return drop (self, id, error);
  pupitre_pack_string (text, child);
  pupitre_pack_string (text, name);
  pupitre_pack_string (text, draft);
  return pupitre_kept_write_row (self, self->drafts, write_draft, id, family, text, error);
}

/* @named: (out) (optional) (transfer full): which draft it is, where the row is right
 *
 * Returns: (transfer full) (nullable): what was written; %NULL if the row is not right */
static char *
read_row (PupitreKept *self, sqlite3_stmt *statement, char **named)
{
  g_autoptr (GBytes) text = pupitre_kept_open_row (self->drafts, statement);
  const char *child, *name, *draft;
  PupitreUnpacker unpacker;
  guint8 id[HASH];
  guint8 family[HASH];

  if (text == NULL)
    return NULL;
  pupitre_unpack_init (&unpacker, text);
  child = pupitre_unpack_string (&unpacker);
  name = pupitre_unpack_string (&unpacker);
  draft = pupitre_unpack_string (&unpacker);
  if (unpacker.failed)
    return NULL;
  hash_draft (self, child, name, id, family);
  if (!pupitre_kept_is_at (statement, id, family))
    return NULL;
  if (named != NULL)
    *named = g_strdup (name);
  return g_strdup (draft);
}

/**
 * pupitre_kept_get_draft:
 * @self: What was kept
 * @child: The key of a child
 * @name: Which draft of it
 * @error: Return location
 *
 * Returns: (transfer full): what was written so far, empty if nothing that can be read; or %NULL with
 *   @error set
 */
char *
pupitre_kept_get_draft (PupitreKept *self, const char *child, const char *name, GError **error)
{
  sqlite3_stmt *statement = pupitre_database_prepare (self->database, read_draft, error);
  gboolean row;
  char *draft = NULL;
  guint8 id[HASH];
  guint8 family[HASH];

  if (statement == NULL)
    return NULL;
  hash_draft (self, child, name, id, family);
  sqlite3_bind_blob (statement, 1, id, HASH, SQLITE_TRANSIENT);
  if (!pupitre_database_step (self->database, statement, &row, error))
    return NULL;
  if (row)
    draft = read_row (self, statement, NULL);
  sqlite3_reset (statement);
  return draft != NULL ? draft : g_strdup ("");
}

/**
 * pupitre_kept_list_drafts:
 * @self: What was kept
 * @child: The key of a child
 * @error: Return location
 *
 * Returns: (transfer full): which drafts of the child can be read; or %NULL with @error set
 */
GStrv
pupitre_kept_list_drafts (PupitreKept *self, const char *child, GError **error)
{
  sqlite3_stmt *statement = pupitre_database_prepare (self->database, child_drafts, error);
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  gboolean row = TRUE;
  guint8 id[HASH];
  guint8 family[HASH];

  if (statement == NULL)
    return NULL;
  hash_draft (self, child, "", id, family);
  sqlite3_bind_blob (statement, 1, family, HASH, SQLITE_TRANSIENT);
  while (row) {
    g_autofree char *draft = NULL;
    g_autofree char *name = NULL;

    if (!pupitre_database_step (self->database, statement, &row, error))
      return NULL;
    if (row)
      draft = read_row (self, statement, &name);
    if (draft != NULL)
      g_strv_builder_add (names, name);
  }
  return g_strv_builder_end (names);
}

/* Adds to a number the rows that cannot be opened or read. */
gboolean
pupitre_kept_count_drafts (PupitreKept *self, guint *n_damaged, GError **error)
{
  sqlite3_stmt *statement = pupitre_database_prepare (self->database, all_drafts, error);
  gboolean row = TRUE;

  while (statement != NULL && row) {
    g_autofree char *draft = NULL;

    if (!pupitre_database_step (self->database, statement, &row, error))
      return FALSE;
    if (row)
      draft = read_row (self, statement, NULL);
    if (row && draft == NULL)
      *n_damaged += 1;
  }
  return statement != NULL;
}

/* Carries over what can be read of a damaged file. */
gboolean
pupitre_kept_carry_drafts (PupitreKept *self, PupitreDatabase *old, GError **error)
{
  return pupitre_kept_carry_rows (self, old, all_drafts, write_draft, error) &&
         pupitre_kept_carry_rows (self, old, all_drafts_back, write_draft, error);
}
