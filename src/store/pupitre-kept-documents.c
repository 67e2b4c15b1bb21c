/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-kept"

#include "pupitre-kept-private.h"

#include "pupitre-error.h"
#include "pupitre-pack.h"

#include <string.h>

/* The index of the archive in `kept.db`: what each document is, and in which file its content lies.
 * An earlier version of a document has a row of its own, see pupitre_document_dup_version_id(). The
 * family of a row is its child, so that no row opens as another child's.
 *
 * A row that was written before documents were described ends after the etag. */

#define HASH PUPITRE_SEALER_HASH_SIZE

static const char write_document[] = "REPLACE INTO document (id, family, text) VALUES (?1, ?2, ?3)";
static const char drop_document[] = "DELETE FROM document WHERE id = ?1";
static const char read_document[] = "SELECT id, family, text FROM document WHERE id = ?1";
static const char child_documents[] = "SELECT id, family, text FROM document WHERE family = ?1";
static const char all_documents[] = "SELECT id, family, text FROM document";
static const char all_documents_back[] = "SELECT id, family, text FROM document"
                                         " ORDER BY rowid DESC";

static void
hash_document (PupitreKept *self,
               const char  *child,
               const char  *document_id,
               guint8       id[HASH],
               guint8       family[HASH])
{
  pupitre_sealer_hash_name (self->documents, child, document_id, id);
  pupitre_sealer_hash_name (self->documents, child, "", family);
}

static char *
dup_unless_empty (const char *string)
{
  return *string != '\0' ? g_strdup (string) : NULL;
}

static void
pack_description (GByteArray *text, const PupitreDocument *document)
{
  pupitre_pack_number (text, document->kind);
  pupitre_pack_string (text, document->title);
  pupitre_pack_number (text, document->school_year);
  pupitre_pack_string (text, document->source);
  pupitre_pack_number (text, document->place.page);
  pupitre_pack_number (text, document->place.offset);
  pupitre_pack_number (text, document->place.zoom);
  pupitre_pack_number (text, document->place.turn);
}

static void
unpack_description (PupitreUnpacker *unpacker, PupitreDocument *document)
{
  if (unpacker->failed || unpacker->at == unpacker->end)
    return;
  document->kind = (PupitreDocumentKind) pupitre_unpack_number (unpacker);
  document->title = dup_unless_empty (pupitre_unpack_string (unpacker));
  document->school_year = (int) pupitre_unpack_number (unpacker);
  document->source = dup_unless_empty (pupitre_unpack_string (unpacker));
  document->place.page = (int) pupitre_unpack_number (unpacker);
  document->place.offset = (int) pupitre_unpack_number (unpacker);
  document->place.zoom = (int) pupitre_unpack_number (unpacker);
  document->place.turn = (int) pupitre_unpack_number (unpacker);
}

static PupitreDocument *
read_entry (PupitreKept *self, sqlite3_stmt *statement, char **file)
{
  g_autoptr (GBytes) text = pupitre_kept_open_row (self->documents, statement);
  g_autoptr (PupitreDocument) document = g_new0 (PupitreDocument, 1);
  PupitreUnpacker unpacker;
  const char *name;
  const guint8 *hash;
  guint8 id[HASH];
  guint8 family[HASH];

  document->fd = -1;
  if (text == NULL)
    return NULL;
  pupitre_unpack_init (&unpacker, text);
  document->child = g_strdup (pupitre_unpack_string (&unpacker));
  document->id = g_strdup (pupitre_unpack_string (&unpacker));
  name = pupitre_unpack_string (&unpacker);
  document->size = (guint64) pupitre_unpack_number (&unpacker);
  document->received_at = pupitre_unpack_number (&unpacker);
  hash = pupitre_unpack_bytes (&unpacker, PUPITRE_DOCUMENT_HASH_SIZE);
  document->file_name = g_strdup (pupitre_unpack_string (&unpacker));
  document->etag = dup_unless_empty (pupitre_unpack_string (&unpacker));
  unpack_description (&unpacker, document);
  if (unpacker.failed)
    return NULL;
  memcpy (document->sha256, hash, PUPITRE_DOCUMENT_HASH_SIZE);
  hash_document (self, document->child, document->id, id, family);
  if (!pupitre_kept_is_at (statement, id, family))
    return NULL;
  if (file != NULL)
    *file = g_strdup (name);
  return g_steal_pointer (&document);
}

