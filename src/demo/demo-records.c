/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "demo-records"

#include "demo-records.h"

#include "demo-json.h"

/* What does not pass with time or with a session: accounts that were created, codes and the mails
 * that carried them, children who were associated. Of the same shape as what does. */

/**
 * demo_records_new:
 * @id: What it is found by
 * @owner: (nullable): Whose it is: an e-mail address
 *
 * Returns: (transfer full): a record without fields, not written yet.
 */
DemoTicket *
demo_records_new (const char *id,
                  const char *owner)
{
  DemoTicket *record = g_new0 (DemoTicket, 1);

  record->id = g_strdup (id);
  record->owner = g_strdup (owner);
  record->fields = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return record;
}

/**
 * demo_records_keep:
 * @state: The state
 * @kind: What it is
 * @record: A record
 *
 * Writes a record, instead of the one with the same id if there is one.
 */
void
demo_records_keep (DemoState  *state,
                   const char *kind,
                   DemoTicket *record)
{
  g_autofree char *fields = demo_ticket_encode (record);
  sqlite3_stmt *statement =
    demo_state_prepare (state,
                        "INSERT INTO record (kind, id, owner, fields) VALUES (?1, ?2, ?3, ?4)"
                        " ON CONFLICT (kind, id)"
                        " DO UPDATE SET owner = excluded.owner, fields = excluded.fields",
                        kind, record->id);

  if (record->owner != NULL)
    sqlite3_bind_text (statement, 3, record->owner, -1, SQLITE_TRANSIENT);
  sqlite3_bind_text (statement, 4, fields, -1, SQLITE_TRANSIENT);
  demo_state_run (state, statement);
}

/* Of a row with the columns id, owner, fields. */
static DemoTicket *
read_row (sqlite3_stmt *statement)
{
  return demo_ticket_decode ((const char *) sqlite3_column_text (statement, 0),
                             (const char *) sqlite3_column_text (statement, 1),
                             (const char *) sqlite3_column_text (statement, 2));
}

/**
 * demo_records_find:
 * @state: The state
 * @kind: What it is
 * @id: (nullable): What it is found by
 *
 * Returns: (transfer full) (nullable): the record, if there is one.
 */
DemoTicket *
demo_records_find (DemoState  *state,
                   const char *kind,
                   const char *id)
{
  sqlite3_stmt *statement;
  DemoTicket *record = NULL;

  if (id == NULL)
    return NULL;
  statement = demo_state_prepare (
    state, "SELECT id, owner, fields FROM record WHERE kind = ?1 AND id = ?2", kind, id);
  if (sqlite3_step (statement) == SQLITE_ROW)
    record = read_row (statement);
  sqlite3_finalize (statement);
  return record;
}

/**
 * demo_records_list:
 * @state: The state
 * @kind: What they are
 *
 * Returns: (transfer full) (element-type DemoTicket): all of them, in the order in which they were
 *   first written.
 */
GPtrArray *
demo_records_list (DemoState  *state,
                   const char *kind)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) demo_ticket_free);
  sqlite3_stmt *statement = demo_state_prepare (
    state, "SELECT id, owner, fields FROM record WHERE kind = ?1 ORDER BY number", kind, NULL);

  while (sqlite3_step (statement) == SQLITE_ROW)
    g_ptr_array_add (list, read_row (statement));
  sqlite3_finalize (statement);
  return list;
}

/**
 * demo_records_end:
 * @state: The state
 * @kind: What they are
 *
 * Erases all of them.
 */
void
demo_records_end (DemoState  *state,
                  const char *kind)
{
  demo_state_execute (state, "DELETE FROM record WHERE kind = ?1", kind, NULL);
}

/**
 * demo_records_dump:
 * @builder: What is being written
 * @state: The state
 * @kind: A kind of record
 *
 * Adds a list of the rows as they are in the database, oldest first, for tests.
 */
void
demo_records_dump (JsonBuilder *builder,
                   DemoState   *state,
                   const char  *kind)
{
  g_autoptr (GPtrArray) records = demo_records_list (state, kind);

  json_builder_begin_array (builder);
  for (guint i = 0; i < records->len; i++) {
    DemoTicket *record = g_ptr_array_index (records, i);
    g_autoptr (GList) names = g_list_sort (g_hash_table_get_keys (record->fields),
                                           (GCompareFunc) g_strcmp0);

    json_builder_begin_object (builder);
    demo_json_add_text (builder, "id", record->id);
    demo_json_add_text (builder, "courriel", record->owner);
    for (GList *l = names; l != NULL; l = l->next)
      demo_json_add_text (builder, l->data, demo_ticket_get (record, l->data));
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
}
