/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-kept"

#include "pupitre-kept-private.h"

#include <sodium.h>

#include <string.h>

/* The rows of `kept.db`, whatever is in them: id, family and sealed text in each table. */

#define HASH PUPITRE_SEALER_HASH_SIZE
#define HEX (2 * HASH + 1)

/* Writes a row in the place of the one of the same id. */
gboolean
pupitre_kept_write_row (PupitreKept    *self,
                        PupitreSealer  *sealer,
                        const char     *sql,
                        const guint8    id[HASH],
                        const guint8    family[HASH],
                        GByteArray     *text,
                        GError        **error)
{
  sqlite3_stmt *statement = pupitre_database_prepare (self->database, sql, error);
  char place[HEX];
  char group[HEX];
  gsize length = 0;
  const guint8 *sealed;

  if (statement == NULL)
    return FALSE;
  sodium_bin2hex (place, HEX, id, HASH);
  sodium_bin2hex (group, HEX, family, HASH);
  sealed = pupitre_sealer_seal (sealer, group, place, text->data, text->len, &length);
  sqlite3_bind_blob (statement, 1, id, HASH, SQLITE_STATIC);
  sqlite3_bind_blob (statement, 2, family, HASH, SQLITE_STATIC);
  sqlite3_bind_blob64 (statement, 3, sealed, length, SQLITE_STATIC);
  return pupitre_database_run (self->database, statement, error);
}

/* Opens the row that a statement stands on.
 *
 * Returns: (transfer full) (nullable): its text; %NULL if it is not what was sealed */
GBytes *
pupitre_kept_open_row (PupitreSealer *sealer, sqlite3_stmt *statement)
{
  const guint8 *id = sqlite3_column_blob (statement, 0);
  const guint8 *family = sqlite3_column_blob (statement, 1);
  char place[HEX];
  char group[HEX];

  if (sqlite3_column_bytes (statement, 0) != HASH || sqlite3_column_bytes (statement, 1) != HASH)
    return NULL;
  sodium_bin2hex (place, HEX, id, HASH);
  sodium_bin2hex (group, HEX, family, HASH);
  return pupitre_sealer_open (sealer, group, place, sqlite3_column_blob (statement, 2),
                              (gsize) sqlite3_column_bytes (statement, 2), NULL);
}

/* Whether the row that a statement stands on is where its names belong. */
gboolean
pupitre_kept_is_at (sqlite3_stmt *statement, const guint8 id[HASH], const guint8 family[HASH])
{
  return memcmp (sqlite3_column_blob (statement, 0), id, HASH) == 0 &&
         memcmp (sqlite3_column_blob (statement, 1), family, HASH) == 0;
}

/* What is not three blobs nobody can open, and the new table would not take. */
static gboolean
is_row (sqlite3_stmt *statement)
{
  for (int i = 0; i < 3; i++) {
    if (sqlite3_column_type (statement, i) != SQLITE_BLOB)
      return FALSE;
  }
  return TRUE;
}

/* Copies the rows that can be read, opened or not, into the new file. A reading ends where the
 * damage is, so another begins at the other end.
 *
 * Returns: whether all that was read is written */
gboolean
pupitre_kept_carry_rows (PupitreKept      *self,
                         PupitreDatabase  *old,
                         const char       *from,
                         const char       *to,
                         GError          **error)
{
  sqlite3_stmt *reading = pupitre_database_prepare (old, from, NULL);
  gboolean row = TRUE;

  while (reading != NULL && pupitre_database_step (old, reading, &row, NULL) && row) {
    sqlite3_stmt *writing = pupitre_database_prepare (self->database, to, error);

    if (writing == NULL)
      return FALSE;
    if (!is_row (reading))
      continue;
    for (int i = 0; i < 3; i++)
      sqlite3_bind_value (writing, i + 1, sqlite3_column_value (reading, i));
    if (!pupitre_database_run (self->database, writing, error))
      return FALSE;
  }
  return TRUE;
}