/**
 * pupitre_kept_put_document:
 * @self: What was kept
 * @child: The key of a child, or empty
 * @document_id: The portal's id of a document, or the id of an earlier version
 * @document: What is known of it; the descriptor, child and id are not looked at
 * @file: The name of its file in the archive
 * @error: Return location
 *
 * Notes where a document is; it is on the disk when this returns, or when the transaction that it
 * is in is committed.
 *
 * Returns: whether it is
 */
gboolean
pupitre_kept_put_document (PupitreKept            *self,
                           const char             *child,
                           const char             *document_id,
                           const PupitreDocument  *document,
                           const char             *file,
                           GError                **error)
{
  g_autoptr (GByteArray) text = g_byte_array_new ();
  guint8 id[HASH];
  guint8 family[HASH];

  hash_document (self, child, document_id, id, family);
  pupitre_pack_string (text, child);
  pupitre_pack_string (text, document_id);
  pupitre_pack_string (text, file);
  pupitre_pack_number (text, (gint64) document->size);
  pupitre_pack_number (text, document->received_at);
  pupitre_pack_bytes (text, document->sha256, PUPITRE_DOCUMENT_HASH_SIZE);
  pupitre_pack_string (text, document->file_name);
  pupitre_pack_string (text, document->etag);
  pack_description (text, document);
  return pupitre_kept_write_row (self, self->documents, write_document, id, family, text, error);
}

/**
 * pupitre_kept_put_version:
 * @self: What was kept
 * @child: The key of a child, or empty
 * @document_id: The portal's id of a document
 * @document: What is known of it now
 * @file: The name of its file in the archive
 * @before: What was known of it until now
 * @before_file: The name of the file with its content until now
 * @error: Return location
 *
 * Notes where a document is, and its former state as an earlier version, both or neither; it is on
 * the disk when this returns.
 *
 * Returns: whether it is
 */
gboolean
pupitre_kept_put_version (PupitreKept            *self,
                          const char             *child,
                          const char             *document_id,
                          const PupitreDocument  *document,
                          const char             *file,
                          const PupitreDocument  *before,
                          const char             *before_file,
                          GError                **error)
{
  g_autofree char *version_id = pupitre_document_dup_version_id (before);

  if (!pupitre_database_begin (self->database, error))
    return FALSE;
  if (pupitre_kept_put_document (self, child, version_id, before, before_file, error) &&
      pupitre_kept_put_document (self, child, document_id, document, file, error))
    return pupitre_database_commit (self->database, error);
  pupitre_database_roll_back (self->database);
  return FALSE;
}

/**
 * pupitre_kept_get_document:
 * @self: What was kept
 * @child: The key of a child, or empty
 * @document_id: The portal's id of a document, or the id of an earlier version
 * @file: (out): The name of its file in the archive
 * @error: Return location: %PUPITRE_ERROR_NOT_STORED or %PUPITRE_ERROR_STORE_DAMAGED
 *
 * Returns: (transfer full): what is known of the document, without descriptor, or %NULL with @error
 *   set
 */
PupitreDocument *
pupitre_kept_get_document (PupitreKept  *self,
                           const char   *child,
                           const char   *document_id,
                           char        **file,
                           GError      **error)
{
  sqlite3_stmt *statement = pupitre_database_prepare (self->database, read_document, error);
  g_autoptr (PupitreDocument) document = NULL;
  gboolean row = FALSE;
  guint8 id[HASH];
  guint8 family[HASH];

  if (statement == NULL)
    return NULL;
  hash_document (self, child, document_id, id, family);
  sqlite3_bind_blob (statement, 1, id, HASH, SQLITE_TRANSIENT);
  if (!pupitre_database_step (self->database, statement, &row, error))
    return NULL;
  if (!row) {
    g_set_error_literal (error, PUPITRE_ERROR, PUPITRE_ERROR_NOT_STORED,
                         "This document was never received");
    return NULL;
  }
  document = read_entry (self, statement, file);
  sqlite3_reset (statement);
  if (document == NULL)
    g_set_error_literal (error, PUPITRE_ERROR, PUPITRE_ERROR_STORE_DAMAGED,
                         "The row of a document is not what was sealed");
  return g_steal_pointer (&document);
}

/**
 * pupitre_kept_drop_document:
 * @self: What was kept
 * @child: The key of a child, or empty
 * @document_id: The portal's id of a document, or the id of an earlier version
 * @error: Return location
 *
 * Forgets a document, also one whose row cannot be opened; that is on the disk when this returns.
 *
 * Returns: whether it is
 */
