/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-key.h"

G_BEGIN_DECLS

/* Bytes of the hash of a content, and of a name. */
#define PUPITRE_SEALER_HASH_SIZE 16

/**
 * PupitreSealerTable:
 *
 * What is sealed, each with keys of its own. The numbers choose the keys: never change one.
 */
typedef enum {
  PUPITRE_SEALER_CHECK = 1,
  PUPITRE_SEALER_COLLECTION = 2,
  PUPITRE_SEALER_LISTING = 3,
  PUPITRE_SEALER_RECORD = 4,
  PUPITRE_SEALER_MARK = 5,
  PUPITRE_SEALER_DOCUMENT = 6,
  PUPITRE_SEALER_FILE = 7,
  PUPITRE_SEALER_INTENT = 8,
  PUPITRE_SEALER_RECEIPT = 9,
  PUPITRE_SEALER_CHANGE = 10,
  PUPITRE_SEALER_DRAFT = 11,
} PupitreSealerTable;

/**
 * PupitreSealer:
 *
 * Seals and opens the rows of one table of one account. Used by one thread at a time.
 */
typedef struct _PupitreSealer PupitreSealer;

PupitreSealer *pupitre_sealer_new          (const PupitreKey   *key,
                                            const char         *account_id,
                                            PupitreSealerTable  table) G_GNUC_WARN_UNUSED_RESULT;
void           pupitre_sealer_free         (PupitreSealer      *self);

const guint8  *pupitre_sealer_seal         (PupitreSealer      *self,
                                            const char         *scope,
                                            const char         *name,
                                            const void         *text,
                                            gsize               length,
                                            gsize              *sealed_length);
GBytes        *pupitre_sealer_open         (PupitreSealer      *self,
                                            const char         *scope,
                                            const char         *name,
                                            const void         *sealed,
                                            gsize               sealed_length,
                                            GError            **error) G_GNUC_WARN_UNUSED_RESULT;

void           pupitre_sealer_hash_name    (PupitreSealer      *self,
                                            const char         *scope,
                                            const char         *name,
                                            guint8              hash[PUPITRE_SEALER_HASH_SIZE]);
gint64         pupitre_sealer_number_name  (PupitreSealer      *self,
                                            const char         *scope,
                                            const char         *name);
void           pupitre_sealer_hash_content (PupitreSealer      *self,
                                            const void         *content,
                                            gsize               length,
                                            guint8              hash[PUPITRE_SEALER_HASH_SIZE]);

const guint8  *pupitre_sealer_bind         (PupitreSealer      *self,
                                            const char         *scope,
                                            const char         *name,
                                            gsize              *length);
const guint8  *pupitre_sealer_get_key      (PupitreSealer      *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PupitreSealer, pupitre_sealer_free)

G_END_DECLS
