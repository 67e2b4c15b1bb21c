/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-export-job"

#include "pupitre-export-job.h"

#include "pupitre-assignments-parser.h"
#include "pupitre-error.h"
#include "pupitre-index.h"
#include "pupitre-locked-look.h"
#include "pupitre-messages-parser.h"
#include "pupitre-report-cards-parser.h"

#include <unistd.h>

/* What an export does in a thread of its own: records become JSON in a file, and a document becomes a
 * file. */

#define COPY_SIZE (64 * 1024)

/**
 * pupitre_export_name_free:
 * @self: (nullable) (transfer full): A name
 */
void
pupitre_export_name_free (PupitreExportName *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->name);
  g_free (self);
}

/**
 * pupitre_export_copy_free:
 * @self: (nullable) (transfer full): A copy
 */
void
pupitre_export_copy_free (PupitreExportCopy *self)
{
  if (self == NULL)
    return;
  pupitre_document_free (self->document);
  g_free (self->name);
  g_free (self);
}

static gboolean
copy_bytes (int from, int to, PupitreLockedLook *look, GCancellable *cancellable, GError **error)
{
  g_autofree char *buffer = g_malloc (COPY_SIZE);
  gssize n;

  while ((n = read (from, buffer, COPY_SIZE)) > 0) {
    if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
        !pupitre_export_folder_write (to, buffer, (gsize) n, error))
      return FALSE;
    pupitre_locked_look_at (look, buffer, (gsize) n);
  }
  if (n < 0)
    g_set_error_literal (error, PUPITRE_ERROR, PUPITRE_ERROR_STORE_IO,
                         "A document cannot be read");
  return n == 0;
}

/**
 * pupitre_export_copy_write:
 * @self: A copy
 * @cancellable: (nullable): To give up
 * @error: Return location: cancellation or %PUPITRE_ERROR_STORE_IO
 *
 * Any thread but the main one.
 *
 * Returns: whether all of the document is in a new file.
 */
gboolean
pupitre_export_copy_write (PupitreExportCopy *self, GCancellable *cancellable, GError **error)
{
  int fd = pupitre_export_folder_create (self->folder, self->name, error);
  PupitreLockedLook look = { 0 };
  gboolean good = fd >= 0 && copy_bytes (self->document->fd, fd, &look, cancellable, error);

  if (fd >= 0)
    close (fd);
  self->is_locked = look.is_locked;
  return good;
}

/**
 * pupitre_export_text_free:
 * @self: (nullable) (transfer full): A text
 */
void
pupitre_export_text_free (PupitreExportText *self)
{
  if (self == NULL)
    return;
  g_bytes_unref (self->text);
  g_free (self);
}

/**
 * pupitre_export_text_write:
 * @self: A text
 * @cancellable: (nullable): To give up
 * @error: Return location: cancellation or %PUPITRE_ERROR_STORE_IO
 *
 * Any thread but the main one.
 *
 * Returns: whether all of it is in its file.
 */
gboolean
pupitre_export_text_write (PupitreExportText *self, GCancellable *cancellable, GError **error)
{
  gsize length;
  const char *bytes = g_bytes_get_data (self->text, &length);

  return !g_cancellable_set_error_if_cancelled (cancellable, error) &&
         pupitre_export_folder_write (self->fd, bytes, length, error);
}

/**
 * pupitre_export_slice_new:
 *
 * Returns: (transfer full): a slice without records.
 */
PupitreExportSlice *
pupitre_export_slice_new (void)
{
  PupitreExportSlice *self = g_new0 (PupitreExportSlice, 1);

  self->entries = g_array_new (FALSE, TRUE, sizeof (PupitreIndexEntry));
  self->documents = g_ptr_array_new_with_free_func ((GDestroyNotify) pupitre_export_name_free);
  return self;
}

/**
 * pupitre_export_slice_free:
 * @self: (nullable) (transfer full): A slice
 */