gboolean
pupitre_kept_drop_document (PupitreKept  *self,
                            const char   *child,
                            const char   *document_id,
                            GError      **error)
{
  sqlite3_stmt *statement = pupitre_database_prepare (self->database, drop_document, error);
  guint8 id[HASH];
  guint8 family[HASH];

  if (statement == NULL)
    return FALSE;
  hash_document (self, child, document_id, id, family);
  sqlite3_bind_blob (statement, 1, id, HASH, SQLITE_STATIC);
  return pupitre_database_run (self->database, statement, error);
}

/* The document of the next row of a statement; none if the row cannot be opened, or at the end. */
static gboolean
next_entry (PupitreKept      *self,
            sqlite3_stmt     *statement,
            PupitreDocument **document,
            char            **file,
            gboolean         *row,
            GError          **error)
{
  *document = NULL;
  if (!pupitre_database_step (self->database, statement, row, error))
    return FALSE;
  if (*row)
    *document = read_entry (self, statement, file);
  return TRUE;
}

/**
 * pupitre_kept_list_documents:
 * @self: What was kept
 * @child: The key of a child, or empty
 * @error: Return location
 *
 * Returns: (transfer full): the ids of the documents of the child, and of their earlier versions,
 *   whose rows can be opened, or %NULL with @error set
 */
GStrv
pupitre_kept_list_documents (PupitreKept *self, const char *child, GError **error)
{
  sqlite3_stmt *statement = pupitre_database_prepare (self->database, child_documents, error);
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();
  guint8 id[HASH];
  guint8 family[HASH];
  gboolean row = TRUE;

  if (statement == NULL)
    return NULL;
  hash_document (self, child, "", id, family);
  sqlite3_bind_blob (statement, 1, family, HASH, SQLITE_TRANSIENT);
  while (TRUE) {
    g_autoptr (PupitreDocument) document = NULL;

    if (!next_entry (self, statement, &document, NULL, &row, error))
      return NULL;
    if (!row)
      return g_strv_builder_end (ids);
    if (document != NULL)
      g_strv_builder_add (ids, document->id);
  }
}

/**
 * pupitre_kept_list_archive:
 * @self: What was kept
 * @error: Return location
 *
 * Returns: (transfer full) (element-type PupitreDocument): what is known of every document of every
 *   child and of their earlier versions, without descriptors; rows that cannot be opened are left
 *   out; or %NULL with @error set
 */
GPtrArray *
pupitre_kept_list_archive (PupitreKept *self, GError **error)
{
  sqlite3_stmt *statement = pupitre_database_prepare (self->database, all_documents, error);
  g_autoptr (GPtrArray) documents =
    g_ptr_array_new_with_free_func ((GDestroyNotify) pupitre_document_free);
  gboolean row = TRUE;

  if (statement == NULL)
    return NULL;
  while (TRUE) {
    PupitreDocument *document = NULL;

    if (!next_entry (self, statement, &document, NULL, &row, error))
      return NULL;
    if (!row)
      return g_steal_pointer (&documents);
    if (document != NULL)
      g_ptr_array_add (documents, document);
  }
}

/**
 * pupitre_kept_list_files:
 * @self: What was kept
 * @error: Return location
 *
 * Returns: (transfer full) (element-type utf8): the set of the files of the archive that rows give,
 *   or %NULL with @error set
 */
GHashTable *
pupitre_kept_list_files (PupitreKept *self, GError **error)
{
  g_autoptr (GHashTable) files = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  sqlite3_stmt *statement = pupitre_database_prepare (self->database, all_documents, error);
  gboolean row = TRUE;

  if (statement == NULL)
    return NULL;
  while (TRUE) {
    g_autoptr (PupitreDocument) document = NULL;
    char *file = NULL;

    if (!next_entry (self, statement, &document, &file, &row, error))
      return NULL;
    if (!row)
      return g_steal_pointer (&files);
    if (document != NULL)
      g_hash_table_add (files, file);
  }
}

/* Adds how many rows cannot be opened. */
gboolean
pupitre_kept_count_documents (PupitreKept *self, guint *n_damaged, GError **error)
{
  sqlite3_stmt *statement = pupitre_database_prepare (self->database, all_documents, error);
  gboolean row = TRUE;

  while (statement != NULL && row) {
    g_autoptr (PupitreDocument) document = NULL;

    if (!next_entry (self, statement, &document, NULL, &row, error))
      return FALSE;
    if (row && document == NULL)
      *n_damaged += 1;
  }
  return statement != NULL;
}

gboolean
pupitre_kept_carry_documents (PupitreKept *self, PupitreDatabase *old, GError **error)
{
  return pupitre_kept_carry_rows (self, old, all_documents, write_document, error) &&
         pupitre_kept_carry_rows (self, old, all_documents_back, write_document, error);
}
