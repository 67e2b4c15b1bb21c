/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define PUPITRE_DOCUMENT_HASH_SIZE 32
#define PUPITRE_DOCUMENT_MAX_SIZE (100 * 1024 * 1024)

/**
 * PupitreDocument:
 * @fd: A sealed memfd with the content, at offset 0 when it was made; -1 if moved out by
 *   pupitre_document_steal_fd()
 * @size: Bytes of the content
 * @file_name: The name that the portal gave; untrusted, never a path of this computer
 * @etag: (nullable): What the portal calls this state of it
 * @received_at: When it came, in seconds since 1970
 * @sha256: The hash of the content
 *
 * A document of the archive, unsealed in memory.
 */
typedef struct {
  int     fd;
  guint64 size;
  char   *file_name;
  char   *etag;
  gint64  received_at;
  guint8  sha256[PUPITRE_DOCUMENT_HASH_SIZE];
} PupitreDocument;

#define PUPITRE_TYPE_DOCUMENT (pupitre_document_get_type ())
GType            pupitre_document_get_type (void);

PupitreDocument *pupitre_document_copy     (const PupitreDocument *self) G_GNUC_WARN_UNUSED_RESULT;
void             pupitre_document_free     (PupitreDocument       *self);
int              pupitre_document_steal_fd (PupitreDocument       *self) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PupitreDocument, pupitre_document_free)

G_END_DECLS