void
pupitre_export_slice_free (PupitreExportSlice *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->records, g_ptr_array_unref);
  g_array_unref (self->entries);
  g_ptr_array_unref (self->documents);
  g_free (self);
}

static void
note_document (PupitreExportSlice *self, const char *id, const char *name)
{
  PupitreExportName *named;

  if (id == NULL)
    return;
  named = g_new0 (PupitreExportName, 1);
  named->id = g_strdup (id);
  named->name = g_strdup (name);
  g_ptr_array_add (self->documents, named);
}

static void
note_attachment (PupitreExportSlice *self, PupitreAttachment *attachment)
{
  note_document (self, pupitre_attachment_get_document_id (attachment),
                 pupitre_attachment_get_name (attachment));
}

/* Which documents a record names. */
static void
note_documents (PupitreExportSlice *self, GBytes *json)
{
  if (self->kind == PUPITRE_KIND_MESSAGES) {
    g_autoptr (PupitreMessage) message = pupitre_messages_parser_read (json, NULL);

    for (guint i = 0; message != NULL && i < pupitre_message_get_n_attachments (message); i++)
      note_attachment (self, pupitre_message_get_attachment (message, i));
  } else if (self->kind == PUPITRE_KIND_HOMEWORK) {
    g_autoptr (PupitreAssignment) assignment = pupitre_assignments_parser_read (json, NULL);

    for (guint i = 0;
         assignment != NULL && i < pupitre_assignment_get_n_attachments (assignment); i++)
      note_attachment (self, pupitre_assignment_get_attachment (assignment, i));
  } else if (self->kind == PUPITRE_KIND_REPORT_CARDS) {
    g_autoptr (PupitreReportCard) card = pupitre_report_cards_parser_read (json, NULL);

    if (card != NULL)
      note_document (self, pupitre_report_card_get_document_id (card),
                     pupitre_report_card_get_title (card));
  }
}

static char *
dup_time (gint64 seconds)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (seconds);

  return time != NULL ? g_date_time_format_iso8601 (time) : g_strdup ("");
}

static void
append_record (GString *text, const PupitreIndexEntry *entry, GBytes *json)
{
  g_autofree char *first_seen = dup_time (entry->first_seen);
  g_autofree char *last_seen = dup_time (entry->last_seen);
  gsize length;
  const char *bytes = g_bytes_get_data (json, &length);

  g_string_append_printf (
    text, "{\n\"firstSeen\": \"%s\",\n\"lastSeen\": \"%s\",\n\"withdrawn\": %s,\n\"asReceived\": ",
    first_seen, last_seen, entry->state == PUPITRE_ITEM_WITHDRAWN ? "true" : "false");
  g_string_append_len (text, bytes, (gssize) length);
  g_string_append (text, "\n}");
}

/**
 * pupitre_export_slice_write:
 * @self: A slice
 * @cancellable: (nullable): To give up
 * @error: Return location: cancellation or %PUPITRE_ERROR_STORE_IO
 *
 * Any thread but the main one.
 *
 * Returns: whether it is written.
 */
gboolean
pupitre_export_slice_write (PupitreExportSlice *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GString) text = g_string_new (self->is_first ? "[\n" : NULL);
  gboolean is_first = self->is_first;

  for (guint i = 0; i < self->records->len; i++) {
    GBytes *json = g_ptr_array_index (self->records, i);

    if (json == NULL) {
      self->n_unreadable++;
      continue;
    }
    if (!is_first)
      g_string_append (text, ",\n");
    is_first = FALSE;
    append_record (text, &g_array_index (self->entries, PupitreIndexEntry, i), json);
    note_documents (self, json);
  }
  if (self->is_last)
    g_string_append (text, "\n]\n");
  return !g_cancellable_set_error_if_cancelled (cancellable, error) &&
         pupitre_export_folder_write (self->fd, text->str, text->len, error);
}
