/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-document"

#include "pupitre-document.h"

#include <fcntl.h>
#include <string.h>
#include <unistd.h>

/* The id of an earlier version begins with a control character, which no id of the portal has: then
 * the hash of its content, a stroke, and the portal's id. */
#define VERSION '\002'
#define MESSAGE "\001message/"
#define HASH_DIGITS (2 * PUPITRE_DOCUMENT_HASH_SIZE)

G_DEFINE_BOXED_TYPE (PupitreDocument, pupitre_document, pupitre_document_copy,
                     pupitre_document_free)

/**
 * pupitre_document_copy:
 * @self: A document
 *
 * Returns: (transfer full): another one, with a descriptor of its own to the same memory. Any
 *   thread.
 */
PupitreDocument *
pupitre_document_copy (const PupitreDocument *self)
{
  PupitreDocument *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_memdup2 (self, sizeof *self);
  copy->fd = self->fd >= 0 ? fcntl (self->fd, F_DUPFD_CLOEXEC, 0) : -1;
  copy->child = g_strdup (self->child);
  copy->id = g_strdup (self->id);
  copy->file_name = g_strdup (self->file_name);
  copy->etag = g_strdup (self->etag);
  copy->title = g_strdup (self->title);
  copy->source = g_strdup (self->source);
  return copy;
}

/**
 * pupitre_document_free:
 * @self: (nullable) (transfer full): A document
 *
 * Closes its descriptor and frees it. Any thread.
 */
void
pupitre_document_free (PupitreDocument *self)
{
  if (self == NULL)
    return;
  if (self->fd >= 0)
    close (self->fd);
  g_free (self->child);
  g_free (self->id);
  g_free (self->file_name);
  g_free (self->etag);
  g_free (self->title);
  g_free (self->source);
  g_free (self);
}

/**
 * pupitre_document_steal_fd:
 * @self: A document
 *
 * Returns: its descriptor, which the caller has to close now; -1 if it was taken before. Any
 *   thread.
 */
int
pupitre_document_steal_fd (PupitreDocument *self)
{
  int fd;

  g_return_val_if_fail (self != NULL, -1);

  fd = self->fd;
  self->fd = -1;
  return fd;
}

/**
 * pupitre_document_dup_hash:
 * @self: A document
 *
 * Returns: (transfer full): the hash of its content in hexadecimal digits. Any thread.
 */
char *
pupitre_document_dup_hash (const PupitreDocument *self)
{
  g_autoptr (GString) digits = g_string_sized_new (HASH_DIGITS + 1);

  g_return_val_if_fail (self != NULL, NULL);

  for (gsize i = 0; i < PUPITRE_DOCUMENT_HASH_SIZE; i++)
    g_string_append_printf (digits, "%02x", self->sha256[i]);
  return g_string_free (g_steal_pointer (&digits), FALSE);
}

/**
 * pupitre_document_dup_version_id:
 * @self: A document with its id
 *
 * What stands for this content of the document once the portal has issued it anew: this computer's
 * alone, the portal does not know it.
 *
 * Returns: (transfer full): an id. Any thread.
 */
char *
pupitre_document_dup_version_id (const PupitreDocument *self)
{
  g_autofree char *hash = NULL;

  g_return_val_if_fail (self != NULL && self->id != NULL, NULL);

  if (pupitre_document_is_version (self->id))
    return g_strdup (self->id);
  hash = pupitre_document_dup_hash (self);
  return g_strdup_printf ("%c%s/%s", VERSION, hash, self->id);
}

/**
 * pupitre_document_dup_message_id:
 * @message_id: The portal's id of a message
 *
 * Returns: (transfer full): the id of the document that the message becomes when it is kept. Any
 *   thread.
 */
char *
pupitre_document_dup_message_id (const char *message_id)
{
  g_return_val_if_fail (message_id != NULL, NULL);

  return g_strconcat (MESSAGE, message_id, NULL);
}

/**
 * pupitre_document_is_local:
 * @id: The id of a document
 *
 * Returns: whether this computer alone has it: an earlier version, or a message that was kept. Any
 *   thread.
 */
gboolean
pupitre_document_is_local (const char *id)
{
  g_return_val_if_fail (id != NULL, FALSE);

  return pupitre_document_is_version (id) || g_str_has_prefix (id, MESSAGE);
}

/**
 * pupitre_document_is_version:
 * @id: The id of a document
 *
 * Returns: whether it stands for an earlier version, which the portal does not have. Any thread.
 */
gboolean
pupitre_document_is_version (const char *id)
{
  g_return_val_if_fail (id != NULL, FALSE);

  return *id == VERSION;
}

/**
 * pupitre_document_find_original:
 * @id: The id of a document
 *
 * Returns: (transfer none): the portal's id of the document, inside @id, of which it may be an
 *   earlier version. Any thread.
 */
const char *
pupitre_document_find_original (const char *id)
{
  g_return_val_if_fail (id != NULL, NULL);

  if (!pupitre_document_is_version (id) || strlen (id) < HASH_DIGITS + 2)
    return id;
  return id + HASH_DIGITS + 2;
}
