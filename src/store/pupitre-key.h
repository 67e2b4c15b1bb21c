/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define PUPITRE_KEY_SIZE 32

/**
 * PupitreKey:
 *
 * 32 secret bytes in guarded memory that is wiped when the last reference goes.
 */
typedef struct _PupitreKey PupitreKey;

#define PUPITRE_TYPE_KEY (pupitre_key_get_type ())
GType         pupitre_key_get_type       (void);

PupitreKey   *pupitre_key_new_random     (void) G_GNUC_WARN_UNUSED_RESULT;
PupitreKey   *pupitre_key_new_from_bytes (const guint8     *bytes) G_GNUC_WARN_UNUSED_RESULT;
PupitreKey   *pupitre_key_derive         (const PupitreKey *self,
                                          const char       *context,
                                          guint64           id) G_GNUC_WARN_UNUSED_RESULT;
PupitreKey   *pupitre_key_ref            (PupitreKey       *self);
void          pupitre_key_unref          (PupitreKey       *self);
const guint8 *pupitre_key_get_bytes      (const PupitreKey *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PupitreKey, pupitre_key_unref)

G_END_DECLS
