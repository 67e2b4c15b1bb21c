/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-document"

#include "pupitre-document.h"

#include <fcntl.h>
#include <unistd.h>

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
  copy->file_name = g_strdup (self->file_name);
  copy->etag = g_strdup (self->etag);
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
  g_free (self->file_name);
  g_free (self->etag);
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
