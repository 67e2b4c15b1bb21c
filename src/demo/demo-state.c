/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "demo-state"

#include "demo-state.h"

#include "demo-random.h"

#include <libsoup/soup.h>

/* What the portal remembers between two requests, in SQLite: in memory, or in a file so that it
 * outlives the process. */

struct _DemoState {
  sqlite3 *db;
};

static const char schema[] =
  "PRAGMA journal_mode=WAL;"
  "PRAGMA synchronous=NORMAL;"
  "CREATE TABLE IF NOT EXISTS setting (name TEXT PRIMARY KEY, value TEXT NOT NULL);"
  "CREATE TABLE IF NOT EXISTS ticket (kind TEXT NOT NULL, id TEXT NOT NULL, owner TEXT,"
  "  fields TEXT NOT NULL, expires INTEGER NOT NULL, PRIMARY KEY (kind, id));"
  "CREATE INDEX IF NOT EXISTS ticket_owner ON ticket (owner);"
  "CREATE TABLE IF NOT EXISTS record (number INTEGER PRIMARY KEY AUTOINCREMENT,"
  "  kind TEXT NOT NULL, id TEXT NOT NULL, owner TEXT, fields TEXT NOT NULL, UNIQUE (kind, id));";

/**
 * demo_state_new:
 * @path: (nullable): A file, or %NULL to keep everything in memory
 * @error: (nullable): Return location
 *
 * Returns: (transfer full) (nullable): the state, %NULL with #G_IO_ERROR_FAILED if the file cannot
 *   be used.
 */
DemoState *
demo_state_new (const char  *path,
                GError     **error)
{
  g_autoptr (DemoState) self = g_new0 (DemoState, 1);

  if (sqlite3_open (path ? path : ":memory:", &self->db) != SQLITE_OK ||
      sqlite3_busy_timeout (self->db, 5000) != SQLITE_OK ||
      sqlite3_exec (self->db, schema, NULL, NULL, NULL) != SQLITE_OK) {
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, "%s: %s", path ? path : ":memory:",
                 sqlite3_errmsg (self->db));
    return NULL;
  }
  return g_steal_pointer (&self);
}

/**
 * demo_state_free:
 * @self: (nullable): A state
 *
 * Closes the file and frees @self.
 */
void
demo_state_free (DemoState *self)
{
  if (self == NULL)
    return;
  sqlite3_close (self->db);
  g_free (self);
}

/**
 * demo_state_prepare:
 * @self: The state
 * @sql: A statement
 * @first: (nullable): Its first text
 * @second: (nullable): Its second text
 *
 * The demonstration has nothing to do without its state, so a failing statement ends it.
 *
 * Returns: (transfer full): the statement with its texts.
 */
sqlite3_stmt *
demo_state_prepare (DemoState  *self,
                    const char *sql,
                    const char *first,
                    const char *second)
{
  sqlite3_stmt *statement = NULL;

  if (sqlite3_prepare_v2 (self->db, sql, -1, &statement, NULL) != SQLITE_OK)
    g_error ("%s: %s", sql, sqlite3_errmsg (self->db));
  if (first != NULL)
    sqlite3_bind_text (statement, 1, first, -1, SQLITE_TRANSIENT);
  if (second != NULL)
    sqlite3_bind_text (statement, 2, second, -1, SQLITE_TRANSIENT);
  return statement;
}

/**
 * demo_state_run:
 * @self: The state
 * @statement: (transfer full): One that gives no rows
 *
 * Executes it.
 */
void
demo_state_run (DemoState    *self,
                sqlite3_stmt *statement)
{
  if (sqlite3_step (statement) != SQLITE_DONE)
    g_warning ("State not written: %s", sqlite3_errmsg (self->db));
  sqlite3_finalize (statement);
}

/**
 * demo_state_execute:
 * @self: The state
 * @sql: A statement that gives no rows
 * @first: (nullable): Its first text
 * @second: (nullable): Its second text
 *
 * Executes it.
 */
void
demo_state_execute (DemoState  *self,
                    const char *sql,
                    const char *first,
                    const char *second)
{
  demo_state_run (self, demo_state_prepare (self, sql, first, second));
}

