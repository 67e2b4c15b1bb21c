/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-kept"

#include "pupitre-kept-private.h"

/* The outbox in `kept.db`: what a parent asked of the school, and a receipt in the place of what
 * the school has. The family of a row is its child, so that no row opens as another child's. */

#define HASH PUPITRE_SEALER_HASH_SIZE

static const char write_intent[] = "REPLACE INTO intent (id, family, text) VALUES (?1, ?2, ?3)";
static const char drop_intent[] = "DELETE FROM intent WHERE id = ?1";
static const char all_intents[] = "SELECT id, family, text FROM intent";
static const char all_intents_back[] = "SELECT id, family, text FROM intent ORDER BY rowid DESC";
static const char write_receipt[] = "REPLACE INTO receipt (id, family, text) VALUES (?1, ?2, ?3)";
static const char all_receipts[] = "SELECT id, family, text FROM receipt";
static const char all_receipts_back[] = "SELECT id, family, text FROM receipt ORDER BY rowid DESC";

static void
hash_row (PupitreSealer *sealer,
          const char    *child,
          const char    *uuid,
          guint8         id[HASH],
          guint8         family[HASH])
{
  pupitre_sealer_hash_name (sealer, child, uuid, id);
  pupitre_sealer_hash_name (sealer, child, "", family);
}

static gboolean
put (PupitreKept             *self,
     PupitreSealer           *sealer,
     const char              *sql,
     const PupitreIntentRow  *row,
     GError                 **error)
{
  guint8 id[HASH];
  guint8 family[HASH];

  hash_row (sealer, row->child, row->uuid, id, family);
  return pupitre_kept_write_row (self, sealer, sql, id, family, row->text, error);
}

/**
 * pupitre_kept_put_intents:
 * @self: What was kept
 * @rows: (element-type PupitreIntentRow): Intents
 * @error: Return location
 *
 * Keeps intents, each in the place of what was kept of it before; they are on the disk when this
 * returns, all or none.
 *
 * Returns: whether they are
 */
gboolean
pupitre_kept_put_intents (PupitreKept *self, GPtrArray *rows, GError **error)
{
  if (!pupitre_database_begin (self->database, error))
    return FALSE;
  for (guint i = 0; i < rows->len; i++) {
    if (!put (self, self->intents, write_intent, g_ptr_array_index (rows, i), error)) {
      pupitre_database_roll_back (self->database);
      return FALSE;
    }
  }
  return pupitre_database_commit (self->database, error);
}

/**
 * pupitre_kept_drop_intent:
 * @self: What was kept
 * @child: The key of a child
 * @uuid: The UUID of one of its intents
 * @error: Return location
 *
 * Keeps an intent no longer; that is on the disk when this returns.
 *
 * Returns: whether it is
 */
gboolean
pupitre_kept_drop_intent (PupitreKept  *self,
                          const char   *child,
                          const char   *uuid,
                          GError      **error)
{
  sqlite3_stmt *statement = pupitre_database_prepare (self->database, drop_intent, error);
  guint8 id[HASH];
  guint8 family[HASH];

  if (statement == NULL)
    return FALSE;
  hash_row (self->intents, child, uuid, id, family);
  sqlite3_bind_blob (statement, 1, id, HASH, SQLITE_STATIC);
  return pupitre_database_run (self->database, statement, error);
}

/**
 * pupitre_kept_put_receipt:
 * @self: What was kept
 * @row: A receipt
 * @error: Return location
 *
 * Keeps a receipt in the place of its intent; it is on the disk when this returns.
 *
 * Returns: whether it is; if not, the intent is still there
 */
gboolean
pupitre_kept_put_receipt (PupitreKept *self, const PupitreIntentRow *row, GError **error)
{
  if (!pupitre_database_begin (self->database, error))
    return FALSE;
  if (!put (self, self->receipts, write_receipt, row, error) ||
      !pupitre_kept_drop_intent (self, row->child, row->uuid, error)) {
    pupitre_database_roll_back (self->database);
    return FALSE;
  }
  return pupitre_database_commit (self->database, error);
}

typedef GObject *(*ReadRow) (PupitreKept  *self,
                             sqlite3_stmt *statement);