/**
 * demo_state_dup_setting:
 * @self: The state
 * @name: A setting
 *
 * Returns: (transfer full) (nullable): its value, %NULL if it was never set.
 */
char *
demo_state_dup_setting (DemoState  *self,
                        const char *name)
{
  sqlite3_stmt *statement =
    demo_state_prepare (self, "SELECT value FROM setting WHERE name = ?1", name, NULL);
  char *value = NULL;

  if (sqlite3_step (statement) == SQLITE_ROW)
    value = g_strdup ((const char *) sqlite3_column_text (statement, 0));
  sqlite3_finalize (statement);
  return value;
}

/**
 * demo_state_set_setting:
 * @self: The state
 * @name: A setting
 * @value: Its value
 *
 * Remembers a setting.
 */
void
demo_state_set_setting (DemoState  *self,
                        const char *name,
                        const char *value)
{
  demo_state_execute (self, "INSERT OR REPLACE INTO setting VALUES (?1, ?2)", name, value);
}

/**
 * demo_state_issue:
 * @self: The state
 * @kind: What it is good for
 * @owner: (nullable): Whose it is
 * @seconds: How long it lives
 * @...: Pairs of field name and (nullable) value, then %NULL
 *
 * Hands out a new ticket.
 *
 * Returns: (transfer full): its id, which cannot be guessed.
 */
char *
demo_state_issue (DemoState  *self,
                  const char *kind,
                  const char *owner,
                  double      seconds,
                  ...)
{
  g_autofree char *id = demo_random_secret ();
  g_autoptr (DemoTicket) ticket = g_new0 (DemoTicket, 1);
  const char *name;
  va_list args;

  ticket->id = g_strdup (id);
  ticket->owner = g_strdup (owner);
  ticket->fields = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  va_start (args, seconds);
  while ((name = va_arg (args, const char *)) != NULL)
    demo_ticket_set (ticket, name, va_arg (args, const char *));
  va_end (args);

  demo_state_keep (self, kind, ticket, seconds);
  return g_steal_pointer (&id);
}

/**
 * demo_state_keep:
 * @self: The state
 * @kind: What it is good for
 * @ticket: A ticket, whose fields may have changed
 * @seconds: How long it lives from now on
 *
 * Writes a ticket again.
 */
void
demo_state_keep (DemoState  *self,
                 const char *kind,
                 DemoTicket *ticket,
                 double      seconds)
{
  g_autofree char *fields = demo_ticket_encode (ticket);
  sqlite3_stmt *statement =
    demo_state_prepare (self, "INSERT OR REPLACE INTO ticket VALUES (?1, ?2, ?3, ?4, ?5)", kind,
                        ticket->id);

  if (ticket->owner != NULL)
    sqlite3_bind_text (statement, 3, ticket->owner, -1, SQLITE_TRANSIENT);
  sqlite3_bind_text (statement, 4, fields, -1, SQLITE_TRANSIENT);
  sqlite3_bind_int64 (statement, 5, g_get_real_time () + (gint64) (seconds * G_USEC_PER_SEC));
  demo_state_run (self, statement);
}

/**
 * demo_state_find:
 * @self: The state
 * @kind: What it should be good for
 * @id: (nullable): What the bearer shows
 *
 * Returns: (transfer full) (nullable): the ticket if it is one and has not expired.
 */
DemoTicket *
demo_state_find (DemoState  *self,
                 const char *kind,
                 const char *id)
{
  sqlite3_stmt *statement;
  DemoTicket *ticket = NULL;

  if (id == NULL)
    return NULL;
  statement = demo_state_prepare (self,
                                  "SELECT owner, fields FROM ticket"
                                  " WHERE kind = ?1 AND id = ?2 AND expires > ?3",
                                  kind, id);
  sqlite3_bind_int64 (statement, 3, g_get_real_time ());
  if (sqlite3_step (statement) == SQLITE_ROW)
    ticket = demo_ticket_decode (id, (const char *) sqlite3_column_text (statement, 0),
                                 (const char *) sqlite3_column_text (statement, 1));
  sqlite3_finalize (statement);
  return ticket;
}

/**
 * demo_state_take:
 * @self: The state
 * @kind: What it should be good for
 * @id: (nullable): What the bearer shows
 *
 * As demo_state_find(), for what is good only once.
 *
 * Returns: (transfer full) (nullable): the ticket, which is gone now.
 */
DemoTicket *
demo_state_take (DemoState  *self,
                 const char *kind,
                 const char *id)
{
  DemoTicket *ticket = demo_state_find (self, kind, id);

  if (ticket != NULL)
    demo_state_end (self, kind, id);
  return ticket;
}

/**
 * demo_state_end:
 * @self: The state
 * @kind: What it was good for
 * @id: (nullable): Which
 *
 * Ends one ticket.
 */
void
demo_state_end (DemoState  *self,
                const char *kind,
                const char *id)
{
  if (id != NULL)
    demo_state_execute (self, "DELETE FROM ticket WHERE kind = ?1 AND id = ?2", kind, id);
}

/**
 * demo_state_end_with:
 * @self: The state
 * @kind: What they were good for
 * @field: A field
 * @value: A secret, in letters and digits
 *
 * Ends the tickets that hold this value.
 */
void
demo_state_end_with (DemoState  *self,
                     const char *kind,
                     const char *field,
                     const char *value)
{
  g_autofree char *pair = g_strdup_printf ("%s=%s", field, value);

  demo_state_execute (self, "DELETE FROM ticket WHERE kind = ?1 AND instr (fields, ?2)", kind,
                      pair);
}

/**
 * demo_state_end_owner:
 * @self: The state
 * @owner: An e-mail address
 *
 * Ends everything that one person holds.
 */
void
demo_state_end_owner (DemoState  *self,
                      const char *owner)
{
  demo_state_execute (self, "DELETE FROM ticket WHERE owner = ?1", owner, NULL);
}

/**
 * demo_state_end_all:
 * @self: The state
 *
 * Ends every session, token and sign-in under way.
 */
void
demo_state_end_all (DemoState *self)
{
  demo_state_execute (self, "DELETE FROM ticket", NULL, NULL);
}

/**
 * demo_ticket_get:
 * @self: A ticket
 * @field: A name
 *
 * Returns: (nullable): what is remembered under it.
 */
const char *
demo_ticket_get (DemoTicket *self,
                 const char *field)
{
  return g_hash_table_lookup (self->fields, field);
}

/**
 * demo_ticket_set:
 * @self: A ticket
 * @field: A name
 * @value: (nullable): What to remember, nothing if %NULL
 *
 * Changes a field; demo_state_keep() writes it.
 */
void
demo_ticket_set (DemoTicket *self,
                 const char *field,
                 const char *value)
{
  if (value != NULL)
    g_hash_table_replace (self->fields, g_strdup (field), g_strdup (value));
}

/**
 * demo_ticket_encode:
 * @self: A ticket
 *
 * Returns: (transfer full): its fields as one text.
 */
char *
demo_ticket_encode (DemoTicket *self)
{
  return soup_form_encode_hash (self->fields);
}

/* A table that owns its values: libsoup's own keeps each of them in the memory of its key. */
static GHashTable *
decode_fields (const char *text)
{
  GHashTable *fields = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GHashTable) decoded = soup_form_decode (text);
  GHashTableIter iter;
  gpointer name, value;

  g_hash_table_iter_init (&iter, decoded);
  while (g_hash_table_iter_next (&iter, &name, &value))
    g_hash_table_insert (fields, g_strdup (name), g_strdup (value));
  return fields;
}

/**
 * demo_ticket_decode:
 * @id: Its id
 * @owner: (nullable): Whose it is
 * @fields: What demo_ticket_encode() gave
 *
 * Returns: (transfer full): the ticket.
 */
DemoTicket *
demo_ticket_decode (const char *id,
                    const char *owner,
                    const char *fields)
{
  DemoTicket *self = g_new0 (DemoTicket, 1);

  self->id = g_strdup (id);
  self->owner = g_strdup (owner);
  self->fields = decode_fields (fields);
  return self;
}

/**
 * demo_ticket_free:
 * @self: (nullable): A ticket
 *
 * Frees @self.
 */
void
demo_ticket_free (DemoTicket *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->owner);
  g_clear_pointer (&self->fields, g_hash_table_unref);
  g_free (self);
}