static GObject *
read_intent (PupitreKept *self, sqlite3_stmt *statement)
{
  g_autoptr (GBytes) text = pupitre_kept_open_row (self->intents, statement);
  g_autoptr (PupitreIntent) intent = text != NULL ? pupitre_intent_row_read (text) : NULL;
  guint8 id[HASH];
  guint8 family[HASH];

  if (intent == NULL)
    return NULL;
  hash_row (self->intents, pupitre_intent_get_child (intent), pupitre_intent_get_uuid (intent), id,
            family);
  return pupitre_kept_is_at (statement, id, family) ? G_OBJECT (g_steal_pointer (&intent)) : NULL;
}

static GObject *
read_receipt (PupitreKept *self, sqlite3_stmt *statement)
{
  g_autoptr (GBytes) text = pupitre_kept_open_row (self->receipts, statement);
  g_autoptr (PupitreReceipt) receipt = text != NULL ? pupitre_intent_row_read_receipt (text) : NULL;
  PupitreIntent *intent;
  guint8 id[HASH];
  guint8 family[HASH];

  if (receipt == NULL)
    return NULL;
  intent = pupitre_receipt_get_intent (receipt);
  hash_row (self->receipts, pupitre_intent_get_child (intent), pupitre_intent_get_uuid (intent), id,
            family);
  return pupitre_kept_is_at (statement, id, family) ? G_OBJECT (g_steal_pointer (&receipt)) : NULL;
}

/* Reads all rows of a table. @n_damaged: (nullable): increased by those that are not right */
static GPtrArray *
load (PupitreKept *self, const char *sql, ReadRow read, guint *n_damaged, GError **error)
{
  g_autoptr (GPtrArray) objects = g_ptr_array_new_with_free_func (g_object_unref);
  sqlite3_stmt *statement = pupitre_database_prepare (self->database, sql, error);
  gboolean row = TRUE;

  while (statement != NULL) {
    GObject *object;

    if (!pupitre_database_step (self->database, statement, &row, error))
      return NULL;
    if (!row)
      return g_steal_pointer (&objects);
    object = read (self, statement);
    if (object != NULL)
      g_ptr_array_add (objects, object);
    else if (n_damaged != NULL)
      *n_damaged += 1;
  }
  return NULL;
}

/**
 * pupitre_kept_load_intents:
 * @self: What was kept
 * @error: Return location
 *
 * Returns: (transfer full) (element-type PupitreIntent): the intents of all children that can be
 *   read, in no order, or %NULL with @error set
 */
GPtrArray *
pupitre_kept_load_intents (PupitreKept *self, GError **error)
{
  return load (self, all_intents, read_intent, NULL, error);
}

/**
 * pupitre_kept_load_receipts:
 * @self: What was kept
 * @error: Return location
 *
 * Returns: (transfer full) (element-type PupitreReceipt): the receipts of all children that can be
 *   read, in no order, or %NULL with @error set
 */
GPtrArray *
pupitre_kept_load_receipts (PupitreKept *self, GError **error)
{
  return load (self, all_receipts, read_receipt, NULL, error);
}

/* Adds to a number the rows that cannot be opened or read. */
gboolean
pupitre_kept_count_outbox (PupitreKept *self, guint *n_damaged, GError **error)
{
  g_autoptr (GPtrArray) intents = load (self, all_intents, read_intent, n_damaged, error);
  g_autoptr (GPtrArray) receipts = NULL;

  if (intents == NULL)
    return FALSE;
  receipts = load (self, all_receipts, read_receipt, n_damaged, error);
  return receipts != NULL;
}

/* Carries over what can be read of a damaged file. An intent whose receipt is there as well was
 * confirmed: a tree that is damaged may still show what was taken out of it. */
gboolean
pupitre_kept_carry_outbox (PupitreKept *self, PupitreDatabase *old, GError **error)
{
  g_autoptr (GPtrArray) receipts = NULL;

  if (!pupitre_kept_carry_rows (self, old, all_intents, write_intent, error) ||
      !pupitre_kept_carry_rows (self, old, all_intents_back, write_intent, error) ||
      !pupitre_kept_carry_rows (self, old, all_receipts, write_receipt, error) ||
      !pupitre_kept_carry_rows (self, old, all_receipts_back, write_receipt, error))
    return FALSE;
  receipts = pupitre_kept_load_receipts (self, error);
  for (guint i = 0; receipts != NULL && i < receipts->len; i++) {
    PupitreIntent *intent = pupitre_receipt_get_intent (g_ptr_array_index (receipts, i));

    if (!pupitre_kept_drop_intent (self, pupitre_intent_get_child (intent),
                                   pupitre_intent_get_uuid (intent), error))
      return FALSE;
  }
  return receipts != NULL;
}
